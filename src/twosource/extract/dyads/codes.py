"""The CAMEO code of an event where it stands. In come the event, its token and the sides; out goes a base code.

The entry of the event lexicon gives a code; status, who takes part and who tells it may change it
(`lexicon/cameo.toml`), and what is asked, promised or given makes it finer (`topics`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.tokens import Token

from twosource import lexicon
from twosource.extract.dyads.foremost import above
from twosource.extract.dyads.sides import LAND, Sides
from twosource.extract.dyads.topics import asked, finer
from twosource.extract.events.frames import frame_of
from twosource.extract.events.lists import conjuncts
from twosource.extract.statuses.cues import kind
from twosource.model import EventMention
from twosource.statuses import AHEAD

BASE = 3  # digits
Table = dict[str, Any]


def base_code(event: EventMention, token: Token, sources: Sequence[str], targets: Sequence[str]) -> str:
    """The code; empty for what CAMEO does not code: what was called off, or is open."""
    table: Table = lexicon.load("cameo")
    if token.lemma_.lower() in table["uncoded"]["verbs"]:
        return ""
    by_status = _by_status(event, token, table)
    if by_status is not None:
        return by_status
    code = _by_words(event, token, finer((event.cameo or "")[:BASE], event, token), table)
    entering = table["entering"]
    if event.type == "TRAVEL" and token.lemma_.lower() in entering["verbs"] and _have(sources, entering["roles"]):
        return str(entering["code"])
    return _by_parties(code, sources, targets, table)


def _by_status(event: EventMention, token: Token, table: Table) -> str | None:
    """The code that the status gives; None where it changes nothing."""
    code = (event.cameo or "")[:BASE]
    rules = {reason.rule for reason in event.reasons if reason.what == "status"}
    if event.status == "denied":
        if _is_refused(token) and _is_sending(token, table):
            return str(table["refused"]["AID"])
        return _by_type(event, code, table["refused"]) if _is_refused(token) else ""
    if event.status == "cancelled" and _is_broken_off(event, token):
        return _by_type(event, code, table["broken-off"])
    if event.nominal and event.type in table["ended"] and token.head.lemma_.lower() in table["ended"]["verbs"]:
        return str(table["ended"][event.type]) if token.dep_ == "dobj" else ""
    if event.status in ("cancelled", "unclear") and not code.startswith("1"):
        return ""
    offered = event.nominal and token.dep_ == "dobj" and token.head.lemma_.lower() in table["promised"]["verbs"]
    if offered or (event.status in AHEAD and not rules.isdisjoint(table["promised"]["rules"])):
        sent = table["sending"]["promised"] if _is_sending(token, table) else ""
        hosting = table["promised"]["hosting"]
        if event.nominal and token.head.lemma_.lower() in hosting["verbs"]:
            return str(hosting["code"])
        promise = sent or _by_type(event, code, table["promised"])
        if promise:
            return promise
    if event.status in AHEAD and event.type in table["intended"] and not rules.isdisjoint(table["intended"]["rules"]):
        return str(table["intended"][event.type]) if event.type == "ASSAULT" else None
    return None


def _by_type(event: EventMention, code: str, table: Table) -> str:
    return str(table.get(code) or table.get(event.type, ""))


def _by_words(event: EventMention, token: Token, code: str, table: Table) -> str:
    """The code that the event's own words give: how it is done, with what, who is sent, what is attended."""
    manner = table["manner"]["words"].get(token.lemma_.lower())
    agents = {one.lemma_.lower() for one in frame_of(token).subjects} if token.pos_ == "VERB" else set()
    by_agent = next((found for word, found in table["manner"]["agents"].items() if word in agents), "")
    if event.type == "ASSAULT" and (manner or by_agent):
        return str(by_agent or manner)
    code = table["manner"]["cases"].get(token.lemma_.lower(), code)
    code = _is_sending(token, table) or code
    if code in table["mass"]["codes"] and _has_object(token, table["mass"]["amounts"]):
        return str(table["mass"]["code"])
    if code in table["exercise"]["alone"] and not _has_partner(event):
        return str(table["exercise"]["code"])
    if code in table["shooting"]["codes"]:
        return _by_arms(token, table["shooting"])
    return _attended(event, token, code, table["third"])


def _by_parties(code: str, sources: Sequence[str], targets: Sequence[str], table: Table) -> str:
    """The code that depends on who acts on whom."""
    repressed, blockade = repression(code, sources, targets), table["blockade"]
    if repressed != code:
        return repressed
    if code in blockade["codes"] and not _have(sources, blockade["by"]):
        return str(blockade["code"])
    if code in table["war"]["codes"] and _have((*sources, *targets), table["war"]["roles"]):
        return str(table["war"]["code"])
    return code


