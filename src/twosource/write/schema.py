"""The JSON Schema of an account. Nothing comes in; out goes the schema, made from the dataclasses of `contract`.

twosource schema > src/twosource/write/account.schema.json
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

TITLE = "Twosource: the account of one story"


def account_schema() -> dict[str, Any]:
    """The schema as the dataclasses have it now: every field is there, none is unknown."""
    from pydantic import TypeAdapter  # noqa: PLC0415  (telling a story must not wait for pydantic)

    from twosource.write.contract import Account  # noqa: PLC0415

    schema = TypeAdapter(Account).json_schema(mode="serialization")
    closed = {name: _closed(definition) for name, definition in schema.pop("$defs").items()}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": TITLE}
    return {**_closed(schema), **head, "$defs": closed}


def published_schema() -> str:
    """The schema as text, as it is printed and as it lies beside this file."""
    return json.dumps(account_schema(), indent=2, sort_keys=True) + "\n"


def shipped_schema() -> dict[str, Any]:
    """The schema that lies beside this file."""
    text = files("twosource.write").joinpath("account.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _closed(definition: dict[str, Any]) -> dict[str, Any]:
    """All fields required, no others; names without the underscore that Python needs."""
    properties = {name.rstrip("_"): _plain(value) for name, value in definition.get("properties", {}).items()}
    return {
        "type": "object",
        "description": " ".join(str(definition.get("description", "")).split()),
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    """A field without what only Python knows of it."""
    return {key: item for key, item in value.items() if key not in ("default", "title")}
