"""Pairs of given mentions: who takes part in each, what the two have in common, and what comes of it."""

from __future__ import annotations

import tomllib

import pytest
from spacy.language import Language

from event_pairs import Given, features, grouped, mention_of, weights, who_takes_part
from thesaurus import DATA


@pytest.mark.parametrize(
    ("text", "words", "agents", "objects"),
    [
        ("Police arrested Ana Rojas in Lota.", "arrested", ["Police"], ["Rojas"]),
        ("Ana Rojas was arrested by police.", "arrested", ["police"], ["Rojas"]),
        ("The arrest of Ana Rojas by police angered the town.", "arrest", ["police"], ["Rojas"]),
        ("Norland's attack on the port lasted an hour.", "attack", ["Norland"], []),
        ("The miners met and signed the deal.", "signed", ["miners"], ["deal"]),
        ("The ferry that sank was the Valdis.", "sank", ["that"], []),
        ("Nine people killed in the fire were miners.", "killed", [], ["people"]),
    ],
)
def test_who_takes_part_is_read_off_verbs_and_nouns(marked, text, words, agents, objects) -> None:
    acting, borne, _ = who_takes_part(marked(text, words).root)
    assert [token.text for token in acting] == agents
    assert [token.text for token in borne] == objects


def test_what_two_mentions_have_in_common_has_a_name(nlp: Language, marked) -> None:
    one = mention_of(marked("Police arrested Ana Rojas in Lota.", "arrested"), "d1", nlp)
    other = mention_of(marked("The arrest of Ana Rojas by police angered the town.", "arrest"), "d2", nlp)
    said = mention_of(marked("The mayor said so.", "said"), "d2", nlp)
    known = dict(features([one, other, said]))
    assert known[0, 1]["same_word"] == known[0, 1]["same_agent"] == known[0, 1]["same_object"] == 1
    assert known[0, 1]["same_form"] == 0
    assert known[0, 1]["shared_arguments"] == 2
    assert known[0, 1]["spread_of_word"] == 1  # both texts have it
    assert known[0, 2]["one_says"] == 1
    assert not any(known[0, 2][name] for name in ("same_word", "like_word", "shared_arguments", "both_say"))


def test_near_words_are_alike_and_one_event_where_the_same_people_take_part(nlp: Language, marked) -> None:
    first = mention_of(marked("Police arrested two men in the port of Lota.", "arrested"), "d1", nlp)
    second = mention_of(marked("Two men were captured by police in the port of Lota.", "captured"), "d2", nlp)
    spoke = mention_of(marked("The mayor spoke on television.", "spoke"), "d2", nlp)
    known = dict(features([first, second, spoke]))
    assert known[0, 1]["like_word"] == 1
    assert known[0, 2]["like_word"] == known[1, 2]["like_word"] == 0
    assert grouped([first, second, spoke]) == [[0, 1], [2]]


@pytest.mark.parametrize(
    ("text", "words", "other"),
    [
        ("The old mayor passed away.", "passed away", "die"),
        ("The old mayor passed away.", "passed", "die"),
        ("The governor stepped down.", "stepped down", "resign"),
        ("The acquisition of the port took a year.", "acquisition", "acquire"),
        ("An earthquake shook the island.", "earthquake", "quake"),
    ],
)
def test_words_are_near_by_what_they_mean_with_their_particles(
    nlp: Language, marked, text: str, words: str, other: str
) -> None:
    assert other in mention_of(marked(text, words), "d1", nlp).akin


def test_words_that_stand_side_by_side_are_told_from_words_that_take_turns() -> None:
    beside = [Given(f"d{text}", word, word, word, "", says=False) for text in range(4) for word in ("sink", "drift")]
    turns = [
        Given(f"d{text}", word, word, word, "", says=False)
        for text, word in enumerate(("sink", "sink", "founder", "founder"))
    ]
    side_by_side = dict(features(beside))[0, 1]
    apart = dict(features(turns))[0, 2]
    assert (side_by_side["side_by_side"], side_by_side["in_one_text"]) == (
        1,
        0,
    )  # both stand in all: no more than by chance
    assert (apart["side_by_side"], apart["in_one_text"]) == (0, -0.5)
    assert dict(features(turns))[0, 1]["in_one_text"] == 0  # one word


def test_what_three_people_say_in_three_of_many_texts_is_three_events_and_what_all_tell_is_one() -> None:
    said = [
        Given(f"d{number}", "said", "say", "say", "", says=True, agents=frozenset((who,)))
        for number, who in enumerate(("mayor", "minister", "pilot"))
    ]
    sank = [Given(f"d{number}", "sank", "sink", "sink", "", says=False) for number in range(30)]
    assert grouped([*said, *sank]) == [[0], [1], [2], list(range(3, 33))]


def test_each_weight_is_of_a_feature_and_says_why() -> None:
    table = tomllib.loads((DATA / "event_pairs.toml").read_text(encoding="utf-8"))
    one = Given("d1", "sank", "sink", "sink", "", says=False)
    ((_, known),) = features([one, one])
    assert set(weights()) == {"none", "least", *known}
    assert all(entry["why"] for entry in table.values())
