"""Endings in sentences: the table's examples are found, plans, chances and other people's endings are not."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.endings import are_apart, endings, exclude, retracts, turns_into
from twosource.lexicon import load

TABLE = load("endings")["ending"]


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: f"{entry['axis']}: {entry['name']}")
def test_the_examples_of_an_ending_tell_it(entry: dict[str, Any]) -> None:
    for example in entry["examples"]:
        found = [one for one in endings(f"{example}.") if (one.axis, one.name) == (entry["axis"], entry["name"])]
        assert found, example
        assert all(one.told for one in found), example
        assert entry["of"] == "what" or any(one.who for one in found), example


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: f"{entry['axis']}: {entry['name']}")
def test_what_is_named_beside_an_ending_is_in_the_table(entry: dict[str, Any]) -> None:
    names = {other["name"] for other in TABLE if other["axis"] == entry["axis"]}
    assert {*entry["excludes"], *entry["then"]} <= names
    for other in entry["excludes"]:
        (back,) = [one for one in TABLE if (one["axis"], one["name"]) == (entry["axis"], other)]
        assert entry["name"] in back["excludes"]


UNTOLD = {
    "a plan": "The mayor, Ana Ruiz, will resign on Friday.",
    "a chance": "Ana Ruiz may have been killed in the fire.",
    "a condition": "If Ana Ruiz was freed, the mill would reopen.",
    "a question": "It is unclear whether Ana Ruiz was arrested.",
    "what was before": "Ana Ruiz had been arrested twice in the war.",
    "an infinitive": "Her party wants Ana Ruiz to be freed.",
    "what is not true": "It is not true that Ana Ruiz died.",
    "a report of unknown worth": "Reports that Ana Ruiz was killed on Monday were false.",
    "a false claim": "Ana Ruiz died, rebels falsely claimed.",
    "a deed of nobody known": "No one saw who arrested Ana Ruiz.",
    "a deed denied": "Ben Cole denied having killed Ana Ruiz.",
    "hardly": "Ana Ruiz was hardly hurt.",
    "by another": "Ana Ruiz was not killed by the army on Monday but by rivals.",
    "for another reason": "Ana Ruiz was not arrested over her speech.",
    "another way": "Ana Ruiz was not released on Monday because of a ransom.",
    "fired at": "General Ana Ruiz was fired at by rebels.",
    "resigned to": "Ana Ruiz resigned herself to the loss.",
    "called names": "Ana Ruiz was dismissed by her critics as a puppet.",
    "a record": "Ana Ruiz was released on vinyl.",
    "tired": "Ana Ruiz was dead tired.",
    "may play": "Ana Ruiz was cleared to play.",
    "joined": "Ana Ruiz signed up for the fair.",
    "prices": "Ana Ruiz was hurt by the price of oil.",
    "a club": "Ana Ruiz remains in office at the chess club.",
}


@pytest.mark.parametrize("name", UNTOLD)
def test_what_is_not_told_as_done_is_no_ending(name: str) -> None:
    assert endings(UNTOLD[name]) == ()


BEARERS = {
    "Gunmen killed the brother of Ana Ruiz in Lima.": "",
    "The brother of Ana Ruiz was killed in Lima.": "",
    "Police arrested 31 people at Ana Ruiz’s house.": "",
    "Gunmen killed two guards protecting Governor Ana Ruiz in Lima.": "",
    "Police arrested Ana Ruiz aide Ben Cole in Lima.": "Ben Cole",
    "Police arrested Ana Ruiz’s aide, Ben Cole, in Lima.": "Ben Cole",
    "Police arrested 12 people wearing Ana Ruiz masks.": "",
    "Police arrested Ana Ruiz supporters in Lima.": "",
    "Police arrested a man the mayor Ana Ruiz knew.": "",
    "Gunmen killed a driver, Ana Ruiz said.": "",
    "Police arrested union leader Ana Ruiz in Lima.": "Ana Ruiz",
    "Troops arrested its leader, Colonel Ana Ruiz.": "Colonel Ana Ruiz",
    "Ana Ruiz, who led the march, was arrested.": "Ana Ruiz",
    "Ana Ruiz was questioned at the port and let go.": "Ana Ruiz",
}


@pytest.mark.parametrize("sentence", BEARERS)
def test_who_bears_an_ending_is_named_beside_it(sentence: str) -> None:
    assert [one.who for one in endings(sentence) if one.axis in ("life", "custody")] == [BEARERS[sentence]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Ruiz was not arrested.",
        "Ana Ruiz did not resign.",
        "The army denied that it had arrested Ana Ruiz.",
        "Nobody has been arrested.",
    ],
)
def test_what_is_denied_is_told_as_not_so(sentence: str) -> None:
    assert [one.told for one in endings(sentence)] == [False]


def test_an_ending_turns_into_what_can_follow_it_only() -> None:
    (hurt,), (dead,) = endings("Ana Ruiz was wounded."), endings("Ana Ruiz died.")
    assert exclude(hurt, dead)
    assert turns_into(hurt, dead)
    assert not turns_into(dead, hurt)


def test_sentences_with_endings_that_exclude_each_other_are_apart() -> None:
    assert are_apart("Ana Ruiz was shot dead in Lima.", "Ana Ruiz was wounded in Lima.")
    assert not are_apart("Ana Ruiz was shot dead in Lima.", "Ben Cole was wounded in Lima.")
    assert not are_apart("Ana Ruiz was wounded in Lima.", "Ana Ruiz was wounded and died in Lima.")
    assert not are_apart("Nine people were killed in Lima.", "Thirty people were injured in Lima.")


@pytest.mark.parametrize("entry", load("endings")["retraction"], ids=lambda entry: entry["words"][0])
def test_the_examples_of_what_is_taken_back_are_found(entry: dict[str, Any]) -> None:
    for example in entry["examples"]:
        assert retracts(f"{example}.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The army withdrew its troops.",
        "An earlier version of this report was wrong about the mill.",
        "Its first ship was a mistake.",
        "The teacher corrected her pupils.",
        "She should have withdrawn her statement, a union said.",
        "The minister never retracted her story.",
        "She has not retracted her earlier statement.",
        "The judge asked whether Ben Cole retracted his confession.",
        "If the first report was wrong, she will go.",
        "The minister refused to say whether the earlier report of 12 deaths was wrong.",
        "She denied that it had been wrong to say so.",
        "A witness who retracted her testimony in 2019 spoke on Tuesday.",
        "Ben Cole has withdrawn his claim for damages.",
        "The mill has withdrawn its accounts from the bank.",
    ],
)
def test_what_is_only_withdrawn_wrong_or_corrected_is_not_taken_back(sentence: str) -> None:
    assert not retracts(sentence)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [("No arrests were made, a guard said.", True), ("No promises were made.", False), ("Arrests were made.", False)],
)
def test_where_no_arrests_are_made_nobody_is_held(text: str, nobody: bool) -> None:
    found = [(one.name, one.told, one.anybody) for one in endings(text)]
    assert found == ([("held", False, True)] if nobody else [])
