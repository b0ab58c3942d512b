"""Packs: what a unit of work has made, in one file. In come a head and pieces of bytes; out come the pieces by number.

The first line is JSON: the head, and where each piece stands; the pieces follow, packed one by one, so that one can be
had without the others. The same contents are the same bytes.

    raw = packed({"rows": 1}, [b"..."])
    head, places = opened(file)
    piece(file, places[0])
"""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, NamedTuple

from twosource.errors import InputError

LEVEL = 3
LONGEST_HEAD = 50_000_000


class Place(NamedTuple):
    """Where a piece stands in its file."""

    start: int
    size: int


def squeezed(raw: bytes) -> bytes:
    """Bytes packed; the same bytes for the same."""
    return zlib.compress(raw, LEVEL)


def unsqueezed(raw: bytes) -> bytes:
    """The bytes again; raises InputError where they are damaged."""
    try:
        return zlib.decompress(raw)
    except zlib.error as error:
        raise InputError(f"a unit of work is damaged ({error}): delete it and run again") from error


def packed(head: dict[str, Any], pieces: Sequence[bytes]) -> bytes:
    """A pack of pieces that are squeezed already."""
    first = json.dumps({**head, "sizes": [len(piece) for piece in pieces]}, ensure_ascii=True, sort_keys=True)
    return b"".join([first.encode(), b"\n", *pieces])


def opened(file: BinaryIO) -> tuple[dict[str, Any], list[Place]]:
    """The head of a pack and where its pieces stand; raises InputError where it is none."""
    first = file.readline(LONGEST_HEAD)
    try:
        head = json.loads(first)
        sizes: Iterable[int] = head.pop("sizes")
    except (ValueError, KeyError, AttributeError) as error:
        raise InputError(f"{getattr(file, 'name', 'a pack')}: damaged: delete it and run again") from error
    places, start = [], len(first)
    for size in sizes:
        places.append(Place(start, size))
        start += size
    return head, places


def piece(file: BinaryIO, place: Place) -> bytes:
    """A piece, squeezed as it is."""
    file.seek(place.start)
    return file.read(place.size)


def unpacked(raw: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """The head of a pack at hand and all its pieces, unpacked."""
    file = io.BytesIO(raw)
    head, places = opened(file)
    return head, [unsqueezed(piece(file, place)) for place in places]
