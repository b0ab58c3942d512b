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


@pytest.mark.parametrize(
    ("text", "words"),
    [(f"Rovia waits for rain\n\n{BODY}", "Rovia waits for rain"), (BODY, "It could rain in Rovia, they fear.")],
)
def test_a_headline_rests_on_itself_or_on_the_first_sentence(build, text: str, words: str) -> None:
    told = line(build, text, "Rovia waits for rain")
    assert told.text == "Headline: “Rovia waits for rain” (Harbor Post)."
    (cite,) = told.cites
    assert text[cite.start : cite.end].strip() == words


def test_a_headline_without_an_outlet_is_not_named_after_itself(build) -> None:
    assert line(build, BODY, "Rovia waits for rain", None).text == "Headline: “Rovia waits for rain”."
