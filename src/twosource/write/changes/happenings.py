"""What has changed about events. In comes a Comparison; out go changes: new, moved, confirmed, gone.

A change needs words that were not there before: an event that is only told otherwise for other reasons has not changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.intervals import contains, overlaps, parsed
from twosource.lexicon import load
from twosource.statuses import SETTLED
from twosource.wording import count, joined
from twosource.write.changes.comparison import Comparison, change, cite, line, parted, says_enough
from twosource.write.changes.form import Change, Side
from twosource.write.contract import Cite, Event, EventMention, Time
from twosource.write.safety import safe
from twosource.write.soundness import is_whole
from twosource.write.tidying import tidy

TOLD = ("known", "reported", "expected", "cancelled", "unconfirmed")


def new_events(both: Comparison) -> Iterator[Change]:
    """Events of which no report had told, in words of a report: each line of the brief or of the timeline once."""
    used: set[str] = set()
    for event in sorted(both.after.events, key=lambda one: -one.assessment.importance):
        new = event.id not in both.older_ids and both.is_new(map(cite, event.mentions))
        found = _words(both, event) if new else None
        if found and found[0] not in used:
            told, cites = found
            used.add(told)
            reports = tuple(dict.fromkeys(one.report for one in event.mentions))
            sides = None, Side(event.status, event.id, reports=reports)
            head, words = parted(told)
            text = line("event-new", head=f", {head}" if head else "", told=words)
            yield change("event-new", event.type, sides, text, cites, event.assessment.importance)


def _words(both: Comparison, event: Event) -> tuple[str, Sequence[Cite]] | None:
    """How a new event is told, if words are found that can stand alone."""
    for printed in both.after.brief:
        fits = event.id in printed.events and printed.section in TOLD and both.is_new(printed.cites)
        if fits and not any(other in both.older_ids for other in printed.events):
            return printed.text.rstrip("."), printed.cites
    for dated in both.after.chronology:
        if dated.event == event.id and both.is_new([dated.cite]):
            return f"{dated.text}{both.outlets([dated.cite.report])}", [dated.cite]
    return None


def gone_events(both: Comparison) -> Iterator[Change]:
    """Events whose only telling was taken out of a report; what went with its report is told by that."""
    kept = set(both.older_ids.values())
    for event in both.before.events:
        if event.id in kept or event.type == "STATEMENT" or not all(_is_gone(both, one) for one in event.mentions):
            continue
        first = event.mentions[0]
        words = both.words(both.earlier, first.report, [(first.start, first.end)])
        if words and is_whole(tidy(words)):
            reports = tuple(dict.fromkeys(one.report for one in event.mentions))
            text = line("event-withdrawn", outlet=both.outlet(first.report), words=words)
            before = Side(event.status, event.id, reports=reports)
            yield change(
                "event-withdrawn", event.type, (before, None), text, [cite(first)], event.assessment.importance
            )


def _is_gone(both: Comparison, one: EventMention) -> bool:
    """Whether the words of a mention are there no more; unknown is no."""
    alignment = both.pairing.alignments.get(one.report)
    return alignment is not None and alignment.forward(one.trigger.start) is None


def moved(both: Comparison) -> Iterator[Change]:
    """Events that new words give a day, a closer one, or, where they are still to come, another one."""
    for old, new in both.pairs():
        places = [
            cite(one)
            for one in new.mentions
            if both.tells_new(one) and any(why.what == "time" and why.start is not None for why in one.why)
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
    open_now = new.status not in SETTLED
    if old.time is None or new.time is None:
        return "event-dated" if new.time and open_now else None
    one, other = (parsed(time.earliest, time.latest) for time in (old.time, new.time))
    if one == other:
        return None
    if contains(one, other):
        return "event-dated" if open_now else None
    if overlaps(one, other):
        return None
    return "event-moved" if both.is_update(new, "time") or (open_now and old.status not in SETTLED) else None


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
        if not says_enough(new.label) or new.assessment.importance < load("changes")["weights"]["least"]:
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
        fresh = [cite(one) for one in new.mentions if both.tells_new(one)]
        places = fresh or [cite(one) for one in new.mentions[:1]]
        yield change("event-verdict", "verdict", sides, text, places, new.assessment.importance)
