"""The blocks of a page in reading order. In comes its tree; out go Blocks: paragraphs, headings, items, captions.

>>> from twosource.collect.html.trees import tree
>>> [(block.kind, block.text) for block in blocks(tree("<h1>Port shut</h1><p>It is <b>shut</b>.<p>For <i>good</i>."))]
[('title', 'Port shut'), ('text', 'It is shut.'), ('text', 'For good.')]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

from twosource import lexicon
from twosource.collect.html.captions import caption
from twosource.collect.html.parts import NOTHING, hidden, parts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BlockKind = Literal["title", "heading", "text", "item", "quote", "cell", "caption"]
KINDS: dict[str, BlockKind] = {
    "h1": "title", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "item", "dd": "item", "dt": "item", "blockquote": "quote", "td": "cell", "th": "cell", "caption": "caption",
}  # fmt: skip
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # where a line may break; no letters
MOST_OF = 0.4  # of all text in paragraphs: what holds more is no aside, whatever it is called
GOES_ON = re.compile(r"[,;–—―-]$")
SENTENCE_END = re.compile(r"[.!?…:”\"’')\]]$")
LONGEST_SUBHEAD = 110
SHORT_LINE = 60
FEW = 20  # pieces of text in the beginning of a paragraph
DATE = frozenset(("date",))
ASIDE = frozenset(("aside",))
INHERITED = frozenset(("aside", "byline", "date", "deck", "post", "wall"))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or the like: its words, how many of their letters are links, and the parts of the page it is in.

    `parent` is the element that holds the one whose text it is; `strong` tells that all of it is printed bold.
    """

    kind: BlockKind
    text: str
    element: HtmlElement
    parts: frozenset[str]
    linked: int = 0
    strong: bool = False

    @property
    def parent(self) -> HtmlElement:
        """The element around the one whose text it is."""
        above = self.element.getparent()
        return self.element if above is None else above


def blocks(root: HtmlElement) -> list[Block]:
    """Every block that a reader sees, those beside the article too."""
    body = root.find("body")
    reader = Reader(weights(root))
    reader.element(root if body is None else body, "text", frozenset())
    reader.flush()
    return reader.found


def weights(root: HtmlElement) -> dict[HtmlElement, int]:
    """How many characters of paragraphs are in each element."""
    elements = list(root.iter())
    found = {one: len(one.text_content()) if one.tag == "p" else 0 for one in elements}
    for one in reversed(elements):
        above = one.getparent()
        if above is not None:
            found[above] += found[one]
    return found


