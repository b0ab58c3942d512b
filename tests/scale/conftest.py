"""What the tests of scale share: corpora and faults of the benches, and what an undisturbed run makes of a corpus."""

from __future__ import annotations

import pytest

from corpora import reports
from faults import UNIT, Calm, batch, write_lines

SIZE = 18


@pytest.fixture(scope="session")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Calm:
    folder = tmp_path_factory.mktemp("calm")
    path = write_lines(folder / "corpus.jsonl", list(reports(SIZE)))
    done = batch([path], folder / "out", *UNIT, "--workers", "1")
    assert done.returncode == 0, done.stderr
    return Calm(path, folder / "out")
