"""What a file that is to be written would destroy. In come its path and the files that are read; out goes nothing.

A file counts by what it is and not by its name: one behind a link, or with a second name, is the same file.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from twosource.errors import InputError

STDIN = "-"
SQLITE = b"SQLite format 3\x00"
BESIDE_DATABASE = ("-wal", "-shm", "-journal")  # where SQLite keeps what is not in the database yet


def spare(path: Path, read: Iterable[str]) -> None:
    """Raises InputError where what is to be written over is a database, or one of the files that are read.

    >>> spare(Path("a.csv"), ["a.txt"])
    """
    own = status(path)
    if own is None or not stat.S_ISREG(own.st_mode):
        return
    if is_database(path):
        raise InputError(f"{path}: is a database, so it is not written over; give another file")
    if any((other := status(one)) is not None and os.path.samestat(own, other) for one in read):
        raise InputError(f"{path}: is read, so it is not written over; give another file")


def is_one_file(path: Path, other: Path) -> bool:
    """Whether two paths name one file, which may not be there yet."""
    own, its = status(path), status(other)
    return path.resolve() == other.resolve() or (own is not None and its is not None and os.path.samestat(own, its))


def is_database(path: Path) -> bool:
    """Whether it is a database of SQLite's, or what belongs to one: the desk's, or another."""
    whole = path.resolve()
    bases = (str(whole).removesuffix(ending) for ending in ("", *BESIDE_DATABASE))
    return any(begins(base).startswith(SQLITE) for base in dict.fromkeys(bases))


def begins(path: str) -> bytes:
    """How a file begins; nothing of what cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read(len(SQLITE))
    except OSError:
        return b""


def status(path: str | Path) -> os.stat_result | None:
    """What the system knows of a file, or of standard input; None of what is none."""
    with suppress(OSError, ValueError):
        return os.fstat(sys.stdin.fileno()) if str(path) == STDIN and sys.stdin is not None else os.stat(path)
    return None
