"""The builder of stories that the tests of weighing have, for accounts."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

SPEC = importlib.util.spec_from_file_location("builder", Path(__file__).parent.parent / "weigh" / "conftest.py")
BUILDER = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(BUILDER)


@pytest.fixture
def build():
    return BUILDER.Builder()
