"""What a later report has newer leads; what was so before says so, and what is set beside a number is told with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.telling import TAIL, told

SUNK = "At least nine people died on Monday when the barge Silver Queen sank off Port Tarn, the harbor office said."
LATER = (
    "Divers ended the search on Thursday and the harbor office of Rovia charged Ben Cole, the master, four days after "
    "the sinking of the barge Silver Queen off Port Tarn killed 17 people."
)


@pytest.mark.parametrize("turned", [False, True])
def test_the_newest_count_leads_and_the_older_one_is_dated(tmp_path: Path, turned: bool) -> None:
    reports = [("2021-03-01", SUNK), ("2021-03-04", LATER)]
    lines = told(tmp_path, *(reports[::-1] if turned else reports))
    news = [line.text for line in lines if line.section in ("known", "reported")]
    assert "17 people" in news[0]
    assert not news[0].startswith("Earlier")
    (old,) = [text for text in news if "nine people died" in text]
    assert old.startswith("Earlier, March 1: At least nine people died")


def test_counts_of_one_day_have_no_older_one(tmp_path: Path) -> None:
    lines = told(tmp_path, ("2021-03-04", SUNK), ("2021-03-04", LATER))
    assert not any(line.text.startswith("Earlier") for line in lines if line.section in ("known", "reported"))


def test_a_number_is_told_with_the_one_that_the_next_sentence_sets_against_it(tmp_path: Path) -> None:
    text = (
        "The barge Silver Queen sank off Port Tarn on Monday, the harbor office said.\n\n"
        "Harbor master Ben Cole said 40 people were aboard the Silver Queen when it sank. He had earlier said that "
        "there were 52. The crane of the harbor was broken."
    )
    lines = told(tmp_path, ("2021-03-01", text), ("2021-03-01", "Divers went down off Port Tarn on Monday."))
    texts = " ".join(line.text for line in lines)
    assert "when it sank. He had earlier said that there were 52 — Dune Wire" in texts


def test_a_count_of_somebody_is_told_with_that_of_the_other_side(tmp_path: Path) -> None:
    text = (
        "Divers searched the barge Silver Queen on Thursday, three days after it sank off Port Tarn.\n\n"
        "The Rovia Red Cross now says that 19 people were killed on the Silver Queen. The harbor office has stuck to "
        "nine."
    )
    lines = told(tmp_path, ("2021-03-01", SUNK), ("2021-03-04", text))
    (both,) = [line for line in lines if "19 people were killed" in line.text]
    assert "killed on the Silver Queen. The harbor office has stuck to nine" in both.text
    assert [cite.sentence for cite in both.cites] == [2, 3]


def test_a_count_that_is_revised_further_down_and_a_correction_are_changes(tmp_path: Path) -> None:
    text = (
        "The harbor office of Rovia charged Ben Cole, the master of the barge Silver Queen, on Thursday.\n\n"
        "Ben Cole pleaded not guilty in Port Tarn. The harbor office lowered the toll from 18, saying that one diver "
        "had been counted twice."
    )
    lines = told(tmp_path, ("2021-03-01", SUNK), ("2021-03-04", text))
    changes = [line.text for line in lines if line.section == "changes"]
    twice = "The harbor office lowered the toll from 18, saying that one diver had been counted twice (Tarn Ledger)."
    assert twice in changes


def test_a_note_of_correction_is_a_change(tmp_path: Path) -> None:
    note = "Correction: An earlier version of this article misstated the length of the barge. It is 40 meters, not 60."
    parts = f"{LATER}\n\n{TAIL}\n\nEditor's note: This is the first of two parts."
    lines = told(tmp_path, ("2021-03-01", f"{SUNK}\n\n{TAIL}\n\n{note}"), ("2021-03-02", parts))
    changes = [line for line in lines if line.section == "changes"]
    (corrected,) = [line for line in changes if "misstated" in line.text]
    assert corrected.text == f"{note.removesuffix('.')} (Dune Wire)."
    assert [(cite.report, cite.sentence) for cite in corrected.cites] == [("r0", None)]
    assert not any("first of two parts" in line.text for line in changes)


OFF = (
    "Governor Lea Moritz canceled a visit to Port Tarn planned for Tuesday because of the storm, her office said.\n\n"
    "The barge Silver Queen sank off Port Tarn on Sunday."
)
CAME = "Governor Lea Moritz visited the families of the Silver Queen's crew in Port Tarn on Thursday."


def test_what_was_called_off_and_then_done_is_told_as_a_change(tmp_path: Path) -> None:
    lines = told(tmp_path, ("2021-03-01", OFF), ("2021-03-04", CAME))
    (change,) = [line for line in lines if line.text.startswith("Earlier, called off: ")]
    assert change.section == "changes"
    assert "canceled a visit to Port Tarn" in change.text
    assert "Now: “Governor Lea Moritz visited the families" in change.text
    assert [cite.report for cite in change.cites] == ["r0", "r1"]
    assert not any(line.section == "cancelled" for line in lines)


def test_what_is_called_off_after_an_earlier_visit_stays_called_off(tmp_path: Path) -> None:
    before = CAME.replace("Thursday", "Sunday")
    lines = told(tmp_path, ("2021-03-01", before), ("2021-03-04", OFF))
    assert not any("called off: " in line.text for line in lines)
    assert any("canceled a visit" in line.text for line in lines)


def test_what_is_put_off_is_not_called_off(tmp_path: Path) -> None:
    text = (
        "The mayors of Rovia postponed a meeting on the Silver Queen from Tuesday to Friday, Ana Ruiz said.\n\n"
        "The barge Silver Queen sank off Port Tarn on Sunday."
    )
    lines = told(tmp_path, ("2021-03-01", text), ("2021-03-01", SUNK))
    assert not any(line.section == "cancelled" for line in lines)
    assert any("postponed a meeting" in line.text for line in lines)


def test_a_visit_that_is_planned_put_off_and_made_has_one_line(tmp_path: Path) -> None:
    plan = "Governor Lea Moritz will visit Port Tarn later this week, her office said."
    off = (
        "Divers searched the barge Silver Queen off Port Tarn on Tuesday.\n\nGovernor Lea Moritz had been expected in "
        "Port Tarn on Wednesday, but the visit was postponed because of the storm, an aide said."
    )
    lines = told(tmp_path, ("2021-03-01", f"{SUNK}\n\n{plan}"), ("2021-03-02", off), ("2021-03-04", CAME))
    (change,) = [line for line in lines if "Then, put off: " in line.text]
    assert [cite.report for cite in change.cites] == ["r0", "r1", "r2"]
    assert change.text.index("Earlier, planned") < change.text.index("Then, put off") < change.text.index("Now: ")
