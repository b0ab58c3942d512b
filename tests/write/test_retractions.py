"""What is taken back is told whole, and what a later report contradicts stands behind what none does."""

from __future__ import annotations

from pathlib import Path

from support.telling import told


def test_a_statement_that_is_withdrawn_is_told_as_a_change(tmp_path: Path) -> None:
    first = "The navy of Rovia said on Monday that the barge Silver Queen had been empty when it sank off Port Tarn."
    later = (
        "Divers found nine bodies on Wednesday in the barge Silver Queen, which sank off Port Tarn, police said.\n\n"
        "The navy of Rovia withdrew its earlier statement, which said that the barge had been empty."
    )
    lines = told(tmp_path, ("2021-03-01", first), ("2021-03-03", later))
    (change,) = [line for line in lines if line.section == "changes"]
    withdrawn = "The navy of Rovia withdrew its earlier statement, which said that the barge had been empty"
    assert change.text == f"{withdrawn} (Tarn Ledger)."
    assert [cite.report for cite in change.cites] == ["r1"]


def test_what_was_wrong_before_is_not_cut_from_the_news(tmp_path: Path) -> None:
    one = "Rebel leader Omar Zidane was killed on Monday in a raid near Port Tarn, the navy of Rovia said."
    other = (
        "Rebel leader Omar Zidane is alive, the navy of Rovia said on Wednesday, acknowledging that an earlier "
        "announcement of his death in a raid near Port Tarn had been wrong."
    )
    lines = told(tmp_path, ("2021-03-01", one), ("2021-03-03", other))
    news = [line.text for line in lines if line.section == "reported"]
    assert "had been wrong" in news[0]
    assert not any("was killed" in text for text in news[:1])
    assert any("was killed" in line.text for line in lines if line.section == "differences")


def test_what_a_later_report_contradicts_stands_behind_other_news(tmp_path: Path) -> None:
    one = (
        "Governor Lea Moritz resigned on Monday over the dam contract in Port Tarn, her office said.\n\n"
        "The dam contract in Port Tarn was signed by Ben Cole in May 2019."
    )
    other = "Governor Lea Moritz did not resign on Monday over the dam contract in Port Tarn, an aide in Rovia said."
    lines = told(tmp_path, ("2021-03-01", one), ("2021-03-03", other))
    news = [line for line in lines if line.section == "reported"]
    assert "did not resign" in news[0].text
    assert all("Moritz resigned" not in line.text for line in news[:-1])
