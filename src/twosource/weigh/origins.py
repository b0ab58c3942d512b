"""Source chains resolved to origins. In comes a Story; out go its Origins and, for each event, those that it rests on.

The last link of a chain is the origin. What two reports have from one origin counts once:

- both name the same speaker, and no word says that the one was told something else than the other;
- both quote the same words, carry the same copied sentence, or tell it in the same words;
- the event is something said, so that all who report it have it from who said it;
- one cites an outlet whose own text, or reporting, the other carries.

What a party says, each report may have from somebody else in it, so that it is an origin for each; but it confirms
nothing that it says itself. Sources without a name stay apart unless the same outlet vouches for them: "two U.S.
officials" of one agency may or may not be those of another, and nobody can tell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from twosource.lexicon import load
from twosource.model import Claim, Origin, Story
from twosource.weigh.hands import OneHand
from twosource.weigh.quotes import ClaimKey, statements
from twosource.weigh.sources import Link, Sources, Telling
from twosource.weigh.weights import weights


@dataclass(frozen=True, slots=True)
class Root:
    """One origin of one event: where it came from, the way it took, and what rests on it."""

    source: Link
    via: tuple[str, ...]
    tellings: tuple[Telling, ...]
    quoting: tuple[str, ...] = ()  # reports that quote the same statement, and do not tell the event otherwise

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that rest on it, in the order of their tellings."""
        return tuple(dict.fromkeys(telling.report for telling in self.tellings))


@dataclass(frozen=True, slots=True)
class Origins:
    """All origins of a story, and by event those that it rests on with what rests on them."""

    all: tuple[Origin, ...]
    by_event: dict[str, tuple[tuple[Origin, Root], ...]]


def origins(story: Story, sources: Sources) -> Origins:
    """The origins of all events; one that several events of the same reports share has one id."""
    said = statements(story)
    quoting = Quoting(sources, said)
    order = {reading.report.id: number for number, reading in enumerate(story.readings)}
    found: dict[tuple[object, ...], Origin] = {}
    by_event, one_hand = {}, OneHand(sources)
    shared = shared_statements(said)
    for event in story.events:
        rooted = []
        told = {telling.report for telling in sources.tellings[event.id]}
        for plain in roots(sources.tellings[event.id], said, shared, one_hand):
            root = replace(plain, quoting=quoting(plain, told))
            reports = tuple(sorted((*root.reports, *root.quoting), key=order.__getitem__))
            key = (root.source.key, root.via, reports)
            if key not in found:
                name, unnamed = root.source.name, root.source.kind == "unnamed"
                found[key] = Origin(f"O{len(found) + 1}", name, unnamed, root.via, reports)
            rooted.append((found[key], root))
        by_event[event.id] = tuple(rooted)
    return Origins(tuple(found.values()), by_event)


class Quoting:
    """Which other reports quote the statement that an event is, or that it is told in."""

    def __init__(self, sources: Sources, said: dict[ClaimKey, ClaimKey]) -> None:
        self.sources, self.said = sources, said
        self.reports: defaultdict[ClaimKey, set[str]] = defaultdict(set)
        for (report, _), first in said.items():
            self.reports[first].add(report)
        self.shared: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for claim in sources.story.claims:
            report = claim.attribution.report
            if len(self.reports[said[report, claim.id]]) > 1:
                at = sources.number(report, claim.attribution.content[0].start)
                self.shared[report].append((at, self._speaker(claim), claim.id))
        for found in self.shared.values():
            found.sort()

    def __call__(self, root: Root, told: Collection[str]) -> tuple[str, ...]:
        """The reports that quote what the tellings of a root quote, and have no telling of their own."""
        quoted = {self.said[key] for telling in root.tellings for key in self._of(telling)}
        return tuple(sorted(set[str]().union(*(self.reports[first] for first in quoted)).difference(told)))

    def _of(self, telling: Telling) -> Iterator[ClaimKey]:
        """The shared statement that a telling is from, and where it is an utterance, those quoted soon after it."""
        if telling.claim is not None and (telling.report, telling.claim.id) in self.said:
            yield telling.report, telling.claim.id
        if not telling.uttered:
            return
        shared, at = self.shared[telling.report], self.sources.number(telling.report, telling.span.start)
        reach = int(weights("quotes")["reach_of_noun" if telling.mention.nominal else "reach"])
        for _, speaker, claim in shared[bisect_left(shared, (at,)) : bisect_left(shared, (at + reach + 1,))]:
            if speaker in ("", telling.source.key):
                yield telling.report, claim

    def _speaker(self, claim: Claim) -> str:
        """Who says it; nothing where the report has it from a "he" of whom it does not say who that is."""
        source = claim.attribution.source
        unknown = source is not None and source.entity is None and source.name.casefold()
        return "" if unknown in load("label_words")["subject"]["words"] else self.sources.path(claim)[-1].key


