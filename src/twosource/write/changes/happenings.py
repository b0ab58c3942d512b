"""What has changed about events. In comes a Comparison; out go changes: new, turned out, moved, confirmed, gone.

A change needs words that were not there before: an event that is only told otherwise for other reasons has not changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.intervals import contains, overlaps, parsed
from twosource.lexicon import load
from twosource.write.changes.comparison import Comparison, called, change, cite, line, parted, says_enough
from twosource.write.changes.form import Change, Side
from twosource.write.contract import Cite, Event, EventMention, Time
from twosource.write.phrases import count, joined
from twosource.write.safety import safe

SOFT = ("possible", "demanded", "unclear")
FIRMER = ("planned", "expected")
TOLD = ("known", "expected", "cancelled", "unconfirmed")


def new_events(both: Comparison) -> Iterator[Change]:
    """Events of which no report had told, each line of the brief once; those that the brief passes over come last."""
    used: set[str] = set()
    for event in sorted(both.after.events, key=lambda one: -one.assessment.importance):
        places = [cite(one) for one in event.mentions]
        if event.id in both.older_ids or not both.is_new(places):
            continue
        found = _words(both, event)
        if found is None:
            continue
        told, cites, weight = found
        if told not in used:
            used.add(told)
            reports = tuple(dict.fromkeys(one.report for one in event.mentions))
            sides = None, Side(event.status, event.id, reports=reports)
            head, words = parted(told)
            text = line("event-new", head=f", {head}" if head else "", told=words)
            yield change("event-new", event.type, sides, text, cites, event.assessment.importance, weight)


def _words(both: Comparison, event: Event) -> tuple[str, Sequence[Cite], str] | None:
    """How a new event is told: by a line of the brief or of the timeline, or else by its label, if that says enough."""
    for printed in both.after.brief:
        fits = event.id in printed.events and printed.section in TOLD and both.is_new(printed.cites)
        if fits and not any(other in both.older_ids for other in printed.events):
            return printed.text.rstrip("."), printed.cites, "event-new"
    for dated in both.after.chronology:
        if dated.event == event.id and both.is_new([dated.cite]):
            return f"{dated.text}{both.outlets([dated.cite.report])}", [dated.cite], "event-new"
    label = safe(event.label)
    least = load("changes")["weights"]["least"]
    if event.type == "STATEMENT" or event.assessment.importance < least or not says_enough(label):
        return None
    outlets = both.outlets(one.report for one in event.mentions)
    return f"{label}{outlets}", [cite(one) for one in event.mentions[:1]], "event-beside"


def gone_events(both: Comparison) -> Iterator[Change]:
    """Events whose only telling was taken out of a report, or went with it."""
    kept = set(both.older_ids.values())
    for event in both.before.events:
        if event.id in kept or event.type == "STATEMENT" or not says_enough(event.label):
            continue
        if not all(_is_gone(both, one) for one in event.mentions):
            continue
        reports = tuple(dict.fromkeys(one.report for one in event.mentions))
        text = line("event-withdrawn", label=safe(event.label), outlets=both.outlets(reports))
        before = Side(event.status, event.id, reports=reports)
        places = [cite(one) for one in event.mentions[:2]]
        left = all(one.report in both.pairing.left for one in event.mentions)  # told with the report
        matters = event.assessment.importance
        if not left or matters >= load("changes")["weights"]["least"]:
            weight = "event-beside" if left else None
            yield change("event-withdrawn", event.type, (before, None), text, places, matters, weight)


def _is_gone(both: Comparison, one: EventMention) -> bool:
    """Whether the words of a mention are there no more; unknown is no."""
    if one.report in both.pairing.left:
        return True
    alignment = both.pairing.alignments.get(one.report)
    return alignment is not None and alignment.forward(one.trigger.start) is None


def turned_out(both: Comparison) -> Iterator[Change]:
    """Events that new words give another status: planned, and now called off."""
    for new in both.after.events:
        before = _before(both, new)
        if before is None or before.value is None or new.status not in load("changes")["steps"][before.value]:
            continue
        if before.value in SOFT and new.status in FIRMER and not _is_update(both, new, "status"):
            continue
        places = [cite(one) for one in new.mentions if one.status == new.status and _is_new(both, one)]
        if places and (before.event or _is_later(both, places, before)):
            reports = tuple(dict.fromkeys(place.report for place in places))
            sides = before, Side(new.status, new.id, reports=reports)
            text = _turn(both, before.value, new, reports)
            if text:
                yield change("event-status", "status", sides, text, places, new.assessment.importance)


def _before(both: Comparison, new: Event) -> Side | None:
    """The status that an event had: in the older account or, where that passed it over, in words that were there."""
    old = both.old_events.get(both.older_ids.get(new.id, ""))
    mentions = old.mentions if old else [one for one in new.mentions if not _is_new(both, one)]
    if not mentions:
        return None
    status = old.status if old else mentions[-1].status
    reports = tuple(dict.fromkeys(one.report for one in mentions if one.status == status))
    return Side(status, old.id if old else None, reports=reports)


def _is_update(both: Comparison, event: Event, slot: str) -> bool:
    """Whether the reports themselves were found to follow one another on a slot."""
    return any(one.event == event.id and one.slot == slot and one.kind == "update" for one in both.after.relations)


def _is_later(both: Comparison, places: Sequence[Cite], before: Side) -> bool:
    """Whether reports that came out later than those before have it: an older one that is found late turns nothing."""
    order = [report.id for report in both.after.reports if report.published]
    now, was = [one.report for one in places], before.reports
    return {*now, *was} <= set(order) and max(map(order.index, now)) >= max(map(order.index, was))


def _turn(both: Comparison, old: str, new: Event, reports: Sequence[str]) -> str | None:
    """The sentence: with the brief's own words where it has some; None where the label says too little."""
    before, after = called("statuses", old), called("statuses", new.status)
    label, outlets = safe(new.label), both.outlets(reports)
    section = load("changes")["sections"].get(new.status)
    printed = both.printed(new.id, (section,)) if section else None
    if printed and new.status == "cancelled" and old in ("occurred", "ongoing"):
        return line("event-cancelled", after=after, told=parted(printed.text)[1].rstrip("."))
    if printed:
        return line("event-turned", before=before, after=after, told=parted(printed.text)[1].rstrip("."))
    if not says_enough(label):
        return None
    if new.status == "denied" and old in load("changes")["denied_before"]:
        return line("event-denied", label=label, before=called("denied_before", old), outlets=outlets)
    return line("event-status", label=label, before=before, after=after, outlets=outlets)


