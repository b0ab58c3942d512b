"""Events on a map. In come Accounts; out goes GeoJSON (RFC 7946): a point for each event whose place is known.

A place stands for all of it: `precision` says whether the point is a town, or the middle of a country.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from twosource.gazetteer.places import Place
from twosource.write.addresses import web_address
from twosource.write.contract import Account, Event
from twosource.write.exports.located import located
from twosource.write.safety import safe


def as_geojson(accounts: Sequence[Account]) -> str:
    """All events that have a place; the others' labels stand beside the features, under `unlocated`."""
    features: list[dict[str, Any]] = []
    unlocated: list[str] = []
    for account in accounts:
        where = located(account)
        features += [_feature(account, event, where[event.id]) for event in account.events if event.id in where]
        unlocated += [safe(event.label) for event in account.events if event.id not in where]
    collection = {"type": "FeatureCollection", **_bounds(features), "features": features, "unlocated": unlocated}
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _bounds(features: Sequence[Mapping[str, Any]]) -> dict[str, list[float]]:
    """The box around all points: west, south, east, north."""
    if not features:
        return {}
    longitudes, latitudes = zip(*(feature["geometry"]["coordinates"] for feature in features), strict=True)
    return {"bbox": [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]}


def _feature(account: Account, event: Event, place: Place) -> dict[str, Any]:
    reports = {report.id: report for report in account.reports}
    told = [reports[one] for one in dict.fromkeys(mention.report for mention in event.mentions) if one in reports]
    return {
        "type": "Feature",
        "id": f"{safe(account.story.id)}/{safe(event.id)}",
        "geometry": {"type": "Point", "coordinates": [round(place.lon, 5), round(place.lat, 5)]},
        "properties": {
            "story": safe(account.story.title),
            "label": safe(event.label),
            "type": event.type,
            "status": event.status,
            "verdict": event.assessment.verdict,
            "earliest": event.time.earliest if event.time else None,
            "latest": event.time.latest if event.time else None,
            "place": safe(event.place.name) if event.place else None,
            "gazetteer": place.name,
            "country": place.country or None,
            "precision": place.kind,
            "geonames": place.geonames or None,
            "participants": list(dict.fromkeys(safe(one.name) for one in event.participants)),
            "numbers": {
                safe(number.of): {"at_least": number.at_least, "at_most": number.at_most} for number in event.numbers
            },
            "reports": list(dict.fromkeys(safe(report.outlet or report.id) for report in told)),
            "urls": [url for report in told if (url := web_address(report.url))],
            "importance": event.assessment.importance,
        },
    }
