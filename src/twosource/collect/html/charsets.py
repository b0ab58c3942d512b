"""Markup out of bytes. In come a page's bytes and the charset of its HTTP header; out goes the markup as text.

A byte order mark decides, then UTF-8 wherever it fits, then the header's charset, the markup's own, and last what the
bytes look like. UTF-8 goes first as other text hardly ever happens to be valid in it, while headers are often wrong.

    >>> decoded("<p>café</p>".encode("latin-1"), "iso-8859-1")
    '<p>café</p>'
"""

from __future__ import annotations

import codecs
import re

from twosource.collect.encodings import MARKS, decode, other_format
from twosource.errors import InputError

DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}?encoding=["']([\w.-]{2,40})""", re.I
)
LOOKED_AT = 65_536  # of the bytes: standards say 1,024, pages put it later
WIDER = {  # a charset as declared, and the superset that browsers read it as
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs",
}  # fmt: skip
MOST_BROKEN = 0.001  # of the characters: some are cut or pasted in, more is another charset
REPLACED = "\ufffd"


def decoded(raw: bytes, charset: str | None = None) -> str:
    """The markup; raises InputError where the bytes are no text or in a charset that cannot be told."""
    if (found := other_format(raw)) is not None:
        raise InputError(f"not a web page but {found}")
    if raw.startswith(tuple(mark for mark, _ in MARKS)) or b"\0" in raw[:64]:
        return decode(raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        declared = [codec for name in (charset, in_markup(raw)) if name and (codec := codec_of(name))]
    for codec in declared:
        text = raw.decode(codec, errors="replace")
        if text.count(REPLACED) <= MOST_BROKEN * len(text):
            return text
    text = decode(raw)
    if text.count(REPLACED) > MOST_BROKEN * len(text):
        raise InputError("in a charset that cannot be told")
    return text


def in_markup(raw: bytes) -> str | None:
    """The charset that the head of a page declares."""
    match = DECLARED.search(raw[:LOOKED_AT])
    return (match[1] or match[2]).decode("ascii") if match else None


def codec_of(name: str) -> str | None:
    """The codec for a declared charset, as browsers understand it; None where there is none for text."""
    try:
        known = codecs.lookup(name.strip("\"' "))
    except LookupError:
        return None
    if not known._is_text_encoding or known.name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode")):
        return None
    return WIDER.get(known.name, known.name)
