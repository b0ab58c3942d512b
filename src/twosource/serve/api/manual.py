"""The API's description for readers. In comes the OpenAPI document; out go its operations, group by group."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

Document = dict[str, Any]
PLACES = {"query": "query", "path": "address", "header": "header"}


def groups(document: Document) -> list[dict[str, Any]]:
    """The operations of each tag, in the order of the document."""
    told = list(_operations(document))
    return [
        {
            "name": tag["name"],
            "says": tag["description"],
            "operations": [one for one in told if tag["name"] in one["tags"]],
        }
        for tag in document["tags"]
    ]


def _operations(document: Document) -> Iterator[dict[str, Any]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield {
                "id": operation["operationId"],
                "method": method.upper(),
                "path": path,
                "tags": operation.get("tags", ()),
                "says": operation.get("description") or operation.get("summary", ""),
                "token": bool(operation.get("security")),
                "arguments": [_argument(one) for one in operation.get("parameters", ())],
                "sends": _sent(document, operation),
                "example": _answered(operation),
                "answers": [_answer(status, answer) for status, answer in operation["responses"].items()],
            }


def _argument(parameter: Document) -> dict[str, Any]:
    schema = parameter["schema"]
    examples = parameter.get("examples") or schema.get("examples") or [None]
    return {
        "name": parameter["name"],
        "place": PLACES.get(parameter["in"], parameter["in"]),
        "required": parameter.get("required", False),
        "form": _form(schema),
        "says": parameter.get("description", ""),
        "example": examples[0] if isinstance(examples, list) else None,
    }


def _form(schema: Document) -> str:
    """What a value is, in a few words."""
    for option in schema.get("anyOf", (schema,)):
        if "enum" in option:
            return " | ".join(map(str, option["enum"]))
        if "$ref" in option:
            return str(option["$ref"]).rpartition("/")[2]
        if option.get("type") == "array":
            return f"list of {_form(option['items'])}"
        if option.get("type") not in (None, "null"):
            return str(option["type"])
    return ""


def _sent(document: Document, operation: Document) -> str:
    """An example of what is sent."""
    for content in operation.get("requestBody", {}).get("content", {}).values():
        name = str(content["schema"].get("$ref", "")).rpartition("/")[2]
        examples = document["components"]["schemas"].get(name, content["schema"]).get("examples")
        if examples:
            return _printed(examples[0])
    return ""


def _answered(operation: Document) -> str:
    """An example of what is answered."""
    for status, answer in operation["responses"].items():
        for content in answer.get("content", {}).values():
            if status.startswith("2") and "example" in content:
                return _printed(content["example"])
    return ""


def _answer(status: str, answer: Document) -> dict[str, str]:
    schemas = [content.get("schema", {}) for content in answer.get("content", {}).values()]
    return {"status": status, "says": answer["description"], "form": _form(schemas[0]) if schemas else ""}


def _printed(example: Any) -> str:
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False, indent=2)
