"""What is kept of a reading is the whole reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from twosource import records
from twosource.errors import InputError
from twosource.pipeline import read

EXAMPLES = Path(__file__).parent.parent / "examples"


def test_a_reading_comes_back_as_it_was() -> None:
    readings, _ = read([EXAMPLES / "ferry"])
    assert tuple(records.unpack(records.pack(reading)) for reading in readings) == readings


@pytest.mark.parametrize("record", [b"", b"\xff", b"null", b"{}", b'{"report": {"id": 3}}'])
def test_what_is_no_reading_is_one_clear_line(record: bytes) -> None:
    with pytest.raises(InputError, match=r"^a kept reading cannot be read: .*; read the report again$"):
        records.unpack(record)
