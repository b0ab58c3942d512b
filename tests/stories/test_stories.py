"""Whole stories of many kinds against what an account of them must say, one test an expectation.

In comes each folder here with reports (or the example of the same name) and an `expect.toml`. A quoted piece,
"report: words", stands for the event that has a trigger within these words, or for the claim whose content they are.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from twosource.pipeline import brief
from twosource.write.json import plain

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
SHARED_CONTENT = 0.6  # of the longer of two contents must be in both
Item = dict[str, Any]
Check = Callable[[Item], str]


@cache
def expectations(folder: Path) -> Item:
    return tomllib.loads((folder / "expect.toml").read_text(encoding="utf-8"))


def reports(folder: Path) -> Path:
    return folder if (folder / "reports.json").exists() else EXAMPLES / folder.name


@cache
def told(folder: Path) -> Item:
    """The account of the folder's reports as JSON, with their texts."""
    accounts = brief([reports(folder)])
    return {**plain(accounts[0]), "count": len(accounts), "folder": reports(folder)}


def text(account: Item, report: str) -> str:
    return str((account["folder"] / f"{report}.txt").read_bytes().decode("utf-8"))


def place(account: Item, quote: str) -> tuple[str, int, int]:
    """Where the quoted words are: report, start, end."""
    report, words = quote.split(": ", 1)
    start = text(account, report).index(words)
    return report, start, start + len(words)


def triggered(account: Item, quote: str) -> set[str]:
    """Ids of the events that have a trigger within the quoted words."""
    report, start, end = place(account, quote)
    return {
        event["id"]
        for event in account["events"]
        for mention in event["mentions"]
        if mention["report"] == report and start <= mention["trigger"]["start"] < end
    }


def event(account: Item, wanted: Item) -> Item | None:
    """The event that most of the mentions are of; of several that of the first mention."""
    found = [sorted(triggered(account, quote)) for quote in wanted["mentions"]]
    flat = [identity for identities in found for identity in identities]
    best = max(flat, key=flat.count, default=None)
    return next((e for e in account["events"] if e["id"] == best), None)


def alike(name: str, other: str | None) -> bool:
    words, others = name.lower().split(), (other or "").lower().split()
    return bool(words and others) and (set(words) <= set(others) or set(others) <= set(words))


def one_of(wanted: str, found: str | None) -> str:
    return "" if found in wanted.split("|") else f"{found}, not {wanted}"


# ── Checks: "" where the account says what it must, else what it says ─────────────────────────────────────────────


def of_event(wanted: Item) -> Iterator[tuple[str, Check]]:
    def fact(check: Callable[[Item, Item], str]) -> Check:
        def run(account: Item) -> str:
            found = event(account, wanted)
            return check(found, account) if found else "no such event"

        return run

    for number, quote in enumerate(wanted["mentions"]):
        name = "found" if number == 0 else f"merged-{number}"
        yield name, fact(lambda found, account, quote=quote: has_mention(found, account, quote))
    if "type" in wanted:
        yield "type", fact(lambda found, _: one_of(wanted["type"], found["type"]))
    if "status" in wanted:
        yield "status", fact(lambda found, _: one_of(wanted["status"], found["status"]))
    for name in wanted.get("participants", ()):
        yield f"participant-{name}", fact(lambda found, account, name=name: has_participant(found, account, name))
    if "place" in wanted:
        yield "place", fact(lambda found, _: has_place(found, wanted["place"]))
    if "time" in wanted:
        yield "time", fact(lambda found, _: has_time(found, wanted["time"]))
    for number in wanted.get("numbers", ()):
        yield f"number-{number['at_least']}", fact(lambda found, _, number=number: has_number(found, number))
    if wanted.get("told"):
        yield "told", fact(is_told)


def has_mention(found: Item, account: Item, quote: str) -> str:
    return "" if found["id"] in triggered(account, quote) else f"not of {found['label']!r}: {quote}"


