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
NEAR = 6  # words behind "reported on Wednesday" within which ", citing" still goes with it
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
        below = parse.child(cue, "xcomp")  # "refused to tell"
        for verb in (cue, cue if below is None else below):
            if parse.lemma[verb] in self._words["tell"]:
                return self._outlet(parse.child(verb, "dobj", "dative"))
        for child in parse.children[cue]:
            noun = parse.child(child, "pobj") if parse.lower[child] in ("in", "during") else None
            if noun is not None and parse.lemma[noun] in self._words["talks"]:
                for to in parse.children[noun]:
                    if parse.lower[to] in ("with", "to", "by") and (outlet := self._interviewer(to)):
                        return outlet
        return None

    def _interviewer(self, preposition: int) -> Source | None:
        """An outlet behind "an interview with", also where only its being no person tells."""
        parse, head = self.parse, self.parse.child(preposition, "pobj")
        if head is None or (outlet := self._outlet(head)):
            return outlet if head is not None else None
        if not parse.tag[head].startswith("NNP") or parse.entity[head] == "PERSON":
            return None
        found = self._of(head, -1)
        return None if found.count == 1 else found

    def _outlet(self, head: int | None) -> Source | None:
        """The source that a noun names, if it is an outlet or bears the name of one: "The Harbor Show"."""
        if head is None:
            return None
        found = phrase(self.parse, head, barrier=-1, marks=NO_MARKS)
        words = self._describer.words(found.start, found.end)
        name = outlet_in(words) or self._medium(found.start, found.end) or self._beside_kind(found.start, found.end)
        return replace(self._describer.source(found), name=name, anonymous=False) if name else None

    def _beside_kind(self, start: int, end: int) -> str | None:
        """A phrase with a name and a word for an outlet: "the weekly X"."""
        kinds = {at for at in range(start, end) if self.parse.lower[at] in self._words["outlets"]}
        named = any(self.parse.tag[at].startswith("NNP") for at in range(start, end) if at not in kinds)
        return " ".join(self._describer.words(start, end).split()) if kinds and named else None

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

    def cited_with(self, cue: int, *, passes_on: bool) -> Source | None:
        """Y of "X reported, citing Y"; where X is not known to PASS ON others' words, Y must be one who tells."""
        parse = self.parse
        near = range(cue + 1, min(cue + NEAR, parse.size))  # "said, citing two aides, that": the parser may go wrong
        behind = [at for at in near if parse.tag[at] == "VBG" and parse.text[at - 1] == ","]
        for child in (*parse.children[cue], *behind):
            if self.is_citing(child) and (child in behind or parse.dep[child] in ("advcl", "conj", "xcomp")):
                cited = self.cited(child)
                return cited if cited and (passes_on or self.is_evidence(child, cited)) else None
        return None

    def heard_by(self, head: int) -> Source | None:
        """X of "an elder cited by X said", of "was quoted as saying by X"."""
        parse = self.parse
        for verb in parse.children[head]:
            if parse.tag[verb] == "VBN" and parse.dep[verb] == "acl" and parse.lemma[verb] in self._words["heard"]:
                by = parse.child(verb, "agent", "prep")
                return None if by is None else self._interviewer(by)
        return None

    def quoted_through(self, cue: int) -> Source | None:
        """X of "was quoted as saying by X", "was quoted by X as saying"."""
        parse = self.parse
        above = (cue, parse.head[cue], parse.head[parse.head[cue]])
        verb = next((at for at in above if parse.lemma[at] in self._words["cite"] and parse.tag[at] == "VBN"), None)
        if verb is None or parse.child(verb, "nsubjpass") is None:
            return None
        saying = [below for child in parse.children[verb] for below in parse.children[child]]
        return next((found for at in (verb, *saying) if (found := self._by(at))), None)

    def _by(self, verb: int) -> Source | None:
        """Who does it, behind "by"."""
        parse = self.parse
        by = next((child for child in parse.children[verb] if parse.lower[child] == "by"), None)
        head = None if by is None else parse.child(by, "pobj")
        return None if head is None else self._of(head, verb)

    def is_evidence(self, verb: int, cited: Source) -> bool:
        """Whether what is cited can have told it: people, outlets, documents; no reasons ("citing the cost")."""
        head = self.parse.child(verb, "dobj")
        kinds = self._words["documents"]
        return (
            cited.anonymous
            or outlet_in(cited.name) is not None
            or (head is not None and self.parse.lemma[head] in kinds)
        )

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
