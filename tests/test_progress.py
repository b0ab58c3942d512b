"""What is fetched, and what is read, is shown to those who read along, and to nobody else."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from twosource.pipeline import read
from twosource.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_each_address(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    progress = Progress()
    progress("https://gull.example/rss")
    progress("https://herald.example/[bold]strike")
    progress(None)
    assert "https://herald.example/[bold]strike" in stream.getvalue()
    assert stream.getvalue().endswith("\x1b[2K")  # and is gone in the end


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_a_pipe_or_nobody_sees_nothing(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    progress = Progress()
    progress("https://herald.example/strike")
    progress(None)
    assert stream is None or stream.getvalue() == ""


def test_a_terminal_sees_which_report_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    progress = Progress()
    progress("https://gull.example/rss")
    progress(None)
    progress.reading("strike[bold]\x1b[31m")
    progress.reading(None)
    assert "Reading strike[bold]?[31m" in stream.getvalue()
    assert stream.getvalue().endswith("\x1b[2K")


def test_each_report_is_told_of_before_it_is_read(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(
            f"OSLO (AP) — Dockers walked out on Friday, {name} union said.\n", "utf-8"
        )
    heard: list[str | None] = []
    read([tmp_path], reading=heard.append)
    assert heard == ["a", "b", None]
