from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from twosource.collect import collect
from twosource.intervals import days, printed
from twosource.link.dates import infer
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
