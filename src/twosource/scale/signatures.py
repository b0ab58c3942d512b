"""Signatures kept: a Signature in, bytes of JSON out, and back again, equal to what it was."""

from __future__ import annotations

import json
from datetime import date, datetime

from twosource.link.stories import Signature


def written(one: Signature) -> bytes:
    """The signature as a line of JSON."""
    told = {
        "id": one.id,
        "moment": one.moment.isoformat() if one.moment else None,
        "terms": dict(one.terms),
        "head": dict(one.head),
        "keys": one.keys,
        "days": [day.isoformat() for day in one.days],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def taken(raw: bytes) -> Signature:
    """The signature again."""
    told = json.loads(raw)
    return Signature(
        id=told["id"],
        moment=datetime.fromisoformat(told["moment"]) if told["moment"] else None,
        terms=told["terms"],
        head=told["head"],
        keys=tuple(told["keys"]),
        days=tuple(map(date.fromisoformat, told["days"])),
    )
