"""A line without its dateline says where "here" is, or is left out."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.lexicon import load
from twosource.weigh import weigh
from twosource.write.brief import brief
from twosource.write.support import carrying, supports
from twosource.write.teller import Teller
from twosource.write.whereabouts import placed

DAY = date(2021, 3, 1)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The envoys ended the talks here on Friday", "The envoys ended the talks [in Rovia] on Friday"),
        ("The envoys came here from a village near here", "The envoys came [to Rovia] from a village near [Rovia]"),
        ("“We stay here,” said the envoy, who lives here", "“We stay here,” said the envoy, who lives [in Rovia]"),
        ("Snow fell here and there, and the cold is here to stay", None),
        ("The envoys met where the ferry lands", None),
        ("Envoys here are suing the council", "Envoys [in Rovia] are suing the council"),
        ("Ana Ruiz opened a mill here in Bergen", None),
        ("Ana Ruiz opened a mill here in March", "Ana Ruiz opened a mill [in Rovia] in March"),
        ("From here on, nobody who is here illegally may work", None),
        ("The mill is neither here nor there, but here is why it matters", None),
    ],
)
def test_here_is_the_place_of_the_dateline(text, line) -> None:
    assert placed(text, "ROVIA") == (line or text)


@pytest.mark.parametrize(
    ("dateline", "town"),
    [
        ("ST. JOHN'S, Canada", "St. John's"),
        ("L'AQUILA", "L'Aquila"),
        ("XI’AN", "Xi’an"),
        ("McALLEN", "McAllen"),
        ("LIMA March 3", "Lima"),
    ],
)
def test_a_town_is_written_as_in_a_sentence(dateline, town) -> None:
    assert placed("It rained here", dateline) == f"It rained [in {town}]"


@pytest.mark.parametrize("dateline", [None, "LIMA/QUITO", "BONN and BERLIN", "ABOARD THE FERRY"])
def test_nobody_knows_where_here_is_without_one_town(dateline) -> None:
    assert placed("The envoys ended the talks here", dateline) is None


@pytest.mark.parametrize("entry", load("phrases")["nearness"] + load("phrases")["going"])
def test_each_example_has_a_here_that_gets_its_place(entry) -> None:
    for example in entry["examples"]:
        found = placed(example, "ROVIA") or ""
        assert "here" not in found.split()
        assert "Rovia]" in found


@pytest.mark.parametrize("entry", load("phrases")["unplaced"])
def test_each_example_of_no_town_names_none(entry) -> None:
    assert all(placed("It rained here", example) is None for example in entry["examples"])


@pytest.mark.parametrize(("dateline", "told"), [("ROVIA", True), (None, False)])
def test_a_line_says_where_here_is_or_has_no_such_words(build, dateline, told) -> None:
    text = "Ana Ruiz opened a mill here on Monday.\nNobody knows why."
    build.report("a", text, "Harbor Post", DAY, dateline=dateline)
    build.event("opening", build.mention("a", "Ana Ruiz opened a mill here on Monday", "opened", "occurred"))
    lines = [line.text for line in brief(Teller(weigh(build.story()), build.story().events), build.story().events)]
    assert any("opened a mill [in Rovia] on Monday" in line for line in lines) is told
    assert not any("mill here" in line for line in lines)


CLOSED = "The council closed a mill here on Monday, Mayor Ana Ruiz said."
AGAIN = "Mayor Ana Ruiz said that the council closed a mill here on Monday."


def test_the_place_put_in_keeps_nobody_from_saying_the_same() -> None:
    line = placed(CLOSED, "SAN FRANCISCO DE LOS ALTOS") or ""
    assert "[in San Francisco de Los Altos]" in line
    assert carrying(line) == carrying(CLOSED) - {"here"}
    assert supports(line, AGAIN, 0.9)
