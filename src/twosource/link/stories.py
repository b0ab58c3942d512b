"""Which reports tell one story. In comes a pile of readings; out go groups of them.

Reports are compared by their words and names, each weighted by how rare it is in news at large and in the pile (Salton
and Buckley 1988), less where they came out far apart: much less in a big pile, which nobody has sorted. Only reports
that share rare words are compared at all, so that the work grows with the candidates and not with the pairs of a pile.
Groups grow from the most alike pairs, by the likeness of whole groups (average link), and the result does not depend on
the order of the pile.

    stories = group(readings)
    stories[0][0].report.id
"""

from __future__ import annotations

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp, log, sqrt

from twosource.lexicon import load
from twosource.link.clusters import grow
from twosource.link.judgements import place_of_reports, verdicts_of
from twosource.link.order import by_time
from twosource.link.weights import weights
from twosource.model import Judgement, Reading

WORD = re.compile(r"[^\W\d_](?:[\w'’]*\w)?")
NAME = re.compile(r"(?:[A-Z][\w'’-]+ )+[A-Z][\w'’-]+")
Vector = dict[str, float]
Pair = tuple[int, int]


def group(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> tuple[tuple[Reading, ...], ...]:
    """The readings by story: stories by their first report, the reports of a story by time, then by text.

    Reports that somebody has said to be of one story come together, those of two never do.
    """
    ordered = sorted(readings, key=by_time)
    vectors = _vectors([_terms(reading) for reading in ordered])
    farthest = weights("stories")["farthest_of_few" if len(ordered) <= weights("stories")["few"] else "farthest"]
    likeness = {
        (a, b): value * max(farthest, _near(ordered[a], ordered[b]))
        for (a, b), value in _likeness(vectors, _candidates(vectors))
    }
    said = verdicts_of(judgements, "story", place_of_reports(ordered))
    members = grow(len(ordered), likeness, least=weights("stories")["least"], same=said.same, different=said.different)
    return tuple(tuple(ordered[index] for index in group) for group in members)


# ── What a report is about ────────────────────────────────────────────────────────────────────────────────────────


def _terms(reading: Reading) -> Vector:
    """The report's words and names, those of its beginning and its headline counting more."""
    table, text = weights("stories"), reading.report.text
    counts: Vector = defaultdict(float)
    pieces = [reading.report.headline or "", *(text[span.start : span.end] for span in reading.sentences)]
    left = table["words_read"]
    for index, piece in enumerate(pieces):
        weight = table["lead"] if index <= table["lead_sentences"] else 1.0
        found = WORD.findall(piece)
        for word in found:
            counts[stem(word)] += weight
        for name in NAME.findall(piece):
            counts[f"{name.casefold()}"] += weight * table["name"]
        left -= len(found)
        if left <= 0:
            break
    return dict(counts)


@cache
def stem(word: str) -> str:
    """The word without case and the commonest endings.

    >>> stem("Strikes"), stem("strike’s"), stem("talks")
    ('strike', 'strike', 'talk')
    """
    plain = re.sub(r"['’]s?$|['’].*$", "", word.casefold())
    if plain.endswith("ies") and len(plain) > 4:
        return plain[:-3] + "y"
    return plain[:-1] if plain.endswith("s") and not plain.endswith("ss") and len(plain) > 3 else plain


@cache
def _shares() -> Mapping[str, float]:
    """The share of news reports that have a word, by stem; the highest where several words have one stem."""
    bands = load("common_words")["band"]
    shares: dict[str, float] = {}
    for band in bands:
        for word in band["words"].split():
            shares[stem(word)] = max(float(band["share"]), shares.get(stem(word), 0.0))
    return shares


def _vectors(terms: Sequence[Vector]) -> list[Vector]:
    """Term weights of length 1; what is common in news at large or in a big pile weighs little."""
    table = weights("stories")
    found = Counter(term for counts in terms for term in counts)
    background = table["background"]
    weight: Vector = {}
    for term, count in found.items():
        share = _shares().get(term, table["rare_share"])
        if share < table["stop_share"]:
            weight[term] = log((background + len(terms)) / (background * share + count))
    return [
        _unit({t: (1 + log(c)) * weight[t] if c > 1 else c * weight[t] for t, c in v.items() if weight.get(t, 0) > 0})
        for v in terms
    ]


def _unit(vector: Vector) -> Vector:
    length = sqrt(sum(value * value for value in vector.values()))
    return {term: value / length for term, value in vector.items()} if length else {}


# ── Which are alike ───────────────────────────────────────────────────────────────────────────────────────────────


def _candidates(vectors: Sequence[Vector]) -> Iterator[Pair]:
    """Pairs that share one of the terms that matter most to each of them; terms of too many reports find nobody."""
    table = weights("stories")
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for term in heapq.nsmallest(int(table["key_terms"]), vector, key=lambda t, v=vector: (-v[t], t)):  # type: ignore[misc]
            index[term].append(number)
    room = max(table["key_reports"], table["key_share"] * len(vectors))
    pairs = {
        (a, b)
        for numbers in index.values()
        if len(numbers) <= room
        for position, b in enumerate(numbers)
        for a in numbers[:position]
    }
    yield from sorted(pairs)


def _likeness(vectors: Sequence[Vector], pairs: Iterator[Pair]) -> Iterator[tuple[Pair, float]]:
    for a, b in pairs:
        small, large = sorted((vectors[a], vectors[b]), key=len)
        yield (a, b), sum(value * large.get(term, 0.0) for term, value in small.items())


def _near(a: Reading, b: Reading) -> float:
    """Less than 1 where the two came out far apart; reports without a date are near to all."""
    first, second = a.report.published, b.report.published
    if not (first and second and first.interval.start and second.interval.start):
        return 1.0
    days = abs((first.interval.start - second.interval.start).total_seconds()) / 86400
    table = weights("stories")
    return exp(-max(0.0, days - table["free_days"]) / table["decay_days"])
