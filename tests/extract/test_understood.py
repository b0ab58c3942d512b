"""Who takes part where the words next to a happening do not say it: pronouns, participles, what somebody gets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.extract.language import load_language
from twosource.model import EventMention
from twosource.settings import Settings

Reader = Callable[[str], tuple[EventMention, ...]]


@pytest.fixture(scope="module")
def read() -> Reader:
    nlp = load_language(Settings().pipeline, encoder=False)
    return lambda text: nlp(text)._.events


def parties(read: Reader, text: str, trigger: str) -> dict[str, str]:
    (event,) = (one for one in read(text) if text[one.trigger.start : one.trigger.end] == trigger)
    return {argument.name: argument.role for argument in event.arguments}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Budget director Maria Lopez, one of the premier's longest and most loyal advisers dating back to the "
            "beginning of his campaign, said Wednesday she is resigning from the cabinet.",
            "resigning",
            {"Maria Lopez": "agent"},
        ),
        ("Mike Vega said on Monday that his trip to Lima was short.", "trip", {"Mike Vega": "agent"}),
        ("Ana Ruiz, whose visit to Lima began on Friday, left.", "visit", {"Ana Ruiz": "agent"}),
        (
            "The union's officials said Mike Vega told reporters that he fired Omar Cole, who lied.",
            "fired",
            {"Mike Vega": "agent", "Omar Cole": "target"},
        ),
        ("Mike Vega said Omar Cole resigned.", "resigned", {"Omar Cole": "agent"}),
        (
            "The premier told reporters that he met two judges to replace Justice Omar Cole, who announced last week "
            "that he is retiring.",
            "retiring",
            {"Omar Cole": "agent"},
        ),
        ("The panel met Omar Cole, who announced his resignation.", "resignation", {"Omar Cole": "agent"}),
        (
            "Mike Vega said during a meeting with Baltic leaders that the dam was safe.",
            "meeting",
            {"Mike Vega": "agent", "Baltic leaders": "counterpart"},
        ),
        ("Gunmen shot Mike Vega during a meeting with Baltic leaders.", "meeting", {"Baltic leaders": "agent"}),
        (
            '"We won," Mike Vega said at a press conference after a Lima rally, according to The Hill.',
            "conference",
            {"Mike Vega": "agent"},
        ),
        ("The union rejected the country's largest offer.", "rejected", {"The union": "agent"}),
        ("The union rejected the country's latest offer.", "rejected", {"The union": "agent", "country": "target"}),
        ("Mike Vega had Omar Cole shot on Monday.", "shot", {"Mike Vega": "agent", "Omar Cole": "target"}),
        ("Mike Vega had shot Omar Cole.", "shot", {"Mike Vega": "agent", "Omar Cole": "target"}),
        ("The army had two soldiers killed.", "killed", {"two soldiers": "target"}),
        ("The club had its captain arrested.", "arrested", {"its captain": "target"}),
        ("The army had a soldier killed.", "killed", {"a soldier": "target"}),
        ("The club had Omar Cole injured in the match.", "injured", {"Omar Cole": "theme"}),
        ("The gang got Omar Cole killed.", "killed", {"Omar Cole": "target"}),
        ("The company had the strikers beaten.", "beaten", {"the strikers": "target"}),
        ("Mike Vega, who had Ana Ruiz killed, fled.", "killed", {"Mike Vega": "agent", "Ana Ruiz": "target"}),
        ("Ana Ruiz saw Omar Cole arrested.", "arrested", {"Omar Cole": "target"}),
        ("The judge ordered Omar Cole released.", "released", {"Omar Cole": "target"}),
        ("Mike Vega said Omar Cole quit.", "quit", {"Omar Cole": "agent"}),
        ("The court charged Omar Cole with attacking Peru.", "attacking", {"Omar Cole": "agent", "Peru": "target"}),
        ("The union threatened Omar Cole with attacking Peru.", "attacking", {"The union": "agent", "Peru": "target"}),
        ("The judge cleared the mayor of attacking Peru.", "attacking", {"the mayor": "agent", "Peru": "target"}),
        ("Omar Cole pleaded guilty to killing Mike Vega.", "killing", {"Omar Cole": "agent", "Mike Vega": "target"}),
        ("Mike Vega is angry at Chad for attacking Peru.", "attacking", {"Chad": "agent", "Peru": "target"}),
        ("A letter to Mike Vega threatening Omar Cole was found.", "threatening", {"Omar Cole": "target"}),
        ("A letter from Mike Vega threatening Omar Cole was found.", "threatening",
         {"Mike Vega": "agent", "Omar Cole": "target"}),
    ],
)  # fmt: skip
def test_whoever_says_what_he_does_does_it(read: Reader, text: str, trigger: str, expected: dict[str, str]) -> None:
    assert parties(read, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "A journalist detained by police in Cairo fled.",
            "detained",
            {"A journalist": "target", "police in Cairo": "agent"},
        ),
        (
            "The row grew, even as state lawmakers move to calm it, with Gov. Jay Cole and Oslo Mayor Ed Ruiz banning "
            "trips to Peru.",
            "banning",
            {"Jay Cole": "agent", "Ed Ruiz": "agent"},
        ),
        (
            "Among those arrested were Ana Ruiz and Omar Cole.",
            "arrested",
            {"Ana Ruiz": "target", "Omar Cole": "target"},
        ),
        ("Ana Ruiz was among those detained.", "detained", {"Ana Ruiz": "target"}),
        ("The union ran an ad attacking Mike Vega.", "attacking", {"The union": "agent", "Mike Vega": "target"}),
        (
            "The Advisory Commission on Harbors, formed by President Vega to study ports, sent letters this week to "
            "the 50 secretaries of state across the country requesting data about boats.",
            "requesting",
            {"Advisory Commission on Harbors": "agent"},
        ),
        ("Mike Vega attacked a statement accusing Omar Cole of fraud.", "accusing", {"Omar Cole": "target"}),
        (
            "Mike Vega used the same words to criticize Ana Ruiz in 2008.",
            "criticize",
            {"Mike Vega": "agent", "Ana Ruiz": "target"},
        ),
    ],
)
def test_a_participle_is_the_act_of_whom_it_tells(
    read: Reader, text: str, trigger: str, expected: dict[str, str]
) -> None:
    assert parties(read, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Omar Cole won the endorsement of Gov. Ana Ruiz.",
            "endorsement",
            {"Omar Cole": "target", "Ana Ruiz": "agent"},
        ),
        (
            "Ana Ruiz, who is running to succeed retiring Sen. Omar Cole, praised the plan.",
            "retiring",
            {"Omar Cole": "agent"},
        ),
        (
            "Ana Ruiz gave her endorsement to Mike Vega's candidacy.",
            "endorsement",
            {"Ana Ruiz": "agent", "Mike Vega": "target"},
        ),
        (
            "It came hours after a day of Ana Ruiz formally giving her endorsement to Mike Vega.",
            "endorsement",
            {"Ana Ruiz": "agent", "Mike Vega": "target"},
        ),
        ("Ana Ruiz defended this week's visit with troops in Iraq.", "visit", {"troops in Iraq": "counterpart"}),
        ("The House approved the Mike Vega plan in March.", "approved", {"House": "agent", "Mike Vega": "theme"}),
        ("Mike Vega defended his record and criticized his own plan.", "criticized", {"Mike Vega": "agent"}),
    ],
)
def test_who_gets_and_who_owns(read: Reader, text: str, trigger: str, expected: dict[str, str]) -> None:
    assert parties(read, text, trigger) == expected


def test_what_it_takes_up_tells_what_is_done(read: Reader) -> None:
    (first, second) = read("The photo was sent on Friday. It was deleted within minutes.")
    assert (first.lemma, second.lemma) == ("send", "delete")


@pytest.mark.parametrize(
    ("text", "source", "chain"),
    [
        ('Rep. Ana Forbes met the union on Monday. "It is bad," Forbes said.', "Ana Forbes", ()),
        ("Mayor Omar Bloomberg left on Monday. Lund told Bloomberg that the bill was bad.", "Lund", ()),
        ("Ana Ruiz left on Monday. Forbes said the bill was bad.", "Forbes", ()),
        ("Ana Ruiz left on Monday. Lund told Bloomberg that the bill was bad.", "Lund", ("Bloomberg News", "Lund")),
    ],
)
def test_whoever_bears_an_outlets_name_is_no_outlet(text: str, source: str, chain: tuple[str, ...]) -> None:
    (said,) = load_language(Settings().pipeline, encoder=False)(text)._.attributions
    assert said.source.name == source
    assert tuple(link.name for link in said.chain) == chain
