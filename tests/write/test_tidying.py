"""A sentence's edges: each quotation in a line has both its marks, and both of one kind."""

from __future__ import annotations

import pytest

from twosource.write.passages import Passages
from twosource.write.soundness import is_whole
from twosource.write.tidying import closed, paired, tidy


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Ana Ruiz said: “The mill is lost", "Ana Ruiz said: “The mill is lost”"),
        ('Ana Ruiz said, "The mill is lost', 'Ana Ruiz said, "The mill is lost"'),
        ('Ana Ruiz called it "lost" and said, "Go', 'Ana Ruiz called it "lost" and said, "Go"'),
        ("Ana Ruiz said it is “lost”", "Ana Ruiz said it is “lost”"),
        ('The mill is lost," Ana Ruiz said', 'The mill is lost," Ana Ruiz said'),  # it began before
        ("The mill is lost,” Ana Ruiz said", "The mill is lost,” Ana Ruiz said"),
    ],
)
def test_a_quotation_that_goes_on_is_closed(text, whole) -> None:
    assert closed(text) == whole


@pytest.mark.parametrize("dash", ["—", "–", "―", "--"])
def test_a_dateline_ends_at_any_dash(dash) -> None:
    assert tidy(f"LIMA {dash} The mill was sold on Friday.") == "The mill was sold on Friday"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ('“The mill is lost," Ana Ruiz said', "“The mill is lost,” Ana Ruiz said"),
        ('"The mill is lost,” Ana Ruiz said', '"The mill is lost," Ana Ruiz said'),
        ('“Lost,” she said, "and gone"', '“Lost,” she said, "and gone"'),
    ],
)
def test_both_marks_are_of_one_kind(text, whole) -> None:
    assert paired(text) == whole


def test_a_quotation_that_goes_on_in_the_next_sentence_is_told(build) -> None:
    first = "Ana Ruiz of Lima said: “The old mill by the river is lost to the council."
    build.report("a", f"The council sold the mill.\n{first}\nIt was the best of mills.”", "Harbor Post")
    passages = Passages(build.story())
    told = passages.sentence("a", build.span("a", first))
    assert told is not None
    assert told.text == first.replace(".", "”")
    rest = passages.sentence("a", build.span("a", "It was the best"))
    assert rest is None or passages.in_quote(rest)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Ana Ruiz said: “The council will pay as it never has before”", True),
        ("Ana Ruiz said the council will pay as it never has before", False),
        ("Ruiz wrote on Twitter that a letter just to calm the miners was not enough", True),
        ("Ruiz wrote on Twitter in a letter to the miners of Lima", False),
        ("Ana Ruiz accused the duke of Lima of trying to humiliate her", True),
        ("Ana Ruiz gathered the miners for a photo on Sunday", True),
        ("The mill in Lima was sold on Sunday, photo by Harbor Post", False),
    ],
)
def test_what_a_quotation_ends_with_does_not_hang_and_a_photo_is_no_credit(text, whole) -> None:
    assert is_whole(text) is whole
