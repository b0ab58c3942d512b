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
from twosource.extract.attributions.links import LinkFinder
from twosource.extract.attributions.outlet_names import outlet_in
from twosource.extract.attributions.participles import reattach
from twosource.extract.attributions.sources import Describer
from twosource.extract.lookup import EntityIndex
from twosource.extract.parse import Parse
from twosource.lexicon import load
from twosource.model import Attribution, Reason, Source, Span

Links = tuple[Source, ...]
PASSED_ON = 3  # sentences after an outlet's report within which "It cited …" still speaks of it
PRONOUNS = frozenset(("I", "we", "you", "it", "who", "which", "that"))  # whoever they mean is not known
DEEPEST = 8  # links: nobody hears a thing through more hands than that


@Language.component("twosource_chains", requires=["doc._.attributions"], assigns=["doc._.attributions"])
def chains(doc: Doc) -> Doc:
    """Completes the attributions of the Doc with their chains and venues."""
    if len(doc) and doc._.attributions:
        doc._.attributions = tuple(ChainReader(doc).read(doc._.attributions))
    return doc


class ChainReader:
    """Finds the chains of one text's attributions."""

    def __init__(self, doc: Doc) -> None:
        self._parse = reattach(Parse(doc))
        self._at = {start: token for token, start in enumerate(self._parse.start)}
        self._find = LinkFinder(self._parse, Describer(self._parse, EntityIndex(doc._.entities)))
        self._speech = frozenset(load("cues")["classes"]["speech"])

    def read(self, found: Sequence[Attribution]) -> list[Attribution]:
        """The attributions with their chains, found from the outermost inward."""
        cited, outer = self._cited_later(found), self._nesting(found)
        done: dict[str, Attribution] = {}
        before: Attribution | None = None
        for one in sorted(found, key=lambda one: _depth(outer, one.id)):
            cue = self._cue(one)
            links, rule = self._chain(one, cue, done.get(outer.get(one.id, "")), cited.get(one.id), before)
            before = replace(_with(one, links, rule), venue=self._find.venue(cue))
            done[one.id] = before
        return list(_with_origins([done[one.id] for one in found], outer))

    def _chain(
        self, one: Attribution, cue: int, above: Attribution | None, cited: Source | None, before: Attribution | None
    ) -> tuple[Links, str]:
        """The links of one attribution, and the rule by which they were found."""
        source = one.source
        if source is None:
            return (), ""
        if told := self._find.told(cue):
            return (told, source), "told"
        if quoted := self._find.quoted_by(cue, source):
            return (_reporter(quoted, before), source), "quoted"
        passes_on = outlet_in(source.name) or one.reasons[0].rule == "reported"  # "the Harbor Post reported, citing"
        if cited := self._find.cited_with(cue, passes_on=bool(passes_on)) or cited:
            return (source, cited), "cited"
        if by := self._find.quoted_through(cue) or self._heard_by(source):
            return (by, source), "quoted"
        if owner := self._find.repeated(cue):
            return (source, owner), "repeated"
        if above and above.source and not _same(above, one) and not {source.name, above.source.name} & PRONOUNS:
            return (*(above.chain or (above.source,)), source), "nested"
        if before and before.chain and self._find.adds(cue) and _same(before, one):
            return (*before.chain[:-1], source), "added"
        return (), ""

    def _heard_by(self, source: Source) -> Source | None:
        """The outlet that the source is said to have spoken to, in the source's own phrase."""
        if source.span is None:
            return None
        first = self._at.get(source.span.start, 0)
        for at in range(first, self._parse.size):
            if self._parse.end[at] > source.span.end:
                break
            if found := self._find.heard_by(at):
                return found
        return None

    def _cue(self, one: Attribution) -> int:
        """The token that heads the cue."""
        if one.cue is None:
            return 0
        first = last = self._at.get(one.cue.start, 0)
        while last + 1 < self._parse.size and self._parse.end[last + 1] <= one.cue.end:
            last += 1
        heads = (at for at in range(first, last + 1) if not first <= self._parse.head[at] <= last)
        return next(heads, first)

    def _cited_later(self, found: Sequence[Attribution]) -> dict[str, Source]:
        """What outlets cite in a sentence of its own after their report, for each attribution to them."""
        cited: dict[str, Source] = {}
        for verb in range(self._parse.size):
            if self._find.is_citing(verb) and self._parse.child(verb, "nsubj") is not None:
                origin = self._find.cited(verb) if self._parse.child(verb, "prep") is None else None
                if origin:
                    cited |= {one.id: origin for one in self._spoken_of(verb, found)}
        return cited

    def _spoken_of(self, verb: int, found: Sequence[Attribution]) -> Iterator[Attribution]:
        """The attributions to an outlet in the few sentences before the one that cites."""
        parse, outlet = self._parse, None
        for one in reversed(found):
            if one.source is None or one.source.span is None or one.source.span.start >= parse.start[verb]:
                continue
            if parse.sent[verb] - parse.sent[self._at.get(one.source.span.start, 0)] > PASSED_ON:
                return
            outlet = outlet or (one.source.name if outlet_in(one.source.name) else None)
            if outlet is not None and one.source.name == outlet:
                yield one

    def _nesting(self, found: Sequence[Attribution]) -> dict[str, str]:
        """For each attribution, by id, the innermost statement in which its cue stands."""
        pieces = sorted(
            ((span, one.id) for one in found if self._is_statement(one) for span in one.content),
            key=lambda pair: (pair[0].start, -pair[0].end),
        )
        outer: dict[str, str] = {}
        text = self._parse.string
        around: list[tuple[Span, str]] = []
        at = 0
        for start, identifier in sorted((one.cue.start, one.id) for one in found if one.cue):
            while at < len(pieces) and pieces[at][0].start <= start:
                around.append(pieces[at])
                at += 1
            around = [pair for pair in around if pair[0].end > start]
            if inner := [
                other for span, other in around if other != identifier and ";" not in text[span.start : span.end + 2]
            ]:
                outer[identifier] = inner[-1]
        return outer

    def _is_statement(self, one: Attribution) -> bool:
        """Whether whole sentences are said, so that who speaks in them is a link."""
        return one.reasons[0].rule in self._speech and one.reasons[-1].rule not in ("object", "preposition")


