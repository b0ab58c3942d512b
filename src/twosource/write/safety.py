r"""News text is not to be trusted. In comes any text; out goes it without what could steer a terminal or a page.

>>> safe("a\x1b[31mb\u202ec")
'abc'
"""

from __future__ import annotations

import re

ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_a-z=>])")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
BLANKS = re.compile(r"\s+")
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!])")
STARTS = re.compile(r"^(\s*)([-+=>]|\d+(?=[.)]))")


def safe(text: str) -> str:
    """One line without escape sequences, control characters, and characters that turn the direction of text."""
    return " ".join(clean(text).split())


def clean(text: str) -> str:
    """The same for a part of a line: the blanks at its ends stay, any other run of blanks is one."""
    return BLANKS.sub(" ", CONTROLS.sub("", ESCAPES.sub("", text)))


def markdown_safe(text: str) -> str:
    """The same, and no character of it is markup; an address stays text."""
    escaped = MARKDOWN.sub(r"\\\1", safe(text)).replace("://", ":&#47;/").replace("&lt;", "&amp;lt;")
    return STARTS.sub(r"\1\\\2", escaped)
