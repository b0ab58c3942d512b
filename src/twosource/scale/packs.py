"""Packs: what a unit of work has made, in one file. In come a head and pieces of bytes; out come the pieces by number.

The first line is JSON: the head, and where each piece stands; the pieces follow, packed one by one, so that one can be
had without the others. The same contents are the same bytes.

    raw = packed({"rows": 1}, [b"..."])
    head, places = opened(file)
    piece(file, places[0])
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from twosource.errors import InputError

LEVEL = 3
LONGEST_HEAD = 50_000_000


class Place(NamedTuple):
    """Where a piece stands in its file, and its checksum."""

    start: int
    size: int
    sum: int


def squeezed(raw: bytes) -> bytes:
    """Bytes packed; the same bytes for the same."""
    return zlib.compress(raw, LEVEL)


def unsqueezed(raw: bytes) -> bytes:
    """The bytes again."""
    return zlib.decompress(raw)


def packed(head: dict[str, Any], pieces: Sequence[bytes]) -> bytes:
    """A pack of pieces that are squeezed already."""
    told = {**head, "sizes": [len(piece) for piece in pieces], "sums": [zlib.crc32(piece) for piece in pieces]}
    first = json.dumps(told, ensure_ascii=True, sort_keys=True)
    return b"".join([first.encode(), b"\n", *pieces])


def opened(file: BinaryIO) -> tuple[dict[str, Any], list[Place]]:
    """The head of a pack and where its pieces stand; raises InputError where it is none."""
    first = file.readline(LONGEST_HEAD)
    try:
        head = json.loads(first)
        measures = zip(head.pop("sizes"), head.pop("sums"), strict=True)
        places, start = [], len(first)
        for size, checksum in measures:
            places.append(Place(start, size, checksum))
            start += size
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise damaged(file) from error
    return head, places


def piece(file: BinaryIO, place: Place) -> bytes:
    """A piece, squeezed as it is; raises InputError where it is not what was written."""
    file.seek(place.start)
    raw = file.read(place.size)
    if zlib.crc32(raw) != place.sum:
        raise damaged(file)
    return raw


def unpacked(path: Path) -> tuple[dict[str, Any], list[bytes]]:
    """The head of a pack and all its pieces, unpacked; raises InputError where it is damaged."""
    with open(path, "rb") as file:
        head, places = opened(file)
        return head, [unsqueezed(piece(file, place)) for place in places]


def damaged(file: BinaryIO) -> InputError:
    """What to say of a pack that is not what was written."""
    return InputError(f"{getattr(file, 'name', 'a pack')}: damaged: delete it and run again")
