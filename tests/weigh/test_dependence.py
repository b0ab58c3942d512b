"""Dependence: what reports cite, republish and copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from twosource.intervals import days, minutes
from twosource.model import Copy, Credit, Publication, Segment, Source, Span
from twosource.weigh import weigh
from twosource.weigh.outlets import as_named


def depends(story):
    return [(one.report, one.on, one.kind, one.other) for one in weigh(story).dependence]


@pytest.mark.parametrize(
    ("text", "source", "cue", "wanted"),
    [
        ("The visit was on, Yonhap News Agency reported.", "Yonhap News Agency", "reported", "Yonhap News Agency"),
        ("The visit was on, China's official Xinhua said.", "China's official Xinhua", "said", "Xinhua News Agency"),
        ("The visit was on, CNN’s Jane Doe reported.", "Jane Doe", "reported", "CNN"),
        ("The visit was on, Ana Ruiz said on “Meet the Press.”", "Ana Ruiz", "said", "NBC News"),
        ("The visit was on, she told the Lakeside Herald.", "Lakeside Herald", "told", "Lakeside Herald"),
        ("The visit was on, local media said.", "local media", "said", "unnamed news reports"),
    ],
)  # fmt: skip
def test_who_cites(build, text, source, cue, wanted) -> None:
    build.report("a", text, "Harbor Post")
    build.claim("a", "The visit was on", source, cue)
    assert depends(build.story()) == [("a", wanted, "cites", None)]


@pytest.mark.parametrize("source", ["two officials", "Ana Ruiz", "the ministry", "Harbor Post"])
def test_who_does_not(build, source) -> None:
    build.report("a", f"The visit was on, {source} said.", "Harbor Post")
    build.claim("a", "The visit was on", source)
    assert depends(build.story()) == []


def test_the_other_report_is_named_where_it_is_at_hand(build) -> None:
    build.report("a", "The visit was on, CNN reported.", "Harbor Post")
    build.report("b", "The visit is on.", "CNN")
    build.claim("a", "The visit was on", "CNN", "reported")
    assert depends(build.story()) == [("a", "CNN", "cites", "b")]


def test_a_credited_text_is_republished_even_where_it_is_also_cited(build) -> None:
    build.report("a", "“Yes,” he told Yonhap.", "Harbor Post", agencies=["Yonhap News Agency"])
    build.claim("a", "Yes", Source("Yonhap", build.span("a", "Yonhap")), "told")
    assert depends(build.story()) == [("a", "Yonhap News Agency", "republishes", None)]


def test_the_later_report_copies(build) -> None:
    build.report("a", "A train left the rails.", "Outlet A", date(2021, 3, 2))
    build.report("b", "A train left the rails.", "Outlet B", date(2021, 3, 1))
    whole = (build.span("a", "A train left the rails."),)
    build.copies.append(Copy("b", "a", whole, whole, 0.8))
    assert depends(build.story()) == [("a", "Outlet B", "copies", "b")]


def test_who_cites_the_other_copies_it_whatever_a_bare_date_says(build) -> None:
    text = "A train left the rails. The driver was unhurt, Outlet A reported."
    build.report("a", "A train left the rails.", "Outlet A", date(2021, 3, 2))
    build.report("b", text, "Outlet B", date(2021, 3, 2))
    at_six = Publication(minutes(datetime(2021, 3, 2, 18, 10)), "metadata")
    build.reports["a"] = replace(build.reports["a"], published=at_six)
    build.claim("b", "The driver was unhurt", "Outlet A", "reported")
    build.copies.append(
        Copy("a", "b", (build.span("a", "A train left"),), (build.span("b", "A train left"),), 0.8),
    )
    assert depends(build.story()) == [("b", "Outlet A", "copies", "a")]


@pytest.mark.parametrize("when", [minutes(datetime(2021, 3, 2, 18, 10)), days(date(2021, 3, 2)), None])
def test_nobody_copies_where_the_order_is_not_known(build, when) -> None:
    build.report("a", "A train left the rails.", "Outlet A")
    build.reports["a"] = replace(build.reports["a"], published=when and Publication(when, "metadata"))
    build.report("b", "A train left the rails.", "Outlet B", date(2021, 3, 2))
    build.copies.append(Copy("a", "b", (build.span("a", "A train left"),), (build.span("b", "A train left"),), 0.8))
    assert depends(build.story()) == [("a", "Outlet B", "shares", "b")]


def test_a_sister_report_is_known_as_an_outlet_by_its_name(build) -> None:
    build.report("a", "The visit was on, Dune Wire reported.", "Harbor Post")
    build.report("b", "The visit is on.", "Dune Wire")
    build.claim("a", "The visit was on", "Dune Wire", "reported")
    assert depends(build.story()) == [("a", "Dune Wire", "cites", "b")]


@pytest.mark.parametrize(("behind", "signed"), [(1, True), (9, False)])
def test_an_agency_amid_the_text_is_a_pictures(build, behind, signed) -> None:
    lines = ["The mill was sold.", "NORDIC WIRE", *["Ana Ruiz waved."] * behind]
    build.report("a", "\n".join(lines), "Harbor Post")
    own, place = build.reports["a"], build.span("a", "NORDIC WIRE")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    parts = tuple(
        Segment("credit" if line == "NORDIC WIRE" else "body", Span(start, start + len(line)))
        for start, line in zip(starts, lines, strict=True)
    )
    build.reports["a"] = replace(own, segments=parts, credits=(Credit("Nordic Wire", "text", place),))
    assert (depends(build.story()) == [("a", "Nordic Wire", "republishes", None)]) is signed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The New York Times had it first. The visit was on, the Times reported.", "The New York Times"),
        ("The New York Times and the Washington Times had it. The visit was on, the Times reported.", None),
        ("The visit was on, the Times reported.", None),
    ],
)
def test_a_short_name_means_the_one_full_name_of_the_report(text, wanted) -> None:
    assert as_named("Times", text) == wanted


def test_a_network_is_its_newsroom_only_by_the_full_name() -> None:
    assert as_named("CBS News", "she said on “The Late Show” on CBS") == "CBS"
    assert as_named("CBS News", "she told CBS News; CBS sent it") == "CBS News"


@pytest.mark.parametrize(("name", "wanted"), [("Ana Ruiz", []), ("CNN", ["CNN", "Reuters"])])
def test_an_outlet_that_only_somebody_quoted_names_is_not_cited(build, name, wanted) -> None:
    build.report("a", f'"The mill is shut, Reuters reports, and will stay so," {name} said.', "Harbor Post")
    build.claim("a", "The mill is shut, Reuters reports, and will stay so", name, "said", kind="direct")
    build.claim("a", "The mill is shut", "Reuters", "reports")
    assert [on for _, on, _, _ in depends(build.story())] == wanted
