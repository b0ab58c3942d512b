"""The figures: the axis keeps the order of time, the drawing the order of layers, cells what reports do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.intervals import between, days
from twosource.model import Interval
from twosource.write.contract import Cite, Relation, Value
from twosource.write.html.axis import axis
from twosource.write.html.chart import chart
from twosource.write.html.descent import MOST_DRAWN, descent
from twosource.write.html.happenings import rows
from twosource.write.html.layers import Edge, Graph, Node, layout
from twosource.write.html.matrix import matrix
from twosource.write.html.places import Places
from twosource.write.html.times import when

DATES = st.dates(date(1, 1, 2), date(9999, 12, 20))


@given(st.lists(DATES, max_size=6), st.lists(DATES, max_size=3))
def test_what_is_later_stands_further_right(told, published) -> None:
    line = axis([days(day) for day in told], [days(day) for day in published])
    if line is None:
        assert not told
        assert not published
        return
    ordered = [line.at(datetime.combine(day, datetime.min.time()), 0) for day in sorted(told + published)]
    assert ordered == sorted(ordered)
    assert all(0 <= at <= 100 for at in ordered)
    assert all(0 <= tick.at <= 100 for tick in line.ticks)
    assert len(line.ticks) <= 12


def test_the_days_of_the_reports_have_a_scale_of_their_own() -> None:
    line = axis([between(date(2015, 1, 1), date(2015, 12, 31)), days(date(2021, 3, 5))], [days(date(2021, 3, 4))])
    assert [one.name for one in line.stretches] == ["before", "news"]
    day = line.at(datetime(2021, 3, 5), 0) - line.at(datetime(2021, 3, 4), 0)
    assert day > 10
    assert next(tick.name for tick in line.ticks if tick.name) == "2016"


def test_open_sides_reach_to_the_end() -> None:
    line = axis([Interval(datetime(2021, 3, 5), None)], [])
    assert line.at(None, 100) == 100


def test_times_as_they_are_shown() -> None:
    assert when("2021-03-05", "2021-03-05", 2021).text == "March 5"
    assert when("2021-03-05", "2021-03-05").machine == "2021-03-05"
    assert when("2021-03-05T09:30-03:30", "2021-03-05T09:30-03:30").text == "March 5, 2021, 09:30 (UTC−3:30)"
    assert when("2021-03-05", "2021-11-30", 2021).text == "March 5 – Nov. 30"
    assert when("2021-01-01", "2021-12-31", 2022).text == "2021"
    assert when("2021-03-05", None).text == "from March 5, 2021"
    assert when(None, "2021-03-05").text == "until March 5, 2021"
    assert when(None, None) is None
    assert when("<b>", "soon").interval is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20))
def test_every_node_has_a_place_of_its_own(pairs) -> None:
    graph = Graph()
    for number in range(10):
        graph.add(Node(str(number), f"name {number}", number % 3, "origin"))
    for start, end in pairs:
        graph.join(Edge(str(start), str(end), "told"))
    drawn = layout(graph)
    assert len({node.at for node in drawn.nodes}) == 10
    assert all(0 <= node.at[1] <= drawn.height and 0 <= node.at[0] <= drawn.width for node in drawn.nodes)
    assert len(drawn.edges) == len({pair for pair in pairs if pair[0] != pair[1]})


def test_no_lines_cross_where_none_need_to() -> None:
    graph = Graph()
    for name in "abc":
        graph.add(Node(f"o{name}", name, 0, "origin"))
    for name in "cab":
        graph.add(Node(f"r{name}", name, 2, "report"))
    for name in "abc":
        graph.join(Edge(f"o{name}", f"r{name}", "told"))
    height = {node.id: node.at[1] for node in layout(graph).nodes}
    assert sorted("abc", key=lambda name: height[f"o{name}"]) == sorted("abc", key=lambda name: height[f"r{name}"])


def shown(told):
    account, texts = told[0][0], told[1]
    places = Places("s1-", account.reports, texts)
    return account, places, rows(account, places, 2018)


@pytest.mark.parametrize(
    ("kind", "fuller", "states"),
    [
        ("conflict", (), ("contradicts", "contradicts")),
        ("update", (), ("says", "updates")),
        ("refine", ("first",), ("adds", "says")),
        ("agree", (), ("says", "says")),
    ],
)
def test_cells_say_what_relations_say(envoy, kind, fuller, states) -> None:
    account, places, found = shown(envoy)
    event = next(one for one in account.events if len({mention.report for mention in one.mentions}) > 1)
    first, second = list(dict.fromkeys(mention.report for mention in event.mentions))[:2]
    values = tuple(Value(value, (id,), (Cite(id, 0, 5),)) for value, id in (("Monday", first), ("Tuesday", second)))
    own = Relation(event.id, "time", kind, values, "They differ.", (first,) if fuller else ())
    told = replace(account, relations=(own,), claims=())
    line = next(line for line in matrix(told, found, places) if line.row.event == event.id)
    by_report = dict(zip([one.id for one in account.reports], line.cells, strict=True))
    assert (by_report[first].state, by_report[second].state) == states
    assert bool(by_report[first].values) == (kind != "agree")
    silent = set(by_report) - {mention.report for mention in event.mentions}
    assert all(by_report[id].state == "silent" for id in silent)


def test_the_chart_holds_every_event_once(envoy) -> None:
    account, places, found = shown(envoy)
    drawn = chart(account, found, [when("2018-03-16", "2018-03-16")], places)
    told = [bar.row.event for bar in drawn.bars] + [row.event for row in drawn.undated]
    assert sorted(told) == sorted(event.id for event in account.events)
    assert all(bar.left >= 0 and bar.left + bar.width <= 100.1 for bar in drawn.bars)


def test_a_longer_time_is_a_longer_bar() -> None:
    line = axis([between(date(2021, 3, 1), date(2021, 3, 31))], [])
    width = timedelta(days=1)
    month = line.at(datetime(2021, 4, 1), 0) - line.at(datetime(2021, 3, 1), 0)
    assert month > 20 * (line.at(datetime(2021, 3, 1) + width, 0) - line.at(datetime(2021, 3, 1), 0))


def test_every_origin_and_every_dependence_is_listed(envoy) -> None:
    account, places, found = shown(envoy)
    told = descent(account, found, places)
    assert {one.name for one in told.sources} == {one.name for one in account.origins}
    assert len(told.rests) == len(account.dependence)
    assert {node.name for node in told.drawing.nodes if node.kind == "report"} == {
        one.outlet for one in account.reports
    }


def test_of_many_origins_those_behind_most_events_are_drawn(envoy) -> None:
    account, places, found = shown(envoy)
    kept = descent(account, found, places)
    more = [replace(account.origins[0], id=f"X{number}", name=f"Witness {number}") for number in range(75)]
    told = descent(replace(account, origins=(*more, *account.origins)), found, places)
    assert len(told.sources) == len(kept.sources) + 75
    assert (kept.drawn, told.drawn) == (len(kept.sources), MOST_DRAWN)
    assert {node.name for node in kept.drawing.nodes} <= {node.name for node in told.drawing.nodes}
    assert sum(node.name.startswith("Witness") for node in told.drawing.nodes) == MOST_DRAWN - kept.drawn


def test_who_only_doubts_an_event_is_no_origin_of_it(envoy) -> None:
    account, places, _ = shown(envoy)
    sure = account.events[0]
    assert sure.assessment.origins
    unsourced = replace(sure, assessment=replace(sure.assessment, verdict="unsourced"))
    first, second = (rows(replace(account, events=(one,)), places, 2018)[0] for one in (sure, unsourced))
    assert (bool(first.origins), second.origins) == (True, ())
