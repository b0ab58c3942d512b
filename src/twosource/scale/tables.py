"""Rows as Arrow holds them. In come rows by table; out go bytes of Arrow, and tables out of them again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from twosource.scale.rows import Row
from twosource.scale.schema import arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa


def arrow_tables(parts: Iterable[Mapping[str, Sequence[Row]]]) -> dict[str, bytes]:
    """The rows of all parts, a table each, as bytes; a table without rows is not there."""
    rows: dict[str, list[Row]] = {}
    for part in parts:
        for name, found in part.items():
            rows.setdefault(name, []).extend(found)
    return {name: stream_of(table_of(name, found)) for name, found in sorted(rows.items()) if found}


def table_of(name: str, rows: Sequence[Row]) -> pa.Table:
    """Rows as a table."""
    import pyarrow as pa  # noqa: PLC0415  (an extra)

    return pa.Table.from_pylist(list(rows), schema=arrow_schema(name))


def stream_of(table: pa.Table) -> bytes:
    """A table as bytes."""
    import pyarrow as pa  # noqa: PLC0415  (an extra)

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue().to_pybytes())


def table_in(stream: bytes) -> pa.Table:
    """The table again."""
    import pyarrow as pa  # noqa: PLC0415  (an extra)

    with pa.ipc.open_stream(stream) as reader:
        return reader.read_all()


def joined(streams: Sequence[bytes]) -> bytes:
    """Tables of one kind, one behind the other, as bytes."""
    import pyarrow as pa  # noqa: PLC0415  (an extra)

    if len(streams) == 1:
        return streams[0]
    return stream_of(pa.concat_tables([table_in(stream) for stream in streams]).combine_chunks())
