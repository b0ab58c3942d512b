"""The metadata of a page. In come what its tags tell and its blocks; out goes Metadata, the surest of each.

A known outlet is known by its address before by what it calls itself. The title is the heading that readers see, where
the tags have the same one in other words. A date that only htmldate finds is a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from twosource.collect import credits, outlets
from twosource.collect.html import authors, dates
from twosource.collect.html.blocks import Block
from twosource.collect.html.bodies import is_stamp
from twosource.collect.html.jsonld import Item, words
from twosource.collect.html.parts import parts
from twosource.collect.html.tags import Told
from twosource.collect.metadata import Metadata
from twosource.collect.web.addresses import is_front, web_address
from twosource.model import Interval

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_TITLE = 300
ALIKE = 0.5  # of the words of the shorter of two titles
SEPARATOR = re.compile(r"\s+[|\-–—·•:»]\s+")
NEAR = 12  # blocks below the title in which byline and date stand
LONGEST_LINE = 160
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a page before its metadata are chosen.

    `item` is the JSON-LD item about the page, `others` are all items; `url` is where the page comes from, None where
    that is not known or no sound address.
    """

    root: HtmlElement
    told: Told
    item: Item
    blocks: Sequence[Block]
    url: str | None
    others: Sequence[Item] = ()


def metadata(source: Source) -> Metadata:
    """The metadata of the page."""
    address = canonical(source.told, source.url)
    outlet = outlet_of(source.told, source.url, address)
    headline = title(source, outlet)
    outlet = printed_by(source, outlet, headline)
    persons, agencies = writers(source, outlet)
    published, modified = times(source)
    credited = authors.agencies_in(source.told.all("agency"), outlet)
    return Metadata(
        title=headline,
        outlet=outlet,
        date=published,
        url=address,
        byline=", ".join(persons) or None,
        modified=modified,
        agencies=tuple(dict.fromkeys((*agencies, *credited, *owner_of(address, outlet)))),
    )


def canonical(told: Told, url: str | None) -> str | None:
    """The page's own address: what it says is canonical, unless that is a front page and `url` is not."""
    found = (web_address(value, url or "") for value in (*told.all("address"), url or ""))
    return next((one for one in found if one and not (url and is_front(one) and not is_front(url))), None)


def outlet_of(told: Told, url: str | None, address: str | None) -> str | None:
    """Who published the page: the outlet of its address, else what it calls itself."""
    named = [name for line in told.all("outlet") if (name := outlet_name(line))]
    known = outlets.by_url(url) if url else None
    if known:
        return known.name
    by_address = outlets.by_url(address) if address else None
    if by_address and not (by_address.is_agency and named and outlets.canonical(named[0]) != by_address.name):
        return by_address.name
    papers = (found.name for name in named if (found := outlets.by_name(name)) and not found.is_agency)
    return outlets.canonical(next(papers, named[0])) if named else None


def printed_by(source: Source, outlet: str | None, headline: str | None) -> str | None:
    """The outlet, where tags name none or just the agency whose report it prints: by the title or a copyright line."""
    known = outlets.by_name(outlet) if outlet else None
    if outlet and not (known and known.is_agency):
        return outlet
    return beside_title(source, headline) or outlet or copyright_line(source.blocks)


def beside_title(source: Source, headline: str | None) -> str | None:
    """The outlet's name before or behind the headline in the title element: "Harbor Times - Port shut"."""
    element = source.root.find(".//title")
    head = " ".join((element.text_content() if element is not None else "").split())
    before, found, behind = head.partition(headline) if headline else ("", "", "")
    if not found:
        return None
    name = SEPARATOR.split(f" {behind} ")[-1] if behind.strip() else SEPARATOR.split(f" {before} ")[0]
    name = name.strip(" |-–—·•:»")
    fits = 1 < len(name) <= LONGEST_NAME and name[0].isupper() and name.count(" ") < 6
    return outlets.canonical(name) if fits else None


def copyright_line(blocks: Sequence[Block]) -> str | None:
    """The outlet that a copyright line at the foot of the page names."""
    for block in reversed(blocks):
        match = credits.HOLDER.search(block.text) if len(block.text) <= 2 * LONGEST_LINE else None
        if match and (name := credits.COMPANY.sub("", match["name"]).strip(" .,&")) and name[:1].isupper():
            return outlets.canonical(name)
    return None


def outlet_name(line: str) -> str | None:
    """A name of an outlet without slogans and signs; None where it is a mere address or much too long."""
    name = SEPARATOR.split(line.strip().lstrip("@©"))[0].strip(" .|")
    if re.fullmatch(r"(?:https?://)?[\w.-]+\.[a-z]{2,6}/?.*", name):
        found = outlets.by_url(name)
        return found.name if found else None
    return name if 1 < len(name) <= 80 and any(letter.isalpha() for letter in name) else None


