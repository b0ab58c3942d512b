"""Metadata of pages: authors, outlets, agencies, addresses and titles, each from the surest place."""

from __future__ import annotations

import pytest

from twosource.collect.html import page
from twosource.collect.html.authors import authors
from twosource.collect.metadata import Metadata

PARAGRAPHS = "".join(
    f"<p>The harbor of Vestra was shut for day {number} on Friday, the port authority said in a statement.</p>"
    for number in range(1, 9)
)


def known(head: str, top: str = "<h1>Port shut</h1>", url: str | None = None) -> Metadata:
    found = page(f"<html><head>{head}</head><body><main>{top}{PARAGRAPHS}</main></body></html>".encode(), url=url)
    assert found.reason is None
    return found.metadata


@pytest.mark.parametrize(
    ("line", "persons", "agencies"),
    [
        ("By Jane Doe", ["Jane Doe"], []),
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"], []),
        ("Jane Doe, John Roe & Ann Poe", ["Jane Doe", "John Roe", "Ann Poe"], []),
        ("By Jane Doe, Associated Press", ["Jane Doe"], ["Associated Press"]),
        ("Jane Doe | Reuters", ["Jane Doe"], ["Reuters"]),
        ("Jane Doe, Staff Writer", ["Jane Doe"], []),
        ("Martin Luther Doe, Jr.", ["Martin Luther Doe Jr"], []),
        ("Harbor Times Staff", [], []),
        ("Harbor Times", [], []),
        ("AFP", [], ["Agence France-Presse"]),
        ("https://social.example/jane", [], []),
        ("admin", [], []),
        ("Written by: Jane Doe Updated 5 March", ["Jane Doe"], []),
        ("jane@harbor.example", [], []),
        ("Jane Doe in Oslo and John Roe in Bergen", ["Jane Doe", "John Roe"], []),
    ],
)
def test_authors(line: str, persons: list[str], agencies: list[str]) -> None:
    assert authors([(line, None)], "Harbor Times") == (tuple(persons), tuple(agencies))


def test_an_organization_is_no_person() -> None:
    assert authors([("Harbor Press Club", "organization")], None) == ((), ())


def test_the_heading_that_readers_see_goes_before_the_one_for_others() -> None:
    assert known('<meta property="og:title" content="Port is shut for days">').title == "Port shut"


def test_a_heading_that_is_the_site_s_name_is_no_title() -> None:
    head = '<title>Port shut | Harbor Times</title><meta property="og:site_name" content="Harbor Times">'
    assert known(head, "<h1>Harbor Times</h1>").title == "Port shut"


def test_the_outlet_s_address_goes_before_what_it_calls_itself() -> None:
    head = '<link rel="canonical" href="https://www.bbc.com/news/1"><meta property="og:site_name" content="News">'
    assert known(head).outlet == "BBC News"


def test_an_agency_s_address_on_another_s_page_is_a_credit() -> None:
    head = '<link rel="canonical" href="https://apnews.com/a"><meta property="og:site_name" content="Harbor Times">'
    found = known(head)
    assert (found.outlet, found.agencies) == ("Harbor Times", ("Associated Press",))


@pytest.mark.parametrize(
    ("address", "url", "canonical"),
    [
        ("/2021/port#top", "https://a.example/x", "https://a.example/2021/port"),
        ("//b.example/port", "https://a.example/x", "https://b.example/port"),
        ("javascript:alert(1)", "https://a.example/x", "https://a.example/x"),
        ("ftp://a.example/port", "https://a.example/x", "https://a.example/x"),
        ("https://a.example/", "https://a.example/x", "https://a.example/x"),
        ("http://[", "https://a.example/x", "https://a.example/x"),
        ("/port", None, None),
    ],
)
def test_canonical_address(address: str, url: str | None, canonical: str | None) -> None:
    assert known(f'<link rel="canonical" href="{address}">', url=url).url == canonical


def test_the_address_that_a_browser_wrote_is_known() -> None:
    raw = f"<!-- saved from url=(0030)https://a.example/port?x=1 --><html><body><h1>Port shut</h1>{PARAGRAPHS}</body>"
    assert page(raw.encode()).metadata.url == "https://a.example/port?x=1"


def test_a_change_long_before_publication_is_none() -> None:
    head = (
        '<meta property="article:published_time" content="2021-03-05T10:24:00Z">'
        '<meta property="article:modified_time" content="2020-01-01T00:01:00Z">'
    )
    assert known(head).modified is None


def test_what_a_page_does_not_tell_stays_unknown() -> None:
    assert known("") == Metadata(title=None) or known("").title == "Port shut"
    assert known("").date is None
    assert known("").outlet is None
    assert known("").byline is None


@pytest.mark.parametrize("title", ["Port shut | AP News", "Port shut"])
def test_an_agency_s_own_page_is_the_agency_s(title: str) -> None:
    found = known(f'<title>{title}</title><meta property="og:site_name" content="AP News">')
    assert found.outlet == "Associated Press"
    assert found.agencies == ()
