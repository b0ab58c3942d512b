"""The component `twosource_chains`: through whom a statement came. Doc in; out the Doc with its attributions' chains.

A chain holds all links from the one nearest the outlet to the origin. "CNN reported that …" with "It cited two
officials." after it has the chain CNN, two officials; "an aide told Reuters" has Reuters, an aide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from twosource.extract import attributes  # noqa: F401  (registers doc._.attributions)
from twosource.extract.lookup import EntityIndex
from twosource.extract.outlet_names import outlet_in
from twosource.extract.parse import Parse
from twosource.extract.sources import Describer, phrase, subject
from twosource.lexicon import load
from twosource.model import Attribution, Reason, Source, Span

PASSED_ON = 3  # sentences after an outlet's report within which "It cited …" still speaks of it
SPEECH = frozenset(("said", "reported", "claimed", "suggested", "predicted", "according-to", "denied", "declined"))


@Language.component("twosource_chains", requires=["doc._.attributions"], assigns=["doc._.attributions"])
def chains(doc: Doc) -> Doc:
    """Completes the attributions of the Doc with their chains."""
    if len(doc) and doc._.attributions:
        doc._.attributions = tuple(ChainReader(doc).read(doc._.attributions))
    return doc


class ChainReader:
    """Finds the links of one text's attributions."""

    def __init__(self, doc: Doc) -> None:
        self._parse = Parse(doc)
        self._at = {start: token for token, start in enumerate(self._parse.start)}
        self._describer = Describer(self._parse, EntityIndex(doc._.entities))
        self._links = load("cues")["links"]

    def read(self, found: Sequence[Attribution]) -> list[Attribution]:
        """The attributions with their chains, from the outermost inward."""
        cited = self._cited_later(found)
        result: list[Attribution] = []
        outer = _nesting(found)
        before: Attribution | None = None
        done: dict[str, Attribution] = {}
        order = sorted(range(len(found)), key=lambda n: (_depth(outer, found[n].id), n))
        for number in order:
            one = found[number]
            above = done.get(outer.get(one.id, ""))
            links, rule = self._chain(one, above, cited, before)
            chained = _with(one, links, rule)
            done[one.id] = chained
            before = chained
        result = [done[one.id] for one in found]
        return [self._as_origin(one, result) for one in result]

    def _chain(
        self, one: Attribution, above: Attribution | None, cited: dict[str, Source], before: Attribution | None
    ) -> tuple[tuple[Source, ...], str]:
        source = one.source
        if source is None:
            return (), ""
        cue = self._cue(one)
        if told := self._told(cue):
            return (told, source), "told"
        if quoted := self._quoted_by(cue, source):
            return (quoted, source), "quoted"
        outlet = outlet_in(source.name) is not None
        if origin := (self._cites(cue) if outlet else None) or cited.get(one.id):
            return (source, origin), "cited"
        if origin := self._repeated(cue):
            return (source, origin), "repeated"
        if above and above.source and above.source.name != source.name and above.source.entity != (source.entity or ""):
            return (*(above.chain or (above.source,)), source), "nested"
        if before and before.chain and self._parse.lemma[cue] in self._links["add"] and _same(before, one):
            return (*before.chain[:-1], source), "added"
        return (), ""

    def _cue(self, one: Attribution) -> int:
        """The verb or other head word of the cue."""
        if one.cue is None:
            return 0
        first = self._at.get(one.cue.start, 0)
        last = first
        while last + 1 < self._parse.size and self._parse.end[last + 1] <= one.cue.end:
            last += 1
        verbs = [at for at in range(first, last + 1) if self._parse.head[at] not in range(first, last + 1)]
        return verbs[0] if verbs else first

    def _told(self, cue: int) -> Source | None:
        """The outlet that was told, or spoken to in an interview."""
        parse = self._parse
        if parse.lemma[cue] in self._links["tell"]:
            return self._outlet(parse.child(cue, "dobj", "dative"))
        for child in parse.children[cue]:
            noun = parse.child(child, "pobj") if parse.lower[child] in ("in", "during") else None
            if noun is not None and parse.lemma[noun] in self._links["talks"]:
                for with_ in parse.children[noun]:
                    if parse.lower[with_] in ("with", "to") and (outlet := self._outlet(parse.child(with_, "pobj"))):
                        return outlet
        return None

    def _outlet(self, head: int | None) -> Source | None:
        """The source that a noun names, if it is an outlet."""
        if head is None:
            return None
        found = phrase(self._parse, head, barrier=-1, marks=frozenset())
        name = outlet_in(self._parse.words(found.start, found.end))
        return replace(self._describer.source(found), name=name, anonymous=False) if name else None

    def _quoted_by(self, cue: int, source: Source) -> Source | None:
        """X of "X quoted Y as saying …"."""
        parse, at = self._parse, cue
        for _ in range(3):
            at = parse.head[at]
            if parse.lemma[at] in self._links["cite"] and parse.child(at, "dobj") is not None:
                head = subject(parse, at)
                return None if head is None else self._named(head, at, source)
        return None

    def _named(self, head: int, verb: int, other: Source) -> Source | None:
        found = self._describer.source(phrase(self._parse, head, barrier=verb, marks=frozenset()))
        return found if found.span != other.span else None

    def _cites(self, cue: int) -> Source | None:
        """Y of "X reported, citing Y"."""
        parse = self._parse
        for child in parse.children[cue]:
            if parse.lemma[child] in self._links["cite"] and parse.dep[child] in ("advcl", "conj", "xcomp"):
                return self._object(child)
        return None

    def _object(self, verb: int) -> Source | None:
        head = self._parse.child(verb, "dobj")
        if head is None:
            return None
        return self._describer.source(phrase(self._parse, head, barrier=verb, marks=frozenset()))

    def _repeated(self, cue: int) -> Source | None:
        """The owner of what is said again: "reiterated the king's offer"."""
        parse = self._parse
        thing = parse.child(cue, "dobj") if parse.lemma[cue] in self._links["repeat"] else None
        owner = None if thing is None else parse.child(thing, "poss")
        if owner is None or parse.lower[owner] in ("his", "her", "their", "its", "my", "our", "your"):
            return None
        found = phrase(parse, owner, barrier=-1, marks=frozenset())
        end = found.end - (parse.tag[found.end - 1] == "POS")
        return self._describer.source(replace(found, end=end))

    def _cited_later(self, found: Sequence[Attribution]) -> dict[str, Source]:
        """What outlets cite in a sentence of its own after their report, for each attribution to them."""
        cited: dict[str, Source] = {}
        for verb, lemma in enumerate(self._parse.lemma):
            if lemma in self._links["cite"] and self._parse.child(verb, "nsubj") is not None:
                origin = self._object(verb)
                if origin and self._parse.child(verb, "prep") is None:
                    cited |= {one.id: origin for one in self._spoken_of(verb, found)}
        return cited

    def _spoken_of(self, verb: int, found: Sequence[Attribution]) -> Iterator[Attribution]:
        """The attributions to an outlet in the few sentences before the one that cites."""
        parse = self._parse
        outlet = None
        for one in reversed(found):
            if one.source is None or one.source.span is None or one.source.span.start >= parse.start[verb]:
                continue
            near = parse.sent[verb] - parse.sent[self._at.get(one.source.span.start, 0)]
            if near > PASSED_ON:
                return
            if outlet is None and (outlet_in(one.source.name)):
                outlet = one.source.name
            if outlet is not None and one.source.name == outlet:
                yield one

    def _as_origin(self, one: Attribution, found: Sequence[Attribution]) -> Attribution:
        """A quotation that says whose words it repeats: "As the king has said, …" lengthens its chain."""
        if one.source is None or not one.content:
            return one
        first = one.content[0]
        for other in found:
            inside = other.cue and other.source and first.start <= other.cue.start < first.end
            if inside and other.id != one.id and other.reasons[-1].rule == "as" and other.source:
                return _with(one, (*(one.chain or (one.source,)), other.source), "repeated")
        return one


