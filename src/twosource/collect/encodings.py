"""Text out of bytes. In come bytes; out goes the text, or why they are none.

A byte order mark decides, then UTF-8, then what the bytes look like. The mark itself is no part of the text; nothing
else is changed, line breaks neither.

    >>> decode("Kraków".encode("utf-16"))
    'Kraków'
"""

from __future__ import annotations

import codecs
import re

from twosource.errors import InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
FORMATS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "an archive or an office document",
    b"\x1f\x8b": "packed",
    b"BZh": "packed in another way than gzip",
    b"\xfd7zXZ": "packed in another way than gzip",
    b"\x28\xb5\x2f\xfd": "packed in another way than gzip",
    b"7z\xbc\xaf": "an archive",
    b"Rar!": "an archive",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "an office document",
    b"SQLite format 3\0": "a database",
    b"\x7fELF": "a program",
}
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
LOOKED_AT = 65_536
MOST_CONTROLS = 0.002  # of the bytes: a stray one happens, more is no text
FALLBACK = "windows-1252"


def decode(raw: bytes) -> str:
    """The text; raises InputError where the bytes are none."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], encoding)
    if (found := other_format(raw)) is not None:
        raise InputError(f"not text but {found}")
    if unmarked := _unmarked_utf16(raw[:LOOKED_AT]):
        return _strict(raw, unmarked)
    head = raw[:LOOKED_AT]
    if len(CONTROLS.findall(head)) > MOST_CONTROLS * len(head):
        raise InputError("not text")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(raw)


def other_format(raw: bytes) -> str | None:
    """What the bytes are by how they begin, where that is no text: "a PDF"."""
    return next((name for signature, name in FORMATS.items() if raw.startswith(signature)), None)


def charset_of(content_type: str | None) -> str | None:
    """The charset that a Content-Type names: that of "text/html; charset=utf-8"."""
    match = CHARSET.search(content_type or "")
    return match[1] if match else None


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"broken {encoding.upper()} at byte {error.start}") from error


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 of mostly Latin text has a zero in nearly every second byte."""
    half = len(head) // 2
    if half < 2:
        return None
    even, odd = head[0 : 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _legacy(raw: bytes) -> str:
    """Text in an encoding that has to be guessed; bytes that it does not know become U+FFFD."""
    import cchardet  # noqa: PLC0415  (most reports are UTF-8)

    guess = cchardet.detect(raw[:LOOKED_AT])["encoding"] or FALLBACK
    if guess.upper() in ("ASCII", "UTF-8", "UTF-8-SIG"):  # broken UTF-8, or bytes beyond those looked at
        return raw.decode("utf-8", errors="replace")
    try:
        return raw.decode(guess)
    except (UnicodeDecodeError, LookupError):
        return raw.decode(FALLBACK, errors="replace")