def has_participant(found: Item, account: Item, name: str) -> str:
    entities = {entity["id"]: entity for entity in account["entities"]}
    names = []
    for participant in found["participants"]:
        entity = entities.get(participant["entity"] or "", {})
        names += [participant["name"], entity.get("name"), *entity.get("aliases", ())]
    return "" if any(alike(name, other) for other in names) else f"participants are {names}"


def has_place(found: Item, name: str) -> str:
    other = (found["place"] or {}).get("name")
    return "" if alike(name, other) else f"place is {other}"


def has_time(found: Item, days: list[str]) -> str:
    time = found["time"] or {"earliest": None, "latest": None}
    shown = [str(time["earliest"])[:10], str(time["latest"])[:10]]
    return "" if shown == days else f"time is {shown}"


def has_number(found: Item, wanted: Item) -> str:
    bounds = [None if wanted[side] == "none" else wanted[side] for side in ("at_least", "at_most")]
    for number in found["numbers"]:
        same = number["of"] == wanted["of"] and [number["at_least"], number["at_most"]] == bounds
        if same and set(wanted["reports"]) <= set(number["reports"]):
            return ""
    return f"numbers are {found['numbers']}"


def is_told(found: Item, account: Item) -> str:
    """Whether a line of the brief is of the event, or quotes words that tell it."""
    for line in account["brief"]:
        if found["id"] in line["events"]:
            return ""
        for cite in line["cites"]:
            for mention in found["mentions"]:
                at = mention["trigger"]["start"]
                if mention["report"] == cite["report"] and cite["start"] <= at < cite["end"]:
                    return ""
    return f"untold: {found['label']!r}"


def of_apart(wanted: Item, events: dict[str, Item]) -> Check:
    def run(account: Item) -> str:
        one, other = (event(account, events[name]) for name in wanted["events"])
        if not one or not other:
            return "not both found"
        return "" if one["id"] != other["id"] else f"one event: {one['label']!r}"

    return run


def of_relation(wanted: Item, events: dict[str, Item]) -> Check:
    def run(account: Item) -> str:
        found = event(account, events[wanted["event"]])
        kinds = [
            relation["kind"]
            for relation in account["relations"]
            if found and relation["event"] == found["id"] and relation["slot"] == wanted["slot"]
        ]
        return "" if set(kinds) & set(wanted["kind"].split("|")) else f"{wanted['slot']} is {kinds}"

    return run


def of_origin(wanted: Item, events: dict[str, Item]) -> Check:
    def run(account: Item) -> str:
        found = event(account, events[wanted["event"]])
        if not found:
            return "no such event"
        origins = [set(o["reports"]) for o in account["origins"] if o["id"] in found["assessment"]["origins"]]
        same = any(set(wanted["reports"]) <= reports for reports in origins)
        return "" if same == wanted["same"] else f"origins hold {origins}"

    return run


def overlap(claim: Item, start: int, end: int) -> float:
    shared = sum(max(0, min(end, b) - max(start, a)) for a, b in claim["content"]["pieces"])
    return shared / max(end - start, sum(b - a for a, b in claim["content"]["pieces"]))


def of_claim(wanted: Item) -> Iterator[tuple[str, Check]]:
    def fact(check: Callable[[Item], str]) -> Check:
        def run(account: Item) -> str:
            report, start, end = place(account, wanted["content"])
            claims = [c for c in account["claims"] if c["report"] == report]
            best = max(claims, key=lambda claim: overlap(claim, start, end), default=None)
            if best is None or overlap(best, start, end) < SHARED_CONTENT:
                return "no such claim"
            return check(best)

        return run

    yield "source", fact(lambda claim: has_source(claim, wanted["source"]))
    for key in ("kind", "stance"):
        if key in wanted:
            yield key, fact(lambda claim, key=key: one_of(wanted[key], claim[key]))
    if "anonymous" in wanted:
        yield "anonymous", fact(lambda claim: "" if claim["source"]["anonymous"] == wanted["anonymous"] else "not")
    if "chain" in wanted:
        yield "chain", fact(lambda claim: has_chain(claim, wanted["chain"]))


