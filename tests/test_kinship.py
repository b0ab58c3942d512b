"""What words have in common: numbers as figures, to their end; of a text, what says something."""

from __future__ import annotations

from twosource.kinship import beginnings, families, family, root
from twosource.lexicon import load


def test_a_number_is_one_as_a_word_and_as_a_figure() -> None:
    assert root("two") == root("2")
    assert root("dozen") == root("12")


def test_long_figures_are_compared_to_their_end() -> None:
    assert root("1234567") != root("1234568")
    assert root("1000000") == root("million") != root("millions")


def test_words_count_by_their_beginning_once_they_are_long_enough() -> None:
    assert beginnings("The Lima talks, the talking", shortest=4) == {"lima", "talks", "talki"}
    assert beginnings("The Lima talks, the talking", letters=4, shortest=4) == {"lima", "talk"}
    assert beginnings("9 of us at No. 10") == {"9", "10"}


def test_idle_words_of_any_length_do_not_count() -> None:
    small = frozenset(load("weighing")["small"]["words"])
    for example in load("weighing")["small"]["examples"]:
        left = beginnings(example, shortest=1, idle=small)
        assert left < beginnings(example, shortest=1)
        assert left


def test_a_word_has_the_family_of_the_first_word_of_its_own() -> None:
    assert {families()[lemma] for lemma in ("arrive", "arrival")} == {family("Arrival")} == {"arrive"}
    assert family("unheard") == "unhea"
