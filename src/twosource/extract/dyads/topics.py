"""What is asked, promised, refused, threatened, given or looked into. In comes a code; out goes CAMEO's finer one.

It is the same code where nothing around the event's word tells more (`lexicon/cameo_topics.toml`).
"Urged Chad to hold talks" is an appeal to meet (026), "urged Chad to free him" one to yield (025).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from spacy.tokens import Token

from twosource import lexicon
from twosource.model import EventMention

THREAT = "130"
REFUSAL = "120"
NAMED = frozenset(("PERSON", "GPE", "NORP"))
BASE = 3  # digits
DEPTH = 8  # tokens up to the event's own word


def finer(code: str, event: EventMention, token: Token) -> str:
    """The code of the event's topic, or the code itself."""
    table = _table()
    codes: Mapping[str, str] | None = table["codes"].get(code)
    if codes is None:
        return code
    found = (_by_events, _by_words) if code == THREAT else (_by_words, _by_events)
    topic = next(filter(None, (find(token, event, codes) for find in found)), "")
    if topic == table["refusing"]["topic"] and code == REFUSAL and _does_not(token):
        return str(table["refusing"]["code"])
    if topic == table["accepted"]["topic"] and token.lemma_.lower() in table["accepted"]["verbs"]:
        return str(table["accepted"].get("code", code)) if code == "030" else codes.get(topic, code)
    return codes.get(topic, code)


def asked(code: str, event: EventMention) -> str:
    """The code of an appeal or the like for an event of this kind."""
    table = _table()
    return str(table["codes"][code].get(_topic_of(event), code))


def _topic_of(event: EventMention) -> str:
    table = _table()
    return str(table["by-code"].get((event.cameo or "")[:BASE]) or table["of-events"].get(event.type, ""))


def _table() -> dict[str, Any]:
    return lexicon.load("cameo_topics")


def _by_words(token: Token, event: EventMention, codes: Mapping[str, str]) -> str:
    """The topic of the first word that has one of the code's topics."""
    verbs, nouns = _words(tuple(codes))
    for one in _scope(token, event):
        lemma = one.lemma_.lower()
        phrase = f"{one.nbor(-1).lower_} {lemma}" if one.i else lemma
        if one.pos_ == "VERB" and lemma in verbs:
            return verbs[lemma]
        if one.pos_ in ("NOUN", "PROPN", "ADJ", "SYM") and (found := nouns.get(phrase) or nouns.get(lemma)):
            return found
    return ""


@cache
def _words(topics: tuple[str, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """The topic by verb and by noun."""
    table = _table()["topics"]
    verbs = {verb: topic for topic in reversed(topics) for verb in table[topic]["verbs"]}
    nouns = {noun: topic for topic in reversed(topics) for noun in table[topic]["nouns"]}
    return verbs, nouns


def _scope(token: Token, event: EventMention) -> Iterator[Token]:
    """The words that say what it is about, in their order: those behind the verb or around the noun, no asides."""
    roots = [token]
    if event.nominal and token.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj"):
        roots = [token, token.head]
    seen = set()
    for root in roots:
        for one in root.subtree:
            before = one.i < token.i and not (event.nominal and root.i == token.i)
            if one.i == token.i or one.i in seen or before or _is_aside(one, root):
                continue
            seen.add(one.i)
            if one.ent_type_ not in NAMED:
                yield one


def _is_aside(token: Token, root: Token) -> bool:
    at, steps = token, 0
    while at.i != root.i and steps < DEPTH:
        if (
            at.dep_ == "relcl"
            or (at.dep_ == "advcl" and at.tag_ != "VB")
            or (at.dep_ == "conj" and at.head.i == root.i)
        ):
            return True
        at, steps = at.head, steps + 1
    return False


def _by_events(token: Token, event: EventMention, codes: Mapping[str, str]) -> str:
    """The topic of the first event that is told below the token."""
    below = {one.idx for one in _scope(token, event)}
    for other in token.doc._.events:
        if other.trigger.start in below:
            topic = _topic_of(other)
            if topic in codes:
                return topic
    return ""


def _does_not(token: Token) -> bool:
    """Whether it is refused to do something, rather than what somebody asked for."""
    return any(child.dep_ in ("xcomp", "ccomp") for child in token.children)
