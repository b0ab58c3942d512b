"""The weights of weighing. In comes the name of a table in weights.toml; out go its numbers, which say there why.

>>> 0 < weights("relations")["exact_days"] < 10
True
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from twosource.lexicon import load


@cache
def weights(table: str) -> Mapping[str, float]:
    """The numbers of table [weigh.TABLE]."""
    return MappingProxyType({name: float(entry["value"]) for name, entry in load("weights")["weigh"][table].items()})
