r"""Reports in JSON: an object, an array of them, or one a line. In comes a text; out go records with where they stood.

>>> [number for number, _ in json_lines('{"text": "One."}\n\n{"text": "Two."}')]
[1, 3]
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from twosource.collect.metadata import by_field
from twosource.errors import InputError

Numbered = tuple[int, dict[str, Any] | InputError]


def json_lines(text: str) -> Iterator[Numbered]:
    """Each line's record, or what is wrong with the line, with the line's number from 1."""
    start, number = 0, 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        number += 1
        if line := text[start:end].strip():
            yield number, parsed_line(line, number)
        start = end + 1


def parsed_line(line: str, number: int) -> dict[str, Any] | InputError:
    """The record on a line."""
    try:
        record = loaded(line)
    except InputError as error:
        return InputError(f"broken JSON on line {number}: {error}")
    return record if isinstance(record, dict) else InputError(f"no JSON object on line {number}")


def json_records(text: str) -> Iterator[Numbered]:
    """The records of a JSON array or object, numbered from 1; raises InputError where it is broken."""
    from twosource.collect.newsroom.ninjs import is_item  # noqa: PLC0415  (needed for JSON only)

    content = loaded(text)
    if isinstance(content, dict) and (is_item(content) or "text" in by_field(content)):
        content = [content]
    elif isinstance(content, dict):
        inner = next((value for value in content.values() if _is_list_of_records(value)), None)
        content = [content] if inner is None else inner
    if not isinstance(content, list):
        raise InputError("no JSON object or array in it")
    for number, record in enumerate(content, 1):
        yield number, record if isinstance(record, dict) else InputError(f"item {number} is no JSON object")


def loaded(text: str) -> Any:
    """The JSON value; raises InputError with what is wrong and where."""
    if not text.strip():
        raise InputError("empty")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise InputError(f"{error.msg[:1].lower()}{error.msg[1:]} ({place})") from error
    except (RecursionError, ValueError) as error:
        raise InputError("nested too deeply or a number too long") from error


def _is_list_of_records(value: object) -> bool:
    """Whether a value holds the records of a wrapped export: {"articles": […]}."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
