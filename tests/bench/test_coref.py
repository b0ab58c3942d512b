"""What counts as a happening that is taken up, and the scheme of gold's spans."""

from __future__ import annotations

from typing import Any

from tasks.coref import convert, days, event_nominals
from twosource.model import Entity, Mention, Span, Timex

TEXT = "Gunmen attacked a convoy. The attack killed two."


def gold() -> dict[str, Any]:
    verb = {
        "start": 7,
        "end": 15,
        "cluster": "1",
        "type": "event",
        "head": [7, 15],
        "head_upos": "VERB",
        "text": "attacked",
    }
    noun = {"start": 26, "end": 36, "cluster": "1", "type": "event", "head": [30, 36], "head_upos": "NOUN"}
    return {"mentions": [verb, noun | {"text": "The attack"}]}


def predicted(*clusters: str) -> dict[str, Any]:
    spans = ((7, 15), (26, 36))
    found = zip(spans, clusters, strict=True)
    return {"mentions": [{"start": start, "end": end, "cluster": cluster} for (start, end), cluster in found]}


def test_a_happening_is_resolved_where_its_noun_is_with_its_verb() -> None:
    assert event_nominals(gold(), predicted("a", "a")) == (1, 1)
    assert event_nominals(gold(), predicted("a", "b")) == (0, 1)
    assert event_nominals(gold(), {"mentions": []}) == (0, 1)


def test_brackets_and_endings_belong_to_a_mention() -> None:
    text = "the Andean Bank (AB) left; the Andean Bank's head"
    spans = [(0, 15), (17, 19), (27, 42)]
    mentions = tuple(Mention("r", Span(*span), Span(*span), "name", "E1") for span in spans)
    found = convert(text, [Entity("E1", "Andean Bank", "organization", mentions=mentions)], {42: 44})
    assert [text[one["start"] : one["end"]] for one in found] == ["the Andean Bank (AB)", "the Andean Bank's"]


def test_days_are_taken_up_and_years_alone_are_none() -> None:
    values = ("2016", "2016-05", "2016-05")
    timexes = [Timex("r", Span(place, place + 1), "DATE", value, None) for place, value in enumerate(values)]
    assert [one["cluster"] for one in days(timexes)] == ["T2016-05", "T2016-05"]
