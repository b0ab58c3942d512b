"""Readings kept: a Reading in, bytes of JSON out, and back again; what was written by another version is refused.

packed = pack(reading)
unpack(packed) == reading
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from twosource.errors import InputError, plainly
from twosource.model import Reading

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def pack(reading: Reading) -> bytes:
    """The reading as one line of JSON, the same bytes for the same reading."""
    return _adapter().dump_json(reading)


def unpack(record: bytes) -> Reading:
    """The reading again; raises InputError where the record is not of a reading in today's form."""
    from pydantic import ValidationError  # noqa: PLC0415  (only who keeps readings needs it)

    try:
        return _adapter().validate_json(record)
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(map(str, problem["loc"])) or "the record"
        what = f"{place}: {plainly(problem)}"
        raise InputError(f"a kept reading cannot be read: {what}; read the report again") from error


@cache
def _adapter() -> TypeAdapter[Reading]:
    from pydantic import TypeAdapter  # noqa: PLC0415  (a third of a second, which a brief need not wait for)

    return TypeAdapter(Reading)
