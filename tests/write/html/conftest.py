"""What the tests of the page share: accounts of an example."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from twosource.pipeline import read, tell
from twosource.write.contract import Account
from twosource.write.html import as_html

EXAMPLES = Path(__file__).parents[3] / "examples"
Told = tuple[tuple[Account, ...], dict[str, str]]


def told_of(*paths: Path) -> Told:
    """The accounts of some files, and the texts of their reports."""
    readings, left_out = read(paths)
    return tell(readings, left_out), {reading.report.id: reading.report.text for reading in readings}


@pytest.fixture(scope="session")
def envoy() -> Told:
    return told_of(EXAMPLES / "envoy")


@pytest.fixture(scope="session")
def both() -> Told:
    """Two stories in one pile."""
    return told_of(EXAMPLES / "envoy", EXAMPLES / "ferry")


@pytest.fixture
def page_of() -> Callable[[Told], str]:
    return lambda told: as_html(*told)
