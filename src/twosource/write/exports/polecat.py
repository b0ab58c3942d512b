"""Events as political scientists know them: POLECAT's table. In come Accounts; out go rows, one an event.

The columns are those of the published data, in their order: tab-separated, UTC, several values of a cell parted by "; "
(those of one actor at the same place in each of its cells), "None" where there is none. What PLOVER does not code
(statements, votes, disasters, what is denied, called off or open) has no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

from twosource import lexicon
from twosource.gazetteer import countries
from twosource.gazetteer.places import Place
from twosource.gazetteer.places import find as find_place
from twosource.statuses import HAPPENED
from twosource.write.contract import Account, Event, EventMention, Report
from twosource.write.exports.demands import asked_for, cameo
from twosource.write.exports.located import located
from twosource.write.exports.parties import Parties, Party, host, is_envoy, is_known, parties
from twosource.write.exports.plover import QUADS, contexts, intensity, own_type, plover_type
from twosource.write.exports.utc import utc_day
from twosource.write.safety import safe

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
NONE = "None"
BETWEEN = "; "
FEATURES = {
    "city": "PPL",
    "town": "PPL",
    "capital": "PPLC",
    "country": "PCLI",
    "state": "ADM1",
    "region": "RGN",
    "sea": "SEA",
    "island": "ISL",
    "strait": "STRT",
    "river": "STM",
    "mountain": "MT",
    "palace": "PAL",
    "base": "INSM",
    "camp": "CMPRF",
    "crossing": "PASS",
    "site": "S",
}  # fmt: skip  (GeoNames' own codes)
TOWNS = ("city", "town", "capital")


@dataclass(frozen=True, slots=True)
class Coded:
    """An event with its PLOVER type, those who take part, where it is, all mentions behind it, and CAMEO's code."""

    account: Account
    event: Event
    type: str
    parties: Parties
    day: str
    place: Place | None
    mentions: tuple[EventMention, ...]
    cameo: str


def rows(account: Account, texts: Mapping[str, str] | None = None) -> list[dict[str, str]]:
    """A row for each event that PLOVER codes, with all forty columns; the reports' texts, by id, tell contexts."""
    return [row(coded, texts or {}) for coded in code(account)]


def code(account: Account) -> list[Coded]:
    """The events that PLOVER codes, by day; what was told twice as two events of one day and kind is one."""
    found: dict[tuple[object, ...], Coded] = {}
    for coded in _coded(account):
        key = (coded.day, coded.type, coded.event.mode, *coded.parties.names(), coded.place)
        first = found.get(key)
        found[key] = coded if first is None else replace(first, mentions=first.mentions + coded.mentions)
    return sorted(_without_doubles(list(found.values())), key=lambda coded: (coded.day, coded.event.id))


def _coded(account: Account) -> Iterator[Coded]:
    places = located(account)
    for event in account.events:
        rules = [why.rule for mention in event.mentions for why in mention.why if why.what == "status"]
        type = plover_type(event.type, event.status, mode=event.mode, cameo=event.cameo, rules=rules)
        if type is None:
            continue
        day = _day(account, event, said=type != own_type(event.type, event.mode, event.cameo))
        involved = parties(account, event, day, asked=type == "REQUEST" != event.type)
        asked = asked_for(account, event)
        if asked is not None and not involved.recipients:
            doers = parties(account, asked, day)
            whom = doers.actors if event.type == "REQUEST" else doers.recipients
            involved = replace(involved, recipients=tuple(one for one in whom if one not in involved.actors))
        if not _is_of_state(event, involved):
            continue
        if event.type == "CHARGE":  # nobody is charged by the hospital next door
            involved = replace(involved, actors=tuple(filter(is_known, involved.actors)))
        place = places.get(event.id)
        if event.mode == "visit" and not involved.recipients:
            involved = replace(involved, recipients=host(place, involved.actors))
        if involved.actors or involved.recipients:
            yield Coded(account, event, type, involved, day, place, event.mentions, cameo(event, asked))


def _is_of_state(event: Event, involved: Parties) -> bool:
    """Whether a journey is one of those that talk, and a hearing or the like has two sides."""
    if event.type == "TRAVEL":
        return any(map(is_envoy, involved.actors))
    alone = len({*involved.actors, *involved.recipients}) == 1
    return event.type != "CONSULT" or bool(event.cameo or event.mode) or not alone


def _day(account: Account, event: Event, *, said: bool) -> str:
    """When it happened; of what was only `said` to come, promised or threatened, when that was first reported."""
    ahead = [one for one in event.mentions if one.status not in HAPPENED] if said else []
    told = _published(account, ahead)
    return told or utc_day(event.time.earliest if event.time else None) or _published(account, event.mentions)


def _without_doubles(found: Sequence[Coded]) -> Iterator[Coded]:
    """The rows but for those that another tells more fully by a word nearby: "agreed to send aid to Chad"."""
    for one in found:
        fuller = (other for other in found if other is not one and other.type == one.type)
        if one.parties.recipients or not any(_tells_more(other, one) for other in fuller):
            yield one


