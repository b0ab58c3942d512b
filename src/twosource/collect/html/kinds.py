"""What kind of page it is. In come what tags tell, blocks and article; out go the kind, and why it is left out.

A live blog is left out, as its posts have each a time of their own, and so are stubs before a paywall, galleries
without a report, front and section pages, and pages that are no report at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from twosource import lexicon
from twosource.collect.html.blocks import Block
from twosource.collect.html.bodies import prose
from twosource.collect.html.facts import Source
from twosource.collect.html.jsonld import types
from twosource.collect.web.addresses import is_front

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PageKind = Literal["article", "paywall", "live", "gallery", "index", "other"]
STUB = 150  # words below which a report that is not free to read is a stub
HALF = 0.6  # of the words that the page says its report has
POSTS = 4  # timed posts that make a live blog
CAPTIONS = 4
TEASERS = 8  # linked headings of a section page
FEW_WORDS = 150
FEWEST = 40  # words of a report on a page that does not say that it is one
FLASH = 8  # words of one on a page that does


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a page, and why it is left out; None where it is read."""

    kind: PageKind
    reason: str | None = None


def verdict(source: Source, body: Sequence[Block], title: str | None) -> Verdict:
    """The page's kind, by what it says of itself first and by its looks second."""
    told = set(types(source.item))
    count = sum(len(block.text.split()) for block in body if block.kind not in ("caption", "heading"))
    return (
        refused(source, count, title)
        or live(source, told)
        or walled(source, body, count)
        or gallery(source, body, told, count)
        or index(source, body, told, count)
        or small(source, told, count)
        or Verdict("article")
    )


def refused(source: Source, count: int, title: str | None) -> Verdict | None:
    """A page that shows an error, asks for consent, or wants to know whether a human is there."""
    head = source.root.find(".//title")
    heads = [
        title or "",
        head.text_content() if head is not None else "",
        *(block.text for block in source.blocks if block.kind == "title"),
    ]
    lines = [*heads, *(block.text for block in source.blocks[:60])] if count < FEW_WORDS else []
    for entry, pattern in signs():
        if entry["kind"] != "paywall" and count < entry["longest"]:
            for line in lines if count < FEWEST else heads:
                if match := pattern.search(line):
                    article = "an" if entry["kind"][0] in "aeiou" else "a"
                    return Verdict("other", f"no report but {article} {entry['kind']}: “{match[0].strip()}”")
    return None


def live(source: Source, told: set[str]) -> Verdict | None:
    """A live blog: by its type, or by many posts."""
    kinds = lexicon.load("markup")["types"]
    updates = source.item.get("liveBlogUpdate")
    posts = timed_posts(source.blocks)
    count = max(len(updates) if isinstance(updates, list) else 0, len(posts))
    if told & set(kinds["live"]) or (len(posts) >= POSTS and are_most(posts, source.blocks)):
        many = f" of {count} posts" if count else ""
        return Verdict(
            "live", f"a live blog{many}, each with its own time: save those to be read as reports of their own"
        )
    return None


def are_most(posts: set[HtmlElement], blocks: Sequence[Block]) -> bool:
    """Whether most of the page's text is in the posts: below a report they are readers' comments."""
    texts = [block for block in blocks if prose(block) and "aside" not in block.parts]
    inside = sum(len(block.text) for block in texts if not posts.isdisjoint(block.element.iterancestors()))
    return 2 * inside > sum(len(block.text) for block in texts)


def timed_posts(blocks: Sequence[Block]) -> set[HtmlElement]:
    """Elements of one kind, side by side, that have each a time and a text that is no link."""
    rows: dict[tuple[HtmlElement, str, str], set[HtmlElement]] = {}
    texts = {above for block in blocks if prose(block) and not block.linked for above in nearby(block)}
    links = {above for block in blocks if is_teaser(block) for above in nearby(block)}
    seen: set[HtmlElement] = set()
    for block in blocks:
        if "date" not in block.parts or "aside" in block.parts:
            continue
        for above in nearby(block):
            around = above.getparent()
            if above in texts and above not in links and above not in seen and around is not None:
                seen.add(above)
                rows.setdefault((around, above.tag, above.get("class") or ""), set()).add(above)
    return max(rows.values(), key=len, default=set())


