"""Where reports differ and what has changed. In comes what a brief is made with; out go lines that quote both sides."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from twosource.endings import tell_one
from twosource.kinship import beginning
from twosource.model import EventMention, Relation, RelationValue, Span
from twosource.statuses import AHEAD
from twosource.wording import joined
from twosource.write.contract import BriefLine, Cite
from twosource.write.passage import Passage
from twosource.write.phrases import phrase, term, weights
from twosource.write.soundness import is_paired, is_whole, looks_ahead, looks_back
from twosource.write.support import supports
from twosource.write.tidying import tidy

if TYPE_CHECKING:
    from twosource.write.teller import Teller

SLOTS = ("number", "time", "place", "agent")
TALLIED = re.compile(r"[-–]\d|\d[-–]")


def difference_lines(teller: Teller, counted: Collection[str] = ()) -> Iterator[BriefLine]:
    """What cannot both be true, of the most important events first; not of those whose counts are told already."""
    room, told = int(weights("brief")["differences"]), set[frozenset[Cite]]()
    for relation in _told(teller):
        if relation.kind != "conflict" or (relation.slot == "number" and relation.event in counted):
            continue
        words = [teller.text(*value.spans[0]) for value in relation.values if value.spans]
        ended = relation.slot == "time" and len(words) == 2 and tell_one(*words)
        tell = _clash if ended or relation.slot == "status" else _difference if relation.slot in SLOTS else None
        line = tell(teller, relation) if tell and room else None
        if line and frozenset(line.cites) not in told:
            told.add(frozenset(line.cites))
            room -= 1
            yield line


def change_lines(teller: Teller) -> Iterator[BriefLine]:
    """What a later report has newer, as both tell it."""
    room = int(weights("brief")["changes"])
    for relation in _told(teller):
        if relation.kind == "update" and relation.slot == "status" and relation.values[0].value in AHEAD:
            line = _change(teller, relation) if room else None
            if line:
                room -= 1
                yield line


def _told(teller: Teller) -> list[Relation]:
    relations = teller.assessments.relations
    return [relation for relation in relations if relation.kind != "agree" and relation.event in teller.events]


def _difference(teller: Teller, relation: Relation) -> BriefLine | None:
    """Both values with the sentences that they stand in, where the two sentences tell the same."""
    if len(relation.values) != 2 or not all(value.spans for value in relation.values):
        return None
    places = [value.spans[0] for value in relation.values]
    texts = [teller.text(*place) for place in places]
    mentions = [_around(teller, relation, place) for place in places]
    same = all(mentions) and _is_same(mentions, texts)
    if not same or not all(is_whole(tidy(text)) for text in texts):
        return None
    if not all(value.value in text for value, text in zip(relation.values, texts, strict=True)):
        return None
    if any(_is_of_tally(teller, *place) for place in places):
        return None
    values = ", ".join(f"“{value.value}” ({_outlets(teller, value)})" for value in relation.values)
    about = phrase("about").format(slot=term("slots", relation.slot), passage=tidy(texts[0]))
    cites = tuple(teller.cite(report, teller.around(report, span) or span) for report, span in places)
    return BriefLine("differences", phrase("difference").format(about=about, values=values), cites, (relation.event,))


def _clash(teller: Teller, relation: Relation) -> BriefLine | None:
    """Both sentences, where one has an ending that the other excludes, or denies what the other tells as done."""
    if len(relation.values) != 2 or not all(value.spans for value in relation.values):
        return None
    places = [value.spans[0] for value in relation.values]
    texts = [whole(teller, *place) for place in places]
    if not all(texts):
        return None
    worded = all(value.value in teller.text(*place) for value, place in zip(relation.values, places, strict=True))
    if not worded and not _is_same([_around(teller, relation, place) for place in places], texts):
        return None
    one, other = (f"“{text}” ({_outlets(teller, value)})" for text, value in zip(texts, relation.values, strict=True))
    cites = tuple(teller.cite(report, teller.around(report, span) or span) for report, span in places)
    return BriefLine("differences", phrase("clash").format(one=one, other=other), cites, (relation.event,))


def whole(teller: Teller, report: str, span: Span) -> str:
    """The sentence around a place, as it can stand in a brief; else empty."""
    passage = teller.passages.sentence(report, span)
    if passage is not None:
        return passage.text
    text, table = tidy(teller.text(report, span)), weights("brief")
    fits = table["fewest_of_clash"] <= len(text.split()) <= table["most_words"] and len(text) <= table["longest"]
    return text if fits and is_paired(text) else ""


def _is_of_tally(teller: Teller, report: str, span: Span) -> bool:
    """Whether a number is one half of a vote: "12-9"."""
    text = teller.passages.readings[report].report.text
    beside = (text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2])
    return any(TALLIED.fullmatch(words) for words in beside)


def _around(teller: Teller, relation: Relation, place: tuple[str, Span]) -> EventMention | None:
    """The mention of the event that a value stands in."""
    report, span = place
    inside = (
        mention
        for mention in teller.events[relation.event].mentions
        if mention.report == report and mention.span.start <= span.start and span.end <= mention.span.end
    )
    return next(inside, None)


def _is_same(mentions: Sequence[EventMention | None], texts: Sequence[str]) -> bool:
    """Whether two mentions are of one happening as far as a reader sees: one word for it, and whom or when it has."""
    one, other = mentions
    if one is None or other is None or one.nominal or other.nominal:
        return False
    if supports(texts[0], texts[1]) or supports(texts[1], texts[0]):
        return True
    shared = len(_entities(one) & _entities(other))
    family = beginning(one.lemma) == beginning(other.lemma) or one.type == other.type != "OTHER"
    return family and (shared > 1 or (shared == 1 and one.time is not None and one.time == other.time))


def _entities(mention: EventMention) -> set[str]:
    return {argument.entity for argument in mention.arguments if argument.entity}


def _change(teller: Teller, relation: Relation) -> BriefLine | None:
    """Both sides in their own words, the older one first."""
    first, last = relation.values[0], relation.values[-1]
    if last.value not in ("occurred", "cancelled"):
        return None
    old, new = _passage(teller, relation, first), _passage(teller, relation, last)
    if old is None or new is None:
        return None
    texts = [old[1].text, new[1].text]
    if not _is_same([old[0], new[0]], texts) or looks_back(texts[0]) or looks_ahead(texts[1]):
        return None
    text = phrase("change").format(
        before=term("terms", first.value),
        after=term("terms", last.value),
        old=_quoted(old[1]),
        new=_quoted(new[1]),
        old_outlet=teller.sayers.outlet(old[1].report),
        new_outlet=teller.sayers.outlet(new[1].report),
    )
    cites = tuple(teller.cite(passage.report, passage.span) for _, passage in (old, new))
    return BriefLine("changes", text, cites, (relation.event,))


def _passage(teller: Teller, relation: Relation, value: RelationValue) -> tuple[EventMention, Passage] | None:
    """The mention that stands for a value, and its words."""
    mentions = {(mention.report, mention.span): mention for mention in teller.events[relation.event].mentions}
    for place in value.spans:
        mention = mentions.get(place)
        passage = teller.passages.of(mention) if mention else None
        if mention and passage:
            return mention, passage
    return None


def _quoted(passage: Passage) -> str:
    return f"“{passage.text.strip('“”')}”"


def _outlets(teller: Teller, value: RelationValue) -> str:
    return joined([teller.sayers.outlet(report) for report in value.reports])
