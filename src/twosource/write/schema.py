"""The JSON Schemas of what is written. In comes the name of a form; out goes its schema, made from its dataclasses.

twosource schema account > src/twosource/write/account.schema.json
twosource schema reading > src/twosource/write/reading/reading.schema.json
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

TITLES = {"account": "Twosource: the account of one story", "reading": "Twosource: what was read in one report"}
SHIPPED = {"account": "account.schema.json", "reading": "reading/reading.schema.json"}


def form_schema(form: str) -> dict[str, Any]:
    """The schema as the dataclasses have it now: every field is there, none is unknown."""
    from pydantic import TypeAdapter  # noqa: PLC0415  (telling a story must not wait for pydantic)

    from twosource.write.contract import Account  # noqa: PLC0415
    from twosource.write.reading.contract import Reading  # noqa: PLC0415

    adapter: TypeAdapter[Any] = TypeAdapter({"account": Account, "reading": Reading}[form])
    schema = adapter.json_schema(mode="serialization")
    closed = {name: _closed(definition) for name, definition in schema.pop("$defs").items()}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": TITLES[form]}
    return {**_closed(schema), **head, "$defs": closed}


def published_schema(form: str = "account") -> str:
    """The schema as text, as it is printed and as it lies beside this file."""
    return json.dumps(form_schema(form), indent=2, sort_keys=True) + "\n"


def shipped_schema(form: str = "account") -> dict[str, Any]:
    """The schema that lies in the package."""
    text = files("twosource.write").joinpath(SHIPPED[form]).read_text(encoding="utf-8")
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
