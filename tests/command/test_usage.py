"""A command line that is wrong is one line and exit code 2, in words that no library has put in."""

from __future__ import annotations

import sys

import pytest

from twosource.cli import run


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("brief --format xml x", "--format: 'xml' is not one of 'terminal', 'markdown', 'json', 'jsonl', 'html'"),
        ("stories --limit 0", "--limit: 0 is less than 1"),
        ("stories --limit 501", "--limit: 501 is more than 500"),
        ("stories --limit 1.5", "--limit: '1.5' is no whole number"),
        ("stories --limit", "option '--limit' requires an argument"),
        ("stories --bogus", "no such option: --bogus"),
        ("stories a b", "got unexpected extra argument(s) (b)"),
        ("batch x --out y --limit-seconds soon", "--limit-seconds: 'soon' is no number"),
        ("brief", "missing argument 'PATH|URL...'"),
        ("batch x", "missing option '--out'"),
        ("schema song", "form: 'song' is not one of 'account', 'reading'"),
        ("sing", "no such command 'sing'"),
    ],
)
def test_a_wrong_command_line_is_one_line(
    line: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["twosource", *line.split()])
    assert run() == 2
    out, complaint = capsys.readouterr()
    assert out == ""
    assert complaint.startswith(f"twosource: {told}; see twosource")
    assert complaint.count("\n") == 1


@pytest.mark.parametrize("line", ["", "--help", "brief -h"])
def test_help_is_no_error(line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["twosource", *line.split()])
    assert run() == 0
    out, complaint = capsys.readouterr()
    assert "Usage: twosource" in out
    assert complaint == ""
