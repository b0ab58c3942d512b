"""Web pages: the bytes of a saved or fetched page -> Page, its text with what markup tells of it.

from twosource.collect.html import page

found = page(Path("story.html").read_bytes(), url="https://example.org/2021/03/05/harbor")
found.text, found.metadata.title, found.segments, found.reason
"""

from twosource.collect.html.kinds import PageKind
from twosource.collect.html.page import Page, page

__all__ = ["Page", "PageKind", "page"]
