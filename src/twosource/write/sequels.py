"""What was called off, and took place all the same. In come lines; out go they, the two halves of such a story in one.

"The governor cancelled her visit to Port Tarn" is no news where a later report has her there: it stands before that, as
what was so earlier. What is only put off is called off in no line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from twosource.intervals import before
from twosource.model import EventMention, Span
from twosource.spans import meet
from twosource.statuses import ANNOUNCED, HAPPENED
from twosource.write.contract import BriefLine
from twosource.write.passage import Passage
from twosource.write.phrases import phrase, term, weights
from twosource.write.soundness import looks_ahead, main_clause, patterns

if TYPE_CHECKING:
    from twosource.write.teller import Teller

KINDS = ("TRAVEL", "CONSULT", "PROTEST", "VOTE")
PLACES = ("place", "facility")
Sequel = tuple[Passage, Passage, Passage | None]  # what was called off, how it took place, and what was planned before


def settled(teller: Teller, lines: Sequence[BriefLine]) -> list[BriefLine]:
    """The lines; in place of what was called off and what was planned, one that ends with how it took place."""
    found = [_put_off(line) for line in lines]
    room = int(weights("brief")["sequels"])
    for off, done, plan in islice(_sequels(teller), room):
        found = [line for line in found if not (_is_change_to(line, done) or _tells(line, off))]
        found.append(_line(teller, off, done, plan))
    return found


def _put_off(line: BriefLine) -> BriefLine:
    """A line that says only that something is put off, among what is reported: that is to come yet."""
    only = line.section == "cancelled" and _is_put_off(line.text)
    return replace(line, section="reported") if only else line


def _is_put_off(text: str) -> bool:
    return any(pattern.search(main_clause(text)) for pattern in patterns("deferral"))


def _sequels(teller: Teller) -> Iterator[Sequel]:
    """All that one report has as called off and a later one as done, each told once."""
    mentions = [one for listed in teller.mentions.values() for _, one in listed]
    shown = set[tuple[str, Span]]()
    for off in mentions:
        if off.status != "cancelled" or off.type not in KINDS:
            continue
        done = next((one for one in mentions if _is_sequel(teller, off, one)), None)
        old, new = _passage(teller, off), _passage(teller, done) if done else None
        if done is None or old is None or new is None or looks_ahead(new.text) or (old.report, old.span) in shown:
            continue
        shown.add((old.report, old.span))
        yield old, new, _plan(teller, off, done)


def _is_sequel(teller: Teller, off: EventMention, done: EventMention) -> bool:
    """Whether a later report has done what an earlier one had called off, of one person and place or plan."""
    if done.status not in HAPPENED or done.type != off.type or done.nominal or not _is_later(teller, off, done):
        return False
    around = teller.around(off.report, off.trigger)
    people = {entity for entity, _ in teller.named(off.report, around)} if around else set[str]()
    if not around or not people & {argument.entity for argument in done.arguments}:
        return False
    return _is_planned_anew(teller, off, done) or _shares_place(teller, off, done)


def _is_later(teller: Teller, one: EventMention, other: EventMention) -> bool:
    """Whether another mention's report came out on a later day, and what it tells was not over before."""
    first, second = (teller.passages.readings[each.report].report.published for each in (one, other))
    if first is None or second is None or not before(first.interval, second.interval):
        return False
    return other.time is None or not before(other.time, first.interval)


def _is_planned_anew(teller: Teller, off: EventMention, done: EventMention) -> bool:
    """Whether the report that has it called off has a new day for what took place."""
    events = (event for event, one in teller.mentions.get(done.report, ()) if one == done)
    told = (one for event in events for one in event.mentions)
    return any(
        one.report == off.report and one.status in ANNOUNCED and one.trigger.start > off.trigger.start for one in told
    )


def _shares_place(teller: Teller, off: EventMention, done: EventMention) -> bool:
    """Whether both sentences name a place that is the same."""
    both = [_places(teller, one) for one in (off, done)]
    return bool(both[0] & both[1])


def _places(teller: Teller, mention: EventMention) -> set[str]:
    around = teller.around(mention.report, mention.trigger)
    places = {entity.id for entity in teller.assessments.story.entities if entity.type in PLACES}
    return {entity for entity, _ in teller.named(mention.report, around) if entity in places} if around else set()


def _passage(teller: Teller, mention: EventMention) -> Passage | None:
    """The whole sentence of a mention."""
    return teller.passages.sentence(mention.report, mention.trigger)


def _line(teller: Teller, off: Passage, done: Passage, plan: Passage | None) -> BriefLine:
    """Both halves in their own words, behind the plan where an earlier report has one."""
    state = term("terms", "postponed" if _is_put_off(off.text) else "cancelled")
    told = [one for one in (plan, off, done) if one is not None]
    quoted = [f"“{one.text.strip('“”')}” ({teller.sayers.outlet(one.report)})" for one in told]
    if plan is not None:
        text = phrase("chain").format(
            before=term("terms", "planned"), old=quoted[0], state=state, between=quoted[1], new=quoted[2]
        )
    else:
        text = phrase("fulfilled").format(before=state, old=quoted[0], new=quoted[1])
    teller.tell(off)
    return BriefLine("changes", text, tuple(teller.cite(one.report, one.span) for one in told), ())


def _plan(teller: Teller, off: EventMention, done: EventMention) -> Passage | None:
    """What a report before the one that has it called off says of the plan."""
    events = (event for event, one in teller.mentions.get(done.report, ()) if one == done)
    for plan in (one for event in events for one in event.mentions if one.status in ANNOUNCED):
        passage = _passage(teller, plan) if _is_later(teller, plan, off) else None
        if passage is not None and (looks_ahead(passage.text) or looks_ahead(_clause(teller, plan))):
            return passage
    return None


def _clause(teller: Teller, plan: EventMention) -> str:
    """The words of a plan from where they look ahead: before them may stand who says so, or what he did."""
    cues = [reason.span.start for reason in plan.reasons if reason.what == "status" and reason.span]
    return teller.passages.readings[plan.report].report.text[min([*cues, plan.trigger.start]) : plan.span.end]


def _is_change_to(line: BriefLine, done: Passage) -> bool:
    """Whether a line ends with the words in which something took place."""
    last = line.cites[-1] if line.section == "changes" and len(line.cites) > 1 else None
    return last is not None and last.report == done.report and meet(Span(last.start, last.end), done.span)


def _tells(line: BriefLine, off: Passage) -> bool:
    cite = line.cites[0] if line.cites and line.section in ("cancelled", "reported") else None
    return cite is not None and (cite.report, cite.start) == (off.report, off.span.start)
