"""What stands below the first paragraphs: next steps with a day or a plan, amounts of these days, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from twosource.intervals import days
from twosource.model import Source, Timex
from twosource.weigh import weigh
from twosource.write import doubts
from twosource.write.depths import depth_lines
from twosource.write.leads import lead_lines
from twosource.write.teller import Teller

NEWS = "The council of Lima voted on Monday to sell the old mill by the river to Harbor Mills."
RAIN = ["Harbor Mills is a firm of Lima that owns a mill by the river.", *["It was cold."] * 9]
DAY = date(2021, 3, 1)


def below(build, sentence, *, time=None, trigger=None, type="TRAVEL"):
    """The lines that a sentence far down makes, with the words of its time and the day, and a verb that is read."""
    text = "\n".join((NEWS, *RAIN, sentence))
    build.report("a", text, "Harbor Post", DAY)
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")] if "Ana Ruiz" in sentence else [])
    if trigger:
        build.event("E", build.mention("a", sentence.rstrip("."), trigger, "planned", type=type))
    return lines(build, time)


def lines(build, time=None):
    story = build.story()
    if time:
        words, when = time
        timex = Timex("a", build.span("a", words), "DATE", str(when), days(when))
        story = replace(story, readings=tuple(replace(one, timexes=(timex,)) for one in story.readings))
    teller = Teller(weigh(story), story.events)
    assert [line.section for line in lead_lines(teller)] == ["reported"]
    return [(line.section, line.text) for line in depth_lines(teller)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Ruiz sold the old mill of Lima for $4 million.",
        "Ana Ruiz said sales of the old mill in Lima fell 3 percent.",
        "The miners of the old mill by the river lost 300 jobs in Lima.",
    ],
)
def test_an_amount_far_down_is_told(build, sentence) -> None:
    assert below(build, sentence) == [("reported", sentence.replace(".", " — Harbor Post."))]


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("Ana Ruiz bought a ship in Quito for $4 million.", None),  # nothing of the news
        ("Ana Ruiz sold the old mill of Lima to a friend.", None),  # no amount
        ("Ana Ruiz bought the old mill of Lima for $4 million in May 2004.", ("May 2004", date(2004, 5, 1))),
        ("By noon, only 18 percent had been sold of the old mill of Lima.", None),
    ],
)
def test_what_is_beside_the_news_or_of_long_ago_is_not(build, sentence, time) -> None:
    assert below(build, sentence, time=time) == []


def test_a_next_step_is_told_that_has_a_day(build) -> None:
    sentence = "Ana Ruiz will open the old mill of Lima on Friday."
    assert below(build, sentence, time=("Friday", date(2021, 3, 5))) == [
        ("expected", sentence.replace(".", " — Harbor Post."))
    ]


def test_a_next_step_is_told_that_is_read_as_a_plan(build) -> None:
    sentence = "Ana Ruiz will travel to the old mill of Lima."
    assert below(build, sentence, trigger="travel") == [
        ("expected", "Planned: Ana Ruiz will travel to the old mill of Lima — Harbor Post.")
    ]


def test_a_next_step_is_told_that_is_set(build) -> None:
    sentence = "Ana Ruiz is set to face the miners of the old mill of Lima."
    assert below(build, sentence) == [("expected", sentence.replace(".", " — Harbor Post."))]


def test_what_is_to_come_in_a_clause_beside_is_no_step(build) -> None:
    sentence = "Ana Ruiz keeps a lease on the old mill of Lima that will end on Friday."
    assert below(build, sentence, time=("Friday", date(2021, 3, 5))) == []


@pytest.mark.parametrize("type", ["OTHER", None])
def test_what_the_outlet_foresees_is_no_step(build, type) -> None:
    sentence = "Ana Ruiz will face the miners of the old mill of Lima."
    assert below(build, sentence, **({"trigger": "face", "type": type} if type else {})) == []


@pytest.mark.parametrize(
    ("when", "day", "told"),
    [("on Friday", date(2021, 3, 5), True), ("2024", date(2024, 1, 1), False), ("on Sunday", date(2021, 2, 28), False)],
)
def test_a_next_step_that_somebody_names_is_told_with_its_day(build, when, day, told) -> None:
    sentence = f"Ana Ruiz said the old mill of Lima would be open to the miners for the vote of {when}."
    said = sentence.removeprefix("Ana Ruiz said ").rstrip(".")
    build.report("a", "\n".join((NEWS, *RAIN, sentence)), "Harbor Post", DAY)
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")])
    build.claim("a", said, Source("Ana Ruiz", build.span("a", "Ana Ruiz"), "E1"))
    assert lines(build, (when, day)) == ([("stances", sentence.replace(".", " (Harbor Post)."))] if told else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Ruiz denied having sold the old mill of Lima by the river.",
        "Ana Ruiz disputed the council’s findings on the old mill of Lima.",
    ],
)
def test_a_denial_far_down_is_told(build, sentence) -> None:
    assert below(build, sentence) == [("stances", sentence.replace(".", " (Harbor Post)."))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Ruiz, who denied having sold the old mill of Lima, left the council.",
        "Ana Ruiz did not respond to the council of Lima on the old mill.",
        "Ben Cole said Ana Ruiz denied having sold the old mill of Lima.",
    ],
)
def test_what_only_touches_upon_a_denial_is_none(build, sentence) -> None:
    assert below(build, sentence) == []


def test_an_amount_that_a_line_has_is_not_told_again(build) -> None:
    first = "Ana Ruiz sold the old mill of Lima by the river for $4 million."
    again = "Ben Cole of Quito praised Ana Ruiz and Harbor Mills for the $4 million in Lima."
    build.report("a", "\n".join((NEWS, *RAIN, first, again)), "Harbor Post", DAY)
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")])
    build.entity("E2", "Ben Cole", name=[("a", "Ben Cole")])
    assert lines(build) == [("reported", first.replace(".", " — Harbor Post."))]


def test_each_kind_has_its_room(build) -> None:
    sentences = [
        "Ana Ruiz sold the old mill of Lima for $4 million.",
        "Harbor Mills paid $7 million for trains by the river.",
        "The council lost $9 million in Lima on cranes.",
        "The council of Lima raised $12 million for ships.",
    ]
    build.report("a", "\n".join((NEWS, *RAIN, *sentences)), "Harbor Post", DAY)
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")])
    assert len(lines(build)) == 2


@pytest.mark.parametrize(
    ("sentence", "cue", "told"),
    [
        ("Ana Ruiz said that the sale of the old mill in Lima would never be stopped on Friday.", "said", True),
        ("Ana Ruiz joked that the sale of the old mill in Lima would be sung of on Friday.", "joked", False),
        ("Harbor Mills, which Ana Ruiz said would sell the old mill of Lima on Friday, is mute.", "said", False),
    ],
)
def test_what_somebody_says_of_a_day_to_come_is_his_word_and_has_no_date_before_it(build, sentence, cue, told) -> None:
    build.report("a", "\n".join((NEWS, *RAIN, sentence)), "Harbor Post", DAY)
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")])
    content = sentence.partition(f"{cue} ")[2].removeprefix("that ").rstrip(".")
    build.claim("a", content, Source("Ana Ruiz", build.span("a", "Ana Ruiz"), "E1"), cue)
    found = lines(build, ("Friday", date(2021, 3, 5)))
    assert found == ([("stances", sentence.replace(".", " (Harbor Post)."))] if told else [])


def test_no_endless_sentence_is_searched(build, monkeypatch) -> None:
    searched = []
    monkeypatch.setattr(doubts, "counts", lambda text: searched.append(len(text)) or False)
    build.report("a", "\n".join((NEWS, *RAIN, f"The old mill of Lima sold {'1,' * 9000} bags.")), "Harbor Post", DAY)
    lines(build)
    assert searched
    assert max(searched) < 2000


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Ruiz sold the old mill of Lima for $4 million, Ben Cole wrongly claimed.",
        "Ana Ruiz sold the old mill of Lima for $4 million in a sale that a court later struck down.",
    ],
)
def test_no_amount_is_told_that_is_taken_back(build, sentence) -> None:
    assert below(build, sentence) == []


@pytest.mark.parametrize(("end", "told"), [("", True), (" unless the council stops it", False)])
def test_no_step_is_told_that_hangs_on_something(build, end, told) -> None:
    sentence = f"Ana Ruiz is set to open the old mill of Lima on Friday{end}."
    found = below(build, sentence, time=("Friday", date(2021, 3, 5)))
    assert found == ([("expected", sentence.replace(".", " — Harbor Post."))] if told else [])


MANY = "Ana Ruiz sold the old mill of Lima by the river for $4 million."
FEW = "Harbor Mills earned $9 million with flour, bread and cakes in Quito."


def amounts(build, *sentences, rain=RAIN):
    """The amounts that the sentences far down make."""
    build.report("a", "\n".join((NEWS, *rain, *sentences)), "Harbor Post", DAY)
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")])
    return [text.removesuffix(" — Harbor Post.") + "." for _, text in lines(build)]


def test_what_has_more_of_the_news_comes_first(build) -> None:
    assert amounts(build, FEW, MANY) == [MANY, FEW]


@pytest.mark.parametrize(("rain", "told"), [(0, [MANY]), (20, [])])
def test_what_stands_too_far_down_is_not_told(build, rain, told) -> None:
    assert amounts(build, MANY, rain=[*RAIN, *["It was wet."] * rain]) == told


def test_what_a_line_tells_is_not_told_with_another_figure(build) -> None:
    assert amounts(build, MANY, MANY.replace("$4", "$5")) == [MANY]


def test_what_leans_on_a_decision_that_no_line_has_is_not_told(build) -> None:
    assert amounts(build, "Ana Ruiz said her decision brought the old mill of Lima $4 million.") == []


def test_a_denial_of_another_time_is_not_told(build) -> None:
    assert below(build, "In 2018, Ana Ruiz denied having sold the old mill of Lima by the river.") == []


def test_an_amount_that_somebody_is_quoted_with_is_not_told_as_one(build) -> None:
    assert below(build, "“The old mill of Lima earned Harbor Mills $4 million in May,” Ana Ruiz said.") == []
