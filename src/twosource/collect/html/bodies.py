"""The article of a page. In come its blocks; out go those that are its text, picked with trafilatura's help.

Trafilatura says which paragraphs are the article; the blocks say what each is, and where captions stand, which
trafilatura drops. Neighbors of its paragraphs that it overlooked are taken back in, asides that it took are left out.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.collect.html.authors import is_byline
from twosource.collect.html.blocks import LONGEST_SUBHEAD, SENTENCE_END, Block
from twosource.collect.html.dates import moment_of, role_of
from twosource.collect.patterns import boilerplate

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NOT_WORD = re.compile(r"\W+")
LONG_ENOUGH = 30  # letters from which on a paragraph is told by being inside of another
SMALL_BOX = 8  # blocks in an element that is beside the article
PROSE = 8  # words of a paragraph that is no label
LINKED = 0.5  # of its letters: above it a paragraph is a pointer
SHARE = 0.3  # of the text in one element: its other paragraphs belong to the article too
TOO_LITTLE = 50  # words that trafilatura may find before the page is looked at without it
NO_ARTICLE = frozenset(("aside", "byline", "date", "wall"))
LONGEST_STAMP = 90
LONGEST_LINE = 200  # characters of a byline or date


def body(blocks: Sequence[Block], root: HtmlElement) -> list[Block]:
    """The blocks of the article in reading order, captions and deck with them, its title not."""
    boxes = noticed(blocks)
    blocks = [block for block in blocks if not boxes or boxes.isdisjoint(block.element.iterancestors())]
    sure = confirmed(blocks, extracted(root))
    if words_of(blocks, sure) < TOO_LITTLE:
        sure = max(sure, most_prose(blocks), key=lambda numbers: words_of(blocks, numbers))
    if not sure:
        return []
    numbers = sure | neighbors(blocks, sure)
    first, last = min(numbers), max(numbers)
    title = max((at for at, block in enumerate(blocks[:first]) if block.kind == "title"), default=None)
    numbers |= pictures(blocks, numbers, title, last) | decks(blocks, title, first)
    return without_ends([blocks[number] for number in sorted(numbers)])


def noticed(blocks: Sequence[Block]) -> set[HtmlElement]:
    """Small elements that a heading shows to be no part of the article: "Sign up for our newsletter"."""
    found = {block.parent for block in blocks if block.kind == "heading" and is_notice(block)}
    sizes = Counter(above for block in blocks for above in block.element.iterancestors() if above in found)
    titled = {above for block in blocks if block.kind == "title" for above in block.element.iterancestors()}
    return {element for element in found if sizes[element] <= SMALL_BOX and element not in titled}


def extracted(root: HtmlElement) -> str:
    """The text that trafilatura finds; empty where it finds none."""
    import trafilatura  # noqa: PLC0415  (half a second, and only pages need it)

    return trafilatura.extract(copy.deepcopy(root), include_comments=False, include_tables=False) or ""


def confirmed(blocks: Sequence[Block], text: str) -> set[int]:
    """The blocks whose words the text has."""
    lines = [key for line in text.splitlines() if (key := NOT_WORD.sub("", line.casefold()))]
    known, whole = set(lines), "\n".join(lines)
    found = set()
    for number, block in enumerate(blocks):
        if fits(block):
            key = NOT_WORD.sub("", block.text.casefold())
            if key in known or (len(key) >= LONG_ENOUGH and key in whole):
                found.add(number)
    return found


def fits(block: Block) -> bool:
    """Whether a block may be text of an article: no title, caption, aside, byline, date, or pointer."""
    if block.kind in ("title", "caption") or "aside" in block.parts:
        return False
    if len(block.text) <= LONGEST_LINE and (block.parts & NO_ARTICLE or is_stamp(block.text) or is_byline(block.text)):
        return False
    if not any(letter.isalpha() for letter in block.text):
        return False
    return block.linked <= LINKED * len(block.text) or (len(block.text) > LONGEST_LINE and "." in block.text)


def prose(block: Block) -> bool:
    """Whether a block is sentences rather than a label."""
    return block.text.count(" ") >= PROSE and block.kind in ("text", "quote", "item")


def most_prose(blocks: Sequence[Block]) -> set[int]:
    """The paragraphs of the element that has the most of them."""
    fitting = [number for number, block in enumerate(blocks) if fits(block) and prose(block)]
    share: Counter[HtmlElement] = Counter()
    for number in fitting:
        share[container(blocks[number])] += len(blocks[number].text)
    if not share:
        return set()
    best = max(share, key=lambda element: share[element])
    return {number for number in fitting if container(blocks[number]) is best}


def container(block: Block) -> HtmlElement:
    """The element in which a paragraph stands beside others: that of a list for its items."""
    if block.element.tag in ("p", "li", "h2", "h3", "h4", "blockquote"):
        return block.parent
    return block.element


def neighbors(blocks: Sequence[Block], sure: set[int]) -> set[int]:
    """Paragraphs and headings in the elements that hold the article, overlooked so far."""
    share: Counter[HtmlElement] = Counter()
    for number in sure:
        share[container(blocks[number])] += len(blocks[number].text)
    enough = SHARE * share.total()
    homes = {element for element, size in share.items() if size >= enough}
    first, last = min(sure), max(sure)
    return {
        number
        for number, block in enumerate(blocks)
        if number not in sure
        and fits(block)
        and container(block) in homes
        and (first < number < last or (prose(block) and SENTENCE_END.search(block.text)))
    }


def pictures(blocks: Sequence[Block], numbers: set[int], title: int | None, last: int) -> set[int]:
    """The captions of the article: from its title on, or in the element that holds it all; each of a row once."""
    scope = common([blocks[number].element for number in (*numbers, *([title] if title is not None else []))])
    first = min(numbers) if title is None else title
    found: set[int] = set()
    seen: list[str] = []
    for number, block in enumerate(blocks):
        if block.kind != "caption" or "aside" in block.parts or block.linked or number > last + 1:
            continue
        inside = scope is not None and scope.tag != "body" and scope in block.element.iterancestors()
        if (inside or first <= number <= last) and block.text not in seen[-1:]:
            found.add(number)
            seen.append(block.text)
    return found


def common(elements: Sequence[HtmlElement]) -> HtmlElement | None:
    """The innermost element that holds all of them."""
    above: list[HtmlElement] | None = None
    for element in dict.fromkeys(elements):
        own = [element, *element.iterancestors()]
        known = set(own)
        above = own if above is None else [one for one in above if one in known]
    return above[0] if above else None


def decks(blocks: Sequence[Block], title: int | None, first: int) -> set[int]:
    """The lines between the title and the text that markup calls a deck."""
    if title is None:
        return set()
    found = [
        number
        for number in range(title + 1, first)
        if "deck" in blocks[number].parts and "aside" not in blocks[number].parts and blocks[number].kind != "caption"
    ]
    listed = [blocks[number].kind == "item" for number in found]
    boxed = any(listed) and not all(listed)  # a list with a heading of its own: a box, which repeats the text
    return set() if boxed else set(found)


def without_ends(chosen: list[Block]) -> list[Block]:
    """The blocks without headings that nothing follows, and without one that another follows at once."""
    while chosen and (is_heading(chosen[-1]) or is_notice(chosen[-1])):
        chosen.pop()
    return [one for one, after in pairwise([*chosen, None]) if one and not (doubled(one, after))]


def doubled(one: Block, after: Block | None) -> bool:
    """Whether a block says the same as the one after it."""
    return after is not None and one.kind == after.kind and one.text == after.text


def is_heading(block: Block) -> bool:
    """Whether a block is a heading: by its element, or as it is short, bold and no sentence."""
    if block.kind == "heading":
        return True
    short = len(block.text) <= LONGEST_SUBHEAD and not SENTENCE_END.search(block.text)
    return block.kind == "text" and block.strong and short


def is_notice(block: Block) -> bool:
    """Whether a block is a copyright line or the like, which stands below the article."""
    rule = boilerplate().match(block.text)
    return rule is not None and rule.kind == "boilerplate" and block.kind != "caption"


def is_stamp(line: str) -> bool:
    """Whether a short line gives a date with its time of day, and so is no text."""
    found = moment_of(line) if len(line) <= LONGEST_STAMP else None
    return found is not None and (found.precision == "minute" or role_of(line) is not None)


def words_of(blocks: Sequence[Block], numbers: set[int]) -> int:
    """How many words those blocks have."""
    return sum(len(blocks[number].text.split()) for number in numbers)
