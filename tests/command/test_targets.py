"""What is never written over: a file that is read, whatever it is called, what tells about it, and any database."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from twosource.command.targets import is_one_file, spare
from twosource.errors import InputError

EXAMPLE = Path(__file__).parents[2] / "examples" / "envoy"
PORT = "LAGOS, March 3 (Reuters) - The port of Lagos was closed on Monday, the harbor master said.\n"


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder of reports with a `reports.json`, one with a file of its own, one in a language that is left out."""
    pile = tmp_path / "pile"
    shutil.copytree(EXAMPLE, pile)
    (pile / "port.txt").write_text(PORT, encoding="utf-8")
    (pile / "port.meta.yaml").write_text("outlet: Harbor Post\n", encoding="utf-8")
    (pile / "left.txt").write_text("Die Regierung hat den Hafen am Montag geschlossen, sagte er.\n" * 9, "utf-8")
    return pile


def refused(*arguments: str, stdin: Path | None = None) -> str:
    """The one line of a refusal."""
    with open(stdin or os.devnull, "rb") as given:
        done = subprocess.run(
            [sys.executable, "-m", "twosource.cli", *arguments],
            capture_output=True, check=False, timeout=120, encoding="utf-8", stdin=given,
        )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    return done.stderr


@pytest.mark.parametrize("name", ["reports.json", "port.txt", "port.meta.yaml", "left.txt"])
@pytest.mark.parametrize("verb", [("export", "--format", "csv"), ("code",), ("code", "--mentions")])
def test_what_is_read_for_a_folder_is_not_written_over(verb: tuple[str, ...], name: str, pile: Path) -> None:
    before = (pile / name).read_bytes()
    command, *options = verb
    out = options if "--mentions" in options else [*options, "--out"]
    assert "is read, so it is not written over" in refused(command, str(pile), *out, str(pile / name))
    assert (pile / name).read_bytes() == before


@pytest.mark.parametrize("link", [os.symlink, os.link], ids=["symlink", "hard link"])
def test_another_name_does_not_help(link: object, pile: Path) -> None:
    link(pile / "reports.json", pile.parent / "table.csv")  # type: ignore[operator]
    assert "is read" in refused("export", str(pile), "--out", str(pile.parent / "table.csv"))
    assert "is read" in refused("code", str(pile / "port.txt"), "--out", str(pile / ".." / "table.csv"))


def test_what_comes_from_standard_input_is_not_written_over(pile: Path) -> None:
    assert "is read" in refused("code", "-", "--out", str(pile / "port.txt"), stdin=pile / "port.txt")
    assert (pile / "port.txt").read_text(encoding="utf-8") == PORT


@pytest.mark.parametrize("name", ["desk.db", "desk.db-wal", "desk.db-journal", "link.csv"])
def test_no_database_is_written_over(name: str, tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "desk.db")
    base.execute("CREATE TABLE one (two)")
    base.commit()
    base.close()
    (tmp_path / "desk.db-wal").write_bytes(b"pages")
    (tmp_path / "desk.db-journal").write_bytes(b"pages")
    (tmp_path / "link.csv").symlink_to(tmp_path / "desk.db")
    with pytest.raises(InputError, match="is a database"):
        spare(tmp_path / name, [])


def test_other_files_are_written_over(pile: Path) -> None:
    (pile / "table.csv").write_text("old", encoding="utf-8")
    spare(pile / "table.csv", [str(pile / "port.txt"), "nowhere", "a\0b", "https://example.org/a", "-"])
    spare(Path(os.devnull), [os.devnull])


def test_one_file_is_known_before_it_is_there(tmp_path: Path) -> None:
    assert is_one_file(tmp_path / "a", tmp_path / "b" / ".." / "a")
    assert not is_one_file(tmp_path / "a", tmp_path / "b")
    (tmp_path / "a").touch()
    os.link(tmp_path / "a", tmp_path / "b")
    assert is_one_file(tmp_path / "a", tmp_path / "b")
