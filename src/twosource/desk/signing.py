"""Signatures kept. In come a Reading, or bytes; out go a Signature as it is kept, or as `link` takes it."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import date, datetime

from twosource.link.stories import Signature, signature
from twosource.model import Reading
from twosource.store.packing import pack_json, unpack_json
from twosource.store.signatures import Signed


def signed(reading: Reading, number: int, made_by: str) -> Signed:
    """The signature of a reading as it is kept; a date that a sister report has given does not count."""
    report = reading.report
    if report.published and report.published.basis == "sister":
        reading = replace(reading, report=replace(report, published=None))
    one = signature(reading)
    moment = one.moment.timestamp() if one.moment else None
    kept = {
        "moment": one.moment.isoformat() if one.moment else None,
        "terms": dict(one.terms),
        "head": dict(one.head),
        "keys": one.keys,
        "days": [day.isoformat() for day in one.days],
    }
    return Signed(report.id, number, made_by, moment, one.keys, pack_json(kept))


def taken(report: str, packed: bytes) -> Signature | None:
    """The signature again; None where another program has kept it in a form of its own."""
    try:
        kept = unpack_json(packed)
        return Signature(
            id=report,
            moment=datetime.fromisoformat(kept["moment"]) if kept["moment"] else None,
            terms=kept["terms"],
            head=kept["head"],
            keys=tuple(kept["keys"]),
            days=tuple(map(date.fromisoformat, kept["days"])),
        )
    except (KeyError, TypeError, ValueError, zlib.error):
        return None
