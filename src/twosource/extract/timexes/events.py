"""The day of an event that a phrase counts from. In come a Doc, the phrase's last word, and the dates found so far.

"the day after the vote", "two weeks ahead of the summit in Rome on June 12": first a date beside the event's noun in
the same sentence, then one in an earlier sentence with the same noun, then the last date of the sentences before.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from twosource.extract.timexes.grammar import Phrase
from twosource.extract.timexes.lexemes import contexts
from twosource.extract.timexes.meanings import Meaning

NEARBY = 300  # characters before the phrase in which a date without the event's noun counts
FARTHEST = 40  # dates before the phrase beyond which none is looked at
NOUNS = ("NOUN", "PROPN")
Dated = tuple[Phrase, Meaning]


def event_day(doc: Doc, start: int, last: Token, dates: Sequence[Dated]) -> str | None:
    """The value of the day on which the event after `last` takes place; None where the text does not tell.

    "On June 17, two days before the launch" tells the launch's day by the other one, and counts from nothing.
    """
    ended = max((phrase.end for phrase, _ in dates if phrase.end <= start), default=start)
    between = doc.char_span(ended, start, alignment_mode="contract")
    if between is not None and between.text.strip() == ",":
        return None
    sent, noun, stop = last.sent, event_noun(doc, last), clause_end(doc, last)
    beside = [meaning.value for phrase, meaning in dates if last.idx < phrase.start < stop]
    if beside:
        return beside[0]
    if noun is None or doc[last.i + 1].lower_ not in contexts()["definite"]:
        return None
    before = [(phrase, meaning) for phrase, meaning in dates if phrase.end <= last.idx]
    for phrase, meaning in reversed(before[-FARTHEST:]):
        span = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        if span is not None and any(token.lemma_.lower() == noun and token.i < last.i for token in span[0].sent):
            return meaning.value
    near = [meaning.value for phrase, meaning in before if sent.start_char - NEARBY < phrase.end <= sent.start_char]
    return near[-1] if near else None


def clause_end(doc: Doc, last: Token) -> int:
    """The character up to which a date belongs to the event that is named next: its clause's end."""
    for token in doc[last.i + 1 : last.sent.end]:
        if token.pos_ in ("VERB", "AUX") or token.text in (",", ";", ":"):
            return int(token.idx)
    return int(last.sent.end_char)


def event_noun(doc: Doc, last: Token) -> str | None:
    """The lemma of the head noun of what follows."""
    for token in doc[last.i + 1 : last.sent.end]:
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if token.pos_ in NOUNS and (after is None or after.pos_ not in NOUNS):
            return str(token.lemma_.lower())
        if token.pos_ in ("VERB", "PUNCT"):
            return None
    return None