def roots(
    tellings: Sequence[Telling],
    said: dict[ClaimKey, ClaimKey],
    shared: frozenset[ClaimKey],
    one_hand: Callable[[Telling, Telling], bool],
) -> list[Root]:
    """The origins that the tellings of one event rest on, in reading order."""
    heard = _without_echoes(tellings)
    groups: defaultdict[object, list[Telling]] = defaultdict(list)
    for telling in heard:
        groups[_key(telling, heard, said, shared)].append(telling)
    merged = _merge_hands(list(groups.values()), one_hand)
    return [_root(group) for group in _merge_cited(merged)]


def _without_echoes(tellings: Sequence[Telling]) -> list[Telling]:
    """What a report says in its own voice counts only where it credits nobody with the same event.

    Who denies or declines to say anything counts only where the report has nobody else.
    """
    credited = {telling.report for telling in tellings if telling.attributed and telling.asserts}
    heard = [
        telling for telling in tellings if telling.asserts and (telling.attributed or telling.report not in credited)
    ]
    told = {telling.report for telling in heard}
    return heard + [telling for telling in tellings if telling.report not in told]


def _key(
    telling: Telling, heard: Sequence[Telling], said: dict[ClaimKey, ClaimKey], shared: frozenset[ClaimKey]
) -> tuple[object, ...]:
    """What tells the origin of this telling from others of the event."""
    if telling.claim is not None and not telling.uttered:
        own = (telling.report, telling.claim.id)
        if said.get(own, own) in shared:
            return ("statement", said[own])
    if telling.uttered or any(other.uttered and other.source.key == telling.source.key for other in heard):
        return ("utterance",)
    if telling.source.kind == "named" and telling.attributed:
        return ("speaker", telling.source.key, _told_to(telling, heard))
    if telling.source.kind == "group":
        return ("source", telling.source.key, telling.report)
    return ("source", telling.source.key)


def shared_statements(said: dict[ClaimKey, ClaimKey]) -> frozenset[ClaimKey]:
    """The statements that claims of several reports are from."""
    reports: defaultdict[ClaimKey, set[str]] = defaultdict(set)
    for (report, _), first in said.items():
        reports[first].add(report)
    return frozenset(first for first, found in reports.items() if len(found) > 1)


def _told_to(telling: Telling, heard: Iterable[Telling]) -> str | None:
    """The outlet that a speaker told it, where that is not what everybody heard.

    None where no other report has the same speaker without that outlet, or where the other one is of that outlet.
    """
    outlets = [link.key for link in telling.path[telling.carriers : -1] if link.kind == "outlet"]
    return outlets[-1] if outlets else _carrier_told(telling, heard)


def _carrier_told(telling: Telling, heard: Iterable[Telling]) -> str | None:
    """The report's own outlet or agency, where another report names it as the one that the speaker told."""
    own = {link.key for link in telling.path[: telling.carriers]}
    for other in heard:
        if other.source.key == telling.source.key:
            for link in other.path[other.carriers : -1]:
                if link.kind == "outlet" and link.key in own:
                    return link.key
    return None


def _merge_hands(groups: list[list[Telling]], one_hand: Callable[[Telling, Telling], bool]) -> list[list[Telling]]:
    """Groups that have their words from one hand are one."""
    merged: list[list[Telling]] = []
    for group in groups:
        alike = [other for other in merged if any(one_hand(a, b) for a in other for b in group)]
        if not alike:
            merged.append(group)
            continue
        home, *others = alike  # one that is like two makes them one
        for other in others:
            home += other
        home += group
        merged = [kept for kept in merged if not any(kept is other for other in others)]
    return merged


def _merge_cited(groups: list[list[Telling]]) -> list[list[Telling]]:
    """Where a report has the event from an outlet, it rests on whatever origins that outlet's own telling has."""
    kept, resting = [], []
    for group in groups:
        outlet = group[0].source
        passed = [other for other in groups if other is not group and _passes(other, outlet)]
        if outlet.kind == "outlet" and group[0].attributed and passed:
            resting.append((group, passed))
        else:
            kept.append(group)
    for group, passed in resting:
        for other in passed:
            other.extend(group)
    return kept or groups


def _passes(group: Sequence[Telling], outlet: Link) -> bool:
    """Whether the outlet is a station on the way of the group, and not all of it cites that outlet only."""
    return any(link.key == outlet.key for telling in group for link in telling.path[:-1])


def _root(group: Sequence[Telling]) -> Root:
    """The longest path tells best where it came from; of the first report's stations, the outlet itself included."""
    best = max(group, key=lambda telling: len(telling.path) - telling.carriers)
    via = tuple(dict.fromkeys(link.name for link in best.path[:-1])) or (best.path[0].name,)
    return Root(best.source, via, tuple(group))
