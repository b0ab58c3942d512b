"""The tables: their page is current, rows fit them, files bear their version."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from scale_schema import PAGE, text

from faults import Calm
from twosource.model import Interval, Report
from twosource.scale.rows import rows_of
from twosource.scale.schema import FORMAT, KINDS, TABLES, arrow_schema
from twosource.scale.tables import arrow_tables, joined, table_in, table_of
from world.readings import stream


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == text(), "run `make schema`"


@pytest.mark.parametrize("name", TABLES)
def test_files_are_as_the_page_says(name: str, calm: Calm) -> None:
    (path,) = (calm.out / name).glob("*.parquet")
    found = pq.read_schema(path)
    assert found.metadata[b"twosource.format"] == FORMAT.encode()
    assert found.metadata[b"twosource.table"] == name.encode()
    assert found.remove_metadata() == arrow_schema(name).remove_metadata()
    for field, column in zip(found, TABLES[name].columns, strict=True):
        assert field.nullable != column.needed
        assert KINDS[column.kind].split("<")[0].split("[")[0].split(",")[0] in str(field.type)


def test_what_must_not_be_missing_is_refused(tmp_path: Path) -> None:
    table = table_of("accounts", [{"story": "a", "account": None}])
    with pytest.raises(pa.ArrowInvalid, match="non-nullable"):
        pq.write_table(table, tmp_path / "a.parquet")


def test_rows_of_several_reports_are_one_table() -> None:
    made = list(stream(6, seed=4))
    streams = [arrow_tables([rows_of(one, "s", b"packed")]) for one in made]
    table = table_in(joined([one["events"] for one in streams]))
    assert table.num_rows == sum(len(one.events) for one in made)
    assert table.column("id").to_pylist() == [event.id for one in made for event in one.events]


def test_zones_are_kept_apart_from_local_times() -> None:
    reading = next(stream(1, seed=4))
    published = reading.report.published
    assert published
    assert isinstance(reading.report, Report)
    row = rows_of(reading, "s", b"")["reports"][0]
    offset = published.interval.offset
    assert row["published_start"] == published.interval.start
    assert row["published_offset"] == (offset // timedelta(minutes=1) if offset is not None else None)
    assert Interval(row["published_start"], row["published_end"]).start is not None
