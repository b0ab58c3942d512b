"""Four digits. In come a parsed Doc and the token of the digits; out comes whether they are a year.

They may be money, a number of things, or the year in which a car's model came out: "his 1987 Chevrolet".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from twosource.extract.timexes.context import contexts_of
from twosource.extract.timexes.lexemes import contexts

NEAR_YEARS = 15  # from a report's own, in which four digits before a plural are a year: "the bank's 1990 losses"


def is_year(doc: Doc, token: Token, value: int) -> bool:
    """Whether four digits are a year: no amount of money, share or things."""
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    written = doc[max(token.i - 2, 0) : token.i].text.lower().split()[-1:]  # "No." may be two tokens
    if (before is not None and before.is_currency) or not contexts()["number-sign"].isdisjoint(written):
        return False
    if after is not None and (after.lower_ in contexts()["measure"] or is_model(token, before, after)):
        return False
    if token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NNPS"):
        owned = before is not None and (before.lower_ in contexts()["of-year"] or before.tag_ == "POS")
        return owned or (token.text.isdecimal() and value % 100 != 0 and is_near(doc, value))
    return 1500 <= value <= 2100


def is_model(token: Token, before: Token | None, after: Token) -> bool:
    """Whether digits before a maker's name tell a car's model: "his 1987 Chevrolet", not "in 2019 Ford closed a plant".

    The car has to be what the words speak of: "the 2019 Toyota recall" and "his 2019 Tesla report" are of a year.
    """
    if after.lower_ not in contexts()["make"] or token.head.i < after.i:
        return False
    if before is not None and (before.lower_ == "the" or before.pos_ in ("ADP", "SCONJ")):
        return False
    return token.head.pos_ == "PROPN" or token.head.lower_ in contexts()["vehicle"]


def is_near(doc: Doc, year: int) -> bool:
    """Whether a year is one that a report is likely to speak of."""
    reference = contexts_of(doc._.published)[0].reference
    return reference is not None and abs(reference - year) <= NEAR_YEARS
