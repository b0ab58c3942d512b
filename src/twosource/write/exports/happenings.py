"""Events as a table of our own. In come Accounts; out go rows, one an event, that a spreadsheet or a data frame takes.

It has what POLECAT's columns have no room for: status, verdict, origins, bounds of counts, and who reports it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from twosource.gazetteer.places import Place
from twosource.write.addresses import web_address
from twosource.write.contract import Account, Event, Number, Report
from twosource.write.exports.located import located
from twosource.write.exports.tables import Columns, Row, cell
from twosource.write.safety import safe

COLUMNS: Columns = {
    "story": "text", "story_title": "text", "event": "text", "label": "text",
    "type": "text", "mode": "text", "cameo": "text", "status": "text",
    "earliest": "text", "latest": "text",
    "place": "text", "country": "text", "latitude": "number", "longitude": "number",
    "agents": "text", "counterparts": "text", "targets": "text", "themes": "text",
    "dead_at_least": "number", "dead_at_most": "number", "injured_at_least": "number", "injured_at_most": "number",
    "numbers": "text",
    "verdict": "text", "origins": "count", "origin_names": "text",
    "reports": "count", "outlets": "text", "first_reported": "text", "last_reported": "text", "urls": "text",
    "importance": "number",
}  # fmt: skip
ROLES = {"agents": "agent", "counterparts": "counterpart", "targets": "target", "themes": "theme"}
COUNTED = ("dead", "injured")


def rows(accounts: Sequence[Account]) -> list[Row]:
    """A row for each event, in the order of the accounts."""
    found: list[Row] = []
    for account in accounts:
        places = located(account)
        reports = {report.id: report for report in account.reports}
        origins = {origin.id: safe(origin.name) for origin in account.origins}
        for event in account.events:
            told = [reports[one] for one in dict.fromkeys(m.report for m in event.mentions) if one in reports]
            names = [origins[one] for one in event.assessment.origins if one in origins]
            row = {"story": account.story.id, "story_title": account.story.title}
            found.append(row | _event(event) | _place(event, places.get(event.id)) | _reports(told, names))
    return found


def _event(event: Event) -> dict[str, object]:
    return {
        "event": event.id,
        "label": event.label,
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "status": event.status,
        "earliest": event.time.earliest if event.time else None,
        "latest": event.time.latest if event.time else None,
        **{name: _joined(one.name for one in event.participants if one.role == role) for name, role in ROLES.items()},
        **_counts(event.numbers),
        "numbers": _joined(_shown(number) for number in event.numbers),
        "verdict": event.assessment.verdict,
        "importance": event.assessment.importance,
    }


def _place(event: Event, place: Place | None) -> dict[str, object]:
    return {
        "place": event.place.name if event.place else None,
        "country": place.country if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
    }


def _reports(told: Sequence[Report], origins: Sequence[str]) -> dict[str, object]:
    """Who reports it and since when; times are as reports have them."""
    days = sorted(day for one in told if one.published and (day := one.published.earliest or one.published.latest))
    return {
        "origins": len(origins),
        "origin_names": _joined(origins),
        "reports": len(told),
        "outlets": _joined(report.outlet or report.id for report in told),
        "first_reported": days[0] if days else None,
        "last_reported": days[-1] if days else None,
        "urls": " ".join(url for report in told if (url := web_address(report.url))),
    }


def _counts(numbers: Iterable[Number]) -> dict[str, object]:
    """The counts that most events with victims have: the last one given of each, reports being in order of time."""
    last = {number.of: number for number in numbers if number.of in COUNTED}
    return {
        f"{of}_{bound}": getattr(last[of], bound) if of in last else None
        for of in COUNTED
        for bound in ("at_least", "at_most")
    }


def _shown(number: Number) -> str:
    """A count with its bounds: "dead 12–14", "missing at least 24"."""
    low, high = (None if bound is None else cell(float(bound)) for bound in (number.at_least, number.at_most))
    if low is None or high is None:
        return f"{number.of} at least {low}" if low else f"{number.of} at most {high}"
    return f"{number.of} {low}" if low == high else f"{number.of} {low}–{high}"


def _joined(names: Iterable[str]) -> str:
    """Names in one cell; a semicolon is between them, so none may be in them."""
    return "; ".join(dict.fromkeys(safe(name).replace(";", ",") for name in names))
