"""What is found by words, by kinds of events and by days, alike on each database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from twosource.desk import Desk
from twosource.errors import InputError
from twosource.settings import Settings

TALKS = """BRENNAU, April 9 (Norpress) - Foreign Minister Édith Moreau-Vidal of Corvino will visit Brennau on April 12
for talks with President Olaf Strand, her office said on Tuesday. A meeting planned for March had been called
off. "We expect nothing less than an agreement on fishing," Moreau-Vidal told reporters."""
QUAKE = """GRAVIK, April 9 (Norpress) - An earthquake shook the island of Gravik on Tuesday, injuring 14 people, the
police said. President Olaf Strand is to speak on television in the evening."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def news(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    if request.param == "sqlite":
        url = str(tmp_path_factory.mktemp("news") / "desk.db")
    else:
        url = request.getfixturevalue("server").new_database()
    desk = Desk.open(url, Settings())
    desk.add_text(
        TALKS.replace("\n", " "), outlet="Harbor Post", title="Corvino's minister to visit", published="2024-04-09"
    )
    desk.add_text(QUAKE.replace("\n", " "), outlet="Coast Daily", title="Quake shakes Gravik", published="2024-04-09")
    yield desk
    desk.close()


def titles(desk: Desk, *arguments: str, **options: object) -> set[str | None]:
    return {hit.story_title for hit in desk.search(*arguments, **options).items}


def test_words_are_found_without_case_accents_hyphens_and_endings(news: Desk) -> None:
    talks = {"Corvino's minister to visit"}
    for query in ("EDITH moreau vidal", "Moreau-Vidal", "visiting", "ministers", '"fishing"', "moreau -quake"):
        assert titles(news, query) == talks, query
    assert titles(news, "Strand") == talks | {"Quake shakes Gravik"}
    assert titles(news, "Strand -gravik -quake -earthquake") == talks
    assert titles(news, '"Strand Olaf"') == set()
    assert titles(news, "quake OR fishing") == talks | {"Quake shakes Gravik"}


def test_claims_events_and_reports_are_found(news: Desk) -> None:
    hits = news.search("Moreau-Vidal", limit=50).items
    assert {hit.kind for hit in hits} == {"report", "claim", "event"}
    for hit in hits:
        assert hit.story is not None
        assert hit.text
        if hit.kind == "event":
            assert news.event(hit.story, hit.ref) is not None
        else:
            assert news.report(hit.ref) is not None
        if hit.kind == "claim":
            report = news.report(hit.ref)
            assert report is not None
            place = report.reading.report.text[hit.start : hit.end]
            assert place.split()[0] == hit.text.split()[0]


def test_events_are_found_by_type_status_and_day(news: Desk) -> None:
    told = [news.told(row.id) for row in news.stories().items]
    events = {one.keys[event.id]: event for one in told if one for event in one.account.events}
    assert len({event.status for event in events.values()}) > 1
    for event in events.values():
        hits = news.search(type=event.type, status=event.status).items
        wanted = {key for key, one in events.items() if (one.type, one.status) == (event.type, event.status)}
        assert {hit.ref for hit in hits} == wanted
    assert news.search(type="SANCTION").items == ()
    ahead = news.search("Moreau-Vidal", start=date(2024, 4, 12), end=date(2024, 4, 12)).items
    assert ahead
    assert all((hit.earliest or "") <= "2024-04-12" <= (hit.latest or "9999") for hit in ahead)
    assert news.search("Moreau-Vidal", start=date(2025, 1, 1)).items == ()


def test_pages_follow_one_another_without_gaps(news: Desk) -> None:
    whole = news.search("Strand", limit=50)
    assert whole.next is None
    found, after = [], None
    while True:
        page = news.search("Strand", after=after, limit=2)
        found += page.items
        after = page.next
        if after is None:
            break
    assert found == list(whole.items)
    for wrong in ("x", "WyJhIl0", "Wy0xXQ", "é"):
        with pytest.raises(InputError, match="not a place in this list"):
            news.search("Strand", after=wrong)
        with pytest.raises(InputError, match="not a place in this list"):
            news.stories(after=wrong)


def test_stories_are_listed_by_words_and_day(news: Desk) -> None:
    assert [row.title for row in news.stories(query="earthquake").items] == ["Quake shakes Gravik"]
    assert len(news.stories(day=date(2024, 4, 9)).items) == 2
    assert news.stories(day=date(2024, 4, 10)).items == ()
    first = news.stories(limit=1)
    second = news.stories(limit=1, after=first.next)
    assert {first.items[0].id, second.items[0].id} == {row.id for row in news.stories().items}
    assert second.next is None


def test_entities_and_sources_are_listed(news: Desk) -> None:
    strand = news.entities("olaf strand").items
    assert {row.story for row in strand} == {row.id for row in news.stories().items}
    page = news.entity(strand[0].story, strand[0].key)
    assert page is not None
    assert [row.story for row in page.elsewhere] == [strand[1].story]
    assert {(row.slug, row.reports) for row in news.sources().items} == {("harbor-post", 1), ("coast-daily", 1)}
    source = news.source("coast-daily")
    assert source is not None
    assert source.latest[0].title == "Quake shakes Gravik"
    assert news.source("nobody") is None


@pytest.mark.parametrize("query", ["' OR 1=1 --", '"', "a:b*", "(((", "& | !", "NEAR(a b)", "\x00", "%_", "x" * 5000])
def test_no_query_is_too_odd(news: Desk, query: str) -> None:
    news.search(query)
    news.stories(query=query)
    news.entities(query)
