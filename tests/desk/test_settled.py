"""What is told in the end does not hang on the order in which reports came, and is what telling them at once gives."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from twosource import pipeline
from twosource.desk import Desk
from twosource.link.stories import partition, signature
from twosource.model import Publication, Reading, Report
from twosource.settings import Settings

STORIES = Path(__file__).parent.parent / "stories"
FILES = sorted(map(str, STORIES.glob("*/*.txt")))
Told = dict[frozenset[str], Any]


@cache
def read(report: Report, given: Publication | None = None) -> Reading:
    """Each report is read once for all orders: reading is not what is tested here."""
    return pipeline.read_one(replace(report, published=given) if given else report, settings=Settings())


def opened(url: str) -> Desk:
    desk = Desk.open(url, Settings())
    desk.room.read = read  # type: ignore[method-assign]
    return desk


def told(desk: Desk) -> Told:
    """The account of each story, by its reports; a story's own id is the one thing that hangs on who came first."""
    found = [desk.told(row.id) for row in desk.stories(limit=500).items]
    return {frozenset(one.texts): replace(one.account, story=replace(one.account.story, id="")) for one in found if one}


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> Told:
    desk = opened(str(tmp_path_factory.mktemp("once") / "desk.db"))
    desk.add(FILES)
    return told(desk)


def test_the_desk_tells_what_the_flow_tells_without_it(at_once: Told, tmp_path: Path) -> None:
    desk = opened(str(tmp_path / "desk.db"))
    ids = [row.id for row in desk.add(FILES).new]
    readings = {one: desk.report(one, 1).reading for one in ids}  # type: ignore[union-attr]
    groups = partition([signature(reading) for reading in readings.values()])
    assert {frozenset(group) for group in groups} == set(at_once)
    for group in groups:
        story = {one: readings[one] for one in group}
        for report, given in pipeline.dates_within(tuple(story.values())).items():
            story[report] = read(story[report].report, given)
        account = pipeline.tell_story(tuple(story.values()), id="")
        assert at_once[frozenset(group)].brief == account.brief
        assert at_once[frozenset(group)].events == account.events


def orders() -> Iterator[Sequence[str]]:
    yield FILES[::-1]
    yield sorted(FILES, key=lambda path: Path(path).name)
    yield random.Random(3).sample(FILES, len(FILES))  # noqa: S311  (the same each time)


@pytest.mark.parametrize("order", list(orders()), ids=["backwards", "by name", "shuffled"])
def test_one_by_one_in_any_order_the_same_is_told(at_once: Told, tmp_path: Path, order: Sequence[str]) -> None:
    desk = opened(str(tmp_path / "desk.db"))
    for path in order:
        desk.add([path])
    assert told(desk) == at_once


def test_postgresql_tells_the_same(at_once: Told, server: Any) -> None:
    desk = opened(server.new_database())
    for path in FILES[::-1]:
        desk.add([path])
    assert told(desk) == at_once
    desk.close()


def test_a_report_is_read_once_and_nobody_else_is_read_again(
    tmp_path: Path, sinking: Callable[..., str], written: Callable[[dict[str, str]], list[str]]
) -> None:
    desk = opened(str(tmp_path / "desk.db"))
    count: list[str] = []

    def counted(report: Report, given: Publication | None = None) -> Reading:
        count.append(report.id)
        return read(report, given)

    desk.room.read = counted  # type: ignore[method-assign]
    added = [desk.add([path]).new[0].id for path in FILES[:12]]
    once = [one for one in count if one in added]
    dated = {row.id for row in map(desk.report, added) if row and row.row.published is None}
    assert [one for one in once if once.count(one) > 1 and one not in dated] == []


def test_a_report_dated_by_a_sister_reads_as_if_it_had_that_date(tmp_path: Path) -> None:
    reports, _ = pipeline.collect([STORIES.parent.parent / "examples" / "envoy"], settings=Settings())
    read_here = pipeline.extract(reports, settings=Settings())
    for reading in read_here:
        if reading.report.published and reading.report.published.basis == "sister":
            plain = next(one for one in reports if one.id == reading.report.id)
            assert pipeline.read_one(replace(plain, published=reading.report.published), settings=Settings()) == reading
            return
    pytest.fail("no report of the example is dated by a sister")
