"""POLECAT's table is read back as its users read it: with tabs, with commas, as Parquet."""

from __future__ import annotations

import csv
import io

import pyarrow
import pytest
from pyarrow import csv as arrow_csv
from pyarrow import parquet

from twosource.write.exports import export
from twosource.write.exports.polecat import COLUMNS, rows


def read(written: bytes, delimiter: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode("utf-8"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize(("name", "delimiter"), [("polecat", "\t"), ("polecat-csv", ",")])
def test_text_has_forty_columns_and_a_line_an_event(both, name: str, delimiter: str) -> None:
    accounts, texts = both
    written = export(accounts, texts, name)
    found = read(written, delimiter)
    assert found == [row for account in accounts for row in rows(account, texts)]
    assert len(COLUMNS) == 40
    assert list(found[0]) == list(COLUMNS)
    assert len(written.decode().splitlines()) == len(found) + 1
    assert all(len(row["Event Date"]) == 10 for row in found)


def test_another_reader_takes_the_tabs(both) -> None:
    room = io.BytesIO(export(*both, "polecat"))
    table = arrow_csv.read_csv(room, parse_options=arrow_csv.ParseOptions(delimiter="\t"))
    assert table.column_names == list(COLUMNS)
    assert table.num_rows == sum(len(rows(account)) for account in both[0])


def test_parquet_has_numbers_and_nulls(both, tmp_path) -> None:
    path = tmp_path / "coded.parquet"
    path.write_bytes(export(*both, "polecat-parquet"))
    table = parquet.read_table(path)
    assert table.column_names == list(COLUMNS)
    assert {name: table.schema.field(name).type for name in ("Intensity", "Latitude", "GeoNames ID", "Event Date")} == {
        "Intensity": pyarrow.float64(), "Latitude": pyarrow.float64(), "GeoNames ID": pyarrow.int64(),
        "Event Date": pyarrow.string(),
    }  # fmt: skip
    assert not any(value == "None" for row in table.to_pylist() for value in row.values())
    written = read(export(*both, "polecat"), "\t")
    for row, cells in zip(table.to_pylist(), written, strict=True):
        assert row["Intensity"] == pytest.approx(float(cells["Intensity"]))
        assert row["Latitude"] == (None if cells["Latitude"] == "None" else pytest.approx(float(cells["Latitude"])))


def test_hostile_words_stay_in_their_cells(hostile) -> None:
    for name, delimiter in (("polecat", "\t"), ("polecat-csv", ",")):
        lines = list(csv.reader(io.StringIO(export(*hostile, name).decode(), newline=""), delimiter=delimiter))
        assert {len(line) for line in lines} == {40}
        for value in (value for line in lines[1:] for value in line):
            assert not value.startswith(("=", "+", "@", "\t", "\r"))
            assert not value.startswith("-") or float(value) < 0


def test_events_go_by_the_desks_names(envoy) -> None:
    account = envoy[0][0]
    keys = {event.id: f"{number:010x}" for number, event in enumerate(account.events)}
    found = read(export(*envoy, "polecat", keys=keys), "\t")
    assert found
    assert all(any(f"-{key}-" in row["Event ID"] for key in keys.values()) for row in found)
