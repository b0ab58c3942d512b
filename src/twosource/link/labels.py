"""A short line for an event. In comes an Event; out goes a noun phrase or clause of at most twelve words.

It has names, never pronouns, and says no more than the event's facts: "Talks between Ana Rojas and Per Dahl in Oslo",
"Ana Rojas to visit Oslo", "Norland's refusal". Where facts are missing it keeps to the words of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from twosource.lexicon import load
from twosource.link.names import key, words
from twosource.link.tolls import is_counted, is_toll
from twosource.link.verbs import gerund, past, past_participle
from twosource.model import Argument, Event, EventMention

LONGEST = 12  # words
PLACING = frozenset(("in", "at", "to", "from"))
TAIL = 7  # words that are taken over from the text behind a verb
END_OF_TAIL = re.compile(r"[,;:()\"“”—–\n]|\s-+\s|(?<![A-Z])(?<![A-Z][a-z])(?<![A-Z][a-z]{2})[.?!](?:\s|$)")
Names = Mapping[str, Sequence[str]]


def label_of(event: Event, texts: Mapping[str, str]) -> str:
    """The line for an event whose facts are known; `texts` are the reports' texts by id."""
    roles = ("agent", "counterpart", "target", "theme")
    names = {role: [_spoken(a.name) for a in event.participants if a.role == role] for role in roles}
    who = {role: [name for name in names[role] if not _has_pronoun(name)] for role in roles}
    if any(map(is_toll, event.mentions)):
        who = {role: [name for name in names if not is_counted(name)] for role, names in who.items()}
    mention = _telling(event)
    parties = _parties(who)
    if event.type == "CONSULT" and len(parties) > 1:
        noun = _noun(event.mentions) or "talks"
        return _short(_marked(event, f"{noun} between {_both(parties)}"), _at(event.place))
    if mention.nominal:
        return _nominal(event, mention, who, texts)
    return _verbal(event, mention, who, texts)


def _spoken(name: str) -> str:
    """The name as within a sentence: "The suspect" is "the suspect", "its chief envoy" is "the chief envoy"."""
    first, _, rest = name.partition(" ")
    if first in ("The", "A", "An") and rest.islower():
        return f"{first.lower()} {rest}"
    return f"the {rest}" if rest and first.lower() in _list("owner")["words"] else name


def _telling(event: Event) -> EventMention:
    """The mention to put into words: one with most facts and the event's status, the latest of equals."""
    facts = [(len(m.arguments) + bool(m.place) + (m.status == event.status), n) for n, m in enumerate(event.mentions)]
    return event.mentions[max(facts)[1]]


def _parties(who: Names) -> list[str]:
    """Those who confer: by name where two have one, and no more than fit into a line."""
    every = list(dict.fromkeys([*who["agent"], *who["counterpart"]]))
    named = [name for name in every if name[:1].isupper() and name.split()[0] not in ("A", "An", "The")]
    chosen = (named if len(named) > 1 else every)[:3]
    return chosen[:2] if len(" ".join(chosen).split()) > LONGEST - 5 else chosen


def _noun(mentions: Sequence[EventMention]) -> str | None:
    """The noun that most nominal mentions use."""
    count = Counter(_plural(mention.lemma) for mention in mentions if mention.nominal)
    return min(count, key=lambda noun: (-count[noun], noun)) if count else None


# ── Nouns ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _nominal(event: Event, mention: EventMention, who: Names, texts: Mapping[str, str]) -> str:
    """A line from a noun: "Norland's refusal", "nomination of Per Dahl", "peace talks"."""
    noun = " ".join(filter(None, (mention.ordinal, _plural(mention.lemma))))
    off = event.status == "cancelled"
    objects = [*who["counterpart"], *who["target"], *who["theme"]]
    if who["agent"]:
        told = _marked(event, noun) if off else noun
        return _short(f"{_possessive(_both(who['agent'][:2]))} {told}", _of(noun, objects), _at(event.place, noun))
    if objects:
        return _short(_marked(event, noun), _of(noun, objects), _at(event.place, noun))
    written = _as_written(mention, texts)
    return _short(_marked(event, written)) if written else _short(_marked(event, noun), _at(event.place, noun))