def _reporter(quoted: Source, before: Attribution | None) -> Source:
    """Who quotes; an "it" that follows on what somebody reported is who reported it."""
    if quoted.name.lower() == "it" and before and before.source and before.reasons[0].rule == "reported":
        return (before.chain or (before.source,))[0]
    return quoted


def _depth(outer: dict[str, str], identifier: str) -> int:
    depth = 0
    while identifier in outer and depth < DEEPEST:
        identifier, depth = outer[identifier], depth + 1
    return depth


def _with_origins(found: Sequence[Attribution], outer: dict[str, str]) -> Iterator[Attribution]:
    """A quotation that tells whose words it repeats ("As the king has said, …") is his as well; one is enough."""
    inner = {outer[one.id]: one for one in found if one.id in outer and one.reasons[-1].rule == "as" and one.source}
    dropped = {one.id for one in inner.values()}
    for one in found:
        origin = inner.get(one.id)
        if one.id in dropped:
            continue
        if origin is None or origin.source is None or one.source is None:
            yield one
            continue
        first = one.content[0]
        rest = Span(min(max(first.start, origin.content[0].start), first.end - 1), first.end)
        longer = _with(one, (*(one.chain or (one.source,)), origin.source), "repeated")
        yield replace(longer, content=(rest, *one.content[1:]))


def _same(before: Attribution, one: Attribution) -> bool:
    """Whether two attributions have the same speaker."""
    a, b = before.source, one.source
    return a is not None and b is not None and (a.name == b.name or (a.entity is not None and a.entity == b.entity))


def _with(one: Attribution, links: Links, rule: str) -> Attribution:
    if not links:
        return one
    return replace(one, chain=links, reasons=(one.reasons[0], Reason("chain", rule, one.cue), *one.reasons[1:]))
