"""ninjs in all its versions."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from twosource.collect import collect
from twosource.errors import InputError
from twosource.model import LeftOut, Report

ONE = "Harbor pilots in Bergen walked out on Friday in a dispute over pay, and the harbor was closed to all ships."
TWO = "The union said that its members would not return to work before the port authority had made a better offer."
CAPTION = "Ships wait off Bergen."

FIRST: dict[str, Any] = {
    "uri": "https://fjord.example/items/1",
    "type": "text",
    "versioncreated": "2021-03-05T18:25:00+01:00",
    "firstcreated": "2021-03-05T17:00:00+01:00",
    "pubstatus": "usable",
    "headline": "Pilots shut harbor",
    "byline": "By Jane Doe",
    "located": "Bergen",
    "copyrightholder": "Fjord Press",
    "infosource": [{"name": "Reuters"}],
    "body_text": f"{ONE}\n\n{TWO}",
    "body_xhtml": f"<p>{ONE}</p><p>{TWO}</p>",
    "associations": {
        "mainpic": {"type": "picture", "uri": "urn:pic", "description_text": CAPTION, "byline": "Jo Doe/AP"},
        "film": {"type": "audio", "uri": "urn:audio", "description_text": "Waves."},
    },
}
SECOND: dict[str, Any] = {
    "uri": "urn:fjord:2",
    "type": "text",
    "versioncreated": "2021-03-05T18:25:00+01:00",
    "headlines": [{"role": "sub", "value": "Talks to resume"}, {"role": "main", "value": "Pilots shut harbor"}],
    "by": "Jane Doe",
    "copyrightholder": "Fjord Press",
    "bodies": [
        {"role": "lead", "contenttype": "text/html", "value": "<p>Only the lead.</p>"},
        {"role": "text", "contenttype": "text/plain", "value": f"{ONE}\n{TWO}"},
        {"role": "html", "contenttype": "text/html", "value": f"<p>{ONE}</p><p>{TWO}</p>"},
    ],
    "associations": [
        {"name": "pic", "type": "picture", "descriptions": [{"role": "text", "value": CAPTION}], "by": "Jo Doe/AP"}
    ],
}
THIRD: dict[str, Any] = {
    "uri": "urn:fjord:3",
    "standard": {"name": "ninjs", "version": "3.0"},
    "type": "text",
    "versionCreated": "2021-03-05T18:25:00+01:00",
    "pubStatus": "usable",
    "headlines": [{"value": "Pilots shut harbor"}],
    "by": "Jane Doe",
    "provider": {"name": "Fjord Press"},
    "bodies": [{"contentType": "text/html", "value": f"<p>{ONE}</p><p>{TWO}</p>"}],
    "associations": [{"type": "picture", "descriptions": [{"value": CAPTION}], "by": "Jo Doe/AP"}],
}


def read(path: Path, content: Any) -> tuple[tuple[Report, ...], tuple[LeftOut, ...]]:
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return collect([path])


@pytest.mark.parametrize("record", [FIRST, SECOND, THIRD], ids=["1", "2", "3"])
def test_an_item_of_each_version(tmp_path: Path, record: dict[str, Any]) -> None:
    (report,), left_out = read(tmp_path / "a.json", record)
    assert left_out == ()
    assert report.id == record["uri"]
    assert (report.headline, report.byline, report.outlet) == ("Pilots shut harbor", "Jane Doe", "Fjord Press")
    assert report.published is not None
    assert report.published.interval.start == datetime(2021, 3, 5, 18, 25)
    assert report.published.interval.offset == timedelta(hours=1)
    assert report.text == f"{ONE}\n\n{TWO}\n\n{CAPTION} (Jo Doe/AP)"
    assert [segment.kind for segment in report.segments] == ["body", "body", "caption"]
    assert "Associated Press" in {credit.agency for credit in report.credits if credit.part == "caption"}


def test_sources_are_credited(tmp_path: Path) -> None:
    (report,), _ = read(tmp_path / "a.json", FIRST)
    assert "Reuters" in {credit.agency for credit in report.credits if credit.part == "text"}
    assert report.url == "https://fjord.example/items/1"


def test_many_in_one_file(tmp_path: Path) -> None:
    other = {**SECOND, "uri": "urn:other", "bodies": [{"value": f"<p>{ONE} {TWO} Ships wait.</p>"}]}
    for name, content in (
        ("a.json", [FIRST, other]),
        ("b.jsonl", f"{json.dumps(FIRST)}\n{json.dumps(other)}\n"),
        ("c.json", {"items": [FIRST, other]}),
    ):
        reports, _ = read(tmp_path / name, content)
        assert {report.id for report in reports} == {FIRST["uri"], "urn:other"}


def test_nitf_within(tmp_path: Path) -> None:
    nitf = f'<?xml version="1.0" encoding="UTF-8"?><nitf><body><body.content><p>{ONE}</p></body.content></body></nitf>'
    bodies = [{"contentType": "text/vnd.IPTC.NITF", "value": nitf}]
    (report,), _ = read(tmp_path / "a.json", {**THIRD, "bodies": bodies, "associations": []})
    assert report.text == ONE
    bodies = [{"contentType": "text/vnd.IPTC.NITF", "value": "<nitf><body>"}, {"role": "nitf2", "value": TWO}]
    (report,), _ = read(tmp_path / "b.json", {**THIRD, "bodies": bodies, "associations": []})
    assert report.text == TWO


def test_texts_in_a_package(tmp_path: Path) -> None:
    package = {"uri": "urn:package", "type": "composite", "versioncreated": "2021-03-05T18:25:00Z"}
    (report,), left_out = read(tmp_path / "a.json", {**package, "associations": {"main": FIRST}})
    assert report.id == FIRST["uri"]
    assert left_out == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"pubstatus": "canceled"}, "canceled by its provider"),
        ({"pubstatus": "withheld"}, "withheld by its provider"),
        ({"pubstatus": "http://cv.iptc.org/newscodes/pubstatusg2/canceled"}, "canceled by its provider"),
        ({"pubstatus": "killed"}, "its status is 'killed'"),
        ({"embargoed": "2190-03-05T18:25:00+01:00"}, "under embargo until 2190"),
        ({"embargoed": "soon"}, "under embargo, with no end told"),
        ({"body_text": "", "body_xhtml": "<p> </p>"}, "no text in it"),
        ({"type": "picture", "body_text": None, "body_xhtml": None}, "a picture, no text in it"),
    ],
)
def test_what_must_not_be_used_is_not(tmp_path: Path, change: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(tmp_path / "a.json", {**FIRST, "associations": {}, **change})


@pytest.mark.parametrize(
    "record",
    [
        {"uri": "urn:1", "type": [], "bodies": "none", "pubstatus": 7},
        {"uri": {}, "pubStatus": None, "bodies": [None, 1, {"value": None}], "associations": [[]], "headlines": {}},
        {"standard": {"name": "ninjs"}, "associations": {"a": {"associations": {"a": {"associations": {"a": FIRST}}}}}},
    ],
)
def test_odd_records_do_no_harm(tmp_path: Path, record: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="nothing to read"):
        read(tmp_path / "a.json", record)


def test_other_records_are_read_as_ever(tmp_path: Path) -> None:
    (report,), _ = read(tmp_path / "a.json", {"title": "Strike", "body": f"{ONE}\n\n{TWO}", "source": "Fjord Press"})
    assert (report.text, report.outlet) == (f"{ONE}\n\n{TWO}", "Fjord Press")
