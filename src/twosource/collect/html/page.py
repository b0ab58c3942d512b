"""A web page as a report. In come its bytes; out goes a Page: text, metadata, segments, or why it is left out.

>>> page(b"<title>404 Not Found</title><h1>Not Found</h1>").kind
'other'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.collect.html.charsets import decoded
from twosource.collect.metadata import NOTHING, Metadata
from twosource.errors import InputError
from twosource.model import Segment

PageKind = Literal["article", "paywall", "live", "gallery", "index", "other"]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds.

    `text` is what is read of it, a blank line between paragraphs; `segments` are the paragraphs whose kind markup
    tells. `reason` says in one line why the page is left out, and is None where it is read. `metadata.url` is the
    canonical address, `metadata.date` and `metadata.modified` its times; `language` is what the page says of itself.
    """

    kind: PageKind
    text: str = ""
    segments: tuple[Segment, ...] = ()
    metadata: Metadata = NOTHING
    language: str | None = None
    reason: str | None = None


def page(raw: bytes, *, url: str | None = None, charset: str | None = None) -> Page:
    """What the bytes of a page hold; `url` is where they come from, `charset` what the HTTP header says.

    Nothing is executed and nothing fetched. Never raises: bytes that are no page have their reason.
    """
    try:
        markup = decoded(raw, charset)
    except InputError as error:
        return Page("other", reason=str(error))
    import trafilatura  # noqa: PLC0415  (most reports are text)

    text = trafilatura.extract(markup, url=url, include_comments=False, favor_precision=True) or ""
    text = "" if len(text) < 100 else text
    reason = None if text else "a web page without a text to read"
    return Page("article" if text else "other", text.replace("\n", "\n\n"), metadata=Metadata(url=url), reason=reason)
