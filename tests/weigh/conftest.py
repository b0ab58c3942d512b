"""What tests of weighing share: a story that is built by hand."""

from __future__ import annotations

import pytest

from support.builder import Builder


@pytest.fixture
def build() -> Builder:
    return Builder()
