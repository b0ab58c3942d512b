"""Tables for spreadsheets and for data programs. In come columns and rows; out goes CSV, text with tabs, or Parquet.

A row is a dictionary by column. Text becomes one line without control characters, and no cell is a formula.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from twosource.errors import SetupError
from twosource.write.safety import safe

if TYPE_CHECKING:
    import pyarrow

Row = Mapping[str, object]
Kind = Literal["text", "count", "number"]
Columns = Mapping[str, Kind]
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # the wide ones count in East Asian spreadsheets
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def as_csv(columns: Columns, rows: Sequence[Row], *, delimiter: str = ",", end: str = "\r\n") -> bytes:
    """Separated values as RFC 4180 has them, UTF-8, the names of the columns in the first line."""
    room = io.StringIO()
    writer = csv.writer(room, delimiter=delimiter, lineterminator=end)
    writer.writerow(columns)
    writer.writerows([cell(row.get(name)) for name in columns] for row in rows)
    return room.getvalue().encode("utf-8", "replace")


def cell(value: object) -> str:
    r"""A value as a cell shows it; what a spreadsheet would take for a formula gets an apostrophe before it.

    >>> cell("=HYPERLINK(1)"), cell("-10.5"), cell(None), cell(2.0), cell("a\tb")
    ("'=HYPERLINK(1)", '-10.5', '', '2', 'a b')
    """
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = "" if value is None else safe(str(value))
    return f"'{text}" if text.startswith(FORMULA) and not NUMBER.fullmatch(text) else text


def as_parquet(columns: Columns, rows: Sequence[Row]) -> bytes:
    """The table as Parquet, each column with its type, an empty cell null; raises SetupError without pyarrow."""
    try:
        import pyarrow  # noqa: PLC0415  (171 MB that nobody else needs)
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise SetupError("Parquet needs the extra [exports]: pip install '.[exports]' in Twosource's folder") from error

    types = {"text": pyarrow.string(), "count": pyarrow.int64(), "number": pyarrow.float64()}
    schema = pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])
    table = pyarrow.table(
        {name: _column(pyarrow, schema.field(name).type, kind, name, rows) for name, kind in columns.items()},
        schema=schema,
    )
    room = io.BytesIO()
    parquet.write_table(table, room, compression="zstd")
    return room.getvalue()


def _column(library: pyarrow, type: pyarrow.DataType, kind: Kind, name: str, rows: Sequence[Row]) -> pyarrow.Array:
    values = [row.get(name) for row in rows]
    if kind == "text":
        values = [None if value in (None, "") else safe(str(value)) for value in values]
    elif kind == "number":
        values = [None if value in (None, "") else float(str(value)) for value in values]
    else:
        values = [None if value in (None, "") else int(str(value)) for value in values]
    return library.array(values, type=type)
