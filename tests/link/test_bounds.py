"""Hostile reports: one thing told hundreds of times costs no more than its first tellings."""

from __future__ import annotations

from typing import Any

from twosource.link.events import RECENT, _candidates
from twosource.link.features import features_of
from twosource.link.names import word_similarity


def test_a_report_that_repeats_one_thing_is_compared_on_its_first_tellings(reading: Any) -> None:
    events = [
        {"clause": f"The council met {n} times", "trigger": f"met {n} times", "lemma": "meet", "type": "CONSULT",
         "status": "occurred"}
        for n in range(1, 400)
    ]  # fmt: skip
    found = reading("a", " ".join(f"The council met {n} times." for n in range(1, 400)), events=events)
    features = [features_of(event, 0, found.report, {}) for event in found.events]
    assert len(list(_candidates(features))) <= RECENT * RECENT


def test_endless_words_are_no_names() -> None:
    assert word_similarity("ab" * 40_000, "ba" * 40_000) == 0.0
    assert word_similarity("tolkova", "tolkowa") > 0.7
