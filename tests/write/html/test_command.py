"""`twosource brief --format html` as a user calls it: the same bytes each time, and hostile input from end to end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ENVOY = Path(__file__).parents[3] / "examples" / "envoy"


def page(*paths: str, **environment: str) -> bytes:
    command = [sys.executable, "-m", "twosource.cli", "brief", *paths, "--format", "html"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120, env={**os.environ, **environment})
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_same_bytes_in_any_order_and_under_any_hash_seed() -> None:
    files = sorted(map(str, ENVOY.glob("*.txt")))
    assert page(*files, PYTHONHASHSEED="1") == page(*reversed(files), PYTHONHASHSEED="2")


def test_hostile_reports_from_end_to_end(tmp_path: Path, opened) -> None:
    script = "</p></title><script>alert('headline')</script>"
    bodies = (
        "LAGOS, March 3 (Reuters) - The port of Lagos was closed on Monday, <script>alert(1)</script> police said.",
        "LAGOS, March 3 (AP) - Police closed the port\u202e on Monday \x00 after <img src=x onerror=alert(2)>.",
    )
    records = [
        {"id": f"<b>{number}", "outlet": f"{script} Post", "title": script, "text": body, "url": "javascript:alert(3)"}
        for number, body in enumerate(bodies)
    ]
    path = tmp_path / "<i>reports.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    (tmp_path / "<script>alert(4)<\u2215script>.txt").write_bytes(bytes(range(256)))
    seen = opened(page(str(tmp_path)).decode())
    assert seen.said == []
    assert len(seen.asked) == 1
    assert seen.page.locator("img, b:has-text('0')").count() == 0
    assert "alert(1)" in seen.page.locator(".reports").inner_text()
    assert "U+202E" in seen.page.locator(".reports").inner_text()
