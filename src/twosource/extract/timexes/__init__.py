"""The component `twosource_timexes`: time expressions with TIMEX3 type and value, and their calendar interval.

In comes a Doc, parsed, with `doc._.published` where that is known; out goes the Doc with `doc._.timexes`. Where the
report has no date, its own text is asked for one (`dates.py`), which is then left in `doc._.published`.

    nlp.add_pipe("twosource_timexes")
    nlp("The envoy left on June 12, 2015, and returned two days later.")._.timexes[1].value     # 2015-06-14
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Token

from twosource.extract import attributes  # noqa: F401  (registers doc._.timexes)
from twosource.extract.timexes.anchors import names_something, tense_at
from twosource.extract.timexes.calendar import value_at
from twosource.extract.timexes.context import Context, Tense, contexts_of
from twosource.extract.timexes.dates import date_from_text
from twosource.extract.timexes.days import is_told_next_day
from twosource.extract.timexes.events import event_day
from twosource.extract.timexes.grammar import Phrase, grammar, phrases
from twosource.extract.timexes.homonyms import is_amount, is_time, tagged, token_at
from twosource.extract.timexes.lexemes import Lexeme, Value, contexts, lexemes, vocabulary
from twosource.extract.timexes.meanings import Meaning, day_of
from twosource.extract.timexes.values import READERS
from twosource.model import Reason, Span, Timex

MONTH = re.compile(r"\d{4}-(\d\d)")
LENDING = frozenset(("date", "month", "season"))
PRESENT_RULES = frozenset(("weekday", "day-word"))  # a history hardly ever speaks so of its days
FINITE = frozenset(("MD", "VBD", "VBP", "VBZ"))
BEFORE_NOUN = frozenset(("amod", "compound", "nmod", "nummod"))
MONTHS_OF_ACCOUNTS = frozenset(("P6M", "P9M", "P12M"))
NARRATIVE_MENTIONS = 6  # so many years in a text, mostly long past, make it a history


@Language.factory(
    "twosource_timexes",
    assigns=["doc._.timexes", "doc._.published"],
    requires=["token.pos", "token.tag", "token.dep", "token.head"],
    default_config={"date_reports": True, "history_age": 2},
)
def create(nlp: Language, name: str, date_reports: bool, history_age: int) -> Timexes:
    """The component: `date_reports` lets a report's text date it, `history_age` is in years before it."""
    return Timexes(date_reports=date_reports, history_age=history_age)


