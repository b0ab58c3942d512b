"""Whom "she" goes on with: the first person of the sentence before, though somebody else is named there."""

from __future__ import annotations

import pytest

from twosource.model import Span
from twosource.write.pronouns import Pronouns


def cleared(build, before, text, pronoun="She", who="Ana Ruiz"):
    """The words of a sentence with a name for its pronoun."""
    build.report("a", f"{before}\n{text}", "Harbor Post")
    names = ("Ana Ruiz", "Ben Cole", "Eva Cole")
    for name in names:
        found = {"name": [("a", name)]} if name in before else {}
        build.entity(name, name, **found, **({"pronoun": [("a", pronoun)]} if name == who else {}))
    story = build.story()
    start = len(before) + 1
    return Pronouns(story).clear("a", Span(start, start + len(text)))


@pytest.mark.parametrize(
    "before",
    [
        "Ana Ruiz left Ben Cole in Quito.",
        "On Friday, Ana Ruiz told Ben Cole that the mill was sold.",
        "Ana Ruiz, a miner from Leeds, left Ben Cole in Quito.",
        "“Ben Cole sold it,” Ana Ruiz said.",
        "When Ana Ruiz came to Quito, it rained.",
        "On Friday, after a storm, Ana Ruiz left, and Ben Cole stayed.",
    ],
)
def test_it_goes_on_with_the_first_person_of_the_sentence_before(build, before) -> None:
    assert cleared(build, before, "She flew to Lima.") == "[Ana Ruiz] flew to Lima."


@pytest.mark.parametrize(
    "before",
    [
        "Ben Cole left Ana Ruiz in Quito.",  # he may be meant
        "Ana Ruiz and Eva Cole left Ben Cole in Quito.",  # both act
        "Ana Ruiz attorney Eva Cole left Quito.",  # the sentence is about another
        "Another of Ana Ruiz’s lawyers, Eva Cole, left Quito.",
        "Eva Cole said: “Salt is dear.\nAna Ruiz left Ben Cole in Quito.”",  # so said another
        "If Ana Ruiz was too soft, Eva Cole was too harsh.",  # the sentence is about the other
        "On Friday, a day before Ana Ruiz left Quito, miner Eva Cole spoke.",
        "Ana Ruiz left Ben Cole in Quito.\nIt rained all day.",  # nobody in the sentence before
    ],
)
def test_nobody_knows_whom_it_means_where_another_may_be_meant(build, before) -> None:
    assert cleared(build, before, "She flew to Lima.") is None


def test_a_name_far_back_is_not_taken_up(build) -> None:
    before = f"Ana Ruiz met Ben Cole {'and the miners of the river ' * 24}in Quito."
    assert cleared(build, before, "She flew to Lima.") is None


@pytest.mark.parametrize(
    ("before", "told"),
    [("Ana Ruiz left Ben Cole in Quito.", "[Ana Ruiz]"), ("Ben Cole left Ana Ruiz in Quito.", None)],
)
def test_who_says_what_is_quoted_is_the_one_of_the_sentence_before(build, before, told) -> None:
    text = "“Lima needs the old mill that the council of the town has sold,” she said."
    found = cleared(build, before, text, pronoun="she")
    assert found == (told and text.replace("she", told))


def test_she_further_inside_is_a_guess(build) -> None:
    text = "The mill that stands by the river of Lima was sold on Friday, she wrote to the council."
    assert cleared(build, "Ana Ruiz left Ben Cole in Quito.", text, pronoun="she") is None
