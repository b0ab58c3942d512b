"""What two mentions count in common: the dead, those arrested, the votes. In come features; out goes whether they do.

same_tally(a, b), one_toll(a, b)
"""

from __future__ import annotations

from twosource.link.features import Features
from twosource.link.strangers import are_elsewhere
from twosource.link.tolls import counted
from twosource.link.weights import weights
from twosource.statuses import HAPPENED


def same_tally(a: Features, b: Features) -> float:
    """Both tell how one vote went, by the same two numbers."""
    return float(not a.tallies.isdisjoint(b.tallies))


def other_tally(a: Features, b: Features) -> float:
    """Both tell how a vote went, by other numbers."""
    return float(bool(a.tallies and b.tallies) and a.tallies.isdisjoint(b.tallies))


def one_toll(a: Features, b: Features) -> float:
    """The one counts the dead, the other counts them too or tells what lately killed them, in no other town."""
    if not ((a.toll and (b.toll or b.deadly)) or (b.toll and a.deadly)):
        return 0.0
    return float(_is_recent(a) and _is_recent(b) and not are_elsewhere(a, b))


def same_count(a: Features, b: Features) -> float:
    """Both open their reports by counting the same: arrests, jobs to be cut, people who marched."""
    leads = a.lead and b.lead and a.order != b.order
    return float(leads and a.stem == b.stem and not counted(a.mention).isdisjoint(counted(b.mention)))


def _is_recent(feature: Features) -> bool:
    """Whether it is over or under way, and no story of long ago: told in the news of its month."""
    end = feature.mention.time.end if feature.mention.time else None
    if feature.mention.status not in HAPPENED:
        return False
    return end is None or feature.since is None or (feature.since - end).days <= weights("events")["moved_days"]