def repression(code: str, sources: Sequence[str], targets: Sequence[str]) -> str:
    """The code of force, or the threat of it, where a state turns it on its own people; else the code itself."""
    table = lexicon.load("cameo")["repression"]
    if not sources or not targets or sources[0][:LAND] != targets[0][:LAND]:
        return code
    if not _have(sources, table["roles"]) or not _have(targets, table["against"]):
        return code
    changed = {**dict.fromkeys(table["codes"], table["code"]), **dict.fromkeys(table["threats"], table["threat"])}
    return str(changed.get(code, code))


def accused(event: EventMention, token: Token, sides: Sides) -> str:
    """The code of who claims that somebody did violence; empty where nobody does."""
    table = lexicon.load("cameo")["accusing"]
    teller = token.head
    if event.type not in table["types"] or token.dep_ != "ccomp" or teller.lemma_.lower() not in table["verbs"]:
        return ""
    return next(iter(sides.codes(child for child in teller.children if child.dep_ == "nsubj")), "")


def wanted(event: EventMention, token: Token) -> tuple[list[Token], list[Token], str] | None:
    """Who wants whom to do what the event tells, and the code of the appeal; None where nobody does."""
    table = lexicon.load("cameo")["wanting"]
    own = [child for child in token.lefts if child.dep_ in ("nsubj", "nsubjpass") and child.pos_ != "PRON"]
    if (
        event.nominal
        or token.dep_ not in ("ccomp", "xcomp")
        or token.head.lemma_.lower() not in table["verbs"]
        or not own
    ):
        return None
    wanting = [child for child in token.head.lefts if child.dep_ == "nsubj"]
    return wanting, own, asked(table["family"], event)


def demanded(event: EventMention, token: Token) -> tuple[list[Token], str] | None:
    """Who says that it must be done, and the code of the demand; None where nobody does."""
    table = lexicon.load("cameo")["demanding"]
    verb = token.head if event.nominal else token
    if all(child.lower_ not in table["modals"] for child in verb.lefts if child.dep_ == "aux"):
        return None
    sayers = (one for one in above(token) if one.lemma_.lower() in kind("saying"))
    subjects = next(([child for child in one.children if child.dep_ == "nsubj"] for one in sayers), [])
    return (subjects, asked(table["family"], event)) if subjects else None


def _is_refused(token: Token) -> bool:
    """Whether it is said that it will not be done."""
    verb = token if token.pos_ == "VERB" else token.head
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg")}
    return bool(words & {"will", "would", "'ll", "wo", "shall"}) and bool(words & {"not", "n't", "never"})


def _is_sending(token: Token, table: Table) -> str:
    """The code of sending peacekeepers or troops; empty where it is neither."""
    if token.lemma_.lower() not in table["sending"]["verbs"]:
        return ""
    codes = (found for found in table["sending"] if found.isdigit())
    return next((found for found in codes if _has_object(token, table["sending"][found])), "")


def _by_arms(token: Token, table: Table) -> str:
    """The code of the arms that are named: who flies, what is fired; else force of some kind."""
    doers = {one.lemma_.lower() for one in (frame_of(token).subjects if token.pos_ == "VERB" else ())}
    if not doers.isdisjoint(table["by"]):
        return "195"
    arms = next((found for found in table["codes"] if found in table and _has_object(token, table[found])), "")
    return arms or str(table["code"])


def _is_broken_off(event: EventMention, token: Token) -> bool:
    """Whether one of those who were to meet calls it off: "Peru called off talks with Chile"."""
    verb = token.head
    return event.nominal and token.dep_ == "dobj" and any(child.dep_ == "nsubj" for child in verb.children)


def _have(codes: Sequence[str], roles: Sequence[str]) -> bool:
    return any(role in code[LAND:] for code in codes for role in roles)


def _has_partner(event: EventMention) -> bool:
    return sum(one.role in ("agent", "counterpart") for one in event.arguments) > 1


def _has_object(token: Token, nouns: Sequence[str]) -> bool:
    """Whether one of the nouns is what is fired, sent, shelled with or the like, or the event's own word."""
    children = [one for child in token.children for one in (conjuncts(child) if child.dep_ == "dobj" else (child,))]
    behind = [one for child in children if child.dep_ == "prep" for one in child.children]
    words = {token.lemma_.lower(), *(one.lemma_.lower() for one in (*children, *behind))}
    return not words.isdisjoint(nouns)


def _attended(event: EventMention, token: Token, code: str, table: Table) -> str:
    """The code of what somebody attends."""
    carried = token.head.lemma_.lower() if event.nominal else token.lemma_.lower()
    if carried != "attend":
        return code
    attended = {token.lemma_.lower(), *(child.lemma_.lower() for child in token.children if child.dep_ == "dobj")}
    return str(table["travel"] if attended & set(table["feasts"]) else table["meeting"])
