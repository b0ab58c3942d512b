"""Lists of feeds in OPML. In come their bytes; out go the addresses in them, each once.

>>> addresses(b'<opml><body><outline text="News"><outline xmlUrl="https://example.org/rss"/></outline></body></opml>')
['https://example.org/rss']
"""

from __future__ import annotations

from twosource.collect.elements import every, parsed
from twosource.errors import InputError

ADDRESS = "xmlurl"


def addresses(raw: bytes) -> list[str]:
    """The feeds of a list in its order; raises InputError where it is broken or empty."""
    found: dict[str, None] = {}
    for outline in every(parsed(raw), "outline"):
        for name, value in outline.attrib.items():
            if name.lower() == ADDRESS and value.strip():
                found[value.strip()] = None
    if not found:
        raise InputError("a list of feeds without a feed")
    return list(found)
