"""Which counts have changed. In comes a Comparison; out go changes with the bounds of both sides.

What stands is what the latest dated report has; a lower count needs a report written anew, or a word such as "revised".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from twosource.write.changes.comparison import Comparison, change, cite, line, revision
from twosource.write.changes.form import Change, Side
from twosource.write.contract import Account, Cite, Event, Number
from twosource.write.phrases import amount, count_names, phrase
from twosource.write.safety import safe


@dataclass(frozen=True, slots=True)
class Standing:
    """A count that stands, and the report that has it."""

    number: Number
    report: str


def counts(both: Comparison) -> Iterator[Change]:
    """Counts of people that new words have otherwise, or for the first time."""
    for old, new in both.pairs():
        earlier = _standing(both.before, old)
        for of, now in _standing(both.after, new).items():
            was = earlier.get(of)
            if now.report not in both.fresh or of not in count_names() or (was and _bounds(was) == _bounds(now)):
                continue
            found = _change(both, (old, new), was, now)
            if found:
                yield found


def _standing(account: Account, event: Event) -> dict[str, Standing]:
    """What the latest dated report has of each thing counted; an undated one counts where no other does."""
    dated = [report.id for report in account.reports if report.published]
    order = [report.id for report in account.reports if not report.published] + dated
    found: dict[str, Standing] = {}
    for report in order:
        for number in reversed(event.numbers):  # of several in one report, the first
            if report in number.reports:
                found[number.of] = Standing(number, report)
    return found


def _change(both: Comparison, events: tuple[Event, Event], was: Standing | None, now: Standing) -> Change | None:
    old, new = events
    if _is_conflict(both, new, now.report):
        return None  # told as one
    own = both.pairing.corrected.get(was.report) == now.report if was else False
    places = [cite(one) for one in new.mentions if one.report == now.report and (own or both.is_new([cite(one)]))]
    step = was is None or own or _is_step(was, now)
    if not places or not (step or any(_says_so(both, place) for place in places)):
        return None
    name = "number-first" if was is None else "event-number" if step else "number-revised"
    of, before = count_names()[now.number.of].lower(), _told(both, was) if was else ""
    text = line(name, label=safe(new.label), of=of, after=_told(both, now), before=before)
    sides = _side(old, was), _side(new, now)
    return change("event-number", now.number.of, sides, text, places, new.assessment.importance)


def _is_step(was: Standing, now: Standing) -> bool:
    """Whether a count has risen or become more exact."""
    (was_low, was_high), (low, high) = _bounds(was), _bounds(now)
    return low > was_low or (low == was_low and high < was_high)


def _is_conflict(both: Comparison, event: Event, report: str) -> bool:
    return any(
        relation.event == event.id
        and relation.slot == "number"
        and relation.kind == "conflict"
        and any(report in value.reports for value in relation.values)
        for relation in both.after.relations
    )


def _says_so(both: Comparison, place: Cite) -> bool:
    """Whether the words around a count take back what was said."""
    text = both.texts.get(place.report, "")
    return bool(revision().search(text[place.start : place.end]))


def _bounds(one: Standing) -> tuple[float, float]:
    low, high = one.number.at_least, one.number.at_most
    return -inf if low is None else low, inf if high is None else high


def _side(event: Event, one: Standing | None) -> Side:
    if one is None:
        return Side(None, event.id)
    number = one.number
    low, high = number.at_least, number.at_most
    return Side(amount(low, high), event.id, None, (one.report,), low, high)


def _told(both: Comparison, one: Standing) -> str:
    """A count with who has it and when: at least 12 (Harbor Post, Oct. 12)."""
    who = [part for part in (both.outlet(one.report), both.day(one.report)) if part]
    return phrase("counted").format(number=amount(one.number.at_least, one.number.at_most), who=", ".join(who))
