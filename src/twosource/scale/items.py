"""What is to be read, one report at a time. In comes a piece of input; out goes an Item with an id of its contents.

The id is the same wherever and in whatever order the report is found: what has the same bytes and the same address (or
outlet, where it has none) is one report.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.collect.reports import Received, digest
from twosource.collect.streams import Sheet

if TYPE_CHECKING:
    from twosource.collect.archives.warc import Page

ID_LENGTH = 16  # hexadecimal digits: no two alike by chance among a thousand million


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that an earlier run has read: its reading as that run wrote it."""

    report: str
    packed: bytes


@dataclass(frozen=True, slots=True)
class Item:
    """One report to be read: its id, where it was found, what was found, and the fingerprint of all of it."""

    id: str
    place: str
    piece: Received | Page | Sheet | Kept
    fingerprint: str
    size: int


def item_of(piece: Received | Page | Sheet | Kept, place: str = "") -> Item:
    """The piece with its id; a report that was read before keeps the one that it has."""
    if isinstance(piece, Kept):
        return Item(piece.report, paired(place), piece, _hash(piece.packed), len(piece.packed))
    if isinstance(piece, Received):
        bytes_hash, told = piece.sha256, repr(replace(piece, text=""))
        carrier = piece.metadata.url or (piece.metadata.outlet or "").casefold()
        size, place = len(piece.text), piece.path
    elif isinstance(piece, Sheet):
        bytes_hash, told = digest(piece.document.raw), repr((piece.document.path, piece.beside))
        carrier = piece.beside.url or (piece.beside.outlet or "").casefold()
        size, place = len(piece.document.raw), piece.document.path
    else:
        bytes_hash, told = digest(piece.raw), repr(replace(piece, raw=b""))
        carrier, size, place = piece.url, len(piece.raw), piece.place
    identifier = _hash(f"{bytes_hash}\0{carrier}")
    return Item(identifier, paired(place), piece, _hash(f"{identifier}\0{bytes_hash}\0{told}"), size)


def paired(text: str) -> str:
    r"""The text with a question mark for each half of a character pair, which no table can hold.

    >>> paired("\udcff.txt")
    '?.txt'
    """
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _hash(value: str | bytes) -> str:
    raw = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
    return hashlib.sha256(raw).hexdigest()[:ID_LENGTH]
