"""The API's description for readers. In comes the OpenAPI document; out go its operations, group by group."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup, escape

Document = dict[str, Any]
CODE = Markup("<code>{}</code>")


def groups(document: Document) -> list[dict[str, Any]]:
    """The operations of each tag, in the order of the tags and then of their addresses."""
    told = sorted(_operations(document), key=lambda one: (one["path"], one["method"]))
    return [
        {
            "name": tag["name"],
            "says": tag["description"],
            "operations": [one for one in told if tag["name"] in one["tags"]],
        }
        for tag in document["tags"]
    ]


def marked(text: str) -> Markup:
    """A text with its code marked as such; the text is escaped.

    >>> marked("go on with `next` <then>")
    Markup('go on with <code>next</code> &lt;then&gt;')
    """
    parts = text.split("`")
    return Markup().join(CODE.format(part) if number % 2 else part for number, part in enumerate(parts))


def _operations(document: Document) -> Iterator[dict[str, Any]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield {
                "id": operation["operationId"],
                "method": method.upper(),
                "path": path,
                "tags": operation.get("tags", ()),
                "says": marked(operation.get("description") or operation.get("summary", "")),
                "token": bool(operation.get("security")),
                "arguments": [_argument(one) for one in operation.get("parameters", ())],
                "sends": _sent(document, operation),
                "example": _answered(operation),
                "form": _answer(operation["responses"].get("200", {})),
                "statuses": sorted(operation["responses"].keys() - {"200"}),
            }


def _argument(parameter: Document) -> dict[str, Any]:
    schema = parameter["schema"]
    examples = parameter.get("examples") or schema.get("examples") or [None]
    return {
        "name": parameter["name"],
        "required": parameter.get("required", False),
        "form": _form(schema),
        "says": marked(parameter.get("description", "")),
        "example": examples[0] if isinstance(examples, list) else None,
    }


def _form(schema: Document) -> str:
    """What a value is, in a few words."""
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if schema.get("type") == "array":
        return f"list of {_form(schema['items'])}"
    return str(schema.get("type", ""))


def _sent(document: Document, operation: Document) -> Markup | None:
    """An example of what is sent."""
    for content in operation.get("requestBody", {}).get("content", {}).values():
        name = str(content["schema"].get("$ref", "")).rpartition("/")[2]
        examples = document["components"]["schemas"].get(name, content["schema"]).get("examples")
        if examples:
            return _printed(examples[0])
    return None


def _answered(operation: Document) -> Markup | None:
    """An example of what is answered."""
    examples = (one["example"] for one in operation["responses"]["200"]["content"].values() if "example" in one)
    return next(map(_printed, examples), None)


def _answer(answer: Document) -> str:
    """The form of an answer; of a file there are many."""
    contents = list(answer.get("content", {}).values())
    return _form(contents[0].get("schema", {})) if len(contents) == 1 else ""


def _printed(example: Any) -> Markup:
    """An example as JSON that keeps its lines; its texts are escaped, as all that a page prints."""
    return escape(json.dumps(example, ensure_ascii=False, indent=2))
