"""Whom a source cites. In comes the cue of an attribution with its source; out come the links behind and before it.

"…, citing two officials" -> two officials   "which quoted a memo" -> a memo   "an elder quoted by X said" -> X
"""

from __future__ import annotations

from collections.abc import Iterator

from twosource.extract.attributions.headcounts import persons
from twosource.extract.attributions.media import MediaReader
from twosource.extract.attributions.outlet_names import outlet_in
from twosource.extract.attributions.sources import subject
from twosource.extract.parse import Parse
from twosource.lexicon import load
from twosource.model import Source

NEAR = 6  # words behind "reported on Wednesday" within which ", citing" still goes with it
DEEPEST = 4  # links that one sentence names behind each other
Links = tuple[Source, ...]


class CitationFinder:
    """Finds who cites whom in one text."""

    def __init__(self, parse: Parse, media: MediaReader) -> None:
        self.parse, self._media = parse, media
        self._words = {name: frozenset(words) for name, words in load("cues")["links"].items()}

    def is_citing(self, verb: int) -> bool:
        """Whether the word is "cite" or its like."""
        return self.parse.lemma[verb] in self._words["cite"]

    def cited(self, verb: int) -> Source | None:
        """What a verb of citing has as its object."""
        head = self.parse.child(verb, "dobj")
        return None if head is None else self._media.source(head, verb)

    def with_cue(self, cue: int, *, passes_on: bool) -> Links:
        """Y of "X reported, citing Y", with whom Y cites; where X PASSES nothing ON, Y must be one who tells."""
        parse = self.parse
        near = range(cue + 1, min(cue + NEAR, parse.size))  # "said, citing two aides, that": the parser may go wrong
        near = range(near.start, next((at for at in near if parse.lower[at] == "that"), near.stop))
        behind = [at for at in near if parse.tag[at] == "VBG" and parse.text[at - 1] == ","]
        for child in (*parse.children[cue], *behind):
            if parse.lemma[child] == "attribute" and parse.tag[child] == "VBG" and (to := self._to(child)) is not None:
                return (self._media.source(to, child),)
            if self.is_citing(child) and (child in behind or parse.dep[child] in ("advcl", "conj", "xcomp")):
                found = self._chain(child)
                return found if found and (passes_on or self.is_evidence(child, found[0])) else ()
        return ()

    def _to(self, verb: int) -> int | None:
        """Y of "attributing the claim to Y"."""
        to = next((child for child in self.parse.children[verb] if self.parse.lower[child] == "to"), None)
        return None if to is None else self.parse.child(to, "pobj")

    def with_source(self, head: int, *, passes_on: bool) -> Links:
        """Y of "X, which cited Y," and of "X, citing Y," where that hangs on the name."""
        parse, end = self.parse, self.parse.right[head] + 1
        beside = [end + 1] if parse.text[end : end + 1] == [","] and parse.tag[end + 1 : end + 2] == ["VBG"] else []
        for verb in (*self._told_of(head), *beside):
            if self.is_citing(verb) and parse.tag[verb] != "VBN":
                found = self._chain(verb)
                return found if found and (passes_on or self.is_evidence(verb, found[0])) else ()
        return ()

    def _chain(self, verb: int, depth: int = 1) -> Links:
        """What a verb of citing has as its object, and whom that cites in turn."""
        head = self.parse.child(verb, "dobj")
        if head is None:
            return ()
        own = self._media.source(head, verb)
        for below in self._told_of(head):
            if depth < DEEPEST and self.is_citing(below) and self.parse.tag[below] != "VBN":
                return (own, *self._chain(below, depth + 1))
            if (writer := self.writer(head, below)) is not None:
                return (own, self._media.source(writer, below))
        return (own,)

    def writer(self, paper: int, verb: int) -> int | None:
        """Who speaks in a document: "a memo in which the director told staff"."""
        parse = self.parse
        if parse.dep[verb] != "relcl" or parse.lemma[paper] not in self._words["documents"] | self._words["talks"]:
            return None
        speaks = parse.lemma[verb] in load("cues")["verbs"] and parse.child(verb, "ccomp", "xcomp") is not None
        who = parse.child(verb, "nsubj") if speaks and parse.lower[parse.left[verb]] == "in" else None
        return None if who is None or parse.tag[who].startswith("W") else who

    def _told_of(self, noun: int) -> Iterator[int]:
        """The verbs that say something of a noun, or of the name beside it: "…, which cited"."""
        parse = self.parse
        for child in parse.children[noun]:
            if parse.dep[child] in ("relcl", "acl") and child > noun:
                yield child
            elif parse.dep[child] == "appos":
                yield from (below for below in parse.children[child] if parse.dep[below] in ("relcl", "acl"))

    def quoted_by(self, cue: int, source: Source) -> Source | None:
        """X of "X quoted Y as saying …"."""
        parse, at = self.parse, cue
        for _ in range(4):
            whom = parse.child(at, "dobj") if self.is_citing(at) else None
            if at != cue and whom is not None and self._passes_on(whom, cue, source):
                return None
            if self.is_citing(at):
                above = parse.head[at] if parse.dep[at] == "conj" else at
                head = parse.child(at, "nsubj") or parse.child(above, "nsubj")
                head = subject(parse, at) if head is None and parse.tag[at] == "VBG" else head
                found = None if head is None or whom is None else self._media.source(head, at)
                return found if found and found.span != source.span else None
            at = parse.head[at]
        return None

    def _passes_on(self, whom: int, cue: int, source: Source) -> bool:
        """Whether who is quoted tells what another said: "quoted an aide as saying that the envoy told him"."""
        parse = self.parse
        own = source.span is None or source.span.start <= parse.start[whom] < source.span.end
        return not own and parse.child(cue, "nsubj") is not None and self.writer(whom, cue) is None

    def heard_by(self, head: int) -> Source | None:
        """X of "an elder cited by X said", "guards who spoke to X", "a memo seen by X"."""
        parse = self.parse
        for verb in parse.children[head]:
            if parse.dep[verb] not in ("acl", "relcl"):
                continue
            if parse.tag[verb] == "VBN":
                found = self._handled_by(verb, head)
            elif parse.lemma[verb] in self._words["speak"]:
                found = self._spoken_to(verb)
            elif parse.lemma[verb] in self._words["ask"] and parse.lower[parse.left[verb]] in ("who", "whom"):
                found = self._media.outlet(parse.child(verb, "nsubj"))
            else:
                continue
            if found:
                return found
        return None

    def _handled_by(self, verb: int, head: int) -> Source | None:
        """Who has heard those, or has seen the paper, of whom a participle tells."""
        parse = self.parse
        paper = parse.lemma[head] in self._words["documents"] | self._words["talks"]
        lemma = parse.lemma[verb]
        heard, seen = lemma in self._words["heard"], paper and lemma in self._words["carry"]
        by = parse.child(verb, "agent", "prep") if heard or seen else None
        whom = None if by is None else parse.child(by, "pobj")
        if whom is not None and self.is_citing(verb) and parse.tag[whom].startswith("NN"):
            return self._media.source(whom, verb)
        known = heard or lemma in self._words["see"]
        return self._media.whoever(whom) if known else self._media.outlet(whom)

    def _spoken_to(self, verb: int) -> Source | None:
        """The outlet of "who spoke to X"."""
        preps = (child for child in self.parse.children[verb] if self.parse.lower[child] in ("to", "with"))
        return next((found for prep in preps if (found := self._media.outlet(self.parse.child(prep, "pobj")))), None)

    def quoted_through(self, cue: int) -> Source | None:
        """X of "was quoted as saying by X", "was quoted by X as saying", "said, as quoted by X"."""
        parse = self.parse
        above = (cue, parse.head[cue], parse.head[parse.head[cue]])
        verb = next((at for at in above if self.is_citing(at) and parse.tag[at] == "VBN"), None)
        if verb is None or parse.child(verb, "nsubjpass") is None:
            return None
        saying = [below for child in parse.children[verb] for below in parse.children[child]]
        found = next((found for at in (verb, *saying) if (found := self._by(at))), None)
        return found or next((found for at in (verb, *saying) if (found := self._printed_in(at))), None)

    def _printed_in(self, verb: int) -> Source | None:
        """X of "was quoted in X as saying", "was quoted as telling X"."""
        parse = self.parse
        into = (parse.child(child, "pobj") for child in parse.children[verb] if parse.lower[child] == "in")
        told = parse.child(verb, "dobj", "dative") if parse.lemma[verb] in self._words["tell"] else None
        return next((found for noun in (*into, told) if (found := self._media.outlet(noun))), None)

    def _by(self, verb: int) -> Source | None:
        """Who does it, behind "by"."""
        parse = self.parse
        by = next((child for child in parse.children[verb] if parse.lower[child] == "by"), None)
        head = None if by is None else parse.child(by, "pobj")
        return None if head is None else self._media.source(head, verb)

    def is_evidence(self, verb: int, cited: Source) -> bool:
        """Whether what is cited can have told it: people, outlets, documents; no reasons ("citing the cost")."""
        head = self.parse.child(verb, "dobj")
        kinds = self._words["documents"] | self._words["informants"]
        kinds |= persons()
        body = head is not None and (self.parse.lemma[head] in kinds or self.parse.entity[head] in ("ORG", "PERSON"))
        return body or cited.anonymous or outlet_in(cited.name) is not None
