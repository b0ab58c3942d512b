from __future__ import annotations

from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from twosource.link import link
from twosource.link.clusters import grow
from twosource.link.judgements import Verdicts, settle
from twosource.link.stories import group
from twosource.model import Anchor, Entity, Event, Judgement, Reading, Span, Story

PAIR = st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1])
PAIRS = st.dictionaries(PAIR, st.floats(0, 1), max_size=20)

MEETING = "Minister Ole Dahl met miners in Lota on Friday."
TALKS = "Ole Dahl met miners in Lota on Friday, his office said. Olav Dahl, a shipowner, watched."
NAMES = ({"name": "Ole Dahl"}, {"name": "Olav Dahl"})


def told(reading: Any, *judgements: Judgement) -> Story:
    return link([met(reading, "a", MEETING), met(reading, "b", TALKS)], judgements)


def met(reading: Any, identifier: str, text: str) -> Reading:
    names = [name for name in NAMES if name["name"] in text]
    event = {
        "clause": "Ole Dahl met miners in Lota on Friday",
        "trigger": "met",
        "lemma": "meet",
        "type": "CONSULT",
        "status": "occurred",
        "agent": "Ole Dahl",
        "time": "2031-03-07",
    }
    return reading(identifier, text, day="2031-03-08", entities=names, events=[event])  # type: ignore[no-any-return]


def anchor(report: str, text: str, words: str) -> Anchor:
    at = text.index(words)
    return Anchor(report, Span(at, at + len(words)))


def bearers(story: Story) -> set[frozenset[tuple[str, str]]]:
    def reports(entity: Entity) -> frozenset[tuple[str, str]]:
        texts = {reading.report.id: reading.report.text for reading in story.readings}
        return frozenset((m.report, texts[m.report][m.span.start : m.span.end]) for m in entity.mentions)

    return {reports(entity) for entity in story.entities}


def meetings(story: Story) -> list[Event]:
    return [event for event in story.events if event.type == "CONSULT"]


def test_one_name_is_two_people_where_a_reader_says_so(reading: Any) -> None:
    assert frozenset({("a", "Ole Dahl"), ("b", "Ole Dahl")}) in bearers(told(reading))
    said = Judgement("entity", anchor("a", MEETING, "Ole Dahl"), anchor("b", TALKS, "Ole Dahl"), same=False)
    assert frozenset({("a", "Ole Dahl")}) in bearers(told(reading, said))


def test_two_names_are_one_person_where_a_reader_says_so(reading: Any) -> None:
    said = Judgement("entity", anchor("a", MEETING, "Ole Dahl"), anchor("b", TALKS, "Olav Dahl"), same=True)
    assert frozenset({("a", "Ole Dahl"), ("b", "Ole Dahl"), ("b", "Olav Dahl")}) in bearers(told(reading, said))


def test_the_later_of_two_judgements_holds(reading: Any) -> None:
    first, second = anchor("a", MEETING, "Ole Dahl"), anchor("b", TALKS, "Ole Dahl")
    apart, one = Judgement("entity", first, second, same=False), Judgement("entity", second, first, same=True)
    assert bearers(told(reading, apart, one)) == bearers(told(reading))
    assert bearers(told(reading, one, apart)) == bearers(told(reading, apart))


def test_one_meeting_is_two_where_a_reader_says_so_and_the_mentions_tell_why(reading: Any) -> None:
    assert len(meetings(told(reading))) == 1
    said = Judgement("event", anchor("a", MEETING, "met"), anchor("b", TALKS, "met"), same=False)
    apart = meetings(told(reading, said))
    assert len(apart) == 2
    rules = [[reason.rule for reason in mention.reasons] for event in apart for mention in event.mentions]
    assert rules == [["judged-different"], ["judged-different"]]


