"""Countries by name, adjective, capital, metonym and code."""

from __future__ import annotations

import pytest

from twosource.gazetteer.countries import code_of, named, names
from twosource.lexicon import load


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Norway", "NOR"),
        ("Ivorian", "CIV"),
        ("the Kremlin", "RUS"),
        ("Pyongyang", "PRK"),
        ("Downing Street", "GBR"),
        ("U.S.", "USA"),
        ("the United States", "USA"),
        ("Türkiye", "TUR"),
        ("Chileans", "CHL"),
        ("DPRK", "PRK"),
        ("Blue House", "KOR"),
        ("Ruritania", ""),
        ("", ""),
    ],
)
def test_what_a_country_is_called(name: str, code: str) -> None:
    assert code_of(name) == code


def test_a_code_names_its_country() -> None:
    country = named("FIN")
    assert country is not None
    assert (country.name, country.capital, country.cow) == ("Finland", "Helsinki", 375)
    assert named("XYZ") is None


def test_a_code_that_several_names_share_is_that_of_the_living_state() -> None:
    russia, britain = named("RUS"), named("GBR")
    assert russia is not None
    assert britain is not None
    assert (russia.name, britain.name) == ("Russia", "United Kingdom")


def test_every_country_has_a_code_of_three_capitals() -> None:
    for entry in load("countries")["countries"].values():
        assert entry["code"].isupper()
        assert len(entry["code"]) == 3


def test_names_lead_where_they_say() -> None:
    kinds = names()
    assert kinds["kremlin"] == ("RUS", "metonym")
    assert kinds["oslo"] == ("NOR", "seat")
    assert kinds["malian"] == ("MLI", "demonym")
