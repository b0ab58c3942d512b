"""Sentences end where paragraphs do, in linear time."""

from __future__ import annotations

import time

from spacy.language import Language

LONG = 40_000


def test_a_sentence_never_reaches_over_a_line_break(nlp: Language) -> None:
    doc = nlp("Talks to resume in Lima\nThe envoy arrived on Monday.\n")
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Talks to resume in Lima",
        "The envoy arrived on Monday.",
    ]


def test_many_line_breaks_take_no_longer_than_their_number(nlp: Language) -> None:
    doc = nlp.make_doc("a\n \n" * LONG)
    start = time.process_time()
    nlp.get_pipe("twosource_paragraphs")(doc)
    assert time.process_time() - start < 5
    assert sum(token.is_sent_start is True for token in doc) >= LONG - 1
