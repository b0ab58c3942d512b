"""What stands far down, or opens a line, and leans on words that no line has: it is not told."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.kinship import stems
from twosource.model import Source
from twosource.weigh import weigh
from twosource.write.brief import brief
from twosource.write.caution import is_sure
from twosource.write.depths import depth_lines
from twosource.write.doubts import floats, is_adrift
from twosource.write.leads import beginnings, lead_lines
from twosource.write.passage import Passage
from twosource.write.pronouns import Pronouns
from twosource.write.teller import Teller
from twosource.write.tidying import tidy

NEWS = "The council of Lima voted on Monday to sell the old mill by the river to Harbor Mills."
RAIN = ["Harbor Mills is a firm of Lima that owns a mill by the river.", *["It was cold."] * 9]
DAY = date(2021, 3, 1)


def heard(build, sentence, content, cue="said", kind="indirect"):
    """The stances of a story in which Ana Ruiz speaks far below the news."""
    build.report("a", "\n".join((NEWS, *RAIN, sentence)), "Harbor Post", DAY)
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")])
    build.claim("a", content, Source("Ana Ruiz", build.span("a", "Ana Ruiz"), "E1"), cue, kind=kind)
    story = build.story()
    return [line.text for line in brief(Teller(weigh(story), story.events), story.events) if line.section == "stances"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("the mill of Lima that the council sold to Harbor Mills was her gesture to miners", False),
        ("the mill of Lima and Thursday's disclosure would cost the council and Harbor Mills 300 jobs", False),
        ("the mill of Lima that the council sold and her decision to leave would cost Harbor Mills 300 jobs", True),
    ],
)
def test_whose_words_lean_on_a_noun_that_no_line_has_is_not_heard(build, content, told) -> None:
    assert bool(heard(build, f"Ana Ruiz said {content}.", content)) is told


@pytest.mark.parametrize(
    ("quotation", "told"),
    [
        ("Here's what the council of Lima should do with the old mill of Harbor Mills", False),
        ("My point on the old mill of Lima that the council sold to Harbor Mills is old", False),
        ("Harbor Mills delivered", False),
        ("Lima needs the old mill that the council sold to Harbor Mills", True),
    ],
)
def test_a_quotation_that_leads_in_or_hardly_begins_is_not_told(build, quotation, told) -> None:
    sentence = f"“{quotation},” Ana Ruiz, the head of the old mill in Lima, said on “Harbor Today”"
    build.report("a", f"{NEWS}\n{sentence}.", "Harbor Post", DAY)
    story = build.story()
    passage = Passage(sentence, "a", build.span("a", sentence))
    assert is_sure(Teller(weigh(story), story.events), passage, "stances") is told


@pytest.mark.parametrize(
    ("told", "more"),
    [
        ("The council sold the mill", True),
        ("The council keeps the old order of things", True),
        ("The council sent out two orders", False),
    ],
)
def test_more_of_what_no_line_has_floats(told, more) -> None:
    assert floats("More orders are planned for next week", stems(told), [told]) is more


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("More miners have lost 300 jobs at the old mill by the river in Lima.", False),
        ("Lima miners have lost 300 jobs at the old mill by the river in Lima.", True),
    ],
)
def test_more_of_what_no_line_has_is_not_told_from_far_down(build, sentence, told) -> None:
    build.report("a", "\n".join((NEWS, *RAIN, sentence)), "Harbor Post", DAY)
    story = build.story()
    teller = Teller(weigh(story), story.events)
    assert len(list(lead_lines(teller))) == 1
    assert bool(list(depth_lines(teller))) is told


@pytest.mark.parametrize(
    ("text", "adrift"),
    [
        ("Ana Ruiz has gone that far before", True),
        ("Ana Ruiz drove as far as Lima", False),
        ("Ben Cole said as much on Friday", True),
        ("Ben Cole said as much as half of the mill was sold", False),
        ("Ben Cole called those letters unworthy of a mayor", True),
        ("Ben Cole met those miners living in Lima", False),
        ("Letter was a warning to miners", True),
        ("Letters were sent to miners", False),
    ],
)
def test_what_points_back_is_adrift(text, adrift) -> None:
    assert is_adrift(text) is adrift


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("9 p.m. -- Ana Ruiz left Lima on Friday.", "Ana Ruiz left Lima on Friday"),
        ("Update, 11:54 a.m. ET: Ana Ruiz left Lima on Friday.", "Ana Ruiz left Lima on Friday"),
        ("9 p.m. is when the mill of Lima closes.", "9 p.m. is when the mill of Lima closes"),
        ("10:30 trains to Lima were late.", "10:30 trains to Lima were late"),
    ],
)
def test_a_live_pages_stamp_is_no_part_of_a_line(text, told) -> None:
    assert tidy(text) == told


@pytest.mark.parametrize(
    ("end", "cut"),
    [
        ("stirred fears by threatening — on a wet Friday in Lima — to shut it", False),
        ("stirred fears at the first meeting — the third one of the council — and left", True),
    ],
)
def test_a_line_is_not_cut_behind_a_gerund(build, end, cut) -> None:
    sentence = f"Ana Ruiz of the council of Lima {end}."
    build.report("a", sentence, "Harbor Post", DAY)
    story = build.story()
    parts = list(beginnings(Teller(weigh(story), story.events), "a", build.span("a", sentence)))
    told = [sentence[part.start : part.end] for part in parts]
    assert not any(one.endswith("threatening") for one in told)
    assert any(one.endswith("meeting") for one in told) is cut


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Ana Ruiz said in Lima that the company will build a ship", "[Harbor Mills]"),
        ("Ana Ruiz said of Quito Ships that the company will build a ship", "the company"),
    ],
)
def test_a_body_is_not_put_in_where_the_sentence_names_another(build, sentence, told) -> None:
    build.report("a", f"{NEWS}\n{sentence}.", "Harbor Post", DAY)
    build.entity("E1", "Harbor Mills", "organization", name=[("a", "Harbor Mills"), ("a", "the company")])
    if "Quito" in sentence:
        build.entity("E2", "Quito Ships", "organization", name=[("a", "Quito Ships")])
    clear = Pronouns(build.story()).clear("a", build.span("a", sentence))
    assert clear is not None
    assert f"that {told} will" in clear
