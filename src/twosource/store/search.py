"""Search over reports, claims and events. In come texts to be found, and queries; out go Hits, the best first.

SQLite keeps an index of words by FTS5, PostgreSQL by tsvector: both are kept by the database itself, row by row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, func, insert, literal_column, select, text

from twosource.store.packing import folded, plain
from twosource.store.rows import Hit
from twosource.store.tables import reports, stories, texts
from twosource.store.words import for_postgres, for_sqlite, passage, terms

BREAK = " qzq "  # a word that no text has: words before and behind it don't stand together
MOST_FOUND = 10_000  # behind so many nobody looks


@dataclass(frozen=True, slots=True)
class Text:
    """A text that can be found, and what it is of."""

    kind: str
    ref: str
    title: str
    body: str
    report: str | None = None
    story: str | None = None
    start: int | None = None
    end: int | None = None
    type: str | None = None
    status: str | None = None
    earliest: str | None = None
    latest: str | None = None
    published: datetime | None = None
    extra: tuple[str, ...] = ()  # words by which it is found too


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; `type` and `status` are of events alone, days are inclusive."""

    query: str = ""
    type: str | None = None
    status: str | None = None
    start: str | None = None
    end: str | None = None


def index_report(base: Connection, report: str, found: Iterable[Text]) -> None:
    """Makes the texts of a report those that are found, instead of its older version's."""
    base.execute(delete(texts).where(texts.c.report == report, texts.c.kind.in_(("report", "claim"))))
    _add(base, found)


def index_story(base: Connection, story: str, found: Iterable[Text]) -> None:
    """Makes the events of a story those that are found, instead of its older telling's."""
    base.execute(delete(texts).where(texts.c.story == story, texts.c.kind == "event"))
    _add(base, found)


def _add(base: Connection, found: Iterable[Text]) -> None:
    rows = []
    for one in found:
        row = asdict(one)
        extra = row.pop("extra")
        words = BREAK.join(map(folded, (one.title, one.body, *extra)))
        row |= {"title": plain(one.title), "body": plain(one.body), "folded": words}
        rows.append(row)
    if rows:
        base.execute(insert(texts), rows)


def search(base: Connection, wanted: Wanted, *, offset: int, limit: int) -> tuple[Hit, ...]:
    """What fits, the best first; where no words are given, the latest first."""
    found = terms(wanted.query)
    query = _query(base, wanted).outerjoin(reports, (texts.c.kind != "event") & (reports.c.id == texts.c.report))
    if found:
        ranked = _matching(base, query, for_sqlite(found), for_postgres(found))
        if ranked is None:
            return ()
        query = ranked
    else:
        query = query.order_by(func.coalesce(texts.c.latest, texts.c.earliest, "").desc(), texts.c.kind, texts.c.ref)
    rows = base.execute(query.offset(offset).limit(limit)).all()
    titles = _titles(base, {row.of for row in rows if row.of})
    return tuple(_hit(row, titles, wanted) for row in rows)


def stories_with(base: Connection, query: str) -> list[str]:
    """The stories in which these words are found."""
    found = terms(query)
    of = func.coalesce(texts.c.story, reports.c.story)
    joined = select(of).outerjoin(reports, (texts.c.kind != "event") & (reports.c.id == texts.c.report))
    ranked = _matching(base, joined, for_sqlite(found), for_postgres(found))
    rows = base.execute(ranked.limit(MOST_FOUND)).scalars() if ranked is not None else ()
    return sorted({str(story) for story in rows if story})


def _query(base: Connection, wanted: Wanted) -> Select[Any]:
    of = func.coalesce(texts.c.story, reports.c.story).label("of")
    ended = select(stories.c.id).where(stories.c.into.is_not(None))  # its events are told where it has become a part
    where: list[ColumnElement[bool]] = [(texts.c.kind != "event") | texts.c.story.not_in(ended)]
    if wanted.type or wanted.status:
        where.append(texts.c.kind == "event")
    if wanted.type:
        where.append(texts.c.type == wanted.type)
    if wanted.status:
        where.append(texts.c.status == wanted.status)
    if wanted.start or wanted.end:
        where.append(func.coalesce(texts.c.earliest, texts.c.latest).is_not(None))
    if wanted.start:
        where.append(func.coalesce(texts.c.latest, "9999") >= wanted.start)
    if wanted.end:
        where.append(func.coalesce(texts.c.earliest, "0000") <= wanted.end)
    return select(texts, of).where(*where)


def _matching(base: Connection, query: Select[Any], sqlite: str | None, postgres: str | None) -> Select[Any] | None:
    """The query for rows with the words, the best first; None where no words are wanted that could be there."""
    if sqlite is None or postgres is None:
        return None
    if base.dialect.name == "sqlite":
        index = text("texts_index")
        return (
            query.join(index, literal_column("texts_index.rowid") == texts.c.id)
            .where(text("texts_index MATCH :words").bindparams(words=sqlite))
            .order_by(text("bm25(texts_index)"), texts.c.id)
        )
    words = func.to_tsquery(text("'english'"), postgres)
    vector: ColumnElement[Any] = literal_column("texts.vector")
    return query.where(vector.op("@@")(words)).order_by(func.ts_rank_cd(vector, words).desc(), texts.c.id)


def _titles(base: Connection, ids: set[str]) -> dict[str, str]:
    query = select(stories.c.id, stories.c.title).where(stories.c.id.in_(sorted(ids)))
    return {row.id: row.title for row in base.execute(query)}


def _hit(row: Row[Any], titles: dict[str, str], wanted: Wanted) -> Hit:
    shown, marks = passage(row.body, terms(wanted.query))
    return Hit(
        kind=row.kind, ref=row.ref, story=row.of, story_title=titles.get(row.of), title=row.title, text=shown,
        marks=marks, report=row.report, start=row.start, end=row.end, type=row.type, status=row.status,
        earliest=row.earliest, latest=row.latest, published=row.published,
    )  # fmt: skip
