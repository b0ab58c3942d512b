"""Reports in the database: received, found again, told of. In come a connection and Reports; out go rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, insert, select, update

from twosource.model import Publication, Report
from twosource.store.packing import digest, folded, pack_report, packed, plain, unpack_report, unpacked
from twosource.store.rows import ReportRow, Version
from twosource.store.tables import blobs, reports, versions

SHORT = 12  # characters of an id
LONGEST_TITLE = 200
KNOWN_OF = ("headline", "outlet", "byline", "dateline", "published", "modified", "credits", "url")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report is in the store: its id, and the version that this is; `known` where there is nothing new.

    `report` is what is to be kept: under its id, with what was known before of the same bytes.
    """

    id: str
    number: int
    known: bool
    report: Report
    address: str | None = None


def place_of(base: Connection, report: Report, address: str | None) -> Place:
    """Where a report belongs: to the one of its address, or with its bytes from its outlet, or by itself."""
    row = base.execute(select(reports).where(reports.c.address == address)).first() if address else None
    row = row or _twin(base, report)
    if row is None:
        own = _free_id(base, report)
        return Place(own, 1, known=False, report=replace(report, id=own), address=address)
    report = replace(report, id=row.id)
    where = (versions.c.report == row.id, versions.c.number == row.current)
    last = base.execute(select(versions.c.content, versions.c.sha256).where(*where)).one()
    known = last.content == content_of(report)
    if not known and last.sha256 == report.sha256:
        before = collected(base, row.id, row.current)
        report, poorer = completed(report, before), report
        known = report != poorer and (report.text, *told_of(report)) == (before.text, *told_of(before))
    return Place(row.id, row.current + (not known), known, report, address)


def completed(report: Report, before: Report) -> Report:
    """The report, with what was known of the same bytes and nobody says this time."""
    unsaid = ("outlet", "credits") if is_of_its_agency(report, before) else ()
    missing = {name: getattr(before, name) for name in KNOWN_OF if name in unsaid or not getattr(report, name)}
    return replace(report, **{name: value for name, value in missing.items() if value})


def told_of(report: Report) -> tuple[object, ...]:
    """What is known about a report, beside what it says."""
    published = report.published.interval if report.published else None
    return (report.headline, report.outlet, report.byline, report.dateline, published)


def is_of_its_agency(report: Report, other: Report) -> bool:
    """Whether a report has for its outlet the agency that, for the same bytes, only signs the report of an outlet."""
    return report.url is None and report.sha256 == other.sha256 and report.outlet in _signing(other)


def _signing(report: Report) -> set[str]:
    return {credit.agency for credit in report.credits if credit.part == "text" and credit.span}


def _twin(base: Connection, report: Report) -> Row[Any] | None:
    """The stored report with the same bytes, from the same outlet or from one that is not known."""
    same = base.execute(
        select(reports)
        .join(versions, (versions.c.report == reports.c.id) & (versions.c.number == reports.c.current))
        .where(versions.c.sha256 == report.sha256)
        .order_by(reports.c.added, reports.c.id)
    ).all()
    if found := next((row for row in same if not report.outlet or row.outlet in (None, report.outlet)), None):
        return found
    likely = [*(row for row in same if row.outlet in _signing(report)), *same[:2]]  # all have the same signature
    stored = ((row, collected(base, row.id, row.current)) for row in likely)
    return next((row for row, one in stored if is_of_its_agency(report, one) or is_of_its_agency(one, report)), None)


def _free_id(base: Connection, report: Report) -> str:
    """An id that hangs on bytes and outlet alone, and not on what was there before."""
    salt = 0
    while True:
        found = digest(report.sha256, report.outlet or report.url or "", *([salt] if salt else []))[:SHORT]
        if base.execute(select(reports.c.id).where(reports.c.id == found)).first() is None:
            return found
        salt += 1


def content_of(report: Report) -> str:
    """A hash of what a report says and what is known about it; bytes may differ by an advertisement."""
    return digest(*map(repr, (report.text, *told_of(report), report.segments)))


def keep(base: Connection, place: Place, raw: bytes, now: datetime) -> None:
    """Puts a version of a report there, as the one that tells."""
    report = place.report
    if base.execute(select(blobs.c.sha256).where(blobs.c.sha256 == report.sha256)).first() is None:
        base.execute(insert(blobs).values(sha256=report.sha256, packed=packed(raw)))
    title = title_of(report)
    current = {
        "current": place.number,
        "title": title,
        "outlet": plain(report.outlet),
        "slug": slug(report.outlet),
        "place": plain(report.url or report.path),
        "published": moment_of(report.published),
    }
    if place.number == 1:
        base.execute(insert(reports).values(id=place.id, address=plain(place.address), added=now, **current))
    else:
        base.execute(update(reports).where(reports.c.id == place.id).values(**current))
    base.execute(
        insert(versions).values(
            report=place.id,
            number=place.number,
            sha256=report.sha256,
            content=content_of(report),
            added=now,
            published=moment_of(report.published) if place.number == 1 else corrected(report),
            title=title,
            collected=pack_report(report),
        )
    )


