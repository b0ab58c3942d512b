"""Forms in which things lie in the database. In come model objects, text or JSON; out go bytes, and back again.

>>> unpacked(packed("Zürich".encode())).decode()
'Zürich'
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any

from twosource.model import Report

if TYPE_CHECKING:
    from pydantic import TypeAdapter

LEVEL = 3  # a tenth of the size for a millisecond
UNFIT = re.compile("[\x00\ud800-\udfff]")  # what no database takes as text
GAPS = re.compile(r"[\W_]+")


def packed(raw: bytes) -> bytes:
    """The bytes, deflated."""
    return zlib.compress(raw, LEVEL)


def unpacked(kept: bytes) -> bytes:
    """The bytes as they were."""
    return zlib.decompress(kept)


def pack_report(report: Report) -> bytes:
    """A report as it was collected."""
    return packed(_reports().dump_json(report))


def unpack_report(kept: bytes) -> Report:
    """The report as it was collected."""
    return _reports().validate_json(unpacked(kept))


def pack_json(value: Any) -> bytes:
    """A JSON value, the same bytes for the same value."""
    return packed(json.dumps(value, sort_keys=True, separators=(",", ":")).encode())


def unpack_json(kept: bytes) -> Any:
    """The value again."""
    return json.loads(unpacked(kept))


def plain(text: str | None) -> str | None:
    """Text without what no database takes: NUL and halves of surrogate pairs."""
    return None if text is None else UNFIT.sub("\ufffd", text)


def folded(text: str) -> str:
    """Words as the index has them: without case, accents and marks, so that "Yong-chol" is "yong chol".

    >>> folded("Kim Yong-chol’s Élysée visit")
    'kim yong chol s elysee visit'
    """
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return GAPS.sub(" ", UNFIT.sub(" ", bare).casefold()).strip()


def digest(*parts: object) -> str:
    """A hash of the parts, the same for the same ones."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _reports() -> TypeAdapter[Report]:
    from pydantic import TypeAdapter  # noqa: PLC0415  (a third of a second, which only who keeps reports needs)

    return TypeAdapter(Report)
