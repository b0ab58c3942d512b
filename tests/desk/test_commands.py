"""The desk as a user calls it: processes of their own, their output, their exit codes."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from twosource.desk import Desk
from twosource.settings import Settings

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "envoy")
Call = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the example in it."""
    path = str(tmp_path_factory.mktemp("commands") / "desk.db")
    done = twosource("add", EXAMPLE, db=path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("3 reports: 3 new")
    return path


def twosource(*arguments: str, db: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "twosource.cli", *arguments],
        capture_output=True,
        check=False,
        timeout=120,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={**os.environ, "NO_COLOR": "1", "TWOSOURCE_DB": db, **environment},
    )


def told(*arguments: str, db: str) -> Any:
    done = twosource(*arguments, "--format", "json", db=db)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_story_is_added_listed_shown_searched_and_compared(database: str) -> None:
    (row,) = told("stories", db=database)["items"]
    assert row["reports"] == 3
    assert row["changed"].endswith("Z")
    listed = twosource("stories", db=database).stdout
    assert listed.startswith(row["id"])
    assert row["title"] in listed
    assert told("show", row["id"], db=database)["story"] == {"id": row["id"], "title": row["title"]}
    assert len(told("show", row["id"], "--as-of", "2018-03-14", db=database)["reports"]) == 1
    hits = told("search", "water", "--type", "consult", db=database)["items"]
    assert hits
    assert all(hit["type"] == "CONSULT" for hit in hits)
    changes = told("changes", row["id"], "--since", "2018-03-16", db=database)
    assert any("Silk Road Monitor" in change["text"] for change in changes)
    again = twosource("add", EXAMPLE, db=database)
    assert again.stdout == "3 reports: 0 new, 3 known already\n"


def test_a_judgement_is_kept_and_taken_back(database: str) -> None:
    report, other = (one["id"] for one in told("add", EXAMPLE, db=database)["known"][:2])
    said = twosource("different", report, other, db=database)
    assert said.returncode == 0, said.stderr
    assert f"twosource different {report} {other} --undo" in said.stdout
    assert len(told("stories", db=database)["items"]) == 2
    back = twosource("different", report, other, "--undo", db=database)
    assert back.stdout.startswith("Taken back")
    assert len(told("stories", db=database)["items"]) == 1
    assert twosource("different", report, other, "--undo", db=database).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("show", "nonesuch"), "story nonesuch: not in this database"),
        (("show", "nonesuch", "--as-of", "soon"), "--as-of 'soon'"),
        (("changes", "nonesuch", "--since", "2018"), "story nonesuch"),
        (("changes", "nonesuch", "--since", "0001-01-01"), "story nonesuch"),
        (("search", "--type", "PARTY"), "--type PARTY"),
        (("search", "--from", "2018-13"), "--from '2018-13'"),
        (("search", "--from", "2022", "--to", "2018"), "--from 2022 is after --to 2018"),
        (("changes", "nonesuch", "--since", "2d", "--until", "5d"), "--since 2d is after --until 5d"),
        (("changes", "nonesuch", "--since", "2999"), "--since 2999: that is still to come"),
        (("stories", "--db", "mysql://a@b/c"), "mysql is not there"),
        (("stories", "--db", ""), "--db: there is no name in it"),
        (("stories", "--after", "x"), "not a place in this list"),
        (("same", "a", "b"), "no story, report, event or entity"),
        (("watch", "nowhere.opml"), "nowhere.opml: no such file"),
        (("watch", "https://example.org/feed", "--every", "5"), "--every '5'"),
    ],
)
def test_what_is_wrong_is_one_line(database: str, arguments: tuple[str, ...], complaint: str) -> None:
    done = twosource(*arguments, db=database)
    assert done.returncode == 2
    assert done.stdout == ""
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [("stories",), ("search", "x"), ("show", "nonesuch")])
def test_lists_do_not_wait_for_what_reads(database: str, arguments: tuple[str, ...]) -> None:
    script = (
        "import sys; from twosource.cli import run; run(); print([*{'spacy', 'alembic', 'thinc'} & {*sys.modules}])"
    )
    environment = {**os.environ, "TWOSOURCE_DB": database}
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, check=True, env=environment)
    assert done.stdout.decode().splitlines()[-1] == "[]", done.stderr


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_control_characters_of_a_report_never_reach_the_terminal(tmp_path: Path, form: str) -> None:
    hostile = "LAGOS, March 3 (Reuters) - The port of Lagos\x1b[31m\u202e was closed on Monday, a harbor pilot said."
    (tmp_path / "x.txt").write_text(hostile, encoding="utf-8")
    db = str(tmp_path / "desk.db")
    for arguments in (("add", str(tmp_path / "x.txt")), ("stories",), ("search", "lagos")):
        done = twosource(*arguments, "--format", form, db=db)
        assert done.returncode == 0, done.stderr
        assert "\x1b" not in done.stdout
        assert form == "json" or "\u202e" not in done.stdout


@pytest.mark.parametrize("name", ["desk.db", "desk.db-wal", "link.csv", "second.csv", "other.db"])
def test_the_desk_is_never_written_over(name: str, database: str, tmp_path: Path) -> None:
    story = told("stories", db=database)["items"][0]["id"]
    with closing(sqlite3.connect(database)) as base, closing(sqlite3.connect(tmp_path / "desk.db")) as copy:
        base.backup(copy)
    shutil.copy(tmp_path / "desk.db", tmp_path / "other.db")
    (tmp_path / "desk.db-wal").touch()
    (tmp_path / "link.csv").symlink_to(tmp_path / "desk.db")
    os.link(tmp_path / "desk.db", tmp_path / "second.csv")
    done = twosource("export", story, "--format", "csv", "--out", str(tmp_path / name), db=str(tmp_path / "desk.db"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "is not written over" in done.stderr
    assert len(told("stories", db=str(tmp_path / "desk.db"))["items"]) == 1


@pytest.mark.parametrize("named", ["option", "setting"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("stories",), ("search", "talks"), ("show", "abcd1234"), ("changes", "abcd1234"),
        ("export", "abcd1234", "--format", "csv"), ("same", "abcd", "bcde"), ("different", "abcd", "bcde"),
    ],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_a_database_that_is_not_there_is_not_made_by_who_only_asks(
    arguments: tuple[str, ...], named: str, tmp_path: Path
) -> None:
    slip = tmp_path / "slip.db"
    option = ("--db", str(slip)) if named == "option" else ()
    done = twosource(*arguments, *option, db="" if option else str(slip), XDG_DATA_HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (f"twosource: database {slip}: is not there; check its name, or make it with twosource add\n")
    assert list(tmp_path.iterdir()) == []


def test_changes_are_those_of_the_last_report_where_no_moment_is_named(database: str) -> None:
    (row,) = told("stories", db=database)["items"]

    def changed(*named: str) -> list[str]:
        return [one["text"] for one in told("changes", row["id"], *named, db=database)]

    assert changed() == changed("--since", "2018-03-16T12:00Z") != changed("--since", "2018")
    assert changed("--until", "2018-03-14") == changed("--since", "2017", "--until", "2018-03-14")
    with closing(Desk.open(database, Settings())) as desk:
        *_, before = [None, *sorted({one.learned for one in desk.tellings(row["id"])})[:-1]]
    since = "0001-01-02" if before is None else (before + timedelta(microseconds=1)).isoformat()
    assert changed("--known") == changed("--since", since, "--known")