def moved(both: Comparison) -> Iterator[Change]:
    """Events that new words give a day, a closer one, or, where they are still to come, another one."""
    for old, new in both.pairs():
        places = [
            cite(one)
            for one in new.mentions
            if _is_new(both, one) and any(why.what == "time" and why.start is not None for why in one.why)
        ]
        kind = _step(both, old, new) if places and new.time else None
        if kind is None or new.time is None:
            continue
        after = both.date(new.time)
        before = both.date(old.time) if old.time else ""
        if not after or after == before or not says_enough(new.label):
            continue
        reports = tuple(dict.fromkeys(place.report for place in places))
        values = {"label": safe(new.label), "after": after, "before": before, "outlets": both.outlets(reports)}
        sides = (
            _dated(both, old, old.time, tuple(dict.fromkeys(one.report for one in old.mentions))),
            _dated(both, new, new.time, reports),
        )
        name = "event-moved" if kind == "event-moved" else "event-narrowed" if old.time and before else "event-dated"
        yield change(
            "event-moved" if kind == "event-moved" else "event-dated",
            "time", sides, line(name, **values), places, new.assessment.importance,
        )  # fmt: skip


def _step(both: Comparison, old: Event, new: Event) -> str | None:
    """How the time of an event has changed, if reports mean it so."""
    settled = load("changes")["settled"]["statuses"]
    open_now = new.status not in settled
    if old.time is None or new.time is None:
        return "event-dated" if new.time and open_now else None
    one, other = (parsed(time.earliest, time.latest) for time in (old.time, new.time))
    if one == other:
        return None
    if contains(one, other):
        return "event-dated" if open_now else None
    if overlaps(one, other):
        return None
    return "event-moved" if _is_update(both, new, "time") or (open_now and old.status not in settled) else None


def _dated(both: Comparison, event: Event, time: Time | None, reports: tuple[str, ...]) -> Side | None:
    if time is None:
        return Side(None, event.id, reports=reports)
    return Side(both.date(time) or None, event.id, None, reports, earliest=time.earliest, latest=time.latest)


def verdicts(both: Comparison) -> Iterator[Change]:
    """Events that more, or fewer, independent origins are known of, or that are now disputed."""
    names = {origin.id: safe(origin.name) for origin in both.after.origins}
    for old, new in both.pairs():
        verdict = new.assessment.verdict
        if verdict == old.assessment.verdict or verdict not in ("corroborated", "single-origin", "disputed"):
            continue
        if not both.is_about_new(new) and not both.pairing.left:
            continue
        if not says_enough(new.label):
            continue
        if verdict == "disputed" and new.status == "denied" != old.status:
            continue  # told as such
        if verdict == "single-origin" and old.assessment.verdict != "corroborated":
            continue
        origins = list(dict.fromkeys(names[one] for one in new.assessment.origins if one in names))
        if (verdict == "corroborated") != (len(origins) > 1) and verdict != "disputed":
            continue  # of one name, so that a reader would see one
        text = line(verdict, label=safe(new.label), count=count(len(origins)).lower(), names=joined(origins or [""]))
        sides = Side(old.assessment.verdict, old.id), Side(verdict, new.id)
        fresh = [cite(one) for one in new.mentions if _is_new(both, one)]
        places = fresh or [cite(one) for one in new.mentions[:1]]
        yield change("event-verdict", "verdict", sides, text, places, new.assessment.importance)


def _is_new(both: Comparison, one: EventMention) -> bool:
    return both.pairing.is_new(one.report, one.start, one.end)
