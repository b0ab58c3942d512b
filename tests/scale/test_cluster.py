"""The same bytes without a cluster, on one worker, on four, and with one of them killed: real processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from faults import UNIT, Calm, batch, cluster, ended, hashes, running, units_done, until
from twosource.errors import SetupError
from twosource.scale.cluster import Cluster
from twosource.scale.messages import Setup
from twosource.scale.units import ReadUnit
from twosource.scale.versions import differences, versions
from twosource.scale.work import perform
from twosource.settings import Settings


def test_a_cluster_writes_the_same_bytes_whatever_happens_to_its_workers(calm: Calm, tmp_path: Path) -> None:
    with cluster(1) as dask:
        one = batch([calm.input], tmp_path / "one", *UNIT, "--cluster", dask.address)
        assert one.returncode == 0, one.stderr
        for _ in range(3):
            dask.start_worker()
        four = batch([calm.input], tmp_path / "four", *UNIT, "--cluster", dask.address)
        assert four.returncode == 0, four.stderr
        with running([calm.input], tmp_path / "killed", *UNIT, "--cluster", dask.address) as run:
            until(lambda: units_done(tmp_path / "killed") >= 1)
            dask.kill_worker()
            code, complaint = ended(run)
        assert code == 0, complaint
    assert hashes(tmp_path / "one") == hashes(tmp_path / "four") == hashes(tmp_path / "killed") == calm.hashes


def test_an_address_that_is_none_is_one_line(calm: Calm, tmp_path: Path) -> None:
    refused = batch([calm.input], tmp_path / "out", "--cluster", "scheduler")
    assert refused.returncode == 2
    assert "tcp://" in refused.stderr
    assert refused.stderr.strip().splitlines()[-1].startswith("twosource: --cluster")


def test_a_worker_with_other_versions_does_nothing() -> None:
    setup = Setup(Settings(), 1000)
    expected = {**versions(setup.settings), "spacy": "0.1"}
    with pytest.raises(SetupError, match=r"other versions: spacy 0\.1 here, 3"):
        perform(ReadUnit("", ()), setup, 1, expected)


def test_versions_that_only_move_results_may_differ() -> None:
    assert differences({"pyarrow": "1", "spacy": "3"}, {"pyarrow": "2", "spacy": "3"}) == []


def test_an_input_that_breaks_is_no_lost_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Iterator[ReadUnit]:
        raise OSError("the disk with the inputs is gone")
        yield

    executor = Cluster("tcp://127.0.0.1:1", 1, Setup(Settings(), 1000), 1)
    monkeypatch.setattr(executor, "room", lambda: 2)
    with pytest.raises(OSError, match="inputs"):
        list(executor.run(broken()))