def owner_of(address: str | None, outlet: str | None) -> Iterator[str]:
    """The agency whose page the canonical address is, where another outlet prints its work."""
    found = outlets.by_url(address) if address else None
    if found and found.is_agency and found.name != outlet:
        yield found.name


def title(source: Source, outlet: str | None) -> str | None:
    """The headline: the heading that readers see where tags confirm it, else the tags'."""
    element = source.root.find(".//title")
    head = " ".join((element.text_content() if element is not None else "").split())
    told = [line for one in source.told.all("title") if (line := without_outlet(one, outlet))]
    told += [line for line in (without_outlet(head, outlet),) if line]
    seen = [block.text for block in source.blocks if block.kind == "title" and "aside" not in block.parts]
    for heading in seen:
        if len(heading) <= LONGEST_TITLE and any(alike(heading, line) for line in told):
            return heading
    if told:
        return told[0][:LONGEST_TITLE]
    return next((heading for heading in seen if heading.count(" ") > 1 and len(heading) <= LONGEST_TITLE), None)


def without_outlet(line: str, outlet: str | None) -> str:
    """A title without the outlet's name behind it: "Port shut | Harbor Times"."""
    pieces = SEPARATOR.split(line)
    for count in range(1, len(pieces)):
        if outlet and any(outlets.canonical(piece) == outlet or alike(piece, outlet) for piece in pieces[-count:]):
            marks = SEPARATOR.findall(line)
            kept = pieces[:-count]
            return "".join(
                piece + mark for piece, mark in zip(kept, [*marks[: len(kept) - 1], ""], strict=True)
            ).strip()
    return line.strip()


def alike(one: str, other: str) -> bool:
    """Whether two titles have many words in common."""
    first, second = set(words(one)), set(words(other))
    return bool(first and second) and len(first & second) >= ALIKE * min(len(first), len(second))


def writers(source: Source, outlet: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Authors and agencies, by JSON-LD, then tags, then the byline that readers see."""
    seen = bylines(source.blocks, outlet)
    tags = [(line, None) for line in source.told.all("author")]
    micro = [(line, None) for name in ("item:author", "item:creator") for line in source.told.named(name)]
    persons: tuple[str, ...] = ()
    agencies: dict[str, None] = {}
    for told in (list(authors.of_item(source.item)), tags, micro, seen):
        found, its_agencies = authors.authors(told, outlet)
        persons = persons or found
        agencies |= dict.fromkeys(its_agencies)
    return persons, tuple(agencies)


def bylines(blocks: Sequence[Block], outlet: str | None) -> list[authors.Told]:
    """The lines around the title that name authors, up to the first that names a person."""
    lines: list[authors.Told] = []
    for block in near_title(blocks):
        if len(block.text) <= LONGEST_LINE and ("byline" in block.parts or authors.is_byline(block.text)):
            lines.append((block.text, None))
            if authors.authors(lines, outlet)[0]:
                break
    return lines


def times(source: Source) -> tuple[Interval | None, Interval | None]:
    """When the page came out and when it was last changed, by tags, by the lines readers see, and last by htmldate."""
    lines = [
        block
        for block in near_title(source.blocks)
        if "date" in block.parts or dates.role_of(block.text) or is_stamp(block.text)
    ]
    seen = [block.text for block in lines if len(block.text) <= LONGEST_LINE]
    stamps = [stamp for block in lines for stamp in block.element.xpath("descendant-or-self::time/@datetime")]
    came, changed = dates.sorted_lines(seen)
    published = dates.best(source.told.all("published"), (*(stamps if not changed else ()), *came))
    modified = dates.best(source.told.all("modified"), changed)
    if published is None:
        published = searched(source.root)
    if published and modified and moment_in_utc(modified) < moment_in_utc(published) - timedelta(days=1):
        modified = None
    return published, modified


def near_title(blocks: Sequence[Block]) -> list[Block]:
    """The blocks around the title, in which byline and date stand; those of asides not."""
    plain = [block for block in blocks if "aside" not in block.parts]
    at = next((number for number, block in enumerate(plain) if block.kind == "title"), 0)
    return plain[max(0, at - 4) : at + NEAR]


def searched(root: HtmlElement) -> Interval | None:
    """The day that htmldate finds in the markup, without guessing from the text."""
    import copy  # noqa: PLC0415  (rarely needed)

    from htmldate import find_date  # noqa: PLC0415  (slow to load)

    plain = copy.deepcopy(root)
    for element in [*plain.iter("time"), *plain.iter("abbr")]:
        if any("aside" in parts(above) for above in element.iterancestors()):
            element.drop_tree()
    found = find_date(plain, extensive_search=False, original_date=True)
    return dates.moment_of(found) if found else None


def moment_in_utc(interval: Interval) -> datetime:
    """The beginning in UTC, as far as the offset is known."""
    return (interval.start or datetime.max) - (interval.offset or timedelta(0))
