"""Atom feeds keep the rules of RFC 4287, hold what they are given, and keep their ids."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.serve.feeds.atom import Entry, Head, as_atom, entry_id

NOON = datetime(2021, 10, 14, 12, 0, tzinfo=UTC)
HEAD = Head(
    ("story", "4be1"), "Ferry", "https://desk.example/stories/4be1", "https://desk.example/stories/4be1.atom", NOON
)


def entry(number: int = 1, **given) -> Entry:
    made = Entry(
        about=("4be1", str(number)),
        title=f"The death toll rises to {number}",
        text="At least 12 <b>people</b> died & more are missing.",
        updated=NOON + timedelta(hours=number),
        link="https://desk.example/stories/4be1",
        category="number",
    )
    return replace(made, **given)


def test_a_reader_finds_all_in_it(atom_faults) -> None:
    written = as_atom(HEAD, [entry(1), entry(3), entry(2)], version="1.0")
    assert atom_faults(written) == []
    feed = feedparser.parse(written)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert [one.title[-1] for one in feed.entries] == ["3", "2", "1"]
    assert feed.feed.updated == feed.entries[0].updated == "2021-10-14T15:00:00.000Z"
    assert feed.entries[0].content[0].value == "At least 12 <b>people</b> died & more are missing."
    assert feed.entries[0].content[0].type == "text/plain"
    assert feed.entries[0].tags[0].term == "number"
    assert feed.feed.id == entry_id(("story", "4be1"))


def test_no_entries_are_a_feed_too(atom_faults) -> None:
    written = as_atom(HEAD, [], version="1.0")
    assert atom_faults(written) == []
    assert feedparser.parse(written).feed.updated == "2021-10-14T12:00:00.000Z"


def test_ids_stay_and_of_one_id_the_newest_is_told(atom_faults) -> None:
    written = as_atom(HEAD, [entry(1), entry(1, updated=NOON + timedelta(hours=5), title="again")], version="1.0")
    assert atom_faults(written) == []
    (only,) = feedparser.parse(written).entries
    assert (only.title, only.id) == ("again", feedparser.parse(as_atom(HEAD, [entry(1)], version="2")).entries[0].id)
    assert entry_id(("a", "b")) != entry_id(("ab",))


def test_times_are_told_in_utc() -> None:
    seoul = NOON.astimezone(timezone(timedelta(hours=9)))
    assert b"<updated>2021-10-14T12:00:00.000Z</updated>" in as_atom(replace(HEAD, updated=seoul), [], version="1")


@given(st.text(), st.text())
def test_any_text_is_carried(atom_faults, title: str, text: str) -> None:
    written = as_atom(replace(HEAD, title=f"x{title}"), [entry(title=title, text=text)], version="1.0")
    assert atom_faults(written) == []
    assert len(feedparser.parse(written).entries) == 1


@pytest.mark.parametrize(
    "text", ["]]></content><script>", "a\x00b\x0bc", "\ud800", "\ufffe\uffff", "<!DOCTYPE x [<!ENTITY e 'e'>]>&e;"]
)
def test_hostile_text_is_text(atom_faults, text: str) -> None:
    written = as_atom(HEAD, [entry(title=text, text=text, category="claim")], version="1.0")
    assert atom_faults(written) == []
    assert b"<script" not in written
    assert b"<!DOCTYPE" not in written


def test_the_rules_find_what_breaks_them(atom_faults) -> None:
    written = as_atom(HEAD, [entry()], version="1.0")
    for name in (b"id", b"updated", b"title"):
        assert atom_faults(written.replace(b"<" + name + b">", b"<x>").replace(b"</" + name + b">", b"</x>"))
    assert atom_faults(written.replace(b"<name>Twosource</name>", b""))
    assert atom_faults(written.replace(b'rel="self"', b'rel="via"'))
