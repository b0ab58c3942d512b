"""Who praises, accuses or calls for something further down, in words that were not read as theirs."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.model import Source
from twosource.weigh import weigh
from twosource.write.deeds import deed_lines, takes_side
from twosource.write.leads import lead_lines
from twosource.write.phrases import weights
from twosource.write.teller import Teller

NEWS = "The council of Lima voted on Monday to sell the old mill by the river to Harbor Mills."
RAIN = ["Harbor Mills is a firm of Lima that owns a mill by the river.", *["It was cold."] * 9]


def below(build, *sentences, cue=None):
    """The lines that sentences far down make, where the first has a verb that was read as saying something."""
    build.report("a", "\n".join((NEWS, *RAIN, *sentences)), "Harbor Post", date(2021, 3, 1))
    for number, name in enumerate(("Ana Ruiz", "Ben Cole", "Eva Cole")):
        build.entity(f"E{number}", name, **({"name": [("a", name)]} if name in " ".join(sentences) else {}))
    if cue:
        build.claim("a", "the council", Source("Ana Ruiz", build.span("a", "Ana Ruiz"), "E0"), cue)
    story = build.story()
    teller = Teller(weigh(story), story.events)
    assert list(lead_lines(teller))
    return [line.text for line in deed_lines(teller)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Ruiz called the sale of the old mill “a gift to the friends of the council”.",
        "In a statement on Friday, Ana Ruiz accused the council of Lima of selling the mill too cheaply.",
        "Ana Ruiz has strongly urged the council of Lima to keep the old mill.",
    ],
)
def test_who_takes_a_side_far_down_is_told(build, sentence) -> None:
    assert below(build, sentence) == [sentence.replace(".", " — Harbor Post.")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Ruiz bought the old mill by the river of Lima.",  # takes no side
        "Ana Ruiz's firm praised the council of Lima for the sale of the mill.",  # not she
        "Ana Ruiz called for their mill by the river in Lima.",  # whose
        "Ana Ruiz praised a film on bears in Quito.",  # nothing of the news
        "Ana Ruiz praised a vote of the council of Lima on the mill that was later struck down.",  # taken back
    ],
)
def test_nothing_else_is(build, sentence) -> None:
    assert below(build, sentence) == []


def test_who_can_be_heard_with_a_quotation_is_left_to_the_voices(build) -> None:
    assert below(build, "Ana Ruiz condemned the council of Lima for the sale of the mill.", cue="condemned") == []


def test_there_is_room_for_two(build) -> None:
    names = ("Ana Ruiz", "Ben Cole", "Eva Cole")
    ends = ("the council of Lima and its sale", "the old mill and the vote of Monday", "Harbor Mills by the river")
    sentences = [f"{name} praised {end}." for name, end in zip(names, ends, strict=True)]
    assert len(below(build, *sentences)) == weights("brief")["deeds"] == 2


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Ana Ruiz has sharply criticized the sale", True),
        ("[Ana Ruiz] urged Lima to keep the mill", True),
        ("Ana Ruiz opened a mill that Ben Cole praised", False),
        ("Ana Ruiz's call for calm was praised", False),
        ("Ana Ruiz called off the sale", False),
    ],
)
def test_the_main_verb_takes_the_side(text, side) -> None:
    assert takes_side(text) is side
