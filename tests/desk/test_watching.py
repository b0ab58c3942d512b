"""Feeds watched on a real server: what they bring is added, what is down does not stop the rest, nobody is hurried."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from twosource.desk import Desk
from twosource.desk.watching import Watch
from twosource.errors import StoreError
from twosource.settings import Settings
from twosource.store.rows import Added

ITEM = "<item><title>{0}</title><link>{1}</link><pubDate>Wed, 04 Mar 2026 16:20:00 GMT</pubDate></item>"
FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbor Post</title>{}</channel></rss>'
PAGE = "<html lang='en'><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p><p>{2}</p></article></body>"
SAVED = "The captain, who was saved, told reporters that the engine had failed and that he had asked for help at once."


class Site:
    """A site on this machine: pages by path, and how often each was asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.asked: Counter[str] = Counter()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked[self.path] += 1
                body = site.pages.get(self.path, "").encode()
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "application/rss+xml" if "feed" in self.path else "text/html")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}{path}"

    def feed(self, path: str, *pages: str) -> None:
        self.pages[path] = FEED.format("".join(ITEM.format(page, self.url(page)) for page in pages))


@pytest.fixture
def site() -> Iterator[Site]:
    running = Site()
    yield running
    running.server.shutdown()
    running.server.server_close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    settings = Settings(allow_private_addresses=True, fetch_pause=0, cache_folder=str(tmp_path / "cache"))
    opened = Desk.open(tmp_path / "desk.db", settings)
    yield opened
    opened.close()


def listed(tmp_path: Path, *urls: str) -> str:
    path = tmp_path / "feeds.opml"
    path.write_text(
        f"<opml><body>{''.join(f'<outline xmlUrl={chr(34)}{url}{chr(34)}/>' for url in urls)}</body></opml>"
    )
    return str(path)


def test_what_feeds_bring_is_added_and_pages_are_not_asked_for_again(
    site: Site, desk: Desk, tmp_path: Path, sinking: Callable[..., str]
) -> None:
    site.pages |= {f"/{n}.html": PAGE.format(f"Ferry {n}", sinking(n), SAVED) for n in range(3)}
    site.feed("/feed.xml", "/0.html", "/1.html")
    heard: list[tuple[str, Any]] = []
    feeds = listed(tmp_path, site.url("/down.xml"), site.url("/feed.xml"))
    watch = Watch(desk.room, [feeds], 0.01, lambda feed, found: heard.append((feed, found)))
    watch.run(rounds=1)
    assert isinstance(heard[0][1], Exception)
    assert "404" in str(heard[0][1])
    assert isinstance(heard[1][1], Added)
    assert len(heard[1][1].new) == 2
    site.feed("/feed.xml", "/0.html", "/1.html", "/2.html")
    site.pages["/0.html"] = PAGE.format("Ferry 0", sinking(0, dead="eleven"), SAVED)
    watch.run(rounds=2)
    assert [len(found.new) for _, found in heard if isinstance(found, Added)] == [2, 1, 0]
    assert site.asked["/0.html"] == site.asked["/1.html"] == site.asked["/2.html"] == 1
    assert site.asked["/feed.xml"] == 3
    assert site.asked["/robots.txt"] <= 2


def test_a_list_of_somebody_else_names_no_file_of_this_machine(
    site: Site, desk: Desk, tmp_path: Path, sinking: Callable[..., str]
) -> None:
    own = tmp_path / "own.txt"
    own.write_text(sinking(), encoding="utf-8")
    site.pages["/0.html"] = PAGE.format("Ferry 0", sinking(1), SAVED)
    site.feed("/feed.xml", "/0.html")
    heard: list[tuple[str, Any]] = []
    feeds = listed(tmp_path, str(own), own.as_uri(), site.url("/feed.xml"))
    Watch(desk.room, [feeds], 0.01, lambda feed, found: heard.append((feed, found))).run(rounds=1)
    assert [feed for feed, found in heard if "no web address" in str(found)] == [str(own), own.as_uri()]
    assert [row.reports for row in desk.stories().items] == [1], "what the list may name is there"
    heard.clear()
    Watch(desk.room, [str(own)], 0.01, lambda feed, found: heard.append((feed, found))).run(rounds=1)
    assert [len(found.new) for _, found in heard] == [1], "what the user names is read"


