"""`twosource serve` as a user calls it: a process of its own, its address, its end, and what it refuses in one line."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

CALL = (sys.executable, "-m", "twosource.cli", "serve")
ADDRESS = re.compile(r"http://\S+/")


def started(*arguments: str, **environment: str) -> tuple[subprocess.Popen[str], str]:
    """A server and the line in which it tells its address."""
    process = subprocess.Popen(
        [*CALL, "--port", "0", *arguments], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, **environment},
    )  # fmt: skip
    return process, process.stderr.readline()


def test_it_tells_its_address_answers_and_ends_when_it_is_interrupted(tmp_path: Path) -> None:
    process, line = started("--db", str(tmp_path / "news.db"), TWOSOURCE_TOKEN="a long word")  # noqa: S106
    address = ADDRESS.search(line)[0]
    assert "read-only" not in line
    assert httpx2.get(f"{address}healthz", timeout=30).json() == {"status": "ok"}
    assert httpx2.get(f"{address}healthz", headers={"Host": "evil.example"}, timeout=30).status_code == 421
    assert "Sign in" in httpx2.get(address, timeout=30).text
    process.send_signal(signal.SIGINT)
    out, complaint = process.communicate(timeout=30)
    assert (process.returncode, out, complaint) == (0, "", "")


def test_without_a_token_it_says_that_it_is_read_only(tmp_path: Path) -> None:
    process, line = started("--db", str(tmp_path / "news.db"), TWOSOURCE_TOKEN="")
    assert "read-only" in line
    process.terminate()
    process.communicate(timeout=30)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--token", "short"], "--token: 5 characters are soon guessed"),
        (["--token", "schl\u00fcsselwort"], "--token: no header can carry it"),
        (["--token", "two words \u6c34"], "--token: no header can carry it"),
        (["--host", "192.0.2.1"], "--host 192.0.2.1"),
        (["--db", "/dev/null/news.db"], "/dev/null"),
    ],
)
def test_what_is_wrong_is_one_line(tmp_path: Path, arguments: list[str], told: str) -> None:
    given = arguments if "--db" in arguments else [*arguments, "--db", str(tmp_path / "news.db")]
    done = subprocess.run([*CALL, *given], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
