"""Sagas on the command line: `stories` names the story before and behind, `show` lists all, as they are and were."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FERRY = str(Path(__file__).parents[2] / "examples" / "ferry")
FIRST = "Death toll in Lake Volta ferry disaster rises to 14"
LATER = "Captain of sunken Ghana ferry charged as search is called off"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("sagas") / "desk.db")
    told = twosource("add", FERRY, db=path)
    assert told.count("of saga") == 2, "both parts are named, whichever was told first"
    assert told.count(f"twosource same {ids(path)[FIRST]} {ids(path)[LATER]}") == 1
    return path


def twosource(*arguments: str, db: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "twosource.cli", *arguments], capture_output=True, check=False, timeout=120,
        encoding="utf-8", stdin=subprocess.DEVNULL, env={**os.environ, "NO_COLOR": "1", "TWOSOURCE_DB": db},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def ids(database: str) -> dict[str, str]:
    return {
        row["title"]: row["id"] for row in json.loads(twosource("stories", "--format", "json", db=database))["items"]
    }


def test_the_list_names_the_story_before_and_behind(database: str) -> None:
    known = ids(database)
    told = " ".join(twosource("stories", db=database).split())
    assert f"part 1 of 2 of saga {known[FIRST]}; later: {known[LATER]} {LATER}, Oct 15, 2021" in told
    assert f"part 2 of 2 of saga {known[FIRST]}; earlier: {known[FIRST]} {FIRST}" in told
    rows = json.loads(twosource("stories", "--format", "json", db=database))["items"]
    assert {row["saga"]["id"] for row in rows} == {known[FIRST]}


def test_a_story_is_shown_with_its_saga(database: str) -> None:
    known = ids(database)
    head, _, listed = twosource("show", known[LATER], db=database).partition("Part of a saga of 2 stories\n")
    assert "References" in head
    first, later = listed.split("→")
    assert first.split()[0] == known[FIRST]
    assert " ".join(later.split()).startswith(f"{known[LATER]} Oct 15, 2021 Captain of sunken")


def test_what_came_later_is_not_named_as_of_a_day(database: str) -> None:
    told = twosource("show", ids(database)[FIRST], "--as-of", "2021-10-14", db=database)
    assert "saga" not in told


def test_other_formats_stay_what_they_are(database: str) -> None:
    story = ids(database)[FIRST]
    assert json.loads(twosource("show", story, "--format", "json", db=database))["story"]["id"] == story
    assert "Part of a saga" not in twosource("show", story, "--format", "markdown", db=database)
