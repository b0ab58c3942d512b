"""Events, and how reports stand to one another on them, as nodes of the linked data. In come Names; out go nodes.

An event is a sem:Event and a schema:Event; who takes part hangs on a sem:Role, for one is an agent here and a target
there. What the telling of it is worth is a thing of its own, an assessment, which is what origins are credited with.
"""

from __future__ import annotations

from collections.abc import Iterator

from twosource.gazetteer.places import Place
from twosource.write.contract import Event, Number, Participant, Time
from twosource.write.exports.linked.nodes import Names, Node, moment, node
from twosource.write.exports.located import located
from twosource.write.safety import safe

STANDINGS = {"planned": "EventScheduled", "expected": "EventScheduled", "cancelled": "EventCancelled"}
GEONAMES = "https://sws.geonames.org/{number}/"


def events(names: Names) -> Iterator[Node]:
    """Each event with time, place, actors, counts, status and what it rests on."""
    places = located(names.account)
    for event in names.account.events:
        yield _event(names, event, places.get(event.id))
        yield _assessment(names, event)


def _event(names: Names, event: Event, place: Place | None) -> Node:
    time, standing = event.time, STANDINGS.get(event.status)
    told = dict.fromkeys(mention.report for mention in event.mentions)
    return node(
        names.of("event", event.id),
        ["sem:Event", "schema:Event"],
        {
            "rdfs:label": safe(event.label),
            "schema:name": safe(event.label),
            "sem:eventType": {"@id": f"ts:{event.type}", "@type": ["sem:EventType"]},
            "ts:cameo": safe(event.cameo or ""),
            "ts:mode": safe(event.mode or ""),
            "ts:status": event.status,
            "schema:eventStatus": {"@id": f"schema:{standing}"} if standing else None,
            "sem:hasTime": _time(names, event.id, time) if time else None,
            "schema:startDate": moment(time.earliest) if time and time.earliest == time.latest else None,
            "sem:hasPlace": _place(names, event, place),
            "sem:hasActor": [_actor(names, event, number) for number in range(len(event.participants))],
            "ts:number": [_number(names, number) for number in event.numbers],
            "schema:subjectOf": [names.ref("report", report) for report in told],
            "ts:importance": event.assessment.importance,
        },
    )


def _assessment(names: Names, event: Event) -> Node:
    """What the telling of an event is worth, from whom it is, and which reports it rests on."""
    told = dict.fromkeys(mention.report for mention in event.mentions)
    return node(
        names.of("assessment", event.id),
        ["ts:Assessment", "prov:Entity"],
        {
            "schema:about": names.ref("event", event.id),
            "ts:verdict": event.assessment.verdict,
            "ts:reason": [safe(reason) for reason in event.assessment.reasons],
            "prov:wasAttributedTo": [names.ref("origin", origin) for origin in event.assessment.origins],
            "prov:hadPrimarySource": [names.ref("report", report) for report in told],
        },
    )


def _time(names: Names, event: str, time: Time) -> Node:
    """An interval whose ends are bounds: it happened then or within."""
    earliest, latest = moment(time.earliest), moment(time.latest)
    exact = earliest if earliest == latest else None
    bounds = {"sem:hasEarliestBeginTimeStamp": earliest, "sem:hasLatestEndTimeStamp": latest}
    return node(names.of("time", event), ["sem:Time"], {"sem:hasTimeStamp": exact, **bounds})


def _place(names: Names, event: Event, place: Place | None) -> Node | None:
    """Where: the entity of the story, with coordinates where the gazetteer has them."""
    if event.place is None:
        return None
    known = names.ref("entity", event.place.entity)
    return node(
        known["@id"] if known else names.of("place", event.place.name.casefold()),
        ["sem:Place", "schema:Place"],
        {
            "schema:name": safe(event.place.name),
            "schema:geo": node(
                None, ["schema:GeoCoordinates"], {"schema:latitude": place.lat, "schema:longitude": place.lon}
            )
            if place
            else None,
            "schema:sameAs": {"@id": GEONAMES.format(number=place.geonames)} if place and place.geonames else None,
        },
    )


def _actor(names: Names, event: Event, number: int) -> Node:
    """Who takes part, in which role."""
    one: Participant = event.participants[number]
    actor = names.ref("entity", one.entity) or node(
        names.of("actor", f"{event.id}/{number}"), ["sem:Actor"], {"rdfs:label": safe(one.name)}
    )
    role = {"@id": f"ts:{one.role}", "@type": ["sem:RoleType"]}
    return node(names.of("role", f"{event.id}/{number}"), ["sem:Role"], {"rdf:value": actor, "sem:roleType": role})


def _number(names: Names, number: Number) -> Node:
    """A count with its bounds and who has it."""
    return node(
        None,
        ["schema:QuantitativeValue"],
        {
            "schema:name": safe(number.of),
            "schema:minValue": number.at_least,
            "schema:maxValue": number.at_most,
            "prov:hadPrimarySource": [names.ref("report", one) for one in number.reports],
        },
    )


def relations(names: Names) -> Iterator[Node]:
    """Where reports agree, differ or follow one another on one slot of an event."""
    for position, one in enumerate(names.account.relations, 1):
        yield node(
            names.of("relation", str(position)),
            ["ts:Relation"],
            {
                "ts:event": names.ref("event", one.event),
                "ts:slot": one.slot,
                "ts:kind": one.kind,
                "ts:because": safe(one.reason),
                "ts:value": [
                    node(
                        None,
                        ["ts:Value"],
                        {
                            "rdf:value": safe(value.value),
                            "prov:hadPrimarySource": [names.ref("report", report) for report in value.reports],
                        },
                    )
                    for value in one.values
                ],
            },
        )
