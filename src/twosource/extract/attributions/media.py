"""Which outlet a noun names that was told something or quotes somebody. In comes a noun of the parse, out its Source.

Known outlets, names with a word for a medium ("the weekly X", "The Harbor Show"), media without a name ("state
television"), and, where the place in the sentence speaks for it, names that nobody knows.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from twosource.extract.attributions.outlet_names import outlet_in
from twosource.extract.attributions.sources import Describer, phrase
from twosource.extract.parse import Parse
from twosource.lexicon import load
from twosource.lexicon.given import given_names
from twosource.model import Source

NO_MARKS: frozenset[int] = frozenset()
NO_OUTLETS = frozenset(("PERSON", "GPE", "NORP", "LOC", "FAC", "DATE", "TIME", "LAW", "EVENT"))  # labels of other names
PLACES = frozenset(("GPE", "NORP", "LOC", "DATE", "TIME", "LAW", "EVENT"))
LONGEST = 3  # words of a name that nobody knows


class MediaReader:
    """Tells outlets from other nouns of one text."""

    def __init__(self, parse: Parse, describer: Describer) -> None:
        self._parse, self._describer = parse, describer
        self._words = {name: frozenset(words) for name, words in load("cues")["links"].items()}

    def source(self, head: int, verb: int = -1) -> Source:
        """The phrase that a noun heads, whatever it names."""
        return self._describer.source(phrase(self._parse, head, barrier=verb, marks=NO_MARKS))

    def outlet(self, head: int | None) -> Source | None:
        """The source that a noun names, if it is an outlet, bears the name of one or is a medium without a name."""
        if head is None:
            return None
        found = phrase(self._parse, head, barrier=-1, marks=NO_MARKS)
        if self._describer.is_bearer(found):
            return None
        words = self._describer.words(found.start, found.end)
        name = outlet_in(words) or self._medium(found.start, found.end) or self._beside_kind(found.start, found.end)
        if name is None and self.is_nameless(head):
            return replace(self._describer.source(found), anonymous=False)
        return replace(self._describer.source(found), name=name, anonymous=False) if name else None

    def is_nameless(self, head: int) -> bool:
        """Whether it is a medium without a name: "state television", "the newspaper"."""
        parse = self._parse
        kinds = (parse.lemma[child] for child in parse.children[head] if parse.dep[child] == "compound")
        airs = parse.lower[head] in self._words["outlets"] and not self._words["nameless"].isdisjoint(kinds)
        return parse.tag[head].startswith("NN") and (airs or parse.lemma[head] in self._words["nameless"])

    def is_piece(self, head: int) -> bool:
        """Whether it is what an outlet has printed before: "the report", "the article"."""
        parse = self._parse
        return (
            parse.lemma[head] in self._words["pieces"]
            and parse.left[head] == head - 1
            and parse.lower[head - 1] == "the"
        )

    def whoever(self, head: int | None) -> Source | None:
        """An outlet, also where only its being no person and no known body tells: behind "an interview with"."""
        if head is None or (found := self.outlet(head)):
            return found if head is not None else None
        if not self._parse.tag[head].startswith("NNP") or self._parse.entity[head] == "PERSON":
            return self.newcomer(head)
        if self._parse.lower[head] in _bodies():
            return None
        other = self.source(head)
        return None if other.count == 1 else other

    def stranger(self, head: int | None, *, unnamed: bool) -> Source | None:
        """A name that can be an outlet's: with its own article ("Le Phare"), or told by people whom nobody names."""
        parse = self._parse
        if head is None or not parse.tag[head].startswith("NNP"):
            return None
        if parse.entity[head] in NO_OUTLETS:
            return self.newcomer(head)
        first = next((at for at in range(parse.left[head], head) if parse.text[at][0].isupper()), head)
        titled = parse.lower[first] in self._words["articles"] and parse.text[first].istitle()
        if parse.lower[head] in _bodies():
            return None
        return replace(self.source(head), anonymous=False) if titled or unnamed else self.newcomer(head)

    def newcomer(self, head: int) -> Source | None:
        """A name that the text has nowhere but where outlets stand, and that is no person's with a given name."""
        parse, start, end = self._parse, self._parse.left[head], self._parse.right[head] + 1
        given = parse.lower[start] in given_names() and parse.lower[start] not in self._words["articles"]  # "Al Waqt"
        known = given or parse.lower[head] in _bodies() or parse.entity[head] in PLACES
        if known or not parse.tag[head].startswith("NNP") or end - start > LONGEST or parse.text[head][-1] in ".'":
            return None
        again = [at for at, word in enumerate(parse.text) if word == parse.text[head]]
        if not all(self._is_outlets_place(at) for at in again):
            return None
        return replace(self.source(head), anonymous=False, count=None)

    def _is_outlets_place(self, noun: int) -> bool:
        """Whether a noun is told something, or stands behind "with", "to" and "by", or reports."""
        parse = self._parse
        verb = parse.head[noun]
        if parse.dep[noun] in ("dobj", "dative"):
            return parse.lemma[verb] in self._words["tell"]
        if parse.dep[noun] == "nsubj":
            return parse.lemma[verb] in self._words["cite"] or parse.lemma[verb] == "report"
        return parse.dep[noun] == "pobj" and parse.lower[verb] in ("with", "to", "by")

    def _beside_kind(self, start: int, end: int) -> str | None:
        """A phrase with a name and a word for an outlet: "the weekly X"."""
        kinds = {at for at in range(start, end) if self._parse.lower[at] in self._words["outlets"]}
        named = any(self._parse.tag[at].startswith("NNP") for at in range(start, end) if at not in kinds)
        return " ".join(self._describer.words(start, end).split()) if kinds and named else None

    def _medium(self, start: int, end: int) -> str | None:
        """A name among the tokens that ends in a word for a medium."""
        first = last = next((at for at in range(start, end) if self.is_medium(at)), None)
        if first is None or last is None:
            return None
        while first > start and self._parse.tag[first - 1].startswith(("NNP", "DT")):
            first -= 1
        while last + 1 < end and self._parse.tag[last + 1].startswith("NNP"):  # "Radio Marisol"
            last += 1
        return " ".join(self._describer.words(first, last + 1).split())

    def is_medium(self, noun: int) -> bool:
        """Whether a word of a name says that it is an outlet's: "Ledger", "Radio"."""
        return self._parse.tag[noun].startswith("NNP") and self._parse.lower[noun] in self._words["media"]


@cache
def _bodies() -> frozenset[str]:
    """Words of names of bodies that are told things and print nothing."""
    known = {word for entry in load("organizations")["organizations"] for word in entry["words"]}
    bodies = (kind["words"] for kind in load("nouns")["nouns"] if kind["type"] in ("organization", "government"))
    return frozenset(known.union(*bodies))
