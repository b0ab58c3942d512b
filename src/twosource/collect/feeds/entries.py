"""Entries of feeds as reports. In come Entries of any kind of feed; out go what was Received, and LeftOuts.

An entry that carries its text is a report, and so is a summary that is long and does not break off. Else, where the
feed was fetched, the page behind it is, up to a bound; where it was a file, the entry is left out. Behind that page
nothing is fetched, even where it turns out to be a feed: no feed leads anywhere but to its own entries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import NoReturn

from twosource.collect import outlets
from twosource.collect.documents import Document, Surroundings, stem
from twosource.collect.fragments import Passage
from twosource.collect.metadata import Metadata
from twosource.collect.patterns import boilerplate, single
from twosource.collect.reports import Received, digest
from twosource.collect.web.addresses import is_address, shown
from twosource.errors import InputError
from twosource.model import Interval, LeftOut

Result = Received | LeftOut
Reader = Callable[[Document, Surroundings], Iterator[Result]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed tells of one report; `outlet` is the feed's own name unless it says whose report it is."""

    content: Passage
    summary: Passage
    title: str | None = None
    link: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: Interval | None = None
    modified: Interval | None = None

    @property
    def metadata(self) -> Metadata:
        """What the feed tells, in our names."""
        return Metadata(
            title=self.title,
            outlet=outlet_of(self),
            date=self.published,
            url=self.link,
            byline=self.byline,
            modified=self.modified,
        )


def reports(document: Document, entries: Iterable[Entry], around: Surroundings, read: Reader) -> Iterator[Result]:
    """A report for each entry, as far as there is one; `read` reads the page behind an entry."""
    most, pages = around.settings.max_feed_entries, around.settings.max_linked_pages
    waiting = iter(entries)
    number = 0
    for number, entry in enumerate(islice(waiting, most), 1):
        place = f"{document.path}:{number}"
        passage = text_of(entry, around.settings.min_entry_words)
        if passage is not None:
            yield received(entry, passage, place, f"{document.stem}-{number}")
        elif document.url is None or not entry.link or not is_address(entry.link):
            yield LeftOut(place, f"{told(entry)}: only a summary, or the beginning of a report")
        elif pages <= 0:
            yield LeftOut(place, f"{told(entry)}: more than {around.settings.max_linked_pages} pages behind one feed")
        else:
            pages -= 1
            yield from behind(entry, around, read)
    if rest := sum(1 for _ in waiting):
        yield LeftOut(document.path, f"{rest:,} more entries: more than {most:,} in one feed")
    if number == 0:
        yield LeftOut(document.path, "a feed without entries")


def text_of(entry: Entry, shortest: int) -> Passage | None:
    """The text that the feed carries, None where there is no more than a summary, or a beginning that breaks off."""
    return next((passage for passage in (entry.content, entry.summary) if is_whole(passage.text, shortest)), None)


def is_whole(text: str, shortest: int) -> bool:
    """Whether a text is a report's: long enough without lines that point elsewhere, and not broken off."""
    paragraphs = [one for one in text.split("\n\n") if not is_pointer(one)]
    return sum(len(one.split()) for one in paragraphs) >= shortest and not single("cut_off").search(paragraphs[-1])


def is_pointer(paragraph: str) -> bool:
    """Whether a paragraph is no part of a report: "The post Port shut appeared first on Harbor Times."."""
    rule = boilerplate().match(paragraph)
    return rule is not None and rule.kind == "boilerplate"


def received(entry: Entry, passage: Passage, place: str, name: str) -> Received:
    """An entry with the text that the feed carries."""
    sha256 = digest(passage.text.encode("utf-8", errors="surrogatepass"))
    name = stem(entry.link) if entry.link and is_address(entry.link) else name
    return Received(passage.text, place, name, sha256, entry.metadata, segments=passage.segments)


def behind(entry: Entry, around: Surroundings, read: Reader) -> Iterator[Result]:
    """The page behind an entry; where the page does not say what the feed does, the feed is believed."""
    try:
        document = around.fetch(entry.link or "")
        for item in read(document, replace(around, fetch=refused)):
            yield replace(item, metadata=completed(item.metadata, entry)) if isinstance(item, Received) else item
    except InputError as error:
        yield LeftOut(shown(entry.link or ""), str(error))


def refused(url: str) -> NoReturn:
    """What a page behind an entry leads to is not fetched."""
    raise InputError("not fetched: behind an entry of a feed only its own page is")


def completed(metadata: Metadata, entry: Entry) -> Metadata:
    """What the page tells, and where it tells nothing what the feed does; of two dates the more exact one."""
    exact = entry.published is not None and entry.published.precision == "minute"
    if metadata.date is None or (exact and metadata.date.precision == "day"):
        metadata = replace(metadata, date=entry.published)
    return entry.metadata.completing(metadata)


def outlet_of(entry: Entry) -> str | None:
    """Whose report it is: the outlet at whose address it stands, one that the feed's name contains, or that name."""
    if entry.link and (known := outlets.by_url(entry.link)):
        return known.name
    named = {outlet.name for outlet, _, _ in outlets.found_in(entry.outlet or "")}
    return named.pop() if len(named) == 1 else entry.outlet


def told(entry: Entry) -> str:
    """What to call an entry that is left out."""
    return f"“{entry.title}”" if entry.title else "an entry"
