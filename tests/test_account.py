"""Every account of the examples and of the test stories: its places lie in the texts as received, its ids exist."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from twosource.collect import collect
from twosource.pipeline import brief
from twosource.settings import load_settings
from twosource.write.json import plain
from twosource.write.schema import shipped_schema

HERE = Path(__file__).parent
PILES = sorted(
    path.parent for folder in (HERE / "stories", HERE.parent / "examples") for path in folder.glob("*/reports.json")
)
Item = dict[str, Any]
Place = tuple[str, str, int, int]  # what it is the place of, report, start, end


@cache
def accounts(pile: Path) -> tuple[Item, ...]:
    return tuple(json.loads(json.dumps(plain(account))) for account in brief([pile]))


@cache
def texts(pile: Path) -> dict[str, str]:
    return {report.id: report.text for report in collect([pile], settings=load_settings())[0]}


every_pile = pytest.mark.parametrize("pile", PILES, ids=lambda path: path.name)


def places(account: Item) -> Iterator[Place]:
    """Every place that an account names."""
    for report in account["reports"]:
        yield from (
            (f"segment {part['kind']}", report["id"], part["start"], part["end"]) for part in report["segments"]
        )
    for line in (*account["brief"], *account["chronology"]):
        yield from (cited("line", cite) for cite in line.get("cites") or [line["cite"]])
    for entity in account["entities"]:
        yield from (cited(f"mention of {entity['name']}", mention) for mention in entity["mentions"])
    for event in account["events"]:
        yield from places_of_event(event)
    for claim in account["claims"]:
        yield from places_of_claim(claim)
    for relation in account["relations"]:
        yield from (
            cited(f"relation {relation['slot']}", cite) for value in relation["values"] for cite in value["cites"]
        )
    for one in account["dependence"]:
        yield from (cited("dependence", span, one["report"]) for span in one["spans"])


def places_of_event(event: Item) -> Iterator[Place]:
    for mention in event["mentions"]:
        yield cited(f"mention of {event['label']}", mention)
        yield cited(f"trigger of {event['label']}", mention["trigger"], mention["report"])
        for why in mention["why"]:
            if (why["start"], why["end"]) != (None, None):
                yield cited(f"why {why['rule']}", why, why["report"] or mention["report"])


def places_of_claim(claim: Item) -> Iterator[Place]:
    yield cited("content", claim["content"], claim["report"])
    yield from (("piece", claim["report"], start, end) for start, end in claim["content"]["pieces"])
    if claim["cue"]:
        yield cited("cue", claim["cue"], claim["report"])
    if claim["source"] and claim["source"]["start"] is not None:
        yield cited("source", claim["source"], claim["report"])


def cited(what: str, place: Item, report: str | None = None) -> Place:
    return what, report or place["report"], place["start"], place["end"]


def references(account: Item) -> Iterator[tuple[str, str | None]]:
    """Every id that an account refers to, with the list where it must be."""
    yield from (("events", identity) for identity in account["timeline"])
    yield from (("events", identity) for line in account["brief"] for identity in line["events"])
    yield from (("events", line["event"]) for line in (*account["relations"], *account["chronology"]))
    for event in account["events"]:
        yield from (("origins", identity) for identity in event["assessment"]["origins"])
        yield from (("claims", mention["claim"]) for mention in event["mentions"])
        yield from (("entities", one["entity"]) for one in (*event["participants"], event["place"] or {"entity": None}))
        yield from (("reports", report) for number in event["numbers"] for report in number["reports"])
    for claim in account["claims"]:
        yield from (("events", identity) for identity in claim["events"])
        yield from (("entities", one["entity"]) for one in (*claim["chain"], claim["source"] or {"entity": None}))
    for entity in account["entities"]:
        yield from (("reports", report) for role in entity["roles"] for report in role["reports"])
    for one in account["dependence"]:
        yield from (("reports", one["report"]), ("reports", one["with"]))
    yield from (("reports", report) for origin in account["origins"] for report in origin["reports"])
    yield from (("reports", r) for one in account["relations"] for value in one["values"] for r in value["reports"])


@every_pile
def test_every_place_is_words_of_a_report(pile: Path) -> None:
    received = texts(pile)
    for account in accounts(pile):
        for what, report, start, end in places(account):
            assert 0 <= start < end <= len(received[report]), (what, report, start, end)
            words = received[report][start:end]
            assert words == words.strip(), (what, words)


@every_pile
def test_no_place_begins_or_ends_within_a_word(pile: Path) -> None:
    received = texts(pile)
    for account in accounts(pile):
        for what, report, start, end in places(account):
            text = received[report]
            for at in (start, end):
                assert not text[at - 1 : at + 1].isalpha() or at in (0, len(text)), (what, text[start:end])


@every_pile
def test_every_place_lies_within_what_it_is_a_part_of(pile: Path) -> None:
    for account in accounts(pile):
        for mention in (mention for event in account["events"] for mention in event["mentions"]):
            trigger = mention["trigger"]
            assert mention["start"] <= trigger["start"] < trigger["end"] <= mention["end"], mention
        for claim in account["claims"]:
            pieces = claim["content"]["pieces"]
            assert pieces == sorted(pieces), claim
            assert all(before[1] <= after[0] for before, after in pairwise(pieces)), claim
            assert (claim["content"]["start"], claim["content"]["end"]) == (pieces[0][0], pieces[-1][1])


@every_pile
def test_every_id_is_there_once(pile: Path) -> None:
    for account in accounts(pile):
        ids = {
            name: [item["id"] for item in account[name]]
            for name in ("events", "claims", "origins", "entities", "reports")
        }
        for name, listed in ids.items():
            assert len(listed) == len(set(listed)), name
        for name, identity in references(account):
            assert identity is None or identity in ids[name], (name, identity)
        assert sorted(account["timeline"]) == sorted(ids["events"])


@every_pile
def test_every_account_is_as_the_shipped_schema_says(pile: Path) -> None:
    validator = Draft202012Validator(shipped_schema())
    for account in accounts(pile):
        assert [error.message for error in validator.iter_errors(account)] == []


@every_pile
def test_every_line_that_is_told_is_cited(pile: Path) -> None:
    for account in accounts(pile):
        assert account["brief"]
        assert all(line["cites"] and line["text"].strip() for line in account["brief"])
