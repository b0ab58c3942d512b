"""Sentences in the manner of wire copy, and who says what in them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from twosource.extract.attributions.quotes import find_quotes
from twosource.extract.attributions.transcripts import find_turns
from twosource.lexicon import load
from twosource.model import Attribution


def read(nlp: Language, text: str) -> list[Attribution]:
    return list(nlp(text)._.attributions)


def said(one: Attribution, text: str) -> list[str]:
    return [text[span.start : span.end] for span in one.content]


def of_cue(nlp: Language, text: str, cue: str) -> Attribution:
    """The one attribution of the text with that cue."""
    (found,) = [one for one in read(nlp, text) if one.cue and text[one.cue.start : one.cue.end] == cue]
    return found


@pytest.mark.parametrize(
    "case",
    [
        (
            "Ferries will resume on Monday, two port officials said.",
            "said",
            "two port officials",
            ["Ferries will resume on Monday"],
            "indirect",
        ),
        (
            "The ministry said on Friday that the dam would hold.",
            "said",
            "The ministry",
            ["the dam would hold"],
            "indirect",
        ),
        (
            "The bridge, the mayor said, will be rebuilt.",
            "said",
            "the mayor",
            ["The bridge", "will be rebuilt"],
            "indirect",
        ),
        (
            '"We will not sign this paper," said Ilse Brandt, a union leader.',
            "said",
            "Ilse Brandt, a union leader",
            ["We will not sign this paper"],
            "direct",
        ),
        (
            'Brandt said: "We will not sign this paper."',
            "said",
            "Brandt",
            ["We will not sign this paper."],
            "direct",
        ),
        (
            '"This paper," Brandt said, "is not worth a signature."',
            "said",
            "Brandt",
            ["This paper", "is not worth a signature."],
            "direct",
        ),
        (
            'The senator called for "a clean break" with the past.',
            "called for",
            "The senator",
            ['"a clean break" with the past'],
            "mixed",
        ),
        (
            'Okafor said the vote was "a farce from beginning to end."',
            "said",
            "Okafor",
            ['the vote was "a farce from beginning to end."'],
            "mixed",
        ),
        (
            "The clinic had run out of blood, according to a nurse.",
            "according to",
            "a nurse",
            ["The clinic had run out of blood"],
            "indirect",
        ),
        (
            "The union accused the company of hiding the figures.",
            "accused",
            "The union",
            ["the company of hiding the figures"],
            "indirect",
        ),
        (
            "The rebels have been demanding that the army leave the valley.",
            "have been demanding",
            "The rebels",
            ["the army leave the valley"],
            "indirect",
        ),
        (
            "The king's claim that the throne belongs to him angered the court.",
            "claim",
            "The king",
            ["the throne belongs to him"],
            "indirect",
        ),
    ],
)
def test_source_cue_and_content(nlp: Language, case: tuple[str, str, str, list[str], str]) -> None:
    text, cue, source, content, kind = case
    one = of_cue(nlp, text, cue)
    assert one.source is not None
    assert one.source.span is not None
    assert text[one.source.span.start : one.source.span.end] == source
    assert said(one, text) == content
    assert one.kind == kind


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("The mayor declined to say whether the road would open.", "declined", "declines"),
        ("The ministry would neither confirm nor deny the report.", "deny", "declines"),
        ("The palace denied that the queen was ill.", "denied", "denies"),
        ("A spokesman did not confirm any talks.", "did not confirm", "declines"),
        ("The bank declined to comment on the report.", "declined", "declines"),
        ("Neither Peru nor Chile has announced any talks.", "has announced", "declines"),
        ("The company dismissed the report as a rumor.", "dismissed", "denies"),
        ("It remains unclear whether the pilot survived.", "remains unclear", "unsure"),
        ("The mayor confirmed the closure.", "confirmed", "asserts"),
        ("A lawyer for the banker could not be reached for comment.", "could not be reached", "declines"),
        ("The palace had no comment on the report.", "had no comment", "declines"),
        ("The embassy did not return calls seeking comment.", "did not return", "declines"),
        ("The envoy stopped short of calling the strike a war crime.", "stopped short of", "declines"),
        ("There was no immediate comment from the army.", "was", "declines"),
        ("The club refused comment.", "refused", "declines"),
        ("The spokesman could not say whether the pilot had survived.", "could not say", "unsure"),
        ("The owners were not immediately available for comment.", "were not immediately available", "declines"),
        ("The bank neither denied the story nor gave details.", "denied", "declines"),
        ("The ministry called the reports of a coup nonsense.", "called", "denies"),
        ("The minister said it was not true that the funds had vanished.", "said", "denies"),
        ("Investigators said they could not rule out sabotage.", "said", "unsure"),
        ("The senator asked whether the vaccine had been tested.", "asked", "unsure"),
        ("The senator asked the army to leave.", "asked", "asserts"),
    ],
)
def test_stance(nlp: Language, text: str, cue: str, stance: str) -> None:
    assert of_cue(nlp, text, cue).stance == stance


def test_quotation_over_paragraphs_stays_with_its_speaker(nlp: Language) -> None:
    text = (
        '"We have waited long enough," the coach said.\n\n'
        '"Now the players want an answer. They want it soon.\n\n'
        '"And they will get it."\n\nThe stadium was empty.'
    )
    direct = [one for one in read(nlp, text) if one.kind == "direct"]
    assert [one.source and one.source.name.lower() for one in direct] == ["the coach"] * 3
    assert said(direct[2], text) == ["And they will get it."]


def test_names_and_fragments_in_marks_are_not_speech(nlp: Language) -> None:
    text = 'The band "Blue Harbor" played in the so-called "green zone" on Monday.'
    assert read(nlp, text) == []


def test_title_on_the_air_is_no_quotation(nlp: Language) -> None:
    text = 'Senator Maria Lopez said on "The Harbor Show" that the levy would fall.'
    one = of_cue(nlp, text, "said")
    assert said(one, text) == ["the levy would fall"]


def test_unnamed_sources(nlp: Language) -> None:
    text = "The envoy has left the capital, according to two senior officials who were not allowed to speak publicly."
    one = of_cue(nlp, text, "according to")
    assert one.source is not None
    assert one.source.anonymous
    assert one.source.count == 2
    assert one.source.because is not None
    assert "not allowed to speak publicly" in one.source.because


@pytest.mark.parametrize("source", ["Ana Duarte", "the foreign ministry", "police", "spokesman Jan Kolar"])
def test_names_and_institutions_are_not_anonymous(nlp: Language, source: str) -> None:
    text = f"The envoy has left the capital, {source} said."
    one = of_cue(nlp, text, "said")
    assert one.source is not None
    assert not one.source.anonymous


def test_reportedly_has_unspecified_reports_as_source(nlp: Language) -> None:
    text = "The envoy reportedly hopes to meet the general."
    one = of_cue(nlp, text, "reportedly")
    assert one.source is not None
    assert (one.source.name, one.source.anonymous) == ("unspecified reports", True)
    assert said(one, text) == ["hopes to meet the general"]


def test_pronoun_has_the_name_of_its_antecedent(nlp: Language) -> None:
    text = "Finance Minister Ana Duarte arrived on Monday. She said the budget would pass."
    one = of_cue(nlp, text, "said")
    assert one.source is not None
    assert one.source.name == "Ana Duarte"


def test_reasons_tell_words_from_states_of_mind(nlp: Language) -> None:
    classes = load("cues")["classes"]
    assert of_cue(nlp, "The mayor said the road is open.", "said").reasons[0].rule in classes["speech"]
    assert of_cue(nlp, "The mayor hopes that the road is open.", "hopes").reasons[0].rule in classes["mind"]


def test_empty_and_blank_texts(nlp: Language) -> None:
    assert read(nlp, "") == []
    assert read(nlp, "   \n\n ") == []


def entries() -> list[tuple[str, str, str]]:
    """Each entry of the lexicon with each of its examples."""
    table = load("cues")
    groups = ("verbs", "prepositional", "nouns", "adjectives", "adverbs")
    return [
        (group, word, example)
        for group in groups
        for word, entry in table[group].items()
        for example in entry["examples"]
    ]


def test_examples_of_the_lexicon(nlp: Language) -> None:
    """An entry's word is a cue in its example."""
    texts = entries()
    missed = []
    for (_, word, example), doc in zip(texts, nlp.pipe(example for _, _, example in texts), strict=True):
        tokens = [token for one in doc._.attributions for token in doc.char_span(*_ends(one))]
        cues = {word for token in tokens for word in (token.lemma_.lower(), token.lower_)}
        if word.split()[0] not in cues:
            missed.append((word, example))
    assert missed == []


