"""What is known about a report beside its text. In comes a record of JSON or YAML; out goes Metadata.

>>> known({"Headline": "Pilots strike", "source": {"name": "Harbor Times"}, "datePublished": "2021-03-05"}).outlet
'Harbor Times'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from twosource import lexicon
from twosource.collect.moments import moment
from twosource.errors import InputError
from twosource.model import Interval

FENCE = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
LONGEST_FRONT_MATTER = 20_000
LONGEST_SIDECAR = 1_000_000
LONGEST_VALUE = 2_000
LONGEST_LIST = 20
FILLERS = "\u115f\u1160\u2800"  # letters by their class, with nothing to see: of Hangul and of Braille
DEEPEST_LIST = 2  # lists within a list: aliases of YAML can hold themselves, or a billion others


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a record says; None where it does not. `agencies` are those whose work it says the text is."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    date: Interval | None = None
    url: str | None = None
    byline: str | None = None
    modified: Interval | None = None
    agencies: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return self != Metadata()

    def completing(self, first: Metadata) -> Metadata:
        """What `first` tells, and where it tells nothing what this one does."""
        return replace(self, **{name: value for name in first.__slots__ if (value := getattr(first, name))})


NOTHING = Metadata()


def known(record: Mapping[str, Any]) -> Metadata:
    """The metadata in a record, under whatever names."""
    fields = by_field(record)
    return Metadata(
        id=_line(fields.get("id")),
        title=_line(fields.get("title")),
        outlet=_line(fields.get("outlet")),
        date=moment(fields.get("date")),
        url=_line(fields.get("url")),
        byline=_line(fields.get("byline")),
    )


def by_field(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record's filled values by our names for them."""
    plain = {_plain(key): value for key, value in reversed(list(record.items())) if value not in (None, "", [], {})}
    found: dict[str, Any] = {}
    for field, names in _names().items():
        found |= next(({field: plain[name]} for name in names if name in plain), {})
    return found


def front_matter(text: str) -> tuple[Metadata, int]:
    """The metadata before a text between lines of three hyphens, and where the text begins; 0 where there are none."""
    if not text.startswith("---"):
        return NOTHING, 0
    match = FENCE.match(text[:LONGEST_FRONT_MATTER])
    record = match and _front_record(match["yaml"])
    return (known(record), match.end()) if match and record else (NOTHING, 0)


def yaml_record(text: str) -> dict[str, Any]:
    """The mapping that a YAML text holds; raises InputError where it is none."""
    import yaml  # noqa: PLC0415  (few reports have any)

    try:
        record = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  (both are safe)
        if isinstance(record, dict):
            return {str(key): value for key, value in record.items()}
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise InputError(f"broken YAML: {str(error).splitlines()[0]}") from error
    raise InputError("no fields in it")


def _front_record(text: str) -> dict[str, Any] | None:
    """The fields of front matter, or None where the lines between the hyphens are just text."""
    try:
        record = yaml_record(text)
    except InputError:
        return None
    return record if by_field(record) else None


def _line(value: object, deepest: int = DEEPEST_LIST) -> str | None:
    """A value as one line of text: of several authors all, of a mapping its name; None of what is nested deeper."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("name", "title", "value") if key in value), None)
    if isinstance(value, list | tuple):
        lines = [_line(item, deepest - 1) for item in value[:LONGEST_LIST]] if deepest else []
        return ", ".join(filter(None, lines)) or None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        line = " ".join(str(value)[:LONGEST_VALUE].split())
    except ValueError:  # a number of more digits than Python prints
        return None
    return line if any(map(_is_seen, line)) else None


def _is_seen(letter: str) -> bool:
    """Whether a character leaves ink of its own: no blank, no control, no mark that needs another, no filler."""
    return unicodedata.category(letter)[0] in "LNPS" and unicodedata.normalize("NFKC", letter) not in FILLERS


def _plain(name: object) -> str:
    return re.sub(r"[\s_-]+", "", str(name)).casefold()


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """The names of each field, without what does not tell them apart."""
    return {
        entry["name"]: tuple(dict.fromkeys(_plain(name) for name in entry["names"]))
        for entry in lexicon.load("fields")["field"]
    }
