"""All formats of files. In come Accounts, texts and the name of a format; out go the bytes of the file.

Each format knows its media type, what its files are called, and which extra it needs; nothing is loaded for a format
before somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from twosource.errors import InputError
from twosource.write.contract import Account
from twosource.write.exports.keys import renamed

EXTRA = "exports"
PARQUET = "application/vnd.apache.parquet"
Texts = Mapping[str, str]
Keys = Mapping[str, str]
Write = Callable[[Sequence[Account], Texts, Keys], bytes | str]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it holds in a few words, and how to write it; `extra` is what `pip install` needs beside."""

    name: str
    title: str
    media_type: str
    extension: str
    write: Write
    extra: str | None = None
    is_text: bool = True
    is_keyed: bool = True


def export(accounts: Sequence[Account], texts: Texts, format: str, *, keys: Keys | None = None) -> bytes:
    """The accounts as a file; `texts` are the reports' by id: pages and linked data quote them where they are given.

    `keys` are names that a desk's events and entities keep from telling to telling: they stand for the ids of the
    account, so that a file made later speaks of the same. Accounts as JSON, and what is for readers, stay as they are.

    Raises InputError for a format that is not there, SetupError where its extra is not installed.
    """
    if format not in FORMATS:
        raise InputError(f"format {format!r} is not there: choose one of {', '.join(FORMATS)}")
    chosen = FORMATS[format]
    named = [renamed(account, keys) for account in accounts] if keys and chosen.is_keyed else accounts
    written = chosen.write(named, texts, keys or {})
    return written.encode("utf-8", "replace") if isinstance(written, str) else written


def _plain(format: str) -> Write:
    def write(accounts: Sequence[Account], texts: Texts, _: Keys) -> str:
        from twosource.write.formats import render  # noqa: PLC0415

        return render(accounts, format, texts=texts)

    return write


def _csv(accounts: Sequence[Account], _texts: Texts, _keys: Keys) -> bytes:
    from twosource.write.exports.happenings import COLUMNS, rows  # noqa: PLC0415
    from twosource.write.exports.tables import as_csv  # noqa: PLC0415

    return as_csv(COLUMNS, rows(accounts))


def _parquet(accounts: Sequence[Account], _texts: Texts, _keys: Keys) -> bytes:
    from twosource.write.exports.happenings import COLUMNS, rows  # noqa: PLC0415
    from twosource.write.exports.tables import as_parquet  # noqa: PLC0415

    return as_parquet(COLUMNS, rows(accounts))


def _polecat(accounts: Sequence[Account], texts: Texts, _keys: Keys) -> bytes:
    from twosource.write.exports.coded import as_polecat  # noqa: PLC0415

    return as_polecat(accounts, texts)


def _polecat_csv(accounts: Sequence[Account], texts: Texts, _keys: Keys) -> bytes:
    from twosource.write.exports.coded import as_polecat_csv  # noqa: PLC0415

    return as_polecat_csv(accounts, texts)


def _polecat_parquet(accounts: Sequence[Account], texts: Texts, _keys: Keys) -> bytes:
    from twosource.write.exports.coded import as_polecat_parquet  # noqa: PLC0415

    return as_polecat_parquet(accounts, texts)


def _jsonld(accounts: Sequence[Account], texts: Texts, _: Keys) -> str:
    from twosource.write.exports.linked import as_jsonld  # noqa: PLC0415

    return as_jsonld(accounts, texts)


def _ics(accounts: Sequence[Account], _texts: Texts, keys: Keys) -> str:
    from twosource.write.exports.agenda import Memory, appointments  # noqa: PLC0415
    from twosource.write.exports.calendar import as_icalendar  # noqa: PLC0415

    title = accounts[0].story.title if accounts else "Twosource"
    return as_icalendar((one for account in accounts for one in appointments(account, Memory(keys))), title=title)


def _geojson(accounts: Sequence[Account], _texts: Texts, _keys: Keys) -> str:
    from twosource.write.exports.geojson import as_geojson  # noqa: PLC0415

    return as_geojson(accounts)


def _graphml(accounts: Sequence[Account], _texts: Texts, _keys: Keys) -> bytes:
    from twosource.write.exports.graphml import as_graphml  # noqa: PLC0415

    return as_graphml(accounts)


_ALL = (
    Format("markdown", "the brief for readers", "text/markdown", "md", _plain("markdown"), is_keyed=False),
    Format("html", "the page: everything, in one file", "text/html", "html", _plain("html"), is_keyed=False),
    Format("json", "the account, whole", "application/json", "json", _plain("json"), is_keyed=False),
    Format("jsonl", "the account, whole, one a line", "application/jsonl", "jsonl", _plain("jsonl"), is_keyed=False),
    Format("csv", "events as a table", "text/csv", "csv", _csv),
    Format(
        "parquet",
        "events as a table with types",
        PARQUET,
        "parquet",
        _parquet,
        EXTRA,
        is_text=False,
    ),
    Format("polecat", "events in POLECAT's forty columns", "text/tab-separated-values", "tsv", _polecat),
    Format("polecat-csv", "the same separated by commas", "text/csv", "csv", _polecat_csv),
    Format("polecat-parquet", "the same with types", PARQUET, "parquet", _polecat_parquet, EXTRA, is_text=False),
    Format("jsonld", "linked data: SEM, PROV-O, schema.org", "application/ld+json", "jsonld", _jsonld),
    Format("ics", "what is ahead, as a calendar", "text/calendar", "ics", _ics, EXTRA, is_keyed=False),
    Format("geojson", "events on a map", "application/geo+json", "geojson", _geojson),
    Format("graphml", "who is in it, and who has it from whom", "application/graphml+xml", "graphml", _graphml),
)
FORMATS: Mapping[str, Format] = {format.name: format for format in _ALL}
