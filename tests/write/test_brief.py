"""The brief: few lines, in the reports' own words, each with who says so, none with a pronoun that nobody knows."""

from __future__ import annotations

import re
from datetime import date

import pytest

from twosource.lexicon import load
from twosource.model import Source
from twosource.weigh import weigh
from twosource.write.brief import brief
from twosource.write.passages import tidy
from twosource.write.phrases import weights

MONDAY = date(2021, 3, 1)


def told(build):
    """The brief on all events of the story, however little they matter."""
    story = build.story()
    return brief(weigh(story), story.events)


def lines(build):
    return [(line.section, line.text) for line in told(build) if line.section != "dependence"]


def envoy(build, text, clause, trigger, status="occurred", **more):
    build.report("a", text, "Harbor Post", MONDAY)
    build.entity("E1", "Ana Ruiz", **more.pop("entity", {}))
    return build.mention("a", clause, trigger, status, type="TRAVEL", **more)


def test_a_line_tells_status_date_words_and_source(build) -> None:
    text = "The envoy is expected to fly to Lima on Friday, two officials said."
    content = "The envoy is expected to fly to Lima on Friday"
    one = envoy(build, text, content, "fly", "expected", cue="expected to", time=(date(2021, 3, 5), "Friday"))
    officials = Source("two officials", build.span("a", "two officials"), anonymous=True)
    claim = build.claim("a", content, officials)
    build.event("trip", type(one)(**{**fields(one), "attribution": claim}))
    assert lines(build) == [
        ("expected", "Expected, March 5: The envoy is expected to fly to Lima on Friday — two officials (Harbor Post).")
    ]


def fields(mention):
    return {name: getattr(mention, name) for name in mention.__slots__}


def test_a_pronoun_becomes_a_name_in_brackets(build) -> None:
    text = "She flew to Lima on Friday."
    build.event("trip", envoy(build, text, text[:-1], "flew", entity={"pronoun": [("a", "She")]}))
    assert lines(build) == [("known", "[Ana Ruiz] flew to Lima on Friday — Harbor Post.")]


def test_a_pronoun_that_the_passage_explains_stays(build) -> None:
    text = "Ana Ruiz said she would stay and then flew to Lima."
    where = {"name": [("a", "Ana Ruiz")], "pronoun": [("a", "she")]}
    build.event("trip", envoy(build, text, text[:-1], "flew", entity=where))
    assert lines(build) == [("known", "Ana Ruiz said she would stay and then flew to Lima — Harbor Post.")]


@pytest.mark.parametrize(
    "text", ["He flew to Lima on Friday.", "It sank off Lima on Friday.", "This led to riots in Lima."]
)
def test_nobody_knows_whom_it_means(build, text) -> None:
    build.event("trip", envoy(build, text, text[:-1], text.split()[1]))
    assert lines(build) == []


def test_whom_somebody_received_is_not_who_received(build) -> None:
    text = "It is unclear whether Ben Cole received him."
    build.report("a", text, "Harbor Post")
    build.entity("E1", "Ana Ruiz", name=[])
    build.entity("E2", "Ben Cole", name=[("a", "Ben Cole")])
    build.entity("E3", "Lee Park", pronoun=[("a", "him")])
    build.event("audience", build.mention("a", "Ben Cole received him", "received", "unclear"))
    assert lines(build) == [
        ("unconfirmed", "Unclear: It is unclear whether Ben Cole received [Lee Park] — Harbor Post.")
    ]


@pytest.mark.parametrize(
    "text", ["Nothing will come of it if Ana Ruiz flew to Lima.", "He asked whether Ana Ruiz flew to Lima."]
)
def test_a_clause_is_not_cut_from_what_takes_it_back(build, text) -> None:
    parties = [("agent", "E1", "Ana Ruiz")]
    where = {"name": [("a", "Ana Ruiz")]}
    build.event("trip", envoy(build, text, "Ana Ruiz flew to Lima", "flew", parties=parties, entity=where))
    assert lines(build) == []


@pytest.mark.parametrize("text", ["I saw that Ana Ruiz flew to Lima.", "Ana Ruiz flew to Lima with Sens."])
def test_words_of_a_speaker_and_half_sentences_are_left_out(build, text) -> None:
    where = {"name": [("a", "Ana Ruiz")]}
    build.event("trip", envoy(build, text, "Ana Ruiz flew to Lima", "flew", entity=where))
    assert lines(build) == []


