"""Who somebody is on a day, by full name and by surname; bodies whose role changes."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.gazetteer import countries
from twosource.gazetteer.actors import SOURCES, _table, who


@pytest.mark.parametrize(
    ("name", "day", "country", "role", "title"),
    [
        ("Pompeo", date(2019, 1, 15), "USA", "GOV", "secretary of state"),
        ("Mike Pompeo", date(2016, 3, 1), "USA", "LEG", "congressman"),
        ("Mike Pompeo", date(2023, 3, 1), "USA", "ELI", "secretary of state"),
        ("Vladimir Putin", date(1999, 1, 1), "RUS", "SPY", "spy chief"),
        ("Vladimir Putin", date(2010, 1, 1), "RUS", "GOV", "prime minister"),
        ("Aung San Suu Kyi", date(2009, 1, 1), "MMR", "OPP", "opposition leader"),
        ("Nelson Mandela", date(1993, 1, 1), "ZAF", "OPP", "opposition leader"),
        ("Nelson Mandela", date(1995, 1, 1), "ZAF", "GOV", "president"),
        ("Hashim Thaçi", date(1998, 6, 1), "XKX", "REB", "rebel leader"),
        ("Colin Powell", date(1992, 1, 1), "USA", "MIL", "general"),
        ("Boutros Boutros-Ghali", date(1993, 1, 1), "UNO", "GOV", "secretary-general"),
        ("Jens Stoltenberg", date(2022, 1, 1), "IGO", "GOV", "alliance chief"),
        ("Jens Stoltenberg", date(2012, 1, 1), "NOR", "GOV", "prime minister"),
        ("Taliban", date(1999, 1, 1), "AFG", "GOV", "armed group"),
        ("Taliban", date(2010, 1, 1), "AFG", "REB", "armed group"),
        ("Taliban", date(2023, 1, 1), "AFG", "GOV", "armed group"),
    ],
)
def test_who_somebody_is_on_a_day(name: str, day: date, country: str, role: str, title: str) -> None:
    actor = who(name, day)
    assert actor is not None
    assert (actor.country, actor.role, actor.title) == (country, role, title)


@pytest.mark.parametrize(
    ("surname", "day", "name"),
    [
        ("Bush", date(1990, 6, 1), "George H. W. Bush"),
        ("Bush", date(2005, 6, 1), "George W. Bush"),
        ("Clinton", date(1998, 6, 1), "Bill Clinton"),
        ("Clinton", date(2011, 6, 1), "Hillary Clinton"),
        ("Xi", date(2020, 6, 1), "Xi Jinping"),
        ("al-Assad", date(1995, 6, 1), "Hafez al-Assad"),
    ],
)
def test_a_surname_is_whoever_leads_on_that_day(surname: str, day: date, name: str) -> None:
    actor = who(surname, day)
    assert actor is not None
    assert actor.name == name


def test_a_surname_that_may_be_several_is_nobody() -> None:
    assert who("Smith", date(2009, 6, 1)) is None or who("Smith", date(2009, 6, 1)).name == "Stephen Smith"
    assert who("Singh", date(2021, 6, 1), "CAN").name == "Jagmeet Singh"
    assert who("lund") is None


def test_without_a_date_the_last_office_counts() -> None:
    actor = who("Kofi Annan")
    assert actor is not None
    assert (actor.role, actor.until, actor.former) == ("GOV", "2006-12", False)


def test_before_any_office_only_the_country_is_known() -> None:
    actor = who("Emmanuel Macron", date(2000, 1, 1))
    assert actor is not None
    assert (actor.country, actor.role, actor.title) == ("FRA", "", "")


@pytest.mark.parametrize("name", ["", " ", "ice", "pan", "meta", "x" * 300])
def test_what_is_nobody(name: str) -> None:
    assert who(name) is None


def test_a_country_chooses_between_bodies_of_one_acronym() -> None:
    turkish, american = who("MIT", country="TUR"), who("MIT", country="USA")
    assert turkish is not None
    assert american is not None
    assert (turkish.role, american.role) == ("SPY", "EDU")


def test_every_row_has_country_offices_and_source() -> None:
    lines, index, short = _table()
    assert len(lines) > 4000
    for line in lines:
        name, keys, surname, kind, country, _, offices, source = line.split("\t")
        assert name
        assert all(key in index for key in keys.split("|"))
        assert not surname or surname in short
        assert kind in ("person", "body")
        assert countries.named(country) is not None or country in ("UNO", "EUR", "IGO", "IMG", "NGO", "")
        assert source in SOURCES
        for office in offices.split(","):
            since, until, _, rank, title = office.split(":")
            assert not until or since <= until, line
            assert rank in "123"
            assert title


@pytest.mark.parametrize(
    ("name", "country"), [("Reuters", "GBR"), ("Yonhap", "KOR"), ("The Korea Herald", "KOR"), ("AFP", "FRA")]
)
def test_outlets_are_of_their_country(name: str, country: str) -> None:
    actor = who(name)
    assert actor is not None
    assert (actor.country, actor.role) == (country, "JRN")
