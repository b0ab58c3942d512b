"""What tests of events share: the happenings of a report of a Wednesday, and the day of one of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from twosource.intervals import days, printed
from twosource.model import EventMention, Publication

WEDNESDAY = date(2021, 3, 10)


@pytest.fixture(scope="session")
def events_of(nlp: Language) -> Callable[[str], tuple[EventMention, ...]]:
    def read(text: str) -> tuple[EventMention, ...]:
        doc = nlp.make_doc(text)
        doc._.published = Publication(days(WEDNESDAY), "metadata")
        for _, component in nlp.pipeline:
            doc = component(doc)
        events: tuple[EventMention, ...] = doc._.events
        return events

    return read


@pytest.fixture(scope="session")
def day_of(events_of: Callable[[str], tuple[EventMention, ...]]) -> Callable[[str, str], str | None]:
    def day(text: str, trigger: str) -> str | None:
        (event,) = (one for one in events_of(text) if text[one.trigger.start : one.trigger.end] == trigger)
        return event.time and printed(event.time)[0]

    return day
