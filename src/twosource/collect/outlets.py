"""Who is who among outlets. In comes a name, a code of a credit line or a web address; out goes the Outlet.

>>> by_name("AFP").name
'Agence France-Presse'
>>> by_url("https://www.yna.co.kr/view/1").name
'Yonhap News Agency'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from twosource import lexicon

WORD = re.compile(r"[\w&.'’+-]+(?:/RL)?")
LONGEST_NAME = 6  # words


@dataclass(frozen=True, slots=True)
class Outlet:
    """An entry of the lexicon, its name canonical."""

    name: str
    kind: str
    country: str
    names: tuple[str, ...]
    plain: bool

    @property
    def is_agency(self) -> bool:
        """Whether others print its copy."""
        return self.kind == "agency"


def by_name(name: str) -> Outlet | None:
    """The outlet of that name, alias or code, whatever its case."""
    return _index()[0].get(_folded(name))


def by_url(url: str) -> Outlet | None:
    """The outlet whose page the address is."""
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return None
    labels = host.split(".")
    hosts = _index()[1]
    return next((hosts[name] for i in range(len(labels)) if (name := ".".join(labels[i:])) in hosts), None)


def canonical(name: str) -> str:
    """The canonical name where the outlet is known, else the name as it is."""
    outlet = by_name(name)
    return outlet.name if outlet else name.strip()


def found_in(line: str) -> Iterator[tuple[Outlet, int, int]]:
    """Outlets that a short line of credits names with their capitals, longest name first, left to right."""
    words = list(WORD.finditer(line))
    names = _index()[2]
    at = 0
    while at < len(words):
        for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            start, end = words[at].start(), words[at + size - 1].end()
            name = line[start:end]
            if name not in names:
                name = name.rstrip(".").removesuffix("'s").removesuffix("’s").rstrip("'’")
            if name in names:
                yield names[name], start, start + len(name)
                at += size - 1
                break
        at += 1


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


@cache
def _index() -> tuple[dict[str, Outlet], dict[str, Outlet], dict[str, Outlet]]:
    """Outlets by folded name or code, by host, and by name as written."""
    folded: dict[str, Outlet] = {}
    hosts: dict[str, Outlet] = {}
    written: dict[str, Outlet] = {}
    for entry in lexicon.load("outlets")["outlet"]:
        names = (entry["name"], *entry.get("aliases", ()), *entry.get("codes", ()))
        outlet = Outlet(entry["name"], entry["kind"], entry["country"], names, entry.get("plain", False))
        for name in names:
            folded.setdefault(_folded(name), outlet)
            written.setdefault(name, outlet)
        for host in entry.get("domains", ()):
            hosts.setdefault(host, outlet)
    return folded, hosts, written