def _ends(one: Attribution) -> tuple[int, int]:
    assert one.cue is not None
    return one.cue.start, one.cue.end


@given(st.text(alphabet="ab \"'.,\n", max_size=60))
def test_quotations_lie_within_the_text_and_apart(text: str) -> None:
    quotes = find_quotes(text)
    for quote in quotes:
        assert 0 <= quote.opens <= quote.start <= quote.end <= quote.closes <= len(text)
    assert all(a.closes <= b.opens for a, b in pairwise(quotes))


PIECES = [
    '"We will go,"',
    "she said",
    "the officials told",
    "Kyodo",
    "that",
    ".",
    ",",
    '"',
    "\n\n",
    "according to",
    "it",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_every_span_can_be_cut_out(nlp: Language, pieces: list[str]) -> None:
    text = " ".join(pieces)
    for one in nlp(text)._.attributions:
        spans = [*one.content, *([one.cue] if one.cue else []), *([one.source.span] if one.source else [])]
        assert one.content
        for span in spans:
            assert span is not None
            assert text[span.start : span.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "A federal judge denied a request for bail on Tuesday.",
        "The Supreme Court rejected a challenge to the curfew on Monday.",
        "The appeals court dismissed the lawsuit.",
        "A judge in Oslo refused to block the merger.",
        "The ministry denied the nurse a visa.",
        "Rebels attacked a convoy near the border.",
        "Gunmen attacked the village over the weekend.",
        "If the army attacked the town, thousands would flee.",
        'The so-called "peace train" left Oslo on Monday.',
        'The village, known as "the Last Stop," burned in May.',
    ],
)
def test_deeds_and_names_say_nothing(nlp: Language, text: str) -> None:
    assert read(nlp, text) == []


