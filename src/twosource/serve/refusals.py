"""What was asked for in a wrong form, told. In comes what the framework has found; out goes one plain sentence.

>>> refusal({"type": "greater_than_equal", "loc": ("query", "limit"), "msg": "", "input": "0", "ctx": {"ge": 1}})
'limit: give 1 or more, not “0”.'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from fastapi import HTTPException, Request
from fastapi.dependencies.models import Dependant

from twosource.serve.api.parameters import DAY, DAYS, EXACT, ID, MOMENT, SLUG
from twosource.serve.dependencies import DAY as A_DAY
from twosource.serve.dependencies import DAYS as SOME_DAYS
from twosource.serve.dependencies import MOMENT as A_MOMENT
from twosource.serve.dependencies import not_one

LONGEST = 40  # characters of what was given that are said again
SENT = "body"
JSON_OBJECT = "Send a JSON object as the body, in the form that /api/docs shows."
PATTERNS = {  # what is wanted, and how it is written, of what has such a form
    DAY: A_DAY,
    DAYS: SOME_DAYS,
    MOMENT: A_MOMENT,
    EXACT: "a moment: 2019-01-17, 2019-01-17T12:00 (then in UTC), 2019-01-17T12:00+09:00",
    ID: "an id: 4 to 40 signs of 0 to 9 and a to f, as lists give it",
    SLUG: "the name of an outlet in addresses: harbor-post, as the list of outlets gives it",
    r"^https?://[!-~]+$": "a web address: https://harborpost.example/ferry",
    r"^[A-Z]*$": "a type of event: CONSULT",
    r"^[a-z]*$": "a status: planned",
}
SENTENCES = {
    "missing": "{name}: it is missing.",
    "extra_forbidden": "{name}: there is no such field here.",
    "string_type": "{name}: give a text.",
    "bool_type": "{name}: give true or false.",
    "bool_parsing": "{name}: give true or false, not {given}.",
    "int_type": "{name}: give a whole number.",
    "int_parsing": "{name}: give a whole number, not {given}.",
    "int_parsing_size": "{name}: give a smaller number.",
    "int_from_float": "{name}: give a whole number, not {given}.",
    "greater_than_equal": "{name}: give {ge} or more, not {given}.",
    "less_than_equal": "{name}: give {le} or less, not {given}.",
    "string_too_short": "{name}: it is too short; at least {min_length:,} characters.",
    "string_too_long": "{name}: it is too long; at most {max_length:,} characters.",
    "literal_error": "{name}: {given} is not one of {expected}.",
    "enum": "{name}: {given} is not one of {expected}.",
}


def refusal(error: Mapping[str, Any]) -> str:
    """The sentence: what is wrong with which part, and what would be right."""
    where = tuple(str(part) for part in error["loc"])
    name, more = ".".join(where[1:]), error.get("ctx") or {}
    if where[0] == SENT and (error["type"] == "json_invalid" or not name):
        return f"The body is no JSON. {JSON_OBJECT}" if error["type"] == "json_invalid" else JSON_OBJECT
    if error["type"] == "string_pattern_mismatch" and more["pattern"] in PATTERNS:
        return f"{name}: {not_one(str(error['input']), PATTERNS[more['pattern']])}"
    given, expected = f"“{str(error['input'])[:LONGEST]}”", str(more.get("expected", "")).replace("'", "")
    sentence = SENTENCES.get(error["type"])
    if sentence is None:
        return f"{name}: {error['msg'][:1].lower()}{error['msg'][1:]}."
    return sentence.format(**(more | {"name": name, "given": given, "expected": expected}))


def arguments(dependant: Dependant) -> Iterator[str]:
    """The arguments that an address takes behind its question mark."""
    yield from (one.alias for one in dependant.query_params)
    for one in dependant.dependencies:
        yield from arguments(one)


async def only_known(request: Request) -> None:
    """Raises HTTPException 422 for an argument that an address does not take: who mistypes one is told."""
    if not request.query_params:
        return
    known = list(arguments(request.scope["route"].dependant))
    for name in request.query_params:
        if name not in known:
            near = get_close_matches(name, known, 1, 0.5)
            there = f"there {'is' if len(known) == 1 else 'are'} {', '.join(known)}" if known else "it takes none"
            meant = f"did you mean {near[0]}?" if near else f"{there}."
            raise HTTPException(422, f"{name[:LONGEST]}: there is no such argument here; {meant}")
