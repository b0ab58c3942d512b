"""Input of any size, piece by piece. In comes a file; out go what was Received, pages not yet looked into, LeftOuts.

Nothing is held but the piece at hand: a line of JSON, a record of a web archive, or a file that is one report. To look
into a page takes a hundred times longer than to take it out of its archive, so that is left to `opened`, which another
process may call.

    for piece in pieces("news.warc.gz", settings):
        report = build(opened(piece), longest=200_000)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, NoReturn, cast

from twosource.collect.documents import Document, Surroundings
from twosource.collect.encodings import decode
from twosource.collect.inputs import LINES, begins, load, normal
from twosource.collect.kinds import PACKED, kind
from twosource.collect.metadata import Metadata
from twosource.collect.readers import beside, is_archive, looked_into, read, records
from twosource.collect.records import Numbered, parsed_line
from twosource.collect.reports import Received
from twosource.collect.web.bodies import GZIP, PIECE, Unpacked
from twosource.errors import InputError
from twosource.model import LeftOut
from twosource.settings import Settings

if TYPE_CHECKING:
    from twosource.collect.archives.warc import Page

LONGEST_LINE = 16_000_000  # bytes of one record of JSON Lines
READ_HERE = 1_000  # bytes: what is shorter is no page whose looking into takes long


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that lies in a file of its own, not yet looked into, and what files beside it tell."""

    document: Document
    beside: Metadata


Counter = Callable[[int], None]


class Counted:
    """A file that tells how many bytes of it have been read."""

    def __init__(self, file: BinaryIO, count: Counter) -> None:
        self.file, self.count = file, count

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes."""
        found = self.file.read(size)
        self.count(len(found))
        return found


def pieces(
    path: str, settings: Settings, *, given: frozenset[str] = frozenset(), count: Counter = lambda _: None
) -> Iterator[Received | Page | Sheet | LeftOut]:
    """All that a file holds, in its order; `count` is called with the bytes read, `given` are paths a user named."""
    around = Surroundings(settings, _fetches_nothing, frozenset(map(normal, given)))
    try:
        yield from _pieces(path, around, count)
    except InputError as error:
        yield LeftOut(path, str(error))
    except OSError as error:
        yield LeftOut(path, f"cannot be read: {(error.strerror or str(error)).lower()}")
    yield from around.sidecars.left_out


def _pieces(path: str, around: Surroundings, count: Counter) -> Iterator[Received | Page | Sheet | LeftOut]:
    document = Document(path, b"")
    if is_archive(begins(path)):
        with open(path, "rb") as file:
            yield from _archived(document, cast("BinaryIO", Counted(file, count)), around.settings)
    elif document.suffix in LINES:
        with open(path, "rb") as file:
            yield from records(document, _numbered(cast("BinaryIO", Counted(file, count))))
    else:
        raw = load(path, None, around.settings.max_input_bytes)
        count(len(raw))
        document = Document(path, raw)
        if len(raw) > READ_HERE and kind(raw, suffix=document.suffix) == "page":
            yield Sheet(document, beside(document, around))
        else:
            yield from read(document, around)


def _archived(document: Document, file: BinaryIO, settings: Settings) -> Iterator[Page | LeftOut]:
    """The pages of a web archive; each that cannot be had is named."""
    from twosource.collect.archives.warc import Unfit, pages  # noqa: PLC0415  (most runs read no archive)

    found = False
    for page_ in pages(document, file, settings.max_fetch_bytes):
        found = True
        yield LeftOut(page_.place, f"{page_.reason} ({page_.url})") if isinstance(page_, Unfit) else page_
    if not found:
        yield LeftOut(document.path, "a web archive without a page")


def _numbered(file: BinaryIO) -> Iterator[Numbered]:
    """The records of JSON Lines, packed or not, each with the number of its line; at the end what has cut them off."""
    number = 0
    try:
        for number, line in enumerate(_lines(_unpacked(file)), 1):
            if line is None:
                yield number, InputError(f"line {number} is longer than {LONGEST_LINE:,} bytes")
            elif plain := line.strip():
                yield number, _parsed(plain, number)
    except (InputError, OSError, EOFError) as error:
        yield number + 1, InputError(f"damaged or cut off behind line {number}: {error}")


def _parsed(line: bytes, number: int) -> dict[str, object] | InputError:
    try:
        return parsed_line(decode(line), number)
    except InputError as error:
        return InputError(f"line {number}: {error}")


def _unpacked(file: BinaryIO) -> Iterator[bytes]:
    first = file.read(PIECE)
    rest = iter(lambda: file.read(PIECE), b"")
    plain = (piece for source in ([first], rest) for piece in source)
    yield from Unpacked(plain, (GZIP,)) if first.startswith(PACKED) else plain


def _lines(found: Iterator[bytes]) -> Iterator[bytes | None]:
    """Lines out of pieces of bytes; None for one that is too long to be held."""
    held: list[bytes] = []
    size, skipping = 0, False
    for piece in found:
        first, *others = piece.split(b"\n")
        for last_of_line, following in zip((first, *others), (*others, None), strict=True):
            if not skipping:
                held.append(last_of_line)
                size += len(last_of_line)
                skipping = size > LONGEST_LINE
            if skipping:
                held.clear()
            if following is not None:
                yield None if skipping else b"".join(held)
                held, size, skipping = [], 0, False
    if size:
        yield None if skipping else b"".join(held)


def opened(piece: Received | Page | Sheet) -> Received:
    """What a piece holds; raises InputError where that is no report."""
    if isinstance(piece, Received):
        return piece
    if isinstance(piece, Sheet):
        return looked_into(piece.document, piece.beside)
    from twosource.collect.archives.warc import received  # noqa: PLC0415  (most runs read no archive)

    return received(piece)


def _fetches_nothing(url: str) -> NoReturn:
    raise InputError(f"not fetched: {url}")
