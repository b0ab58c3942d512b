"""Subjects that the parser hung elsewhere."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token


def subject_of(doc: Doc, verb: str) -> Token | None:
    (found,) = (token for token in doc if token.text == verb)
    return next((child for child in found.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("After praising Ana Ruiz, the outgoing mayor, Omar Lund, resigned.", "resigned", "mayor"),
        ("While ministers talked with Ana Ruiz, the Greek envoy, Omar Lund, met the rebels.", "met", "envoy"),
        ("While lawyers argued, citing rulings of Judge Ruiz, the union leader, Ana Lund, left.", "left", "leader"),
        ("Despite the protests of teachers, nurses, the premier, Ana Lund, signed the law.", "signed", "premier"),
        ("With the city under siege by gangs, police, the president, Ben Cole, fled.", "fled", "president"),
        ("Despite the protests of teachers, Ana Lund, the mayor, signed the law.", "signed", "Lund"),
        ("Along with Vega, Lund, Cole and Ruiz said they were undecided.", "said", "Lund"),
        ("May said the envoy would leave on Friday.", "said", "May"),
        ('"We are not afraid," May told reporters.', "told", "May"),
        ("The notes, apparently found on a laptop of aide Ana Lund and her husband, could be copies.", "be", "notes"),
    ],
)
def test_a_main_verb_has_the_subject_before_it(nlp: Language, text: str, verb: str, subject: str) -> None:
    found = subject_of(nlp(text), verb)
    assert found is not None
    assert found.text == subject


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Come in and sit down with Ana Ruiz.", "Come"),
        ("Raising taxes on students, universities and training would have consequences.", "have"),
        ("In Lima, Peru, fell rain.", "fell"),
        ("Along with the mayor, the king, was arrested Cole.", "arrested"),
        ("Attacking the king, the queen, was a crime.", "was"),
        ("Among the guests, officials said, were two envoys.", "were"),
        ("The envoy may leave on Friday.", "leave"),
    ],
)
def test_others_stay_as_they_are(nlp: Language, text: str, verb: str) -> None:
    found = subject_of(nlp(text), verb)
    assert found is None or found.text == "envoy"


def test_only_the_noun_moves(nlp: Language) -> None:
    doc = nlp("Despite the protests of teachers, nurses, the prime minister, Ana Lund, signed the law.")
    protest, signing = doc._.events
    assert {argument.name for argument in protest.arguments} == {"teachers", "nurses"}
    assert {argument.name for argument in signing.arguments} == {"Ana Lund"}


def test_who_speaks_is_found(nlp: Language) -> None:
    (said,) = nlp("After praising Ana Ruiz, the outgoing mayor, Omar Lund, said he was ill.")._.attributions
    assert said.source is not None
    assert said.source.name == "Omar Lund"


def test_a_second_run_changes_nothing(nlp: Language) -> None:
    doc = nlp("After praising Ana Ruiz, the outgoing mayor, Omar Lund, resigned.")
    before = [(token.head.i, token.dep_) for token in doc]
    again = nlp.get_pipe("twosource_subjects")(doc)
    assert [(token.head.i, token.dep_) for token in again] == before


@pytest.mark.parametrize(
    "text", ['"Can\'t wait!" she said.', '"Could be worse."', '"Wants to go."', "’Twas the night of the raid."]
)
def test_a_text_may_open_with_a_quotation_mark(nlp: Language, text: str) -> None:
    assert nlp(text).text == text
