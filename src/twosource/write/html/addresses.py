"""Addresses that a page may link to. In comes what a report has as its URL; out goes it, or nothing.

>>> web_address("https://harborpost.example/a?b=1"), web_address("javascript:alert(1)")
('https://harborpost.example/a?b=1', None)
"""

from __future__ import annotations

import re

HOST = r"[^\s/?#@\\<>\"'\x00-\x1f\x7f-\x9f\ud800-\udfff]+"
WEB = re.compile(rf"https?://{HOST}(?:[/?#][^\s<>\"\x00-\x1f\x7f-\x9f\ud800-\udfff]*)?", re.IGNORECASE)


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web, without a user's name in it; None for all others."""
    return url if url and WEB.fullmatch(url) else None