def _as_written(mention: EventMention, texts: Mapping[str, str]) -> str | None:
    """The mention's own noun phrase without its article, where it is short and plain."""
    written = texts[mention.report][mention.span.start : mention.span.end]
    plain = re.sub(r"^(?:the|a|an|any|this|that|these|those)\s+", "", " ".join(written.split()), flags=re.IGNORECASE)
    if _has_pronoun(plain) or END_OF_TAIL.search(plain) or not 1 < len(plain.split()) <= TAIL:
        return None
    return plain if mention.lemma[:3].casefold() in plain.casefold() and " that " not in f" {plain} " else None


def _of(noun: str, objects: Sequence[str]) -> str:
    preposition = _list("preposition").get(noun, {"word": "of"})["word"]
    return f" {preposition} {_both(objects[:2])}" if objects else ""


def _plural(noun: str) -> str:
    """Nouns that stand in the plural for one happening: "talks"."""
    return f"{noun}s" if noun in _list("plural")["words"] else noun


# ── Verbs ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _verbal(event: Event, mention: EventMention, who: Names, texts: Mapping[str, str]) -> str:
    """A line from a verb: "Ana Rojas to meet Per Dahl", "Per Dahl arrested in Oslo"."""
    led = _led(mention, texts) if len(who["agent"]) > 1 else frozenset()
    who = {**who, "agent": [name for name in who["agent"] if name not in led]}
    acting = {key(name) for name in who["agent"]}
    every = [*sorted(led), *who["counterpart"], *who["target"], *who["theme"]]
    objects = [name for name in every if key(name) not in acting]
    following = _following(mention, texts, objects) if who["agent"] and objects else ""
    if who["agent"] or all(argument.span.end <= mention.trigger.start for argument in mention.arguments):
        passive = any(_by(argument, mention, texts) for argument in mention.arguments if argument.role == "agent")
        following = following or ("" if passive and who["agent"] else _tail(mention, texts))
    where = _at(event.place, f"to {mention.lemma}")
    if not PLACING.isdisjoint(where.split()[:1]) and not PLACING.isdisjoint(following.split()):
        where = ""
    return _short(_predicate(event, mention, who["agent"], objects), following, where)


def _led(mention: EventMention, texts: Mapping[str, str]) -> frozenset[str]:
    """Those who act because another has them do so, and stand behind the verb: "Norland sent its envoy"."""
    before = texts[mention.report][mention.span.start : mention.trigger.start].strip()
    agents = [argument for argument in mention.arguments if argument.role == "agent"]
    behind = [a for a in agents if a.span.start >= mention.trigger.end and not _by(a, mention, texts)]
    return frozenset(_spoken(a.name) for a in behind) if before and len(behind) < len(agents) else frozenset()


def _by(agent: Argument, mention: EventMention, texts: Mapping[str, str]) -> bool:
    """Whether "by" stands before who acts: "was received by Per Dahl"."""
    return texts[mention.report][mention.trigger.end : agent.span.start].split()[-1:] == ["by"]


def _predicate(event: Event, mention: EventMention, agents: Sequence[str], objects: Sequence[str]) -> str:
    """Subject and verb as the status has them; what is said, asked or doubted is not told in a tense of its own."""
    mark = _list("doubt").get(event.status)
    subject = _both((agents or objects)[:2]) if agents or objects else ""
    if mark or not subject:
        verb = gerund(mention.lemma) if agents or not subject else f"being {past_participle(mention.lemma)}"
        return f"{mark['word']}: {subject} {verb}".replace("  ", " ") if mark else _marked(event, verb)
    if agents:
        modal = _list("modal").get(event.status)
        return f"{subject} {modal['word']} {mention.lemma}" if modal else f"{subject} {past(mention.lemma)}"
    return f"{subject} {_list('passive').get(event.status, {'word': ''})['word']}{past_participle(mention.lemma)}"


