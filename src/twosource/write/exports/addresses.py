"""Names of things on the web of data. In come ids; out go IRIs that are safe.

>>> address("s 1", "event", "V<3>")
'urn:twosource:s%201:event:V%3C3%3E'
"""

from __future__ import annotations

from urllib.parse import quote


def address(story: str, kind: str, id: str) -> str:
    """The address of something in a story; it leads nowhere, it only names."""
    parts = (quote(part.encode("utf-8", "replace"), safe="") for part in (story, kind, id))
    return f"urn:twosource:{':'.join(parts)}"
