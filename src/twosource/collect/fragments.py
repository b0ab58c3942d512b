r"""Text out of small pieces of markup: what a feed's entry or an agency's item carries. Out goes a Passage.

One paragraph a block, a blank line between them; captions are told as such. What is no text is left away.

>>> passage("<p>The harbor was <b>shut</b>.</p><p>Nobody was hurt.</p>").text
'The harbor was shut.\n\nNobody was hurt.'
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from twosource.collect.elements import Element, local
from twosource.model import Segment, SegmentKind, Span

BLOCKS = frozenset((
    "p", "div", "section", "article", "header", "footer", "main", "aside", "blockquote", "bq", "block", "pre", "ul",
    "ol", "dl", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "hr", "table", "tr", "figure",
    "address", "nitf-table", "media", "note", "body", "body.content", "html",
))  # fmt: skip
CAPTIONS = frozenset(("figcaption", "media-caption", "caption"))
NO_TEXT = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "audio", "video", "canvas",
    "form", "button", "select", "input", "textarea", "head", "title", "meta", "link", "media-metadata",
    "media-reference", "media-producer",
))  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"))
CELLS = frozenset(("td", "th"))
BREAK = "br"
CONTROLS = dict.fromkeys((*range(1, 32), *range(127, 160)), " ")  # code points, no text


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and those of its paragraphs whose kind the markup tells."""

    text: str
    segments: tuple[Segment, ...] = ()

    def __add__(self, other: Passage) -> Passage:
        if not self.text or not other.text:
            return self if self.text else other
        shifted = moved(other.segments, len(self.text) + 2)
        return Passage(f"{self.text}\n\n{other.text}", (*self.segments, *shifted))


@dataclass(slots=True)
class Paragraphs:
    """Collects words into paragraphs, while markup is walked through."""

    done: list[tuple[str, SegmentKind | None]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    kinds: list[SegmentKind] = field(default_factory=list)

    def end(self) -> None:
        """Ends the paragraph; a line break stays one, two of them end a paragraph too."""
        kind = self.kinds[-1] if self.kinds else None
        lines = [" ".join(line.translate(CONTROLS).split()) for line in "".join(self.words).split(BREAK_MARK)]
        self.words.clear()
        for paragraph in "\n".join(lines).split("\n\n"):
            if plain := paragraph.strip():
                self.done.append((plain, kind))

    def passage(self) -> Passage:
        """All paragraphs."""
        self.end()
        segments, at = [], 0
        for paragraph, kind in self.done:
            if kind:
                segments.append(Segment(kind, Span(at, at + len(paragraph))))
            at += len(paragraph) + 2
        return Passage("\n\n".join(paragraph for paragraph, _ in self.done), tuple(segments))


BREAK_MARK = "\x00"


def passage(markup: str) -> Passage:
    """The text of a piece of HTML; plain text without a tag has its paragraphs where it has its blank lines."""
    if "<" not in markup:
        return plain(unescape(markup))
    from lxml import etree, html  # noqa: PLC0415  (slow to load, needed for feeds and items only)

    try:
        tree = html.fromstring(f"<div>{markup.replace(BREAK_MARK, ' ')}</div>")
    except (etree.LxmlError, ValueError):
        return plain(markup)
    return of_element(tree)


def plain(text: str) -> Passage:
    """A text without markup, its paragraphs cleaned of blanks."""
    paragraphs = Paragraphs()
    for line in text.split("\n"):
        paragraphs.words.append(line)
        paragraphs.words.append(BREAK_MARK)
    return paragraphs.passage()


def line(value: Any) -> str | None:
    """A text as one line, without markup; None of anything else."""
    return " ".join(passage(value).text.split()) or None if isinstance(value, str) else None


def moved(segments: Iterable[Segment], by: int) -> tuple[Segment, ...]:
    """Segments of a text before which so many characters were put."""
    return tuple(Segment(one.kind, Span(one.span.start + by, one.span.end + by)) for one in segments)


def of_element(element: Element) -> Passage:
    """The text of an element with all that is in it."""
    paragraphs = Paragraphs()
    unread = 0
    from lxml import etree  # noqa: PLC0415  (as above)

    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        name = local(node)
        if event == "start":
            unread += name in NO_TEXT
            _open(paragraphs, name)
            _say(paragraphs, node.text, heard=not unread)
        else:
            if event == "end":
                unread -= name in NO_TEXT
                _close(paragraphs, name)
            if node is not element:
                _say(paragraphs, node.tail, heard=not unread)
    return paragraphs.passage()


def _open(paragraphs: Paragraphs, name: str) -> None:
    if name in BLOCKS or name in CAPTIONS:
        paragraphs.end()
    if name in CAPTIONS:
        paragraphs.kinds.append("caption")
    elif name in HEADINGS:
        paragraphs.kinds.append("headline")


def _close(paragraphs: Paragraphs, name: str) -> None:
    if name in BLOCKS or name in CAPTIONS:
        paragraphs.end()
    if name in CAPTIONS or name in HEADINGS:
        paragraphs.kinds.pop()
    elif name in CELLS:
        paragraphs.words.append(" ")
    elif name == BREAK:
        paragraphs.words.append(BREAK_MARK)


def _say(paragraphs: Paragraphs, words: str | None, *, heard: bool) -> None:
    if words and heard:
        paragraphs.words.append(words)
