"""What is told where no line is sure: a headline as a headline, resting on words that are there."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.weigh import weigh
from twosource.write.fallback import fallback_lines
from twosource.write.teller import Teller

MONDAY = date(2021, 3, 1)
BODY = "It could rain in Rovia, they fear.\nNobody knows."


def line(build, text: str, headline: str, outlet: str | None = "Harbor Post"):
    build.report("a", text, outlet, MONDAY, headline=headline)
    (found,) = fallback_lines(Teller(weigh(build.story()), ()))
    return found


@pytest.mark.parametrize(("text", "words"), [(f"Rovia waits for rain\n\n{BODY}", "Rovia waits for rain"), (BODY, "")])
def test_a_headline_rests_on_itself_or_on_no_words_of_the_text(build, text: str, words: str) -> None:
    told = line(build, text, "Rovia waits for rain")
    assert told.text == "Headline: “Rovia waits for rain” (Harbor Post)."
    (cite,) = told.cites
    assert told.section == "reported"
    assert text[cite.start : cite.end].strip() == words


def test_a_headline_without_an_outlet_is_not_named_after_itself(build) -> None:
    assert line(build, BODY, "Rovia waits for rain", None).text == "Headline: “Rovia waits for rain”."


def test_a_headline_that_asks_or_is_old_stands_only_where_no_other_does(build) -> None:
    build.report("a", BODY, "Harbor Post", MONDAY, headline="Will Rovia have rain?")
    assert len(list(fallback_lines(Teller(weigh(build.story()), ())))) == 1
    build.report("b", BODY, "Coast Daily", MONDAY, headline="Rovia waits for rain")
    build.report("c", BODY, "Inland News", date(2021, 2, 20), headline="Rovia has no rain")
    (told,) = fallback_lines(Teller(weigh(build.story()), ()))
    assert "Coast Daily" in told.text


def test_the_headline_of_a_column_is_its_view(build) -> None:
    assert line(build, BODY, "Opinion: Rovia waits for rain").section == "stances"
