"""The flow: paths and addresses in, accounts out, one line a stage. `desk` and `scale` keep what lies between.

accounts = brief(["examples/ferry"])
print(accounts[0].story.title)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from twosource.collect import collect, collection
from twosource.collect.collection import Keep, collect_again, collect_sent
from twosource.collect.inputs import touched
from twosource.collect.metadata import known
from twosource.errors import InputError
from twosource.extract.language import load_language
from twosource.extract.reading import Reader
from twosource.link import link
from twosource.link.dates import infer, infer_within
from twosource.link.stories import group
from twosource.model import Judgement, LeftOut, Publication, Reading, Report
from twosource.settings import Settings, load_settings
from twosource.weigh import weigh
from twosource.write.account import Account, account

Progress = Callable[[str | None], None]

__all__ = [
    "brief",
    "collect",
    "collect_again",
    "collect_sent",
    "collect_text",
    "dates_within",
    "extract",
    "feeds_of",
    "files_of",
    "read",
    "read_one",
    "tell",
    "tell_story",
]


def brief(
    paths: Sequence[str | Path], *, stdin: BinaryIO | None = None, settings: Settings | None = None
) -> tuple[Account, ...]:
    """One account a story, the one with the most reports first.

    Raises InputError where a path is missing or nothing could be read, SetupError where the pipeline is not there.
    """
    readings, left_out = read(paths, stdin=stdin, settings=settings)
    return tell(readings, left_out)


def files_of(paths: Sequence[str | Path]) -> Iterator[str]:
    """Every file that `read` opens for these paths, metadata too: what is written must be none of them."""
    return touched(paths)


def read(
    paths: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
    reading: Progress | None = None,
) -> tuple[tuple[Reading, ...], tuple[LeftOut, ...]]:
    """All reports read, and what was left out; raises as `brief` does.

    `progress` is called with each address before it is fetched, and with None when all is collected; `reading` with the
    id of each report before it is read, and with None when all are.
    """
    settings = settings or load_settings()
    reports, left_out = collect(paths, stdin=stdin, settings=settings, progress=progress)
    return extract(reports, settings=settings, reading=reading), tuple(left_out)


def extract(reports: Sequence[Report], *, settings: Settings, reading: Progress | None = None) -> tuple[Reading, ...]:
    """Each report read; those without a date are read again once a sister report has given them one."""
    reading = reading or (lambda _: None)
    reader = Reader(load_language(settings.pipeline, encoder=settings.encoder))
    readings = []
    try:
        for report in reports:
            reading(report.id)
            readings.append(reader.read(report))
    finally:
        reading(None)
    dates = infer(readings)
    return tuple(
        reader.read_again(one.report, dates[one.report.id]) if one.report.id in dates else one for one in readings
    )


def tell(
    readings: Sequence[Reading], left_out: Sequence[LeftOut] = (), *, everything: bool = False
) -> tuple[Account, ...]:
    """The readings grouped into stories, each linked, weighed and told; with all events, where `everything` counts."""
    stories = sorted((link(story) for story in grouped(readings)), key=lambda story: (-len(story.readings), story.id))
    return tuple(account(weigh(story), left_out, everything=everything) for story in stories)


def grouped(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """The readings by story, as they are grouped before any of them is dated by a sister: the desk does it so too."""
    whole = {reading.report.id: reading for reading in readings}
    plain = (
        replace(reading, report=replace(reading.report, published=None))
        if reading.report.published and reading.report.published.basis == "sister"
        else reading
        for reading in readings
    )
    return tuple(tuple(whole[one.report.id] for one in story) for story in group(tuple(plain)))


# ── What somebody sends: what the desk needs ──────────────────────────────────────────────────────────────────────


def collect_text(
    text: str, told: Mapping[str, Any], *, settings: Settings, keep: Keep | None = None
) -> tuple[tuple[Report, ...], tuple[LeftOut, ...]]:
    """The report in a text, with what is told of it: outlet, title, date, url; raises InputError for no date."""
    metadata = known(told)
    if told.get("date") and metadata.date is None:
        raise InputError(f"published: {told['date']!r} is no date; give one as 2021-03-03 or 2021-03-03T16:20+01:00")
    return collection.collect_text(text, metadata, settings=settings, keep=keep)


def feeds_of(raw: bytes) -> list[str]:
    """The addresses in a list of feeds; raises InputError where it is none."""
    from twosource.collect.feeds.opml import addresses  # noqa: PLC0415  (most piles hold none)

    return addresses(raw)


# ── One report, one story: what the desk needs ────────────────────────────────────────────────────────────────────


def read_one(report: Report, *, settings: Settings) -> Reading:
    """A report read by itself, with the date that it has, or that its own text gives."""
    return Reader(load_language(settings.pipeline, encoder=settings.encoder)).read(report)


def dates_within(story: Sequence[Reading]) -> dict[str, Publication]:
    """A date for each report of one story that has none and that its sisters can date, by the report's id."""
    return infer_within(story)


def tell_story(readings: Sequence[Reading], *, id: str, judgements: Sequence[Judgement] = ()) -> Account:
    """The account of readings that are known to be of one story; it is called by `id`."""
    return account(weigh(replace(link(readings, judgements), id=id)))
