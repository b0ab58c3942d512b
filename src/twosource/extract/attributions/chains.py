"""The component `twosource_chains`: through whom a statement came. Doc in; out the Doc with its attributions' chains.

A chain holds all links from the one nearest the outlet to the origin. "CNN reported that …" with "It cited two
officials." after it has the chain CNN, two officials; "an aide told Reuters" has Reuters, an aide.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from twosource.extract import attributes  # noqa: F401  (registers doc._.attributions)
from twosource.extract.attributions.citing import CitationFinder
from twosource.extract.attributions.links import LinkFinder
from twosource.extract.attributions.media import MediaReader
from twosource.extract.attributions.outlet_names import outlet_in
from twosource.extract.attributions.participles import reattach
from twosource.extract.attributions.sources import Describer
from twosource.extract.lookup import EntityIndex
from twosource.extract.parse import Parse
from twosource.lexicon import load
from twosource.model import Attribution, Reason, Source, Span
from twosource.spans import meet

Links = tuple[Source, ...]
PASSED_ON = 3  # sentences after an outlet's report within which "It cited …" still speaks of it
PRONOUNS = frozenset(("I", "we", "you", "it", "who", "which", "that"))  # whoever they mean is not known
DEEPEST = 8  # links: nobody hears a thing through more hands than that
DATELINE = re.compile(r"[^\n(]{0,50}\(([^)\n]{2,40})\) *[-–—]")  # "LAGOS, March 4 (Reuters) - "


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
        describer = Describer(self._parse, EntityIndex(doc._.entities))
        self._media = MediaReader(self._parse, describer)
        self._find = LinkFinder(self._parse, describer, self._media)
        self._cite = CitationFinder(self._parse, self._media)
        self._speech = frozenset(load("cues")["classes"]["speech"])
        self._private = frozenset(load("cues")["classes"]["private"])
        own = DATELINE.match(doc.text.lstrip())
        self._own = outlet_in(own[1]) if own else None

    def read(self, found: Sequence[Attribution]) -> list[Attribution]:
        """The attributions with their chains, found from the outermost inward."""
        cited, outer = self._cited_later(found), self._nesting(found)
        done: dict[str, Attribution] = {}
        before: Attribution | None = None
        for one in sorted(found, key=lambda one: _depth(outer, one.id)):
            cue = self._cue(one)
            quoted = self._quoted(one, cue, found)
            links, rule = quoted or self._chain(one, cue, done.get(outer.get(one.id, "")), cited.get(one.id), before)
            before = replace(_with(one, links, rule), venue=self._find.venue(cue))
            done[one.id] = before
        return list(self._without_citing(list(_with_origins([done[one.id] for one in found], outer))))

    def _quoted(self, one: Attribution, cue: int, found: Sequence[Attribution]) -> tuple[Links, str] | None:
        """Who quotes the source as saying so; an "it" or "the paper" that does is who reported last."""
        if one.source is None or (by := self._cite.quoted_by(cue, one.source)) is None:
            return None
        top = self._top(by.span) if by.span else 0
        if by.span and (self._parse.lower[top] == "it" or self._media.is_nameless(top)):
            last = next(self._reporters(by.span.start, found), None)
            by = last.source if last and last.source else by
        paper = self._parse.head[cue]
        if self._cite.writer(paper, cue) is not None:  # "citing a memo in which the director told staff"
            return (by, self._media.source(paper, cue), one.source), "quoted"
        return (by, one.source), "quoted"

    def _chain(
        self, one: Attribution, cue: int, above: Attribution | None, cited: Source | None, before: Attribution | None
    ) -> tuple[Links, str]:
        """The links of one attribution, and the rule by which they were found."""
        source = one.source
        if source is None:
            return (), ""
        told = self._find.told(cue, unnamed=source.anonymous)
        if told and told.name != source.name and (self._own is None or told.name != self._own):
            return (told, source), "told"
        if links := self._cited(one, cue) or ((cited,) if cited else ()):
            return (source, *links), "cited"
        if (by := self._cite.quoted_through(cue) or self._heard_by(source)) and by.span != source.span:
            return (by, source), "quoted"
        if owner := self._find.repeated(cue):
            return (source, owner), "repeated"
        if above and above.source and not _same(above, one) and not {source.name, above.source.name} & PRONOUNS:
            if not self._is_passed_on(one, cue):
                return (), ""
            reports = self._is_reporter(one) or self._parse.lemma[cue] == "report"
            if reports and above.source.anonymous:  # "X reported, according to two aides"
                return (source, above.source), "cited"
            return (*(above.chain or (above.source,)), source), "nested"
        if before and before.chain and self._find.adds(cue) and _same(before, one):
            return (*before.chain[:-1], source), "added"
        return (), ""

    def _cited(self, one: Attribution, cue: int) -> Links:
        """Whom the source cites, at the cue ("reported, citing") or beside its name ("X, which cited")."""
        if one.source is None or self._cite.is_citing(cue):
            return ()
        passes_on = one.reasons[0].rule == "reported" or self._is_reporter(one)
        beside = self._cite.with_source(self._top(one.source.span), passes_on=passes_on) if one.source.span else ()
        return beside or self._cite.with_cue(cue, passes_on=passes_on)

    def _is_reporter(self, one: Attribution) -> bool:
        """Whether an outlet says it."""
        if one.source is None or one.source.span is None:
            return False
        head = self._top(one.source.span)
        if outlet_in(one.source.name) or self._media.outlet(head):
            return True
        return self._parse.lemma[self._cue(one)] == "report" and self._media.whoever(head) is not None

    def _top(self, span: Span) -> int:
        """The token that heads some words."""
        parse = self._parse
        first = last = self._at.get(span.start, 0)
        while last + 1 < parse.size and parse.end[last + 1] <= span.end:
            last += 1
        inside = range(first, last + 1)
        return next((at for at in inside if parse.head[at] not in inside or parse.head[at] == at), first)

    def _without_citing(self, found: Sequence[Attribution]) -> Iterator[Attribution]:
        """Leaves out "…, citing two officials" where the two are a link of what is said: they are no content."""
        links = [(link.span, one.id) for one in found for link in one.chain if link.span]
        for one in found:
            used = [span for span, other in links if other != one.id and _touch(span, one.content)]
            beside = any(one.cue and _touch(one.cue, (span,)) for span in used)  # "citing people briefed on the plan"
            if not ((beside and not one.chain) or (used and self._cite.is_citing(self._cue(one)))):
                yield one

    def _heard_by(self, source: Source) -> Source | None:
        """The outlet that the source is said to have spoken to, in the source's own phrase."""
        if source.span is None:
            return None
        first = self._at.get(source.span.start, 0)
        for at in range(first, self._parse.size):
            if self._parse.end[at] > source.span.end:
                break
            if found := self._cite.heard_by(at):
                return found
        return None

    def _cue(self, one: Attribution) -> int:
        """The token that heads the cue."""
        return self._top(one.cue) if one.cue else 0

    def _cited_later(self, found: Sequence[Attribution]) -> dict[str, Source]:
        """What outlets cite in a sentence of its own after their report, for each attribution to them."""
        parse, cited = self._parse, dict[str, Source]()
        for verb in range(parse.size):
            who = parse.child(verb, "nsubj") if self._cite.is_citing(verb) and parse.dep[verb] != "relcl" else None
            if who is None or any(parse.lower[child] in ("as", "for") for child in parse.children[verb]):
                continue
            origin = self._cite.cited(verb)
            again = parse.lower[who] == "it" or self._media.is_nameless(who) or self._media.is_piece(who)
            if origin and (again or self._media.outlet(who)):
                last = next(self._reporters(parse.start[verb], found), None)
                same = [one for one in self._reporters(parse.start[verb], found) if last and _same(last, one)]
                cited |= {one.id: origin for one in same}
        return cited

    def _reporters(self, start: int, found: Sequence[Attribution]) -> Iterator[Attribution]:
        """The attributions to outlets in the few sentences before a character, the last one first."""
        parse = self._parse
        at = parse.sent[bisect_left(parse.start, start)]
        for one in reversed(found):
            if one.source is None or one.source.span is None or one.source.span.start >= start:
                continue
            if at - parse.sent[self._at.get(one.source.span.start, 0)] > PASSED_ON:
                return
            if self._is_reporter(one) and not self._cite.is_citing(self._cue(one)):
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
            inner = (
                other
                for span, other in reversed(around)
                if other != identifier and text.find(";", span.start, span.end + 2) < 0
            )
            if (innermost := next(inner, None)) is not None:
                outer[identifier] = innermost
        return outer | self._passed_on(found, outer)

    def _passed_on(self, found: Sequence[Attribution], outer: dict[str, str]) -> dict[str, str]:
        """Who passes a remark on: of "A, the guard said, the radio reported" the later of two remarks on a clause."""
        cues = {self._cue(one): one for one in found if one.cue and one.source}
        above: dict[str, str] = {}
        for cue, one in cues.items():
            other = cues.get(self._parse.head[cue])
            beside = self._parse.dep[cue] in ("parataxis", "ccomp") and self._parse.head[cue] > cue
            if beside and other and self._is_statement(one) and self._is_reporter(other):
                above[one.id] = other.id
                outer.pop(other.id, None)
        return above

    def _is_passed_on(self, one: Attribution, cue: int) -> bool:
        """Whether somebody has told the outer speaker a thing: not who only may or is to say it, or plans it."""
        unsaid = any(self._parse.tag[child] in ("MD", "TO") for child in self._parse.children[cue])
        return not unsaid and one.reasons[0].rule not in self._private

    def _is_statement(self, one: Attribution) -> bool:
        """Whether whole sentences are said, so that who speaks in them is a link."""
        return one.reasons[0].rule in self._speech and one.reasons[-1].rule not in ("object", "preposition")


def _touch(span: Span, content: Collection[Span]) -> bool:
    """Whether some words share characters with a content."""
    return any(meet(span, one) for one in content)


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
        own, passed_on = one.chain or (one.source,), outlet_in(origin.source.name) is not None
        links = (origin.source, *own) if passed_on else (*own, origin.source)  # "he said, as quoted by Reuters"
        longer = _with(one, links, "repeated")
        yield replace(longer, content=(rest, *one.content[1:]))


def _same(before: Attribution, one: Attribution) -> bool:
    """Whether two attributions have the same speaker."""
    a, b = before.source, one.source
    return a is not None and b is not None and (a.name == b.name or (a.entity is not None and a.entity == b.entity))


def _with(one: Attribution, links: Links, rule: str) -> Attribution:
    if not links:
        return one
    return replace(one, chain=links, reasons=(one.reasons[0], Reason("chain", rule, one.cue), *one.reasons[1:]))
