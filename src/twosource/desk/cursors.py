"""Places in lists. In come rows and what a page before said; out go a page of rows, and where the next one begins."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from twosource.errors import InputError
from twosource.store.rows import Page
from twosource.store.search import MOST_FOUND

NOWHERE = "“after” is not a place in this list; begin without it"
MOST = 500  # rows of one page
Row = TypeVar("Row")


def counted(rows: Sequence[Row], offset: int, limit: int) -> Page[Row]:
    """A page of rows of which one more was asked for than are shown."""
    more = len(rows) > limit and offset + limit < MOST_FOUND
    return Page(tuple(rows[:limit]), opaque(offset + limit) if more else None)


def bounded(limit: int) -> int:
    """As many rows as may be asked for at once."""
    return max(1, min(limit, MOST))


def opaque(*parts: str | int) -> str:
    """A place in a list, as text that means nothing to anybody else."""
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def cursor(after: str, *kinds: type) -> list[str]:
    """The place again; raises InputError for anything else."""
    try:
        found = json.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
    except ValueError as error:
        raise InputError(NOWHERE) from error
    if not isinstance(found, list) or [type(part) for part in found] != list(kinds):
        raise InputError(NOWHERE)
    return found


def offset_of(after: str | None) -> int:
    """How many rows lie before a place; raises InputError where that is none."""
    found = int(cursor(after, int)[0]) if after else 0
    if not 0 <= found <= MOST_FOUND:
        raise InputError(NOWHERE)
    return found


def moment_of(text: str) -> datetime:
    """The moment in a place; raises InputError where that is none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(NOWHERE) from error
