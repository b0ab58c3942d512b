"""The command line with addresses, as a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def told(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "twosource.cli", "brief", *arguments]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder), "TWOSOURCE_FETCH_PAUSE": "0"}
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)


def test_pages_are_fetched_and_told(server: Any, tmp_path: Path) -> None:
    first = server.says("/first", server.page(title="Pilots shut harbor"))
    second = server.says("/second", server.page("Talks were to resume on Monday.", title="Harbor shut by strike"))
    done = told(tmp_path, first, second, f"{server.url}/gone", "--allow-private", "--format", "jsonl")
    assert done.returncode == 0
    assert done.stderr == ""
    account = json.loads(done.stdout.splitlines()[0])
    assert {report["url"] for report in account["reports"]} <= {first, second}
    assert account["left_out"] == [
        {"path": f"{server.url}/gone", "reason": "cannot be fetched: the site answers 404 Not Found"}
    ]


def test_private_machines_are_refused_in_one_line(server: Any, tmp_path: Path) -> None:
    done = told(tmp_path, server.says("/story", server.page()))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "--allow-private" in done.stderr
    assert server.asked == []
