"""The page of readings as text: links both ways, marks that are the text, one file, the same bytes."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest

from twosource.model import LeftOut
from twosource.write.reading import render
from twosource.write.reading.forms import form
from twosource.write.reading.views import LAYERS, view


@pytest.fixture(scope="module")
def page(examples) -> str:
    return render(examples, "html")


@pytest.fixture(scope="module")
def read(page, outline):
    return outline(page)


def inner(links: list[str]) -> set[str]:
    return {link[1:] for link in links if link.startswith("#")}


def test_every_link_and_every_description_leads_somewhere(read) -> None:
    described = {str(named["aria-describedby"]) for _, named in read.tags if "aria-describedby" in named}
    assert len(described) > 100
    assert inner(read.links) | described <= set(read.ids)


def test_ids_are_given_once(read) -> None:
    assert len(read.ids) == len(set(read.ids))


def test_a_mark_leads_to_its_row_and_the_row_leads_back(small, outline) -> None:
    page = render([small], "html")
    mark = re.search(r'<a class="at [^"]*of-time[^"]*" href="#r1-T1"[^>]* id="(r1-c\d+)"', page)
    row = re.search(r'<tr id="r1-T1">.*?</tr>', page, re.DOTALL)
    assert mark
    assert row
    assert f'href="#{mark[1]}"' in row[0]
    assert "weekday future verb" in row[0]


def test_the_words_are_as_received(examples) -> None:
    for reading in examples:
        shown = view(form(reading), 1)
        words = "".join(atom.text for block in shown.blocks for atom in block.atoms)
        assert "".join(words.split()) == "".join(reading.report.text.split())


def test_each_item_marks_exactly_its_words(examples) -> None:
    for reading in examples:
        atoms = [atom for block in view(form(reading), 1).blocks for atom in block.atoms]
        for timex, id in zip(reading.timexes, form(reading).timexes, strict=True):
            marked = "".join(atom.text for atom in atoms if id.id in atom.tells.split() and "of-time" in atom.classes)
            assert marked == reading.report.text[timex.span.start : timex.span.end]


def test_source_cue_and_content_are_of_one_attribution(small) -> None:
    atoms = [atom for block in view(form(small), 1).blocks for atom in block.atoms if "A1" in atom.items.split()]
    assert "".join(atom.text for atom in atoms) == "Envoy Ana Ruiz will land in Quilla on Fridaytwo officialssaid"
    assert [atom.text for atom in atoms if atom.tag == "A1"] == ["Friday", "said"]


def test_every_layer_has_its_box(read) -> None:
    assert {named["data-layer"] for tag, named in read.tags if tag == "input"} == set(LAYERS)


def test_the_policy_names_the_style_and_the_script(page) -> None:
    for tag in ("style", "script"):
        text = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert text
        assert f"{tag}-src 'sha256-{b64encode(sha256(text[1].encode()).digest()).decode()}'" in page.replace(
            "&#39;", "'"
        )


def test_nothing_comes_from_elsewhere_and_no_element_has_a_handler(page, read) -> None:
    assert not [tag for tag, named in read.tags if "src" in named or tag in ("link", "iframe", "img", "object")]
    assert not [named for _, named in read.tags if any(name == "style" or name.startswith("on") for name in named)]
    assert "url(" not in page


def test_headings_skip_no_level(read, small, outline) -> None:
    for one in (read, outline(render([small], "html"))):
        levels = [int(tag[1]) for tag, _ in one.tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_reports_in_which_nothing_was_read_are_shown(small, outline) -> None:
    bare = replace(small, entities=(), timexes=(), attributions=(), events=())
    words = "".join(outline(render([bare], "html")).text)
    assert words.count("None was read.") == 4
    empty = replace(bare, report=replace(bare.report, text="", segments=()))
    assert "There is no text." in "".join(outline(render([empty], "html")).text)
    assert render([], "html").startswith("<!DOCTYPE html>")


def test_what_was_left_out_is_told(small, outline) -> None:
    words = "".join(outline(render([small], "html", left_out=[LeftOut("x.bin", "not text")])).text)
    assert "x.bin: not text" in words


def test_a_reading_is_small(examples) -> None:
    assert len(render(examples[:1], "html").encode()) < 200_000
