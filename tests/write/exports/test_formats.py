"""Every format: it is there, holds every story, is the same each time, and takes hostile and meager accounts."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path
from uuid import uuid5

import pytest
from icalendar import Calendar
from lxml import html
from markdown_it import MarkdownIt

from twosource.errors import InputError, SetupError
from twosource.write.exports import FORMATS, export
from twosource.write.exports.agenda import NAMESPACE, appointments
from twosource.write.exports.keys import renamed
from twosource.write.json import load

every_format = pytest.mark.parametrize("name", FORMATS)
NAMES = set(FORMATS)


def test_the_formats_are_those_that_are_promised() -> None:
    for_readers = {"markdown", "html", "json", "ics"}
    tables = {"csv", "parquet", "polecat", "polecat-csv", "polecat-parquet"}
    assert for_readers | tables | {"jsonld", "geojson", "graphml"} <= NAMES
    assert len({one.title for one in FORMATS.values()}) == len(FORMATS)
    assert all(one.media_type.count("/") == 1 and one.extension.isascii() for one in FORMATS.values())


@every_format
def test_a_file_is_the_same_each_time_and_holds_both_stories(both, name: str) -> None:
    accounts, texts = both
    written = export(accounts, texts, name)
    assert written == export(accounts, dict(reversed(texts.items())), name)
    assert len(written) > len(export(accounts[:1], texts, name))
    if FORMATS[name].is_text:
        assert written.decode("utf-8").endswith(("\n", "</html>"))
    else:
        assert b"\0" in written


@every_format
def test_hostile_and_meager_accounts_are_written(hostile, empty, name: str) -> None:
    for told in (hostile, empty):
        written = export(*told, name)
        assert written
        if FORMATS[name].is_text and name not in ("json", "jsonl"):  # these have all as it is
            text = written.decode("utf-8")
            assert not {"\x00", "\x07", "\x1b", "\u202e"} & set(text)


@every_format
def test_no_story_is_an_empty_file_of_its_kind(name: str) -> None:
    assert isinstance(export((), {}, name), bytes)


def test_an_unknown_format_names_the_known_ones(envoy) -> None:
    with pytest.raises(InputError, match="markdown, html, json"):
        export(*envoy, "docx")


@pytest.mark.parametrize(("name", "library"), [("parquet", "pyarrow"), ("ics", "icalendar")])
def test_a_missing_extra_is_one_line(envoy, name: str, library: str, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(SetupError, match=r"\[exports\]") as raised:
        export(*envoy, name)
    assert "\n" not in str(raised.value)


def test_nothing_heavy_is_loaded_before_it_is_asked_for() -> None:
    script = (
        "import sys, twosource.write.exports; print(*{'pyarrow', 'icalendar', 'lxml', 'jinja2'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


# ── Those for readers, and the account itself ──


def test_markdown_is_read_as_the_brief(envoy) -> None:
    accounts, texts = envoy
    tokens = MarkdownIt("commonmark").parse(export(accounts, texts, "markdown").decode())
    headings = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings[:2] == [accounts[0].story.title, "What is reported"]
    shown = MarkdownIt("commonmark").render(export(accounts, texts, "markdown").decode())
    page = html.fromstring(shown)
    first = accounts[0].brief[0].text
    assert any(first in item.text_content() for item in page.iter("li"))


def test_hostile_markdown_has_no_markup_of_its_own(hostile) -> None:
    page = html.fromstring(MarkdownIt("commonmark").render(export(*hostile, "markdown").decode()))
    assert {element.tag for element in page.iter()} <= {"div", "h1", "h2", "ul", "ol", "li", "p", "strong"}


def test_html_is_a_page_that_needs_no_network(envoy, hostile) -> None:
    page = html.document_fromstring(export(*envoy, "html"))
    assert envoy[0][0].story.title in page.findtext(".//h1") or envoy[0][0].story.title in page.text_content()
    for told in (envoy, hostile):
        page = html.document_fromstring(export(*told, "html"))
        loaded = [one.get("src") or one.get("href") for one in page.iter("script", "link", "img", "iframe")]
        assert [one for one in loaded if one and not one.startswith(("#", "data:"))] == []
        assert "alert(1)" not in "".join(script.text or "" for script in page.iter("script"))
        links = [one.get("href") for one in page.iter("a")]
        assert not any(link.lower().startswith("javascript:") for link in links if link)


def test_the_account_comes_back(envoy) -> None:
    assert load(export(*envoy, "json")) == envoy[0][0]
    assert load(export(*envoy, "jsonl")) == envoy[0][0]


def test_every_module_of_a_format_can_be_loaded_alone() -> None:
    for name in (
        "addresses",
        "characters",
        "geojson",
        "graphml",
        "happenings",
        "linked",
        "located",
        "network",
        "tables",
    ):
        assert importlib.import_module(f"twosource.write.exports.{name}").__doc__


def test_the_docs_name_every_format() -> None:
    page = (Path(__file__).parents[3] / "docs" / "write" / "exports.md").read_text(encoding="utf-8")
    rows = [row.split("|")[1] for row in page.splitlines() if row.startswith("| `")]
    assert [name for row in rows for name in re.findall(r"`([^`]+)`", row)] == list(FORMATS)


def test_a_desks_names_stand_for_the_ids_of_an_account(envoy) -> None:
    account = envoy[0][0]
    keys = {event.id: f"e{event.id}" for event in account.events} | {one.id: f"n{one.id}" for one in account.entities}
    named = renamed(account, keys)
    assert [event.id for event in named.events] == [keys[event.id] for event in account.events]
    assert set(named.timeline) == {event.id for event in named.events}
    back = renamed(named, {key: id for id, key in keys.items()})
    assert back == account
    assert export(*envoy, "json", keys=keys) == export(*envoy, "json")
    assert b"eV1" in export(*envoy, "csv", keys=keys)


def test_a_calendar_has_the_desks_names_as_a_feed_has(envoy) -> None:
    account = envoy[0][0]
    keys = {event.id: f"e{event.id}" for event in account.events}
    ids = {str(uuid5(NAMESPACE, key)) for key in keys.values()}
    entries = Calendar.from_ical(export(*envoy, "ics", keys=keys).decode()).walk("VEVENT")
    assert entries
    assert {str(entry["uid"]) for entry in entries} <= ids


def test_a_hostile_calendar_is_read_by_its_library(hostile) -> None:
    written = export(*hostile, "ics").decode()
    entries = Calendar.from_ical(written).walk("VEVENT")
    assert len(entries) == len(appointments(hostile[0][0])) > 3
    assert all(len(str(entry["summary"]).splitlines()) <= 1 for entry in entries)
