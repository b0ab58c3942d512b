from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from twosource.collect import collect
from twosource.intervals import days, printed
from twosource.link.dates import infer
from twosource.model import Segment, Span
from twosource.pipeline import extract
from twosource.settings import load_settings

EXAMPLES = Path(__file__).parents[2] / "examples"

FERRY = "The ferry Kestrel sank off Bergen in a storm with Captain Per Dahl aboard."
PEOPLE = [{"name": "Per Dahl"}, {"name": "Bergen", "type": "place"}]


def undated(reading: Any, said: str = "Rescuers said Wednesday") -> Any:
    text = f"Per Dahl plans to reach Bergen on Thursday. {said} that Kestrel was safe. {FERRY}"
    return reading(
        "u",
        text,
        entities=PEOPLE,
        timexes=["Thursday"],
        events=[
            {
                "clause": "Per Dahl plans to reach Bergen on Thursday",
                "trigger": "reach",
                "type": "TRAVEL",
                "status": "planned",
                "agent": "Per Dahl",
                "place": "Bergen",
            }
        ],
        says=[("Rescuers", "said", "Kestrel was safe")],
    )


def dated(reading: Any, day: str) -> Any:
    return reading(
        "d",
        f"Per Dahl reached Bergen on Thursday. {FERRY}",
        day=day,
        entities=PEOPLE,
        events=[
            {
                "clause": "Per Dahl reached Bergen on Thursday",
                "trigger": "reached",
                "lemma": "reach",
                "type": "TRAVEL",
                "status": "occurred",
                "agent": "Per Dahl",
                "place": "Bergen",
                "time": "2021-03-04",
            }
        ],
    )


def replace_id(reading: Any) -> Any:
    return replace(reading, report=replace(reading.report, id="e"))


def test_a_weekday_of_a_shared_event_dates_the_report(reading: Any) -> None:
    publication = infer([undated(reading), dated(reading, "2021-03-04")])["u"]
    assert publication.basis == "sister"
    assert printed(publication.interval) == ("2021-03-03", "2021-03-04")
    rules = {reason.rule for reason in publication.reasons}
    assert rules == {"weekday-of-shared-event", "weekday-of-telling", "days-of-sisters"}


def test_without_a_day_of_telling_more_days_are_left(reading: Any) -> None:
    publication = infer([undated(reading, "Rescuers said"), dated(reading, "2021-03-04")])["u"]
    assert printed(publication.interval) == ("2021-03-01", "2021-03-04")


def test_sisters_far_apart_date_nothing(reading: Any) -> None:
    plain = reading("u", f"Rescuers said that Kestrel was safe. {FERRY}", entities=PEOPLE)
    assert infer([plain, dated(reading, "2021-03-04"), replace_id(dated(reading, "2021-03-11"))]) == {}


def test_nothing_is_inferred_without_a_dated_sister(reading: Any) -> None:
    assert infer([undated(reading)]) == {}


def test_another_story_dates_nothing(reading: Any) -> None:
    other = reading("o", "A bank in Lagos raised its rates again, traders said.", day="2021-03-04")
    assert infer([undated(reading), other]) == {}


def test_a_plan_that_is_read_as_no_event_dates_the_report(reading: Any) -> None:
    text = "Per Dahl is due to dock at Bergen on Thursday. Rescuers said Wednesday that Kestrel was safe. " + FERRY
    plan = reading("u", text, entities=PEOPLE, timexes=["Thursday"], says=[("Rescuers", "said", "Kestrel was safe")])
    built = reading("d", f"Per Dahl docked at Bergen on Thursday. {FERRY}", day="2021-03-04", timexes=["Thursday"])
    day = replace(built.timexes[0], interval=days(date(2021, 3, 4)))
    told = replace(built, timexes=(day,))
    publication = infer([plan, told])["u"]
    assert printed(publication.interval) == ("2021-03-03", "2021-03-04")
    assert "weekday-of-shared-plan" in {reason.rule for reason in publication.reasons}


def test_the_undated_report_of_the_example_gets_its_days() -> None:
    reports, _ = collect([EXAMPLES / "envoy"])
    (herald,) = (reading for reading in extract(reports, settings=load_settings()) if reading.report.id == "herald")
    assert herald.report.published is not None
    assert printed(herald.report.published.interval) == ("2018-03-14", "2018-03-15")


def datelined(reading: Any, dateline: str) -> Any:
    built = reading("u", f"{dateline}{FERRY}", entities=PEOPLE)
    head, body = Span(0, len(dateline)), Span(len(dateline), len(built.report.text))
    return replace(built, report=replace(built.report, segments=(Segment("dateline", head), Segment("body", body))))


@pytest.mark.parametrize(
    ("dateline", "sister", "day"),
    [
        ("BERGEN, March 5 (Reuters) - ", "2021-03-04", "2021-03-05"),
        ("BERGEN (5 March) — ", "2021-03-04", "2021-03-05"),
        ("BERGEN, Dec. 31 (AP) — ", "2021-01-02", "2020-12-31"),
        ("BERGEN, Jan 1 (AP) — ", "2020-12-30", "2021-01-01"),
        ("BERGEN, Sept. 9 (AP) — ", "2021-09-01", "2021-09-09"),
        ("BERGEN, Feb. 29 (AP) — ", "2020-02-28", "2020-02-29"),
    ],
)
def test_a_sister_gives_the_year_of_a_dateline(reading: Any, dateline: str, sister: str, day: str) -> None:
    publication = infer([datelined(reading, dateline), dated(reading, sister)])["u"]
    assert (publication.basis, printed(publication.interval)) == ("sister", (day, day))
    assert {reason.rule for reason in publication.reasons} == {"dateline-in-year-of-sisters"}


@pytest.mark.parametrize(
    "dateline", ["BERGEN, Aug. 5 (AP) — ", "BERGEN, March 32 (AP) — ", "BERGEN, Marina 5 — ", "BERGEN (AP) — "]
)
def test_a_dateline_of_another_time_or_without_a_day_dates_nothing_by_itself(reading: Any, dateline: str) -> None:
    publication = infer([datelined(reading, dateline), dated(reading, "2021-03-04")])["u"]
    assert printed(publication.interval) == ("2021-03-01", "2021-03-07")
