"""Style, script, libraries and outlines of countries. In comes a name; out goes the file, by an address of its own.

An address carries the hash of what it names, so that a browser may keep it for good. Style and script are those of the
written page with the desk's own behind them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from twosource.write.html import assets

STYLES = ("base", "parts", "brief", "reports", "tables", "figures", "reading", "print", "reading-print")
SCRIPTS = ("disclosures", "places", "statements", "table", "tabs", "reading", "keys")
OWN_STYLES = ("desk", "api")
OWN_SCRIPTS = ("desk", "map")
TYPES = {
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "txt": "text/plain",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent."""

    content: bytes
    type: str
    mark: str


@cache
def asset(name: str) -> Asset | None:
    """The file of that name; None where there is none."""
    content = _content(name)
    if content is None:
        return None
    return Asset(content, TYPES[name.rpartition(".")[2]], sha256(content).hexdigest()[:16])


@cache
def address(name: str) -> str:
    """Where a file is found. Raises KeyError where it is not there."""
    found = asset(name)
    if found is None:
        raise KeyError(name)
    return f"/static/{name}?v={found.mark}"


def _content(name: str) -> bytes | None:
    if name == "desk.css":
        return (assets.style(STYLES) + _own("styles", OWN_STYLES, "css")).encode()
    if name == "desk.js":
        return (assets.script(SCRIPTS) + _own("scripts", OWN_SCRIPTS, "js")).encode()
    return _files().get(name)


def _own(folder: str, names: tuple[str, ...], suffix: str) -> str:
    room = files("twosource.serve").joinpath(folder)
    return "\n" + "\n".join(room.joinpath(f"{name}.{suffix}").read_text(encoding="utf-8") for name in names)


@cache
def _files() -> dict[str, bytes]:
    """The files of the folder `static`, by name: nothing beside them can be asked for."""
    found = files("twosource.serve").joinpath("static").iterdir()
    return {file.name: file.read_bytes() for file in found if file.name.rpartition(".")[2] in TYPES}
