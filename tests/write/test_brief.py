"""The brief: few lines, in the reports' own words, each with who says so, none with a pronoun that nobody knows."""

from __future__ import annotations

import re
from datetime import date

import pytest

from twosource.lexicon import load
from twosource.model import Source
from twosource.weigh import weigh
from twosource.write.brief import brief, fullest
from twosource.write.phrases import weights
from twosource.write.soundness import has_main_verb, is_column, loosened, patterns
from twosource.write.teller import Teller
from twosource.write.tidying import tidy

MONDAY = date(2021, 3, 1)


def told(build):
    """The brief on all events of the story, however little they matter."""
    story = build.story()
    teller = Teller(weigh(story), story.events)
    return brief(teller, sorted(story.events, key=lambda event: -teller.verdicts[event.id].importance))


def lines(build):
    return [(line.section, line.text) for line in told(build) if line.section != "dependence"]


def envoy(build, text, clause, trigger, status="occurred", **more):
    build.report("a", text, "Harbor Post", MONDAY)
    build.entity("E1", "Ana Ruiz", **more.pop("entity", {}))
    return build.mention("a", clause, trigger, status, type="TRAVEL", **more)


def test_a_line_tells_status_date_words_and_source(build) -> None:
    text = "Snow fell in Lima all of Monday.\nThe envoy is expected to fly to Lima on Friday, two officials said."
    content = "The envoy is expected to fly to Lima on Friday"
    one = envoy(build, text, content, "fly", "expected", cue="expected to", time=(date(2021, 3, 5), "Friday"))
    officials = Source("two officials", build.span("a", "two officials"), anonymous=True)
    claim = build.claim("a", content, officials)
    build.event("trip", type(one)(**{**fields(one), "attribution": claim}))
    assert lines(build)[-1] == (
        "expected", "Expected, March 5: The envoy is expected to fly to Lima on Friday — two officials (Harbor Post).",
    )  # fmt: skip


def fields(mention):
    return {name: getattr(mention, name) for name in mention.__slots__}


def test_a_pronoun_becomes_a_name_in_brackets(build) -> None:
    clause = "She flew to Lima on Friday"
    where = {"name": [("a", "Ana Ruiz")], "pronoun": [("a", "She")]}
    build.event("trip", envoy(build, f"Ana Ruiz smiled.\n{clause}.", clause, "flew", entity=where))
    assert lines(build) == [("reported", "[Ana Ruiz] flew to Lima on Friday — Harbor Post.")]


def test_a_pronoun_that_stands_in_brackets_gets_no_second_ones(build) -> None:
    clause = "[She] flew to Lima on Friday"
    where = {"name": [("a", "Ana Ruiz")], "pronoun": [("a", "She")]}
    build.event("trip", envoy(build, f"Ana Ruiz smiled.\n{clause}.", clause, "flew", entity=where))
    assert lines(build) == [("reported", "[Ana Ruiz] flew to Lima on Friday — Harbor Post.")]


def test_a_pronoun_stays_unclear_where_two_may_be_meant(build) -> None:
    clause = "She flew to Lima on Friday"
    where = {"name": [("a", "Ana Ruiz")], "pronoun": [("a", "She")]}
    one = envoy(build, f"Ana Ruiz and Eva Cole met.\n{clause}.", clause, "flew", entity=where)
    build.entity("E2", "Eva Cole", name=[("a", "Eva Cole")])
    build.event("trip", one)
    assert not any("Lima" in text for _, text in lines(build))


def test_a_pronoun_that_the_passage_explains_stays(build) -> None:
    text = "Ana Ruiz said she would stay and then flew to Lima."
    where = {"name": [("a", "Ana Ruiz")], "pronoun": [("a", "she")]}
    build.event("trip", envoy(build, text, text[:-1], "flew", entity=where))
    assert lines(build) == [("reported", "Ana Ruiz said she would stay and then flew to Lima — Harbor Post.")]


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
    assert lines(build) == []


@pytest.mark.parametrize(
    "text", ["Nothing will come of it if Ana Ruiz flew to Lima.", "He asked whether Ana Ruiz flew to Lima."]
)
def test_a_clause_is_not_cut_from_what_takes_it_back(build, text) -> None:
    parties = [("agent", "E1", "Ana Ruiz")]
    where = {"name": [("a", "Ana Ruiz")]}
    build.event(
        "trip", envoy(build, f"Rain fell.\n{text}", "Ana Ruiz flew to Lima", "flew", parties=parties, entity=where)
    )
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
    assert all(section == "reported" for section, _ in lines(build))


