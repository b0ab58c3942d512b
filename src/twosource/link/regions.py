"""How far from one another two places are. In come their names; out goes whether the one is about where the other is.

>>> is_within("Kano", "Nigeria"), are_near("Lima", "Callao", 25), are_near("Lima", "Cusco", 25)
(True, True, False)
"""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, hypot, radians, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.gazetteer.places import Place

EARTH = 6371.0  # kilometers from its center


def is_within(town: str, around: str) -> bool:
    """Whether the one is a country, or a state, in which the other lies."""
    place, region = _find(town), _find(around)
    if place is None or region is None or place.country != region.country:
        return False
    return region.kind == "country" or (region.kind == "state" and place.region == region.name)


def are_near(one: str, other: str, most: float) -> bool:
    """Whether both are known, and no more kilometers apart than that."""
    here, there = _find(one), _find(other)
    return here is not None and there is not None and _distance(here, there) <= most


def is_known(name: str) -> bool:
    """Whether anybody knows where it is."""
    return _find(name) is not None


def _distance(one: Place, other: Place) -> float:
    """Kilometers along the surface (the haversine formula)."""
    north, east = radians(other.lat - one.lat) / 2, radians(other.lon - one.lon) / 2
    half = hypot(sin(north), sin(east) * (cos(radians(one.lat)) * cos(radians(other.lat))) ** 0.5)
    return 2 * EARTH * asin(min(1.0, half))


@lru_cache(maxsize=1024)
def _find(name: str) -> Place | None:
    from twosource.gazetteer.places import find  # noqa: PLC0415  (few stories have dead in two places)

    return find(name)
