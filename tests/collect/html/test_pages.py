"""Pages in the shapes of common content systems: each is read as the gold beside it says."""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from twosource.collect import collect
from twosource.collect.html import Page, page
from twosource.model import Interval

PAGES = Path(__file__).parent / "pages"
GOLDS = sorted(PAGES.glob("*.toml"))


def read(path: Path) -> tuple[dict[str, Any], Page]:
    gold = tomllib.loads(path.read_text(encoding="utf-8"))
    return gold, page(path.with_suffix(".html").read_bytes(), url=gold.get("url"))


def in_utc(moment: Interval | None) -> tuple[datetime, bool]:
    assert moment is not None
    assert moment.start is not None
    assert moment.precision == "minute"
    return moment.start - (moment.offset or timedelta(0)), moment.offset is not None


def gold_in_utc(told: str) -> tuple[datetime, bool]:
    moment = datetime.fromisoformat(told)
    return moment.replace(tzinfo=None) - (moment.utcoffset() or timedelta(0)), moment.tzinfo is not None


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.stem)
def test_kind_and_metadata(path: Path) -> None:
    gold, found = read(path)
    assert found.kind == gold["kind"]
    assert (found.reason is None) == (gold["kind"] == "article")
    known = found.metadata
    told = {"title": known.title, "byline": known.byline, "outlet": known.outlet, "canonical": known.url}
    assert {name: told[name] for name in told if name in gold} == {name: gold[name] for name in told if name in gold}
    for name, moment in (("published", known.date), ("modified", known.modified)):
        if name in gold:
            assert in_utc(moment) == gold_in_utc(gold[name])


@pytest.mark.parametrize("path", [path for path in GOLDS if "text =" in path.read_text()], ids=lambda path: path.stem)
def test_text_and_captions(path: Path) -> None:
    gold = tomllib.loads(path.read_text(encoding="utf-8"))
    (report,), _ = collect([path.with_suffix(".html")])
    pieces = {report.text.index(piece): piece for piece in report.text.split("\n\n")}
    assert pieces.pop(0) == gold["title"]
    kinds = {at: {one.kind for one in report.segments if at <= one.span.start < at + len(pieces[at])} for at in pieces}
    assert [pieces[at] for at in pieces if "caption" in kinds[at]] == gold["captions"]
    text = [pieces[at] for at in pieces if not kinds[at] & {"caption"} and kinds[at] != {"boilerplate"}]
    assert text == [*gold.get("deck", ()), *gold["text"]]
    agencies = {credit.agency for credit in report.credits if credit.part == "text"}
    assert agencies == set(gold["agencies"])


def test_segments_are_those_of_the_markup() -> None:
    (report,), left_out = collect([PAGES / "wordpress.html"])
    assert left_out == ()
    kinds = {report.text[one.span.start : one.span.end][:24]: one.kind for one in report.segments}
    assert kinds["Pilots walk out at Vestr"] == "headline"
    assert kinds["Freighters wait off Vest"] == "caption"
    assert kinds["VESTRA (AP) —"] == "dateline"
    assert kinds["Talks broke off on Thurs"] == "headline"
    assert report.dateline == "VESTRA"
    assert report.modified is not None


def test_a_folder_of_pages_is_read_and_what_is_no_report_is_told() -> None:
    reports, left_out = collect([PAGES])
    told = {Path(item.path).stem: item.reason for item in left_out if item.path.endswith(".html")}
    assert {report.id for report in reports} >= {"wordpress", "rendering", "blogger"}
    assert told["live"].startswith("a live blog of 5 posts")
    assert told["paywall"].startswith("behind a paywall: only ")
    assert told["front"].startswith("a front or section page with ")
    assert told["notfound"].startswith("no report but an error page")
    assert not {report.id for report in reports} & set(told)
    assert all("\n" not in reason for reason in told.values())
