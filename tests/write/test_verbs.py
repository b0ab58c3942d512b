"""Where a finite verb stands: every irregular verb, no plural, no verbless heading."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.lexicon import load
from twosource.weigh import weigh
from twosource.write.brief import brief
from twosource.write.soundness import has_main_verb, is_sound
from twosource.write.teller import Teller
from twosource.write.verbs import FINITE, PAST, VERB, forms

LISTS = {name: entries if isinstance(entries, list) else [entries] for name, entries in load("verbs").items()}
EXAMPLES = [one for entries in LISTS.values() for entry in entries for one in entry.get("examples", ())]
NEVER = [one for entries in LISTS.values() for entry in entries for one in entry.get("never", ())]


def told(build, text: str) -> list[str]:
    build.report("a", text, "Harbor Post", date(2021, 3, 3))
    story = build.story()
    return [line.text for line in brief(Teller(weigh(story), story.events), story.events)]


@pytest.mark.parametrize("form", [form for form in forms() if form != "woke"])  # a word of opinion, too
def test_what_an_irregular_verb_tells_is_told(build, form: str) -> None:
    text = f"The army {form} the port of Lima on Tuesday"
    assert VERB.search(text)[0] == form
    assert has_main_verb(text)
    assert any(form in line for line in told(build, f"{text}."))


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_has_a_finite_verb(text: str) -> None:
    assert FINITE.search(text) is not None


@pytest.mark.parametrize("text", NEVER)
def test_what_has_no_verb_is_none(text: str) -> None:
    assert PAST.search(text) is None
    assert FINITE.search(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Two strikes at the mines of the north near Lima on Friday",
        "Split over the budget of Rovia in the council of Lima on Tuesday",
    ],
)
def test_a_heading_without_a_verb_is_not_told(build, text: str) -> None:
    assert not is_sound(text)
    assert told(build, f"{text}.") == []


@pytest.mark.parametrize(
    "text", ["The army shut the port", "The shut port", "Miners of Rovia oppose the dam", "Rovia plans a dam"]
)
def test_a_verb_of_a_main_clause_is_one_of_a_whole_sentence(text: str) -> None:
    assert bool(VERB.search(text)) <= (FINITE.search(text) is not None)
    assert bool(PAST.search(text)) <= bool(VERB.search(text))


def test_the_first_verb_is_found() -> None:
    assert VERB.search("Rovia will sell the mill that it built")[0] == "will"
    assert VERB.search("Rovia sold the mill that it will miss")[0] == "sold"


def test_a_form_that_is_a_noun_counts_where_no_noun_can_stand() -> None:
    for text, verb in (("The union cut wages", "cut"), ("The wage cut for miners", None), ("To cut wages", None)):
        found = PAST.search(text)
        assert (found and found[0]) == verb
