"""Word lists as TOML. In comes a list's name; out goes its content, read once and never changed.

Every entry has examples, which the tests run. Rules about language live here, never as lists in logic.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import tomli


@cache
def load(name: str) -> dict[str, Any]:
    """The content of NAME.toml, shared between all callers: treat it as read-only."""
    return tomli.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def weights(stage: str, table: str) -> Mapping[str, float]:
    """The numbers of table [STAGE.TABLE] of weights.toml; why each is what it is, stands there."""
    return MappingProxyType({name: float(entry["value"]) for name, entry in load("weights")[stage][table].items()})
