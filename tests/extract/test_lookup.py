from __future__ import annotations

from twosource.extract.lookup import EntityIndex
from twosource.model import Entity, Mention, Span


def mention(start: int, end: int, head: int, entity: str) -> Mention:
    return Mention("r", Span(start, end), Span(head, end), "name", entity)


# "Chilean envoy Ana Rojas spoke"
ANA = Entity("E1", "Ana Rojas", "person", mentions=(mention(0, 23, 18, "E1"),))
CHILE = Entity("E2", "Chile", "place", mentions=(mention(0, 7, 0, "E2"),))


def test_a_noun_phrase_is_the_entity_of_its_head_and_not_of_a_name_inside() -> None:
    assert EntityIndex((ANA, CHILE)).at(0, 23) is ANA


def test_a_single_word_is_the_entity_that_has_it_as_its_head() -> None:
    index = EntityIndex((ANA, CHILE))
    assert index.at(18, 23) is ANA
    assert index.at(0, 7) is CHILE


def test_no_head_inside_means_nobody() -> None:
    index = EntityIndex((ANA, CHILE))
    assert index.at(8, 13) is None
    assert index.at(24, 29) is None
    assert EntityIndex(()).at(0, 10) is None


def test_a_head_that_reaches_over_the_end_does_not_count() -> None:
    assert EntityIndex((ANA,)).at(18, 20) is None
