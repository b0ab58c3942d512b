"""The feeds of a story and of somebody watched, on a desk that learns of a meeting, of its delay, and of its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from twosource.desk import Desk
from twosource.serve.app import create_app

PLANNED = """OSLO, March 4, 2019 (Norpress) - Foreign Minister Kari Lund will meet Swedish envoy Anders Falk in Malmo on
Friday, her ministry said Monday.

Lund told reporters in Oslo that the talks with Falk on salmon quotas would be difficult.
"""
PUT_OFF = """STOCKHOLM, March 5, 2019 (Kvarken News) - Norwegian Foreign Minister Kari Lund will meet Swedish envoy
Anders Falk in Malmo on Saturday, a day later than planned, the Swedish government said Tuesday.

Lund and Falk differ on salmon quotas.
"""
CALLED_OFF = """OSLO, March 6, 2019 (Norpress) - Foreign Minister Kari Lund has canceled a meeting with Swedish envoy
Anders Falk in Malmo on Saturday, her ministry said Wednesday.

Lund and Falk were to talk about salmon quotas.
"""
FERRY = """PORT AMSEL, March 4, 2019 (Norpress) - The ferry Valdis sank off Port Amsel on Monday, killing nine people,
the coast guard said. Divers are to search the wreck of the ferry on Thursday, harbor master Per Dahl said.
"""
HOSTILE = "\r\nBEGIN:VEVENT\r\nSTATUS:CONFIRMED\x1b[31m </title><script>alert(1)</script>"


@pytest.fixture
def told(tmp_path: Path) -> Iterator[tuple[TestClient, Callable[..., None]]]:
    """A desk on an empty database, and how to give it a report."""
    desk = Desk.open(str(tmp_path / "news.db"))

    def add(name: str, text: str) -> None:
        path = tmp_path / f"{name}.txt"
        paragraphs = [" ".join(paragraph.split("\n")) for paragraph in text.split("\n\n")]
        path.write_text("\n\n".join(paragraphs), encoding="utf-8")
        desk.add([path])

    with TestClient(create_app(desk)) as client:
        yield client, add
    desk.close()


def counted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The stories that were unpacked with all their texts, one after another."""
    unpacked, own = [], desk.told

    def told(story: str, **at: Any) -> Any:
        unpacked.append(story)
        return own(story, **at)

    monkeypatch.setattr(desk, "told", told)
    return unpacked


def only_story(client: TestClient) -> str:
    (row,) = client.get("/api/v1/stories").json()["items"]
    return str(row["id"])


def meeting(text: str) -> Any:
    (entry,) = [one for one in Calendar.from_ical(text).walk("VEVENT") if "Malmo" in str(one.get("location", ""))]
    return entry


def test_a_meeting_keeps_its_uid_and_raises_its_sequence(told) -> None:
    client, add = told
    seen = []
    for name, text in (("first", PLANNED), ("second", PUT_OFF), ("third", CALLED_OFF)):
        add(name, text)
        calendar = client.get(f"/stories/{only_story(client)}.ics")
        assert calendar.headers["content-type"].startswith("text/calendar")
        entry = meeting(calendar.text)
        seen.append((str(entry["uid"]), int(entry["sequence"]), str(entry["status"]), entry["dtstart"].dt.isoformat()))
    uids, sequences, statuses, days = zip(*seen, strict=True)
    assert len(set(uids)) == 1
    assert sequences[0] == 0
    assert sequences[0] < sequences[1] < sequences[2]
    assert statuses[0] == "CONFIRMED"
    assert statuses[2] == "CANCELLED"
    assert days[:2] == ("2019-03-08", "2019-03-09")


def test_a_feed_tells_each_change_once_and_keeps_its_ids(told, atom_faults) -> None:
    client, add = told
    add("first", PLANNED)
    first = client.get(f"/stories/{only_story(client)}.atom")
    assert first.headers["content-type"].startswith("application/atom+xml")
    assert atom_faults(first.content) == []
    add("second", PUT_OFF)
    second = client.get(f"/stories/{only_story(client)}.atom")
    assert atom_faults(second.content) == []
    before, after = (feedparser.parse(one.content) for one in (first, second))
    ids = [one.id for one in after.entries]
    assert before.feed.id == after.feed.id
    assert ids[-len(before.entries) :] == [one.id for one in before.entries]
    assert len(ids) > len(before.entries)
    assert after.feed.updated > before.feed.updated
    assert client.get(after.entries[-1].link.replace("http://testserver", "")).status_code == 200


def test_somebody_watched_has_what_is_theirs(told, atom_faults) -> None:
    client, add = told
    add("first", PLANNED)
    add("ferry", FERRY)
    calendar = client.get("/watch/Kari%20Lund.ics").text
    assert str(meeting(calendar)["uid"]) == str(meeting(client.get("/watch/anders-falk.ics").text)["uid"])
    assert "divers" not in calendar.lower()
    feed = client.get("/watch/Kari Lund.atom")
    assert atom_faults(feed.content) == []
    entries = feedparser.parse(feed.content).entries
    assert any("Lund" in one.title for one in entries)
    assert not any("ferry" in one.title.lower() for one in entries)


@pytest.mark.parametrize("name", ["nobody", "%00", "..", "%E2%80%AE", "x" * 300, "%25", "_", "'; --", "*"])
@pytest.mark.parametrize("kind", ["ics", "atom"])
def test_odd_names_find_nobody(told, name: str, kind: str) -> None:
    assert told[0].get(f"/watch/{name}.{kind}").status_code == 404
    assert told[0].get(f"/stories/{name}.{kind}").status_code == 404


def test_hostile_reports_break_no_feed(told, atom_faults) -> None:
    client, add = told
    add("first", PLANNED.replace("Kari Lund", f"Kari {HOSTILE} Lund").replace("salmon", f"salmon{HOSTILE}"))
    story = only_story(client)
    feed = client.get(f"/stories/{story}.atom")
    assert atom_faults(feed.content) == []
    assert b"<script" not in feed.content
    for entry in Calendar.from_ical(client.get(f"/stories/{story}.ics").text).walk("VEVENT"):
        assert str(entry["uid"])
        assert "\n" not in str(entry["summary"])


def test_whoever_has_the_feed_already_gets_no_other(told) -> None:
    client, add = told
    add("first", PLANNED)
    for kind in ("atom", "ics"):
        address = f"/stories/{only_story(client)}.{kind}"
        mark = client.get(address).headers["etag"]
        again = client.get(address, headers={"If-None-Match": mark})
        assert (again.status_code, again.content) == (304, b"")


def test_a_calendar_unpacks_no_texts_of_what_was_told_before(told, monkeypatch) -> None:
    client, add = told
    for name, text in (("first", PLANNED), ("second", PUT_OFF), ("third", CALLED_OFF)):
        add(name, text)
    story, desk = only_story(client), client.app.state.desk
    before = int(meeting(client.get(f"/stories/{story}.ics").text)["sequence"])
    with TestClient(create_app(desk)) as another:
        unpacked = counted(desk, monkeypatch)
        assert int(meeting(another.get(f"/stories/{story}.ics").text)["sequence"]) == before == 2
        assert unpacked == [story]
        assert another.get("/watch/Kari%20Lund.ics").status_code == 200
        assert unpacked == [story]
