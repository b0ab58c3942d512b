"""An event on its own page. In come what the desk told and its id; out goes all that is known of it, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.serve.views.places import Library, Quote
from twosource.serve.views.wording import RELATIONS
from twosource.store.rows import Told
from twosource.write.contract import Account, Claim, Event
from twosource.write.html.happenings import Row
from twosource.write.html.wording import word
from twosource.write.phrases import term

MOST_SIMILAR = 12


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention of the event: as what it is told there, on whose word, in which words; by its anchor it is judged."""

    quote: Quote
    status: str
    said_by: str | None
    anchor: str


@dataclass(frozen=True, slots=True)
class Difference:
    """How reports stand to one another on one slot, with what each has."""

    slot: str
    kind: str
    reason: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """All that the page shows; `anchor` is the permanent key, by which the event is judged."""

    row: Row
    tellings: tuple[Telling, ...]
    differences: tuple[Difference, ...]
    lines: tuple[str, ...]
    similar: tuple[tuple[Row, str], ...]
    anchor: str


def event(told: Told, id: str) -> EventView:
    """The event with that id in the account."""
    library = Library(told)
    found = {row.event: row for row in library.rows()}
    one = next(event for event in told.account.events if event.id == id)
    similar = [row for row in found.values() if row.type == one.type and row.event != id][:MOST_SIMILAR]
    return EventView(
        row=found[id],
        tellings=tuple(_tellings(told.account, one, library)),
        differences=tuple(_differences(told.account, id, library)),
        lines=tuple(line.text for line in told.account.brief if id in line.events),
        similar=tuple((row, told.keys[row.event]) for row in similar),
        anchor=told.keys[id],
    )


def _tellings(account: Account, one: Event, library: Library) -> Iterator[Telling]:
    claims = {claim.id: claim for claim in account.claims}
    for mention in one.mentions:
        inner, outer = (mention.trigger.start, mention.trigger.end), (mention.start, mention.end)
        if quote := library.within(mention.report, inner, outer):
            claim = claims.get(mention.claim) if mention.claim else None
            anchor = f"{mention.report}@{inner[0]}"
            yield Telling(quote, mention.status, sayer(claim) if claim else None, anchor)


def sayer(claim: Claim) -> str | None:
    """Who says it, from the origin to the one nearest the outlet."""
    names = [link.name for link in reversed(claim.chain)] or ([claim.source.name] if claim.source else [])
    return ", through ".join(dict.fromkeys(names)) or None


def _differences(account: Account, id: str, library: Library) -> Iterator[Difference]:
    for one in account.relations:
        if one.event != id:
            continue
        values = tuple(
            (
                word("statuses", value.value) if one.slot == "status" else value.value,
                tuple(dict.fromkeys(library.outlet(report) for report in value.reports)),
            )
            for value in one.values
        )
        yield Difference(term("slots", one.slot), RELATIONS[one.kind], one.reason, values)
