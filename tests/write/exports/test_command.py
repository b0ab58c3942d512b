"""`twosource export` as a user calls it: stories of a desk, reports, accounts; files whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from pathlib import Path

import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from twosource.cli import app
from twosource.command.export import ExportFormat
from twosource.command.output import save
from twosource.desk import Desk
from twosource.errors import InputError, MissingError, TwosourceError
from twosource.write.exports import FORMATS, export
from twosource.write.json import as_json, as_jsonl, load_all

FERRY = Path(__file__).parents[3] / "examples" / "ferry"


def run(*arguments: object, stdin: bytes = b"") -> bytes:
    """What the command writes; raises what it raises."""
    done = CliRunner().invoke(app, ["export", *map(str, arguments)], input=stdin)
    if done.exception is not None:
        raise done.exception
    return done.stdout_bytes


@pytest.fixture
def written(ferry, tmp_path: Path) -> Path:
    path = tmp_path / "ferry.json"
    path.write_text(as_json(ferry[0]), encoding="utf-8")
    return path


def test_the_choices_are_the_formats() -> None:
    assert [one.value for one in ExportFormat] == list(FORMATS)


def test_reports_are_read_and_exported() -> None:
    rows = list(csv.DictReader(io.StringIO(run(FERRY, "--format", "csv").decode())))
    assert rows[0]["outlets"] == "Volta Mirror; Coast Daily; Lakeside Radio"


def test_an_account_is_exported_without_reading_anything(written: Path, ferry, monkeypatch) -> None:
    monkeypatch.setattr("twosource.pipeline.read", None)
    assert run(written, "--format", "geojson") == export(ferry[0], {}, "geojson")
    assert run("-", "--format", "geojson", stdin=written.read_bytes()) == export(ferry[0], {}, "geojson")


def test_accounts_in_a_list_and_one_a_line_are_taken(both, tmp_path: Path) -> None:
    for name, text in (("a.json", as_json(both[0])), ("a.jsonl", as_jsonl(both[0]))):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        assert load_all(path.read_bytes()) == both[0]
        rows = list(csv.DictReader(io.StringIO(run(path, "--format", "csv").decode())))
        assert {row["story"] for row in rows} == {account.story.id for account in both[0]}
        chosen = both[0][1].story.id
        rows = list(csv.DictReader(io.StringIO(run(path, "--format", "csv", "--story", chosen).decode())))
        assert {row["story"] for row in rows} == {chosen}


def test_a_story_of_the_desk_is_exported_with_its_permanent_names(tmp_path: Path) -> None:
    database = tmp_path / "desk.db"
    desk = Desk.open(database)
    desk.add([FERRY])
    story = desk.stories().items[0].id
    told = desk.told(story)
    desk.close()
    found = json.loads(run(story, "--db", database, "--format", "jsonld"))
    events = {node["@id"] for node in found["@graph"] if "sem:Event" in node["@type"]}
    assert events == {f"urn:twosource:{story}:event:{told.keys[event.id]}" for event in told.account.events}
    claims = [node for node in found["@graph"] if "schema:Claim" in node["@type"]]
    assert all(node["schema:text"] for node in claims)
    assert len(claims) == len(told.account.claims) > 5
    early = json.loads(run(story, "--db", database, "--format", "json", "--as-of", "2021-10-12"))
    assert [report["outlet"] for report in early["reports"]] == ["Volta Mirror"]
    with pytest.raises(MissingError, match="at that moment"):
        run(story, "--db", database, "--format", "json", "--as-of", "2020-01-01")
    with pytest.raises(MissingError, match="no story of this database"):
        run("abcdef0123", "--db", database, "--format", "json")


# ── Files ──


def test_the_format_is_known_by_the_name_of_the_file(written: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.parquet"
    assert run(written, "--out", out) == b""
    assert parquet.read_table(out).num_rows > 5
    for name in ("events.docx", "events"):
        with pytest.raises(InputError, match="which format"):
            run(written, "--out", tmp_path / name)


def test_a_file_keeps_its_permissions_and_nothing_is_left_beside_it(written: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    out.write_text("old", encoding="utf-8")
    out.chmod(0o640)
    run(written, "--out", out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.csv", "ferry.json"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    save(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_what_fails_leaves_the_old_file(written: Path, tmp_path: Path, monkeypatch) -> None:
    out = tmp_path / "events.csv"
    out.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TwosourceError, match=r"events\.csv: cannot be written: no space left on device"):
        run(written, "--out", out)
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.csv", "ferry.json"]


@pytest.mark.parametrize("place", [".", "missing/x.csv"])
def test_a_place_that_cannot_be_written_is_one_line(written: Path, tmp_path: Path, place: str) -> None:
    with pytest.raises(TwosourceError, match="cannot be written"):
        run(written, "--format", "csv", "--out", tmp_path / place)


def test_a_file_that_was_read_is_not_written_over(written: Path, ferry, tmp_path: Path) -> None:
    lines = tmp_path / "both.jsonl"
    lines.write_text(json.dumps({"text": "OSLO, March 3 (AP) - The port was shut on Monday, a pilot said."}) + "\n")
    for path in (written, lines):
        before = path.read_bytes()
        with pytest.raises(InputError, match=f"{path.name}: is read"):
            run(path, "--format", "csv", "--out", path)
        assert path.read_bytes() == before
    out = tmp_path / "again.csv"
    assert [run(written, "--out", out) for _ in range(2)] == [b"", b""]


def test_a_device_is_written_to_and_not_replaced() -> None:
    save(Path("/dev/null"), b"gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


# ── Wrong input ──


def test_a_table_of_bytes_is_nothing_for_a_terminal(written: Path, monkeypatch) -> None:
    monkeypatch.setattr("twosource.command.export.is_terminal", lambda: True)
    with pytest.raises(InputError, match="--out"):
        run(written, "--format", "parquet")
    monkeypatch.setattr("twosource.command.export.is_terminal", lambda: False)
    assert run(written, "--format", "parquet").startswith(b"PAR1")


def test_moments_are_for_stories_of_the_desk(written: Path) -> None:
    with pytest.raises(InputError, match="for a story of the desk"):
        run(written, "--format", "csv", "--as-of", "2021-10-12")


def test_a_broken_account_is_refused_and_other_json_is_read_as_reports(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "twosource.account/1", "story": 3}', encoding="utf-8")
    with pytest.raises(InputError, match=r"twosource\.account/1"):
        run(broken, "--format", "csv")
    (tmp_path / "pile.jsonl").write_text(
        json.dumps({"text": "LAGOS (AP) — The port of Lagos was closed on Monday, the harbor master said."}), "utf-8"
    )
    assert b"port of Lagos" in run(tmp_path / "pile.jsonl", "--format", "json")
