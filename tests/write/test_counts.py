"""How counts have changed, told from whole reports."""

from __future__ import annotations

import json
from pathlib import Path

from twosource.pipeline import brief

FIRST = "PORT TARN (Reuters) - A barge sank off Port Tarn on Monday, killing at least 12 people, police said."
SECOND = "PORT TARN - The death toll from the sinking of a barge off Port Tarn rose to 15 on Tuesday, police said."


def test_each_outlets_number_in_the_order_of_the_reports(tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text(FIRST)
    (tmp_path / "second.txt").write_text(SECOND)
    metadata = [
        {"id": "second", "outlet": "Tarn Ledger", "title": "Toll rises", "date": "2021-03-02"},
        {"id": "first", "outlet": "Dune Wire", "title": "Barge sinks", "date": "2021-03-01"},
    ]
    (tmp_path / "reports.json").write_text(json.dumps(metadata))
    (account,) = brief([tmp_path])
    (line,) = [line for line in account.brief if line.section == "changes"]
    assert line.text == "Dead: at least 12 (Dune Wire, March 1), 15 (Tarn Ledger, March 2)."
    assert [cite.report for cite in line.cites] == ["first", "second"]
