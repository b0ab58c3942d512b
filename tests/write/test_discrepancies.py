"""What reports give otherwise for one thing is told with both outlets; what only looks like it is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from twosource.pipeline import brief

TAIL = "Mayor Ana Ruiz of Port Tarn said the town would wait for the harbor office of Rovia to look into it."


def told(folder: Path, one: str, other: str, days: tuple[str, str] = ("2021-03-01", "2021-03-01")) -> list:
    """The lines on differences and changes that a brief of two reports has."""
    for name, text in (("one", one), ("other", other)):
        (folder / f"{name}.txt").write_text(f"PORT TARN — {text}\n\n{TAIL}\n")
    metadata = [
        {"id": name, "outlet": outlet, "title": "News from Port Tarn", "date": day}
        for name, outlet, day in zip(("one", "other"), ("Dune Wire", "Tarn Ledger"), days, strict=True)
    ]
    (folder / "reports.json").write_text(json.dumps(metadata))
    (account,) = brief([folder])
    return [line for line in account.brief if line.section in ("differences", "changes")]


DIFFER = {
    "arrests": (
        "Police in Port Tarn arrested 31 people after a march against the new toll on Monday, Chief Ben Cole said.",
        "Police arrested 24 people after Monday’s march in Port Tarn against the new toll.",
        ("31", "24"),
    ),
    "a tally": (
        "The council of Port Tarn voted 12-9 on Monday to sell the silver mill to Ben Cole.",
        "Port Tarn’s council voted 11-10 on Monday to sell the old silver mill to Ben Cole.",
        ("12-9", "11-10"),
    ),
    "a sum": (
        "Ben Cole paid $48 million for the silver mill in Port Tarn on Monday.",
        "The miner Ben Cole paid $63 million for Port Tarn’s silver mill on Monday.",
        ("$48 million", "$63 million"),
    ),
    "a sentence": (
        "A judge in Port Tarn sentenced the miner Ben Cole to 12 years in prison on Monday for burning the mill.",
        "The miner Ben Cole was sentenced to 15 years in prison on Monday for burning the mill of Port Tarn.",
        ("12 years", "15 years"),
    ),
    "pages": (
        "Prosecutors in Port Tarn published a 47-page indictment of the miner Ben Cole on Monday.",
        "In a 53-page indictment, prosecutors in Port Tarn accused the miner Ben Cole on Monday of theft.",
        ("47-page indictment", "53-page indictment"),
    ),
    "an age": (
        "Ben Cole, 45, was elected head of the harbor of Port Tarn on Monday.",
        "The harbor of Port Tarn elected the miner Ben Cole, 54, as its head on Monday.",
        ("45", "54"),
    ),
    "houses": (
        "A fire destroyed 48 houses in Port Tarn on Monday, the fire chief Ben Cole said.",
        "A fire in Port Tarn destroyed 63 houses on Monday, according to Ben Cole, the fire chief.",
        ("48 houses", "63 houses"),
    ),
    "a bound": (
        "At least 40 people were hurt when a tram left its rails in Port Tarn on Monday.",
        "A tram left its rails in Port Tarn on Monday, injuring 22 people.",
        ("At least 40", "22"),
    ),
    "ships": (
        "The navy of Rovia sent seven warships to Port Tarn on Monday, Admiral Ben Cole said.",
        "Rovia’s navy sent five warships to Port Tarn on Monday.",
        ("seven warships", "five warships"),
    ),
    "the dead of one day": (
        "A barge sank off Port Tarn on Monday, killing 12 people, police said.",
        "Fifteen people died on Monday when a barge sank off Port Tarn, the coast guard said.",
        ("12", "15"),
    ),
}


@pytest.mark.parametrize("name", DIFFER)
def test_another_number_for_one_thing_is_told_with_both_outlets(tmp_path: Path, name: str) -> None:
    one, other, values = DIFFER[name]
    (line,) = told(tmp_path, one, other)
    assert line.section == "differences"
    assert all(value.casefold() in line.text.casefold() for value in values)
    assert all(outlet in line.text for outlet in ("Dune Wire", "Tarn Ledger"))
    assert sorted(cite.report for cite in line.cites) == ["one", "other"]


def test_the_characters_of_both_numbers_are_cited(tmp_path: Path) -> None:
    one, other, values = DIFFER["houses"]
    (line,) = told(tmp_path, one, other)
    texts = {name: (tmp_path / f"{name}.txt").read_text() for name in ("one", "other")}
    assert tuple(texts[cite.report][cite.start : cite.end] for cite in line.cites) == values


def test_a_toll_that_rises_with_the_day_is_a_change(tmp_path: Path) -> None:
    one = "A barge sank off Port Tarn on Sunday, injuring 12 people, police said."
    other = "A barge that sank off Port Tarn on Sunday injured 19 people, police said."
    (line,) = told(tmp_path, one, other, ("2021-03-01", "2021-03-02"))
    assert line.section == "changes"
    assert line.text.index("12") < line.text.index("19")


def test_fewer_who_are_missing_on_the_next_day_are_a_change(tmp_path: Path) -> None:
    one = "A barge sank off Port Tarn on Sunday, leaving 48 people missing, police said."
    other = "Police said 31 people were missing after a barge sank off Port Tarn on Sunday."
    (line,) = told(tmp_path, one, other, ("2021-03-01", "2021-03-02"))
    assert line.section == "changes"
    assert line.text.index("48") < line.text.index("31")


ALIKE = {
    "a bound that holds": (
        "At least 12 people were hurt when a tram left its rails in Port Tarn on Monday.",
        "A tram left its rails in Port Tarn on Monday, injuring 14 people.",
    ),
    "rounded": (
        "Ben Cole paid $48 million for the silver mill in Port Tarn on Monday.",
        "The miner Ben Cole paid about $50 million for Port Tarn’s silver mill on Monday.",
    ),
    "dead and hurt": (
        "A tram left its rails in Port Tarn on Monday, killing 14 people.",
        "A tram left its rails in Port Tarn on Monday, injuring 20 people.",
    ),
    "a part": (
        "A fire destroyed 48 houses in Port Tarn on Monday, the fire chief Ben Cole said.",
        "A fire in Port Tarn destroyed 12 wooden houses on Monday, according to Ben Cole, the fire chief.",
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
    "both in one report": (
        "Ben Cole paid $48 million for the silver mill in Port Tarn on Monday. The town had asked for $63 million.",
        "The miner Ben Cole paid $63 million for Port Tarn’s silver mill on Monday.",
    ),
    "other things": (
        "The navy of Rovia sent seven warships to Port Tarn on Monday, Admiral Ben Cole said.",
        "Rovia’s navy sent five doctors to Port Tarn on Monday.",
    ),
    "more by the next day": (
        "A fire destroyed 48 houses in Port Tarn, the fire chief Ben Cole said.",
        "A fire in Port Tarn destroyed 63 houses, according to Ben Cole, the fire chief.",
    ),
    "others beside": (
        "A tram left its rails in Port Tarn on Monday, killing two women and a man.",
        "A tram left its rails in Port Tarn on Monday, killing three people.",
    ),
    "two happenings of a kind": (
        "The navy of Rovia found seven rifles, 12 barrels and 48 crates on a barge off Port Tarn on Monday.",
        "Rovia’s navy found 14 rifles, 31 barrels and 63 crates on a barge off Port Tarn on Monday.",
    ),
    "two currencies": (
        "Ben Cole paid $48 million for the silver mill in Port Tarn on Monday.",
        "The miner Ben Cole paid £37 million for Port Tarn’s silver mill on Monday.",
    ),
}


@pytest.mark.parametrize("name", ALIKE)
def test_what_only_looks_like_a_difference_is_not_told(tmp_path: Path, name: str) -> None:
    days = ("2021-03-01", "2021-03-02" if name == "more by the next day" else "2021-03-01")
    assert told(tmp_path, *ALIKE[name], days) == []
