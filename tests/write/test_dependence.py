"""How far a report rests on others: who wrote its text is told apart from who only helped with it."""

from __future__ import annotations

import json

import pytest

from twosource.pipeline import brief

NEWS = "LIMA, March 3 -- Harbor pilots walked out on Wednesday, the port authority said. The strike shut two docks."


@pytest.mark.parametrize(
    ("credit", "told"),
    [
        ("Contributing: Ana Ruiz, The Associated Press", "credits Associated Press"),
        ("The Associated Press contributed to this report.", "credits Associated Press"),
        ("-- The Associated Press", "carries text of Associated Press"),
    ],
)
def test_who_contributed_has_not_written_the_text(tmp_path, credit: str, told: str) -> None:
    (tmp_path / "a.txt").write_text(f"{NEWS}\n\nNo ship left the harbor.\n\n{credit}\n", encoding="utf-8")
    about = [{"id": "a", "file": "a.txt", "outlet": "Harbor Post", "published": "2021-03-03"}]
    (tmp_path / "reports.json").write_text(json.dumps(about), encoding="utf-8")
    lines = [line.text for line in brief([tmp_path])[0].brief if line.section == "dependence"]
    assert lines == [f"Harbor Post {told}."]
