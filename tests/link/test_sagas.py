from __future__ import annotations

from typing import Any

from twosource.link.sagas import gist, sagas
from twosource.link.stories import Signature, partition, signature

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
