"""`twosource export`: a story of the desk, reports, or accounts as JSON in; a file for another program out."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.command.brief import chosen_story
from twosource.command.options import Db, Encoder, Pipeline, Private, chosen_settings, the_desk
from twosource.command.output import is_terminal, save, write_bytes
from twosource.command.targets import spare
from twosource.errors import InputError, MissingError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.settings import Settings
    from twosource.store.rows import Told
    from twosource.write.account import Account

STORY = re.compile(r"[0-9a-f]{4,32}")
ACCOUNT = b'"twosource.account/'


class ExportFormat(StrEnum):
    """The formats of files, see `write.exports.FORMATS`."""

    markdown = "markdown"
    html = "html"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    polecat = "polecat"
    polecat_csv = "polecat-csv"
    polecat_parquet = "polecat-parquet"
    jsonld = "jsonld"
    ics = "ics"
    geojson = "geojson"
    graphml = "graphml"


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be exported; `keys` are permanent names of a desk's events and entities."""

    accounts: Sequence[Account]
    texts: Mapping[str, str]
    keys: Mapping[str, str]


Sources = Annotated[
    list[str], typer.Argument(metavar="STORY|PATH|URL...", help="a story of the desk; or reports, or accounts as JSON")
]
Chosen = Annotated[
    ExportFormat | None, typer.Option("--format", help="form of the output; by default by the ending of --out")
]


def export(  # noqa: PLR0913, PLR0917  (one an option)
    sources: Sources,
    chosen: Chosen = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="file to write; by default standard output")] = None,
    story: Annotated[str | None, typer.Option(metavar="ID", help="only this story of several")] = None,
    as_of: Annotated[str | None, typer.Option(metavar="MOMENT", help="from what had been published by then")] = None,
    known: Annotated[str | None, typer.Option(metavar="MOMENT", help="as the desk told it then")] = None,
    db: Db = None,
    pipeline: Pipeline = None,
    encoder: Encoder = None,
    private: Private = False,
) -> None:
    """Writes stories for other programs: tables, linked data, calendars, maps, networks, pages."""
    from twosource.write.exports import FORMATS  # noqa: PLC0415  (help must not wait for it)
    from twosource.write.exports import export as written  # noqa: PLC0415

    format = FORMATS[(chosen or _by_name(out)).value]
    if out is None and not format.is_text and is_terminal():
        raise InputError(f"--format {format.name}: that is nothing for a terminal; give a file with --out")
    settings = chosen_settings(pipeline, encoder, private)
    if len(sources) == 1 and STORY.fullmatch(sources[0]) and not Path(sources[0]).exists():
        given = _of_desk(sources[0], settings, db, (as_of, known), out)
    elif as_of or known:
        raise InputError("--as-of and --known are for a story of the desk; what is given is none")
    else:
        given = _of_paths(sources, settings, out)
    data = written(chosen_story(tuple(given.accounts), story, one=False), given.texts, format.name, keys=given.keys)
    if out is None or str(out) == "-":
        write_bytes(data)
    else:
        save(out, data)


def _by_name(out: Path | None) -> ExportFormat:
    """The format that a file's name ends in; raises InputError where it tells none."""
    from twosource.write.exports import FORMATS  # noqa: PLC0415

    ending = out.suffix.removeprefix(".").lower() if out else ""
    found = next((one.name for one in FORMATS.values() if one.extension == ending), None)
    if found is None:
        raise InputError(f"which format? give --format: {', '.join(FORMATS)}")
    return ExportFormat(found)


def _of_desk(
    story: str, settings: Settings, db: str | None, moments: tuple[str | None, str | None], out: Path | None
) -> Given:
    """A story as the desk tells it; raises MissingError where it is not there."""
    from twosource.command.moments import moment  # noqa: PLC0415

    as_of, known = (
        moment(text, option, end=True) if text else None
        for text, option in zip(moments, ("--as-of", "--known"), strict=True)
    )
    with the_desk(db, settings) as desk:
        if out is not None:
            spare(out, desk.store.files)
        told: Told | None = desk.told(story, as_of=as_of, known=known)
        if told is None and desk.told(story) is None:
            raise MissingError(f"{story}: no story of this database, and no file or folder of that name is here")
    if told is None:
        raise MissingError(f"story {story}: nothing of it was there at that moment")
    return Given([told.account], told.texts, told.keys)


def _of_paths(sources: Sequence[str], settings: Settings, out: Path | None) -> Given:
    """The accounts that are given as JSON, and those of all else, read and told."""
    from twosource.write.json import load_all  # noqa: PLC0415

    if out is not None:
        spare(out, sources)
    stdin = sys.stdin.buffer.read() if "-" in sources and sys.stdin is not None else b""
    written = {source: _account_in(source, stdin, settings) for source in dict.fromkeys(sources)}
    accounts = [account for found in written.values() if found is not None for account in load_all(found)]
    reports = [source for source, found in written.items() if found is None]
    if not reports:
        return Given(accounts, {}, {})
    from twosource.pipeline import files_of, read, tell  # noqa: PLC0415  (accounts need no spaCy)
    from twosource.progress import Progress  # noqa: PLC0415

    if out is not None:
        spare(out, files_of(reports))
    progress = Progress()
    readings, left_out = read(
        reports, stdin=BytesIO(stdin), settings=settings, progress=progress, reading=progress.reading
    )
    texts = {reading.report.id: reading.report.text for reading in readings}
    return Given([*accounts, *tell(readings, left_out)], texts, {})


def _account_in(source: str, stdin: bytes, settings: Settings) -> bytes | None:
    """What is given, if it is JSON that calls itself an account."""
    if source == "-":
        found = stdin
    else:
        path = Path(source)
        if not path.is_file() or path.stat().st_size > settings.max_input_bytes:
            return None
        with path.open("rb") as file:
            found = file.read(64)
            found += file.read() if _is_json(found) else b""
    return found if _is_json(found) and ACCOUNT in found else None


def _is_json(text: bytes) -> bool:
    return text.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"["))
