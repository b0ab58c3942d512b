"""What a document is, by its name, by what a site calls it, and above all by how it begins.

>>> kind(b'<?xml version="1.0"?><!-- all news --><rss version="2.0">', suffix=".txt")
'feed'
>>> kind(b"The harbor was shut on Friday.")
'text'
"""

from __future__ import annotations

import json
import re
from typing import Literal

from twosource.collect.encodings import MARKS
from twosource.collect.inputs import JSON, LINES, MAIL, MARKUP, PAGES, TABLES
from twosource.collect.records import loaded
from twosource.errors import InputError

Kind = Literal["text", "lines", "records", "page", "feed", "json feed", "feed list", "newsroom", "archive", "packed"]

LOOKED_AT = 8_192
LONGEST_LINE = 1_000_000  # of JSON Lines: the first one is looked at
BLANKS = " \t\r\n\ufeff"
PACKED, ARCHIVE = b"\x1f\x8b", b"WARC/"
BEFORE_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s+(?P<type>[\w:.-]+)[^\[>]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE
)
ROOT = re.compile(r"\s*<(?:[\w.-]+:)?(?P<name>[A-Za-z][\w.-]*)")
ROOTS: dict[str, Kind] = {
    "html": "page", "rss": "feed", "feed": "feed", "rdf": "feed", "opml": "feed list", "newsitem": "newsroom",
    "packageitem": "newsroom", "newsmessage": "newsroom", "nitf": "newsroom",
}  # fmt: skip
PAGE_MEDIA = frozenset(("text/html", "application/xhtml+xml"))
MAIL_FIELDS = frozenset(("mime-version", "message-id", "received", "return-path", "delivered-to", "x-mozilla-status"))
JSON_FEED = re.compile(r'"version"\s*:\s*"https?://(?:www\.)?jsonfeed\.org/version/')


def kind(raw: bytes, *, suffix: str = "", media: str | None = None, guess: bool = False) -> Kind:
    """The kind of a document; where `guess` is true, JSON is recognized without a name that says so.

    Raises InputError of XML that is of no kind that is read, of mail, and of what calls itself a table.
    """
    if raw.startswith(ARCHIVE):
        return "archive"
    if raw.startswith(PACKED):
        return "packed"
    head = opening(raw)
    if (found := ROOTS.get(root(head))) is not None:
        return found
    if suffix in PAGES or (media in PAGE_MEDIA and head[:1] not in ("{", "[")):
        return "page"
    if suffix in MARKUP or head.startswith("<?xml"):
        raise InputError(f"XML of a kind that is not read: {root(head) or 'no element in it'}")
    if head.startswith("{") and JSON_FEED.search(head):
        return "json feed"
    return _plain(raw, head, suffix, guess=guess or "json" in (media or ""))


def _plain(raw: bytes, head: str, suffix: str, *, guess: bool) -> Kind:
    """The kind of what is no markup."""
    if suffix in LINES or (guess and _first_of_lines(raw)):
        return "lines"
    if suffix in JSON:
        return "records"
    if guess and head[:1] in ("{", "[") and _is_json(raw):
        return "records"
    if suffix in TABLES:
        raise InputError("a table, not a report: give its texts as files, or a record a line as JSON")
    if suffix in MAIL or _is_mail(head):
        raise InputError("an e-mail or a mailbox, which is not read: save the text alone")
    return "text"


def opening(raw: bytes) -> str:
    """How a document begins, whatever its encoding: good enough to know markup by."""
    head = raw[:LOOKED_AT]
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, errors="replace").lstrip(BLANKS)
    return head.decode("utf-8", errors="replace").lstrip(BLANKS)


def root(head: str) -> str:
    """The name of the first element without its prefix, in small letters, or that of the document type."""
    at, doctype = 0, ""
    while match := BEFORE_ROOT.match(head, at):
        at, doctype = match.end(), match["type"] or doctype
    element = ROOT.match(head, at)
    name = element["name"].lower() if element else ""
    return name if name in ROOTS else doctype.lower() or name


def _is_mail(head: str) -> bool:
    r"""Whether a text begins with the fields of a mail, one of which nobody writes by hand.

    >>> _is_mail("From: Jane Doe\nMIME-Version: 1.0\n\nThe harbor was shut."), _is_mail("Received: wisdom.")
    (True, False)
    """
    fields, gap, _ = head.replace("\r\n", "\n").partition("\n\n")
    lines = [line for line in fields.split("\n") if line[:1] not in (" ", "\t")]
    if len(lines) < 2 or not (gap or len(head) > LOOKED_AT // 2):
        return False
    told = [line.partition(":")[0].lower() for line in lines if ":" in line]
    strange = sum(not name.replace("-", "").isalnum() for name in told) + len(lines) - len(told)
    return strange <= (lines[0].startswith("From ")) + (not gap) and not MAIL_FIELDS.isdisjoint(told)


def _first_of_lines(raw: bytes) -> bool:
    """Whether the first of several lines is a JSON object by itself."""
    first, _, others = raw.strip().partition(b"\n")
    if not first.startswith(b"{") or not others or len(first) > LONGEST_LINE:
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _is_json(raw: bytes) -> bool:
    """Whether a text is JSON over several lines rather than prose that begins with a bracket."""
    try:
        return isinstance(loaded(raw.decode("utf-8-sig", errors="replace")), dict | list)
    except InputError:
        return False
