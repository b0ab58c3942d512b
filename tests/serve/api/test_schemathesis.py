"""Schemathesis asks a live desk odd questions after the API's own description, and finds nothing wrong.

All its default checks are on: no server error, statuses, types, headers and bodies as described, what is invalid
refused and what is valid taken, nothing changed without the token. Ids in the description are made those of the desk.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from twosource.desk import Desk
from twosource.serve.app import create_app
from twosource.serve.limits import Bucket

LONGEST = 60  # seconds that the run may take on an idle machine; a busy one gets ten times as many
API = "/api/v1"
BACKWARD = """
[[operations]]  # two days may each be right, and the first after the last
include-operation-id = ["search", "changes"]
checks.positive_data_acceptance.expected-statuses = ["2xx", 404, 422]
"""


@pytest.fixture
def address(tmp_path: Path, serving, token: str, odd: dict[str, str]) -> Iterator[str]:
    """A desk of its own, since much will be asked of it."""
    desk = Desk.open(str(tmp_path / "news.db"))
    for text in odd.values():
        desk.add_text(text)
    application = create_app(desk, token=token)
    application.state.bucket = Bucket(burst=1e9)  # else nearly all changes would be put off
    with serving(application) as address:
        yield address
    desk.close()


def described(address: str) -> dict[str, Any]:
    """The description, with ids that are there as examples."""
    with httpx.Client(base_url=address, timeout=60) as client:
        document: dict[str, Any] = client.get("/api/openapi.json").json()
        story = max(client.get(f"{API}/stories").json()["items"], key=lambda row: row["reports"])["id"]
        head = client.get(f"{API}/stories/{story}").json()
        outlet = client.get(f"{API}/sources").json()["items"][0]["slug"]
    keys = {kind: next(key for id, key in head["keys"].items() if id.startswith(kind)) for kind in "VE"}
    for path, methods in document["paths"].items():
        there = {
            "id": head["reports"][0] if path.startswith(f"{API}/reports") else story,
            "key": keys["V" if "/events/" in path else "E"],
            "slug": outlet,
        }
        for operation in methods.values():
            for argument in operation.get("parameters", ()):
                if argument["in"] == "path" and argument["name"] in there:
                    argument["schema"]["examples"] = [there[argument["name"]]]
    said = document["components"]["schemas"]["NewJudgement"]["examples"][0]
    said |= dict(zip(("first", "second"), [key for id, key in head["keys"].items() if id[0] == "E"], strict=False))
    return document


def test_schemathesis_finds_nothing_wrong(address: str, token: str, tmp_path: Path) -> None:
    program = shutil.which("schemathesis") or str(Path(pytest.__file__).parents[4] / "bin" / "schemathesis")
    description = tmp_path / "openapi.json"
    description.write_text(json.dumps(described(address)), encoding="utf-8")
    (tmp_path / "schemathesis.toml").write_text(BACKWARD, encoding="utf-8")
    command = [  # one worker: in Python 3.11 two trip over each other
        program, "run", str(description), "--url", address, "--header", f"Authorization: Bearer {token}",
        "--checks", "all", "--phases", "examples,coverage,fuzzing,stateful", "--max-examples", "5",
        "--seed", "1", "--workers", "1", "--no-color", "--warnings", "off",
        "--request-timeout", "60", "--suppress-health-check", "all",
    ]  # fmt: skip
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=10 * LONGEST, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert "Tested: 22" in done.stdout
