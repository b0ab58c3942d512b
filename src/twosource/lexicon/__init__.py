"""Word lists as TOML. In comes a list's name; out goes its content, read once and never changed.

Every entry has examples, which the tests run. Rules about language live here, never as lists in logic.

"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import tomli


@cache
def load(name: str) -> dict[str, Any]:
    """The content of NAME.toml, shared between all callers: treat it as read-only."""
    return tomli.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