class Timexes:
    """Finds and resolves the time expressions of a Doc."""

    def __init__(self, *, date_reports: bool, history_age: int) -> None:
        self.words, self.rules = vocabulary(), grammar()
        self.date_reports, self.history_age = date_reports, history_age

    def __call__(self, doc: Doc) -> Doc:
        """Sets `doc._.timexes`, and `doc._.published` where the text tells it."""
        starts = [token.idx for token in doc]
        words = [tagged(doc, starts, word) for word in lexemes(doc.text, self.words)]
        found = [phrase for phrase in phrases(words, self.rules) if is_time(doc, starts, phrase)]
        if doc._.published is None and self.date_reports:
            doc._.published = date_from_text(doc, found)
        views = contexts_of(doc._.published)
        for context in views:
            context.narrative = self.is_history(found, context)
        meanings = agreed([dict(read(doc, starts, words, found, context)) for context in views])
        doc._.timexes = tuple(timex(doc, phrase, meaning) for phrase, meaning in meanings.items())
        return doc

    def is_history(self, found: Sequence[Phrase], context: Context) -> bool:
        """Whether most years in the text are long past, so that a bare month is of the year last named."""
        if 20 * sum(phrase.rule in PRESENT_RULES for phrase in found) > len(found):
            return False
        years = sorted(int(phrase.value("year") or 0) for phrase in found if phrase.has("year"))
        if len(years) < NARRATIVE_MENTIONS or context.reference is None:
            return False
        return years[3 * len(years) // 4] < context.reference - self.history_age


def read(
    doc: Doc, starts: Sequence[int], words: Sequence[Lexeme], found: Sequence[Phrase], context: Context
) -> Iterator[tuple[Phrase, Meaning]]:
    """Each phrase with its meaning, in order; those that count from an event are read when all others are."""
    meanings: dict[int, Meaning] = {}
    tenses = settled(found, [tense_of(doc, starts, phrase) for phrase in found])
    waiting = []
    context.told_next_day = is_told_next_day(doc.text, found, tenses, context)
    for number, phrase in enumerate(found):
        context.alone = stands_alone(words, phrase)
        if phrase.read == "event_offset" and not context.alone:
            waiting.append(number)
            continue
        context.tense = tenses[number]
        context.lent = lent_year(doc, starts, phrase, found[number + 1 : number + 4], words)
        context.ended = ended_day(words, phrase, found[number + 1 : number + 2], context)
        meaning = meaning_of(doc, starts, words, phrase, context)
        if meaning is not None:
            meanings[number] = meaning
            follow(context, phrase, meaning)
    context.alone = False
    dates = [(found[i], meanings[i]) for i in sorted(meanings) if day_of(meanings[i].value)]
    for number in waiting:
        phrase, context.tense = found[number], tenses[number]
        context.event = event_day(doc, phrase.start, token_at(doc, starts, phrase.end - 1), dates)
        meaning = read_by_rule(found[number], context)
        if meaning is not None:
            meanings[number] = meaning
    for number in sorted(meanings):
        yield found[number], meanings[number]


def agreed(readings: Sequence[dict[Phrase, Meaning]]) -> dict[Phrase, Meaning]:
    """What each phrase means: of a report that came out on one of several days, what all of these days make of it.

    The first reading is that without a day.
    """
    first, *others = readings
    meanings = {}
    for phrase, meaning in first.items():
        said = [reading.get(phrase) for reading in others]
        same = (
            bool(said) and said[0] is not None and all(one is not None and one.value == said[0].value for one in said)
        )
        meanings[phrase] = said[0] if same and said[0] is not None else meaning
    return meanings


def tense_of(doc: Doc, starts: Sequence[int], phrase: Phrase) -> Tense:
    """The tense at a phrase."""
    return tense_at(doc, token_at(doc, starts, phrase.start).i, token_at(doc, starts, phrase.end - 1).i)


def settled(found: Sequence[Phrase], tenses: Sequence[Tense]) -> list[Tense]:
    """The tenses, where a weekday that only names something takes the one that the text gives that day elsewhere."""
    said: dict[Value, set[int]] = {}
    for phrase, tense in zip(found, tenses, strict=True):
        if phrase.has("weekday") and not tense.weak and tense.sign:
            said.setdefault(phrase.value("weekday"), set()).add(tense.sign)
    return [
        replace(tense, sign=next(iter(signs)), rule="as-elsewhere")
        if tense.weak and len(signs := said.get(phrase.value("weekday"), set())) == 1 and tense.sign not in signs
        else tense
        for phrase, tense in zip(found, tenses, strict=True)
    ]


def meaning_of(
    doc: Doc, starts: Sequence[int], words: Sequence[Lexeme], phrase: Phrase, context: Context
) -> Meaning | None:
    """What one phrase means where it stands."""
    first = token_at(doc, starts, phrase.start)
    after = phrase.first + len(phrase.lexemes)
    context.preceding = words[phrase.first - 1].text.lower() if phrase.first else ""
    context.succeeding, *beyond = [word.text.lower() for word in words[after : after + 4]] or [""]
    context.beyond = tuple(beyond)
    last = token_at(doc, starts, phrase.end - 1)
    context.owned, context.naming = owned_by(last), names_something(doc[first.i : last.i + 1].root)
    context.served, context.governor = served_by(last), governor_of(first)
    context.opening, context.attached = bool(first.is_sent_start), last.dep_ == "compound" and last.head.i > last.i
    context.stretched = context.stretch_at >= first.sent.start_char
    context.told = context.anchor is not None and context.anchor_at >= first.sent.start_char
    context.far = phrase.has("same") and is_far(doc, first, context)
    context.rate = phrase.first > 0 and is_amount(words[phrase.first - 1], first)
    return read_by_rule(phrase, context)


def read_by_rule(phrase: Phrase, context: Context) -> Meaning | None:
    """What its rule makes of a phrase; nothing beyond the ends of the calendar."""
    try:
        return READERS[phrase.read](phrase, context)
    except (ValueError, OverflowError):  # a report of year 1, as some pages have it
        return None


def served_by(last: Token) -> str:
    """What the noun that a time stands before is in its clause; "" where it stands before none."""
    return last.head.dep_ if last.dep_ in BEFORE_NOUN and last.head.i > last.i else ""


def governor_of(first: Token) -> str:
    """The lemma of what the preposition before a time hangs on."""
    before = first.nbor(-1) if first.i else first
    return before.head.lemma_.lower() if before.pos_ == "ADP" else ""


def owned_by(time: Token) -> str:
    """The noun alone after the "'s" of a time: that of "today's youth", none of "today's world title"."""
    noun = time.head
    if time.dep_ != "poss" or noun.i != time.i + 2 or noun.pos_ not in ("NOUN", "PROPN"):
        return ""
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    return "" if after is not None and after.pos_ in ("NOUN", "PROPN") else noun.lower_


def ended_day(words: Sequence[Lexeme], phrase: Phrase, behind: Sequence[Phrase], context: Context) -> date | None:
    """The day in "the quarter ended June 30"."""
    after = phrase.first + len(phrase.lexemes)
    close = bool(behind) and behind[0].read == "calendar_date" and behind[0].first == after + 1
    if not close or words[after].text.lower() not in contexts()["accounts"]:
        return None
    meaning = read_by_rule(behind[0], context)
    return day_of(meaning.value) if meaning else None


def lent_year(
    doc: Doc, starts: Sequence[int], phrase: Phrase, behind: Sequence[Phrase], words: Sequence[Lexeme]
) -> int | None:
    """The year of the next time where it is of the same kind and joined by a word: "in May and June 2019"."""
    one = phrase
    for other in behind if phrase.rule in LENDING else ():
        after = one.first + len(one.lexemes)
        joined = other.rule == phrase.rule and other.first == after + 1 and not one.has("year", "shortyear", "unit")
        if not joined or words[after].text.lower() not in contexts()["joint-year"]:
            return None
        if (year := other.value("year")) is not None:
            apart = words[after].text == "," or opens_next(doc, starts, phrase, other)
            return None if apart else int(year)
        one = other
    return None


def opens_next(doc: Doc, starts: Sequence[int], first: Phrase, other: Phrase) -> bool:
    """Whether a second time is what the next clause speaks of, or belongs to it: "in May and June 2019's flood"."""
    last = token_at(doc, starts, other.end - 1)
    after = last.nbor() if last.i + 1 < len(doc) else last
    if after.tag_ == "POS":
        return True
    subject = token_at(doc, starts, first.start).dep_ in ("nsubj", "nsubjpass")
    return after.tag_ in FINITE and not subject


def stands_alone(words: Sequence[Lexeme], phrase: Phrase) -> bool:
    """Whether "the year before", "two days before" and the like close their clause, so that no event dates them."""
    after = phrase.first + len(phrase.lexemes)
    closes = after == len(words) or not words[after].text[0].isalnum()
    first, last = phrase.lexemes[0].kind, phrase.lexemes[-1].kind
    definite = first == "the" and len(phrase.lexemes) == 3
    return closes and (definite or (first not in ("the", "eve") and last in ("before", "after")))


def is_far(doc: Doc, first: Token, context: Context) -> bool:
    """Whether the date named last stands before the sentence before that of a phrase."""
    own = first.sent
    before = doc[own.start - 1].sent if own.start else own
    return context.anchor_at < before.start_char


def follow(context: Context, phrase: Phrase, meaning: Meaning) -> None:
    """Lets the next phrases count from this one."""
    if meaning.type in ("DATE", "TIME") and meaning.interval is not None:
        context.anchor, context.anchor_at = meaning.value, phrase.start
    if meaning.type == "DURATION" and meaning.value in MONTHS_OF_ACCOUNTS:
        context.stretch_at = phrase.start
    known, latest = context.quarter or "", present_quarter(context)
    if phrase.rule == "quarter" and "-Q" in meaning.value and known <= meaning.value <= latest:
        context.quarter = meaning.value
    elif phrase.rule == "recent-units" and phrase.has("ordinal"):  # "in the first nine months": of no quarter
        context.quarter = None
    if is_dated(phrase, meaning, context):
        context.year = int(meaning.value[:4])
        months = MONTH.match(meaning.value)
        context.month = int(months[1]) if months else None


def is_dated(phrase: Phrase, meaning: Meaning, context: Context) -> bool:
    """Whether the year of what follows is that of this time: in a history it may be told by its month alone."""
    if not meaning.value[:4].isdigit():
        return False
    if phrase.has("year", "iso"):
        return True
    return context.narrative and meaning.rule == "year-mentioned"


def present_quarter(context: Context) -> str:
    """The value of the quarter in which the report came out; "" where that is unknown."""
    return value_at(context.today, "Q") if context.today else ""


def timex(doc: Doc, phrase: Phrase, meaning: Meaning) -> Timex:
    """The result for one phrase, with its reasons."""
    span = Span(phrase.start, phrase.end)
    reasons = [Reason("timex", phrase.rule, span), Reason("value", meaning.rule, meaning.cue or span)]
    return Timex(doc._.report_id, span, meaning.type, meaning.value, meaning.interval,
                 tuple(replace(reason, report=doc._.report_id) for reason in reasons))  # fmt: skip