def test_a_feed_that_is_down_is_left_alone_for_longer_each_time(
    site: Site, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, asked = [0.0], []

    class Pause(threading.Event):
        """A round begins when the clock of the watch says so."""

        def wait(self, timeout: float | None = None) -> bool:
            clock[0] += timeout or 0
            return False

    monkeypatch.setattr("twosource.desk.watching.monotonic", lambda: clock[0])
    watch = Watch(desk.room, [site.url("/down.xml")], 10, lambda *_: asked.append(clock[0]), stop=Pause())
    watch.run(rounds=16)
    assert asked == [0, 10, 30, 70, 150]
    assert site.asked["/down.xml"] == 5


def test_a_corrected_page_is_seen_when_it_is_due(
    site: Site, desk: Desk, sinking: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/0.html"] = PAGE.format("Ferry", sinking(), SAVED)
    site.feed("/feed.xml", "/0.html")
    heard: list[Any] = []
    watch = Watch(desk.room, [site.url("/feed.xml")], 0.01, lambda _, found: heard.append(found))
    watch.run(rounds=1)
    site.pages["/0.html"] = PAGE.format("Ferry", sinking(dead="eleven"), SAVED)
    monkeypatch.setattr("twosource.store.visits.SOONEST", timedelta(0))
    watch.run(rounds=1)
    assert len(heard[-1].versions) == 1
    assert any("eleven" in change.text for story in heard[-1].stories for change in story.changes)


def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Desk, Desk]:
    """A desk that does not wait for others, and another one on its database."""
    monkeypatch.setattr("twosource.store.sqlite.BUSY_SECONDS", 0)
    monkeypatch.setattr("twosource.desk.watching.FIRST_WAIT", 0.05)
    settings = Settings(allow_private_addresses=True, fetch_pause=0, cache_folder=str(tmp_path / "cache"))
    return Desk.open(tmp_path / "locked.db", settings), Desk.open(tmp_path / "locked.db", settings)


def test_a_watch_waits_for_a_database_that_fails_and_blames_no_feed(
    site: Site, tmp_path: Path, sinking: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/0.html"] = PAGE.format("Ferry", sinking(), SAVED)
    site.feed("/feed.xml", "/0.html")
    desk, other = locked(tmp_path, monkeypatch)
    heard: list[tuple[str, Any]] = []
    brought, told = threading.Event(), threading.Event()

    def hear(feed: str, found: Any) -> None:
        heard.append((feed, found))
        (brought if isinstance(found, Added) else told).set()

    watch = Watch(desk.room, [site.url("/feed.xml")], 0.05, hear)
    thread = threading.Thread(target=watch.run)
    with other.store.write():
        thread.start()
        assert told.wait(60)
        assert not brought.wait(0.5), "it tries again and again"
    assert brought.wait(60)
    watch.stop.set()
    thread.join(60)
    assert not thread.is_alive()
    assert [feed for feed, found in heard if isinstance(found, Exception)] == ["database"], "said once"
    assert "another program has been writing" in str(heard[0][1])
    assert len(heard[1][1].new) == 1
    assert watch.failures == {}
    desk.close()
    other.close()


def test_a_watch_of_one_round_does_not_wait_for_a_database(
    site: Site, tmp_path: Path, sinking: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/0.html"] = PAGE.format("Ferry", sinking(), SAVED)
    site.feed("/feed.xml", "/0.html")
    desk, other = locked(tmp_path, monkeypatch)
    with other.store.write(), pytest.raises(StoreError, match="another program has been writing"):
        Watch(desk.room, [site.url("/feed.xml")], 0.05, lambda *_: None).run(rounds=1)
    desk.close()
    other.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_watch_that_is_ended_stops_cleanly(
    site: Site, tmp_path: Path, sinking: Callable[..., str], number: signal.Signals
) -> None:
    site.pages["/0.html"] = PAGE.format("Ferry", sinking(), SAVED)
    site.feed("/feed.xml", "/0.html")
    database = str(tmp_path / "watch.db")
    command = [sys.executable, "-m", "twosource.cli", "watch", site.url("/feed.xml"), "--every", "1h", "--db", database,
               "--allow-private"]  # fmt: skip
    environment = {**os.environ, "TWOSOURCE_CACHE_FOLDER": str(tmp_path / "cache"), "NO_COLOR": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    assert process.stdout is not None
    assert b"1 new" in process.stdout.readline()
    process.send_signal(number)
    _, complaint = process.communicate(timeout=60)
    assert process.returncode == 0, complaint
    assert complaint == b""
    found = Desk.open(database, Settings())
    assert len(found.stories().items) == 1
    found.close()
