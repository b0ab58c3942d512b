"""Facts that rule one another out, and days that do not: what happens once happened on one of two days."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.link import link


def telling(reading: Any, name: str, day: str, what: tuple[str, str, str]) -> Any:
    """A report that has one thing done by Ana Ruiz on a day of March 2021."""
    trigger, lemma, type = what
    text = f"Ana Ruiz {trigger} on March {day}. The union is to vote."
    return reading(
        name,
        text,
        day="2021-03-10",
        entities=[{"name": "Ana Ruiz"}],
        events=[
            {"clause": f"Ana Ruiz {trigger} on March {day}", "trigger": trigger, "lemma": lemma, "type": type,
             "status": "occurred", "agent": "Ana Ruiz", "time": f"2021-03-{day}", "when": f"March {day}"}
        ],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("what", "day", "events"),
    [
        (("resigned", "resign", "RESIGN"), "04", 1),  # nobody resigns on Tuesday and on Wednesday
        (("resigned", "resign", "RESIGN"), "09", 2),  # a week lies between
        (("protested", "protest", "PROTEST"), "04", 2),  # one can protest every day
    ],
)
def test_a_slip_of_a_day(reading: Any, what: tuple[str, str, str], day: str, events: int) -> None:
    reports = [telling(reading, "a", "03", what), telling(reading, "b", day, what)]
    assert len(link(reports).events) == events
