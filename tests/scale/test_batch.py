"""A whole run on this machine: what it writes, that it goes on where it stopped, what it says of what went wrong."""

from __future__ import annotations

import json
import signal
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq

from corpora import reports
from faults import UNIT, Calm, batch, column, ended, hashes, readers, running, told, units_done, until, write_lines
from twosource.link.sagas import sagas
from twosource.link.stories import partition, signature
from twosource.records import pack, unpack
from twosource.scale.rows import story_row
from twosource.scale.tables import table_of
from twosource.write.json import load
from twosource.write.origins import told_apart
from world.readings import stream


def test_a_run_writes_every_report_once_with_all_that_hangs_on_it(calm: Calm) -> None:
    ids = column(calm.out, "reports", "id")
    assert len(ids) == len(set(ids)) == calm.size
    for table, name in (("readings", "report"), ("claims", "report"), ("events", "report"), ("entities", "report")):
        assert set(column(calm.out, table, name)) <= set(ids)
    stories = column(calm.out, "stories", "id")
    assert sorted(report for ids in column(calm.out, "stories", "reports") for report in ids) == sorted(ids)
    assert set(column(calm.out, "reports", "story")) == set(stories) == set(column(calm.out, "accounts", "story"))
    assert all(json.loads(account)["brief"] for account in column(calm.out, "accounts", "account"))


def test_offsets_are_into_the_text_of_the_report(calm: Calm) -> None:
    texts = dict(zip(column(calm.out, "reports", "id"), column(calm.out, "reports", "text"), strict=True))
    rows = pq.read_table(calm.out / "timexes").to_pylist()
    assert rows
    assert all(texts[row["report"]][row["start"] : row["end"]] == row["text"] for row in rows)
    for row in pq.read_table(calm.out / "events").to_pylist():
        start = row["trigger_start"]
        assert texts[row["report"]][start : start + len(row["trigger"])] == row["trigger"]


def test_a_kept_reading_is_the_report_s(calm: Calm) -> None:
    for report, packed in zip(
        column(calm.out, "readings", "report"), column(calm.out, "readings", "reading"), strict=True
    ):
        assert unpack(packed).report.id == report


def test_two_workers_in_two_runs_of_which_one_was_killed_write_the_same_bytes(calm: Calm, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with running([calm.input], out, *UNIT, "--workers", "2") as run:
        until(lambda: units_done(out) >= 2)
        run.send_signal(signal.SIGKILL)
        ended(run)
    assert not (out / "run.json").exists()
    with running([calm.input], out, *UNIT, "--workers", "2") as run:
        until(lambda: readers(run) and units_done(out) < calm.size // 2)
        readers(run)[0].kill()
        code, complaint = ended(run)
    assert code == 0, complaint
    assert hashes(out) == calm.hashes
    run = told(out)["run"]
    assert run["reports_read_before"] >= 2
    assert run["reports_read"] + run["reports_read_before"] == calm.size


def test_more_input_is_read_beside_what_was_read(calm: Calm, tmp_path: Path) -> None:
    out, more = tmp_path / "out", write_lines(tmp_path / "zz.jsonl", list(reports(calm.size + 3))[calm.size :])
    first = write_lines(tmp_path / "a.jsonl", list(reports(calm.size))[:6])
    assert batch([first], out, *UNIT, "--workers", "1").returncode == 0
    assert batch([more, first], out, *UNIT, "--workers", "1").returncode == 0
    assert told(out)["run"]["reports_read_before"] >= 4
    assert len(column(out, "reports", "id")) == 9
    assert batch([out / "readings"], tmp_path / "again", *UNIT, "--workers", "1").returncode == 0
    assert column(tmp_path / "again", "accounts", "account") == column(out, "accounts", "account")


def test_the_stories_are_those_of_a_pile_that_is_held_as_a_whole(tmp_path: Path) -> None:
    made = list(stream(90, seed=3))
    rows = [{"report": one.report.id, "story": "", "reading": pack(one)} for one in reversed(made)]
    pq.write_table(table_of("readings", rows), tmp_path / "readings.parquet")
    done = batch([tmp_path / "readings.parquet"], tmp_path / "out", "--workers", "2")
    assert done.returncode == 0, done.stderr
    found = {frozenset(ids) for ids in column(tmp_path / "out", "stories", "reports")}
    assert found == {frozenset(ids) for ids in partition(list(map(signature, made)))}
    assert any(len(ids) > 2 for ids in found)
    rows = pq.read_table(tmp_path / "out" / "stories").to_pylist()
    signed = {one.report.id: signature(one) for one in made}
    whole = sagas({row["id"]: [signed[report] for report in row["reports"]] for row in rows})
    assert {row["id"]: row["saga"] for row in rows} == whole
    assert len(set(whole.values())) < len(whole), "some are kin"


def test_origins_are_counted_as_the_desk_counts_them(calm: Calm) -> None:
    rows = {row["id"]: row for row in pq.read_table(calm.out / "stories").to_pylist()}
    accounts = zip(*(column(calm.out, "accounts", name) for name in ("story", "account")), strict=True)
    told_of = {story: load(account.encode()) for story, account in accounts}
    assert {story: rows[story]["origins"] for story in told_of} == {
        story: len(told_apart(account.origins)) for story, account in told_of.items()
    }
    some = next(account for account in told_of.values() if any(not one.anonymous for one in account.origins))
    named = next(one for one in some.origins if not one.anonymous)
    twice = replace(some, origins=(*some.origins, replace(named, id="O99")))
    assert story_row((), twice)["origins"] == rows[some.story.id]["origins"], "one name is one origin"


def test_two_runs_never_write_to_one_folder(calm: Calm, tmp_path: Path) -> None:
    with running([calm.input], tmp_path / "out", *UNIT, "--workers", "1"):
        until(lambda: units_done(tmp_path / "out") > 0)
        refused = batch([calm.input], tmp_path / "out", *UNIT)
    assert refused.returncode == 2
    assert "another run" in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_what_cannot_be_begun_is_one_line(tmp_path: Path) -> None:
    for path, told_ in (("nowhere/*.warc.gz", "nowhere"), ("-", "folders"), ("https://example.org/a", "folders")):
        refused = batch([path], tmp_path / "out")
        assert refused.returncode == 2
        assert told_ in refused.stderr
        assert refused.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_cluster_of_no_known_kind_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_lines(tmp_path / "in" / "a.jsonl", reports(1))
    refused = batch([str(tmp_path / "in")], tmp_path / "out", "--cluster", "foo://x")
    assert refused.returncode == 2
    assert "tcp://host:8786" in refused.stderr
    assert refused.stderr.count("\n") == 1
