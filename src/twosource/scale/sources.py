"""The inputs of a batch as one stream. In come paths and globs; out go Items in an order of their own, and LeftOuts.

Files are taken by name, whatever the order in which they were given; a report that comes a second time is left out.
Where the stream stands is known at any time, in bytes of all that there are.
"""

from __future__ import annotations

import glob
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from twosource.collect.documents import Document
from twosource.collect.inputs import STDIN, files
from twosource.collect.readers import records
from twosource.collect.streams import pieces
from twosource.collect.web.addresses import is_address
from twosource.errors import InputError
from twosource.model import LeftOut
from twosource.scale.items import Item, Kept, item_of
from twosource.settings import Settings

if TYPE_CHECKING:
    import pyarrow.parquet as pq

PARQUET = ".parquet"
WILD = frozenset("*?[")
ROWS = 64  # of Parquet, held at a time
TABLE, READINGS = b"twosource.table", b"readings"


@dataclass(slots=True)
class Source:
    """All inputs; `done` of `total` bytes have been read."""

    paths: Sequence[str]
    settings: Settings
    out: str = ""
    left_out: list[LeftOut] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    total: int = 0
    done: int = 0

    def __post_init__(self) -> None:
        """Finds the files; raises InputError where one is an address or standard input, or there is none."""
        for path in self.paths:
            if path == STDIN or is_address(path):
                raise InputError(f"{path}: a batch reads files, folders and globs, so that it can begin again")
        named = [name for path in self.paths for name in expanded(path)]
        self.found, left_out = files(named, also=(PARQUET,))
        if self.out:  # what an earlier run has written there is no input
            inside = os.path.join(os.path.realpath(self.out), "")
            outside = [path for path in self.found if not os.path.realpath(path).startswith(inside)]
            if self.found and not outside:
                raise InputError(
                    f"{self.out}: all inputs lie in --out, where datasets are written; name another folder"
                )
            self.found = outside
        self.left_out = sorted(left_out, key=lambda one: (one.path, one.reason))
        if not self.found:
            told = self.left_out[0] if self.left_out else LeftOut("nothing to read", "give files, folders or globs")
            raise InputError(f"{told.path}: {told.reason}")
        self.total = sum(os.path.getsize(path) for path in self.found)

    def items(self) -> Iterator[Item | LeftOut]:
        """All reports, and what is left out, in the order of the files' names; each report once."""
        self.done = 0
        yield from self.left_out
        with Seen() as seen:
            for path in self.found:
                for found in self.of(path):
                    if isinstance(found, LeftOut):
                        yield found
                    elif twin := seen.before(found):
                        yield LeftOut(found.place, f"the same as {twin}")
                    else:
                        yield found

    def of(self, path: str) -> Iterator[Item | LeftOut]:
        """The reports of a file."""
        if path.lower().endswith(PARQUET):
            yield from self.rows(path)
            return
        for piece in pieces(path, self.settings, given=frozenset(self.paths), count=self.count):
            yield piece if isinstance(piece, LeftOut) else item_of(piece)

    def count(self, size: int) -> None:
        """So many bytes more have been read."""
        self.done += size

    def rows(self, path: str) -> Iterator[Item | LeftOut]:
        """The reports of a Parquet file: records with a text, or readings that an earlier batch wrote."""
        import pyarrow as pa  # noqa: PLC0415  (an extra)
        import pyarrow.parquet as pq  # noqa: PLC0415

        size = os.path.getsize(path)
        try:
            with pq.ParquetFile(path) as file:
                table = (file.schema_arrow.metadata or {}).get(TABLE)
                if table == READINGS:
                    yield from self.kept(file, path, size)
                elif table is None:
                    yield from self.records(file, path, size)
        except (pa.ArrowException, OSError, ValueError, OverflowError) as error:  # of text, or of a date
            yield LeftOut(path, f"no Parquet that can be read: {' '.join(str(error).split())[:150]}")

    def kept(self, file: pq.ParquetFile, path: str, size: int) -> Iterator[Item | LeftOut]:
        """Readings as they were written."""
        number = 0
        for batch in file.iter_batches(ROWS, columns=["report", "reading"]):
            self.done += size * len(batch) // max(1, file.metadata.num_rows)
            for row in batch.to_pylist():
                number += 1
                report, reading = row.get("report"), row.get("reading")
                if isinstance(report, str) and isinstance(reading, bytes):
                    yield item_of(Kept(report, reading), f"{path}:{number}")
                else:
                    yield LeftOut(f"{path}:{number}", "not a reading that a batch has written")

    def records(self, file: pq.ParquetFile, path: str, size: int) -> Iterator[Item | LeftOut]:
        """Rows as records, the same as in JSON."""
        for piece in records(Document(path, b""), self.numbered(file, size)):
            yield piece if isinstance(piece, LeftOut) else item_of(piece)

    def numbered(self, file: pq.ParquetFile, size: int) -> Iterator[tuple[int, dict[str, Any]]]:
        """The rows, numbered from 1."""
        number = 0
        for batch in file.iter_batches(ROWS):
            self.done += size * len(batch) // max(1, file.metadata.num_rows)
            for row in batch.to_pylist():
                number += 1
                yield number, row


def expanded(path: str) -> list[str]:
    """The paths that a glob stands for; a path that is there, or is no glob, as it is."""
    if os.path.exists(path) or WILD.isdisjoint(path):
        return [path]
    return sorted(glob.glob(path, recursive=True)) or [path]


class Seen:
    """The reports that have come by; on disk, so that there may be any number of them."""

    def __enter__(self) -> Seen:
        self.base = sqlite3.connect("")  # a private file of SQLite's, gone when it is closed
        self.base.execute("PRAGMA journal_mode = OFF")
        self.base.execute("PRAGMA cache_size = -20000")
        self.base.execute("CREATE TABLE seen (id BLOB PRIMARY KEY, place TEXT) WITHOUT ROWID")
        return self

    def __exit__(self, *error: object) -> None:
        self.base.close()

    def before(self, item: Item) -> str | None:
        """Where the report was found before; None where it is new."""
        key = item.id.encode()
        if self.base.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (key, item.place)).rowcount:
            return None
        (place,) = self.base.execute("SELECT place FROM seen WHERE id = ?", (key,)).fetchone()
        return str(place)
