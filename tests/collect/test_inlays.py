"""Inlays: what a site puts into the middle of a sentence is cut out, and the sentence stays whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twosource.collect.inlays import inlays
from twosource.collect.segments import layout
from twosource.extract.readable import readable
from twosource.model import Report, Span

WIDGET = "Jane Ann DoeDoe still backs the union | Port shut for days Five takeaways MORE"


def cut(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.span.start : one.span.end]) for one in inlays(text, Span(0, len(text)))]


def test_headlines_in_mid_sentence_leave_the_sentence_whole() -> None:
    text = f"The talks in Bergen failed.\n\nMayor Jane Doe {WIDGET} (R) said on Friday that she would resign."
    found = layout(text).segments
    assert [one.kind for one in found] == ["body", "body", "boilerplate", "body"]
    read = readable(Report("a", text, "", found))
    assert len(read) == len(text)
    assert [" ".join(line.split()) for line in read.splitlines() if line.strip()] == [
        "The talks in Bergen failed.",
        "Mayor Jane Doe (R) said on Friday that she would resign.",
    ]


def test_two_people_with_headlines_in_one_sentence() -> None:
    other = "Jonathan (John) RoeA long winter in Bergen What the ministry wants …MORE"
    assert cut(f"Jane Doe {WIDGET} met John Roe {other}'s lawyer.") == [
        ("body", "Jane Doe"),
        ("boilerplate", WIDGET),
        ("body", "met John Roe"),
        ("boilerplate", other),
        ("body", "'s lawyer."),
    ]


def test_a_post_keeps_its_words_and_loses_links_and_signature() -> None:
    assert cut("The port is lost! https://t.co/Ab1 pic.twitter.com/Xy2 — Jane Doe (@janedoe) March 3, 2017") == [
        ("body", "The port is lost!"),
        ("boilerplate", "https://t.co/Ab1 pic.twitter.com/Xy2"),
        ("boilerplate", "— Jane Doe (@janedoe) March 3, 2017"),
    ]


def test_an_inlay_within_another_is_cut_once() -> None:
    text = "Lost — Jane https://t.co/Ab1 Doe (@janedoe) March 3, 2017"
    assert cut(text) == [("body", "Lost"), ("boilerplate", "— Jane https://t.co/Ab1 Doe (@janedoe) March 3, 2017")]


def test_a_sentence_in_capitals_stays() -> None:
    assert cut("He wrote that Jane Doe would get NO MORE votes.") == [
        ("body", "He wrote that Jane Doe would get NO MORE votes.")
    ]


def test_news_behind_the_word_related_stays_and_a_headline_in_capitals_goes() -> None:
    news = "The union struck on Monday. Related: The court fined the bank 3 million pesos on Tuesday. Talks go on."
    assert cut(news) == [("body", news)]
    assert cut("The union struck. RELATED: Court Fines U.S. Bank for Fraud. Talks go on.") == [
        ("body", "The union struck."),
        ("boilerplate", "RELATED: Court Fines U.S. Bank for Fraud."),
        ("body", "Talks go on."),
    ]


@given(
    st.lists(st.sampled_from(["Doe ", WIDGET, " | ", "https://t.co/a", "— A (@a)", "(APPLAUSE)", "x.", " ", "MORE"]))
)
def test_segments_cover_all_but_blanks_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert "".join("".join(words for _, words in cut(text)).split()) == "".join(text.split())
