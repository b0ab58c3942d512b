"""The body of a response, within bounds. In come bytes as they arrive; out go those that they mean, unpacked.

Bytes are counted as received and again as unpacked, before they are kept: a bomb is found out while it is still small.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from twosource.errors import InputError

PIECE = 65_536
MAGIC = b"\x1f\x8b"
GZIP, DEFLATE, RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
NAMES = {"": (), "identity": (), "gzip": (GZIP,), "x-gzip": (GZIP,), "deflate": (DEFLATE, RAW)}
ACCEPTED = "gzip, deflate"


def body(pieces: Iterable[bytes], encoding: str, most: int) -> bytes:
    """All bytes, unpacked; raises InputError where there are more than `most`, or they cannot be unpacked."""
    for name in reversed([part.strip().lower() for part in encoding.split(",")][:2]):
        if name not in NAMES:
            raise InputError(f"cannot be read: packed as {name!r}")
        pieces = bounded(pieces, most)
        if NAMES[name]:
            pieces = Unpacked(pieces, NAMES[name])
    return b"".join(bounded(pieces, most))


def bounded(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The pieces; raises InputError as soon as they are too many."""
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > most:
            raise InputError(f"larger than {most:,} bytes")
        yield piece


@dataclass(slots=True)
class Unpacked:
    """Pieces unpacked, a little at a time; `ways` are the forms to try, as servers call two of them "deflate"."""

    pieces: Iterable[bytes]
    ways: tuple[int, ...]
    begun: bool = False
    held: bytes = b""
    unpacker: zlib._Decompress = field(init=False)

    def __post_init__(self) -> None:
        self.unpacker = zlib.decompressobj(self.ways[0])

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            yield from self._unpacked(self.held + piece)
        if self.begun and not self.unpacker.eof:
            raise InputError("cannot be read: cut off, or packed in a broken way")

    def _unpacked(self, packed: bytes) -> Iterator[bytes]:
        self.held = b""
        while True:
            if self.unpacker.eof:
                if packed == MAGIC[:1]:  # the other byte is in the next piece
                    self.held = packed
                if self.ways[0] != GZIP or not packed.startswith(MAGIC):
                    return  # padding after the end
                self.unpacker = zlib.decompressobj(GZIP)  # another member of the same file
            piece = self._piece(packed)
            yield piece
            packed = self.unpacker.unconsumed_tail or self.unpacker.unused_data
            if not packed and len(piece) < PIECE:
                return

    def _piece(self, packed: bytes) -> bytes:
        try:
            piece = self.unpacker.decompress(packed, PIECE)
        except zlib.error as error:
            if self.begun or len(self.ways) == 1:
                raise InputError("cannot be read: packed in a broken way") from error
            self.ways = self.ways[1:]
            self.unpacker = zlib.decompressobj(self.ways[0])
            return self._piece(packed)
        self.begun = True
        return piece
