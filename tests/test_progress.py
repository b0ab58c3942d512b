"""What is fetched is shown to those who read along, and to nobody else."""

from __future__ import annotations

import io
import sys

import pytest

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
