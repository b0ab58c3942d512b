"""Single links of a chain. In comes the cue of an attribution; out comes the outlet told, the origin cited, the venue.

"an aide told Reuters" -> Reuters   "…, citing two officials" -> two officials   "said on CNN" -> venue CNN
"""

from __future__ import annotations

from dataclasses import replace

from twosource.extract.attributions.outlet_names import outlet_in
from twosource.extract.attributions.sources import Describer, phrase, subject
from twosource.extract.parse import Parse
from twosource.lexicon import load
from twosource.model import Source

OWN = frozenset(("his", "her", "their", "its", "my", "our", "your"))
NO_MARKS: frozenset[int] = frozenset()


class LinkFinder:
    """Finds what hangs on one cue of a text."""

    def __init__(self, parse: Parse, describer: Describer) -> None:
        self.parse, self._describer = parse, describer
        self._words = {name: frozenset(words) for name, words in load("cues")["links"].items()}

    def adds(self, cue: int) -> bool:
        """Whether the cue goes on with what the same source said before: "she added"."""
        return self.parse.lemma[cue] in self._words["add"]

    def told(self, cue: int) -> Source | None:
        """The outlet that was told, or spoken to in an interview."""
        parse = self.parse
        if parse.lemma[cue] in self._words["tell"]:
            return self._outlet(parse.child(cue, "dobj", "dative"))
        for child in parse.children[cue]:
            noun = parse.child(child, "pobj") if parse.lower[child] in ("in", "during") else None
            if noun is not None and parse.lemma[noun] in self._words["talks"]:
                for to in parse.children[noun]:
                    if parse.lower[to] in ("with", "to") and (outlet := self._outlet(parse.child(to, "pobj"))):
                        return outlet
        return None

    def _outlet(self, head: int | None) -> Source | None:
        """The source that a noun names, if it is an outlet or bears the name of one: "The Harbor Show"."""
        if head is None:
            return None
        found = phrase(self.parse, head, barrier=-1, marks=NO_MARKS)
        words = self._describer.words(found.start, found.end)
        name = outlet_in(words)
        name = name or self._medium(found.start, found.end)
        return replace(self._describer.source(found), name=name, anonymous=False) if name else None

    def _medium(self, start: int, end: int) -> str | None:
        """A name among the tokens that ends in a word for a medium."""
        last = next((at for at in range(start, end) if self._is_media(at)), None)
        if last is None:
            return None
        first = last
        while first > start and self.parse.tag[first - 1].startswith(("NNP", "DT")):
            first -= 1
        return " ".join(self._describer.words(first, last + 1).split())

    def _is_media(self, noun: int) -> bool:
        return self.parse.tag[noun].startswith("NNP") and self.parse.lower[noun] in self._words["media"]

    def venue(self, cue: int) -> str | None:
        """Where it was said: on a program, on an outlet's air."""
        parse = self.parse
        for child in parse.children[cue]:
            noun = parse.child(child, "pobj") if parse.lower[child] in self._words["venue"] else None
            if noun is not None and parse.tag[noun].startswith("NNP"):
                words = " ".join(self._describer.words(parse.left[noun], parse.right[noun] + 1).split()).strip("\"', ")
                if outlet_in(words) or self._is_media(noun):
                    return words
        return None

    def quoted_by(self, cue: int, source: Source) -> Source | None:
        """X of "X quoted Y as saying …"."""
        parse, at = self.parse, cue
        for _ in range(3):
            at = parse.head[at]
            if parse.lemma[at] in self._words["cite"]:
                head = subject(parse, at) if parse.child(at, "dobj") is not None else None
                found = None if head is None else self._of(head, at)
                return found if found and found.span != source.span else None
        return None

    def cited_with(self, cue: int) -> Source | None:
        """Y of "X reported, citing Y"."""
        parse = self.parse
        for child in parse.children[cue]:
            if self.is_citing(child) and parse.dep[child] in ("advcl", "conj", "xcomp"):
                return self.cited(child)
        return None

    def is_citing(self, verb: int) -> bool:
        """Whether the word is "cite" or its like."""
        return self.parse.lemma[verb] in self._words["cite"]

    def cited(self, verb: int) -> Source | None:
        """What a verb of citing has as its object."""
        head = self.parse.child(verb, "dobj")
        return None if head is None else self._of(head, verb)

    def repeated(self, cue: int) -> Source | None:
        """The owner of what is said again: "reiterated the king's offer"."""
        parse = self.parse
        thing = parse.child(cue, "dobj") if parse.lemma[cue] in self._words["repeat"] else None
        owner = None if thing is None else parse.child(thing, "poss")
        if owner is None or parse.lower[owner] in OWN:
            return None
        return self._describer.source(phrase(parse, owner, barrier=-1, marks=NO_MARKS))

    def _of(self, head: int, verb: int) -> Source:
        return self._describer.source(phrase(self.parse, head, barrier=verb, marks=NO_MARKS))
