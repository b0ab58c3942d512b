"""What all formats of newsrooms have in common. In comes an Item; out goes what was Received, or LeftOut with why.

A dateline that a format keeps apart from the text is put before it, and the captions of pictures after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from twosource.collect.credits import BY
from twosource.collect.datelines import dateline
from twosource.collect.fragments import Passage, moved
from twosource.collect.metadata import Metadata
from twosource.collect.moments import moment
from twosource.collect.outlets import canonical, found_in
from twosource.collect.reports import Received, digest
from twosource.model import Interval, LeftOut, Segment, Span

DASHES = " -–—―"
NOT_USABLE = {"canceled": "canceled by its provider", "cancelled": "canceled by its provider"}
WITHHELD = "withheld by its provider"
USABLE = "usable"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of news as an agency sends it; None where it does not say."""

    passage: Passage
    id: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    created: str | None = None
    url: str | None = None
    status: str | None = None
    embargoed: str | None = None
    captions: tuple[str, ...] = ()
    kind: str | None = None


def report(item: Item, place: str, name: str) -> Received | LeftOut:
    """The item as a report; `place` is where it stood, `name` its id if it has none."""
    if reason := unusable(item):
        return LeftOut(place, reason)
    if not item.passage.text:
        kind = f"a {item.kind}, no text" if item.kind not in (None, "text", "composite") else "no text"
        return LeftOut(place, f"{kind} in it")
    passage = with_captions(with_dateline(item.passage, item.dateline), item.captions)
    metadata = Metadata(
        id=item.id,
        title=item.title,
        outlet=canonical(item.outlet) if item.outlet else None,
        date=moment(item.created),
        url=item.url,
        byline=BY.sub("", item.byline) if item.byline else None,
        agencies=tuple(dict.fromkeys(name for line in item.agencies for name in agencies(line))),
    )
    sha256 = digest(passage.text.encode("utf-8", errors="surrogatepass"))
    return Received(passage.text, place, item.id or name, sha256, metadata, segments=passage.segments)


def agencies(line: str) -> tuple[str, ...]:
    """The agencies of a credit line, each by its own name: "AFP/Reuters"."""
    return tuple(outlet.name for outlet, _, _ in found_in(line)) or (line,)


def unusable(item: Item) -> str | None:
    """Why an item must not be used (now), in one line."""
    status = (item.status or USABLE).rpartition(":")[2].rpartition("/")[2].lower()
    if status != USABLE:
        return NOT_USABLE.get(status, WITHHELD if status == "withheld" else f"not usable: its status is {status!r}")
    if item.embargoed is None:
        return None
    until = moment(item.embargoed)
    if until is None or until.start is None:
        return "under embargo, with no end told"
    return f"under embargo until {item.embargoed}" if is_to_come(until) else None


def is_to_come(until: Interval) -> bool:
    """Whether an embargo holds; one without an offset holds until it has ended everywhere."""
    if until.start is None:
        return True
    offset = until.offset if until.offset is not None else timedelta(hours=-12)
    return until.start - offset > datetime.now(UTC).replace(tzinfo=None)


def with_dateline(passage: Passage, line: str | None) -> Passage:
    """The text with its dateline before the first sentence, unless it has one there."""
    plain = " ".join((line or "").split()).rstrip(DASHES)
    if not plain or dateline(passage.text) or passage.text.startswith(plain):
        return passage
    opened = f"{plain} — "
    marked = passage.segments[:1] and passage.segments[0].span.start == 0
    if marked or not dateline(opened + passage.text):
        return Passage(plain, (Segment("dateline", Span(0, len(plain))),)) + passage
    return Passage(opened + passage.text, moved(passage.segments, len(opened)))


def with_captions(passage: Passage, captions: Sequence[str]) -> Passage:
    """The text with those captions at its end that it does not hold."""
    for caption in dict.fromkeys(" ".join(caption.split()) for caption in captions):
        if caption and caption not in passage.text:
            passage = passage + Passage(caption, (Segment("caption", Span(0, len(caption))),))
    return passage