def has_source(claim: Item, name: str) -> str:
    other = (claim["source"] or {}).get("name")
    return "" if alike(name, other) else f"source is {other}"


def has_chain(claim: Item, names: list[str]) -> str:
    links = [link["name"] for link in claim["chain"]]
    return "" if len(links) == len(names) and all(map(alike, names, links)) else f"chain is {links}"


def of_dependence(wanted: Item) -> Check:
    def run(account: Item) -> str:
        found = [(d["report"], d["on"], d["kind"]) for d in account["dependence"]]
        fits = [r == wanted["report"] and alike(wanted["on"], on) and kind == wanted["kind"] for r, on, kind in found]
        return "" if any(fits) else f"dependence is {found}"

    return run


def of_words(words: str, *, there: bool) -> Check:
    def run(account: Item) -> str:
        has = any(words in line["text"] for line in account["brief"])
        return "" if has == there else f"{'no' if there else 'a'} line has {words!r}"

    return run


def checks(folder: Path) -> Iterator[tuple[str, Check]]:
    """Every expectation of the folder: a name, and what to ask of the account."""
    wanted = expectations(folder)
    events = {item["id"]: item for item in wanted.get("events", ())}
    yield "one-story", lambda account: "" if account["count"] == 1 else f"{account['count']} stories"
    for item in events.values():
        yield from ((f"event-{item['id']}-{name}", check) for name, check in of_event(item))
    for item in wanted.get("apart", ()):
        yield f"apart-{'-'.join(item['events'])}", of_apart(item, events)
    for item in wanted.get("relations", ()):
        yield f"relation-{item['event']}-{item['slot']}", of_relation(item, events)
    for item in wanted.get("origins", ()):
        yield f"origins-{item['event']}-{'-'.join(item['reports'])}", of_origin(item, events)
    for number, item in enumerate(wanted.get("claims", ())):
        yield from ((f"claim-{number}-{name}", check) for name, check in of_claim(item))
    for item in wanted.get("dependence", ()):
        yield f"dependence-{item['report']}-{item['on']}", of_dependence(item)
    for words in wanted.get("brief", {}).get("contains", ()):
        yield f"brief-has-{words}", of_words(words, there=True)
    for words in wanted.get("brief", {}).get("lacks", ()):
        yield f"brief-lacks-{words}", of_words(words, there=False)


FOLDERS = sorted(path.parent for path in HERE.glob("*/expect.toml"))
CASES = [pytest.param(f, check, id=f"{f.name}-{name}") for f in FOLDERS for name, check in checks(f)]


@pytest.mark.parametrize(("folder", "check"), CASES)
def test_account_says(folder: Path, check: Check) -> None:
    assert check(told(folder)) == ""


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_known_is_what_two_sources_have_each_in_a_sentence_of_its_own(folder: Path) -> None:
    """Page and JSON say one thing: a line is known if its event is corroborated, and each outlet on it tells that."""
    account = told(folder)
    events = {item["id"]: item for item in account["events"]}
    outlets = {item["id"]: item["outlet"] for item in account["reports"]}
    for line in account["brief"]:
        if line["section"] != "known":
            continue
        cited = {cite["report"] for cite in line["cites"]}
        assert len(cited) > 1, line
        sayers = line["text"].rpartition(" — ")[2]
        assert {name for name, outlet in outlets.items() if outlet in sayers} == cited, line
        if not line["events"]:  # two sentences tell it, of which no event has both
            continue
        (one,) = (events[name] for name in line["events"])
        assert one["assessment"]["verdict"] == "corroborated", line
        assert len(one["assessment"]["origins"]) > 1, line
        for cite in line["cites"]:
            triggers = [m["trigger"]["start"] for m in one["mentions"] if m["report"] == cite["report"]]
            assert any(cite["start"] <= at < cite["end"] for at in triggers), line


def test_some_line_of_these_stories_is_known() -> None:
    assert any(line["section"] == "known" for folder in FOLDERS for line in told(folder)["brief"])
