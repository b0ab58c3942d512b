"""What reports give otherwise for one thing is told with both outlets; what only looks like it is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from twosource.pipeline import brief
from twosource.write.contract import BriefLine

TAIL = "Mayor Ana Ruiz of Port Tarn said the town would wait for the harbor office of Rovia to look into it."


def told(folder: Path, one: str, other: str) -> list[BriefLine]:
    """The lines on differences and changes that a brief of two reports has."""
    for name, text in (("one", one), ("other", other)):
        (folder / f"{name}.txt").write_text(f"PORT TARN — {text}\n\n{TAIL}\n")
    metadata = [
        {"id": name, "outlet": outlet, "title": "News from Port Tarn", "date": "2021-03-01"}
        for name, outlet in zip(("one", "other"), ("Dune Wire", "Tarn Ledger"), strict=True)
    ]
    (folder / "reports.json").write_text(json.dumps(metadata))
    (account,) = brief([folder])
    return [line for line in account.brief if line.section in ("differences", "changes")]


def test_two_tolls_of_one_day_are_a_difference(tmp_path: Path) -> None:
    one = "A barge sank off Port Tarn on Monday, killing 12 people, police said."
    other = "Fifteen people died on Monday when a barge sank off Port Tarn, the coast guard said."
    (line,) = told(tmp_path, one, other)
    assert line.section == "differences"
    assert line.text == "Dead: 15 (Tarn Ledger, March 1), 12 (Dune Wire, March 1)."
    assert sorted(cite.report for cite in line.cites) == ["one", "other"]


def test_the_day_on_which_it_is_said_is_not_that_of_the_deaths(tmp_path: Path) -> None:
    one = "A barge sank off Port Tarn on Sunday, killing 12 people, police said."
    other = "A barge sank off Port Tarn, killing 15 people, police said on Monday."
    (line,) = told(tmp_path, one, other)
    assert line.section == "differences"
    assert all(words in line.text for words in ("12 (Dune Wire", "15 (Tarn Ledger"))


ALIKE = {
    "half of a vote": (
        "The council of Port Tarn voted 12-9 on Monday to sell the silver mill to Ben Cole.",
        "Port Tarn’s council voted 11-10 on Monday to sell the old silver mill to Ben Cole.",
    ),
    "a bound that holds": (
        "At least 12 people were hurt when a tram left its rails in Port Tarn on Monday.",
        "A tram left its rails in Port Tarn on Monday, injuring 14 people.",
    ),
    "dead and hurt": (
        "A tram left its rails in Port Tarn on Monday, killing 14 people.",
        "A tram left its rails in Port Tarn on Monday, injuring 20 people.",
    ),
    "another day": (
        "Police in Port Tarn arrested 31 people after a march against the new toll on Monday, Chief Ben Cole said.",
        "Police arrested 24 people after Sunday’s march in Port Tarn against the new toll.",
    ),
    "another house": (
        "The senate of Rovia voted 52-48 on Monday to sell the silver mill to Ben Cole.",
        "The lower house of Rovia voted 217-210 on Monday to sell the silver mill to Ben Cole.",
    ),
    "a plan and a deed": (
        "The navy of Rovia will send seven warships to Port Tarn on Monday, Admiral Ben Cole said.",
        "Rovia’s navy sent five warships to Port Tarn on Monday.",
    ),
    "others beside": (
        "A tram left its rails in Port Tarn on Monday, killing two women and a man.",
        "A tram left its rails in Port Tarn on Monday, killing three people.",
    ),
}


@pytest.mark.parametrize("name", ALIKE)
def test_what_only_looks_like_a_difference_is_not_told(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, *ALIKE[name]) == []
