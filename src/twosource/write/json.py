"""Accounts, and readings, as JSON. In come their forms; out goes `twosource.account/1`, indented or one a line.

The fields are those of the dataclasses, in their order; nothing is left out and nothing is added.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from twosource.write.contract import Account


def as_json(forms: Sequence[object]) -> str:
    """Indented for readers: the one account or reading, or a list where there are several."""
    told = [plain(form) for form in forms]
    return json.dumps(told[0] if len(told) == 1 else told, ensure_ascii=False, indent=2) + "\n"


def as_jsonl(accounts: Sequence[Account]) -> str:
    """An account a line."""
    return "".join(json.dumps(plain(account), ensure_ascii=False) + "\n" for account in accounts)


def plain(value: Any) -> Any:
    """Dataclasses as dictionaries, tuples as lists, all the way down."""
    if is_dataclass(value):
        return {field.name.rstrip("_"): plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value
