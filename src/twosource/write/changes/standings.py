"""Reports that came and went, and where they began or ceased to differ. In comes a Comparison; out go changes."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.mastheads import masthead
from twosource.write.changes.comparison import Comparison, called, change, line
from twosource.write.changes.form import Change, Kind, Side
from twosource.write.contract import Account, Cite, Relation, Report
from twosource.write.safety import safe

Slot = tuple[str, str]  # event, slot


def reports(both: Comparison) -> Iterator[Change]:
    """Reports that joined, left, or came in a newer version."""
    heard = {outlet for report in both.before.reports if (outlet := _voice(report))}
    for report in both.pairing.joined:
        outlet = _voice(both.reports[report])
        name = "report-again" if outlet in heard else "report-joined" if both.before.reports else "report-first"
        heard |= {outlet} if outlet else set()
        yield _report(both, "report-joined", None, report, name)
    for report in both.pairing.left:
        yield _report(both, "report-left", report, None, "report-left")
    for old, new in both.pairing.corrected.items():
        yield _report(both, "report-corrected", old, new, "report-corrected")


def _voice(report: Report) -> str | None:
    """Whose report it is, in letters of one case; None where no outlet is known."""
    return masthead(report).casefold() if report.outlet or report.url else None


def _report(both: Comparison, kind: Kind, old: str | None, new: str | None, name: str) -> Change:
    """A change of reports, told by the line of that name; a report is named by the newer id."""
    report = new or old or ""
    day = both.day(report)
    text = line(name, outlet=both.outlet(report), day=f" ({day})" if day else "")
    sides = (_side(both, old), _side(both, new))
    return change(kind, both.outlet(report), sides, text, (), 0.0)


def _side(both: Comparison, report: str | None) -> Side | None:
    return Side(both.outlet(report), reports=(report,)) if report else None


def differences(both: Comparison) -> Iterator[Change]:
    """Where reports now contradict one another and did not before."""
    older = _conflicts(both.before)
    for relation in both.after.relations:
        if relation.kind != "conflict" or (both.older_ids.get(relation.event, ""), relation.slot) in older:
            continue
        places = [place for value in relation.values for place in value.cites[:1]]
        if relation.event not in both.events or not any(both.is_new([place]) for place in places):
            continue
        event = both.events[relation.event]
        values = ", ".join(f"“{safe(value.value)}”{both.outlets(value.reports)}" for value in relation.values)
        text = line("relation-new", label=safe(event.label), slot=called("slots", relation.slot), values=values)
        after = Side(values, event.id, reports=_reports(relation))
        cites = [Cite(place.report, place.start, place.end) for place in places]
        yield change("relation-new", relation.slot, (None, after), text, cites, event.assessment.importance)


def settled(both: Comparison) -> Iterator[Change]:
    """Where reports contradicted one another and do so no more."""
    newer = {old: new for new, old in both.older_ids.items()}
    still = _conflicts(both.after)
    for relation in both.before.relations:
        event = both.events.get(newer.get(relation.event, ""))
        if relation.kind != "conflict" or event is None or (event.id, relation.slot) in still:
            continue
        if not (set(_reports(relation)) & {*both.pairing.corrected, *both.pairing.left} or both.is_about_new(event)):
            continue
        text = line("relation-settled", label=safe(event.label), slot=called("slots", relation.slot))
        before = Side(
            ", ".join(safe(value.value) for value in relation.values), relation.event, reports=_reports(relation)
        )
        cites = [Cite(one.report, one.start, one.end) for one in event.mentions if one.report in both.fresh][:1]
        sides = before, Side(None, event.id)
        yield change("relation-settled", relation.slot, sides, text, cites, event.assessment.importance)


def _conflicts(account: Account) -> set[Slot]:
    return {(relation.event, relation.slot) for relation in account.relations if relation.kind == "conflict"}


def _reports(relation: Relation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(report for value in relation.values for report in value.reports))
