"""Signatures kept. In come a Reading, or bytes; out go a Signature as it is kept, or as `link` takes it."""

from __future__ import annotations

import zlib
from dataclasses import replace

from twosource.link.stories import Signature, pack, signature, unpack
from twosource.model import Reading
from twosource.store.packing import packed, unpacked
from twosource.store.signatures import Signed


def signed(reading: Reading, number: int, made_by: str) -> Signed:
    """The signature of a reading as it is kept; a date that a sister report has given does not count."""
    report = reading.report
    if report.published and report.published.basis == "sister":
        reading = replace(reading, report=replace(report, published=None))
    one = signature(reading)
    moment = one.moment.timestamp() if one.moment else None
    return Signed(report.id, number, made_by, moment, one.keys, packed(pack(one)))


def taken(report: str, kept: bytes) -> Signature | None:
    """The signature again; None where another program has kept it in a form of its own."""
    try:
        return replace(unpack(unpacked(kept)), id=report)
    except (KeyError, TypeError, ValueError, zlib.error):
        return None
