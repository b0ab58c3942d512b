"""Which reports and events of two accounts are the same. In come both, with texts; out goes a Pairing.

Ids differ from account to account: reports are known by their bytes or address, events by the words that tell them,
and, where a report was written anew, by what happened to whom and when.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.intervals import overlaps, parsed
from twosource.write.changes.alignment import Alignment, aligned
from twosource.write.contract import Account, Event, Report
from twosource.write.support import carrying, share

Texts = Mapping[str, str]
Place = tuple[str, int]  # report, offset
LIKE = 0.5  # so many of the words of two labels must be shared where nothing else ties two events


@dataclass(frozen=True, slots=True)
class Pairing:
    """How the reports of an older account stand in a newer one.

    `same` and `corrected` lead from older to newer ids, `alignments` from the older id of a corrected report, where
    both texts are known; `joined` are newer ids, `left` older ones.
    """

    same: Mapping[str, str]
    corrected: Mapping[str, str]
    alignments: Mapping[str, Alignment]
    joined: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def fresh(self) -> frozenset[str]:
        """Newer ids of reports that have something new to tell."""
        return frozenset((*self.joined, *self.corrected.values()))

    def forward(self, report: str, offset: int) -> Place | None:
        """Where a place of the older account stands in the newer one."""
        if report in self.same:
            return self.same[report], offset
        alignment = self.alignments.get(report)
        moved = alignment.forward(offset) if alignment else None
        return None if moved is None else (self.corrected[report], moved)

    def is_new(self, report: str, start: int, end: int) -> bool:
        """Whether a stretch of the newer account was not there before, as far as the texts show."""
        if report not in self.fresh:
            return False
        older = next((old for old, new in self.corrected.items() if new == report), None)
        alignment = self.alignments.get(older) if older else None
        return alignment is None or alignment.kept(start, end) < 1


def paired(before: Account, after: Account, texts: Texts, earlier: Texts) -> Pairing:
    """The reports of both, each with its like; `earlier` are texts of the older account."""
    same = _alike(before.reports, after.reports, lambda one: (one.id, one.sha256))
    same |= _alike(_rest(before, same), _rest(after, same.values()), lambda one: (one.outlet, one.sha256))
    corrected: dict[str, str] = {}
    for key in (lambda one: one.id, lambda one: one.url, lambda one: None if one.url else one.path):
        done, found = {*same, *corrected}, {*same.values(), *corrected.values()}
        corrected |= _alike(_rest(before, done), _rest(after, found), key)
    return Pairing(
        same,
        corrected,
        {
            old: aligned(earlier[old], texts[new])
            for old, new in corrected.items()
            if old in earlier and new in texts and earlier[old] != texts[new]
        },
        tuple(one.id for one in _rest(after, {*same.values(), *corrected.values()})),
        tuple(one.id for one in _rest(before, {*same, *corrected})),
    )


def _rest(account: Account, known: Iterable[str]) -> list[Report]:
    done = frozenset(known)
    return [report for report in account.reports if report.id not in done]


def _alike(old: Sequence[Report], new: Sequence[Report], key: Callable[[Report], Hashable]) -> dict[str, str]:
    """Reports with the same key, where it is one report's only on each side."""
    counts = [Counter(map(key, reports)) for reports in (old, new)]
    there = {key(report): report.id for report in new}
    return {
        report.id: there[key(report)]
        for report in old
        if key(report) is not None and all(count[key(report)] == 1 for count in counts)
    }


# ── Events ────────────────────────────────────────────────────────────────────────────────────────────────────────


def paired_events(before: Account, after: Account, pairing: Pairing) -> dict[str, str]:
    """Newer ids of events that were there before, with the older ids."""
    places = {
        place: event.id
        for event in before.events
        for mention in event.mentions
        if (place := pairing.forward(mention.report, mention.trigger.start))
    }
    shared = Counter(
        (event.id, places[mention.report, mention.trigger.start])
        for event in after.events
        for mention in event.mentions
        if (mention.report, mention.trigger.start) in places
    )
    found: dict[str, str] = {}
    for (new, old), _ in sorted(shared.items(), key=lambda item: -item[1]):
        if new not in found and old not in found.values():
            found[new] = old
    return found | _told_anew(before, after, pairing, found, {old for _, old in shared})


def _told_anew(
    before: Account, after: Account, pairing: Pairing, found: Mapping[str, str], met: Iterable[str]
) -> dict[str, str]:
    """Events whose words are all new, with those whose words are all gone, that are alike in all else."""
    gone = [event for event in before.events if event.id not in {*found.values(), *met}]
    pairs: dict[str, str] = {}
    for event in after.events:
        if event.id in found or not all(one.report in pairing.fresh for one in event.mentions):
            continue
        alike = [old for old in gone if old.id not in pairs.values() and _is_like(old, event)]
        if len(alike) == 1:
            pairs[event.id] = alike[0].id
    return pairs


def _is_like(one: Event, other: Event) -> bool:
    if one.type != other.type:
        return False
    if one.time and other.time:
        times = [parsed(time.earliest, time.latest) for time in (one.time, other.time)]
        if not overlaps(*times):
            return False
    first, second = sorted((carrying(one.label), carrying(other.label)), key=len)
    return one.label.casefold() == other.label.casefold() or (
        bool(_names(one) & _names(other)) and bool(first) and share(first, second) >= LIKE
    )


def _names(event: Event) -> set[str]:
    return {one.name.casefold() for one in event.participants}