def test_two_events_in_the_same_words_are_one_line(build) -> None:
    text = "Ana Ruiz flew to Lima and met miners."
    one = envoy(build, text, text[:-1], "flew")
    build.event("trip", one)
    build.event("talks", build.mention("a", text[:-1], "met"))
    assert len(lines(build)) == 1


TRAIN = "A train left the rails near Lima on Friday, the ministry said."


def test_another_report_is_named_where_its_own_words_say_the_same(build) -> None:
    build.report("a", TRAIN, "Harbor Post")
    build.report("b", "Near Lima, a train left the rails on Friday, according to a mayor.", "Coast Daily")
    build.report("c", "The train had left Cusco at dawn.", "Inland News")
    mentions = [build.mention(report, "left", "left", type="RETREAT") for report in "abc"]
    build.event("derailment", *mentions)
    texts = [text for _, text in lines(build)]
    assert any("Harbor Post and Coast Daily." in text or "Coast Daily and Harbor Post." in text for text in texts)
    assert not any("Inland News" in text and "rails" in text for text in texts)


def test_a_number_that_the_other_lacks_is_not_laid_to_it(build) -> None:
    build.report("a", "A train with 30 people left the rails near Lima on Friday.", "Harbor Post")
    build.report("b", "A train with people on board left the rails near Lima on Friday.", "Coast Daily")
    assert not any(" and " in text and "30" in text for _, text in lines(build))


def test_a_joint_statement_and_its_signer_are_one_origin(build) -> None:
    content = "The talks in Lima on water were held in May"
    for report, outlet, source in (("a", "Harbor Post", "Ana Ruiz and Ben Cole"), ("b", "Coast Daily", "Ana Ruiz")):
        build.report(report, f"{content}, {source} said.", outlet)
        build.claim(report, content, source)
    mentions = [build.mention(report, content, "held", attribution=f"C{n}") for n, report in enumerate("ab", 1)]
    build.event("talks", *mentions)
    assert not any("independent" in text for _, text in lines(build))


@pytest.mark.parametrize(
    "text",
    [
        "Well, the talks in Lima were held.",
        "We flew to Lima for the talks.",
        "The fight over the talks is largely over.",
        "Harbor Post reported on Tuesday.",
        "The ministers held talks with the envoy and Lt. Cmdr.",
        "The talks (in Lima were held on Friday.",
        "Those two talks were held in Lima.",
        "The minister should resign before the talks.",
    ],
)
def test_what_judges_points_elsewhere_or_is_cut_is_never_told(build, text) -> None:
    build.report("a", f"Rain fell.\n{text}", "Harbor Post")
    assert lines(build) == []


def test_the_lead_comes_first_though_no_happening_was_read_in_it(build) -> None:
    build.report("a", "Rovia won the cup on Sunday after a late goal.\nAna Ruiz met fans of the cup.", "Harbor Post")
    build.event("meeting", build.mention("a", "Ana Ruiz met fans of the cup", "met"))
    assert lines(build)[0] == ("reported", "Rovia won the cup on Sunday after a late goal — Harbor Post.")


def test_a_plan_whose_day_has_passed_is_not_told_as_one(build) -> None:
    text = "Ana Ruiz is to fly to Lima on Friday."
    one = envoy(build, text, text[:-1], "fly", "planned", cue="is to", time=(date(2021, 2, 26), "Friday"))
    build.event("trip", one)
    assert lines(build) == []


def test_stances_are_told_in_whole_sentences(build) -> None:
    build.report("a", "The ministry would not comment on trips to Lima.", "Harbor Post")
    build.claim("a", "trips to Lima", "The ministry", "would not comment", stance="declines")
    assert lines(build) == [("stances", "The ministry would not comment on trips to Lima (Harbor Post).")]


def test_a_change_quotes_both_sides(build) -> None:
    build.report("a", "The envoy will stop in Lima.", "Harbor Post", MONDAY)
    build.report("b", "The envoy arrived in Lima at dawn.", "Coast Daily", date(2021, 3, 2))
    build.entity("E1", "The envoy", name=[("a", "The envoy"), ("b", "The envoy")])
    build.entity("E2", "Lima", "place", name=[("a", "Lima"), ("b", "Lima")])
    parties = [("agent", "E1", "The envoy"), ("target", "E2", "Lima")]
    clause = "The envoy will stop in Lima"
    one = build.mention("a", clause, "stop", "planned", type="TRAVEL", cue="will", parties=parties)
    arrival = build.mention("b", "The envoy arrived in Lima at dawn", "arrived", type="TRAVEL", parties=parties)
    build.event("trip", one, arrival)
    assert (
        "changes",
        "Earlier planned: “The envoy will stop in Lima” (Harbor Post). "
        "Now occurred: “The envoy arrived in Lima at dawn” (Coast Daily).",
    ) in lines(build)