def _tells_more(fuller: Coded, one: Coded) -> bool:
    """Whether a row has the same who acts, also whom he acts on, and stands in the clause of each telling."""
    names = {party.name for party in one.parties.actors} <= {party.name for party in fuller.parties.actors}
    return (
        names
        and bool(one.parties.actors and fuller.parties.recipients)
        and all(any(_is_within(told, mention) for told in fuller.mentions) for mention in one.mentions)
    )


def _is_within(told: EventMention, whole: EventMention) -> bool:
    return told.report == whole.report and whole.start <= told.trigger.start < whole.end


def row(coded: Coded, texts: Mapping[str, str]) -> dict[str, str]:
    """The forty cells of an event."""
    account, event = coded.account, coded.event
    told = [texts[one.report][one.start : one.end] for one in coded.mentions if one.report in texts] or [event.label]
    cells = {
        "Event ID": f"{coded.day.replace('-', '') or '00000000'}-{account.story.id}-{event.id}-{coded.type}",
        "Event Date": coded.day,
        "Event Type": coded.type,
        "Event Mode": event.mode or "",
        "Intensity": intensity(coded.type, event.mode),
        "Quad Code": QUADS[coded.type],
        "Contexts": _joined(contexts(" ".join(told))),
        **_party("Actor", coded.parties.actors),
        **_party("Recipient", coded.parties.recipients),
        **_where(event, coded.place),
        **_from(account, coded.mentions),
    }
    return {name: safe(cells[name]) or NONE for name in COLUMNS}


def _party(side: str, found: Sequence[Party]) -> dict[str, str]:
    return {
        f"{side} Name": _aligned(one.name for one in found),
        f"{side} Country": _aligned(one.country for one in found),
        f"{side} COW": _aligned(str(one.cow or "") for one in found),
        f"Primary {side} Sector": _aligned(one.role for one in found),
        f"{side} Sectors": _aligned(", ".join(filter(None, (one.role, one.second))) for one in found),
        f"{side} Title": _aligned(one.title for one in found),
        f"{side} Name Raw": _aligned(one.raw for one in found),
        f"Wikipedia {side} ID": "",
    }


def _where(event: Event, place: Place | None) -> dict[str, str]:
    raw = event.place.name if event.place else ""
    if place is None:
        names = ("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID")
        return {**dict.fromkeys(names, ""), "Raw Placename": raw, "Feature Type": ""}
    return {
        "Placename": place.name,
        "City": place.name if place.kind in TOWNS else "",
        "District": "",
        "Province": place.region or (place.name if place.kind == "region" else ""),
        "Country": place.country,
        "Latitude": f"{place.lat:g}",
        "Longitude": f"{place.lon:g}",
        "GeoNames ID": str(place.geonames or ""),
        "Raw Placename": raw,
        "Feature Type": FEATURES.get(place.kind, ""),
    }


def _from(account: Account, mentions: Sequence[EventMention]) -> dict[str, str]:
    reports = {report.id: report for report in account.reports}
    told = [reports[one] for one in dict.fromkeys(mention.report for mention in mentions) if one in reports]
    names = {kind: _names(account, kind) for kind in ("person", "organization", "place")}
    return {
        "Source": _joined(filter(None, (report.outlet for report in told))),
        "Publication Date": _first_published(told),
        "Story People": names["person"],
        "Story Organizations": names["organization"],
        "Story Locations": names["place"],
        "Language": _joined(filter(None, (report.language for report in told))),
        "Version": f"Twosource {version('twosource')}",
    }


def _names(account: Account, kind: str) -> str:
    kinds = ("place", "government", "facility") if kind == "place" else (kind,)
    outlets = {_bare(report.outlet) for report in account.reports if report.outlet}
    named = (one.name for one in account.entities if one.type in kinds and is_name(one.name))
    return _joined(name for name in named if _bare(name) not in outlets and (kind != "person" or not _is_place(name)))


def is_name(phrase: str) -> bool:
    """Whether a phrase names somebody or something, by how it opens.

    >>> is_name("The Hague"), is_name("The coast guard"), is_name("Every passenger"), is_name("GMT")
    (True, False, False, False)
    """
    words = phrase.split()
    if not words or phrase in lexicon.load("markup")["zones"]:
        return False
    if words[0].lower() in lexicon.load("contexts")["unnamed"]["openers"]:
        return words[0] == "The" and len(words) > 1 and words[1][:1].isupper()
    return words[0][:1].isupper()


def _bare(name: str) -> str:
    return name.removeprefix("The ").removeprefix("the ").casefold()


def _is_place(name: str) -> bool:
    return " " not in name and (bool(countries.code_of(name)) or find_place(name) is not None)


def _published(account: Account, mentions: Sequence[EventMention]) -> str:
    told = {mention.report for mention in mentions}
    return _first_published([report for report in account.reports if report.id in told])


def _first_published(reports: Sequence[Report]) -> str:
    days = (utc_day(report.published.earliest) for report in reports if report.published)
    return min(filter(None, days), default="")


def _joined(values: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(value.replace(";", ",") for value in values if value))


def _aligned(values: Iterable[str]) -> str:
    """Values of several actors in their order, "None" for who has none; nothing where nobody has one."""
    shown = [value.replace(";", ",") for value in values]
    return BETWEEN.join(value or NONE for value in shown) if any(shown) else ""
