"""People or bodies joined by "and", which "they" may take up. In comes a Parse, out come Candidates.

The head of such a phrase is its "and", so that it is never taken for one of those that it joins.
"""

from __future__ import annotations

from collections.abc import Iterator

from twosource.extract.mentions.candidates import Candidate
from twosource.extract.mentions.nominals import NOT_HEADS, NOUNS, phrase
from twosource.extract.mentions.vocabulary import NOTHING, Vocabulary
from twosource.extract.parse import Parse

ACTORS = frozenset(("person", "group", "organization", "government"))


def find_pairs(parse: Parse, words: Vocabulary) -> Iterator[Candidate]:
    """Each phrase of two or more who may act together."""
    firsts = _firsts(parse)
    for index in range(parse.size):
        if parse.dep[index] == "cc" and parse.lower[index] in ("and", "&"):
            first = firsts[parse.head[index]]
            last = parse.child(parse.head[index], "conj")
            if last is not None and all(_acts(parse, words, noun) for noun in (first, last)):
                yield _pair(parse, first, index, last)


def _firsts(parse: Parse) -> list[int]:
    """For each token the first of those that it is joined with, itself where it is joined with none."""
    firsts = list(range(parse.size))
    for index, head in enumerate(parse.head):
        if parse.dep[index] == "conj" and head < index:
            firsts[index] = firsts[head]
    return firsts


def _acts(parse: Parse, words: Vocabulary, noun: int) -> bool:
    if parse.tag[noun] not in NOUNS or parse.dep[noun] in NOT_HEADS:
        return False
    if parse.tag[noun] in ("NNP", "NNPS"):
        return parse.entity[noun] in ("PERSON", "ORG", "GPE", "NORP")
    return words.nouns.get(parse.lemma[noun], NOTHING)[0] in ACTORS


def _pair(parse: Parse, first: int, conjunction: int, last: int) -> Candidate:
    start, end = phrase(parse, first)[0], phrase(parse, last)[1]
    return Candidate(
        start=min(start, conjunction),
        end=max(end, conjunction + 1),
        head=conjunction,
        kind="nominal",
        core=(min(start, conjunction), max(end, conjunction + 1)),
        type="group",
        plural=True,
    )
