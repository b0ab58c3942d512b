"""Counts of one happening that reports have otherwise, told as what they are; none that may be of some of them only."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.weigh import weigh

DAY, NEXT = date(2021, 3, 1), date(2021, 3, 2)


def related(build, one, other, days=(DAY, DAY)):
    """The relations between the counts of two reports, each a sentence, what it counts, the bounds, and the words."""
    mentions = []
    for name, (text, *count), day in zip("ab", (one, other), days, strict=True):
        build.report(name, text, f"Outlet {name.upper()}", day)
        mentions.append(build.mention(name, text.rstrip("."), "hit", numbers=[tuple(count)], type="OTHER"))
    build.event("event", *mentions)
    return [relation for relation in weigh(build.story()).relations if relation.slot == "number"]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            ("A bus hit a wall, injuring eight.", "injured", 8, 8, "eight"),
            ("A bus hit a wall and six people were injured.", "injured", 6, 6, "six people"),
            "conflict",
        ),
        (
            ("A jet hit a hill, killing 247 people.", "dead", 247, 247, "247 people"),
            ("At least 250 people died when a jet hit a hill.", "dead", 250, None, "At least 250 people"),
            "conflict",
        ),
        (
            ("A bus hit a wall, killing a dozen people.", "dead", 12, 12, "a dozen people"),
            ("A bus hit a wall, killing at least 12.", "dead", 12, None, "at least 12"),
            "refine",
        ),
        (
            ("Police said 45 people were held after a car hit a gate.", "arrested", 45, 45, "45 people"),
            ("Some 60 people were detained after a car hit a gate.", "detained", 60, 60, "60 people"),
            "conflict",
        ),
    ],
)
def test_counts_of_one_day(build, one, other, kind):
    assert [relation.kind for relation in related(build, one, other)] == [kind]


def test_a_revised_count_is_the_newer_one_whatever_the_order(build):
    revised = ("The toll of the quake that hit Arica was revised to 28.", "dead", 28, 28, "28")
    first = ("A quake hit Arica and killed 31 people.", "dead", 31, 31, "31 people")
    (relation,) = related(build, revised, first)
    assert relation.kind == "update"
    assert [value.value for value in relation.values] == ["31 people", "28"]


def test_a_revised_count_of_an_earlier_day_is_not_the_newer_one(build):
    revised = ("The toll of the quake that hit Arica was revised to 28.", "dead", 28, 28, "28")
    last = ("A quake hit Arica and killed 35 people.", "dead", 35, 35, "35 people")
    (relation,) = related(build, revised, last, (DAY, NEXT))
    assert [value.value for value in relation.values] == ["28", "35 people"]


def test_some_of_them_are_not_all_of_them(build):
    some = ("The blast that hit a school killed 20 children.", "dead", 20, 20, "20 children")
    everybody = ("The blast that hit a school killed 27 people.", "dead", 27, 27, "27 people")
    assert related(build, some, everybody) == []


def test_the_injured_are_compared_whoever_is_named(build):
    for name in "ab":
        build.report(name, f"Report {name}: nine{name} guards hurt in a clash that hit Lota.", f"Outlet {name}", DAY)
    mentions = []
    for name, number in zip("ab", (9, 11), strict=True):
        words = f"nine{name} guards"
        who = build.entity(f"E{name}", words, "group", name=[(name, words)])
        text = build.reports[name].text.rstrip(".")
        mentions.append(
            build.mention(
                name,
                text,
                "hurt",
                type="OTHER",
                parties=[("theme", who, words)],
                numbers=[("injured", number, number, "guards")],
            )
        )
    build.event("clash", *mentions)
    assert [relation.kind for relation in weigh(build.story()).relations if relation.slot == "number"] == ["conflict"]
