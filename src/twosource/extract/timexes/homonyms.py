"""Words of time that are none. In come a parsed Doc and words or phrases of time; out comes whether they speak of time.

"May resigned", "Fall River", "USA Today", "past practices", "the 16th Army" do not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from twosource.extract.timexes.anchors import VERBAL
from twosource.extract.timexes.grammar import Phrase
from twosource.extract.timexes.lexemes import Lexeme, contexts
from twosource.extract.timexes.years import is_year

NAMES = frozenset(("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC"))
LONE_RULES = frozenset(("weekday", "month", "season"))  # what may as well be part of a name
VERBS = frozenset(("MD", "VB", "VBP"))
NOUNS = frozenset(("NOUN", "PROPN", "ADJ"))
PLAIN = frozenset(("unit", "set", "part"))  # a capital makes these words part of a name: "This Week"


def is_amount(word: Lexeme, first: Token) -> bool:
    """Whether what stands before "a year" is an amount: "4 million", "12 percent", "three times"."""
    counted = word.kind in ("int", "number", "decimal", "day", "year", "unit", "often")
    counts = counted or word.text.lower() in contexts()["share"]
    return counts or (first.i > 0 and first.nbor(-1).tag_ in ("CD", "NNS", "$"))


def token_at(doc: Doc, starts: Sequence[int], offset: int) -> Token:
    """The token that holds a character."""
    return doc[max(bisect_right(starts, offset) - 1, 0)]


def tagged(doc: Doc, starts: Sequence[int], word: Lexeme) -> Lexeme:
    """The lexeme, without its kind where the tagger says that it is the verb "may", or the "that" of "said that"."""
    if word.kind == "month" and word.value in (3, 5) and token_at(doc, starts, word.start).tag_ in VERBS:
        return replace(word, kind="", value=None)
    if word.kind == "that" and opens_clause(token_at(doc, starts, word.start)):
        return replace(word, kind="", value=None)
    if word.kind == "time" and not is_time_of_place(token_at(doc, starts, word.start)):
        return replace(word, kind="", value=None)
    return word


def is_time_of_place(time: Token) -> bool:
    """Whether "time" may be that of a place, or of a then: "Lima time", "at the time", not "noon. No time was lost"."""
    if not time.i or time.nbor(-1).is_punct or time.dep_ in ("nsubj", "nsubjpass", "compound"):
        return False
    before = time.nbor(-1)
    return before.text[0].isupper() or before.pos_ != "NOUN"


def opens_clause(link: Token) -> bool:
    """Whether a "that" opens a clause whose verb stands further on: "said that Tuesday's ruling was final"."""
    return link.dep_ == "mark" and link.head.pos_ in VERBAL and link.head.i > link.i + 1


def is_time(doc: Doc, starts: Sequence[int], phrase: Phrase) -> bool:
    """Whether the phrase is not part of a name, nor a mere number."""
    last = token_at(doc, starts, phrase.end - 1)
    if any(word.kind in PLAIN and word.text.istitle() for word in phrase.lexemes[1:]):
        return False
    if (
        phrase.lexemes[0].kind in PLAIN
        and phrase.text.istitle()
        and not token_at(doc, starts, phrase.start).is_sent_start
    ):
        return False
    if phrase.rule == "month" and is_march(last, phrase):
        return False
    if phrase.rule == "day-of-month" and is_counted(last):
        return False
    if phrase.rule == "day-word" and is_title(last):
        return False
    if phrase.rule in LONE_RULES and len(phrase.lexemes) == 1:
        if phrase.rule == "month" and last.dep_ == "nsubj" and last.head.pos_ == "VERB" and last.ent_type_ != "DATE":
            return False  # "May resigned"
        return last.ent_type_ not in NAMES and not is_name(doc, last)
    if phrase.has("current") and len(phrase.lexemes) == 1:
        return last.tag_ == "JJ"  # "the current of the river" flows at any time
    if phrase.rule == "time-reference" and phrase.has("past", "future"):
        return last.tag_ == "NN"  # no "past practices", no "future losses"
    if phrase.rule == "year" and len(phrase.lexemes) == 1:
        return phrase.has("shortyear") or is_year(doc, last, int(phrase.lexemes[0].value or 0))
    return True


def is_counted(ordinal: Token) -> bool:
    """Whether "the 16th" is no day: "by the 16th Army", "the 10th-floor bar", "the 8th, 9th and 10th floors".

    Nor is it one where holes are played.
    """
    if ordinal.i + 1 < len(ordinal.doc):
        after, mark = ordinal.nbor(), ordinal.nbor().text
        third = after.nbor().text if after.i + 1 < len(ordinal.doc) else ""
        listed = mark == "," and third[:1].isdecimal() and third[-1].isalpha()
        bound = mark == "-" and not ordinal.whitespace_
        if after.pos_ in NOUNS or listed or bound or (ordinal.dep_ == "amod" and ordinal.head.i > ordinal.i):
            return True
    return not contexts()["holes"].isdisjoint(word.lemma_.lower() for word in ordinal.sent)


def is_name(doc: Doc, token: Token) -> bool:
    """Whether a season's or month's word stands in a longer name: "Fall River", "April Jones"."""
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return (
        token.text[0].isupper() and after is not None and after.ent_type_ in ("PERSON", "GPE") and after.ent_iob_ == "I"
    )


def is_title(day: Token) -> bool:
    """Whether a day's word is part of a name, or one: "USA TODAY", "Russia Today", "Today" as a program."""
    if not day.text[0].isupper() or day.is_sent_start or not day.i:
        return False
    before, after = day.nbor(-1), day.nbor(1) if day.i + 1 < len(day.doc) else None
    in_marks = before.is_quote and after is not None and after.is_quote
    return in_marks or (before.pos_ == "PROPN" and before.text[0].isupper())


def is_march(month: Token, phrase: Phrase) -> bool:
    """Whether the month's word is a thing with an article of its own: "the annual March", not "the March vote"."""
    alone = all(word.kind in ("the", "month") for word in phrase.lexemes)
    return alone and month.head.i <= month.i and any(child.dep_ in ("det", "poss") for child in month.children)
