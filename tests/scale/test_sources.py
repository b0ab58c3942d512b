"""Inputs of all kinds as one stream: the same ids in whatever reports come, and what is wrong is named."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from faults import archive
from twosource.collect.streams import opened
from twosource.errors import InputError
from twosource.model import LeftOut
from twosource.scale.items import Item, Kept
from twosource.scale.sources import Source
from twosource.settings import Settings

TEXT = "VALPARAISO (Reuters) - Dockers walked out on Monday, their union said, and {} ships waited off the port.\n"
RECORDS = [
    {"text": TEXT.format(word), "outlet": "Reuters", "url": f"https://example.org/{word}", "date": "2018-05-04"}
    for word in ("two", "three", "four", "five")
]
LINES = "".join(json.dumps(record) + "\n" for record in RECORDS).encode()


def stream(*paths: Path | str) -> tuple[list[Item], list[LeftOut]]:
    found = list(Source([str(path) for path in paths], Settings()).items())
    return [one for one in found if isinstance(one, Item)], [one for one in found if isinstance(one, LeftOut)]


def texts(items: list[Item]) -> list[str]:
    pieces = (item.piece for item in items)
    return [opened(piece).text for piece in pieces if not isinstance(piece, Kept)]


def test_records_are_the_same_reports_in_lines_packed_lines_and_parquet(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(LINES))
    pq.write_table(pa.Table.from_pylist(RECORDS), tmp_path / "c.parquet")
    ids = [[item.id for item in stream(tmp_path / name)[0]] for name in ("a.jsonl", "b.jsonl.gz", "c.parquet")]
    assert ids[0] == ids[1] == ids[2]
    assert len(set(ids[0])) == len(RECORDS)
    items, left_out = stream(tmp_path)
    assert [item.id for item in items] == ids[0]
    assert len(left_out) == 2 * len(RECORDS)
    assert all(one.reason.startswith("the same as ") for one in left_out)


def test_the_order_of_the_paths_does_not_matter(tmp_path: Path) -> None:
    for number, record in enumerate(RECORDS):
        (tmp_path / f"{number}.txt").write_text(record["text"], "utf-8")
    paths = sorted(tmp_path.glob("*.txt"))
    assert stream(*paths) == stream(*reversed(paths)) == stream(tmp_path) == stream(f"{tmp_path}/*.txt")


def test_one_text_of_two_outlets_is_two_reports(tmp_path: Path) -> None:
    twins = [{"text": TEXT, "outlet": outlet} for outlet in ("Reuters", "Herald", "REUTERS")]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in twins), "utf-8")
    items, left_out = stream(tmp_path / "a.jsonl")
    assert len({item.id for item in items}) == 2
    assert [one.path for one in left_out] == [f"{tmp_path / 'a.jsonl'}:3"]


def test_what_is_broken_is_named_and_the_rest_read(tmp_path: Path) -> None:
    lines = LINES.splitlines(keepends=True)
    (tmp_path / "a.jsonl").write_bytes(lines[0] + b'{"text": \n' + b'{"outlet": "Nobody"}\n' + lines[1])
    items, left_out = stream(tmp_path / "a.jsonl")
    assert len(items) == 2
    assert "line 2" in left_out[0].reason
    assert left_out[1].path.endswith(":3")


def test_packed_lines_that_are_cut_off_are_read_up_to_there(tmp_path: Path) -> None:
    many = b"".join(json.dumps({**RECORDS[0], "url": f"https://example.org/{n}"}).encode() + b"\n" for n in range(3000))
    packed = gzip.compress(many)
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    items, left_out = stream(tmp_path / "a.jsonl.gz")
    assert 0 < len(items) < 3000
    assert "cut off" in left_out[-1].reason


def test_pages_of_an_archive_are_looked_into_later(tmp_path: Path) -> None:
    raw = archive([{**record, "text": record["text"] * 3} for record in RECORDS])
    (tmp_path / "a.warc.gz").write_bytes(raw)
    items, left_out = stream(tmp_path / "a.warc.gz")
    assert not left_out
    assert all("Dockers walked out" in text for text in texts(items))
    (tmp_path / "a.warc.gz").write_bytes(raw[: len(raw) * 2 // 3])
    fewer, left_out = stream(tmp_path / "a.warc.gz")
    assert [item.id for item in fewer] == [item.id for item in items][: len(fewer)]
    assert 0 < len(fewer) < len(items)
    assert "cut off" in left_out[-1].reason


def test_a_page_in_a_file_of_its_own_knows_what_stands_beside_it(tmp_path: Path) -> None:
    body = "".join(f"<p>{TEXT.format(word)}</p>" for word in ("two", "nine", "ten", "six", "seven") * 3)
    page = f"<html><head><title>Dockers walk out</title></head><body><article>{body}</article></body></html>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"outlet": "Harbor Times", "url": "https://example.org/a"}), "utf-8")
    (item,), _ = stream(tmp_path)
    assert not isinstance(item.piece, Kept)
    assert opened(item.piece).metadata.outlet == "Harbor Times"


def test_where_the_stream_stands_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES)
    pq.write_table(pa.Table.from_pylist(RECORDS), tmp_path / "c.parquet")
    source = Source([str(tmp_path)], Settings())
    for _ in source.items():
        pass
    assert source.done == source.total == sum(path.stat().st_size for path in tmp_path.iterdir())


@pytest.mark.parametrize("path", ["-", "https://example.org/a", "nowhere.txt", "none/*.jsonl"])
def test_what_cannot_be_read_again_is_refused(path: str) -> None:
    with pytest.raises(InputError, match=r"nowhere|none|begin again"):
        Source([path], Settings())


def test_what_a_run_writes_is_none_of_its_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES)
    (tmp_path / "out" / "readings").mkdir(parents=True)
    (tmp_path / "out" / "readings" / "part-00000.parquet").write_bytes(b"")
    assert Source([str(tmp_path)], Settings(), str(tmp_path / "out")).found == [str(tmp_path / "a.jsonl")]


def test_damaged_parquet_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    items, (left_out,) = stream(tmp_path / "a.parquet")
    assert not items
    assert "no Parquet" in left_out.reason


def test_what_no_reader_of_parquet_can_turn_into_values_is_named(tmp_path: Path) -> None:
    half = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"\xff\xfe")])
    pq.write_table(pa.table({"text": half}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"text": ["x"], "date": pa.array([2**62], pa.timestamp("us"))}), tmp_path / "b.parquet")
    bare = pa.schema([("report", pa.string())], metadata={"twosource.table": "readings"})
    pq.write_table(pa.table({"report": ["a"]}, schema=bare), tmp_path / "c.parquet")
    items, left_out = stream(tmp_path)
    assert not items
    assert [Path(one.path).name for one in left_out] == ["a.parquet", "b.parquet", "c.parquet:1"]


def test_a_file_name_that_is_no_text_can_be_kept_in_tables(tmp_path: Path) -> None:
    Path(os.fsdecode(bytes(tmp_path) + b"/\xff.txt")).write_text(TEXT.format("two"), encoding="utf-8")
    (item,), _ = stream(tmp_path)
    assert item.place.endswith("/?.txt")


def test_inputs_that_all_lie_where_datasets_go_are_told_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT.format("two"), encoding="utf-8")
    with pytest.raises(InputError, match="all inputs lie in --out"):
        Source([str(tmp_path)], Settings(), out=str(tmp_path))
