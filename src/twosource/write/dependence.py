"""How far reports depend on each other. In comes what a brief is made with; out goes a line a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from twosource.model import Dependence
from twosource.write.contract import BriefLine, Cite
from twosource.write.phrases import joined, phrase, term, weights

if TYPE_CHECKING:
    from twosource.write.brief import Teller

KINDS = ("republishes", "copies", "cites")


def dependence_lines(teller: Teller) -> Iterator[BriefLine]:
    """What each report carries, shares and cites, the report that rests on most first."""
    by_report: dict[str, list[Dependence]] = {}
    for dependence in teller.assessments.dependence:
        by_report.setdefault(dependence.report, []).append(dependence)
    if not by_report:
        yield BriefLine("dependence", phrase("alone"), ())
    ranked = sorted(by_report.items(), key=lambda item: -len(item[1]))
    for report, found in ranked[: int(weights("brief")["dependence"])]:
        parts = [_part(kind, found) for kind in KINDS if any(one.kind == kind for one in found)]
        text = phrase("dependence").format(outlet=teller.sayers.outlet(report), parts=joined(parts))
        yield BriefLine("dependence", text, tuple(_cites(teller, report, found)))


def _part(kind: str, found: list[Dependence]) -> str:
    names = joined([dependence.on for dependence in found if dependence.kind == kind])
    return f"{term('dependences', kind)} {names}"


def _cites(teller: Teller, report: str, found: list[Dependence]) -> Iterator[Cite]:
    """The first place that shows each."""
    for dependence in found:
        for span in dependence.spans[:1]:
            yield teller.cite(report, span)