def test_cites_are_the_words_of_the_line(build) -> None:
    text = "Nothing happened.\nAna Ruiz flew to Lima on Friday."
    build.event("trip", envoy(build, text, "Ana Ruiz flew to Lima on Friday", "flew"))
    (line,) = (line for line in told(build) if line.section == "reported")
    (cite,) = line.cites
    assert text[cite.start : cite.end] == "Ana Ruiz flew to Lima on Friday."
    assert cite.sentence == 2


@pytest.mark.parametrize(("reports", "full"), [(1, 11), (2, 11), (3, 13), (9, 13)])
def test_more_reports_let_more_people_be_heard(build, reports, full) -> None:
    for number in range(reports):
        build.report(f"r{number}", "Ana Ruiz left Lima.", "Harbor Post", MONDAY)
    story = build.story()
    assert fullest(Teller(weigh(story), story.events)) == full


def test_a_long_story_fits_one_screen(build) -> None:
    names = [f"{first}{last}" for first in ("Kar", "Lin", "Mor", "Nes", "Por", "Tal") for last in "abcdefghij"]
    clauses = [f"Ana {name} visited the {name}land with {name}son's {name}men" for name in names]
    build.report("a", "\n".join(f"{clause}." for clause in clauses), "Harbor Post")
    for name, clause in zip(names, clauses, strict=True):
        build.event(f"trip {name}", build.mention("a", clause, f"visited the {name}land"))
        build.claim("a", f"{name}son's {name}men", f"Ana {name}", f"visited the {name}land", stance="denies")
    assert 3 < len(told(build)) <= weights("brief")["lines"]


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


PATTERNED = (
    "anaphor", "empty", "opinion", "ought", "column", "tie", "off", "done", "open", "standing",
    "garbled", "call", "picture", "court", "current", "casual", "mind", "slant", "recounting", "speech",
)  # fmt: skip
FOUND = [(name, example) for name in PATTERNED for entry in load("phrases")[name] for example in entry["examples"]]


@pytest.mark.parametrize(("name", "example"), FOUND)
def test_a_pattern_finds_its_examples(name, example) -> None:
    assert any(pattern.search(example) for pattern in patterns(name))


@pytest.mark.parametrize(
    "text",
    [
        "Dealers said that system gives them room to haggle.",
        "Other growers were less sure of the plan for the mill.",
        "Ana Ruiz denied the allegations in Lima on Friday.",
        "Ana Ruiz was asked if she had known of the loan.",
        "Ben Cole is a proud man from a village near Lima.",
        "The ministry is practically begging for a fight over the mill.",
        "The bureau asked for four more files in May, it said.",
    ],
)
def test_what_hangs_on_another_sentence_or_judges_is_never_told(build, text) -> None:
    build.report("a", f"Rain fell.\n{text}", "Harbor Post")
    assert lines(build) == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Speaking in Lima – the third stop of the tour – Ana Ruiz", False),
        ("The mayor of Lima, who left in May", False),
        ("The minister is", False),
        ("After talks in Lima, the minister resigned", True),
        ("Ana Ruiz, the mayor, announced that she would run", True),
    ],
)
def test_a_cut_keeps_the_main_verb(text, whole) -> None:
    assert has_main_verb(text) == whole


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana Ruiz also ordered a review", "Ana Ruiz ordered a review"),
        ("Ana Ruiz will then tour the mills", "Ana Ruiz will tour the mills"),
        (
            "Harbor Mills, the oldest of Lima, similarly panned the sale",
            "Harbor Mills, the oldest of Lima, panned the sale",
        ),
        ("In a sharp blow to miners, the council sold the mill", "The council sold the mill"),
        ("Marking a new step, Ana Ruiz sold the mill", "Ana Ruiz sold the mill"),
        ("In a blow to Ana Ruiz, the council sold her mill", "In a blow to Ana Ruiz, the council sold her mill"),
        ("In a letter to Ana Ruiz, the council sold the mill", "In a letter to Ana Ruiz, the council sold the mill"),
        ("Two similarly named mills were sold", "Two similarly named mills were sold"),
        ("Not only the mayor but also the duke left", "Not only the mayor but also the duke left"),
    ],
)
def test_what_ties_a_line_to_another_is_left_out(text, told) -> None:
    assert loosened(text) == told


