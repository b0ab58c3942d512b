"""Tables are read back by the csv module, by pyarrow's CSV reader and as Parquet; no cell is a formula."""

from __future__ import annotations

import csv
import io

import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import csv as arrow_csv
from pyarrow import parquet

from twosource.write.exports import export
from twosource.write.exports.happenings import COLUMNS, rows
from twosource.write.exports.tables import as_csv, as_parquet, cell

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
COLUMN = {"a": "text", "b": "text"}


def read_csv(written: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode("utf-8"), newline="")))


def test_a_row_has_what_the_account_tells_of_the_event(ferry) -> None:
    found = read_csv(export(*ferry, "csv"))
    account = ferry[0][0]
    assert [row["event"] for row in found] == [event.id for event in account.events]
    sinking = found[0]
    assert sinking["outlets"] == "Volta Mirror; Coast Daily; Lakeside Radio"
    assert (sinking["dead_at_least"], sinking["dead_at_most"]) == ("17", "17")
    assert "dead at least 12" in sinking["numbers"]
    assert (sinking["first_reported"], sinking["last_reported"]) == ("2021-10-12", "2021-10-15")
    assert sinking["verdict"] == "corroborated"
    assert int(sinking["origins"]) == len(account.events[0].assessment.origins)


def test_places_have_coordinates(envoy) -> None:
    landed = [row for row in read_csv(export(*envoy, "csv")) if row["place"] == "Tashkent"]
    assert landed
    assert all(row["country"] == "UZB" and 41 < float(row["latitude"]) < 42 for row in landed)


def test_csv_is_read_by_another_reader_with_types(both) -> None:
    table = arrow_csv.read_csv(io.BytesIO(export(*both, "csv")))
    assert table.num_rows == sum(len(account.events) for account in both[0])
    assert table.column_names == list(COLUMNS)
    assert pyarrow.types.is_floating(table.schema.field("importance").type)
    assert pyarrow.types.is_integer(table.schema.field("origins").type)


def test_parquet_has_the_same_rows_with_types(both, tmp_path) -> None:
    path = tmp_path / "events.parquet"
    path.write_bytes(export(*both, "parquet"))
    table = parquet.read_table(path)
    kinds = {"text": pyarrow.string(), "count": pyarrow.int64(), "number": pyarrow.float64()}
    assert table.schema.types == [kinds[kind] for kind in COLUMNS.values()]
    for written, row in zip(read_csv(export(*both, "csv")), table.to_pylist(), strict=True):
        assert row["label"] == written["label"]
        assert row["place"] == (written["place"] or None)
        assert row["dead_at_least"] == (float(written["dead_at_least"]) if written["dead_at_least"] else None)
    cancelled = parquet.read_table(path, filters=[("status", "=", "cancelled")])
    assert cancelled.num_rows == sum(event.status == "cancelled" for account in both[0] for event in account.events)


def test_no_cell_of_a_hostile_account_is_a_formula_or_a_second_line(hostile) -> None:
    lines = list(csv.reader(io.StringIO(export(*hostile, "csv").decode("utf-8"), newline="")))
    assert {len(line) for line in lines} == {len(COLUMNS)}
    assert len(lines) == 1 + len(hostile[0][0].events)
    for value in (value for line in lines for value in line):
        assert not value.startswith(FORMULAS) or float(value) < 0
        assert "\n" not in value


@pytest.mark.parametrize("value", ["=1+1", "+1 (555) 0100", "-10 degrees", "@home", "\t=1", "  =1", "＝1+1"])
def test_a_formula_gets_an_apostrophe(value: str) -> None:
    assert cell(value).startswith("'")


@given(st.lists(st.tuples(st.text(), st.text() | st.none()), max_size=5))
def test_any_text_comes_back_as_one_clean_line(values) -> None:
    given_rows = [{"a": first, "b": second} for first, second in values]
    for delimiter in ",\t":
        read = list(
            csv.reader(
                io.StringIO(as_csv(COLUMN, given_rows, delimiter=delimiter).decode(), newline=""), delimiter=delimiter
            )
        )
        assert read == [["a", "b"], *([cell(first), cell(second)] for first, second in values)]
    table = parquet.read_table(io.BytesIO(as_parquet(COLUMN, given_rows)))
    assert table.num_rows == len(values)


def test_rows_have_the_columns_and_no_others(both) -> None:
    assert all(set(row) == set(COLUMNS) for row in rows(both[0]))
