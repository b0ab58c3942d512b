"""Where a story happens. In come an account and the addresses of its events; out go spots with their events.

A place counts where the gazetteer knows it; what it does not know is not guessed, and the list says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from twosource.gazetteer.places import Place, find
from twosource.write.contract import Account, Event

LARGE = {"country", "sea", "region", "state"}


@dataclass(frozen=True, slots=True)
class Happening:
    """An event at a spot."""

    label: str
    status: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its events; `at` is None where nobody knows where it is."""

    name: str
    at: Place | None
    events: tuple[Happening, ...]

    @property
    def large(self) -> bool:
        """Whether it is a country, a region, a sea: the spot is its middle."""
        return self.at is not None and self.at.kind in LARGE


def spots(account: Account, addresses: Mapping[str, str]) -> tuple[Spot, ...]:
    """The places of events, those with most events first, those that are not found last."""
    names = {entity.id: entity.name for entity in account.entities}
    found: dict[tuple[float, float] | str, list[tuple[str, Place | None, Event]]] = {}
    for event in account.events:
        if event.place is None:
            continue
        name = event.place.name
        place = located(name) or (located(names[event.place.entity]) if event.place.entity in names else None)
        key = (place.lat, place.lon) if place else name.casefold()
        found.setdefault(key, []).append((name, place, event))
    made = [
        Spot(
            name=min((name for name, _, _ in all), key=len),
            at=all[0][1],
            events=tuple(Happening(one.label, one.status, addresses.get(one.id)) for _, _, one in all),
        )
        for all in found.values()
    ]
    return tuple(sorted(made, key=lambda spot: (spot.at is None, -len(spot.events), spot.name)))


@lru_cache(maxsize=4096)
def located(name: str) -> Place | None:
    """The place of that name."""
    return find(name)


def features(found: tuple[Spot, ...]) -> dict[str, Any]:
    """The spots as GeoJSON, whose coordinates are longitude and latitude."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [spot.at.lon, spot.at.lat]},
                "properties": {
                    "name": spot.name,
                    "country": spot.at.country,
                    "kind": spot.at.kind,
                    "events": [{"label": one.label, "status": one.status, "href": one.href} for one in spot.events],
                },
            }
            for spot in found
            if spot.at
        ],
    }
