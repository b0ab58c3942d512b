"""The end of a watch: by a signal that comes at any moment of the wait, or after one round in which all failed."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Any

import numpy
import pytest

from twosource.cli import run
from twosource.command.watch import stopped_by_signals
from twosource.desk import Desk
from twosource.settings import Settings


def test_a_signal_is_heard_at_any_moment_of_the_wait() -> None:
    moments = numpy.random.default_rng(7)
    before = signal.getsignal(signal.SIGALRM)
    signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGTERM))
    try:
        for _ in range(300):
            with stopped_by_signals() as stop:
                signal.setitimer(signal.ITIMER_REAL, moments.uniform(1e-5, 1e-4))
                while not stop.wait(0.0001):
                    pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


PORT = "LAGOS, March 3 (Reuters) - The port of Lagos was closed on Monday, the harbor master said.\n"
LIST = '<opml version="2.0"><body><outline xmlUrl="{}"/><outline xmlUrl="http://127.0.0.1:9/feed"/></body></opml>'


def watched_once(*feeds: str, db: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["twosource", "watch", *feeds, "--once", "--db", str(db)])
    return run()


def test_one_round_in_which_no_feed_could_be_had_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = "http://127.0.0.1:9/feed"
    assert watched_once(refused, db=tmp_path / "desk.db", monkeypatch=monkeypatch) == 2
    out, complaint = capsys.readouterr()
    assert out == ""
    assert complaint.count("\n") == 1
    assert f"{refused}: not fetched" in complaint
    (tmp_path / "port.txt").write_text(PORT, encoding="utf-8")
    both = (refused, str(tmp_path / "port.txt"))
    assert watched_once(*both, db=tmp_path / "desk.db", monkeypatch=monkeypatch) == 0


def test_what_a_list_may_not_name_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(LIST.format("file:///etc/hostname"), encoding="utf-8")
    heard: list[tuple[str, Any]] = []
    desk = Desk.open(tmp_path / "desk.db", Settings())
    desk.watch(
        [str(tmp_path / "feeds.opml"), str(tmp_path / "none.opml")], every=0.01, rounds=3,
        tell=lambda feed, found: heard.append((feed, found)),
    )  # fmt: skip
    desk.close()
    named = [feed for feed, _ in heard]
    assert named.count("file:///etc/hostname") == 1
    assert named.count(str(tmp_path / "none.opml")) == 1
