"""A denial that stands right behind a line's sentence is told with it, where it only denies."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.model import Span
from twosource.weigh import weigh
from twosource.write.brief import brief
from twosource.write.contract import BriefLine
from twosource.write.passage import Passage
from twosource.write.rebuttals import rebutted
from twosource.write.teller import Teller

NEWS = "Harbor Mills sold the old mill of Lima to farmers from Quito, Coast Daily reported on Monday."
DAY = date(2021, 3, 1)
CLAIMS = "Ana Ruiz denied the claims."


def lines(build, *sentences):
    """The lines of a report that tells the news and goes on with the sentences, with the numbers of what they cite."""
    build.report("a", "\n".join((NEWS, *sentences)), "Harbor Post", DAY)
    named = [("a", name) for name in ("Ana Ruiz", "Ruiz denied") if name in "".join(sentences)]
    build.entity("E1", "Ana Ruiz", name=named)
    story = build.story()
    told = brief(Teller(weigh(story), story.events), story.events)
    return [(line.text, [cite.sentence for cite in line.cites]) for line in told]


@pytest.mark.parametrize("denial", ["Ana Ruiz denied the report", "Ana Ruiz of Lima on Sunday rejected all claims"])
def test_a_denial_right_behind_is_told_with_the_line(build, denial) -> None:
    assert lines(build, f"{denial}.") == [(f"{NEWS} {denial} — Harbor Post.", [1, 2])]


@pytest.mark.parametrize(
    "sentences",
    [
        ("It was cold.", "Ana Ruiz denied the report."),  # not behind it
        ("Since Ana Ruiz denied the report, the mill of Lima has been shut.",),  # tells more
        ("Farmers from Quito met in Lima, where Ana Ruiz denied the report.",),
        ("The owner denied the report.",),  # nobody knows whose
        ("An aide denied the report.",),
        ("A judge of Lima denied the claims.",),  # a ruling
        ("Ana Ruiz denied the report.", "But she called the sale of the old mill a gift."),  # taken back
    ],
)
def test_what_does_not_only_deny_the_line_is_not(build, sentences) -> None:
    assert (NEWS.replace(".", " — Harbor Post."), [1]) in lines(build, *sentences)


def test_who_denies_is_not_denied(build) -> None:
    """What the second denies is what the first denied, and not that he did."""
    first = "Ana Ruiz disputed the council’s findings on the old mill of Lima."
    assert (first.replace(".", " (Harbor Post)."), [2]) in lines(build, first, "Ben Cole denied the allegations.")


def test_a_denial_is_told_once(build) -> None:
    build.report("b", "Ben Cole sold a mill of Lima to Quito on Sunday.\nAna Ruiz denied the claims.", "Lake News", DAY)
    found = lines(build, "Ana Ruiz denied the claims.")
    assert sorted(len(cites) for _, cites in found) == [1, 2]


def test_what_is_known_is_not_denied_by_one_report_in_its_words(build) -> None:
    news = "Harbor Mills sold the old mill of Lima to farmers from Quito on Monday."
    build.report("b", f"{news}\nAna Ruiz denied the claims.", "Coast Daily", DAY)
    build.report("c", f"{news}\nAna Ruiz denied the claims.", "Lake News", DAY)
    story = build.story()
    first = brief(Teller(weigh(story), story.events), story.events)[0]
    assert len(first.cites) == 2
    assert "denied" not in first.text


@pytest.mark.parametrize(
    ("text", "end", "claim", "denial"),
    [
        ("“The old mill is sold,” a clerk said", 0, None, CLAIMS),  # a quotation goes on in the next sentence
        ("The old mill is sold, a clerk said, and the river belongs to Quito", 20, None, CLAIMS),  # not behind it
        ("The old mill is sold, a clerk said", 0, "a clerk", CLAIMS),  # his words: he denies nothing
        (f"The old mill {'and the river ' * 26}are sold", 0, None, CLAIMS),  # too long with it
        ("The old mill is sold", 0, None, "Ana Ruiz denied having a cold."),  # of something else
    ],
)
def test_no_denial_is_put_behind_other_words(build, text, end, claim, denial) -> None:
    build.report("a", f"{text}.\n{denial}", "Harbor Post", DAY)
    if claim:
        build.claim("a", text, claim)
    own = Passage(text, "a", Span(0, end or len(text) + 1), build.claims[0] if claim else None)
    story = build.story()
    teller = Teller(weigh(story), story.events)
    teller.tell(own)
    line = BriefLine("reported", f"{text} — Harbor Post.", (teller.cite("a", own.span),))
    assert list(rebutted(teller, [line])) == [line]
