from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations, permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.link.stories import Signature, comparable, group, likeness, linked, pack, partition, signature, unpack
from twosource.link.stories.partition import by_moment, candidates
from twosource.model import Anchor, Interval, Judgement, Publication, Timex

WORDS = ("kestrel", "bergen", "ferry", "lota", "miner", "strike", "rojas", "inflation", "norland", "barley")
START = datetime(2031, 3, 1, tzinfo=UTC)


def made(identifier: str, words: frozenset[str], hours: int | None) -> Signature:
    """A signature of some words that all weigh the same."""
    terms = dict.fromkeys(sorted(words), round(len(words) ** -0.5, 4))
    moment = None if hours is None else START + timedelta(hours=hours)
    return Signature(identifier, moment, terms, {}, tuple(terms))


SIGNED = st.lists(
    st.tuples(
        st.frozensets(st.sampled_from(WORDS), min_size=2, max_size=5),
        st.one_of(st.none(), st.integers(0, 400)),
    ),
    min_size=1,
    max_size=14,
).map(lambda rows: [made(f"r{number:02}", words, hours) for number, (words, hours) in enumerate(rows)])


@given(SIGNED, st.randoms(use_true_random=False))
def test_every_report_is_in_one_story_whatever_the_order(signed: list[Signature], shuffle: Any) -> None:
    found = partition(signed)
    assert sorted(name for story in found for name in story) == [one.id for one in signed]
    other = list(signed)
    shuffle.shuffle(other)
    assert partition(other) == found


@given(SIGNED)
def test_a_new_report_changes_no_story_that_does_not_hang_together_with_it(signed: list[Signature]) -> None:
    *old, new = signed
    touched = {new.id}
    while more := {one.id for one in signed if one.id not in touched and reaches(one, signed, touched)}:
        touched |= more
    before = {story for story in partition(old) if not touched & set(story)}
    after = {story for story in partition(signed) if not touched & set(story)}
    assert before == after


@given(SIGNED)
def test_what_is_worth_a_look_is_found_without_looking_at_all(signed: list[Signature]) -> None:
    ordered = sorted(signed, key=by_moment)
    pairs = combinations(range(len(ordered)), 2)
    shared = {(a, b): len(set(ordered[a].keys) & set(ordered[b].keys)) for a, b in pairs}
    worth = {pair for pair, count in shared.items() if comparable(*(ordered[number] for number in pair), count)}
    assert set(candidates(ordered)) == worth


def reaches(one: Signature, signed: list[Signature], touched: set[str]) -> bool:
    return any(linked(one, other) for other in signed if other.id in touched)


@given(SIGNED)
def test_a_component_alone_gives_the_stories_that_it_gives_in_the_pile(signed: list[Signature]) -> None:
    component = {signed[0].id}
    while more := {one.id for one in signed if one.id not in component and reaches(one, signed, component)}:
        component |= more
    alone = partition([one for one in signed if one.id in component])
    assert set(alone) == {story for story in partition(signed) if component & set(story)}


@given(SIGNED)
def test_likeness_does_not_depend_on_who_comes_first(signed: list[Signature]) -> None:
    a, b = signed[0], signed[-1]
    assert likeness(a, b) == pytest.approx(likeness(b, a))
    assert 0 <= likeness(a, b) <= 1


@given(SIGNED)
def test_a_signature_comes_back_as_it_was_kept(signed: list[Signature]) -> None:
    for one in signed:
        assert unpack(pack(one)) == one
        assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  (our own bytes)


def test_judgements_hold_in_a_pile() -> None:
    ferry, bank = frozenset(WORDS[:3]), frozenset(WORDS[6:9])
    signed = [made("a", ferry, 0), made("b", ferry, 1), made("c", bank, 2)]
    assert partition(signed) == (("a", "b"), ("c",))
    apart = Judgement("story", Anchor("a"), Anchor("b"), same=False)
    one = Judgement("story", Anchor("b"), Anchor("c"), same=True)
    assert partition(signed, [apart, one]) == (("a",), ("b", "c"))


def test_a_report_far_away_is_another_story_unless_all_is_one_folder() -> None:
    ferry = frozenset(WORDS[:3])
    signed = [made("a", ferry, 0), made("b", ferry, 24 * 60)]
    assert partition(signed) == (("a",), ("b",))
    assert partition(signed, patient=True) == (("a", "b"),)


FERRY = "The ferry Kestrel sank off Bergen on Monday. Rescuers pulled forty passengers from the sea near Bergen."


def test_a_reading_is_signed_by_its_rare_words_with_its_moment(reading: Any) -> None:
    one = signature(reading("a", FERRY, day="2031-03-04", headline="Ferry sinks off Bergen"))
    assert one.moment == datetime(2031, 3, 4, tzinfo=UTC)
    assert {"bergen", "ferry", "kestrel"} <= set(one.keys[:8])
    assert "the" not in one.terms
    assert set(one.head) == {"ferry", "sink", "bergen"}
    assert sum(value**2 for value in one.terms.values()) == pytest.approx(1, abs=0.01)


def test_a_moment_is_in_utc_and_one_that_no_calendar_has_is_none(reading: Any) -> None:
    one = reading("a", FERRY, day="2031-03-04")

    def moment(start: datetime, hours: int) -> datetime | None:
        when = Interval(start, None, "minute", timedelta(hours=hours))
        return signature(replace(one, report=replace(one.report, published=Publication(when, "metadata")))).moment

    assert moment(datetime(2031, 3, 4, 1), 2) == datetime(2031, 3, 3, 23, tzinfo=UTC)
    assert moment(datetime.min, 2) is None


def test_without_a_headline_the_first_sentence_stands_for_it(reading: Any) -> None:
    assert "kestrel" in signature(reading("a", FERRY)).head
    assert "rescuer" not in signature(reading("a", FERRY)).head


def test_other_days_in_the_lead_speak_against_one_story(reading: Any) -> None:
    def dated(identifier: str, day: str) -> Signature:
        one = reading(identifier, FERRY, day="2031-03-04")
        at = FERRY.index("Monday")
        start = datetime.fromisoformat(day)
        when = Timex(identifier, one.sentences[0], "DATE", day, None)
        when = replace(when, span=type(when.span)(at, at + 6), interval=interval(start))
        return signature(replace(one, timexes=(when,)))

    same, other = dated("b", "2031-03-03"), dated("c", "2031-02-24")
    one = dated("a", "2031-03-03")
    assert one.days == (datetime(2031, 3, 3).date(),)
    weak = replace(one, terms=dict(list(one.terms.items())[:2]), head={})
    assert likeness(weak, same) > likeness(weak, other)


def interval(start: datetime) -> Any:
    from twosource.intervals import days  # noqa: PLC0415

    return days(start.date())


def test_a_pile_and_its_signatures_give_the_same_stories(reading: Any) -> None:
    readings = [reading(f"f{n}", FERRY, day=f"2031-03-0{n + 1}") for n in range(3)] + [
        reading("b", "The central bank raised interest rates, governor Ana Rojas said.", day="2031-03-01")
    ]
    wanted = {tuple(one.report.id for one in story) for story in group(readings)}
    for order in permutations(readings):
        assert {tuple(sorted(story)) for story in partition([signature(one) for one in order])} == wanted
