"""Reports put into stories. In come signatures, and what readers have said of them; out go groups of ids.

Two reports are compared where they share a few of their key terms and came out within days of one another. Those that
are alike enough are linked; what hangs together by links is a component; within a component, groups grow by average
link. All of it is a matter of two signatures at a time: a report that comes later can change the groups of the
component that it joins, and no others, and what it costs is a matter of the reports of its week, however many there
are beside them.

    partition([signature(reading) for reading in readings])
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain, combinations
from math import inf

from twosource.link.clusters import Pair, grow
from twosource.link.judgements import Verdicts, place_of_ids, verdicts_of
from twosource.link.stories.likeness import days_apart, likeness
from twosource.link.stories.signatures import Signature
from twosource.link.weights import weights
from twosource.model import Judgement

EPOCH, TICK = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
TICKS_OF_DAY = timedelta(days=1) // TICK


def partition(
    signatures: Sequence[Signature], judgements: Sequence[Judgement] = (), *, patient: bool = False
) -> tuple[tuple[str, ...], ...]:
    """The ids of the reports by story: stories by their first report, the reports of a story by time.

    `patient` is for few reports that somebody has put together: months between them then count little.
    """
    ordered = sorted(signatures, key=by_moment)
    said = verdicts_of(judgements, "story", place_of_ids([one.id for one in ordered]))
    return tuple(tuple(ordered[index].id for index in group) for group in groups(ordered, said, patient=patient))


def by_moment(one: Signature) -> tuple[float, str]:
    """What signatures are sorted by: those without a date come last."""
    return (one.moment.timestamp() if one.moment else inf, one.id)


def groups(ordered: Sequence[Signature], said: Verdicts, *, patient: bool = False) -> list[list[int]]:
    """The numbers of the signatures by story; signatures are given by time, those without one last."""
    least = weights("stories")["least_of_few" if patient else "least"]
    alike = {
        (a, b): value
        for a, b in candidates(ordered, patient=patient)
        if (value := likeness(ordered[a], ordered[b], patient=patient)) > 0
    }
    home = components(len(ordered), [pair for pair, value in alike.items() if value >= least])
    within = {(a, b): value for (a, b), value in alike.items() if home[a] == home[b]}
    return grow(len(ordered), within, least=least, same=said.same, different=said.different)


def linked(a: Signature, b: Signature) -> bool:
    """Whether two reports are in one component by what they say."""
    shared = len(set(a.keys) & set(b.keys))
    return comparable(a, b, shared) and likeness(a, b) >= weights("stories")["least"]


def comparable(a: Signature, b: Signature, shared: int) -> bool:
    """Whether two reports that share so many key terms are worth comparing: each day between them asks for one more.

    One without a date may be of any day, so that more are asked for whatever the other's is.
    """
    table = weights("stories")
    if not (a.moment and b.moment):
        return shared >= table["key_undated"]
    apart = days_apart(a, b)
    return apart <= table["reach"] and shared >= table["key_shared"] + int(apart)


def components(count: int, links: Sequence[Pair]) -> list[int]:
    """For each number the smallest one that it hangs together with.

    >>> components(5, [(1, 3), (3, 4)])
    [0, 1, 2, 1, 1]
    """
    home = list(range(count))

    def root(number: int) -> int:
        while home[number] != number:
            home[number] = home[home[number]]
            number = home[number]
        return number

    for a, b in links:
        first, second = sorted((root(a), root(b)))
        home[second] = first
    return [root(number) for number in range(count)]


def candidates(ordered: Sequence[Signature], *, patient: bool = False) -> Iterator[Pair]:
    """Pairs worth a look: they share key terms, and came out within reach of one another; all pairs if we are patient.

    Reports without a date, which come last, are within reach of all.
    """
    if patient:
        yield from combinations(range(len(ordered)), 2)
        return
    index: defaultdict[str, list[int]] = defaultdict(list)
    least, reach = int(weights("stories")["key_shared"]), weights("stories")["reach"]
    ticks = [(one.moment - EPOCH) // TICK if one.moment else 0 for one in ordered]
    first = 0  # of those within reach
    for number, one in enumerate(ordered):
        if one.moment is None:
            first = 0
        while days_apart(ordered[first], one) > reach:
            first += 1
        holders = (index[key] for key in one.keys)
        found = Counter(chain.from_iterable(numbers[bisect_left(numbers, first) :] for numbers in holders))
        some = sorted(other for other, count in found.items() if count >= least)
        if one.moment is None:
            yield from ((other, number) for other in some if comparable(ordered[other], one, found[other]))
        else:  # the same in whole numbers, which is done for all pairs
            ends = {other: ticks[other] + (found[other] - least + 1) * TICKS_OF_DAY for other in some}
            yield from ((other, number) for other, end in ends.items() if ticks[number] < end)
        for key in one.keys:
            index[key].append(number)
