"""The page as text: links both ways, one file, the same bytes, nothing that is not told, sizes."""

from __future__ import annotations

import html
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest

from twosource.model import LeftOut
from twosource.write.contract_reports import Modified
from twosource.write.formats import render
from twosource.write.html import as_html

THREE_REPORTS = 400_000


@pytest.fixture(scope="module")
def page(envoy) -> str:
    return as_html(*envoy)


@pytest.fixture(scope="module")
def read(page, outline):
    return outline(page)


def inner(links: list[str]) -> list[str]:
    return [link[1:] for link in links if link.startswith("#")]


def test_every_link_within_the_page_leads_somewhere(read) -> None:
    assert len(inner(read.links)) > 100
    assert set(inner(read.links)) <= set(read.ids)


def test_ids_are_given_once(both, outline) -> None:
    ids = outline(as_html(*both)).ids
    assert len(ids) == len(set(ids))


def test_statements_lead_to_words_and_words_lead_back(read, envoy) -> None:
    for number, line in enumerate(envoy[0][0].brief, 1):
        references = [id.rsplit("-", 1)[1] for id in read.ids if id.startswith(f"s1-t{number}-")]
        assert len(references) == len({(cite.report, cite.sentence) for cite in line.cites})
        for reference in references:
            assert f"#s1-n{reference}" in read.links
        assert f"#s1-t{number}" in read.links


def test_the_marked_words_are_the_cited_words(page, envoy) -> None:
    (account, *_), texts = envoy
    cite = account.brief[0].cites[0]
    mark = re.search(r'<a class="mark"[^>]* id="s1-n1"[^>]*>(.*?)<sup>', page, re.DOTALL)
    assert mark
    assert re.sub(r"<[^>]+>", "", mark[1]) == texts[cite.report][cite.start : cite.end]


def test_the_reports_are_there_word_for_word(page, envoy) -> None:
    shown = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<sup>.*?</sup>", "", page)))  # less the numbers of marks
    whole = "".join(shown.split())
    for text in envoy[1].values():
        for line in filter(None, text.split("\n")):
            words = "".join(line.split())
            assert words[:30] in whole


def test_nothing_comes_from_elsewhere(page, read) -> None:
    assert not [
        tag for tag, named in read.tags if "src" in named or tag in ("link", "iframe", "object", "embed", "img")
    ]
    assert "url(" not in page
    assert "@import" not in page
    assert {link for link in read.links if not link.startswith("#")} == {
        "https://silkroadmonitor.example/2018/03/16/talks-end-without-word-on-summit"
    }


def test_the_policy_names_the_style_and_the_script(page) -> None:
    for tag in ("style", "script"):
        text = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert text
        assert f"{tag}-src 'sha256-{b64encode(sha256(text[1].encode()).digest()).decode()}'" in page.replace(
            "&#39;", "'"
        )


def test_no_element_has_a_style_or_a_handler_of_its_own(read) -> None:
    assert not [named for _, named in read.tags if any(name == "style" or name.startswith("on") for name in named)]


def test_the_same_account_gives_the_same_bytes(page, envoy) -> None:
    assert render(envoy[0], "html", texts=envoy[1]) == page


def test_three_reports_are_small(page) -> None:
    assert len(page.encode()) <= THREE_REPORTS


def test_several_stories_are_one_page_with_contents(both, outline) -> None:
    read = outline(as_html(*both))
    assert len(both[0]) == 2
    assert {"#s1-story", "#s2-story"} <= set(read.links)
    assert [tag for tag, _ in read.tags].count("h1") == 1
    assert set(inner(read.links)) <= set(read.ids)


def test_headings_skip_no_level(both, envoy, outline) -> None:
    for told in (both, envoy):
        levels = [int(tag[1]) for tag, _ in outline(as_html(*told)).tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_report_without_its_text_is_named_all_the_same(envoy, outline) -> None:
    read = outline(as_html(envoy[0], {}))
    assert set(inner(read.links)) <= set(read.ids)
    assert "".join(read.text).count("The text of this report is not at hand.") == 3


def test_an_account_without_anything_is_a_page(envoy, outline) -> None:
    bare = replace(
        envoy[0][0], brief=(), events=(), claims=(), relations=(), origins=(), dependence=(), timeline=(), chronology=()
    )
    read = outline(as_html([bare], envoy[1]))
    assert set(inner(read.links)) <= set(read.ids)
    assert "No event was read in these reports." in "".join(read.text)
    assert as_html([], {}).startswith("<!DOCTYPE html>")


def test_what_was_left_out_is_told(envoy, outline) -> None:
    told = replace(envoy[0][0], left_out=(LeftOut("notes.bin", "not text"),))
    text = "".join(outline(as_html([told], envoy[1])).text)
    assert "notes.bin" in text
    assert "not text" in text


def test_when_a_report_was_last_changed_is_told(envoy, outline) -> None:
    changed = Modified("2018-03-17T08:00+05:00", "2018-03-17T08:00+05:00")
    told = replace(envoy[0][0], reports=tuple(replace(one, modified=changed) for one in envoy[0][0].reports))
    assert "Last changed March 17, 2018, 08:00 (UTC+5)" in "".join(outline(as_html([told], envoy[1])).text)