@pytest.mark.parametrize(
    ("headline", "url", "marked"),
    [
        ("Opinion: Sell the mill", None, True),
        ("Mill sold", "https://example.org/opinions/2021/mill", True),
        ("Opinion polls show a close race", "https://example.org/news/mill", False),
        ("The mayor is wrong on the mill", None, True),
        ("No, the mill is not for sale", None, True),
        ("No deaths in fire at mill", None, False),
        ("Court rules mayor should keep the mill", None, False),
        ("Five things you should know about the mill", None, False),
        ("Storm should reach Lima by Friday", None, False),
        ("Judges were right to block mill sale, top court finds", None, False),
        ("Mayor was wrong about mill, judge says", None, False),
    ],
)
def test_a_column_says_so_in_its_headline_or_address(headline, url, marked) -> None:
    assert is_column(headline, url) == marked


def test_a_late_endorsement_was_not_called_off(build) -> None:
    text = "Ana Ruiz delayed endorsing the mayor of Lima."
    build.event("support", envoy(build, text, text[:-1], "endorsing", "cancelled", cue="delayed"))
    assert all(section != "cancelled" for section, _ in lines(build))


def test_what_a_report_tells_as_done_is_no_plan(build) -> None:
    text = "Ana Ruiz will fly to Lima.\nAna Ruiz flew to Lima at dawn with two aides."
    one = envoy(build, text, "Ana Ruiz will fly to Lima", "fly", "planned", cue="will")
    build.event("trip", one, build.mention("a", "Ana Ruiz flew to Lima at dawn", "flew", type="TRAVEL"))
    assert all(section != "expected" for section, _ in lines(build))


@pytest.mark.parametrize(
    "text",
    [
        "An angry Ana Ruiz was quick to leave the mill in Lima on Friday.",
        "The king is apparently seeking a new mill for Lima and the miners.",
        "One restricts how the mills of Lima can hire miners in May.",
    ],
)
def test_moods_and_ones_without_a_noun_are_never_told(build, text) -> None:
    build.report("a", text, "Harbor Post")
    assert lines(build) == []


# ── What a report opens with, and what stands right behind it ──


def test_what_a_pronoun_means_stands_in_a_reports_own_first_words(build) -> None:
    build.report("a", "Miners in Rovia said Friday their children should have a school near their mill.", "Harbor Post")
    build.entity("E1", "Rovia", "place", name=[("a", "Rovia")])
    assert [section for section, _ in lines(build)] == ["reported"]


def test_first_words_that_name_nobody_before_their_pronoun_are_left_out(build) -> None:
    build.report("a", "It began on Friday as a feast with songs in Rovia.", "Harbor Post")
    build.entity("E1", "Rovia", "place", name=[("a", "Rovia")])
    assert lines(build) == []


def test_a_name_for_a_pronoun_far_inside_a_line_is_a_guess(build) -> None:
    text = (
        "Rain fell.\nEva Cole smiled.\nThe miners of Lima published a letter on Friday in which she called it a ruin."
    )
    where = {"name": [("a", "Eva Cole")], "pronoun": [("a", "she")]}
    clause = "The miners of Lima published a letter on Friday"
    build.event("letter", envoy(build, text, clause, "published", entity=where))
    assert not any("[" in line for _, line in lines(build))


def test_a_figure_close_to_the_first_sentence_is_told(build) -> None:
    lead = "The council of Rovia sold the old mill on Friday."
    build.report("a", f"{lead}\nThe mill in Rovia is worth 300 sacks of coal.", "Harbor Post", MONDAY)
    assert any("300 sacks" in text for _, text in lines(build))
    build.report("b", f"{lead}\nThe mill in Rovia is worth a visit.", "Coast Daily", MONDAY)
    assert not any("a visit" in text for _, text in lines(build))


def test_who_declines_in_a_first_sentence_is_heard(build) -> None:
    build.report("a", "Ana Ruiz would not comment on Friday on the sale of the mill in Rovia.", "Harbor Post")
    assert lines(build) == [
        ("stances", "Ana Ruiz would not comment on Friday on the sale of the mill in Rovia (Harbor Post).")
    ]


COLUMN = """Ana Ruiz is right to sell the mill, a perfect answer to a plan declaring the river holy to miners.
Who needs a mill? We do not, and you know it. Why not sell it? Shame on all who want to keep it!
The mayor of Lima said the mill was a heavy burden for the voters of the town."""


def test_a_verb_of_saying_deep_in_a_columns_view_makes_it_nobodys_word(build) -> None:
    build.report("a", COLUMN, "Harbor Post", MONDAY)
    build.claim("a", "the river holy", "a plan", "declaring")
    build.claim("a", "the mill was a heavy burden for the voters of the town", "The mayor of Lima", "said")
    story = build.story()
    teller = Teller(weigh(story), story.events)
    body = teller.passages.body("a")
    assert teller.passages.opinions == {"a"}
    assert teller.passages.is_credited("a", body[0])
    assert not teller.is_said("a", body[0])
    assert teller.is_said("a", body[-1])
    assert not any("perfect answer" in text for _, text in lines(build))
