from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from twosource.link.clusters import grow
from twosource.link.sagas import Gist, exact, gist, kin, kinship, saga_of, sagas
from twosource.link.stories import Signature, partition, signature
from twosource.link.weights import weights

STRIKE = [
    (
        "Miners at the Lota copper pit walked out on Monday, the Lota Mining Union said. "
        "Union leader Ana Rojas wants pay raised.",
        "2031-03-03",
    ),
    (
        "Copper talks in Lota collapsed, union leader Ana Rojas said. "
        "Miners stay out of the Lota pit, the Mining Union added.",
        "2031-03-12",
    ),
    (
        "Miners at Lota ended their copper strike on an offer that union leader Ana Rojas called fair "
        "to the Mining Union.",
        "2031-03-24",
    ),
]
FERRY = (
    "The ferry Kestrel sank off Bergen in a storm, and rescuers pulled forty passengers from the sea.",
    "2031-03-12",
)


def story(reading: Any, name: str, told: tuple[str, str]) -> list[Signature]:
    return [signature(reading(f"{name}{n}", told[0], day=told[1])) for n in range(2)]


def test_steps_of_weeks_are_stories_of_one_saga_called_by_its_first(reading: Any) -> None:
    stories = {f"s{n}": story(reading, f"s{n}", told) for n, told in enumerate(STRIKE)} | {
        "f": story(reading, "f", FERRY)
    }
    assert len(partition([one for signed in stories.values() for one in signed])) == 4
    assert sagas(stories) == {"s0": "s0", "s1": "s0", "s2": "s0", "f": "f"}


def test_the_order_in_which_stories_are_given_does_not_matter(reading: Any) -> None:
    stories = {f"s{n}": story(reading, f"s{n}", told) for n, told in enumerate([*STRIKE, FERRY])}
    assert sagas(dict(reversed(stories.items()))) == sagas(stories)


def test_what_comes_after_months_is_another_saga(reading: Any) -> None:
    first, last = story(reading, "a", STRIKE[0]), story(reading, "b", (STRIKE[0][0], "2031-09-01"))
    assert sagas({"a": first, "b": last}) == {"a": "a", "b": "b"}


def test_nothing_has_no_saga_and_an_empty_report_is_its_own(reading: Any) -> None:
    assert sagas({}) == {}
    assert sagas({"a": [signature(reading("a", ""))], "b": [signature(reading("b", ""))]}) == {"a": "a", "b": "b"}


def test_a_gist_has_what_the_reports_share_before_what_one_has(reading: Any) -> None:
    one = signature(reading("a", "Copper miners in Lota walked out.", day="2031-03-03"))
    other = signature(reading("b", "Copper miners in Lota danced.", day="2031-03-04"))
    found = gist([other, one])
    assert set(found.keys[:3]) == {"copper", "miner", "lota"}
    assert (found.first, found.last) == (one.moment, other.moment)


def groups_of(count: int, values: dict[tuple[int, int], float]) -> list[tuple[str, ...]]:
    """The saga of each story, found from its neighbors alone."""
    names = [f"{number:03d}" for number in range(count)]
    near: dict[str, dict[str, float]] = {name: {} for name in names}
    for (a, b), value in values.items():
        near[names[a]][names[b]] = near[names[b]][names[a]] = value
    return [saga_of(name, near.__getitem__, str) for name in names]


@pytest.mark.parametrize("values", [None, (0.5,), (0.35,), (0.4, 0.7), (0.1, 0.35, 0.7), (0.36, 0.36, 0.37, 0.9)])
@pytest.mark.parametrize("seed", range(20))
def test_the_saga_found_from_any_story_on_is_the_one_that_all_stories_make(seed: int, values: Any) -> None:
    """Also where many are equally near, or just near enough: no member of a saga is told of another one."""
    draw = Random(seed)  # noqa: S311
    count, share = draw.randint(2, 30), draw.choice((0.1, 0.3, 0.6, 1.0))
    pairs = [(a, b) for a in range(count) for b in range(a + 1, count) if draw.random() < share]
    near = {pair: draw.choice(values) if values else draw.random() for pair in pairs}
    found = groups_of(count, near)
    assert all(found[int(member)] == group for group in found for member in group)
    whole = grow(
        count,
        {pair: Fraction(exact(value)) for pair, value in near.items()},
        least=Fraction(exact(weights("sagas")["least"])),
    )
    assert sorted(set(found)) == [tuple(f"{one:03d}" for one in group) for group in whole]


def test_stories_that_are_equally_near_are_parted_alike_from_wherever_one_looks() -> None:
    found = groups_of(4, {(0, 1): 0.5, (1, 2): 0.5, (2, 3): 0.5})
    assert found == [("000", "001"), ("000", "001"), ("002", "003"), ("002", "003")]


def test_only_what_lies_near_is_looked_at() -> None:
    near = {f"{n:03d}": {f"{n - 1:03d}": 0.9 - n / 1000, f"{n + 1:03d}": 0.9 - (n + 1) / 1000} for n in range(1, 300)}
    near |= {"000": {"001": 0.899}, "300": {"299": 0.6}}
    asked: set[str] = set()

    def looked(name: str) -> dict[str, float]:
        asked.add(name)
        return near[name]

    assert "000" in saga_of("000", looked, str)
    assert len(asked) < 10


@pytest.mark.parametrize("seed", range(10))
def test_stories_that_are_forgotten_have_no_more_kin(seed: int) -> None:
    draw, first = Random(seed), datetime(2031, 3, 1, tzinfo=UTC)  # noqa: S311
    made = []
    for _ in range(60):
        began = first + timedelta(hours=draw.randrange(24 * 7 * 12)) if draw.random() < 0.9 else None
        keys = tuple(draw.sample("abcdefghij", 4))
        made.append(Gist(dict.fromkeys(keys, 0.5), keys, began, began and began + timedelta(days=draw.randrange(9))))
    made.sort(key=lambda one: (one.first is None, str(one.first)))
    undated_first = sorted(enumerate(made), key=lambda one: one[1].first is not None)
    pairs = {(a, b): kinship(made[a], made[b]) for b in range(60) for a in range(b)}
    found = list(kin(undated_first))
    assert {(a, b): value for a, b, value in found} == {pair: value for pair, value in pairs.items() if value > 0}
    assert len(found) == len({(a, b) for a, b, _ in found})


def test_kin_are_stories_that_share_main_words_within_weeks(reading: Any) -> None:
    first, last = (gist(story(reading, name, told)) for name, told in zip("ab", STRIKE[:2], strict=True))
    assert kinship(first, last) == kinship(last, first) > 0.3
    assert kinship(first, gist(story(reading, "f", FERRY))) == 0
    assert kinship(first, gist(story(reading, "z", (STRIKE[1][0], "2031-06-01")))) == 0
