"""The grade of the Admiralty code stands wherever a verdict stands: in words, with reasons, never a bare digit."""

from __future__ import annotations

import csv
import io
import re

import pytest

GRADE = re.compile(r"[a-z ]+ \([1-6] of 6\)")


def plain(read) -> str:
    return " ".join(" ".join(read.text).split())


@pytest.fixture
def event(site) -> dict:
    """The best founded event of a story in which somebody takes part who has a page."""
    events = site.json(f"{site.story('envoy')}.json")["account"]["events"]
    told = [one for one in events if any(who["entity"] for who in one["participants"])]
    return min(told, key=lambda one: one["assessment"]["credibility"]["digit"])


def words_of(event: dict) -> str:
    grade = event["assessment"]["credibility"]
    return f"{grade['words']} ({grade['digit']} of 6)"


def page_of(site, event: dict) -> str:
    story = site.story("envoy")
    return f"{story}/events/{site.json(f'{story}.json')['keys'][event['id']]}"


def test_the_page_of_an_event_has_its_grade_with_reasons(site, event, outline) -> None:
    text = plain(outline(site.get(page_of(site, event)).text))
    assert text.count(words_of(event)) >= 2
    assert "Admiralty code" in text
    for reason in event["assessment"]["credibility"]["reasons"]:
        assert reason in text


def test_the_story_has_a_grade_with_each_event_and_says_what_it_is(site, outline) -> None:
    story = site.story("envoy")
    text = plain(outline(site.get(story).text))
    for one in site.json(f"{story}.json")["account"]["events"]:
        assert words_of(one) in text
        assert all(reason in text for reason in one["assessment"]["credibility"]["reasons"])
    assert "from 1, confirmed by other independent sources, to 5, improbable" in text


def test_a_grade_is_shown_beside_each_verdict_of_a_list(site, event, visit) -> None:
    story = site.story("envoy")
    someone = next(one["entity"] for one in event["participants"] if one["entity"])
    entity = f"{story}/entities/{site.json(f'{story}.json')['keys'][someone]}"
    for path, table in ((story, ".event-table"), (entity, ".thing-events")):
        cells = visit(site, path).page.locator(f"{table} td[data-label=Verdict]")
        assert cells.count()
        assert all(GRADE.search(cells.nth(number).inner_text()) for number in range(cells.count()))


def test_the_table_of_events_has_it_in_words(site, event) -> None:
    rows = csv.DictReader(io.StringIO(site.get(f"{site.story('envoy')}.csv").text))
    grade = event["assessment"]["credibility"]
    assert {row["label"]: row["credibility"] for row in rows}[event["label"]] == f"{grade['digit']} {grade['words']}"
