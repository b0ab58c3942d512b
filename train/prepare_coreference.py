"""Gold of who is who as the network sees it. In comes a gold file, out goes a file of arrays for `fit_coreference.py`.

    python train/prepare_coreference.py GOLD.jsonl OUT.pkl

Runs in Twosource's own environment with the extra `encoder`: texts are read by the rules, and all that the network is
told comes from `extract/coreference/` and the shipped reader, just as it will when it runs.
"""

from __future__ import annotations

import json
import pickle
import sys
from bisect import bisect_right
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language

from twosource.extract.coreference.bounds import STARTS, edges
from twosource.extract.coreference.pairings import Pairings, options
from twosource.extract.coreference.points import HELPING, Point, points
from twosource.extract.coreference.resolution import resolve
from twosource.extract.coreference.traits import Traits
from twosource.extract.encoder import load_network
from twosource.extract.language import load_language
from twosource.extract.mentions.vocabulary import vocabulary
from twosource.extract.parse import Parse
from twosource.extract.reading import prepare
from twosource.model import Report, Segment, Span
from twosource.settings import Settings

NEEDED = ("twosource_paragraphs", "tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")
WITHIN = frozenset(("compound", "nmod", "amod", "nummod", "poss", "appos", "flat"))
OWN = ("twosource_timexes", "twosource_mentions")
Row = dict[Any, Any]


def read(row: Row, nlp: Language) -> Row:
    """One document: what is known of its Points, and gold's clusters, kinds and bounds of them."""
    text = row["text"]
    doc = nlp(prepare(Report(row["id"], text, "", (Segment("body", Span(0, len(text))),)), nlp))
    parse, candidates = Parse(doc), list(doc._.mentions)
    groups = resolve(parse, vocabulary(), candidates)
    found = points(parse, candidates, groups)
    traits = Traits(parse, found, groups, doc._.timexes)
    near = options(traits)
    words, known = edges(parse, found)
    made = {"heads": traits.head, "single": traits.single() > 0, "options": near, "edges": words, "known": known}
    clues = Pairings(traits, near).clues()
    made |= {"clues": np.packbits(clues, axis=-1), "id": row["id"], "genre": row["genre"], "words": parse.size}
    return made | _gold(row, parse, found, words) | _pieces(doc.text, parse)


def _gold(row: Row, parse: Parse, found: list[Point], words: Any) -> Row:
    """For each Point its cluster, kind, and which of its edges are right; None or -1 where it is no mention."""
    at = {point.head: place for place, point in enumerate(found)}
    spans = {_span(parse, point): place for place, point in enumerate(found)}
    clusters: list[str | None] = [None] * len(found)
    kinds, right = list(clusters), np.full((len(found), 2), -1)
    for mention in sorted(row["mentions"], key=lambda one: one["end"] - one["start"]):
        places = (spans.get((mention["start"], mention["end"])), *(at.get(word) for word in _heads(parse, mention)))
        place = next((one for one in places if one is not None and clusters[one] is None), None)
        if place is None:
            continue
        clusters[place], kinds[place] = mention["cluster"], mention["type"]
        for side, (part, offsets, goal) in enumerate(
            ((words[place, :STARTS], parse.start, "start"), (words[place, STARTS:], parse.end, "end"))
        ):
            fitting = [rank for rank, word in enumerate(part) if word >= 0 and offsets[word] == mention[goal]]
            right[place, side] = fitting[0] if fitting else -1
    return {"clusters": clusters, "kinds": kinds, "right": right}


def _heads(parse: Parse, mention: Row) -> list[int]:
    """The words that may be its head, the likeliest first: gold's "Ana" in "Ana Rojas" is "Rojas" in the parse."""
    word = bisect_right(parse.start, mention["head"][0]) - 1
    heads = [word]
    while parse.dep[word] in WITHIN and parse.head[word] != word:
        word = parse.head[word]
        if not mention["start"] <= parse.start[word] < mention["end"]:
            break
        heads.append(word)
    helped = [parse.head[heads[0]]] if parse.dep[heads[0]] in HELPING else []  # gold's "was" in "was met" is "met"
    return [*heads[::-1], *helped]


def _span(parse: Parse, point: Point) -> tuple[int, int]:
    return parse.start[point.candidate.start], parse.end[point.candidate.end - 1]


def _pieces(text: str, parse: Parse) -> Row:
    """What two of the reader's layers give for each piece, by window, and which word each is of."""
    scores = load_network()(text)
    given = [[one.astype(np.float16) for one in scores.network.opened(ids)] for ids, _ in scores.windows]
    first, fourth = zip(*given, strict=True)
    return {1: first, 4: fourth, "owner": scores.owners(parse.start)}


def main() -> int:
    """Reads all documents."""
    gold, out = map(Path, sys.argv[1:])
    nlp = load_language(Settings().pipeline)
    for name in set(nlp.pipe_names) - {*NEEDED, *OWN}:
        nlp.remove_pipe(name)
    made = [read(json.loads(line), nlp) for line in gold.read_text(encoding="utf-8").splitlines()]
    out.write_bytes(pickle.dumps(made))
    print(len(made), "documents,", sum(len(one["heads"]) for one in made), "points")
    return 0


if __name__ == "__main__":
    sys.exit(main())
