"""A report that hangs, eats memory or ends the process that reads it is set aside, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from faults import batch, column, faulty_pipeline, poisonous, write_lines
from twosource.scale.limits import Exceeded, within


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    return faulty_pipeline(tmp_path_factory.mktemp("faulty"))


def test_poisonous_reports_are_set_aside_with_the_reason(tmp_path: Path, faulty: tuple[str, dict[str, str]]) -> None:
    words = ("Hangsworth", "Hungerford", "Diehard")
    good = [poisonous("Goodport"), poisonous("Finehaven")]
    path = write_lines(tmp_path / "a.jsonl", [good[0], *map(poisonous, words), good[1]])
    options = ("--workers", "1", "--pipeline", faulty[0], "--limit-seconds", "3", "--limit-memory", "500")
    done = batch([path], tmp_path / "out", *options, env=faulty[1])
    assert done.returncode == 0, done.stderr
    assert len(column(tmp_path / "out", "reports", "id")) == len(good)
    places, reasons = (column(tmp_path / "out", "set_aside", name) for name in ("place", "reason"))
    assert places == [f"{path}:{line}" for line in (2, 3, 4)]
    assert [reason.split()[0] for reason in reasons] == ["took", "needed", "ended"]


def test_what_was_set_aside_is_tried_again_where_asked(tmp_path: Path, faulty: tuple[str, dict[str, str]]) -> None:
    path = write_lines(tmp_path / "a.jsonl", [poisonous("Slowton")])
    options = ("--workers", "1", "--pipeline", faulty[0], "--limit-seconds")
    for more, read in ((["1"], 0), (["60"], 0), (["60", "--retry"], 1)):
        done = batch([path], tmp_path / "out", *options, *more, env=faulty[1])
        assert done.returncode == 0, done.stderr
        assert len(column(tmp_path / "out", "reports", "id")) == read
        assert len(column(tmp_path / "out", "set_aside", "id")) == 1 - read


def test_the_alarm_ends_what_runs_in_a_regular_expression() -> None:
    import re  # noqa: PLC0415

    with pytest.raises(Exceeded), within(0.2):
        re.fullmatch(r"(a+)+b", "a" * 40)


def test_no_alarm_rings_later() -> None:
    with within(0.05):
        pass
    sum(range(10_000_000))
