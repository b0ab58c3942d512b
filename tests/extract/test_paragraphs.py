"""Sentences end where paragraphs do, in linear time."""

from __future__ import annotations

import time

from spacy.language import Language

from twosource.extract.paragraphs import LONGEST

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


def test_words_without_end_are_several_sentences(nlp: Language) -> None:
    """Each sentence is looked at by many rules, some of which take the square of its length."""
    doc = nlp("The port was shut. " + "he said that the port of Lagos and " * 300)
    assert doc[:5].sent.text == "The port was shut."
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST + 1
    assert len(list(doc.sents)) < 300 * 8 // LONGEST + 20


def test_a_long_sentence_stays_whole(nlp: Language) -> None:
    words = nlp.make_doc("The port " + "of Lagos and " * 100 + "was shut; " + "it was of Lagos and " * 70 + "shut.")
    parted = nlp.get_pipe("twosource_paragraphs")(words)
    assert not any(token.is_sent_start is True for token in parted[1:])
