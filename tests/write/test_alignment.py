"""A second outlet is named beside a line only where it tells all of it, of the same people and things."""

from __future__ import annotations

import pytest

from support.telling import of_two
from twosource.lexicon import load
from twosource.model import Span
from twosource.write.alignment import _is_done_alike, of_today, tells_all
from twosource.write.passage import Passage


@pytest.mark.parametrize(
    ("one", "same", "apart"),
    [
        ("Police shot and killed a clerk.", "A clerk was shot and killed by police.", "Police shot a clerk."),
        ("Guards held Ana Ruiz.", "Guards held Mayor Ana Ruiz.", "Guards held Eva Ruiz and Ana Lund."),
        ("Raiders killed two clerks.", "Raiders slew two clerks; both died.", "Raiders shot two clerks."),
        ("A truck hit a tram.", "A tram was hit by a truck.", "A tram hit a truck."),
        ("Ruiz and Cole sued Volt.", "Volt was sued by Ruiz and Cole.", "Ruiz sued Cole and Volt."),
        (
            "A man from Chad shot one from Peru.",
            "One from Peru was shot by a man from Chad.",
            "A man from Peru shot one.",
        ),
        ("Rovia and Chad signed a pact.", "Chad signed a pact with Rovia.", "Chad and Oman signed a pact."),
        ("Guards fired on miners.", "Guards fired shots on miners.", "Miners stoned guards and fired."),
        ("Raiders killed nine miners.", "Raiders killed 9 miners.", "Raiders killed miners and nine guards."),
        ("Raiders killed nine miners.", "Raiders killed nine miners.", "Raiders killed at least nine miners."),
        ("A fire ruined part of Lima.", "A fire has ruined part of Lima.", "A fire ruined most of Lima, part by part."),
        ("Guards wounded nine.", "Guards wounded nine.", "Guards met miners, a day after they wounded nine."),
        ("Raiders robbed a bank in Lima.", "In Lima, raiders robbed a bank.", "Raiders robbed a bank in Oslo."),
    ],
)
def test_a_place_tells_all_of_a_line_or_not(build, one, same, apart) -> None:
    both = of_two(build, one, f"{same} {apart}")
    places = Span(0, len(same)), Span(len(same) + 1, len(same) + 1 + len(apart))
    own = Passage(one, "a", Span(0, len(one)))
    assert [tells_all(both, own, "b", place) for place in places] == [True, False]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Guards held Omar Lund Jr. in Lima.", "Guards held Omar Lund Sr. in Lima."),
        ("Eva Vik fled Chad in May.", "Eva Vik fled from Peru for Chad in May."),
    ],
)
def test_what_keeps_two_texts_apart_keeps_an_outlet_off_a_line(build, one, other) -> None:
    both, own = of_two(build, one, f"{other} {one}"), Passage(one, "a", Span(0, len(one)))
    assert not tells_all(both, own, "b", Span(0, len(other)))
    assert tells_all(both, own, "b", Span(len(other) + 1, len(other) + 1 + len(one)))


def test_a_day_before_counts_where_the_line_tells_of_it_too(build) -> None:
    one, other = "Ana Ruiz quit a day after the vote.", "Ana Ruiz quit, a day after the vote."
    both, place = of_two(build, one, other), Span(0, len(other))
    assert of_today(both, Passage(one, "a", Span(0, len(one))), "b", place) == place
    assert of_today(both, Passage(one[:13], "a", Span(0, 13)), "b", place).end < place.end


IRREGULAR = {
    verb: tenses
    for verb, tenses in load("verbs")["irregular"].items()
    if verb not in ("examples", "be", "do") and tenses[0] != tenses[-1]
}


@pytest.mark.parametrize(("past", "done"), IRREGULAR.values(), ids=IRREGULAR)
def test_who_does_it_is_known_by_the_other_form_of_a_verb(past, done) -> None:
    own = f"Peru {past} Chad."
    assert _is_done_alike(own, 5, past, f"Chad was {done} by Peru.")
    assert not _is_done_alike(own, 5, past, f"Peru was {done} by Chad.")


@pytest.mark.parametrize(
    ("one", "same", "apart"),
    [
        (
            "Two monks drowned off Lima as two nuns fled.",
            "Off Lima, two monks drowned.",
            "Two nuns drowned off Lima as two monks fled.",
        ),
        (
            "Omar Lund died in Oslo after Eva Vik left.",
            "Lund died in Oslo as Eva Vik left.",
            "Eva Vik died in Oslo after Omar Lund left.",
        ),
        (
            "Omar Lund, a cousin of Eva Vik, perished.",
            "Omar Lund perished with Eva Vik.",
            "Eva Vik, a cousin of Omar Lund, perished.",
        ),
        ("Ana Ruiz died in a crash.", "A crash killed Ana Ruiz.", "Eva Vik died in a crash that Ana Ruiz saw."),
        ("The harbor chief was shot.", "Raiders shot the harbor chief.", "The harbor guards shot the fire chief."),
        ("Three monks robbed three nuns.", "Three nuns were robbed by three monks.", "Three nuns robbed three monks."),
    ],
)
def test_it_is_done_to_the_same(one, same, apart) -> None:
    verb = next(word for word in ("drowned", "died", "perished", "shot", "robbed") if word in one)
    assert _is_done_alike(one, one.index(verb), verb, same)
    assert not _is_done_alike(one, one.index(verb), verb, apart)
