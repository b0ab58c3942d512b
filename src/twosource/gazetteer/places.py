"""Where a place is. In comes a name, with the country if it is known; out goes the place with its coordinates.

>>> place = find("Panmunjom")
>>> place.country, place.lat, place.lon
('KOR', 37.956, 126.677)
>>> find("Paris").country, find("Paris, Texas").country, find("Nowhereville")
('FRA', 'USA', None)

Cities are those of GeoNames with 5,000 people or more; sites, crossings, straits, regions and what else is in the news
are the project's own rows (`source` tells). Of several places of one name the largest is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from twosource.gazetteer import countries
from twosource.gazetteer.names import fold

SOURCES = {
    "g": "GeoNames, CC BY 4.0",
    "h": "compiled by hand from public record",
    "c": "center of the cities of GeoNames",
}
LONGEST = 80  # characters of a name that is looked up


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its country is a code of three letters, empty for a sea; `region` is a state of the USA.

    `kind` is city, capital, country, state, or what the project's own rows say: site, palace, base, crossing, camp,
    strait, sea, island, region, mountain, river, town. `geonames` is GeoNames' number, 0 where there is none.
    """

    name: str
    lat: float
    lon: float
    country: str
    kind: str
    source: str
    region: str = ""
    geonames: int = 0


def find(name: str, country: str | None = None) -> Place | None:
    """The place of that name, in that country (name or code) where it is given; None where none is known.

    "Springfield, Illinois" and "Odessa, Ukraine" name their surroundings themselves; a country that is not known
    excludes nothing.
    """
    if not name or len(name) > LONGEST:
        return None
    known = countries.code_of(country) if country else ""
    whole = _first(fold(name), known, "")
    if whole is not None or "," not in name:
        return whole
    town, _, around = name.rpartition(",")
    region = _first(fold(around), known, "")
    if region is None:
        return None
    return _first(fold(town), region.country, region.name if region.kind == "state" else "")


def _first(key: str, country: str, region: str) -> Place | None:
    lines, index = _table()
    for row in index.get(key, ()):
        place = _place(lines[row])
        if (not country or place.country == country) and (not region or place.region == region):
            return place
    return None


def _place(line: str) -> Place:
    name, _, lat, lon, country, kind, source, region, number = line.split("\t")
    return Place(name, float(lat), float(lon), country, kind, SOURCES[source], region, int(number or 0))


@cache
def _table() -> tuple[list[str], dict[str, list[int]]]:
    """The lines, the most important place of a name first, and the numbers of the lines by name."""
    lines = files(__package__).joinpath("places.tsv").read_text(encoding="utf-8").splitlines()[1:]
    index: dict[str, list[int]] = {}
    for row, line in enumerate(lines):
        for key in line.split("\t", 2)[1].split("|"):
            index.setdefault(key, []).append(row)
    return lines, index
