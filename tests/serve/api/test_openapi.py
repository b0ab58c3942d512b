"""The API's description is whole: forms that are there, examples that fit, the published account, a page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import TypeAdapter

from twosource.serve.api.manual import groups
from twosource.serve.api.openapi import embedded, examples
from twosource.store import rows
from twosource.write.schema import shipped_schema

DOCS = Path(__file__).parents[3] / "docs" / "desk" / "api.md"


@pytest.fixture
def document(reader) -> dict[str, Any]:
    return dict(reader.get("/api/openapi.json").json())


def operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["operationId"]: one for methods in document["paths"].values() for one in methods.values()}


def test_it_is_openapi_31_and_every_reference_leads_somewhere(document) -> None:
    assert document["openapi"] == "3.1.0"
    references = set(re.findall(r"#/components/schemas/[\w.-]+", repr(document)))
    assert {one.rpartition("/")[2] for one in references} <= set(document["components"]["schemas"])


def test_the_account_is_the_published_schema(document) -> None:
    shipped, told = shipped_schema(), document["components"]["schemas"]
    assert told["account"]["required"] == shipped["required"]
    assert {name for name in told if name.startswith("account.")} == {f"account.{name}" for name in shipped["$defs"]}
    assert told["account.Event"]["properties"].keys() == shipped["$defs"]["Event"]["properties"].keys()
    assert embedded("reading")["reading"]["required"] == shipped_schema("reading")["required"]
    answer = operations(document)["account"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer == {"$ref": "#/components/schemas/account"}


@pytest.mark.parametrize("row", [rows.StoryRow, rows.Hit, rows.ThingRow, rows.SourceRow, rows.ReportRow, rows.Telling])
def test_rows_are_those_of_the_store(document, row) -> None:
    made = TypeAdapter(row).json_schema(mode="serialization")
    told = document["components"]["schemas"][row.__name__]
    assert list(told["properties"]) == list(made["properties"]) == told["required"]
    assert told["additionalProperties"] is False


def test_examples_of_answers_fit_their_forms(document) -> None:
    told = operations(document)
    for name, example in examples().items():
        content = told[name]["responses"]["200"]["content"]["application/json"]
        assert content["example"] == example
        jsonschema.validate(example, content["schema"] | {"components": document["components"]})


def test_every_operation_says_what_it_does_takes_and_answers(document) -> None:
    for name, operation in operations(document).items():
        assert operation["description"].endswith("."), name
        assert operation["tags"], name
        assert "422" in operation["responses"], name
        assert name in examples() or name == "export"
        for argument in operation.get("parameters", ()):
            assert argument["description"], (name, argument["name"])


def test_examples_of_what_is_sent_fit_their_forms(document) -> None:
    schemas = document["components"]["schemas"]
    for name in ("NewReport", "NewJudgement"):
        for example in schemas[name]["examples"]:
            jsonschema.validate(example, schemas[name])


def test_only_what_changes_something_asks_for_the_token(document) -> None:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert bool(operation.get("security")) == (method == "post"), path


def test_the_page_tells_every_operation_and_asks_for_nothing_from_elsewhere(reader, document) -> None:
    page = reader.get("/api/docs")
    assert page.headers["content-type"].startswith("text/html")
    for path, methods in document["paths"].items():
        for method in methods:
            assert f"{method.upper()} {path}" in page.text
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page.text)
    assert "<script>" not in page.text
    told = [one["id"] for group in groups(document) for one in group["operations"]]
    assert sorted(told) == sorted(operations(document))


def test_the_docs_name_every_operation(document) -> None:
    text = DOCS.read_text(encoding="utf-8")
    for path in document["paths"]:
        assert path.removeprefix("/api/v1") in text, path
