"""What has changed between two accounts, as a form: frozen dataclasses, no behavior. Nothing comes in or goes out.

The ids in `before` are of the older account, those in `after` of the newer one; cites are places in the newer one's
reports, or, where something is gone, in the older one's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twosource.write.contract import Cite

Kind = Literal[
    "report-joined", "report-left", "report-corrected",
    "event-new", "event-status", "event-number", "event-moved", "event-dated", "event-verdict", "event-withdrawn",
    "claim-new", "claim-corrected", "claim-withdrawn",
    "relation-new", "relation-settled",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a change: what was or is told, of which event or claim, by which reports.

    `value` is for readers; a count has its bounds beside it, a time its ends, all inclusive.
    """

    value: str | None = None
    event: str | None = None
    claim: str | None = None
    reports: tuple[str, ...] = ()
    at_least: float | None = None
    at_most: float | None = None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of which kind, in what (a slot, what is counted, who says it), from what to what, and one sentence.

    `before` is None for what is new, `after` for what is gone; `importance` is from 0 to 1.
    """

    kind: Kind
    what: str
    before: Side | None
    after: Side | None
    text: str
    cites: tuple[Cite, ...]
    importance: float
