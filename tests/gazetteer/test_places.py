"""Places by name: which of a name is meant, spellings, coordinates."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.gazetteer.names import fold
from twosource.gazetteer.places import _table, find


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Paris", "FRA", 48.85, 2.35),
        ("Nairobi", "KEN", -1.28, 36.82),
        ("Kiev", "UKR", 50.45, 30.52),
        ("Bombay", "IND", 19.07, 72.88),
        ("São Paulo", "BRA", -23.55, -46.63),
        ("N'Djamena", "TCD", 12.11, 15.05),
        ("Washington", "USA", 38.9, -77.04),
        ("Hodeidah", "YEM", 14.8, 42.95),
        ("the Strait of Hormuz", "", 26.57, 56.25),
        ("Panmunjom", "KOR", 37.96, 126.68),
        ("Zaatari", "JOR", 32.29, 36.33),
        ("the Kremlin", "RUS", 55.75, 37.62),
        ("Darfur", "SDN", 13.5, 24.5),
    ],
)
def test_where_it_is(name: str, country: str, lat: float, lon: float) -> None:
    place = find(name)
    assert place is not None
    assert place.country == country
    assert (place.lat, place.lon) == pytest.approx((lat, lon), abs=0.1)


@pytest.mark.parametrize(
    ("name", "country", "region"),
    [
        ("Paris, Texas", "USA", "Texas"),
        ("Birmingham, Alabama", "USA", "Alabama"),
        ("Tripoli, Lebanon", "LBN", ""),
        ("Valencia, Venezuela", "VEN", ""),
        ("Washington, D.C.", "USA", "District of Columbia"),
    ],
)
def test_a_name_may_tell_its_surroundings(name: str, country: str, region: str) -> None:
    place = find(name)
    assert place is not None
    assert (place.country, place.region) == (country, region)


def test_the_country_decides_between_places_of_one_name() -> None:
    lebanese, libyan = find("Tripoli", "Lebanon"), find("Tripoli", "LBY")
    assert lebanese is not None
    assert libyan is not None
    assert (lebanese.country, libyan.country) == ("LBN", "LBY")
    assert find("Nairobi", "Norway") is None


@pytest.mark.parametrize("name", ["Georgia", "Jordan", "Chad", "Niger", "Mexico", "Luxembourg"])
def test_a_country_goes_before_a_town_of_its_name(name: str) -> None:
    place = find(name)
    assert place is not None
    assert place.kind == "country"


@pytest.mark.parametrize("name", ["", " ", ",", "Nowhereville", "Smith, John", "x" * 500, "The"])
def test_what_is_no_place(name: str) -> None:
    assert find(name) is None


def test_every_row_is_whole_and_findable_by_its_own_name() -> None:
    lines, index = _table()
    assert len(lines) > 60_000
    for row, line in list(enumerate(lines))[::97]:
        name, _, lat, lon, country, _, source, _, _ = line.split("\t")
        assert -90 <= float(lat) <= 90
        assert -180 <= float(lon) <= 180
        assert len(country) in (0, 3)
        assert source in "ghc"
        assert row in index[fold(name)]


@settings(deadline=None)  # the first call reads the tables
@given(st.text(max_size=100))
def test_any_text_may_be_asked_for(name: str) -> None:
    place = find(name)
    assert place is None or -90 <= place.lat <= 90


@settings(deadline=None)  # the first call reads the tables
@given(st.text(max_size=60))
def test_folding_again_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name) or "the" in fold(name)
