"""The Admiralty code's information credibility of an event. In come its verdict and what it rests on; out goes a digit.

The scale is that of intelligence analysts (NATO AJP-2.1, annex on source and information evaluation): 1 confirmed by
other sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 truth cannot be judged. It grades what is
told, never who tells it: the code's letter for a source's reliability is the analyst's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from twosource.lexicon import load
from twosource.model import Credibility, Relation
from twosource.weigh.origins import Root

Digit = Literal[1, 2, 3, 4, 5, 6]
ASSERTED = ("status",)  # the slot on which a conflict is about whether it is so at all


def credibility(backing: Sequence[Root], relations: Sequence[Relation], denials: Sequence[str]) -> Credibility:
    """The digit with its words and the reasons for it.

    `backing` are the origins that assert the event, `relations` those of its slots, `denials` who denies it.
    """
    digit, reasons = _graded(backing, relations, denials)
    return Credibility(digit, str(load("weighing")["credibility"]["words"][digit - 1]), reasons)


def _graded(
    backing: Sequence[Root], relations: Sequence[Relation], denials: Sequence[str]
) -> tuple[Digit, tuple[str, ...]]:
    independent = len({root.source.key for root in backing})
    reports = len({report for root in backing for report in root.reports})
    against = [*denials, *(one.reason for one in relations if one.kind == "conflict" and one.slot in ASSERTED)]
    details = [one for one in relations if one.kind == "conflict" and one.slot not in ASSERTED]
    if against and independent:
        confirmed = independent > 1 and reports > 1
        return (4 if confirmed else 5), (_supported(independent, reports), *against)
    if not independent:
        return 6, ("Nobody is named or described who would know.",)
    if independent > 1 and reports > 1:
        if details:
            return 2, (_supported(independent, reports), f"They differ on the {_slots(details)}.")
        return 1, (_supported(independent, reports),)
    if independent > 1:
        return 2, (_supported(independent, reports), "No other report confirms it.")
    return _of_one(backing, details)


def _of_one(backing: Sequence[Root], details: Sequence[Relation]) -> tuple[Digit, tuple[str, ...]]:
    """One origin: probably true where who says it is named and nothing speaks against it, else possibly."""
    source = backing[0].source
    if details:
        return 3, ("Not confirmed: one origin.", f"Reports differ on the {_slots(details)}.")
    if source.kind == "unnamed":
        return 3, (f"Not confirmed: one origin, which is not named ({source.name}).",)
    if source.kind == "outlet":
        return 3, (f"Not confirmed: {source.name} alone tells it and names no source.",)
    return 2, (f"Not confirmed: one origin, {source.name}.", "No report contradicts it.")


def _supported(origins: int, reports: int) -> str:
    some = "one origin" if origins == 1 else f"{origins} origins"
    return f"Asserted by {some} in {'one report' if reports == 1 else f'{reports} reports'}."


def _slots(relations: Sequence[Relation]) -> str:
    return " and the ".join(sorted({relation.slot for relation in relations}))
