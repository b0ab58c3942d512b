"""Where reports differ and what has changed. In comes what a brief is made with; out go lines that quote both sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from twosource.model import EventMention, Relation, RelationValue, Span
from twosource.write.contract import BriefLine, Cite
from twosource.write.passages import Passage
from twosource.write.phrases import joined, phrase, term, weights

if TYPE_CHECKING:
    from twosource.write.brief import Teller

SLOTS = ("number", "time", "place", "agent")
KINDS = ("conflict", "update", "refine")


def difference_lines(teller: Teller) -> Iterator[BriefLine]:
    """Conflicts, then refinements, those of the most important events first."""
    found = [relation for relation in _told(teller) if relation.slot in SLOTS or relation.kind == "conflict"]
    room = int(weights("brief")["differences"])
    for relation in sorted(found, key=lambda relation: KINDS.index(relation.kind)):
        line = _difference(teller, relation) if room else None
        if line:
            room -= 1
            yield line


def change_lines(teller: Teller) -> Iterator[BriefLine]:
    """What a later report has newer, as both tell it."""
    room = int(weights("brief")["changes"])
    for relation in _told(teller):
        if relation.kind == "update" and relation.slot == "status":
            line = _change(teller, relation) if room else None
            if line:
                room -= 1
                yield line


def _told(teller: Teller) -> list[Relation]:
    relations = teller.assessments.relations
    return [relation for relation in relations if relation.kind != "agree" and relation.event in teller.events]


def _difference(teller: Teller, relation: Relation) -> BriefLine | None:
    passage = teller.best(teller.events[relation.event])
    if passage is None or not all(value.spans for value in relation.values):
        return None
    values = ", ".join(f"“{value.value}” ({_outlets(teller, value)})" for value in relation.values)
    about = phrase("about").format(slot=term("slots", relation.slot), passage=passage.text)
    cites = tuple(cite for value in relation.values for cite in _cites(teller, value))
    return BriefLine("differences", phrase("difference").format(about=about, values=values), cites, (relation.event,))


def _change(teller: Teller, relation: Relation) -> BriefLine | None:
    """Both sides in their own words, the older one first."""
    first, last = relation.values[0], relation.values[-1]
    if last.value not in ("occurred", "ongoing", "cancelled"):
        return None
    old, new = _passage(teller, relation, first), _passage(teller, relation, last)
    if old is None or new is None:
        return None
    text = phrase("change").format(
        before=term("statuses", first.value).lower() or first.value,
        after=term("statuses", last.value).lower() or last.value,
        old=_quoted(old),
        new=_quoted(new),
        old_outlet=teller.sayers.outlet(old.report),
        new_outlet=teller.sayers.outlet(new.report),
    )
    cites = (teller.cite(old.report, old.span), teller.cite(new.report, new.span))
    return BriefLine("changes", text, cites, (relation.event,))


def _passage(teller: Teller, relation: Relation, value: RelationValue) -> Passage | None:
    """The words of the mention that stands for a value."""
    mentions = {(mention.report, mention.span): mention for mention in teller.events[relation.event].mentions}
    for place in value.spans:
        mention: EventMention | None = mentions.get(place)
        passage = teller.passages.of(mention) if mention else None
        if passage:
            return passage
    return None


def _quoted(passage: Passage) -> str:
    return f"“{passage.text.strip('“”')}”"


def _outlets(teller: Teller, value: RelationValue) -> str:
    return joined([teller.sayers.outlet(report) for report in value.reports])


def _cites(teller: Teller, value: RelationValue) -> Iterator[Cite]:
    first: dict[str, Span] = {}
    for report, span in value.spans:
        first.setdefault(report, span)
    for report, span in first.items():
        yield teller.cite(report, span)
