from __future__ import annotations

from dataclasses import replace
from typing import Any

from twosource.link import link
from twosource.model import Reason, Source

TEXT = "Ana Rojas said Per Dahl believes that the port will open."


def told(reading: Any) -> Any:
    built = reading(
        "a",
        TEXT,
        entities=[{"name": "Ana Rojas"}, {"name": "Per Dahl"}],
        events=[{"clause": "the port will open", "trigger": "open", "type": "OTHER", "status": "expected"}],
        says=[
            ("Ana Rojas", "said", "Per Dahl believes that the port will open"),
            ("Per Dahl", "believes", "the port will open"),
        ],
    )
    rules = ("said", "belief")
    attributions = tuple(
        replace(a, reasons=(Reason("cue", rule),)) for a, rule in zip(built.attributions, rules, strict=True)
    )
    return replace(
        built,
        attributions=attributions,
        events=tuple(replace(event, attribution="A2") for event in built.events),
    )


def test_a_state_of_mind_is_no_claim_and_no_source(reading: Any) -> None:
    story = link([told(reading)])
    (claim,) = story.claims
    assert claim.attribution.source is not None
    assert claim.attribution.source.name == "Ana Rojas"
    assert story.events[0].mentions[0].attribution == claim.id


def test_a_chain_begins_behind_the_outlet(reading: Any) -> None:
    built = told(reading)
    chain = (Source("Kestrel Press"), Source("Ana Rojas"))
    attributions = tuple(replace(a, chain=chain) for a in built.attributions)
    report = replace(built.report, outlet="Kestrel Press")
    (own,) = link([replace(built, attributions=attributions, report=report)]).claims
    (other,) = link([replace(built, attributions=attributions)]).claims
    assert own.attribution.chain == ()
    assert [source.name for source in other.attribution.chain] == ["Kestrel Press", "Ana Rojas"]
