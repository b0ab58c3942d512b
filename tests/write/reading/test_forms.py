"""The form of a reading: it is JSON by its schema and back, and every place in it cuts out the words that it names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from twosource.errors import InputError
from twosource.model import LeftOut
from twosource.write.reading import contract, render
from twosource.write.reading.forms import form
from twosource.write.schema import form_schema, shipped_schema

Item = dict[str, Any]


@pytest.fixture(scope="module")
def told(examples) -> list[Item]:
    return json.loads(render(examples, "json"))


def test_json_is_what_the_schema_says(told) -> None:
    schema = Draft202012Validator(shipped_schema("reading"))
    assert len(told) == 6
    for one in told:
        schema.validate(one)


def test_the_shipped_schema_is_made_from_the_form() -> None:
    assert shipped_schema("reading") == form_schema("reading")


def test_json_comes_back_as_it_went(examples) -> None:
    adapter = TypeAdapter(contract.Reading)
    for reading in examples:
        shown = form(reading, [LeftOut("x.bin", "not text")])
        assert adapter.validate_json(adapter.dump_json(shown)) == shown
        assert json.loads(render([reading], "json", left_out=shown.left_out)) == adapter.dump_python(shown, mode="json")


def test_one_report_is_one_object(small) -> None:
    one = json.loads(render([small], "json"))
    assert one["format"] == "twosource.reading/1"
    assert one["report"]["text"] == small.report.text
    assert [one["id"] for one in one["timexes"]] == ["T1"]
    assert one["events"][0]["status"] == "expected"
    assert one["events"][1]["why"][1]["report"] == "b"
    assert one["events"][1]["why"][0]["report"] is None


def places(value: Any, name: str = "") -> Iterator[tuple[str, int, int]]:
    """Every place of a form, with the name of the field that it is in."""
    if isinstance(value, dict):
        if value.get("start") is not None and value.get("report") is None:
            yield name, value["start"], value["end"]
        for key, item in value.items():
            yield from places(item, key)
    if isinstance(value, list):
        for item in value:
            yield from places(item, name)


def test_every_place_lies_in_the_text_and_holds_words(told) -> None:
    for one in told:
        text = one["report"]["text"]
        for name, start, end in places(one):
            assert 0 <= start < end <= len(text), name
            assert text[start:end].strip(), name


def test_places_cut_out_the_words_that_they_name(told) -> None:
    for one in told:
        text = one["report"]["text"]
        names = {entity["id"]: {entity["name"], *entity["aliases"]} for entity in one["entities"]}
        for entity in one["entities"]:
            assert entity["mentions"]
            for part in entity["mentions"]:
                assert part["start"] <= part["head"]["start"] < part["head"]["end"] <= part["end"]
        for event in one["events"]:
            assert event["start"] <= event["trigger"]["start"] < event["trigger"]["end"] <= event["end"]
            assert event["attribution"] in {None, *(said["id"] for said in one["attributions"])}
            for argument in event["arguments"]:
                assert argument["entity"] in names or argument["name"] in text
        for timex in one["timexes"]:
            assert any(why["what"] == "timex" and timex["start"] <= why["start"] < timex["end"] for why in timex["why"])


def test_segments_are_in_order_and_part_the_text(told) -> None:
    for one in told:
        ends = [0]
        for segment in one["report"]["segments"]:
            assert segment["start"] >= ends[-1]
            ends.append(segment["end"])


def test_an_unknown_format_names_the_known_ones(small) -> None:
    with pytest.raises(InputError, match="terminal, json, html"):
        render([small], "yaml")


@pytest.mark.parametrize("format", ["terminal", "json", "html"])
def test_the_same_reading_gives_the_same_bytes(format, examples) -> None:
    assert render(examples, format) == render(examples, format)
