"""What reports give otherwise for one thing is told with both outlets; what only looks like it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.telling import told
from twosource.pipeline import brief
from twosource.write.contract import BriefLine

DAY = "2021-03-01"


def differences(folder: Path, one: str, other: str) -> list[BriefLine]:
    """The lines on differences and changes that a brief of two reports has."""
    return [line for line in told(folder, (DAY, one), (DAY, other)) if line.section in ("differences", "changes")]


def test_two_tolls_of_one_day_are_a_difference(tmp_path: Path) -> None:
    one = "A barge sank off Port Tarn on Monday, killing 12 people, police said."
    other = "Fifteen people died on Monday when a barge sank off Port Tarn, the coast guard said."
    (line,) = differences(tmp_path, one, other)
    assert line.section == "differences"
    assert line.text == "Dead: 15 (Tarn Ledger, March 1), 12 (Dune Wire, March 1)."
    assert sorted(cite.report for cite in line.cites) == ["r0", "r1"]


def test_the_day_on_which_it_is_said_is_not_that_of_the_deaths(tmp_path: Path) -> None:
    one = "A barge sank off Port Tarn on Sunday, killing 12 people, police said."
    other = "A barge sank off Port Tarn, killing 15 people, police said on Monday."
    (line,) = differences(tmp_path, one, other)
    assert line.section == "differences"
    assert all(words in line.text for words in ("12 (Dune Wire", "15 (Tarn Ledger"))


CLASHES = {
    "dead, wounded": (
        "Trade Minister Hugo Lann was shot dead at a fair in Port Tarn on Monday, a police officer said.",
        "Trade Minister Hugo Lann was wounded at a fair in Port Tarn on Monday, the government of Rovia said.",
    ),
    "resigned, did not": (
        "Trade Minister Hugo Lann resigned on Monday after losing a vote in the senate of Rovia, his office said.",
        "Trade Minister Hugo Lann did not resign on Monday after losing a vote in the senate of Rovia, an aide said.",
    ),
    "arrested, denied": (
        "Police arrested Trade Minister Hugo Lann at his house in Port Tarn on Monday, his lawyer said.",
        "Police denied on Monday that they had arrested Trade Minister Hugo Lann at his house in Port Tarn.",
    ),
    "passed, rejected": (
        "The senate of Rovia passed a bill to tax silver mills on Monday by 31 votes to 30.",
        "The senate of Rovia rejected a bill to tax silver mills on Monday by 31 votes to 30.",
    ),
}


@pytest.mark.parametrize("name", CLASHES)
def test_what_cannot_both_be_true_is_told_word_against_word_and_is_nobodys_line_of_both(
    tmp_path: Path, name: str
) -> None:
    (line,) = differences(tmp_path, *CLASHES[name])
    assert line.section == "differences"
    assert all(f"“{text.removesuffix('.')}”" in line.text for text in CLASHES[name])
    assert "(Dune Wire)" in line.text
    assert "(Tarn Ledger)" in line.text
    (account,) = brief([tmp_path])
    news = [one for one in account.brief if one.section in ("known", "reported") and "Hugo Lann" in one.text]
    assert all(len({cite.report for cite in one.cites}) == 1 for one in news)
    disputed = [event for event in account.events if event.assessment and event.assessment.verdict == "disputed"]
    assert disputed


def test_two_days_of_one_meeting_to_come_are_a_difference(tmp_path: Path) -> None:
    one = "Chancellor Lea Moritz will meet Foreign Minister Ivo Brandt in Port Tarn on Thursday, her office said."
    other = "Foreign Minister Ivo Brandt will meet Chancellor Lea Moritz in Port Tarn on Friday, his ministry said."
    (line,) = differences(tmp_path, one, other)
    assert all(words in line.text for words in ("“Thursday” (Dune Wire)", "“Friday” (Tarn Ledger)"))


def test_two_days_of_one_arrest_are_a_difference(tmp_path: Path) -> None:
    one = "Police arrested Trade Minister Hugo Lann at his house in Port Tarn on Saturday, his lawyer said."
    other = "Trade Minister Hugo Lann was arrested at his house in Port Tarn on Sunday, the government said."
    (line,) = differences(tmp_path, one, other)
    assert line.section == "differences"
    assert all(words in line.text for words in ("on Saturday", "(Dune Wire)", "on Sunday", "(Tarn Ledger)"))


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
    assert differences(tmp_path, *ALIKE[name]) == []
