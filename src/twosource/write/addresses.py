"""Addresses that a page, a map or a table may link to. In comes what a report has as its URL; out goes it, or nothing.

>>> web_address("https://harborpost.example/a?b=1"), web_address("javascript:alert(1)")
('https://harborpost.example/a?b=1', None)
>>> web_address("https://bank.example@evil.example/")  # a user's name that looks like a host
"""

from __future__ import annotations

import re

UNSEEN = r"\x00-\x20\x7f-\x9f\ud800-\udfff\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
NEVER = rf"\s<>\[\]\"{{}}|\\^`{UNSEEN}"
WEB = re.compile(rf"https?://[^/?#@'{NEVER}]+(?:[/?#][^{NEVER}]*)?", re.IGNORECASE)
LONGEST = 2000  # characters


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web, without a user's name in it or characters that nobody sees; else None."""
    return url if url and len(url) <= LONGEST and WEB.fullmatch(url) else None
