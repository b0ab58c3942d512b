"""How far a report rests on others: who wrote its text is told apart from who only helped with it."""

from __future__ import annotations

import json

import pytest

from twosource.pipeline import brief
from twosource.write.doubts import is_site, relies

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


@pytest.mark.parametrize(
    ("text", "scene", "relied"),
    [
        ("A gunman killed two painters at the Coast Daily on Monday", True, False),
        ("Police raided the newsroom of the Coast Daily", True, False),
        ("Ana Ruiz told the Coast Daily that a gunman was seen", False, False),
        ("Two mills were sold, according to the Coast Daily", False, True),
        ("Ana Ruiz said on the Coast Daily that two mills were sold", False, False),
    ],
)
def test_where_it_happened_is_no_source_and_who_is_relied_on_is_one(text, scene, relied) -> None:
    assert (is_site(text, "Coast Daily"), relies(text, "Coast Daily")) == (scene, relied)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Ships wait for a rule on Texas ports that costs 4 million pesos, according to The Texas Tribune.",
            ["Harbor Post cites The Texas Tribune."],
        ),
        ("A gunman killed two at the Washington Post on Friday. The Washington Post said that it will print.", []),
    ],
)
def test_a_statistic_is_cited_and_a_scene_is_not(tmp_path, sentence: str, told: list[str]) -> None:
    (tmp_path / "a.txt").write_text(f"{NEWS}\n\n{sentence}\n", encoding="utf-8")
    about = [{"id": "a", "file": "a.txt", "outlet": "Harbor Post", "published": "2021-03-03"}]
    (tmp_path / "reports.json").write_text(json.dumps(about), encoding="utf-8")
    lines = [line.text for line in brief([tmp_path])[0].brief if line.section == "dependence"]
    assert lines == told
