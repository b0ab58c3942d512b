"""The tables that a batch writes, column by column. Out go their Arrow schemas, and a page about them.

FORMAT changes whenever a column is added, dropped or means something else; every file bears it in its metadata.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT = "twosource.batch/2"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the kind of its values (a key of `_kinds`), whether they may be missing, what they are."""

    name: str
    kind: str
    what: str
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what a row of it is, and its columns."""

    row: str
    columns: tuple[Column, ...]


def _interval(name: str, what: str) -> tuple[Column, ...]:
    """The columns of a stretch of time."""
    return (
        Column(f"{name}start", "time", f"{what}: first moment, local time; missing where open or unknown", False),
        Column(f"{name}end", "time", f"{what}: the moment after the last, local time", False),
        Column(f"{name}precision", "text", f"{what}: what both are exact to: `minute` or `day`", False),
        Column(f"{name}offset", "number", f"{what}: minutes that local time is ahead of UTC, where known", False),
    )


REPORT = Column("report", "text", "id of the report")
SPAN = (
    Column("start", "number", "first character in the report's text"),
    Column("end", "number", "the character after the last"),
)

TABLES: Mapping[str, Table] = {
    "reports": Table(
        "a report that was read",
        (
            Column("id", "text", "id: from its bytes and its address or outlet"),
            Column("story", "text", "id of the story that it tells"),
            Column("path", "text", "where it was found: file, and record in it", False),
            Column("url", "text", "its address", False),
            Column("outlet", "text", "who published it", False),
            Column("agencies", "texts", "agencies whose work it carries"),
            Column("headline", "text", "its headline", False),
            Column("byline", "text", "who wrote it", False),
            Column("dateline", "text", "the place that its dateline names", False),
            Column("language", "text", "its language, as far as it was told", False),
            Column("sha256", "text", "SHA-256 of its bytes as received"),
            *_interval("published_", "publication"),
            Column("published_basis", "text", "how that is known: metadata, dateline, text or sister", False),
            Column("modified", "time", "when it was last changed, local time", False),
            Column("text", "text", "its text as received; all offsets are into it"),
        ),
    ),
    "readings": Table(
        "all that was read in a report",
        (
            REPORT,
            Column("story", "text", "id of the story that it tells"),
            Column("reading", "bytes", "the reading as `twosource.records` packs it: input of another batch"),
        ),
    ),
    "claims": Table(
        "an attribution: who says what in a report",
        (
            REPORT,
            Column("id", "text", "id within the report"),
            *SPAN,
            Column("content", "text", "the words that are said"),
            Column("kind", "text", "direct, indirect or mixed"),
            Column("stance", "text", "asserts, denies, declines or unsure"),
            Column("source", "text", "whoever is credited, as the text has it", False),
            Column("source_entity", "text", "id of that entity within the report", False),
            Column("anonymous", "truth", "whether nobody is named"),
            Column("count", "number", "how many people that are, where told", False),
            Column("office", "text", "what the text says of unnamed sources", False),
            Column("because", "text", "why they are not named", False),
            Column("cue", "text", "the words that credit", False),
            Column("chain", "texts", "through whom it came, from the link nearest the outlet to the origin"),
            Column("venue", "text", "where it was said", False),
        ),
    ),
    "events": Table(
        "a mention of a happening in a report",
        (
            REPORT,
            Column("id", "text", "id within the report"),
            *SPAN,
            Column("trigger", "text", "the word that names it"),
            Column("trigger_start", "number", "first character of that word"),
            Column("lemma", "text", "that word's lemma"),
            Column("type", "text", "PLOVER type"),
            Column("mode", "text", "PLOVER mode", False),
            Column("cameo", "text", "CAMEO code", False),
            Column(
                "status", "text", "occurred, ongoing, planned, expected, possible, demanded, cancelled, denied, unclear"
            ),
            Column("participants", "participants", "who takes part, in which role, with the entity's id"),
            Column("place", "text", "where", False),
            Column("place_entity", "text", "id of that place within the report", False),
            *_interval("time_", "when"),
            Column("numbers", "numbers", "counts with their bounds"),
            Column(
                "claim", "text", "id of the claim whose content it is part of; missing: the outlet's own voice", False
            ),
            Column("nominal", "truth", "whether a noun names it"),
            Column("definite", "truth", "whether it is spoken of as known"),
            Column("ordinal", "text", "which one of its like", False),
        ),
    ),
    "entities": Table(
        "somebody or something in a report",
        (
            REPORT,
            Column("id", "text", "id within the report"),
            Column("name", "text", "its name"),
            Column("type", "text", "person, organization, government, place, facility, vehicle, group or other"),
            Column("aliases", "texts", "all other ways in which the text calls it"),
            Column("roles", "roles", "titles and offices that the text gives"),
            Column("named", "truth", "whether the text gives a name"),
            Column("count", "number", "how many people a plural speaks of", False),
            Column("mentions", "mentions", "where it is mentioned, and how: name, nominal or pronoun"),
        ),
    ),
    "timexes": Table(
        "a time expression in a report",
        (
            REPORT,
            *SPAN,
            Column("text", "text", "its words"),
            Column("type", "text", "TIMEX3 type: DATE, TIME, DURATION or SET"),
            Column("value", "text", "TIMEX3 value"),
            *_interval("interval_", "what it means"),
        ),
    ),
    "stories": Table(
        "a story: reports that tell one development",
        (
            Column("id", "text", "id: from its reports"),
            Column("saga", "text", "id of the first story of those of weeks that belong together; its own if alone"),
            Column("title", "text", "its title"),
            Column("reports", "texts", "ids of its reports, the earliest first"),
            Column("outlets", "texts", "who published them"),
            Column("first", "time", "when the first of them came out", False),
            Column("last", "time", "when the last of them came out", False),
            Column("events", "number", "events that its account tells", False),
            Column("origins", "number", "origins on which these rest, those of one name together", False),
            Column("told", "truth", "whether there is an account; if not, `set_aside` says why"),
        ),
    ),
    "accounts": Table(
        "what is told of a story",
        (
            Column("story", "text", "id of the story"),
            Column("account", "text", "the account as JSON, `twosource.account/1`"),
        ),
    ),
    "set_aside": Table(
        "input, a report or a story that could not be read or told",
        (
            Column("what", "text", "`input` (never a report), `report` or `story`"),
            Column("place", "text", "where it was found, or the story's id"),
            Column("id", "text", "the report's id, where it has one", False),
            Column("reason", "text", "why"),
        ),
    ),
}
KINDS = {
    "text": "string",
    "texts": "list<string>",
    "number": "int32",
    "truth": "bool",
    "time": "timestamp[us]",
    "bytes": "binary",
    "participants": "list<struct<role: string, name: string, entity: string>>",
    "numbers": "list<struct<of: string, at_least: double, at_most: double>>",
    "roles": "list<struct<title: string, organization: string, former: bool>>",
    "mentions": "list<struct<start: int32, end: int32, kind: string>>",
}


def arrow_schema(name: str) -> pa.Schema:
    """The schema of a table, with its name and FORMAT in its metadata."""
    import pyarrow as pa  # noqa: PLC0415  (an extra)

    text, number, truth = pa.string(), pa.int32(), pa.bool_()
    kinds: dict[str, pa.DataType] = {
        "text": text,
        "texts": pa.list_(text),
        "number": number,
        "truth": truth,
        "time": pa.timestamp("us"),
        "bytes": pa.binary(),
        "participants": pa.list_(pa.struct({"role": text, "name": text, "entity": text})),
        "numbers": pa.list_(pa.struct({"of": text, "at_least": pa.float64(), "at_most": pa.float64()})),
        "roles": pa.list_(pa.struct({"title": text, "organization": text, "former": truth})),
        "mentions": pa.list_(pa.struct({"start": number, "end": number, "kind": text})),
    }
    fields = [pa.field(column.name, kinds[column.kind], not column.needed) for column in TABLES[name].columns]
    return pa.schema(fields, metadata={"twosource.format": FORMAT, "twosource.table": name})


def page() -> Iterator[str]:
    """Lines of Markdown that tell of all tables."""
    yield f"`{FORMAT}` stands in the metadata of every file as `twosource.format`, its table as `twosource.table`."
    for name, table in TABLES.items():
        yield from ("", f"## {name}", "", f"One row: {table.row}.", "", "| column | type | what |", "|---|---|---|")
        for column in table.columns:
            optional = "" if column.needed else ", may be missing"
            yield f"| `{column.name}` | `{KINDS[column.kind]}`{optional} | {column.what} |"
