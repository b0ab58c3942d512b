"""What one worker does with one report or one story. In comes what is to be done; out goes bytes, the same everywhere.

Nothing here knows how many workers there are, nor where: that is what makes their number not matter.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace

from twosource.collect.reports import Received, build
from twosource.collect.streams import opened
from twosource.errors import InputError
from twosource.extract.language import load_language
from twosource.link.stories import pack as pack_signature
from twosource.link.stories import partition, signature
from twosource.link.stories import unpack as unpack_signature
from twosource.model import Reading, Report
from twosource.pipeline import dates_within, read_one, tell_story
from twosource.records import pack, unpack
from twosource.scale.blocks import links
from twosource.scale.items import Item, Kept, paired
from twosource.scale.messages import Compared, Parted, Read, Told
from twosource.scale.packs import squeezed, unsqueezed
from twosource.scale.rows import rows_of, story_row, untold_row
from twosource.scale.tables import arrow_tables
from twosource.scale.units import CompareUnit, story_id
from twosource.settings import Settings
from twosource.write.json import plain

DIGEST = 16  # hexadecimal digits
UNTOLD = "(not told)"


class Worker:
    """Does one job after the other; the language pipeline is loaded once."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def load(self) -> None:
        """Loads the language pipeline; raises SetupError where it is not there."""
        load_language(self.settings.pipeline, encoder=self.settings.encoder)

    def read(self, item: Item) -> Read:
        """The report read; raises InputError where it is none."""
        if isinstance(item.piece, Kept):
            reading = unpack(item.piece.packed)
            if reading.report.id != item.id:
                raise InputError("a reading of another report than its row says")
        else:
            reading = read_one(self.report(item), settings=self.settings)
        packed = pack(reading)
        signed = signature(reading)
        return Read(
            item.id,
            item.place,
            signed.moment.timestamp() if signed.moment else None,
            hashlib.sha256(packed).hexdigest()[:DIGEST],
            squeezed(pack_signature(signed)),
            squeezed(packed),
        )

    def report(self, item: Item) -> Report:
        """The report of an item, under the item's id."""
        found = clean(opened(item.piece))  # type: ignore[arg-type]
        settings = self.settings
        report = build(found, longest=settings.max_report_chars, most_words=settings.max_report_words)
        return replace(report, id=item.id)

    def compare(self, unit: CompareUnit) -> Compared:
        """The pairs of reports that are linked."""
        own, others = ([unpack_signature(unsqueezed(one)) for one in some] for some in (unit.own, unit.others))
        return Compared(squeezed(links(own, others, among_own=unit.among_own)))

    def part(self, cluster: Sequence[bytes]) -> Parted:
        """The stories of reports that hang together."""
        return Parted(partition([unpack_signature(unsqueezed(one)) for one in cluster]))

    def tell(self, packed: Sequence[bytes]) -> Told:
        """The story of these readings."""
        readings = self.dated([unpack(unsqueezed(one)) for one in packed])
        identifier = story_id([reading.report.id for reading in readings])
        told = tell_story(readings, id=identifier)
        parts = [rows_of(reading, identifier, pack(reading)) for reading in readings]
        as_json = json.dumps(plain(told), ensure_ascii=False)
        head = {
            "stories": [story_row(readings, told)],
            "accounts": [{"story": identifier, "account": as_json}],
        }
        return Told(identifier, arrow_tables([head, *parts]))

    def dated(self, readings: Sequence[Reading]) -> list[Reading]:
        """The readings; those that only a sister report can date are read again with that date."""
        dates = dates_within(readings)
        return [
            read_one(replace(one.report, published=dates[one.report.id]), settings=self.settings)
            if one.report.id in dates
            else one
            for one in readings
        ]

    def list_readings(self, packed: Sequence[bytes]) -> Told:
        """The readings of a story that cannot be told."""
        readings = [unpack(unsqueezed(one)) for one in packed]
        identifier = story_id([reading.report.id for reading in readings])
        title = next((one.report.headline for one in readings if one.report.headline), UNTOLD)
        parts = [rows_of(reading, identifier, pack(reading)) for reading in readings]
        head = {"stories": [untold_row(readings, identifier, title)]}
        return Told(identifier, arrow_tables([head, *parts]))


def clean(found: Received) -> Received:
    """Text and path as tables can hold them."""
    return replace(found, text=paired(found.text), path=paired(found.path))