def test_a_court_that_denies_a_motion_denies_no_statement(nlp: Language) -> None:
    found = read(nlp, "The court denied a motion to dismiss the indictment, saying that it came too late.")
    assert [one.stance for one in found] == ["asserts"]


def test_a_judge_by_name_may_deny_what_is_said_of_him(nlp: Language) -> None:
    assert of_cue(nlp, "Judge Ana Ruiz denied that she had met the banker.", "denied").stance == "denies"


def test_whose_claim_is_dismissed_is_not_who_dismisses_it(nlp: Language) -> None:
    found = of_cue(nlp, "The mayor dismissed claims that the dam was unsafe.", "claims")
    assert found.source is None


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The union has yet to comment on the plan.", "to comment on"),
        ("The army failed to say who fired first.", "to say"),
        ("The palace did not confirm the visit.", "did not confirm"),
    ],
)
def test_what_is_left_unsaid_is_declined(nlp: Language, text: str, cue: str) -> None:
    assert of_cue(nlp, text, cue).stance == "declines"


def test_reportedly_is_nobodys_and_unsure(nlp: Language) -> None:
    found = of_cue(nlp, "The envoy reportedly met the rebels in Doha.", "reportedly")
    assert found.stance == "unsure"
    assert found.source is not None
    assert found.source.anonymous


def test_a_day_after_a_cue_is_no_content(nlp: Language) -> None:
    text = "The bishop called Friday for releasing the monks."
    assert [said(one, text) for one in read(nlp, text)] == [["releasing the monks"]]


@pytest.mark.parametrize("text", ["Brandt: 'We will not sign this paper'", 'Brandt: "We will not sign this paper"'])
def test_a_headline_with_a_colon_quotes(nlp: Language, text: str) -> None:
    (found,) = read(nlp, text)
    assert found.source is not None
    assert found.source.name == "Brandt"
    assert said(found, text) == ["We will not sign this paper"]


def test_a_quotation_of_several_sentences_is_kept_whole(nlp: Language) -> None:
    text = '"We will stay. We will fight. We will win," Brandt said on Monday.'
    assert said(of_cue(nlp, text, "said"), text) == ["We will stay. We will fight. We will win"]


def test_the_raised_subject_of_an_urging_belongs_to_it(nlp: Language) -> None:
    text = "The envoy urged North Korea to resume talks."
    assert said(of_cue(nlp, text, "urged"), text) == ["North Korea to resume talks"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The minister attacked the army over its record.", "the army over its record"),
        ("The bishop condemned the army for the raid.", "the army for the raid"),
        ("The troops criticized their commander for the delay.", "their commander for the delay"),
    ],
)
def test_who_is_attacked_with_words_is_told_what_for(nlp: Language, text: str, content: str) -> None:
    assert [said(one, text) for one in read(nlp, text)] == [[content]]


def test_being_asked_is_not_what_somebody_says(nlp: Language) -> None:
    text = "Asked whether he would resign, Brandt said no."
    assert read(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("DIAZ: Will you run again? BRANDT: No. I have said that many times.", ["DIAZ", "BRANDT"]),
        ("Q: Did you meet him? A: I met him twice in May.", [None, None]),
        (
            "Ana Diaz: The strike will go on.\nIlse Brandt: It ended on Monday.\nAna Diaz: That is not so.",
            ["Ana Diaz", "Ilse Brandt", "Ana Diaz"],
        ),
        ("LIMA: The sol fell on Monday.\nOSLO: The krone rose.", []),
        ('LIMA: The mayor said, "I won."\nOSLO: The krone rose.', ["The mayor"]),
        ("NOTE: This report was updated.\nWATCH: The port burned on Monday.", []),
        ("The minister has three goals: Peace, bread and work.", []),
    ],
)
def test_turns_of_a_transcript(nlp: Language, text: str, speakers: list[str | None]) -> None:
    assert [one.source.name if one.source else None for one in read(nlp, text)] == speakers


def test_what_is_quoted_within_a_turn_is_the_turns(nlp: Language) -> None:
    text = 'DIAZ: What did he say?\nBRANDT: "We lost," a soldier told me.'
    assert [said(one, text) for one in read(nlp, text)] == [["What did he say?"], ['"We lost," a soldier told me.']]


@given(st.text(alphabet='QA:DIz ab."\n?', max_size=80))
def test_turns_lie_in_the_text_in_order(text: str) -> None:
    turns = find_turns(text)
    assert all(turn.opens < turn.start < turn.end <= len(text) for turn in turns)
    assert all(one.end <= two.opens for one, two in pairwise(turns))