def test_the_middle_of_a_quotation_is_not_the_outlets_own(build) -> None:
    text = '"The talks are over.\nAna Ruiz flew to Lima yesterday," Ben Cole said.'.replace("\n", " ")
    build.report("a", text, "Harbor Post")
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")])
    clause = "Ana Ruiz flew to Lima yesterday"
    build.claim("a", clause, "Ben Cole", kind="direct")
    told = build.mention("a", clause, "flew", type="TRAVEL", attribution="C1")
    build.event("trip", told)
    for _, line in lines(build):
        assert "Ben Cole" in line


def test_an_idle_it_is_no_pronoun(build) -> None:
    text = "It remains unclear whether Ana Ruiz will fly to Lima."
    build.event("trip", envoy(build, text, "Ana Ruiz will fly to Lima", "fly", "unclear"))
    assert lines(build) == [("unconfirmed", f"Unclear: {text[:-1]} — Harbor Post.")]


def test_a_status_whose_cue_lies_outside_the_words_is_not_told(build) -> None:
    text = "Ana Ruiz flew to Lima.\nThat is a plan."
    one = envoy(build, text, "Ana Ruiz flew to Lima", "flew", "planned", cue="plan")
    build.event("trip", one)
    assert lines(build) == []


def test_two_events_in_the_same_words_are_one_line(build) -> None:
    text = "Ana Ruiz flew to Lima and met miners."
    one = envoy(build, text, text[:-1], "flew")
    build.event("trip", one)
    build.event("talks", build.mention("a", text[:-1], "met"))
    assert len(lines(build)) == 1


def test_another_report_of_the_event_is_named_with_its_origins(build) -> None:
    for report, outlet in (("a", "Harbor Post"), ("b", "Coast Daily")):
        build.report(report, "A train left the rails near Lima.", outlet)
    mentions = [build.mention(report, "A train left the rails near Lima", "left", type="RETREAT") for report in "ab"]
    build.event("derailment", *mentions)
    ((_, text),) = lines(build)
    assert text == "A train left the rails near Lima — Harbor Post; also Coast Daily. Two independent origins."


def test_stances_are_told_in_whole_sentences(build) -> None:
    build.report("a", "The ministry would not comment on the trip.", "Harbor Post")
    build.claim("a", "the trip", "The ministry", "would not comment", stance="declines")
    assert lines(build) == [("stances", "The ministry would not comment on the trip (Harbor Post).")]


def test_a_change_quotes_both_sides(build) -> None:
    build.report("a", "The envoy will stop in Lima.", "Harbor Post", MONDAY)
    build.report("b", "The envoy arrived in Lima at dawn.", "Coast Daily", date(2021, 3, 2))
    one = build.mention("a", "The envoy will stop in Lima", "stop", "planned", type="TRAVEL", cue="will")
    build.event("trip", one, build.mention("b", "The envoy arrived in Lima at dawn", "arrived", type="TRAVEL"))
    assert (
        "changes",
        "Earlier planned: “The envoy will stop in Lima” (Harbor Post). "
        "Now occurred: “The envoy arrived in Lima at dawn” (Coast Daily).",
    ) in lines(build)


def test_cites_are_the_words_of_the_line(build) -> None:
    text = "Nothing happened.\nAna Ruiz flew to Lima on Friday."
    build.event("trip", envoy(build, text, "Ana Ruiz flew to Lima on Friday", "flew"))
    (line,) = (line for line in told(build) if line.section == "known")
    (cite,) = line.cites
    assert text[cite.start : cite.end] == "Ana Ruiz flew to Lima on Friday."
    assert cite.sentence == 2


def test_a_long_story_fits_one_screen(build) -> None:
    text = "\n".join(f"Ana{n} Ruiz{n} flew{n} to{n} Lima{n} with{n} friend{n}." for n in range(60))
    build.report("a", text, "Harbor Post")
    for n in range(60):
        status = ("occurred", "planned", "cancelled", "unclear")[n % 4]
        mention = build.mention("a", f"Ana{n} Ruiz{n} flew{n} to{n} Lima{n} with{n} friend{n}", f"flew{n}", status)
        build.event(f"trip {n}", mention)
        build.claim("a", f"Lima{n}", f"Ruiz{n}", f"flew{n}", stance="denies")
    assert 5 < len(told(build)) <= weights("brief")["lines"]


def test_every_phrase_says_what_comes_out_of_it() -> None:
    table = load("phrases")["lines"]
    for name, template in table.items():
        if name.endswith("_examples"):
            continue
        fixed = [part for part in re.split(r"\{[a-z_]+\}", template) if part.strip()]
        assert all(part in example for example in table[f"{name}_examples"] for part in fixed), name


@pytest.mark.parametrize("entry", load("phrases")["opener"], ids=lambda entry: entry["word"])
def test_openers_are_cut_off_their_examples(entry) -> None:
    for example in entry["examples"]:
        assert tidy(example) == "The talks were held"
