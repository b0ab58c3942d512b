"""Who says what. In come an account, its rows and places; out goes a table of events against reports.

A cell is what a report does with an event: it says it, adds detail, has it newer, contradicts, leaves it open, or is
silent. All of that is read off the account's events, claims and relations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.write.contract import Account, EventMention, Relation
from twosource.write.html.happenings import Row
from twosource.write.html.places import Places, Words
from twosource.write.html.wording import word
from twosource.write.phrases import term

STRONGEST = ("contradicts", "updates", "adds", "declines", "says", "silent")
STANCES: Mapping[str, str] = {"denies": "contradicts", "declines": "declines", "unsure": "declines"}
Stance = tuple[str, Words | None]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a report does with an event, where it does, and in which values it differs from others or agrees."""

    outlet: str
    state: str
    words: Words | None
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An event with a cell for each report, and how the reports stand to one another on it."""

    row: Row
    cells: tuple[Cell, ...]
    notes: tuple[str, ...]


def matrix(account: Account, rows: Sequence[Row], places: Places) -> tuple[Line, ...]:
    """A line for each event, in the order of the rows."""
    relations: dict[str, list[Relation]] = {}
    for relation in account.relations:
        relations.setdefault(relation.event, []).append(relation)
    mentions = {event.id: {one.report: one for one in reversed(event.mentions)} for event in account.events}
    stances = _stances(account, places)
    lines = []
    for row in rows:
        own = relations.get(row.event, [])
        cells = [
            _cell(report.id, mentions[row.event].get(report.id), stances.get((row.event, report.id), ()), own, places)
            for report in account.reports
        ]
        lines.append(Line(row, tuple(cells), tuple(relation.reason for relation in own)))
    return tuple(lines)


def _cell(
    report: str, mention: EventMention | None, stances: Sequence[Stance], relations: Sequence[Relation], places: Places
) -> Cell:
    """What a report does with an event: the strongest of all that the account says of it."""
    words = [places.words(report, mention.start, mention.end)] if mention else []
    states = {state for state, _ in stances} | {_state(relation, report) for relation in relations}
    states.add("says" if mention else "silent")
    if mention and mention.status == "denied":
        states.add("contradicts")
    return Cell(
        outlet=places.outlet(report),
        state=next(state for state in STRONGEST if state in states),
        words=next((one for one in (*words, *(where for _, where in stances)) if one), None),
        values=tuple(_values(relations, report)),
    )


def _stances(account: Account, places: Places) -> dict[tuple[str, str], list[Stance]]:
    """Who is said to deny an event or to leave it open, by event and report, with the words that say so."""
    found: dict[tuple[str, str], list[Stance]] = {}
    for claim in account.claims:
        if claim.stance in STANCES:
            words = places.words(claim.report, claim.content.start, claim.content.end)
            for event in claim.events:
                found.setdefault((event, claim.report), []).append((STANCES[claim.stance], words))
    return found


def _state(relation: Relation, report: str) -> str:
    """What a report does on one slot of an event; of an update, the first value is the one that was."""
    having = [index for index, value in enumerate(relation.values) if report in value.reports]
    if not having:
        return ""
    if relation.kind == "conflict":
        return "contradicts"
    if relation.kind == "update":
        return "updates" if having[-1] > 0 else ""
    return "adds" if relation.kind == "refine" and report in relation.fuller else ""


def _values(relations: Sequence[Relation], report: str) -> Iterator[tuple[str, str]]:
    """What the report has, slot by slot, where reports differ."""
    for relation in relations:
        if relation.kind != "agree":
            for value in relation.values:
                if report in value.reports:
                    text = word("statuses", value.value) if relation.slot == "status" else value.value
                    yield term("slots", relation.slot), text
