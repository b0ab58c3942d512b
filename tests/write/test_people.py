"""People are introduced where a brief first names them."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.weigh import weigh
from twosource.write.contract import BriefLine, Cite
from twosource.write.people import introduced
from twosource.write.teller import Teller

TITLED = "Mayor Ana B. Ruiz of Lima"
OPENS = "The council of Lima sold the mill on Monday."


def told(build, line: str, *before: str, section="known", name="Ana Ruiz", **more):
    """The line, cited from a report that has the words before it as well."""
    story_text = "\n".join((OPENS, *before, line))
    build.report("a", story_text, "Harbor Post", date(2021, 3, 1))
    build.entity("E1", name, name=[("a", line[line.index("Ruiz") :])], **more)
    story = build.story()
    start = story_text.index(line)
    lines = [BriefLine(section, f"{line} (Harbor Post).", (Cite("a", start, start + len(line), 9),))]
    return [one.text.removesuffix(" (Harbor Post).") for one in introduced(Teller(weigh(story), story.events), lines)]


def test_a_last_name_becomes_the_full_name(build) -> None:
    assert told(build, "On Friday, Ruiz left Lima", "Voters like Ana Ruiz.") == ["On Friday, [Ana Ruiz] left Lima"]


def test_no_name_is_given_that_no_report_has(build) -> None:
    assert told(build, "On Friday, Ruiz left Lima") == ["On Friday, Ruiz left Lima"]


@pytest.mark.parametrize(
    "line",
    [
        "On Friday, President Ruiz left Lima",
        "In Lima, the Ruiz report was lost",
        "In Lima, the outgoing Ruiz was lost",
        "In Lima, the court ruled in Ruiz v. Cole",
    ],
)
def test_a_title_or_a_thing_named_after_somebody_stays(build, line) -> None:
    assert told(build, line, "Voters like Ana Ruiz.") == [line]


def test_who_reacts_is_told_with_the_office(build) -> None:
    before = "The mill has a friend in Ana Ruiz, the mayor of Lima, who was a miner."
    assert told(build, "Ruiz condemned the sale", before, section="stances") == [
        "[Ana Ruiz, the mayor of Lima] condemned the sale"
    ]


def test_a_town_gets_no_first_name(build) -> None:
    line = "On Friday, marchers met in Quito"
    build.report("a", f"{OPENS}\nThe Old Quito jail is full.\n{line}", "Harbor Post", date(2021, 3, 1))
    build.entity("E1", "Old Quito", name=[("a", "Quito")])
    build.entity("E2", "Quito", "place", name=[("a", "Quito jail")])
    story = build.story()
    start = len(f"{OPENS}\nThe Old Quito jail is full.\n")
    lines = [BriefLine("known", f"{line} (Harbor Post).", (Cite("a", start, start + len(line), 9),))]
    assert [one.text for one in introduced(Teller(weigh(story), story.events), lines)] == [f"{line} (Harbor Post)."]


def test_an_office_stands_before_its_short_name_in_brackets(build) -> None:
    before = "The mill has a friend in Ana Ruiz, a spokeswoman for the Bureau of Mines (BOM), who was a miner."
    assert told(build, "Ruiz condemned the sale", before, section="stances") == [
        "[Ana Ruiz, a spokeswoman for the Bureau of Mines] condemned the sale"
    ]


def test_no_office_ends_within_initials(build) -> None:
    before = "The mill has a friend in Ana Ruiz, the president of the M.O.L., who was a miner."
    assert told(build, "Ruiz condemned the sale", before, section="stances") == ["[Ana Ruiz] condemned the sale"]


def test_who_is_one_of_some_needs_no_office(build) -> None:
    before = "The mill has a friend in Ana Ruiz, the mayor of Lima."
    line = "Ana Ruiz, one of the miners, condemned the sale"
    assert told(build, line, before, section="stances") == [line]


def test_the_office_may_stand_before_a_name_with_more_in_it(build) -> None:
    named = told(
        build, "Ruiz condemned it", "Mayor Ana B. Ruiz of Lima, Ana Ruiz.", section="stances", aliases=[TITLED]
    )
    assert named == ["[Mayor Ana Ruiz] condemned it"]


def test_no_words_of_a_quotation_change(build) -> None:
    before = "Ana Ruiz, the mayor of Lima, was there."
    line = "“Nobody needs Ana Ruiz,” Ruiz said"
    assert told(build, line, before, section="stances")[0].startswith("“Nobody needs Ana Ruiz,” ")


def test_who_is_quoted_and_introduced_nowhere_has_no_line(build) -> None:
    assert told(build, "“Nobody needs it,” Ruiz said", "Voters like Ana Ruiz.", section="stances") == []


@pytest.mark.parametrize("before", ["President Ivo Ruiz spoke to Ana Ruiz.", "Ana Ruiz spoke to President Ivo Ruiz."])
def test_a_last_name_that_two_share_is_told_in_full(build, before) -> None:
    build.report("b", before, "Lima Times", date(2021, 3, 1))
    build.entity("E2", "Ivo Ruiz", name=[("b", "Ivo Ruiz")])
    assert told(build, "On Friday, Ruiz left Lima", before) == ["On Friday, [Ana Ruiz] left Lima"]


def test_the_spelling_is_that_of_the_line(build) -> None:
    told_names = told(
        build,
        "On Friday, Ruiz left Lima",
        "Anna Ruiz spoke.",
        name="Ana Ruis",
        aliases=("Mayor Anna Ruiz", "Anna Ruiz"),
    )
    assert told_names == ["On Friday, [Anna Ruiz] left Lima"]


def test_what_somebody_is_now_goes_before_what_she_was(build) -> None:
    before = "Ana Ruiz, a former head of the mill, spoke. Mayor Ana Ruiz sat."
    assert told(build, "Ruiz condemned the sale", before, section="stances", aliases=("Mayor Ana Ruiz",)) == [
        "[Mayor Ana Ruiz] condemned the sale"
    ]


def test_no_office_stands_between_a_possessor_and_what_is_owned(build) -> None:
    before = "The mill has a friend in Ana Ruiz, the mayor of Lima, who was a miner."
    assert told(build, "Ruiz's lawyers condemned the sale", before, section="stances") == [
        "[Ana Ruiz]'s lawyers condemned the sale"
    ]


def test_whose_target_somebody_is_is_no_office(build) -> None:
    before = "Ana Ruiz, a target of the mayor's wrath, was a miner."
    assert told(build, "Ruiz condemned the sale", before, section="stances") == ["[Ana Ruiz] condemned the sale"]


def test_a_last_name_that_a_report_had_before_the_full_one_is_left_as_it_is(build) -> None:
    before = ("President Ruiz left with Ana Ruiz.", "Ivo Ruiz is the president.")
    build.report("b", "Ivo Ruiz sold it.", "Lima Times", date(2021, 3, 1))
    build.entity("E2", "Ivo Ruiz", name=[("b", "Ivo Ruiz")])
    assert told(build, "On Friday, Ruiz left Lima", *before) == ["On Friday, Ruiz left Lima"]


@pytest.mark.parametrize("name", ["Irving Ruiz", "Ming Ruiz"])
def test_a_first_name_in_ing_is_one(build, name) -> None:
    assert told(build, "On Friday, Ruiz left Lima", f"Voters like {name}.", name=name) == [
        f"On Friday, [{name}] left Lima"
    ]


@pytest.mark.parametrize("name", ["Former Ruiz", "Praising Ruiz"])
def test_a_word_misread_as_a_first_name_is_not_told(build, name) -> None:
    assert told(build, "On Friday, Ruiz left Lima", f"{name} spoke.", name=name) == ["On Friday, Ruiz left Lima"]


def test_former_is_told_with_no_capital_within_a_line(build) -> None:
    named = told(
        build, "Cole condemned Ruiz at once", "Former mine director Ana Ruiz, Ana Ruiz.", section="stances",
        aliases=["Former mine director Ana Ruiz"],
    )  # fmt: skip
    assert named == ["Cole condemned [former mine director Ana Ruiz] at once"]


def test_a_speaker_is_introduced_by_the_house(build) -> None:
    line = "House of Assembly speaker Ana Ruiz urged the mayor to wait"
    assert told(build, line, section="stances", aliases=["Mine Owner Ana Ruiz"]) == [line]


def of_two_words(build, *people: str) -> list[str]:
    """A line with "Mr. de Soto" in it, from a report that has these people before it."""
    line = "Mr. de Soto condemned the sale"
    text = "\n".join((OPENS, *(f"The mill has a friend in {one}, the mayor of Lima." for one in people), line))
    build.report("a", text, "Harbor Post", date(2021, 3, 1))
    for one in people:
        build.entity(one, one, name=[("a", one)])
    build.entity("E1", "de Soto", name=[("a", line)])
    story = build.story()
    start = text.index(line)
    lines = [BriefLine("stances", f"{line} (Harbor Post).", (Cite("a", start, start + len(line), 9),))]
    return [one.text for one in introduced(Teller(weigh(story), story.events), lines)]


def test_a_last_name_of_two_words_becomes_the_full_name_with_the_office(build) -> None:
    told = of_two_words(build, "Ben de Soto")
    assert told == ["[Ben de Soto, the mayor of Lima] condemned the sale (Harbor Post)."]


def test_a_last_name_of_two_words_stays_where_two_people_have_it(build) -> None:
    assert of_two_words(build, "Ben de Soto", "Eva de Soto") == ["Mr. de Soto condemned the sale (Harbor Post)."]


@pytest.mark.parametrize("mark", "'’")
def test_a_name_is_found_with_either_apostrophe(build, mark) -> None:
    line = f"On Friday, Ms. O{mark}Ruiz left Lima"
    found = told(build, line, f"Voters like Ana O{mark}Ruiz.", name="Ana O'Ruiz")
    assert found == [f"On Friday, [Ana O{mark}Ruiz] left Lima"]
