"""What another event calls off. In come an Account and an Event that is ahead; out goes whether it is called off there.

"She would fly to Port Tarn on Tuesday" and, a day later, "she canceled a visit planned for Tuesday" are two events
where nothing joins them; in a calendar the first one does not stand for all that.
"""

from __future__ import annotations

from twosource.intervals import overlaps
from twosource.statuses import AHEAD
from twosource.write.contract import Account, Event
from twosource.write.exports.times import days_of, interval_of


def is_revoked(account: Account, event: Event) -> bool:
    """Whether a later report calls off an event of the kind, with one of its people, on its day or as the only one."""
    if event.status not in AHEAD:
        return False
    return any(_revokes(account, other, event) for other in account.events if other.status == "cancelled")


def _revokes(account: Account, other: Event, event: Event) -> bool:
    if other.type != event.type or not _share(other, event) or not _is_later(account, other, event):
        return False
    one, two = interval_of(other), interval_of(event)
    if one and two:
        return overlaps(one, two)
    alike = (each for each in account.events if each.status in AHEAD and each.type == other.type)
    return [each.id for each in alike if _share(other, each) and _is_later(account, other, each)] == [event.id]


def _share(one: Event, other: Event) -> bool:
    """Whether somebody takes part in both, or people of a body that does: "leaders of the league" and "the league"."""
    if {each.entity for each in one.participants} & {each.entity for each in other.participants} - {None}:
        return True
    pairs = ((a.name, b.name) for a in one.participants for b in other.participants)
    return any(" " in min(pair, key=len) and max(pair, key=len).endswith(min(pair, key=len)) for pair in pairs)


def _is_later(account: Account, one: Event, other: Event) -> bool:
    """Whether all reports of one event came out on a later day than those of another."""
    days = tuple(days_of(account, one)), tuple(days_of(account, other))
    return all(days) and None not in (*days[0], *days[1]) and min(map(str, days[0])) > max(map(str, days[1]))
