"""`twosource code`: tables and JSON of coded events, and what stands behind them."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from twosource.write.exports.mentions import MENTIONS, as_json, as_jsonl, as_mentions
from twosource.write.exports.polecat import COLUMNS, rows

EXAMPLES = Path(__file__).parents[3] / "examples"


def twosource(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "twosource", *arguments], capture_output=True, text=True, check=False)


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


def test_a_folder_becomes_a_table_and_its_mentions(tmp_path) -> None:
    done = twosource("code", EXAMPLES / "ferry", "--mentions", tmp_path / "mentions.tsv")
    assert (done.returncode, done.stderr) == (0, "")
    events = table(done.stdout)
    assert list(events[0]) == list(COLUMNS)
    mentions = table((tmp_path / "mentions.tsv").read_text(encoding="utf-8"))
    assert {one["Event ID"] for one in mentions} == {event["Event ID"] for event in events}
    assert len(mentions) > len(events)


def test_more_events_are_coded_than_an_editor_would_list(ferry) -> None:
    coded = table(twosource("code", EXAMPLES / "ferry").stdout)
    listed = rows(ferry[0][0], ferry[1])
    assert {row["Event ID"] for row in listed} < {row["Event ID"] for row in coded}


def test_a_file_that_cannot_be_written_is_told_in_one_line(tmp_path) -> None:
    done = twosource("code", EXAMPLES / "ferry", "--out", tmp_path / "nowhere" / "events.tsv")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_nothing_to_read_is_told_in_one_line() -> None:
    done = twosource("code", "nowhere")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_mentions_are_the_words_of_the_reports(both) -> None:
    accounts, texts = both
    for one in table(as_mentions(accounts, texts).decode()):
        words = " ".join(texts[one["Report"]][int(one["Start"]) : int(one["End"])].split())
        assert one["Words"].lstrip("'") == words
        assert one["Status"] not in ("denied", "cancelled", "unclear") or words


def test_json_has_the_same_rows_with_their_mentions(both) -> None:
    accounts, texts = both
    listed = json.loads(as_json(accounts, texts))
    assert [json.loads(line) for line in as_jsonl(accounts, texts).splitlines()] == listed
    assert [{name: one[name] for name in COLUMNS} for one in listed] == [
        row for account in accounts for row in rows(account, texts)
    ]
    assert any(one["Dyads"] for one in listed)
    for one in listed:
        assert all(len(dyad) == 2 and dyad[0] != dyad[1] for dyad in one["Dyads"])
        assert one["Mentions"]
        assert set(one["Mentions"][0]) == set(MENTIONS) - {"Event ID"}


@pytest.mark.parametrize("write", [as_json, as_jsonl, as_mentions])
def test_hostile_words_make_no_bytes_that_are_no_text(hostile, write) -> None:
    assert write(*hostile).decode("utf-8")


def test_no_stories_make_no_rows() -> None:
    assert json.loads(as_json((), {})) == []
    assert as_jsonl((), {}) == b""
    assert as_mentions((), {}).decode().splitlines() == ["\t".join(MENTIONS)]


def test_no_file_is_written_over_by_what_is_made_of_it(tmp_path) -> None:
    shutil.copytree(EXAMPLES / "ferry", tmp_path / "ferry")
    files = {path: path.read_bytes() for path in (tmp_path / "ferry").iterdir()}
    for option in ("--out", "--mentions"):
        done = twosource("code", tmp_path / "ferry", option, tmp_path / "ferry" / "mirror.txt")
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert "mirror.txt: is read" in done.stderr
    assert {path: path.read_bytes() for path in (tmp_path / "ferry").iterdir()} == files


def test_two_tables_are_two_files(tmp_path) -> None:
    done = twosource("code", "nowhere", "--out", tmp_path / "a.tsv", "--mentions", tmp_path / "." / "a.tsv")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "--out and --mentions name one file" in done.stderr
