"""What people say to the news: one line for each, in whole sentences that name them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from twosource.lexicon import load
from twosource.model import Source, Span
from twosource.weigh import weigh
from twosource.write.brief import brief
from twosource.write.teller import Teller

NEWS = "The council of Lima voted on Monday to sell the old mill by the river."
DAY = date(2021, 3, 1)


def reactions(build):
    story = build.story()
    return [line.text for line in brief(Teller(weigh(story), story.events), story.events) if line.section == "stances"]


def says(build, sentence: str, name: str, cue: str, content: str, **more) -> None:
    build.report(
        "a", f"{NEWS}\nRain fell all day in Quito.\nIt was cold.\nNobody came.\n{sentence}", "Harbor Post", DAY
    )
    build.entity("E1", "Ana Ruiz", name=[("a", name)])
    build.claim("a", content, Source(name, build.span("a", name), "E1"), cue, **more)


def test_who_condemns_the_news_has_a_line(build) -> None:
    says(build, "Ana Ruiz condemned the sale of the old mill by the council.", "Ana Ruiz", "condemned", "the sale")
    assert reactions(build) == ["Ana Ruiz condemned the sale of the old mill by the council (Harbor Post)."]


QUOTED = "“Lima needs the old mill that the council sold,” Ruiz said."


def test_who_is_quoted_by_the_last_name_is_introduced(build) -> None:
    sentence = f"The voters like Ana Ruiz, a miner from Quito.\n{QUOTED}"
    says(build, sentence, "Ruiz said", "said", "Lima needs the old mill that the council sold", kind="direct")
    assert reactions(build) == [QUOTED.replace("Ruiz said.", "[Ana Ruiz, a miner from Quito] said (Harbor Post).")]


def test_who_is_quoted_and_introduced_nowhere_has_no_line(build) -> None:
    says(build, QUOTED, "Ruiz", "said", "Lima needs the old mill that the council sold", kind="direct")
    assert reactions(build) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Ruiz condemned a film on bears.",
        "The sale of the old mill in Lima came before Ana Ruiz condemned the council.",
    ],
)
def test_what_is_beside_the_news_has_none(build, sentence) -> None:
    says(build, sentence, "Ana Ruiz", "condemned", sentence.rsplit(" ", 2)[1])
    assert reactions(build) == []


def test_news_that_somebody_judges_in_its_tail_is_the_reports_own(build) -> None:
    sentence = "The council sold the old mill to Ben Cole on Friday, a move that Ana Ruiz condemned in Lima."
    says(build, sentence, "Ana Ruiz", "condemned", "a move")
    story = build.story()
    told = [(line.section, line.text) for line in brief(Teller(weigh(story), story.events), story.events)]
    assert ("reported", "The council sold the old mill to Ben Cole on Friday — Harbor Post.") in told
    assert not any(section == "stances" for section, _ in told)


def test_what_falls_out_gives_its_place_to_other_words(build) -> None:
    """Nobody knows who Ruiz is where she is quoted; what she condemned stands then in the place of the quotation."""
    loud = QUOTED.replace("said", "protested")
    calm = "Ana Ruiz condemned the sale of the old mill to farmers and a bank of Quito."
    build.report("a", "\n".join((NEWS, loud, *["It was cold."] * 9, calm)), "Harbor Post", DAY)
    build.entity("E1", "Ana Ruiz", name=[("a", "Ruiz"), ("a", "Ana Ruiz")])
    build.claim(
        "a", loud[1 : loud.index(",”")], Source("Ana Ruiz", build.span("a", "Ruiz"), "E1"), "protested", kind="direct"
    )
    build.claim("a", "the sale", Source("Ana Ruiz", build.span("a", "Ana Ruiz"), "E1"), "condemned")
    assert reactions(build) == [calm.replace(".", " (Harbor Post).")]


def voices(build, sentence, name):
    """The stances of a story in which somebody speaks far below the news."""
    build.report("a", "\n".join((NEWS, *["It was cold."] * 9, sentence)), "Harbor Post", DAY)
    build.entity("E1", "Lima", "place", name=[("a", "Lima port" if "Lima port" in sentence else "Lima")])
    build.entity("E2", name, "group")
    build.claim("a", sentence.partition(" said ")[2].rstrip("."), Source(name, build.span("a", name), "E2"))
    return reactions(build)


def test_a_short_note_hears_those_who_are_described_with_a_name(build) -> None:
    sentence = "Officials of the Lima port said the sale of the mill would cost 40 million pesos."
    assert voices(build, sentence, "Officials of the Lima port") == [sentence.replace(".", " (Harbor Post).")]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("A spokesman for the Lima port said the sale of the mill would cost jobs.", "A spokesman for the Lima port"),
        ("Prosecutors said the sale of the old mill in Lima was a fraud from the start.", "Prosecutors"),
    ],
)
def test_a_spokesman_of_a_name_is_heard_and_a_body_that_all_know(build, sentence, name) -> None:
    assert voices(build, sentence, name) == [sentence.replace(".", " (Harbor Post).")]


@pytest.mark.parametrize(("plan", "heard"), [("Lima will sell the old mill", True), ("The mill will be sold", False)])
def test_a_plan_is_heard_of_whoever_says_it(build, plan, heard) -> None:
    name, when = "officials of the Lima port", "on May 4 to a firm from Quito"
    sentence = f"{plan} {when}, {name} said."
    build.report("a", "\n".join((NEWS, *["It was cold."] * 9, sentence)), "Harbor Post", DAY)
    build.entity("E1", "Lima", "place", name=[("a", "Lima port")])
    build.entity("E2", name, "group")
    build.claim("a", f"{plan} {when}", Source(name, build.span("a", name), "E2"))
    assert reactions(build) == ([sentence.replace(".", " (Harbor Post).")] if heard else [])


@pytest.mark.parametrize(("cue", "heard"), [("has repeatedly said", True), ("had said", False)])
def test_words_around_a_verb_of_saying_do_not_hide_it(build, cue, heard) -> None:
    sentence = f"Ana Ruiz {cue} the sale of the old mill in Lima would cost 300 jobs."
    build.report("a", "\n".join((NEWS, *["It was cold."] * 9, sentence)), "Harbor Post", DAY)
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")])
    said = sentence.partition(f"{cue} ")[2].rstrip(".")
    build.claim("a", said, Source("Ana Ruiz", build.span("a", "Ana Ruiz"), "E1"), cue)
    assert reactions(build) == ([sentence.replace(".", " (Harbor Post).")] if heard else [])


FAR = "Ana Ruiz condemned a firm of Quito that has the right to close each and every shaft of the mill of Lima."


@pytest.mark.parametrize(
    ("sentence", "name", "heard"),
    [
        (FAR, "Ana Ruiz", True),
        (FAR.replace("the mill of Lima", "a mine in Rovia"), "Ana Ruiz", False),  # nothing of the news
        (FAR.replace("condemned", "promised"), "Ana Ruiz", False),  # no plain word for what he says
        (FAR.replace("Ana Ruiz", "Critics"), "Critics", False),  # nobody with a name
    ],
)
def test_who_has_a_name_is_heard_with_fewer_words_of_the_news(build, sentence, name, heard) -> None:
    cue = sentence.removeprefix(name).split()[0]
    build.report("a", "\n".join((NEWS, *["It was cold."] * 9, sentence)), "Harbor Post", DAY)
    build.entity("E1", name, "person" if name in sentence else "group", name=[("a", name)])
    build.claim("a", "a firm", Source(name, build.span("a", name), "E1"), cue)
    assert reactions(build) == ([sentence.replace(".", " (Harbor Post).")] if heard else [])


def test_a_short_note_hears_somebody_twice(build) -> None:
    first = "Ana Ruiz condemned the sale of the old mill by the council."
    second = "Ana Ruiz said Harbor Mills would close the mill of Lima and lay off 300 miners by the river."
    text = "\n".join((NEWS, *["It was cold."] * 9, first, "It was dark.", second))
    build.report("a", text, "Harbor Post", DAY)
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")])
    build.claim("a", "the sale", Source("Ana Ruiz", build.span("a", "Ana Ruiz"), "E1"), "condemned")
    at = text.index(second)
    build.claim("a", second[14:-1], Source("Ana Ruiz", Span(at, at + len("Ana Ruiz")), "E1"))
    assert reactions(build) == [one.replace(".", " (Harbor Post).") for one in (first, second)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "Even officials of the Lima port said the sale of the mill would cost 40 million pesos.",
            "officials of the Lima port",
        ),
        (
            "During the vote, officials of the Lima port said the mill would cost 40 million pesos.",
            "officials of the Lima port",
        ),
        ("Miners of the river said the sale of the old mill would cost 40 million pesos.", "Miners of the river"),
    ],
)
def test_nobody_is_heard_who_goes_on_from_others_or_has_no_name(build, sentence, name) -> None:
    assert voices(build, sentence, name) == []


LISTS = ("voicing", "beginning", "cue_helper", "public_voice")


@pytest.mark.parametrize("entry", [entry for name in LISTS for entry in load("phrases")[name]])
def test_each_example_has_a_word_of_its_list(entry) -> None:
    found = re.compile(rf"\b(?:{'|'.join(map(re.escape, entry['words']))})\b")
    assert all(found.search(example) for example in entry["examples"])
