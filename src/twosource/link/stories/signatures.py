"""What a report is about, in brief. In comes a reading; out goes a small signature, by which stories are found.

    signature(reading).keys[:2]  # ('kestrel', 'bergen')

A signature can be kept (`pack`, `unpack`): it is made of one report alone and of the shipped word list, so that it
stays the same whatever reports come after.
"""

from __future__ import annotations

import heapq
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import log, sqrt

from twosource.intervals import first_day, is_day
from twosource.link.stories.words import WORD, stem, weight_of
from twosource.link.weights import weights
from twosource.model import Reading

Vector = Mapping[str, float]  # of length 1


@dataclass(frozen=True, slots=True)
class Signature:
    """A report's id, when it came out, and what it is about.

    `moment` is in UTC, or local where the zone is not known. `terms` are the stems of the report and what they weigh,
    `head` those of its headline, or of its first sentence where it has none. `keys` are the terms by which others are
    found, the weightiest first. `days` are those on which the first sentences put what they tell.
    """

    id: str
    moment: datetime | None
    terms: Vector
    head: Vector
    keys: tuple[str, ...]
    days: tuple[date, ...] = ()


def signature(reading: Reading) -> Signature:
    """The report's signature."""
    table = weights("stories")
    terms = _vector(_counts(reading, int(table["words_read"])), int(table["terms"]))
    first = reading.report.headline or next(_sentences(reading), "")
    return Signature(
        id=reading.report.id,
        moment=_moment(reading),
        terms=terms,
        head=_vector(Counter(map(stem, WORD.findall(first))), int(table["terms"])),
        keys=tuple(heapq.nsmallest(int(table["key_terms"]), terms, key=lambda term: (-terms[term], term))),
        days=_days(reading),
    )


def pack(one: Signature) -> bytes:
    """The signature as one line of JSON."""
    moment, days = one.moment.isoformat() if one.moment else None, [day.isoformat() for day in one.days]
    record = [one.id, moment, dict(one.terms), dict(one.head), one.keys, days]
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(record: bytes) -> Signature:
    """The signature again."""
    identifier, moment, terms, head, keys, days = json.loads(record.decode("utf-8", "surrogatepass"))
    return Signature(
        identifier,
        datetime.fromisoformat(moment) if moment else None,
        terms,
        head,
        tuple(keys),
        tuple(map(date.fromisoformat, days)),
    )


def _counts(reading: Reading, words_read: int) -> Mapping[str, float]:
    """How often the report has each stem; those of its headline and its first sentences count more."""
    table = weights("stories")
    sentences = list(_sentences(reading))
    early = int(table["lead_sentences"])
    lead = WORD.findall(" ".join([reading.report.headline or "", *sentences[:early]]))
    rest = WORD.findall(" ".join(sentences[early:]))[:words_read]
    counts: defaultdict[str, float] = defaultdict(float)
    for words, weight in ((lead, table["lead"]), (rest, 1.0)):
        for word, number in Counter(words).items():
            counts[stem(word)] += weight * number
    return counts


def _sentences(reading: Reading) -> Iterator[str]:
    text = reading.report.text
    return (text[span.start : span.end] for span in reading.sentences)


def _vector(counts: Mapping[str, float], most: int) -> Vector:
    """The weightiest terms and what they weigh: how rare they are, and a bit more where they occur again and again."""
    weighed = {
        term: (1 + 0.5 * log(count) if count > 1 else 1.0) * weight
        for term, count in counts.items()
        if (weight := weight_of(term)) > 0
    }
    if len(weighed) > most:
        weighed = {term: weighed[term] for term in heapq.nsmallest(most, weighed, key=lambda t: (-weighed[t], t))}
    length = sqrt(sum([value * value for value in weighed.values()]))
    return {term: round(value / length, 4) for term, value in weighed.items()}


def _moment(reading: Reading) -> datetime | None:
    """When the report came out; None where nobody says so, or a moment that no calendar has."""
    published = reading.report.published
    start = published.interval.start if published else None
    if published is None or start is None:
        return None
    try:
        return (start - (published.interval.offset or timedelta(0))).replace(tzinfo=UTC)
    except OverflowError:
        return None


def _days(reading: Reading) -> tuple[date, ...]:
    """The days that the first sentences name."""
    sentences = reading.sentences[: int(weights("stories")["dated_sentences"])]
    end = sentences[-1].end if sentences else 0
    found = {
        day
        for timex in reading.timexes
        if timex.span.start < end and timex.interval and is_day(timex.interval) and (day := first_day(timex.interval))
    }
    return tuple(sorted(found))
