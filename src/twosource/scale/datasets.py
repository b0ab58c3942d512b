"""The datasets of a run. In come packs of told units and what was set aside; out go folders of Parquet files.

Rows keep the order of the units, files end at a size: the same contents are the same bytes. No more than one row group
of each table is held.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twosource.scale.packs import opened, piece, unsqueezed
from twosource.scale.schema import TABLES, arrow_schema
from twosource.scale.tables import table_in, table_of

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

GROUP_BYTES = 8_000_000  # of Arrow, before a row group is written
FILE_BYTES = 400_000_000
ROWS = 10_000  # of what was set aside, at a time


class Dataset:
    """One table, being written."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder / name, name
        self.path = self.folder
        self.folder.mkdir(parents=True)
        self.waiting: list[pa.Table] = []
        self.size = self.written = self.rows = self.parts = 0
        self.writer: pq.ParquetWriter | None = None

    def add(self, table: pa.Table) -> None:
        """More rows."""
        self.waiting.append(table)
        self.size += table.nbytes
        self.rows += table.num_rows
        if self.size >= GROUP_BYTES:
            self.flush()

    def flush(self) -> None:
        """Writes the rows that wait as one row group."""
        import pyarrow as pa  # noqa: PLC0415  (an extra)

        if self.writer is None:
            self.open()
        if self.writer is not None and self.waiting:
            table = pa.concat_tables(self.waiting).combine_chunks()
            self.writer.write_table(table, row_group_size=max(1, table.num_rows))
        self.written += self.size
        self.waiting, self.size = [], 0
        if self.written >= FILE_BYTES:
            self.close_part()

    def open(self) -> None:
        """Begins another file."""
        import pyarrow.parquet as pq  # noqa: PLC0415  (an extra)

        self.path = self.folder / f"part-{self.parts:05}.parquet"
        self.writer = pq.ParquetWriter(self.path, arrow_schema(self.name), compression="zstd", version="2.6")
        self.parts += 1

    def close_part(self) -> None:
        """Ends the file at hand."""
        if self.writer is not None:
            self.writer.close()
            with open(self.path, "rb") as file:
                os.fsync(file.fileno())
        self.writer, self.written = None, 0

    def close(self) -> None:
        """Writes what waits; a table without rows is a file without rows."""
        if self.waiting or not self.parts:
            self.flush()
        self.close_part()


def write(
    folder: Path, packs: Iterable[Path], aside: Iterable[dict[str, Any]], sagas: Mapping[str, str]
) -> dict[str, int]:
    """All tables, a folder each; how many rows each has. `sagas` are those of the stories, by id."""
    datasets = {name: Dataset(folder, name) for name in TABLES}
    late: list[dict[str, Any]] = []
    try:
        for path in packs:
            late += add_pack(path, datasets, sagas)
        for rows in batches(aside, late):
            datasets["set_aside"].add(table_of("set_aside", rows))
        for dataset in datasets.values():
            dataset.close()
    finally:
        for dataset in datasets.values():
            dataset.close_part()
    return {name: dataset.rows for name, dataset in datasets.items()}


def add_pack(path: Path, datasets: dict[str, Dataset], sagas: Mapping[str, str]) -> list[dict[str, Any]]:
    """Adds the tables of a unit; gives what it has set aside."""
    with open(path, "rb") as file:
        head, places = opened(file)
        for name, place in zip(head["tables"], places, strict=True):
            table = table_in(unsqueezed(piece(file, place)))
            datasets[name].add(placed(table, sagas) if name == "stories" else table)
    return list(head["aside"])


def placed(stories: pa.Table, sagas: Mapping[str, str]) -> pa.Table:
    """The stories, each with its saga."""
    import pyarrow as pa  # noqa: PLC0415  (an extra)

    at = stories.schema.get_field_index("saga")
    found = [sagas[one] for one in stories.column("id").to_pylist()]
    return stories.set_column(at, stories.schema.field(at), pa.array(found, stories.schema.field(at).type))


def batches(*sources: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Rows of all sources, some at a time."""
    held: list[dict[str, Any]] = []
    for source in sources:
        for row in source:
            held.append(row)
            if len(held) >= ROWS:
                yield held
                held = []
    if held:
        yield held


def hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file of a folder's datasets, by its path in there."""
    found = {}
    for name in TABLES:
        for path in sorted((folder / name).glob("*.parquet")):
            with open(path, "rb") as file:
                found[str(path.relative_to(folder))] = hashlib.file_digest(file, "sha256").hexdigest()
    return found
