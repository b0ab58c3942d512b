"""Words of reports on pages that have not their texts. In come what the desk told; out go links and quotes."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.mastheads import masthead
from twosource.store.rows import Told
from twosource.write.html.happenings import Row, rows
from twosource.write.html.places import Places
from twosource.write.html.times import When, when

AROUND = 90  # characters to either side of a mention
LONGEST = 700


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report with those around them, and where they stand."""

    before: str
    words: str
    after: str
    outlet: str
    href: str
    when: When | None


class Library:
    """The reports of one story, each on its own page."""

    def __init__(self, told: Told) -> None:
        self.account, self.texts = told.account, told.texts
        pages = {one.id: f"/reports/{one.id}" for one in told.account.reports}
        self.places = Places("s1-", told.account.reports, told.texts, pages)
        self.reports = {one.id: one for one in told.account.reports}

    def rows(self) -> tuple[Row, ...]:
        """All events told, with links to the reports' pages, their times with the year."""
        return rows(self.account, self.places, None)

    def outlet(self, report: str) -> str:
        """Whose report it is."""
        return masthead(self.reports[report]) if report in self.reports else report

    def published(self, report: str) -> When | None:
        """When a report came out."""
        time = self.reports[report].published if report in self.reports else None
        return when(time.earliest, time.latest) if time else None

    def within(self, report: str, inner: tuple[int, int], outer: tuple[int, int]) -> Quote | None:
        """Words within a longer stretch; None where the text is not at hand."""
        (start, end), (left, right) = inner, outer
        left, right = min(left, start), max(right, end)
        text = self.texts.get(report, "")
        link = self.places.words(report, left, min(right, left + LONGEST))
        if link is None or not link.text:
            return None
        before, after = text[left:start], text[end : min(right, left + LONGEST)]
        return Quote(before, text[start:end], after, self.outlet(report), link.href, self.published(report))

    def around(self, report: str, start: int, end: int) -> Quote | None:
        """Words with some more to either side, whole ones."""
        text = self.texts.get(report, "")
        if not 0 <= start < end <= len(text):
            return None
        left, right = max(start - AROUND, 0), min(end + AROUND, len(text))
        before, after = text[left:start], text[end:right]
        before = f"… {before.partition(' ')[2]}" if left else before
        after = f"{after.rpartition(' ')[0]} …" if right < len(text) else after
        before, after = before.rpartition("\n\n")[2], after.partition("\n\n")[0]
        link = self.places.words(report, start, end)
        href = link.href if link else f"/reports/{report}"
        return Quote(before, text[start:end], after, self.outlet(report), href, self.published(report))


def id_of(told: Told | None, key: str, kind: str = "") -> str | None:
    """The id in the account of what has a permanent key; None where it is not told."""
    if told is None:
        return None
    events = {one.id for one in told.account.events} if kind in ("", "event") else set()
    ids = events | ({one.id for one in told.account.entities} if kind in ("", "entity") else set())
    return next((id for id, known in told.keys.items() if known == key and id in ids), None)
