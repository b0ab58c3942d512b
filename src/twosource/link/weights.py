"""The weights of linking. In comes the name of a table in weights.toml; out go its numbers.

Each of them says there why it is what it is.

>>> 0 < weights("names")["nickname"] <= 1
True
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from twosource.lexicon import load


@cache
def weights(table: str) -> Mapping[str, float]:
    """The numbers of table [link.TABLE]."""
    return MappingProxyType({name: float(entry["value"]) for name, entry in load("weights")["link"][table].items()})
