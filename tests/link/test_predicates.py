from __future__ import annotations

from typing import Any

import pytest

from twosource.link import link
from twosource.link.wordings import has_pronoun, owned

ENTITIES = [
    {"name": "Ana Rojas", "aliases": ["Rojas"]},
    {"name": "Per Dahl"},
    {"name": "U.S. Coast Guard", "type": "organization"},
    {"name": "Norland", "type": "government"},
    {"name": "Oslo", "type": "place"},
]
OVER = {"status": "occurred"}


@pytest.mark.parametrize(
    ("expected", "text", "trigger", "facts"),
    [
        ("Ana Rojas' announcement", "The plan announced by Ms. Rojas is new.", "announced",
         {"lemma": "announce", "type": "ANNOUNCE", "agent": "Rojas"}),
        ("Per Dahl's statement", "Per Dahl said that the ferry which he owns was old.", "said",
         {"lemma": "say", "type": "STATEMENT", "agent": "Per Dahl"}),
        ("Per Dahl's written statement", "Per Dahl said in a written statement.", "said",
         {"lemma": "say", "type": "STATEMENT", "agent": "Per Dahl"}),
        ("Per Dahl warned that the dam would break", "Per Dahl warned that the dam would break.", "warned",
         {"lemma": "warn", "type": "STATEMENT", "agent": "Per Dahl"}),
        ("The U.S. Coast Guard closed the strait", "The U.S. Coast Guard closed the strait.", "closed",
         {"lemma": "close", "type": "COERCE", "agent": "U.S. Coast Guard"}),
        ("Ana Rojas was asked about the ferry", "Ana Rojas was asked about the ferry.", "asked",
         {"lemma": "ask", "type": "REQUEST", "target": "Ana Rojas"}),
        ("Dock workers were asked to wait outside", "Dock workers were asked to wait outside.", "asked",
         {"lemma": "ask", "type": "REQUEST", "target": "Dock workers"}),
        ("The ferry bill passed 41-12", "The ferry bill passed 41-12.", "passed", {"lemma": "pass", "type": "VOTE"}),
        ("Ana Rojas urged Per Dahl to sign the treaty", "Ana Rojas urged Per Dahl to sign the treaty.", "urged",
         {"lemma": "urge", "type": "REQUEST", "agent": "Ana Rojas", "target": "Per Dahl"}),
        ("Ana Rojas sold the house", "Ana Rojas sold her own house.", "sold",
         {"lemma": "sell", "type": "OTHER", "agent": "Ana Rojas"}),
        ("Ana Rojas rejected reports", "Ana Rojas rejected reports that Norland, her neighbor, had paid.", "rejected",
         {"lemma": "reject", "type": "REJECT", "agent": "Ana Rojas"}),
        ("Denied: Norland's raid on Oslo", "Norland made no raid on Oslo.", "raid",
         {"type": "COERCE", "agent": "Norland", "target": "Oslo", "nominal": True, "status": "denied"}),
        ("Per Dahl's news conference", "Per Dahl gave a news conference.", "conference",
         {"type": "STATEMENT", "agent": "Per Dahl", "nominal": True}),
        ("Visit by sailors in the harbor", "The visit of sailors in the harbor was short.", "visit",
         {"type": "TRAVEL", "agent": "sailors in the harbor", "nominal": True}),
        ("Dock guards inspected the mill", "Dock guards inspecting the mill have asked for help.", "inspecting",
         {"lemma": "inspect", "type": "OTHER", "agent": "Dock guards"}),
        ("Ana Rojas feared", "Ana Rojas feared Norland would sink the ferry.", "feared",
         {"lemma": "fear", "type": "OTHER", "agent": "Ana Rojas"}),
        ("Ana Rojas sued Norland for $1,500", "Ana Rojas sued Norland for $1,500.", "sued",
         {"lemma": "sue", "type": "CHARGE", "agent": "Ana Rojas", "target": "Norland"}),
        ("Per Dahl opened fire on Ana Rojas", "Per Dahl opened fire on Ms. Rojas.", "opened",
         {"lemma": "open", "type": "ASSAULT", "agent": "Per Dahl", "target": "Rojas"}),
        ("Norland's navy raided Per Dahl's home", "Norland's navy raided Per Dahl's home, office and boat.", "raided",
         {"lemma": "raid", "type": "COERCE", "agent": "Norland's navy", "target": "Per Dahl"}),
        ("Ana Rojas recused herself from the case", "Ana Rojas recused herself from the case.", "recused",
         {"lemma": "recuse", "type": "OTHER", "agent": "Ana Rojas"}),
        ("Norland sued Per Dahl", "Norland sued Per Dahl to void the “harbor pact” on fishing.", "sued",
         {"lemma": "sue", "type": "CHARGE", "agent": "Norland", "target": "Per Dahl"}),
        ("Ana Rojas sold a firm", "Ana Rojas sold a firm known as Dock and Sons of the Old Harbor.", "sold",
         {"lemma": "sell", "type": "OTHER", "agent": "Ana Rojas"}),
        ("Norland sued Per Dahl", "Sued by Norland, Per Dahl filed an appeal.", "Sued",
         {"lemma": "sue", "type": "CHARGE", "agent": "Norland", "target": "Per Dahl"}),
        ("Ana Rojas had Per Dahl jailed", "Ana Rojas had Per Dahl jailed.", "jailed",
         {"lemma": "jail", "type": "COERCE", "agent": "Ana Rojas", "target": "Per Dahl"}),
        ("Per Dahl attacked Ana Rojas", "Per Dahl, who had met Ana Rojas, attacked her.", "attacked",
         {"lemma": "attack", "type": "ASSAULT", "agent": "Per Dahl", "target": "Ana Rojas"}),
    ],
)  # fmt: skip
def test_a_line_tells_who_did_what_in_the_right_voice(
    reading: Any, expected: str, text: str, trigger: str, facts: dict[str, Any]
) -> None:
    event = {"clause": text.rstrip("."), "trigger": trigger, **OVER, **facts}
    (found,) = link([reading("a", text, entities=ENTITIES, events=[event])]).events
    assert found.label == expected


