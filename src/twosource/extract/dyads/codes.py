"""The CAMEO code of an event where it stands. In come the event, its token and the sides; out goes a base code.

The entry of the event lexicon gives a code; status, who takes part and who tells it may change it
(`lexicon/cameo.toml`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.tokens import Token

from twosource import lexicon
from twosource.extract.dyads.sides import Sides
from twosource.model import EventMention

BASE = 3  # digits
AHEAD = frozenset(("planned", "expected", "possible"))


def base_code(event: EventMention, token: Token, sources: Sequence[str], targets: Sequence[str]) -> str:
    """The code; empty for what CAMEO does not code: what was called off, or is open."""
    table: dict[str, Any] = lexicon.load("cameo")
    code = (event.cameo or "")[:BASE]
    rules = {reason.rule for reason in event.reasons if reason.what == "status"}
    if event.status == "denied":
        return str(table["refused"].get(event.type, "")) if _is_refused(token) else ""
    if event.status in ("cancelled", "unclear") and not code.startswith("1"):
        return ""
    if event.status in AHEAD and event.type in table["intended"] and not rules.isdisjoint(table["intended"]["rules"]):
        return str(table["intended"][event.type]) if event.type == "ASSAULT" else code
    if code in table["war"]["codes"] and _fights((*sources, *targets), table["war"]["roles"]):
        return str(table["war"]["code"])
    if code in table["exercise"]["alone"] and not _has_partner(event):
        return str(table["exercise"]["code"])
    if code in table["shooting"]["codes"]:
        arms = (found for found in table["shooting"]["codes"] if _has_object(token, table["shooting"][found]))
        return str(next(arms, table["shooting"]["code"]))
    return _attended(event, token, code, table["third"])


def accused(event: EventMention, token: Token, sides: Sides) -> str:
    """The code of who claims that somebody did violence; empty where nobody does."""
    table = lexicon.load("cameo")["accusing"]
    above = token.head
    if event.type not in table["types"] or token.dep_ != "ccomp" or above.lemma_.lower() not in table["verbs"]:
        return ""
    return next(iter(sides.codes(child for child in above.children if child.dep_ == "nsubj")), "")


def _is_refused(token: Token) -> bool:
    """Whether it is said that it will not be done."""
    verb = token if token.pos_ == "VERB" else token.head
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg")}
    return bool(words & {"will", "would", "'ll", "wo", "shall"}) and bool(words & {"not", "n't", "never"})


def _fights(codes: Sequence[str], roles: Sequence[str]) -> bool:
    return any(role in code for code in codes for role in roles)


def _has_partner(event: EventMention) -> bool:
    return sum(one.role in ("agent", "counterpart") for one in event.arguments) > 1


def _has_object(token: Token, nouns: Sequence[str]) -> bool:
    """Whether one of the nouns is what is fired, shelled with or the like, or the event's own word."""
    words = {token.lemma_.lower(), *(child.lemma_.lower() for child in token.children)}
    return not words.isdisjoint(nouns)


def _attended(event: EventMention, token: Token, code: str, table: dict[str, Any]) -> str:
    """The code of what somebody attends."""
    carried = token.head.lemma_.lower() if event.nominal else token.lemma_.lower()
    if carried != "attend":
        return code
    attended = {token.lemma_.lower(), *(child.lemma_.lower() for child in token.children if child.dep_ == "dobj")}
    return str(table["travel"] if attended & set(table["feasts"]) else table["meeting"])