def _following(mention: EventMention, texts: Mapping[str, str], objects: Sequence[str]) -> str:
    """The object with the preposition that the text puts before it."""
    if not objects:
        return ""
    first = next((a for a in mention.arguments if _spoken(a.name) == objects[0]), None)
    between = ""
    if first and mention.trigger.end < first.span.start:
        found = texts[mention.report][mention.trigger.end : first.span.start].split()
        between = f"{found[0].lower()} " if found and found[0].lower() in _list("kept")["words"] else ""
    return f" {between}{_both(objects[:2])}"


def _tail(mention: EventMention, texts: Mapping[str, str]) -> str:
    """The words behind the verb in the text, up to a pause or a pronoun."""
    written = END_OF_TAIL.split(texts[mention.report][mention.trigger.end : mention.span.end])[0].split()[:TAIL]
    kept: list[str] = []
    for word in written:
        if _has_pronoun(word):
            break
        kept.append(word)
    if len(kept) == TAIL:
        kept = kept[: _last_break(kept)]
    while kept and kept[-1].lower() in _list("loose")["words"]:
        kept.pop()
    return f" {' '.join(kept)}" if kept else ""


def _last_break(kept: Sequence[str]) -> int:
    """Where the last phrase of a cut line begins, so that none is left half told: no "to share" without its object."""
    breaks = [at for at, word in enumerate(kept) if at > 1 and word.lower() in _list("loose")["words"]]
    if breaks and kept[breaks[-1]].lower() in ("a", "an", "the"):
        joined = [at for at in breaks[:-1] if kept[at].lower() == "to"]
        return joined[-1] if joined and joined[-1] == breaks[-1] - 2 else breaks[-1]
    return breaks[-1] if breaks else len(kept)


# ── Pieces ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _list(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = load("label_words")[name]
    return found


def _has_pronoun(text: str) -> bool:
    return not set(words(text)).isdisjoint(_list("pronoun")["words"])


def _marked(event: Event, phrase: str) -> str:
    """The phrase with what its status adds: "canceled talks"."""
    mark = _list("mark").get(event.status)
    return f"{mark['word']} {phrase}" if mark and mark["word"] not in phrase.casefold() else phrase


def _at(place: Argument | None, word: str = "") -> str:
    """Where, with the preposition that the noun or verb takes: " in Oslo", " to Oslo", " at the Harbor Hotel"."""
    if place is None or not place.name[:1].isupper():
        return ""
    site = words(place.name)[-1:] and words(place.name)[-1] in _list("site")["words"]
    usual = "at" if site else "in"
    preposition = _list("direction").get(word, {"word": usual})["word"]
    return " ".join(filter(None, ("", preposition, _with_article(place.name)))).join((" ", ""))


def _with_article(name: str) -> str:
    """The name with the article that it takes in a sentence: "the United States"."""
    spelled = words(name)
    proper = all(word[:1].isupper() for word in name.split() if len(word) > 3) and not {"'", "’"} & set(name)
    if not spelled or not proper or spelled[0] in ("the", "a", "an"):
        return name
    takes = spelled[0] in _list("article")["first"] or spelled[-1] in _list("article")["last"]
    return f"the {name}" if takes else name


def _both(names: Sequence[str]) -> str:
    first = [_with_article(name) for name in dict.fromkeys(names)][:3]
    return first[0] if len(first) == 1 else f"{', '.join(first[:-1])} and {first[-1]}"


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _short(*pieces: str) -> str:
    """The pieces as far as they fit into a label, the first letter large."""
    line = pieces[0]
    for piece in pieces[1:]:
        told = bool(piece) and piece.split(maxsplit=1)[-1] in line
        if not told and len(f"{line}{piece}".split()) <= LONGEST:
            line += piece
    line = " ".join(line.split()[:LONGEST])
    return line[:1].upper() + line[1:]
