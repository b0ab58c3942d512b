"""Each sentence marks with [brackets] the mentions that must be found, as they are used."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from twosource.extract.mentions.candidates import Candidate

MARKED = re.compile(r"\[([^\[\]]+)\]")


def found(nlp: Language, text: str) -> dict[str, Candidate]:
    doc = nlp(text)
    return {doc[m.start : m.end].text: m for m in doc._.mentions}


@pytest.mark.parametrize(
    "marked",
    [
        "[Foreign Minister Ana Rojas] flew to [Oslo] on Monday.",
        "[Former Chilean spy chief Pedro Salas] was arrested in [Lima].",
        "[Secretary of State Helen Ward] declined to comment.",
        "The bill was drafted by [Sen. Paul Boyd, D-Ohio], last year.",
        "A spokeswoman for [the bank], [Mary Lind], did not answer.",
        "[Mr. Okafor] met [two Kenyan officials] in [Nairobi].",
        "[Park Min-soo] told [the committee] that [he] would resign.",
        "[Police] searched [the ministry's headquarters].",
        "Mails of non-[State Department] staff were lost in [Lima].",
        "Not even [the mayor of Lima] came, and only [the old crew] stayed.",
    ],
)
def test_mentions_are_whole_phrases_as_used(nlp: Language, marked: str) -> None:
    mentions = found(nlp, MARKED.sub(r"\1", marked))
    missing = [text for text in MARKED.findall(marked) if text not in mentions]
    assert not missing, sorted(mentions)


def test_a_name_is_told_from_its_title(nlp: Language) -> None:
    doc = nlp("Norwegian Prime Minister Helen Ward arrived.")
    names = [doc[m.core[0] : m.core[1]].text for m in doc._.mentions if m.kind == "name" and m.type == "person"]
    assert names == ["Helen Ward"]


def test_possessive_endings_are_left_out(nlp: Language) -> None:
    mentions = found(nlp, "Officials praised Ana Rojas's decision.")
    assert "Ana Rojas" in mentions
    assert not any(text.endswith("'s") for text in mentions)


def test_two_names_joined_by_a_dash_are_two(nlp: Language) -> None:
    text = "Anna Rojas met Robert Boyd in Geneva. Rojas smiled. Boyd did not. The Rojas-Boyd talks went on."
    doc = nlp(text)
    cores = [doc[m.core[0] : m.core[1]].text for m in doc._.mentions if m.start > 15 and m.kind == "name"]
    assert "Rojas-Boyd" not in cores


def test_plural_descriptions_are_counted(nlp: Language) -> None:
    mentions = found(nlp, "Three senior officials said about 40 workers had left.")
    assert mentions["Three senior officials"].count == 3
    assert all(m.count is None for text, m in mentions.items() if "workers" in text)


def test_a_number_with_a_raised_digit_counts_nothing(nlp: Language) -> None:
    mentions = found(nlp, "The city burned 4² houses.")
    assert [mention.count for text, mention in mentions.items() if "houses" in text] == [None]


def test_a_group_of_miners_are_people_and_a_couple_of_months_are_not(nlp: Language) -> None:
    mentions = found(nlp, "A group of miners waited for a couple of months.")
    assert mentions["A group of miners"].type == "group"
    assert all(m.type is None for text, m in mentions.items() if "months" in text)


def test_adjectives_of_nationality_are_no_mentions(nlp: Language) -> None:
    assert "Kenyan" not in found(nlp, "A Kenyan minister spoke.")


def test_an_empty_text_has_none(nlp: Language) -> None:
    assert nlp("")._.mentions == ()


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "Mr.",
                    "Sen.",
                    "President",
                    "Ana",
                    "Rojas",
                    "of",
                    "the",
                    ",",
                    "(",
                    "D-Ohio",
                    ")",
                    "'",
                    "'s",
                    "-",
                    '"',
                ),
                *("\n\n", "said", "two", "who", "it", "he", "Kim", "Yong-chol", "U.S."),
            ]
        ),
        max_size=25,
    )
)
def test_every_mention_lies_within_the_text(nlp: Language, words: list[str]) -> None:
    doc = nlp(" ".join(words))
    for mention in doc._.mentions:
        assert 0 <= mention.start <= mention.head < mention.end <= len(doc)
        assert mention.start <= mention.core[0] < mention.core[1] <= mention.end
    for entity in doc._.entities:
        for one in entity.mentions:
            assert one.span.start <= one.head.start < one.head.end <= one.span.end
            assert doc.text[one.span.start : one.span.end].strip()


def test_an_endless_chain_of_owners_is_no_part_of_a_name(nlp: Language) -> None:
    """Else the text of each name holds all names before it, which is square in their number."""
    doc = nlp("The port was closed. " + "Kim's " * 400)
    names = [mention for mention in doc._.mentions if mention.kind == "name"]
    assert len(names) > 100
    assert max(mention.end - mention.start for mention in names) < 60


def test_a_sentence_that_begins_by_saying_who_says_it_names_only_whom(nlp: Language) -> None:
    cores = {
        doc[m.core[0] : m.core[1]].text
        for doc in [nlp("Said Lund, “It is unfair. It must end.”")]
        for m in doc._.mentions
    }
    assert "Lund" in cores
    assert "Said Lund" not in cores


def test_what_somebody_is_accused_of_is_no_part_of_who_he_is(nlp: Language) -> None:
    doc = nlp("He went on, even accusing brewers of “getting away with murder.”")
    assert any(doc[m.core[0] : m.core[1]].text == "brewers" for m in doc._.mentions)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Speaking to the Lantern she praised Omar Vega.", "the Lantern", "organization"),
        ("Speaking to Omar Vega she praised Lund.", "Lund", "person"),
    ],
)
def test_what_has_an_article_is_no_person(nlp: Language, text: str, name: str, kind: str) -> None:
    assert found(nlp, text)[name].type == kind