def test_the_day_of_an_event_stays_out_of_its_label(reading: Any) -> None:
    text = "Ana Rojas resigned on Monday after the vote."
    event = {"clause": text.rstrip("."), "trigger": "resigned", "lemma": "resign", "type": "RESIGN", **OVER,
             "agent": "Ana Rojas", "time": "2021-03-01", "when": "Monday"}  # fmt: skip
    (found,) = link([reading("a", text, entities=ENTITIES, events=[event])]).events
    assert found.label == "Ana Rojas resigned after the vote"


def test_two_who_each_did_it_are_not_told_as_one_pair(reading: Any) -> None:
    stories = [
        reading(f"r{number}", text, entities=ENTITIES, events=[
            {"clause": text.rstrip("."), "trigger": "investigation", "type": "OTHER", **OVER, "nominal": True,
             "agent": agent, "theme": "the ferry"}])
        for number, (text, agent) in enumerate([
            ("Norland opened an investigation of the ferry.", "Norland"),
            ("The U.S. Coast Guard opened an investigation of the ferry.", "U.S. Coast Guard"),
        ])
    ]  # fmt: skip
    assert not any(" and " in event.label for event in link(stories).events)


def test_a_country_is_no_pronoun_and_a_long_name_is_not_possessive() -> None:
    assert [has_pronoun(text) for text in ("the US", "U.S.", "a letter to us", "It")] == [False, False, True, True]
    assert owned(["the captain of the ferry from Oslo"], "refusal") == "refusal by the captain of the ferry from Oslo"
    assert owned(["Department of Justice"], "refusal") == "Department of Justice's refusal"
