"""Two tellings back each other where they say the same and are of two sources."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.model import Source
from twosource.weigh import weigh

EARLIER, MONDAY, FRIDAY = date(2021, 2, 26), date(2021, 3, 1), date(2021, 3, 5)
TEXTS = {"a": "Workers shut the port of Lima on Monday, {}.", "b": "On Monday, the port of Lima was shut, {}."}


def backed(build, said=("as ships lay off", "in a row over pay"), sources=(), **more):
    """The verdict and the pairs that back each other, of two reports of one event; `said` names the sources."""
    mentions, out = [], more.pop("out", (FRIDAY, FRIDAY))
    for report, text, words, day in zip("ab", TEXTS.values(), said, out, strict=True):
        build.report(report, text.format(words), f"Outlet {report.upper()}", day, **more.get("report", {}))
    for number, report in enumerate("ab"):
        claim = None
        if sources:
            name, entity, unnamed = sources[number]
            source = Source(name, build.span(report, name), entity, anonymous=unnamed)
            claim = build.claim(report, build.reports[report].text.rpartition(",")[0], source)
        own = {key: value[number] for key, value in more.items() if key != "report"}
        clause = build.reports[report].text.rpartition(",")[0]
        mentions.append(build.mention(report, clause, "shut", attribution=claim, place="Lima", **own))
    build.event("closure", *mentions)
    weighed = weigh(build.story())
    return weighed.events[0].verdict, tuple(pair for pair in weighed.backing if pair.event is not None)


def test_two_outlets_own_words_back_each_other_and_say_why(build) -> None:
    verdict, (pair,) = backed(build)
    assert verdict == "corroborated"
    assert [place[0] for place in (pair.first, pair.second)] == ["a", "b"]
    assert pair.reason == "Outlet A and Outlet B tell it, each from another origin."


@pytest.mark.parametrize(
    ("more", "verdict"),
    [
        ({"status": ("occurred", "planned")}, "single-origin"),
        ({"time": ((MONDAY, "Monday"), (FRIDAY, "On Monday"))}, "single-origin"),
        ({"time": ((MONDAY, "Monday"), (MONDAY, "On Monday"))}, "corroborated"),
        ({"out": (EARLIER, FRIDAY), "time": ((MONDAY, "Monday"), (MONDAY, "On Monday"))}, "single-origin"),
    ],
    ids=["a plan", "another day", "that day", "a report from before that day"],
)
def test_what_is_told_otherwise_backs_nothing(build, more, verdict) -> None:
    word, pairs = backed(build, **more)
    assert (word, bool(pairs)) == (verdict, verdict == "corroborated")


def test_other_people_in_one_part_are_another_happening(build) -> None:
    build.entity("E1", "Ana Ruiz")
    build.entity("E2", "Ben Cole")
    said = ("by order of Ana Ruiz", "by order of Ben Cole")
    parties = ([("agent", "E1", "Ana Ruiz")], [("agent", "E2", "Ben Cole")])
    assert backed(build, said, parties=parties) == ("single-origin", ())
    again = type(build)()
    again.entity("E1", "Ana Ruiz")
    said = ("by order of Ana Ruiz", "by order of Ana Ruiz")
    assert len(backed(again, said, parties=(parties[0], parties[0]))[1]) == 1


@pytest.mark.parametrize(
    ("one", "other", "many"),
    [
        (("Ana Ruiz", "E1", False), ("Ben Cole", "E2", False), 1),
        (("two guards", None, True), ("Ben Cole", "E2", False), 0),  # may be anybody
        (("the port ministry", None, False), ("port ministry spokesman Ben Cole", "E2", False), 0),  # one body
    ],
)
def test_sources_are_two_where_they_have_names_and_are_of_no_one_body(build, one, other, many) -> None:
    build.entity("E1", "Ana Ruiz")
    build.entity("E2", "Ben Cole")
    said = tuple(f"{source[0]} said" for source in (one, other))
    assert len(backed(build, said, (one, other))[1]) == many


def test_reports_that_carry_one_agencys_text_are_one_source(build) -> None:
    assert backed(build, report={"agencies": ["Nordic Wire"]})[1] == ()


def test_a_poll_is_one_source_for_all_who_read_it(build) -> None:
    assert backed(build, ("a survey found", "as 40 percent stayed away"))[1] == ()
