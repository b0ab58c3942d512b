"""Two speakers on the two sides of a semicolon: what one says is nothing that the other says. In comes a parse to mend.

Of "Aides said that two died; the police denied it" a parser may hang the deaths on the denial, and that on the aides.
Behind a semicolon whoever says something with a subject of his own begins anew. Quotations are left as they are: there
a semicolon may stand within what is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from twosource import lexicon
from twosource.extract.labels import SUBJECTS

QUOTES = frozenset(('"', "“", "”", "``", "''"))
CLAUSES = frozenset(("ccomp", "xcomp"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))


def part_speakers(doc: Doc) -> None:
    """Hangs what is said on whoever says it on the same side of a semicolon."""
    for sent in list(doc.sents):
        marks = [token.i for token in sent if token.text == ";"]
        if marks and not any(token.text in QUOTES for token in sent):
            edges = [sent.start - 1, *marks, sent.end]
            parts = [doc[left + 1 : right] for left, right in pairwise(edges) if right > left + 1]
            for before, after in pairwise(parts):
                _part(before, after)


def _part(before: Span, after: Span) -> None:
    speaker = next(_speakers(after), None)
    first = next(_speakers(before), None)
    if speaker is None or first is None:
        return
    if speaker.dep_ == "ROOT" or _is_in(speaker.head, after):
        _free(before, after, speaker, first)
        return
    stray = [token for token in before if _is_in(token.head, after) and token.dep_ == "ccomp" and token.i > first.i]
    if _is_in(first, before) and not _is_under(first, speaker):
        speaker.head, speaker.dep_ = first, "conj"
        for token in stray:
            token.head = first


def _free(before: Span, after: Span, speaker: Token, first: Token) -> None:
    """Frees who speaks first from being taken for what the other says, where that is told behind him."""
    told = any(child.dep_ in CLAUSES for child in speaker.rights)
    if first.head == speaker and first.dep_ == "ccomp" and told:
        first.dep_ = "conj"


def _speakers(part: Span) -> Iterator[Token]:
    """Verbs of saying with a subject of their own, the highest first as they stand."""
    verbs = lexicon.load("cues")["verbs"]
    for token in part:
        if token.pos_ == "VERB" and token.tag_ in FINITE and token.lemma_.lower() in verbs:
            own = (child for child in token.lefts if child.dep_ in SUBJECTS)
            if any(_is_in(child, part) for child in own):
                yield token


def _is_in(token: Token, part: Span) -> bool:
    return part.start <= token.i < part.end


def _is_under(token: Token, above: Token) -> bool:
    return any(one == above for one in token.ancestors)
