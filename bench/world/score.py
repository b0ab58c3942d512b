"""What the program makes of generated stories, held against what is true of them. In come both; out go counts.

Everything is exact, as the truth is known. Mentions: a telling of a happening is found if the program has an event
mention on one of its words; what the program has on other words is wrong, but for statements. Events: pairs of tellings
that were found, in one event or not. Status: of tellings, and of the event that holds most tellings of a happening.
Updates and conflicts: relations of that event, by slot. Origins: the voices on which a happening rests, against the
origins of its event. Dependence: which report rests on what, and how. Dates: the days given to undated reports.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from twosource.intervals import first_day, last_day
from twosource.model import Assessments, Event, EventMention, Reading, Status
from world.truth import Mark, Truth, Written

OPEN_DAYS = 7
SAID = ("STATEMENT", "ANNOUNCE")
Telling = tuple[str, int]  # a report, and the number of its telling


@dataclass
class Count:
    """How many were right, how many the program gave, how many there are."""

    right: int = 0
    given: int = 0
    there: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.given + other.given, self.there + other.there)

    @property
    def precision(self) -> float:
        """The share of what was given that is right; of nothing, all."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """The share of what there is that was given; of nothing, all."""
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        """Both in one."""
        return 2 * self.right / max(1, self.given + self.there)


def counted(stories: Sequence[Truth], told: Sequence[Assessments], undated: Mapping[str, Reading]) -> dict[str, Count]:
    """The counts of all parts over all stories; `told` are those of the program, in any order and grouping."""
    total: defaultdict[str, Count] = defaultdict(Count)
    total["stories (pairs of reports)"] = _pairs(stories, told)
    for story in stories:
        reports = {report.id for report in story.reports}
        ours = [one for one in told if reports & {reading.report.id for reading in one.story.readings}]
        for part, count in _parts(story, ours):
            total[part] += count
    total["dates of undated reports"] = _dates(stories, undated)
    return dict(total)


def _same(one: Status, other: Status) -> bool:
    """Whether two statuses are one; what "will be put to a vote" may be called planned or expected."""
    return one == other or {one, other} == {"planned", "expected"}


def _pairs(stories: Sequence[Truth], told: Sequence[Assessments]) -> Count:
    gold = {pair for story in stories for pair in combinations(sorted(report.id for report in story.reports), 2)}
    groups = (sorted(reading.report.id for reading in one.story.readings) for one in told)
    given = {pair for group in groups for pair in combinations(group, 2)}
    return Count(len(gold & given), len(given), len(gold))


def _parts(story: Truth, ours: Sequence[Assessments]) -> Iterator[tuple[str, Count]]:
    found, stray = _found(story, [event for one in ours for event in one.story.events])
    tellings = _tellings(story)
    yield "mentions of happenings", Count(len(found), len(found) + stray, len(tellings))
    yield "events (pairs of mentions)", _joined(tellings, found)
    status = sum(_same(mention.status, tellings[telling].status) for telling, (_, mention) in found.items())
    yield "status of mentions", Count(status, len(found), len(tellings))
    main = _main_events(tellings, found)
    yield (
        "status of events",
        Count(sum(event.status == story.states[key] for key, event in main.items()), len(main), len(story.states)),
    )
    yield from _relations(story, ours, main)
    yield "origins", _origins(story, ours, main)
    yield "dependence", _rests(story, ours)


def _tellings(story: Truth) -> dict[Telling, Mark]:
    return {(report.id, mark.telling): mark for report in story.reports for mark in report.marks}


def _found(story: Truth, events: Sequence[Event]) -> tuple[dict[Telling, tuple[Event, EventMention]], int]:
    """The tellings that the program has, and how many mentions it has of what never happened."""
    reports: dict[str, Written] = {report.id: report for report in story.reports}
    found: dict[Telling, tuple[Event, EventMention]] = {}
    stray = 0
    for event in events:
        for mention in event.mentions:
            report = reports.get(mention.report)
            mark = report and _mark(report.marks, mention)
            if mark:
                found.setdefault((mention.report, mark.telling), (event, mention))
            elif report and mention.type not in SAID:
                stray += 1
    return found, stray


def _mark(marks: Iterable[Mark], mention: EventMention) -> Mark | None:
    at = mention.trigger
    return next((mark for mark in marks if at.start < mark.end and mark.start < at.end), None)


def _joined(tellings: Mapping[Telling, Mark], found: Mapping[Telling, tuple[Event, EventMention]]) -> Count:
    count = Count()
    for one, other in combinations(sorted(tellings), 2):
        same = tellings[one].happening == tellings[other].happening
        joined = one in found and other in found and found[one][0] == found[other][0]
        count += Count(same and joined, joined, same)
    return count


def _main_events(
    tellings: Mapping[Telling, Mark], found: Mapping[Telling, tuple[Event, EventMention]]
) -> dict[int, Event]:
    """For each happening the event that holds most of its tellings."""
    held: defaultdict[int, Counter[str]] = defaultdict(Counter)
    events = {event.id + telling[0][:4]: event for telling, (event, _) in found.items()}
    for telling, (event, _) in sorted(found.items()):
        held[tellings[telling].happening][event.id + telling[0][:4]] += 1
    return {key: events[counts.most_common(1)[0][0]] for key, counts in held.items()}


def _relations(story: Truth, ours: Sequence[Assessments], main: Mapping[int, Event]) -> Iterator[tuple[str, Count]]:
    happening = {id(event): key for key, event in main.items()}
    for part, kind, gold in (("updates", "update", story.updates), ("conflicts", "conflict", story.conflicts)):
        given = set()
        for one in ours:
            events = {event.id: happening.get(id(event), -1) for event in one.story.events}
            given |= {(events[found.event], found.slot) for found in one.relations if found.kind == kind}
        yield part, Count(len(given & gold), len(given), len(gold))


def _origins(story: Truth, ours: Sequence[Assessments], main: Mapping[int, Event]) -> Count:
    count = Count()
    for key, voices in story.origins.items():
        given: set[str] = set()
        for one in ours:
            names = {origin.id: origin.name for origin in one.origins}
            events = {event.id for event in one.story.events if event is main.get(key)}
            given |= {names[at] for found in one.events if found.event in events for at in found.origins}
        right = sum(any(voice.casefold() in name.casefold() for name in given) for voice in voices)
        count += Count(right, max(right, len(given)), len(voices))
    return count


def _rests(story: Truth, ours: Sequence[Assessments]) -> Count:
    ids = {report.id for report in story.reports}
    outlets = {report.id: report.outlet for report in story.reports}
    given = {
        (found.report, outlets.get(found.on, found.on).removeprefix("the "), found.kind)
        for one in ours
        for found in one.dependence
        if found.report in ids
    }
    gold = {(report, outlets.get(on, on), kind) for report, on, kind in story.rests}
    return Count(len(given & gold), len(given), len(gold))


def _dates(stories: Sequence[Truth], undated: Mapping[str, Reading]) -> Count:
    """A date is right if it holds the true day and leaves no more than a week open."""
    count = Count()
    for report in (report for story in stories for report in story.reports if report.part == "undated"):
        published = undated[report.id].report.published if report.id in undated else None
        first = first_day(published.interval) if published else None
        last = last_day(published.interval) if published else None
        given = first is not None and last is not None
        day = report.published.date()
        right = first is not None and last is not None and first <= day <= last and (last - first).days < OPEN_DAYS
        count += Count(right, given, 1)
    return count
