"""Whether an account that anybody may have written holds together. In comes an Account; out comes an error, if not.

Each id is there once, and whatever is referred to is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from twosource.errors import InputError
from twosource.write.contract import Account

KINDS = ("reports", "entities", "events", "claims", "origins")
REFERENCES = {
    "report": "reports", "with_": "reports", "reports": "reports", "entity": "entities", "event": "events",
    "events": "events", "timeline": "events", "claim": "claims", "origins": "origins",
}  # fmt: skip
Reference = tuple[str, str]  # of which kind, and to what


def check(account: Account) -> None:
    """Raises InputError with one line for the first thing that is twice or missing."""
    known: dict[str, set[str]] = {}
    for kind in KINDS:
        ids = [one.id for one in getattr(account, kind)]
        known[kind] = set(ids)
        twice = next((id for id in ids if ids.count(id) > 1), None) if len(known[kind]) < len(ids) else None
        if twice is not None:
            raise InputError(f"the account {account.story.id} has two {kind} with the id {twice!r}")
    for kind, id in _references(account):
        if id not in known[kind]:
            raise InputError(f"the account {account.story.id} speaks of {id!r}, which is not among its {kind}")


def _references(value: Any) -> Iterator[Reference]:
    """All that is referred to, all the way down."""
    if isinstance(value, tuple):
        for item in value:
            yield from _references(item)
    elif is_dataclass(value):
        for field in fields(value):
            found = getattr(value, field.name)
            names = found if isinstance(found, tuple) else (found,)
            if field.name in REFERENCES and all(isinstance(name, str) for name in names):
                yield from ((REFERENCES[field.name], name) for name in names)
            else:
                yield from _references(found)
