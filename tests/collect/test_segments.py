"""Segments: annotated reports. A line is `kind: text`; joined by blank lines they are the report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.collect.paragraphs import paragraphs
from twosource.collect.segments import layout

BODY = "The pilots walked out on Friday, their union said."


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(one.kind, text[one.span.start : one.span.end]) for one in layout(text, title=title).segments]


@pytest.mark.parametrize(
    ("kind", "paragraph"),
    [
        ("caption", "FILE - In this May 3, 2016, file photo, pilots wait in Bergen. (AP Photo/Jane Doe, File)"),
        ("caption", "Pilots wait at the port of Bergen, Norway, June 1, 2018. REUTERS/Jane Doe"),
        ("caption", "Union leader Jane Doe, left, waits at the port Thursday, Jan. 17, 2013. (Harbor Press via AP)"),
        ("caption", "A combined image showing Minister John Roe (R) and union leader Jane Doe (Yonhap)"),
        ("caption", "Union leader Jane Doe (C) speaks to pilots at the port of Busan. (Yonhap)"),
        ("caption", "Pilots on strike. Photograph: Jane Doe/AFP/Getty Images"),
        ("caption", "Pictured: Jane Doe at the port"),
        ("caption", "CLOSE The pilots of Bergen have walked out. Harbor Times' Jane Doe has more."),
        ("caption", "Pilots are seen walking outside the gate in Bergen"),
        ("boilerplate", "Strike in Bergen:What the pilots want and what they may get"),
        ("boilerplate", "WATCH JANE DOE ON THE STRIKE:"),
        ("boilerplate", "see also Pilots walk out in Bergen The port is shut for..."),
        ("credit", "Doe and Roe reported from Oslo."),
        ("body", "“The pilots are in the hands of men who never reach them on board,” she said."),
        ("caption", "TOPSHOT - Pilots wait at the port. (Photo by Jane Doe / AFP)"),
        ("credit", "The Associated Press contributed to this report."),
        ("credit", "(Reporting by Jane Doe in Oslo; Editing by John Roe)"),
        ("credit", "-- Reuters"),
        ("credit", "(AFP)"),
        ("credit", "AP Photo/Jane Doe"),
        ("boilerplate", "RELATED: Why the harbor freezes"),
        ("boilerplate", "ALSO READ | Court sets a date"),
        ("boilerplate", "Sign up for our newsletter"),
        ("boilerplate", "Follow us on Twitter"),
        ("boilerplate", "Click here to read the contract"),
        ("boilerplate", "Advertisement"),
        ("boilerplate", "Story continues below"),
        ("boilerplate", "Correction: An earlier version of this story gave the wrong year."),
        ("boilerplate", "https://example.org/harbor"),
        ("boilerplate", "* * *"),
        ("boilerplate", "저작권자 © The Harbor Herald 무단전재 및 재배포 금지"),
        ("boilerplate", "Copyright 2019 Harbor Media. All rights reserved."),
        ("boilerplate", "このサイトの記事の無断転載を禁じます"),
        ("headline", "A long winter"),
        ("body", "Sources close to the talks said (the union) would not give in."),
        ("body", "He told the broadcaster ABC (Australian Broadcasting Corporation)."),
        ("body", "UPDATE: The ministry called the talks off at 3:40 p.m. on Friday."),
        ("body", "“We will follow them,” he said."),
        ("body", "By Friday evening, the port of Bergen was closed, and most ships had turned away."),
    ],
)
def test_kind_of_a_paragraph_in_mid_text(kind: str, paragraph: str) -> None:
    found = kinds(f"{BODY}\n\n{paragraph}\n\nThe ministry did not answer.")
    assert found[0] == ("body", BODY)
    assert found[-1] == ("body", "The ministry did not answer.")
    assert found[-2][0] == kind
    assert paragraph.endswith(found[-2][1])


@pytest.mark.parametrize(
    "line",
    [
        "By JANE DOE, Associated Press",
        "By Jane Doe and John Roe | Reuters",
        "By Jane Doe",
        "By Ólafur Ragnar Doe in Reykjavík",
        "Jane Doe, Staff Writer",
        "Associated Press Writer",
    ],
)
def test_headline_and_byline(line: str) -> None:
    assert kinds(f"Pilots walk out\n{line}\n\nOSLO — {BODY}") == [
        ("headline", "Pilots walk out"),
        ("byline", line),
        ("dateline", "OSLO —"),
        ("body", BODY),
    ]


def test_headline_that_metadata_give_may_end_like_a_sentence() -> None:
    assert kinds(f"Will they walk out?\n\n{BODY}", title="Will they walk out")[0][0] == "headline"


def test_sign_off_in_small_letters_and_copyright_are_glued_to_the_last_sentence() -> None:
    text = f"{BODY}\n\nNobody answered. (yonhap)저작권자 © The Harbor Herald 무단전재 금지"
    assert kinds(text)[1:] == [
        ("body", "Nobody answered."),
        ("credit", "(yonhap)"),
        ("boilerplate", "저작권자 © The Harbor Herald 무단전재 금지"),
    ]


def test_a_last_paragraph_that_tells_and_ends_in_a_sign_off_is_body() -> None:
    assert kinds(f"{BODY}\n\nDoe, right to the last, refused to sign. (ANI)")[1:] == [
        ("body", "Doe, right to the last, refused to sign."),
        ("credit", "(ANI)"),
    ]


@pytest.mark.parametrize("mark", ["/ AFP", "-- Reuters", "(With inputs from agencies)", "Enditem", "(Reuters/AP)"])
def test_sign_offs_of_a_last_sentence(mark: str) -> None:
    assert kinds(f"{BODY}\n\nTalks resume in Bergen. {mark}")[1:] == [
        ("body", "Talks resume in Bergen."),
        ("credit", mark),
    ]


def test_a_bare_name_below_the_headline_is_a_byline() -> None:
    found = kinds(f"Pilots walk out in Bergen\n\nJane Doe\n\nPublished: 12 June 2019\n\n{BODY}")
    assert [kind for kind, _ in found] == ["headline", "byline", "boilerplate", "body"]


def test_a_repeated_caption_points_to_the_first() -> None:
    caption = "Union leader Jane Doe waits at the port. (Harbor Press via AP)"
    segments = layout(f"{BODY}\n\n{caption}\n{caption}\n\n{BODY[:-1]} again.").segments
    assert [segment.kind for segment in segments] == ["body", "caption", "caption", "body"]
    assert segments[1].repeats is None
    assert segments[2].repeats == segments[1].span


def test_a_label_before_the_news_is_cut_off() -> None:
    assert kinds(f"EXCLUSIVE: {BODY}\n\n{BODY[:-1]} again.")[:2] == [("boilerplate", "EXCLUSIVE:"), ("body", BODY)]


def test_wrapped_lines_are_one_paragraph_and_long_lines_are_many() -> None:
    wrapped = (
        "The pilots of the harbor of Bergen walked out\n"
        "on Friday in a dispute over pay and hours,\n"
        "their union said.\n"
        "Nobody answered."
    )
    assert len(list(paragraphs(wrapped))) == 2
    long = "\n".join([BODY * 5, BODY * 4, BODY * 3])
    assert len(list(paragraphs(long))) == 3


@pytest.mark.parametrize(
    "caption",
    [
        "Activists protesting the decision outside the courthouse in Bergen.",
        "Mayor Jane Doe speaks at the harbor fair in Bergen on March 12, 2015.",
        "Harbor pilots rush their leader off the stage in Bergen, Norway, on Saturday, Nov. 5, 2016.",
    ],
)
def test_a_picture_described_without_credit_is_a_caption_only_first(caption: str) -> None:
    assert kinds(f"{caption}\n\n{BODY}") == [("caption", caption), ("body", BODY)]
    assert kinds(f"{BODY}\n\n{caption}\n\n{BODY[:-1]} again.")[1] == ("body", caption)


def test_a_row_of_pictures_comes_before_the_news() -> None:
    rows = [f"Mayor Jane Doe waves at the fair in Bergen on March {day}, 2015." for day in (12, 13)]
    assert [kind for kind, _ in kinds("\n".join([*rows, BODY]))] == ["caption", "caption", "body"]


@pytest.mark.parametrize(
    "lead",
    [
        "Activists protesting the decision blocked the courthouse in Bergen.",
        "Pilots walking out of talks plan to strike.",
        "Mayor Jane Doe announced on March 12, 2015 that she would resign.",
    ],
)
def test_a_first_sentence_with_a_verb_is_no_caption(lead: str) -> None:
    assert kinds(f"{lead}\n\n{BODY}")[0] == ("body", lead)


def test_hard_blanks_are_read_as_blanks() -> None:
    line = "This\u00a0story has been updated with an answer by the ministry."
    assert kinds(f"{BODY}\n\n{line}")[1] == ("boilerplate", line)


def test_a_note_behind_a_label_is_boilerplate() -> None:
    line = "UPDATE: This story has been updated with an answer by the ministry."
    assert kinds(f"{BODY}\n\n{line}")[1] == ("boilerplate", line)


def test_a_poem_of_headings_stays_body() -> None:
    assert {kind for kind, _ in kinds("One fine day\n\nTwo fine days\n\nThree fine days")} == {"body"}


@given(
    st.text(alphabet=st.sampled_from("Aa .\n\r\t—-()©/:저“”'’\u2028\ufeff1AP"), max_size=200) | st.text(max_size=300)
)
def test_segments_are_in_order_apart_and_without_blanks(text: str) -> None:
    at = 0
    for segment in layout(text).segments:
        words = text[segment.span.start : segment.span.end]
        assert segment.span.start >= at
        assert words
        assert words.strip() == words
        at = segment.span.end


@given(st.lists(st.sampled_from([BODY, "Advertisement", "OSLO (AP) — " + BODY, "By Jane Doe", "Nobody came. (AFP)"])))
def test_every_character_but_blanks_belongs_to_one_segment(pieces: list[str]) -> None:
    text = "\n\n".join(pieces)
    covered = "".join(text[one.span.start : one.span.end] for one in layout(text).segments)
    assert "".join(covered.split()) == "".join(text.split())
