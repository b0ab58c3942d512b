"""Something to be read, before it is known what it is. In come bytes; out goes a Document, with what is said about it.

>>> Document("reports/strike.txt", b"...").stem, Document("https://example.org/a/strike.html", b"...").stem
('strike', 'strike')
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from twosource.collect.inputs import STDIN
from twosource.collect.sidecars import Sidecars
from twosource.collect.web.addresses import is_address
from twosource.settings import Settings

ID_OF_STDIN = "stdin"
PACKED = re.compile(r"\.(?:gz|warc)$", re.IGNORECASE)
LONGEST_STEM = 80
UNNAMED = "page"
SENT = "sent:"  # before the name of a file that somebody has sent


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes, and where they come from: `path` as the user knows it; `url`, `media` and `charset` as a site told."""

    path: str
    raw: bytes
    url: str | None = None
    media: str | None = None
    charset: str | None = None

    @property
    def suffix(self) -> str:
        """What the name ends in: ".json"."""
        return "" if self.url else os.path.splitext(PACKED.sub("", self.path))[1].lower()

    @property
    def is_sent(self) -> bool:
        """Whether somebody has sent it, by its name alone."""
        return self.path.startswith(SENT)

    @property
    def stem(self) -> str:
        """The name, as ids are made of it."""
        return stem(self.path)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What readers may turn to: settings, the web, what the user gave by itself, files beside the one at hand."""

    settings: Settings
    fetch: Callable[[str], Document]
    given: frozenset[str] = frozenset()
    sidecars: Sidecars = field(default_factory=Sidecars)


def stem(path: str) -> str:
    """A short name: a file's without its suffix, of an address the last part that is one."""
    if path == STDIN:
        return ID_OF_STDIN
    if not is_address(path):
        return os.path.splitext(PACKED.sub("", os.path.basename(path)))[0]
    try:
        parts = urlsplit(path)
    except ValueError:
        return UNNAMED
    named = [unquote(part) for part in parts.path.split("/") if part]
    name = os.path.splitext(named[-1])[0] if named else parts.hostname or ""
    return re.sub(r"[^\w.-]+", "-", name)[:LONGEST_STEM].strip("-") or UNNAMED