def _nesting(found: Sequence[Attribution]) -> dict[str, str]:
    """The attribution of speech, by id, whose content holds the cue of another: the smallest of several."""
    outer: dict[str, str] = {}
    open_: list[tuple[Span, Attribution]] = []
    pieces = sorted(
        ((span, one) for one in found if _is_statement(one) for span in one.content),
        key=lambda pair: (pair[0].start, -pair[0].end),
    )
    cues = sorted((one.cue.start, one.id) for one in found if one.cue)
    at = 0
    for start, identifier in cues:
        while at < len(pieces) and pieces[at][0].start <= start:
            open_.append(pieces[at])
            at += 1
        open_ = [pair for pair in open_ if pair[0].end > start]
        inner = [one for _, one in open_ if one.id != identifier]
        if inner:
            outer[identifier] = inner[-1].id
    return outer


def _is_statement(one: Attribution) -> bool:
    """Whether whole sentences are said, so that who speaks in them is a link."""
    return one.reasons[0].rule in SPEECH and one.reasons[-1].rule not in ("object", "preposition", *SPEECH)


def _depth(outer: dict[str, str], identifier: str) -> int:
    depth = 0
    while identifier in outer and depth < 8:
        identifier, depth = outer[identifier], depth + 1
    return depth


def _same(before: Attribution, one: Attribution) -> bool:
    """Whether two attributions that follow each other have the same speaker."""
    a, b = before.source, one.source
    return a is not None and b is not None and (a.name == b.name or (a.entity is not None and a.entity == b.entity))


def _with(one: Attribution, links: tuple[Source, ...], rule: str) -> Attribution:
    if not links:
        return one
    return replace(one, chain=links, reasons=(*one.reasons[:1], Reason("chain", rule, one.cue), *one.reasons[1:]))
