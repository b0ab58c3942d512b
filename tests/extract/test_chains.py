"""Through whom a statement came: chains in the manner of wire copy."""

from __future__ import annotations

import pytest
from spacy.language import Language

from twosource.model import Attribution


def of_cue(nlp: Language, text: str, cue: str) -> Attribution:
    found = [one for one in nlp(text)._.attributions if one.cue and text[one.cue.start : one.cue.end] == cue]
    assert found, f"no attribution with the cue {cue!r}"
    return found[0]


def links(one: Attribution) -> list[str]:
    return [link.name for link in one.chain]


@pytest.mark.parametrize(
    ("text", "cue", "chain"),
    [
        ("The strike is over, an aide told Reuters.", "told", ["Reuters", "an aide"]),
        ("The strike is over, an aide told reporters.", "told", []),
        ("The strike is over, a minister told the committee.", "told", []),
        (
            "Kyodo News reported that the envoy had left, citing two officials.",
            "reported",
            ["Kyodo News", "two officials"],
        ),
        ("The bank is closed, the Tarn Ledger reported, citing two clerks.", "reported", ["Tarn Ledger", "two clerks"]),
        (
            "The envoy has left Oslo, Reuters reported Monday. It cited three diplomats.",
            "reported",
            ["Reuters", "three diplomats"],
        ),
        (
            "Xinhua quoted the governor as saying that the dam was safe.",
            "saying",
            ["Xinhua News Agency", "the governor"],
        ),
        (
            "A spokeswoman reiterated Ana Duarte's offer of talks.",
            "reiterated",
            ["A spokeswoman", "Ana Duarte"],
        ),
    ],
)
def test_links(nlp: Language, text: str, cue: str, chain: list[str]) -> None:
    assert links(of_cue(nlp, text, cue)) == chain


def test_source_is_whom_the_cue_credits(nlp: Language) -> None:
    one = of_cue(nlp, "The strike is over, an aide told Reuters.", "told")
    assert one.source is not None
    assert one.source.name == "an aide"


def test_saying_within_a_saying(nlp: Language) -> None:
    text = "The governor said the dam was safe, according to Reuters."
    assert links(of_cue(nlp, text, "said"))[0] == "Reuters"


def test_words_repeated_in_a_quotation_have_an_origin(nlp: Language) -> None:
    text = '"As the king has said, the talks are going well," a palace aide told Reuters.'
    one = of_cue(nlp, text, "told")
    assert links(one) == ["Reuters", "a palace aide", "the king"]
    assert [text[span.start : span.end] for span in one.content] == ["the talks are going well"]


def test_added_words_go_the_same_way(nlp: Language) -> None:
    text = '"The strike is over," Ana Duarte told Reuters. Duarte added that trains would run on Monday.'
    assert links(of_cue(nlp, text, "added")) == ["Reuters", "Ana Duarte"]


def test_an_appearance_is_a_venue_and_no_link(nlp: Language) -> None:
    one = of_cue(nlp, '"The strike is over," Ana Duarte said on CNN.', "said")
    assert (one.venue, one.chain) == ("CNN", ())


def test_single_source_has_no_chain(nlp: Language) -> None:
    assert of_cue(nlp, "The dam was safe, the governor said.", "said").chain == ()
