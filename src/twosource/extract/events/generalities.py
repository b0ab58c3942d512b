"""What is no happening though its words are: a habit, a case, a question, a writer's "we". In: a token; out: yes or no.

"Farmers often march", "those who voted for him", "in every election", "If he resigned, we would cheer" tell of nothing
that has come to pass or is to come.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import islice
from sys import maxsize

from spacy.tokens import Doc, Token

from twosource import lexicon

CONDITIONS = frozenset(("if", "unless", "whenever"))
MARKS = ("mark", "advmod")
UNREAL = frozenset(("would", "'d", "could", "might"))
EACH = frozenset(("every", "each"))
OWN = frozenset(("i", "we", "you", "us", "me", "my", "our", "your", "let"))
CLOSING = frozenset(('"', "'", ")", "''"))
NEAR = 12  # words below a verb that are looked at


class Voices:
    """Whose words the stretches of a Doc are, and which words of saying have a content."""

    def __init__(self, doc: Doc) -> None:
        pieces = sorted((piece.start, piece.end) for said in doc._.attributions for piece in said.content)
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in pieces:
            self.starts.append(start)
            self.ends.append(max(end, self.ends[-1]) if self.ends else end)
        self.cues = sorted((said.cue.start, said.cue.end) for said in doc._.attributions if said.cue and said.content)
        self.known = bool(self.cues)

    def spoken(self, token: Token) -> bool:
        """Whether somebody is said to say it."""
        at = bisect_right(self.starts, token.idx) - 1
        return at >= 0 and self.ends[at] > token.idx

    def has_content(self, verb: Token) -> bool:
        """Whether a word of saying has something that is said."""
        at = bisect_right(self.cues, (verb.idx, maxsize)) - 1
        if at >= 0 and self.cues[at][1] >= verb.idx + len(verb):
            return True
        return any(child.dep_ in ("ccomp", "parataxis") for child in verb.children) or verb.dep_ == "parataxis"


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("events/words")[name]["words"])


def is_supposed(verb: Token) -> bool:
    """Whether a verb tells a case that is only thought of: "if I gave a speech"."""
    return verb.dep_ == "advcl" and any(child.lower_ in CONDITIONS for child in verb.lefts if child.dep_ in MARKS)


def is_general(verb: Token, voices: Voices) -> bool:
    """Whether a verb tells a habit, a case that is only supposed, a question, or what the writer wants of readers."""
    below = list(islice(verb.children, NEAR))
    marks = {child.lower_ for child in below if child.dep_ in ("mark", "advmod")}
    if marks & _words("habits") or (verb.dep_ == "advcl" and marks & CONDITIONS):
        return True
    unreal = any(child.dep_ == "aux" and child.lower_ in UNREAL for child in below)
    if unreal and any(child.dep_ == "advcl" and _is_condition(child) for child in below):
        return True
    if any(_is_each(child) for child in below) or _asks(verb) or _is_topic(verb):
        return True
    return not voices.spoken(verb) and any(child.dep_ == "nsubj" and _is_own(child) for child in below)


def _is_own(word: Token) -> bool:
    """Whether it is the writer or the reader; "US" is neither."""
    return word.lower_ in OWN and word.text != "US"


def is_anybody(verb: Token) -> bool:
    """Whether it only tells which people are spoken of: "those who voted for him"."""
    return verb.dep_ == "relcl" and verb.head.lower_ in _words("anybody") and not _is_counted(verb.head)


def is_each(noun: Token) -> bool:
    """Whether it is any of its kind: "every election"."""
    return any(child.lower_ in EACH for child in noun.lefts)


def _is_counted(noun: Token) -> bool:
    return any(child.dep_ == "nummod" for child in noun.lefts)


def _is_condition(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in verb.lefts)


def _is_each(child: Token) -> bool:
    """Whether it says "every year", "in every election"."""
    if child.dep_ == "npadvmod":
        return is_each(child)
    return child.dep_ == "prep" and any(is_each(inner) for inner in child.rights if inner.dep_ == "pobj")


def _is_topic(verb: Token) -> bool:
    """Whether it only tells what somebody speaks or writes on: "a speech about lowering rents"."""
    return verb.dep_ == "pcomp" and verb.head.lower_ in _words("topics")


def _asks(verb: Token) -> bool:
    sentence = verb.sent
    last = sentence[-1]
    while last.i > sentence.start and (last.is_space or last.text in CLOSING):
        last = last.nbor(-1)
    return last.text.endswith("?")
