"""Names of things on the web of data. In come ids and addresses as reports have them; out go IRIs that are safe.

>>> address("s 1", "event", "V<3>")
'urn:twosource:s%201:event:V%3C3%3E'
>>> web_address("javascript:alert(1)"), web_address("https://x.example/a?b=1")
(None, 'https://x.example/a?b=1')
"""

from __future__ import annotations

import re
from urllib.parse import quote

WEB = re.compile(
    r"https?://[^\s<>\[\]\"{}|\\^`\x00-\x20\x7f-\x9f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2060-\u2069]{1,2000}"
)


def address(story: str, kind: str, id: str) -> str:
    """The address of something in a story; it leads nowhere, it only names."""
    parts = (quote(part.encode("utf-8", "replace"), safe="") for part in (story, kind, id))
    return f"urn:twosource:{':'.join(parts)}"


def web_address(url: str | None) -> str | None:
    """The address of a page, if it is one that a link may have."""
    return url if url and WEB.fullmatch(url) else None
