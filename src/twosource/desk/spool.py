"""Bytes laid aside while reports are collected. In come hashes and bytes; out come the bytes again, from the disk.

What a big pile was received as need not fit into memory.
"""

from __future__ import annotations

import tempfile
from types import TracebackType
from typing import Self


class Spool:
    """A temporary file of bytes, each found again by their hash; it goes when it is closed."""

    def __init__(self) -> None:
        self.file = tempfile.SpooledTemporaryFile(max_size=16_000_000)  # noqa: SIM115  (closed on exit)
        self.places: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.file.close()

    def keep(self, sha256: str, raw: bytes) -> None:
        """Lays bytes aside."""
        if sha256 not in self.places:
            start = self.file.seek(0, 2)
            self.file.write(raw)
            self.places[sha256] = (start, len(raw))

    def get(self, sha256: str, otherwise: bytes = b"") -> bytes:
        """The bytes of this hash, or others where nobody has laid any aside."""
        if sha256 not in self.places:
            return otherwise
        start, length = self.places[sha256]
        self.file.seek(start)
        return self.file.read(length)
