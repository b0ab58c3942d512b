"""The account: the contract's fields, and nothing that is not so."""

from __future__ import annotations

import json
from datetime import date

import pytest

from twosource.model import LeftOut, Source
from twosource.weigh import weigh
from twosource.write.account import account
from twosource.write.formats import FORMATS, render
from twosource.write.schema import form_schema, published_schema, shipped_schema

ONE = "Two ministers will meet in Oslo on Friday, two officials said.\nThe trip was called off, Ana Ruiz told CNN."
OTHER = "The ministers are to meet in Oslo.\nNobody would comment."


@pytest.fixture
def told(build):
    build.report("a", ONE, "Harbor Post", date(2021, 3, 1), agencies=["Nordic Wire"])
    build.report("b", OTHER, "Coast Daily")
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")], roles=[("a", "minister")])
    build.entity("E2", "two officials", "group", name=[("a", "two officials")], named=False)
    officials = Source("two officials", build.span("a", "two officials"), None, True, 2, "officials")
    said = build.claim("a", "Two ministers will meet in Oslo on Friday", officials)
    speaker = Source("Ana Ruiz", build.span("a", "Ana Ruiz"), "E1")
    build.claim("a", "The trip was called off", speaker, "told", chain=(Source("CNN"), speaker), venue=None)
    meet = {"parties": [("agent", "E1", "ministers")], "numbers": [("ministers", 2, 2, "Two ministers")]}
    one = build.mention(
        "a", "Two ministers will meet in Oslo on Friday", "meet", "planned", attribution=said, place="Oslo",
        time=(date(2021, 3, 5), "Friday"), **meet,
    )  # fmt: skip
    two = build.mention("b", "The ministers are to meet in Oslo", "meet", "planned", place="Oslo", cue="are to")
    build.event("Ministers to meet", one, two)
    return account(weigh(build.story()), [LeftOut("x.bin", "not text")])


def test_the_contract(told) -> None:
    data = json.loads(render([told], "json"))
    assert data["format"] == "twosource.account/1"
    assert data["as_of"] is None
    assert data["left_out"] == [{"path": "x.bin", "reason": "not text"}]
    published = data["reports"][0]["published"]
    assert published == {"earliest": "2021-03-01", "latest": "2021-03-01", "basis": "metadata", "why": []}
    assert data["reports"][1]["published"] is None
    assert data["reports"][0]["agencies"] == ["Nordic Wire"]
    (event,) = data["events"]
    assert event["time"] == {"earliest": "2021-03-05", "latest": "2021-03-05"}
    assert event["numbers"] == [{"of": "ministers", "at_least": 2, "at_most": 2, "reports": ["a"]}]
    assert event["mentions"][0]["claim"] == "C1"
    assert event["assessment"]["origins"]
    assert data["claims"][1]["chain"][0] == {"name": "CNN", "entity": None, "anonymous": False, "count": None}
    assert data["claims"][0]["source"]["count"] == 2
    assert {"report": "a", "on": "CNN"}.items() <= data["dependence"][1].items()
    assert data["dependence"][1]["with"] is None
    assert data["timeline"] == ["V1"]
    assert [one["named"] for one in data["entities"]] == [True, False]


def test_every_account_is_as_the_schema_says(told) -> None:
    check(json.loads(render([told], "json")), form_schema("account"), form_schema("account"))


def test_a_story_without_anything_is_an_account_too(build) -> None:
    build.report("a", "Nothing.", "Harbor Post")
    empty = account(weigh(build.story()))
    check(json.loads(render([empty], "json")), form_schema("account"), form_schema("account"))
    for name in FORMATS:
        assert render([empty], name)


@pytest.mark.parametrize("spoil", [{"format": "other"}, {"brief": None}, {"more": 1}, {"events": [{}]}])
def test_the_schema_refuses_what_is_no_account(told, spoil) -> None:
    data = {**json.loads(render([told], "json")), **spoil}
    with pytest.raises(AssertionError):
        check(data, form_schema("account"), form_schema("account"))


def test_the_shipped_schema_is_current() -> None:
    assert shipped_schema() == json.loads(published_schema())


def test_ids_refer_to_what_is_there(told) -> None:
    data = json.loads(render([told], "json"))
    events, claims = ({item["id"] for item in data[name]} for name in ("events", "claims"))
    origins, reports = ({item["id"] for item in data[name]} for name in ("origins", "reports"))
    assert all(set(line["events"]) <= events for line in data["brief"])
    assert all(cite["report"] in reports for line in data["brief"] for cite in line["cites"])
    assert all(relation["event"] in events for relation in data["relations"])
    assert all(mention["claim"] in claims | {None} for event in data["events"] for mention in event["mentions"])
    assert all(set(event["assessment"]["origins"]) <= origins for event in data["events"])
    assert all(set(origin["reports"]) <= reports for origin in data["origins"])
    assert set(data["timeline"]) == events


def test_one_account_a_line(told) -> None:
    lines = render([told, told], "jsonl").splitlines()
    assert [json.loads(line)["story"]["id"] for line in lines] == ["s", "s"]


def check(value, schema, root) -> None:
    """As much of JSON Schema as ours uses: types, fields, items, constants, choices, references."""
    if "$ref" in schema:
        return check(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema:
        return check_any(value, schema, root)
    if "const" in schema:
        assert value == schema["const"]
    if "enum" in schema:
        assert value in schema["enum"]
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "number": (int, float),
        "null": type(None),
        "boolean": bool,
    }
    assert isinstance(value, kinds[schema["type"]]), (value, schema)
    if schema["type"] == "object":
        assert set(value) == set(schema["required"]) == set(schema["properties"])
        for name, own in value.items():
            check(own, schema["properties"][name], root)
    if schema["type"] == "array":
        for number, item in enumerate(value):
            check(item, schema["prefixItems"][number] if "prefixItems" in schema else schema["items"], root)
    return None


def check_any(value, schema, root) -> None:
    for option in schema["anyOf"]:
        try:
            return check(value, option, root)
        except AssertionError:
            continue
    raise AssertionError((value, schema))
