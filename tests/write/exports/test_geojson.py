"""GeoJSON is read by shapely: points that are valid, inside the box, where the places are."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import shapely
from shapely.geometry import box, shape

from twosource.write.contract import EventPlace
from twosource.write.exports import export
from twosource.write.exports.located import located


def collection(told) -> dict:
    return json.loads(export(*told, "geojson"))


def at(told, *names: str) -> list[dict]:
    """The features of an account whose events are at these places, one each."""
    account = told[0][0]
    events = tuple(
        replace(event, place=EventPlace(name, None)) for event, name in zip(account.events, names, strict=False)
    )
    return collection(((replace(account, events=events),), told[1]))["features"]


def test_points_are_valid_and_in_the_box(both) -> None:
    found = collection(both)
    assert found["type"] == "FeatureCollection"
    assert set(found) <= {"type", "bbox", "features", "unlocated"}
    around = box(*found["bbox"])
    points = [shape(feature["geometry"]) for feature in found["features"]]
    assert points
    for point in points:
        assert point.geom_type == "Point"
        assert shapely.is_valid(point)
        assert around.covers(point)
        assert -180 <= point.x <= 180
        assert -90 <= point.y <= 90
    assert shapely.from_geojson(export(*both, "geojson")).geom_type == "GeometryCollection"


def test_an_event_is_where_its_place_is(envoy) -> None:
    in_tashkent = [one for one in collection(envoy)["features"] if one["properties"]["place"] == "Tashkent"]
    central_asia = box(46, 35, 87, 56)
    assert in_tashkent
    for feature in in_tashkent:
        assert central_asia.covers(shape(feature["geometry"]))
        assert feature["properties"]["country"] == "UZB"
        assert feature["properties"]["precision"] == "capital"


def test_every_event_is_on_the_map_or_named_beside_it(both) -> None:
    found = collection(both)
    events = [event for account in both[0] for event in account.events]
    assert len(found["features"]) + len(found["unlocated"]) == len(events)
    assert len({feature["id"] for feature in found["features"]}) == len(found["features"])


@pytest.mark.parametrize(
    ("name", "country"), [("Tashkent", "UZB"), ("Paris", "FRA"), ("Panmunjom", "KOR"), ("Paris, Texas", "USA")]
)
def test_a_place_is_the_one_that_is_meant(envoy, name: str, country: str) -> None:
    (feature,) = at(envoy, name)
    assert feature["properties"]["country"] == country


def test_of_two_places_the_one_in_a_country_that_is_spoken_of_is_meant(envoy) -> None:
    account = envoy[0][0]
    here = replace(account, events=(replace(account.events[0], place=EventPlace("Valencia", None)),))
    for country, code in (("Spain", "ESP"), ("Venezuela", "VEN")):
        spoken = replace(account.entities[0], id="E999", name=country, type="place", aliases=())
        assert located(replace(here, entities=(spoken,)))[account.events[0].id].country == code


def test_a_place_that_nobody_knows_is_none(envoy) -> None:
    assert at(envoy, "the old harbor office") == []
    assert "bbox" not in collection(((), {}))


def test_hostile_words_stay_words_and_addresses_are_left_out(hostile) -> None:
    for feature in collection(hostile)["features"]:
        assert feature["properties"]["urls"] == []
        assert "\n" not in feature["properties"]["label"]
