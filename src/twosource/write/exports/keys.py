"""Permanent names. In come an Account and what its events and entities are called for good; out goes it with these.

An account counts its events anew each time; a desk knows which is which, and so does every file that it writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from twosource.write.contract import Account, Entity, Event

REFERENCES = frozenset(("event", "events", "entity", "timeline"))


def renamed(account: Account, keys: Mapping[str, str]) -> Account:
    """The same with keys for ids, wherever an event or an entity is spoken of."""
    known = {event.id for event in account.events} | {entity.id for entity in account.entities}
    taken: Account = _renamed(account, {id: key for id, key in keys.items() if id in known})
    return taken


def _renamed(value: Any, keys: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_renamed(item, keys) for item in value)
    if not is_dataclass(value):
        return value
    named = {field.name: getattr(value, field.name) for field in fields(value)}
    changed = {
        name: _named(item, keys) if _is_name(value, name, item) else _renamed(item, keys)
        for name, item in named.items()
    }
    return replace(value, **changed)  # type: ignore[type-var]


def _is_name(owner: Any, name: str, item: Any) -> bool:
    """Whether a field has the id of an event or an entity, or several."""
    if name == "id":
        return isinstance(owner, Event | Entity)
    texts = isinstance(item, str) or (isinstance(item, tuple) and all(isinstance(one, str) for one in item))
    return name in REFERENCES and texts


def _named(item: Any, keys: Mapping[str, str]) -> Any:
    return tuple(keys.get(one, one) for one in item) if isinstance(item, tuple) else keys.get(item, item)
