"""The records of a web archive, one at a time. In comes a stream, packed or not; out go records, and what ended them.

Packed archives are unpacked here rather than by warcio, so that one gzip stream over all records does as well as one a
record, and a file that is cut off is known to be.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from twosource.collect.web.bodies import GZIP, MAGIC, PIECE, Unpacked
from twosource.errors import InputError

MOST_LINES = 5_000  # of the headers of one record
LONGEST_LINE = 65_536
DAMAGE = (InputError, ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError, IndexError)


def records(stream: BinaryIO) -> Iterator[ArcWarcRecord | InputError]:
    """The records as they come; at the end why there are no more, if it is no proper end."""
    found = ArchiveIterator(stream)
    found.reader = lines = Lines(Pieces(unpacked(stream)))
    while True:
        lines.count = 0
        try:
            with contextlib.redirect_stderr(io.StringIO()):  # where warcio complains about damage
                record = next(found, None)
        except DAMAGE as error:
            yield InputError(f"damaged or cut off from here on ({' '.join(str(error).split())[:100]})")
            return
        if record is None:
            return
        yield record


def unpacked(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of a stream as they come, unpacked where they are packed."""
    first = stream.read(PIECE)
    pieces = (piece for source in ([first], iter(lambda: stream.read(PIECE), b"")) for piece in source)
    yield from Unpacked(pieces, (GZIP,)) if first.startswith(MAGIC) else pieces


class Pieces:
    """Pieces of bytes, to be read like a file."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.pieces = iter(pieces)
        self.rest = b""

    def read(self, size: int = PIECE) -> bytes:
        """At most so many bytes; none at the end."""
        while not self.rest:
            piece = next(self.pieces, None)
            if piece is None:
                return b""
            self.rest = piece
        found, self.rest = self.rest[:size], self.rest[size:]
        return found


class Lines(BufferedReader):  # type: ignore[misc]  # warcio has no types
    """Reads lines within bounds: how long they are, and how many one record's headers have."""

    count = 0

    def readline(self, length: int | None = None) -> bytes:
        """A line; raises ValueError where there are too many."""
        self.count += 1
        if self.count > MOST_LINES:
            raise ValueError("headers without end")
        return bytes(super().readline(min(length or LONGEST_LINE, LONGEST_LINE)))