def nearby(block: Block) -> list[HtmlElement]:
    """The element of a block and those closely around it."""
    return [block.element, *islice(block.element.iterancestors(), 4)]


def walled(source: Source, body: Sequence[Block], count: int) -> Verdict | None:
    """The beginning of a report that is not free to read, and no more."""
    locked = is_locked(source)
    whole = source.item.get("wordCount")
    cut = isinstance(whole, int | str) and str(whole).isdecimal() and count < HALF * int(whole)
    entry, pattern = next((one, its) for one, its in signs() if one["kind"] == "paywall")
    asked = any("wall" in block.parts or pattern.search(block.text) for block in source.blocks if len(block.text) < 400)
    broken = bool(body) and body[-1].text.endswith(("…", "..."))
    if (asked and (count < STUB or (cut and count < entry["longest"]))) or (
        locked and (cut or broken or count < FEWEST)
    ):
        return Verdict("paywall", f"behind a paywall: only {count} words of the report are on the page")
    return None


def is_locked(source: Source) -> bool:
    """Whether the page says that its report is not free to read."""
    closed = next(entry["closed"] for entry in lexicon.load("markup")["field"] if entry["name"] == "access")
    return (source.told.first("access") or "").casefold() in closed


def gallery(source: Source, body: Sequence[Block], told: set[str], count: int) -> Verdict | None:
    """Pictures with captions, and no report."""
    captions = sum(block.kind == "caption" for block in source.blocks if "aside" not in block.parts)
    named = told & set(lexicon.load("markup")["types"]["gallery"])
    if (named or captions >= CAPTIONS) and count < FEW_WORDS and captions > sum(prose(block) for block in body):
        return Verdict("gallery", f"a picture gallery of {captions} captions, without a report")
    return None


def index(source: Source, body: Sequence[Block], told: set[str], count: int) -> Verdict | None:
    """A front page, a section or a list of reports."""
    kinds = lexicon.load("markup")["types"]
    listed = any(set(types(one)) & set(kinds["index"]) for one in source.others)
    article = bool(told & set(kinds["article"])) or source.told.first("type") == "article"
    teasers = sum(is_teaser(block) for block in source.blocks)
    front = source.url is not None and is_front(source.url)
    if article and not front:
        return None
    if (listed or front) and (teasers >= TEASERS / 2 or count < FEW_WORDS):
        return Verdict("index", f"a front or section page with {teasers} headlines, no report")
    titles = sum(block.kind == "title" for block in source.blocks)
    if teasers >= TEASERS and (count < FEW_WORDS or titles != 1 or spread(body) or mixed(source.blocks, body)):
        return Verdict("index", f"a front or section page with {teasers} headlines, no report")
    return None


def is_teaser(block: Block) -> bool:
    """Whether a block is the linked headline of another page."""
    return block.kind in ("heading", "title") and block.linked > len(block.text) // 2


def spread(body: Sequence[Block]) -> bool:
    """Whether the text comes from many articles, one paragraph or so of each."""
    articles = {next((one for one in block.element.iterancestors("article")), None) for block in body}
    return len(articles - {None}) >= 3


def mixed(blocks: Sequence[Block], body: Sequence[Block]) -> bool:
    """Whether headlines of other pages stand between the paragraphs, one to two or fewer."""
    known = {id(block) for block in body}
    places = [number for number, block in enumerate(blocks) if id(block) in known]
    within = blocks[places[0] : places[-1]] if places else []
    return 2 * sum(is_teaser(block) for block in within) >= sum(prose(block) for block in body)


def small(source: Source, told: set[str], count: int) -> Verdict | None:
    """A page with next to no text."""
    kinds = lexicon.load("markup")["types"]
    named = bool(told & set(kinds["article"])) or source.told.first("type") == "article"
    if count >= (FLASH if named else FEWEST):
        return None
    if told & set(kinds["video"]) or (source.told.first("type") or "").startswith(("video", "music")):
        return Verdict("other", "a video or sound, without a report to read")
    return Verdict("other", "a web page without a text to read")


@cache
def signs() -> tuple[tuple[dict[str, Any], re.Pattern[str]], ...]:
    """The signs of the lexicon with their patterns."""
    return tuple((entry, re.compile(entry["pattern"], re.IGNORECASE)) for entry in lexicon.load("markup")["sign"])
