"""CAMEO dyads of invented sentences: who does what to whom, and what peers get wrong."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from twosource.extract.dyads import MOST, dyads
from twosource.lexicon import load

DAY = date(2012, 6, 1)
WORDS = (
    "Peru",
    "Chile",
    "met",
    "attacked",
    "the",
    "with",
    "and",
    ",",
    "in",
    "Oslo",
    "rebels",
    "aid",
    ".",
    "not",
    "will",
)
TOLD = [f"{example} {entry['code']}" for entry in load("cameo_told")["told"] for example in entry["examples"]]
TOPICS = [example.partition(": ") for example in load("cameo_topics")["examples"]]


def coded(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    return [(one.source, one.target, one.code) for one in dyads(nlp(text), DAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland expelled three Russian diplomats.", ("POL", "RUSGOV", "166")),
        ("Police arrested opposition activists in Minsk.", ("---COP", "BLROPP", "173")),
        ("North Korea released two American journalists.", ("PRK", "USAMED", "084")),
        ("The United States imposed sanctions on Iran.", ("USA", "IRN", "163")),
        ("Kenya deployed troops to Somalia.", ("KEN", "SOM", "154")),
        ("Egypt's foreign minister visited Sudan on Thursday.", ("EGYGOV", "SDN", "042")),
        ("Ethiopia accused Eritrea of spying.", ("ETH", "ERI", "112")),
        # the verb's object is not taken for whom it is done to
        ("Hamas fired rockets at Israel.", ("PSEREBHMS", "ISR", "194")),
        ("Norway gave tents to Chad.", ("NOR", "TCD", "073")),
        # passives, and those who get what another gives
        ("Sudan was accused by Chad of supporting rebels.", ("TCD", "SDN", "112")),
        ("The Danish mayor faced criticism from Swedish unions.", ("SWELAB", "DNKGOV", "111")),
        # a town is a place where it is struck, and a government where it talks
        ("Syrian rebels shelled Damascus on Tuesday.", ("SYRREB", "SYR", "194")),
        # fighting and killing
        ("Israeli troops killed two Palestinian gunmen in Nablus.", ("ISRMIL", "PSEUAF", "190")),
        # what is refused, wanted, agreed to
        ("The US will not negotiate with the Taliban.", ("USA", "AFGREB", "125")),
        ("Peru wants to attack Chile.", ("PER", "CHL", "138")),
        ("Peru has agreed to release two Chilean sailors.", ("PER", "CHLMIL", "084")),
        # who tells of violence accuses
        ("Peru claimed that Chile attacked Bolivia.", ("PER", "CHL", "112")),
        # a misplaced "by", and who fires the weapon
        ("Chadian rebels were accused of breaking the truce by Niger.", ("NER", "TCDREB", "112")),
        ("A Norwegian jet was shot down by a missile believed to be fired by rebels.", ("---REB", "NORMIL", "194")),
        ("Pro-Russian rebels shelled a town in Chad.", ("---REB", "TCD", "194")),
        # who is given, sent away or sent back, and from where
        ("Peru sent doctors and tents to Chile.", ("PER", "CHL", "073")),
        ("Nepal sent peacekeepers to Chad to protect camps.", ("NPL", "TCD", "074")),
        ("Jordan recalled its ambassador to Peru.", ("JOR", "PER", "166")),
        ("Hundreds of Chileans were expelled from Peru.", ("PER", "CHL", "174")),
        ("Kenya has withdrawn troops from Chad.", ("KEN", "TCD", "087")),
        # what somebody wants of another, or says that he must do
        ("Moldova wants Russia to withdraw its soldiers.", ("MDA", "RUS", "025")),
        ("Chad must release the sailors, the Norwegian king said.", ("NORGOV", "TCD", "105")),
        # who is what the other is
        ("Peru's president phoned his Chilean counterpart on Friday.", ("PERGOV", "CHLGOV", "041")),
        # what a state does to people of whom no country is told
        ("Chad's junta freed hundreds of political prisoners.", ("TCDGOV", "TCDOPP", "084")),
        ("Danish police beat Danish students.", ("DNKCOP", "DNKEDU", "175")),
        # those struck are at home where it happens
        ("Militants attacked a police station in Pakistan.", ("---REB", "PAKCOP", "190")),
    ],
)
def test_one_sentence_one_dyad(nlp: Language, text: str, expected: tuple[str, str, str]) -> None:
    assert coded(nlp, text) == [expected]


def test_those_who_meet_meet_each_other(nlp: Language) -> None:
    found = coded(nlp, "Peru, Chile and Norway met on Monday.")
    assert len(found) == 6
    assert {("PER", "NOR", "040"), ("NOR", "PER", "040"), ("CHL", "NOR", "040")} <= set(found)


def test_several_named_by_their_countries_are_several(nlp: Language) -> None:
    found = coded(nlp, "The foreign ministers of Peru, Chile and Norway condemned Chad.")
    assert found == [("PERGOV", "TCD", "111"), ("CHLGOV", "TCD", "111"), ("NORGOV", "TCD", "111")]


def test_what_they_do_to_each_other(nlp: Language) -> None:
    found = coded(nlp, "Armenia and Azerbaijan accused each other of breaking a truce.")
    assert set(found) == {("ARM", "AZE", "112"), ("AZE", "ARM", "112")}


def test_those_who_meet_in_a_third_country_are_its_guests(nlp: Language) -> None:
    found = coded(nlp, "Peru and Chile met in Norway.")
    assert set(found) == {("PER", "CHL", "040"), ("CHL", "PER", "040"), ("PER", "NOR", "040"), ("CHL", "NOR", "040")}


def test_who_meets_somebody_acts(nlp: Language) -> None:
    assert coded(nlp, "The Danish king met with the Chilean president.") == [("DNKGOV", "CHLGOV", "040")]


def test_several_actors_are_several_dyads_and_no_glued_code(nlp: Language) -> None:
    found = coded(nlp, "Peru and Norway expelled two Chilean diplomats.")
    assert found == [("PER", "CHLGOV", "166"), ("NOR", "CHLGOV", "166")]


def test_a_guest_visits_and_a_host_hosts(nlp: Language) -> None:
    found = coded(nlp, "Georgian miners received ministers from the Armenian government.")
    assert set(found) == {("GEOLAB", "ARMGOV", "043"), ("ARMGOV", "GEOLAB", "042")}


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine denied that it attacked Russia.",
        "The talks between Peru and Chile were called off.",
        "The statement comes a day before the French president heads to Lima.",
        "The envoy, who met Chilean officials in May, is 60 years old.",
        "The weather was fine in Norway and in Chile.",
        "Norway's parliament recognized the massacre of Armenians.",
        "Zambian miners ended a strike against a Peruvian company.",
        "Eritrean refugees fled to Sudan.",
        "",
    ],
)
def test_what_is_no_event(nlp: Language, text: str) -> None:
    assert coded(nlp, text) == []


def test_one_long_list_makes_no_fifty_events(nlp: Language) -> None:
    lands = "Peru, Chile, Norway, Oman, Chad, Mali, Togo, Cuba, Japan, Nepal and Kenya"
    assert 0 < len(coded(nlp, f"Ministers of {lands} met {lands} on Monday.")) <= 2 * MOST


def test_a_pair_is_told_once(nlp: Language) -> None:
    text = "Poland expelled Russian diplomats. The Russian diplomats were expelled by Poland on Friday."
    assert coded(nlp, text) == [("POL", "RUSGOV", "166")]


def test_an_office_counts_on_its_day(nlp: Language) -> None:
    doc = nlp("Barack Obama visited Norway on Monday.")
    assert [one.source for one in dyads(doc, date(2012, 6, 1))] == ["USAGOV"]
    assert [one.source for one in dyads(doc, date(2019, 6, 1))] == ["USAELI"]


@pytest.mark.parametrize("example", TOLD)
def test_examples_of_what_cameo_codes_by_a_phrase(nlp: Language, example: str) -> None:
    sentence, _, dyad = example.partition(" > ")
    assert [" ".join(one) for one in coded(nlp, sentence)] == [dyad]


@pytest.mark.parametrize(("base", "_", "example"), TOPICS)
def test_what_is_asked_or_given_makes_a_code_finer(nlp: Language, base: str, _: str, example: str) -> None:
    sentence, _, dyad = example.partition(" > ")
    assert [" ".join(one) for one in coded(nlp, sentence)] == [dyad]
    assert dyad.split()[2][:2] == base[:2]


def test_triggers_can_be_cut_out_of_the_text(nlp: Language) -> None:
    text = "Poland expelled three Russian diplomats and praised Norway."
    for one in dyads(nlp(text), DAY):
        assert text[one.trigger.start : one.trigger.end] in ("expelled", "praised")


def test_without_earlier_components_there_is_nothing() -> None:
    assert dyads(spacy.blank("en")("Poland expelled three diplomats.")) == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_words_are_coded_or_not(nlp: Language, words: list[str]) -> None:
    for source, target, code in coded(nlp, " ".join(words)):
        assert source != target
        assert len(code) == 3


@pytest.mark.parametrize("topic", load("cameo_topics")["topics"])
def test_each_word_of_a_topic_can_be_met_and_stands_once(topic: str) -> None:
    """Verbs are looked up by one word, nouns by one or with the word before."""
    table = load("cameo_topics")["topics"][topic]
    assert all(len(set(table[kind])) == len(table[kind]) for kind in ("verbs", "nouns"))
    assert not [verb for verb in table["verbs"] if " " in verb]
    assert not [noun for noun in table["nouns"] if noun.count(" ") > 1 or noun.endswith(" of")]
