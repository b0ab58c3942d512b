"""A pile of reports. In come paths and addresses; out go Reports, the earliest first, and what was left out and why.

reports, left_out = collect(["examples/envoy"])
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from twosource.collect.documents import SENT, Document, Surroundings
from twosource.collect.inputs import STDIN, begins, files, load, normal
from twosource.collect.metadata import Metadata
from twosource.collect.readers import Item, is_archive, read, streamed
from twosource.collect.reports import Received, build, digest
from twosource.collect.web.addresses import checked, is_address, shown
from twosource.errors import InputError
from twosource.model import LeftOut, Report
from twosource.settings import Settings, load_settings

if TYPE_CHECKING:
    from twosource.collect.web.client import Client

SHOWN = 3  # reasons in the message when nothing could be read
LONGEST_REASON = 300

UNINSTALLED = "a library that reads this kind of file is missing; install Twosource anew"
NOT_AGAIN = "not fetched again yet"

Progress = Callable[[str | None], None]
Keep = Callable[[str, bytes], None]


def collect(
    paths: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> tuple[tuple[Report, ...], tuple[LeftOut, ...]]:
    """The reports in files, folders, at addresses and on standard input ("-"), and the input that was left out.

    The result does not depend on the order of the paths. `progress` is called with each address before it is fetched,
    and with None when all input is in; `keep` with the SHA-256 and the bytes of each report as received. Raises
    InputError where there is not one report.
    """
    web = Web(settings or load_settings(), progress or (lambda _: None))
    try:
        pile = gathered(paths, web, keep, stdin)
    finally:
        web.close()
    return finished(pile, paths)


def collect_again(feed: str, *, web: Web, keep: Keep | None = None) -> tuple[tuple[Report, ...], tuple[LeftOut, ...]]:
    """The same for a feed that is asked again and again, by connections that stay open; there may be nothing new."""
    pile = gathered([feed], web, keep)
    reports = pile.reports()
    return reports, tuple(item for item in pile.left_out if item.reason != NOT_AGAIN)


def gathered(paths: Sequence[str | Path], web: Web, keep: Keep | None, stdin: BinaryIO | None = None) -> Pile:
    """All that stands at the paths."""
    found, left_out = files(paths)
    pile = Pile(Surroundings(web.settings, web.fetch, frozenset(map(normal, paths))), keep, left_out=left_out)
    for path in found:
        pile.read(path, lambda path=path: pile.items(path, stdin))  # type: ignore[misc]
    return pile


def collect_sent(
    sent: Sequence[tuple[str, bytes]], *, settings: Settings, keep: Keep | None = None
) -> tuple[tuple[Report, ...], tuple[LeftOut, ...]]:
    """The same for files that somebody has sent, by their names; nothing is fetched, no file beside them is read.

    There may be no report; what was left out goes by the names under which it was sent.
    """
    pile = Pile(Surroundings(settings, unfetched), keep)
    for name, raw in sent:
        document = Document(f"{SENT}{name}", raw)
        pile.read(document.path, lambda document=document: read(document, pile.around))  # type: ignore[misc]
    return received(pile)


def collect_text(
    text: str, metadata: Metadata, *, settings: Settings, keep: Keep | None = None
) -> tuple[tuple[Report, ...], tuple[LeftOut, ...]]:
    """The same for a text that somebody has typed or pasted, with what they know about it; it may be left out."""
    pile = Pile(Surroundings(settings, unfetched), keep)
    raw = text.encode("utf-8", "surrogatepass")
    path = metadata.url or f"{SENT}text"
    pile.read(path, lambda: iter([Received(text, path, "text", digest(raw), metadata)]))
    return received(pile)


def unfetched(url: str) -> NoReturn:
    """What was sent leads nowhere."""
    raise InputError("not fetched: what is sent leads nowhere")


def received(pile: Pile) -> tuple[tuple[Report, ...], tuple[LeftOut, ...]]:
    """The reports in what somebody has sent, and what was left out, in the words of whoever sent it."""
    reports = pile.reports()
    left_out = [LeftOut(one.path.removeprefix(SENT), one.reason.replace(SENT, "")) for one in pile.left_out]
    return reports, tuple(sorted(left_out, key=lambda one: (one.path, one.reason)))


def finished(pile: Pile, paths: Sequence[str | Path]) -> tuple[tuple[Report, ...], tuple[LeftOut, ...]]:
    """The reports of a pile, and what was left out; raises InputError where there is no report."""
    reports = pile.reports()
    left_out = sorted(pile.left_out, key=lambda item: (item.path, item.reason))
    if not reports:
        raise InputError(nothing(paths, left_out))
    return reports, tuple(left_out)


def nothing(paths: Sequence[str | Path], left_out: Sequence[LeftOut]) -> str:
    """The one line that says why there is no report."""
    if not paths:
        return "nothing to read: give files, folders, web addresses, or - for standard input"
    if not left_out:
        return "nothing to read: these files only tell about reports beside them; give the reports too"
    told = "; ".join(f"{item.path}: {item.reason}" for item in left_out[:SHOWN])
    more = f"; and {len(left_out) - SHOWN} more" if len(left_out) > SHOWN else ""
    return f"nothing to read: {told}{more}. Give reports in English as files, folders, web addresses, or -"


@dataclass(slots=True)
class Web:
    """What is fetched for one pile; nothing is loaded or opened before the first address."""

    settings: Settings
    progress: Progress
    client: Client | None = None
    fetched: set[str] = field(default_factory=set)
    skip: Callable[[str], bool] | None = None  # addresses that need not be asked again yet

    def fetch(self, url: str) -> Document:
        """What stands at the address; raises InputError where it cannot or may not be had, or was had before."""
        self.once(url)
        if self.skip is not None and self.skip(url):
            raise InputError(NOT_AGAIN)
        if self.client is None:
            from twosource.collect.web.client import Client  # noqa: PLC0415  (most piles need no network)

            self.client = Client(self.settings)
        self.progress(shown(url))
        found = self.client.fetch(url)
        if found.url not in self.fetched:
            self.fetched.add(found.url)
        elif found.url != checked(url):
            raise InputError(f"leads to {shown(found.url)}, which is read already")
        return Document(shown(url), found.raw, url=found.url, media=found.media, charset=found.charset)

    def once(self, url: str) -> None:
        """Raises InputError for an address that was asked for before: feeds of a site name many of its pages twice."""
        address = checked(url)
        if address in self.fetched:
            raise InputError("the same address a second time")
        self.fetched.add(address)

    def close(self) -> None:
        """Ends all connections."""
        self.progress(None)
        if self.client is not None:
            self.client.close()


@dataclass(slots=True)
class Pile:
    """What has been received so far; a text that one outlet gives twice counts once, a text that two carry, twice."""

    around: Surroundings
    keep: Keep | None = None
    received: list[Received] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def read(self, path: str, items: Callable[[], Iterator[Item]]) -> None:
        """Takes in all reports of a file or address."""
        try:
            for item in items():
                if isinstance(item, LeftOut):
                    self.leave_out(item.path, item.reason)
                else:
                    self.received.append(self.without_bytes(item))
        except InputError as error:
            self.leave_out(shown(path) if is_address(path) else path, str(error))
        except ImportError as error:  # of what reads some kinds of file; the others are read
            reason = f"{UNINSTALLED}: {error}"
            self.leave_out(shown(path) if is_address(path) else path, reason)

    def without_bytes(self, item: Received) -> Received:
        """What was received, once its bytes are kept: a pile of pages holds their texts alone."""
        if self.keep is not None:
            self.keep(item.sha256, item.raw or item.text.encode("utf-8", "surrogatepass"))
        return replace(item, raw=b"")

    def leave_out(self, path: str, reason: str) -> None:
        """Says why something is left out, in one line in which nothing can hide."""
        plain = "".join(letter if letter.isprintable() else " " for letter in reason)
        self.left_out.append(LeftOut(path, " ".join(plain.split())[:LONGEST_REASON]))

    def items(self, path: str, stdin: BinaryIO | None) -> Iterator[Item]:
        """All that a file or address holds; a web archive is not held in memory."""
        if is_address(path):
            yield from read(self.around.fetch(path), self.around)
        elif path != STDIN and is_archive(begins(path)):
            with open(path, "rb") as file:
                yield from streamed(Document(path, b""), file, self.around)
        else:
            yield from read(Document(path, load(path, stdin, self.around.settings.max_input_bytes)), self.around)

    def reports(self) -> tuple[Report, ...]:
        """A report for each text, ids unique, the earliest first, those without a date last."""
        self.left_out += self.around.sidecars.left_out
        self.around.sidecars.left_out.clear()
        built = [report for received in self.within_bounds() if (report := self.built(received))]
        return tuple(sorted(with_own_ids(built), key=by_time))

    def within_bounds(self) -> Iterator[Received]:
        """As many as the settings allow, in the order of their paths."""
        ordered = sorted(self.distinct(), key=lambda received: (received.path, received.sha256))
        most = self.around.settings.max_reports
        yield from ordered[:most]
        self.left_out += (LeftOut(received.path, f"more than {most:,} reports") for received in ordered[most:])

    def distinct(self) -> Iterator[Received]:
        """Each text once for each outlet known to carry it, from where most is known about it."""
        carriers: dict[str, dict[str, Received]] = {}
        for one in sorted(self.received, key=known_first):
            outlet = (one.metadata.outlet or "").casefold()
            found = carriers.setdefault(one.sha256, {})
            twin = found.get(outlet) if outlet else next(iter(found.values()), None)
            if twin is None:
                found[outlet] = one
                yield one
            else:
                self.left_out.append(LeftOut(one.path, f"the same as {twin.path}"))

    def built(self, received: Received) -> Report | None:
        """The report, or None where it is left out."""
        try:
            settings = self.around.settings
            return build(received, longest=settings.max_report_chars, most_words=settings.max_report_words)
        except InputError as error:
            self.left_out.append(LeftOut(received.path, str(error)))
            return None


def known_first(received: Received) -> tuple[bool, bool, str, str]:
    """Sorts what has an outlet before what has other metadata before what has none."""
    return (received.metadata.outlet is None, not received.metadata, received.path, received.id)


def with_own_ids(reports: Sequence[Report]) -> Iterator[Report]:
    """The reports; those that share an id get a part of their text's digest, and a number where they share that too."""
    times, given = Counter(report.id for report in reports), Counter[str]()
    for report in reports:
        own = f"{report.id}-{report.sha256[:8]}" if times[report.id] > 1 else report.id
        given[own] += 1
        yield replace(report, id=own if given[own] == 1 else f"{own}-{given[own]}")


def by_time(report: Report) -> tuple[datetime, str]:
    """The moment of publication in UTC, as far as known, then the id."""
    start = report.published.interval.start if report.published else None
    offset = (report.published.interval.offset if report.published else None) or timedelta(0)
    return (start - offset if start else datetime.max, report.id)