def corrected(report: Report) -> datetime | None:
    """When a corrected version came out, where it says so."""
    return moment_of(Publication(report.modified, "metadata")) if report.modified else None


def title_of(report: Report) -> str:
    """What a report is called in lists: its headline, else its first words."""
    text = " ".join((report.headline or "").split())
    if not text:
        body = next((segment.span for segment in report.segments if segment.kind == "body"), None)
        text = " ".join(report.text[body.start : body.end][: 2 * LONGEST_TITLE].split()) if body else report.id
    return plain(text if len(text) <= LONGEST_TITLE else text[:LONGEST_TITLE].rpartition(" ")[0] + " …") or report.id


def slug(outlet: str | None) -> str:
    """An outlet's name as part of an address.

    >>> slug("The Korea Post"), slug(None)
    ('the-korea-post', 'unknown')
    """
    return folded(outlet or "").replace(" ", "-")[:80] or "unknown"


def moment_of(published: Publication | None) -> datetime | None:
    """The first moment at which a report can have come out; local time counts as UTC where no offset is known."""
    if published is None or published.interval.start is None:
        return None
    try:
        return (published.interval.start - (published.interval.offset or timedelta(0))).replace(tzinfo=UTC)
    except OverflowError:
        return published.interval.start.replace(tzinfo=UTC)


# ── Told of ───────────────────────────────────────────────────────────────────────────────────────────────────────


def rows(base: Connection, ids: Iterable[str]) -> tuple[ReportRow, ...]:
    """The reports of these ids as rows, in the order of the ids; those that are not there are passed over."""
    wanted = list(dict.fromkeys(ids))
    found = {
        row.id: row for part in batches(wanted) for row in base.execute(select(reports).where(reports.c.id.in_(part)))
    }
    return tuple(as_row(found[identity]) for identity in wanted if identity in found)


def as_row(row: Row[Any]) -> ReportRow:
    """A row of the table as the desk gives it out."""
    return ReportRow(row.id, row.current, row.title, row.outlet, row.place, row.published, row.added, row.story)


def versions_of(base: Connection, report: str) -> tuple[Version, ...]:
    """All states of a report, the first one first."""
    found = base.execute(select(versions).where(versions.c.report == report).order_by(versions.c.number))
    return tuple(Version(row.number, row.sha256, row.added, row.title) for row in found)


def history(base: Connection, ids: Sequence[str]) -> list[Row[Any]]:
    """All versions of the reports, with when each came out; of the first what it says, of others when corrected."""
    found: list[Row[Any]] = []
    for part in batches(ids):
        columns = (versions.c.report, versions.c.number, versions.c.added, versions.c.published)
        found += base.execute(select(*columns).where(versions.c.report.in_(part)).order_by(*columns[:2]))
    return found


def raw_of(base: Connection, sha256: str) -> bytes:
    """The bytes as received."""
    return unpacked(base.execute(select(blobs.c.packed).where(blobs.c.sha256 == sha256)).scalar_one())


def collected(base: Connection, report: str, number: int) -> Report:
    """A version of a report as it was collected."""
    where = (versions.c.report == report) & (versions.c.number == number)
    return unpack_report(base.execute(select(versions.c.collected).where(where)).scalar_one())


def current_versions(base: Connection, story: str) -> dict[str, int]:
    """The reports of a story, each with the version that tells."""
    found = base.execute(select(reports.c.id, reports.c.current).where(reports.c.story == story).order_by(reports.c.id))
    return {row.id: row.current for row in found}


def by_time(base: Connection, story: str) -> list[str]:
    """The reports of a story, the one that came out first first, undated ones last."""
    query = select(reports.c.id, reports.c.published).where(reports.c.story == story)
    found = [(row.published is None, row.published or datetime.min, row.id) for row in base.execute(query)]
    return [report for _, _, report in sorted(found)]


def batches(items: Sequence[Item], size: int = 500) -> Iterable[Sequence[Item]]:
    """The items in parts that fit into one query."""
    return (items[start : start + size] for start in range(0, len(items), size))