@dataclass(slots=True)
class Reader:
    """Walks a tree and cuts its text into blocks; `weights` says how much text of paragraphs each element holds."""

    weights: dict[HtmlElement, int]
    found: list[Block] = field(default_factory=list)
    pieces: list[tuple[str, bool, bool]] = field(default_factory=list)
    kind: BlockKind = "text"
    owner: HtmlElement | None = None
    within: frozenset[str] = frozenset()
    links: int = 0
    bold: int = 0

    def element(self, element: HtmlElement, kind: BlockKind, within: frozenset[str]) -> None:
        """Takes in an element with all that is in it."""
        tag = element.tag
        if tag in _elements()["unread"] or (hidden(element) and not self.is_most(element)):
            return
        if tag == "br":
            self.take("\n")
            return
        own = parts(element) | (ASIDE if tag in _elements()["aside"] else DATE if tag == "time" else NOTHING)
        if not self.is_most(element):
            within |= own & INHERITED
        if self.is_picture(element, own):
            self.picture(element, within)
        elif tag in KINDS or tag in _elements()["block"]:
            self.block(element, KINDS.get(tag, kind), within)
        else:
            self.inline(element, kind, within)

    def block(self, element: HtmlElement, kind: BlockKind, within: frozenset[str]) -> None:
        """An element that begins and ends a paragraph."""
        self.flush()
        before = self.kind, self.owner, self.within
        self.kind, self.owner, self.within = kind, element, within
        self.content(element, kind, within)
        self.flush()
        self.kind, self.owner, self.within = before

    def inline(self, element: HtmlElement, kind: BlockKind, within: frozenset[str]) -> None:
        """An element within a paragraph; one that is a part of the page by its name is a paragraph of its own."""
        if within - self.within and not (element.tail or "").strip() and self.has_begun_shortly():
            self.block(element, kind, within)
            return
        link, bold = element.tag == "a", element.tag in ("b", "strong")
        self.links += link
        self.bold += bold
        self.content(element, kind, within)
        self.links -= link
        self.bold -= bold

    def has_begun_shortly(self) -> bool:
        """Whether the paragraph at hand has little text so far."""
        return len(self.pieces) < FEW and sum(len(text) for text, _, _ in self.pieces) <= LONGEST_SUBHEAD

    def content(self, element: HtmlElement, kind: BlockKind, within: frozenset[str]) -> None:
        """The text of an element and of all in it, in their order."""
        self.take(element.text)
        for child in element:
            self.element(child, kind, within)
            self.take(child.tail)

    def picture(self, element: HtmlElement, within: frozenset[str]) -> None:
        """The caption of a picture, with its credit."""
        self.flush()
        if words := caption(element):
            self.found.append(Block("caption", words, element, within))

    def is_picture(self, element: HtmlElement, own: frozenset[str]) -> bool:
        """Whether the element is a picture with its caption, and no other is inside."""
        if element.tag not in ("figure", "figcaption") and "caption" not in own:
            return False
        return element.find(".//figure") is None and element.find(".//h1") is None and not self.is_most(element)

    def is_most(self, element: HtmlElement) -> bool:
        """Whether most of the page's text is inside."""
        return self.weights[element] > MOST_OF * next(iter(self.weights.values()))

    def take(self, text: str | None) -> None:
        """Adds a piece of text to the paragraph at hand."""
        if text and (text == "\n" or text.strip() or self.pieces):
            self.pieces.append((text if text == "\n" else text.replace("\n", " "), self.links > 0, self.bold > 0))

    def flush(self) -> None:
        """Ends the paragraph at hand; broken lines of it that end like sentences are paragraphs of their own."""
        pieces, self.pieces = self.pieces, []
        if self.owner is None or not pieces:
            return
        for line in lines(pieces) if self.kind not in ("title", "heading") else [unbroken(pieces)]:
            words = " ".join("".join(text for text, _, _ in line).translate(UNSEEN).split())
            if words:
                linked = sum(len(text.strip()) for text, link, _ in line if link)
                strong = all(bold or not text.strip() for text, _, bold in line)
                self.found.append(Block(self.kind, words, self.owner, self.within, linked, strong))


def ends(line: str, after: str) -> bool:
    """Whether a broken line is a paragraph: it ends like a sentence, or is short and what comes after begins anew."""
    if SENTENCE_END.search(line):
        return True
    return len(line) <= SHORT_LINE and not GOES_ON.search(line) and not after.lstrip()[:1].islower()


def unbroken(pieces: Sequence[tuple[str, bool, bool]]) -> list[tuple[str, bool, bool]]:
    """Pieces of text with blanks for line breaks."""
    return [(" ", False, False) if piece[0] == "\n" else piece for piece in pieces]


def lines(pieces: Sequence[tuple[str, bool, bool]]) -> list[list[tuple[str, bool, bool]]]:
    """Pieces of text parted at line breaks: at two in a row, and at one that comes after a full stop."""
    found: list[list[tuple[str, bool, bool]]] = [[]]
    breaks, line = 0, ""
    for piece in pieces:
        if piece[0] == "\n":
            breaks += 1
            continue
        if not piece[0].strip() and breaks:
            continue
        if breaks > 1 or (breaks and ends(line.strip(), piece[0])):
            found.append([])
            line = ""
        elif breaks:
            found[-1].append((" ", False, False))
        line = line[-LONGEST_SUBHEAD:] + piece[0]
        breaks = 0
        found[-1].append(piece)
    return found


@cache
def _elements() -> dict[str, frozenset[str]]:
    """The names of elements by what they mean to a reader."""
    return {name: frozenset(names) for name, names in lexicon.load("markup")["elements"].items()}
