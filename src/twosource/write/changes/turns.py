"""What has become of events: planned before, now called off. In comes a Comparison; out go changes of status.

New words have to say so, at a time that allows it, in a report that came out later; they are told rather than a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from twosource.lexicon import load
from twosource.statuses import HAPPENED
from twosource.write.changes.comparison import Comparison, called, change, cite, line, parted, says_enough
from twosource.write.changes.form import Change, Side
from twosource.write.contract import Event, EventMention
from twosource.write.safety import safe
from twosource.write.soundness import is_whole, looks_ahead
from twosource.write.tidying import tidy

IN_YEAR = re.compile(r"\b(?:in|since) (1[5-9]\d\d|20\d\d)\b")


def turned_out(both: Comparison) -> Iterator[Change]:
    """Events that new words give another status."""
    stances = {claim.id: claim.stance for claim in both.after.claims}
    for new in both.after.events:
        before = _before(both, new)
        if before is None or new.status not in load("changes")["steps"][before.value]:
            continue
        told = [one for one in new.mentions if one.status == new.status and both.tells_new(one)]
        told = [one for one in told if _says_so(both, one, stances)]
        if told and _is_in_time(both, before, new, told) and (before.event or _is_later(both, told, before)):
            reports = tuple(dict.fromkeys(one.report for one in told))
            sides = before, Side(new.status, new.id, reports=reports)
            text = _sentence(both, str(before.value), new, told)
            if text:
                yield change("event-status", "status", sides, text, map(cite, told), new.assessment.importance)


def _before(both: Comparison, new: Event) -> Side | None:
    """The status that an event had: in the older account or, where that passed it over, in words that were there."""
    old = both.old_events.get(both.older_ids.get(new.id, ""))
    mentions = old.mentions if old else [one for one in new.mentions if not both.tells_new(one)]
    if not mentions:
        return None
    status = old.status if old else mentions[-1].status
    reports = tuple(dict.fromkeys(one.report for one in mentions if one.status == status))
    return Side(status, old.id if old else None, reports=reports)


def _says_so(both: Comparison, one: EventMention, stances: Mapping[str, str]) -> bool:
    """Whether the words mean it: a denial is somebody's; what is to come, or long over, has not happened just now."""
    if one.status == "denied":
        return stances.get(one.claim or "") == "denies"
    words = both.texts.get(one.report, "")[one.start : one.end]
    if one.status not in HAPPENED or not words:
        return True
    year = int(both.days(one.report)[0][:4] or 0)
    history = any(int(found[1]) < year - 1 for found in IN_YEAR.finditer(words))
    return not history and not looks_ahead(tidy(words))


def _is_in_time(both: Comparison, before: Side, new: Event, told: Sequence[EventMention]) -> bool:
    """Whether what has happened can have been ahead: not before the reports that had it so, nor after those now."""
    if new.status not in HAPPENED or new.time is None:
        return True
    ahead = [day for report in before.reports if (day := both.days(report)[0])]
    known = [day for one in told if (day := both.days(one.report)[1])]
    first, last = (new.time.earliest or "")[:10], (new.time.latest or "")[:10]
    over = bool(last and ahead) and last < max(ahead)
    return not over and not (first and known and first > max(known))


def _is_later(both: Comparison, told: Sequence[EventMention], before: Side) -> bool:
    """Whether reports that came out later than those before have it: an older one that is found late turns nothing."""
    order = [report.id for report in both.after.reports if report.published]
    now, was = [one.report for one in told], before.reports
    return {*now, *was} <= set(order) and max(map(order.index, now)) >= max(map(order.index, was))


def _sentence(both: Comparison, old: str, new: Event, told: Sequence[EventMention]) -> str | None:
    """With the brief's words, else those of a report, else a label; None where that says too little."""
    before, after = called("statuses", old), called("statuses", new.status)
    words = _words(both, new, told)
    outlets = both.outlets(one.report for one in told)
    if new.status == "denied" and old in load("changes")["denied_before"]:
        before = called("denied_before", old)
    if words and new.status == "cancelled" and old in HAPPENED:
        return line("event-cancelled", after=after, told=words)
    if words:
        return line("event-turned", before=before, after=after, told=words)
    label = safe(new.label)
    return (
        line("event-status", label=label, before=before, after=after, outlets=outlets) if says_enough(label) else None
    )


def _words(both: Comparison, new: Event, told: Sequence[EventMention]) -> str | None:
    """Words of a report that can stand alone, with the report."""
    sections = load("changes")["sections"].get(new.status)
    printed = both.printed(new.id, sections) if sections else None
    if printed:
        own = parted(printed.text)[1].rstrip(".")
        return None if new.status in HAPPENED and looks_ahead(own) else own
    for one in told:
        words = both.words(both.texts, one.report, [(one.start, one.end)])
        if words and is_whole(tidy(words)):
            return f"“{tidy(words)}”{both.outlets([one.report])}"
    return None
