"""A short line for an event. In comes an Event; out goes a noun phrase or clause of at most twelve words.

It has names, never pronouns, and says no more than the event's facts: "Talks between Ana Rojas and Per Dahl in Oslo",
"Ana Rojas to visit Oslo", "Norland's refusal". Who is named together takes part together in one report. Where facts
are missing it keeps to the words of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from twosource.link.names import key
from twosource.link.phrases import END
from twosource.link.predicates import verbal
from twosource.link.tolls import is_counted, is_toll
from twosource.link.wordings import LONGEST, both, has_pronoun, listed, marked, owned, placed, short, spoken
from twosource.model import Argument, Event, EventMention

WRITTEN = 7  # words of a noun phrase that is taken over from the text
SIDES = ("agent", "counterpart")
OBJECTS = ("target", "theme")
HYPHENED = re.compile(r"[\w-]+-$")
Names = Mapping[str, Sequence[str]]


def label_of(event: Event, texts: Mapping[str, str]) -> str:
    """The line for an event whose facts are known; `texts` are the reports' texts by id."""
    mention = _telling(event)
    who = _names(event, mention)
    parties = _parties(event)
    if event.type == "CONSULT" and len(parties) > 1:
        noun = _noun(event.mentions) or "talks"
        return short(marked(event, f"{noun} between {both(parties)}"), placed(event.place))
    if mention.nominal:
        return _nominal(event, mention, who, texts)
    return verbal(event, mention, who, texts)


def _telling(event: Event) -> EventMention:
    """The mention to put into words: with most facts and the event's status, with those who act in most, the latest."""
    acting = Counter(_agents(mention) for mention in event.mentions)
    ranks = [
        (_facts(mention) + (mention.status == event.status), acting[_agents(mention)], number)
        for number, mention in enumerate(event.mentions)
    ]
    return event.mentions[max(ranks)[2]]


def _facts(mention: EventMention) -> int:
    """How many of who, whom and where it tells: two who act tell no more than one."""
    named = [argument for argument in mention.arguments if not has_pronoun(spoken(argument.name))]
    told = {"object" if argument.role in OBJECTS else argument.role for argument in named}
    return len(told) + bool(mention.place)


def _agents(mention: EventMention) -> frozenset[str]:
    return frozenset(_who(argument) for argument in mention.arguments if argument.role in SIDES)


# ── Who ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _names(event: Event, mention: EventMention) -> dict[str, list[str]]:
    """Who takes part, by role: of several only those who do so in one mention, this one if it can be."""
    toll = any(map(is_toll, event.mentions))
    found: dict[str, list[str]] = {}
    for roles in (SIDES, OBJECTS):
        known = [argument for argument in event.participants if argument.role in roles]
        accused = event.type == "ASSAULT" and roles is SIDES  # another sentence may tell of another's violence
        together = _together(known, roles, mention, () if accused else event.mentions)
        for role in roles:
            names = [spoken(argument.name) for argument in together if argument.role == role]
            found[role] = [name for name in names if not has_pronoun(name) and not (toll and is_counted(name))]
    return found


def _together(
    known: Sequence[Argument], roles: Sequence[str], mention: EventMention, mentions: Sequence[EventMention]
) -> Sequence[Argument]:
    """Those of the known who take part in the mention, or else in the first one that has the first of them."""
    for one in (mention, *mentions):
        there = {_who(argument) for argument in one.arguments if argument.role in roles}
        together = [argument for argument in known if _who(argument) in there]
        if together and (one is mention or together[0] is known[0]):
            return together
    return known[:1] if mentions else []


def _who(argument: Argument) -> str:
    return argument.entity or key(argument.name)


def _parties(event: Event) -> list[str]:
    """Those who confer: by name where two have one, and no more than fit into a line."""
    names = [spoken(a.name) for role in SIDES for a in event.participants if a.role == role]
    every = list(dict.fromkeys(name for name in names if not has_pronoun(name)))
    named = [name for name in every if name[:1].isupper() and name.split()[0] not in ("A", "An", "The")]
    chosen = (named if len(named) > 1 else every)[:3]
    return chosen[:2] if len(" ".join(chosen).split()) > LONGEST - 5 else chosen


# ── Nouns ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _noun(mentions: Sequence[EventMention]) -> str | None:
    """The noun that most nominal mentions use."""
    count = Counter(_plural(mention.lemma) for mention in mentions if mention.nominal)
    return min(count, key=lambda noun: (-count[noun], noun)) if count else None


def _nominal(event: Event, mention: EventMention, who: Names, texts: Mapping[str, str]) -> str:
    """A line from a noun: "Norland's refusal", "nomination of Per Dahl", "peace talks"."""
    head = _plural(mention.lemma)
    noun = " ".join(filter(None, (mention.ordinal, _in_full(head, mention, texts))))
    objects = [*who["target"], *who["theme"]]
    usual = "with" if who["counterpart"] else "of"
    preposition = listed("preposition").get(head, {"word": usual})["word"]
    whom = _of(preposition, [*who["counterpart"], *objects])
    where = placed(event.place, head)
    if who["agent"]:
        sort = listed("mark").get(event.status)
        told = f"{sort['word']} {noun}" if sort and event.status not in listed("doubt") else noun
        line = owned(who["agent"][:2], told)
        doubt = listed("doubt").get(event.status)
        return short(f"{doubt['word']}: {line}" if doubt else line, whom, where)
    if whom:
        return short(marked(event, noun), whom, where)
    written = _as_written(mention, texts)
    return short(marked(event, written)) if written else short(marked(event, noun), where)


def _in_full(noun: str, mention: EventMention, texts: Mapping[str, str]) -> str:
    """The noun with the word that is part of it: "news conference", "op-ed"."""
    before = texts[mention.report][max(0, mention.trigger.start - 30) : mention.trigger.start]
    if hyphened := HYPHENED.search(before):
        return f"{hyphened[0]}{noun}"
    for word in reversed(before.split()[-2:]):
        if word.lower() not in listed("modifier")["words"]:
            break
        noun = f"{word.lower()} {noun}"
    return noun


def _as_written(mention: EventMention, texts: Mapping[str, str]) -> str | None:
    """The mention's own noun phrase without its article, where it is short and plain."""
    written = texts[mention.report][mention.span.start : mention.span.end]
    plain = re.sub(r"^(?:the|a|an|any|this|that|these|those)\s+", "", " ".join(written.split()), flags=re.IGNORECASE)
    if has_pronoun(plain) or END.search(plain) or not 1 < len(plain.split()) <= WRITTEN:
        return None
    return plain if mention.lemma[:3].casefold() in plain.casefold() and " that " not in f" {plain} " else None


def _of(preposition: str, names: Sequence[str]) -> str:
    return f" {preposition} {both(names[:2])}" if names else ""


def _plural(noun: str) -> str:
    """Nouns that stand in the plural for one happening: "talks"."""
    plural: str = listed("plural").get(noun, {"word": noun})["word"]
    return plural