def test_what_is_said_to_be_one_event_outweighs_all_contradictions(reading: Any) -> None:
    def talks(identifier: str, city: str, day: str) -> Reading:
        text = f"Envoys met in {city} on {day}."
        event = {
            "clause": text[:-1],
            "trigger": "met",
            "lemma": "meet",
            "type": "CONSULT",
            "status": "occurred",
            "place": city,
            "time": f"2031-03-0{identifier}",
        }
        return reading(identifier, text, day="2031-03-08", entities=[{"name": city, "type": "place"}], events=[event])  # type: ignore[no-any-return]

    pile = [talks("3", "Oslo", "Monday"), talks("5", "Lima", "Wednesday")]
    assert len(link(pile).events) == 2
    words = Span(7, 10)
    (event,) = link(pile, [Judgement("event", Anchor("3", words), Anchor("5", words), same=True)]).events
    assert {mention.report for mention in event.mentions} == {"3", "5"}
    assert all(mention.reasons[-1].rule == "judged-same" for mention in event.mentions)


def test_what_no_report_has_is_ignored(reading: Any) -> None:
    here, nowhere = anchor("a", MEETING, "Ole Dahl"), Anchor("z", Span(0, 3))
    odd = [
        Judgement("entity", here, nowhere, same=True),
        Judgement("entity", here, Anchor("b", Span(9000, 9010)), same=True),
        Judgement("entity", here, Anchor("b"), same=False),
        Judgement("event", nowhere, nowhere, same=False),
        Judgement("story", Anchor("a"), Anchor("b"), same=False),
    ]
    assert told(reading, *odd) == told(reading)


def test_stories_are_joined_and_kept_apart_as_a_reader_says(reading: Any) -> None:
    ferry = "The ferry Kestrel sank off Bergen in a storm on Monday, coast guards said."
    bank = "The central bank raised interest rates to 9 percent, governor Ana Rojas said."
    pile = [reading("a", ferry, day="2031-03-03"), reading("b", ferry, day="2031-03-03"), reading("c", bank)]
    assert stories(pile) == {"ab", "c"}
    assert stories(pile, ("a", "b", False)) == {"a", "b", "c"}
    assert stories(pile, ("a", "c", True)) == {"abc"}
    assert stories(pile, ("a", "c", True), ("b", "c", False)) == {"ac", "b"}
    assert stories(pile, ("a", "x", True)) == {"ab", "c"}


def stories(pile: list[Reading], *said: tuple[str, str, bool]) -> set[str]:
    judgements = [Judgement("story", Anchor(one), Anchor(other), same) for one, other, same in said]
    found = {
        tuple(
            sorted("".join(sorted(reading.report.id for reading in story)) for story in group(list(order), judgements))
        )
        for order in permutations(pile)
    }
    assert len(found) == 1
    return set(found.pop())


@given(PAIRS, st.lists(PAIR, max_size=5), st.lists(PAIR, max_size=5))
def test_no_group_holds_what_differs_and_what_is_the_same_is_joined_unless_that_did(
    likeness: dict[tuple[int, int], float], same: list[tuple[int, int]], different: list[tuple[int, int]]
) -> None:
    groups = grow(9, likeness, least=0.5, same=same, different=different)
    at = {member: number for number, group_ in enumerate(groups) for member in group_}
    assert all(at[a] != at[b] for a, b in different)
    if not different:
        assert all(at[a] == at[b] for a, b in same)


@given(st.lists(PAIR, max_size=5), st.lists(PAIR, max_size=5))
def test_settled_groups_hold_everything_once(same: list[tuple[int, int]], different: list[tuple[int, int]]) -> None:
    groups = settle([[0, 1, 2, 3], [4, 5], [6], [7, 8]], Verdicts(tuple(same), tuple(different)), lambda a, b: 0.5)
    assert sorted(member for group_ in groups for member in group_) == list(range(9))
    at = {member: number for number, group_ in enumerate(groups) for member in group_}
    assert all(at[a] != at[b] for a, b in different)
