"""A line from a verb. In come an event and the mention that tells it; out goes a clause with subject and tense.

Who acts comes first, then what the text has behind the verb: "Ana Rojas to meet Per Dahl", "Per Dahl arrested in Oslo".
A verb that has nothing behind it becomes a noun: "Ana Rojas' announcement".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from twosource.link.names import key, words
from twosource.link.phrases import behind, is_opener, subject_before
from twosource.link.tolls import is_toll
from twosource.link.verbs import gerund, past, past_participle
from twosource.link.wordings import LONGEST, both, listed, marked, owned, placed, short, spoken
from twosource.model import Argument, Event, EventMention

BETWEEN = 3  # words between a verb and its object: more are another object
PLACING = frozenset(("in", "at", "to", "from"))
BY = re.compile(r"\bby(?:\s+(?:[A-Z][\w.’'-]*|the|an?))*\s*$")
MEDIUM = re.compile(r"^ in (?:an?|the) (?:own )?((?:[\w-]+ ){0,2}[\w-]+)$")
HEAD_NOUN = re.compile(r"^(.*?)(?: (?:of|in|from|at|with|for|on|who)\b.*)?$")
HAVING = re.compile(r" (?:had|got|has had|has gotten)(?: (?:[A-Z][\w.’'-]*|the))* ")
CAUSED = (("agent", "target"), ("agent", "theme"))
OWNING = re.compile(r"[’']s?(?!\w)")
MANY = re.compile(r"^(?:\d|more than )|\b(?:[a-z]+[^s\W]|[A-Z]\w*(?:an|at|ist|ive|al))s$")
Names = Mapping[str, Sequence[str]]
Texts = Mapping[str, str]


def verbal(event: Event, mention: EventMention, who: Names, texts: Texts) -> str:
    """The line for an event that is told by a verb."""
    led = _led(mention, texts) if len(who["agent"]) > 1 else frozenset[str]()
    agents = [name for name in who["agent"] if name not in led][:2]
    acting = {key(name) for name in agents}
    every = [*sorted(led), *who["counterpart"], *(who["target"] or who["theme"])]
    objects = [name for name in every if key(name) not in acting][:2]
    if not agents and not objects:
        return _unsubjected(event, mention, texts)
    if agents and objects and _is_caused(mention, texts):
        having = _predicate(event, replace(mention, lemma="have"), agents, objects)
        return short(f"{having} {both(objects)} {past_participle(mention.lemma)}", placed(event.place))
    predicate = _predicate(event, mention, agents, objects)
    following = _following(mention, agents, objects, texts, LONGEST - len(predicate.split()))
    if agents and not following and (noun := _as_noun(event, mention, agents)):
        return noun
    if agents and (medium := MEDIUM.search(following)) and _tells(mention, medium[1]):
        return short(owned(agents, medium[1]))
    where = placed(event.place, f"to {mention.lemma}")
    if not PLACING.isdisjoint(where.split()[:1]) and not PLACING.isdisjoint(following.split()):
        where = ""
    return short(predicate, following, where)


def _led(mention: EventMention, texts: Texts) -> frozenset[str]:
    """Those who act because another has them do so, and stand behind the verb: "Norland sent its envoy"."""
    before = texts[mention.report][mention.span.start : mention.trigger.start].strip()
    agents = [argument for argument in mention.arguments if argument.role == "agent"]
    after = [a for a in agents if a.span.start >= mention.trigger.end and not _by(a, mention, texts)]
    return frozenset(spoken(a.name) for a in after) if before and len(after) < len(agents) else frozenset()


def _by(agent: Argument, mention: EventMention, texts: Texts) -> bool:
    """Whether "by" stands before who acts: "was received by Mr. Dahl"."""
    return BY.search(texts[mention.report][mention.trigger.end : agent.span.start]) is not None


def _is_caused(mention: EventMention, texts: Texts) -> bool:
    """Whether somebody has it done to whom "had" stands before: "Ms. Rojas had Mr. Dahl jailed"."""
    text, before = texts[mention.report], [one for one in mention.arguments if one.span.end <= mention.trigger.start]
    between = (
        text[one.span.end : other.span.start] for one, other in pairwise(before) if (one.role, other.role) in CAUSED
    )
    return any(HAVING.fullmatch(words) is not None for words in between)


# ── Subject and verb ──────────────────────────────────────────────────────────────────────────────────────────────


def _predicate(event: Event, mention: EventMention, agents: Sequence[str], objects: Sequence[str]) -> str:
    """Subject and verb as the status has them; what is said, asked or doubted is not told in a tense of its own."""
    doubt, modal = listed("doubt").get(event.status), listed("modal").get(event.status)
    subject = both(agents or objects)
    participle = past_participle(mention.lemma)
    if doubt:
        return f"{doubt['word']}: {subject} {gerund(mention.lemma) if agents else f'being {participle}'}"
    if agents:
        return f"{subject} {modal['word']} {mention.lemma}" if modal else f"{subject} {past(mention.lemma)}"
    passive = listed("passive").get(event.status, {"word": ""})["word"]
    return f"{subject} {passive or _auxiliary(mention.lemma, objects)}{participle}"


def _auxiliary(lemma: str, subjects: Sequence[str]) -> str:
    """What keeps a passive apart from a past tense: "Ana Rojas was asked", but "Per Dahl arrested"."""
    if past(lemma) != past_participle(lemma) or lemma in (*listed("headline")["words"], *listed("active")["words"]):
        return ""
    head = HEAD_NOUN.sub(r"\1", subjects[0])
    several = len(subjects) > 1 or MANY.search(head) or head.split()[-1].lower() in listed("several")["words"]
    return "were " if several else "was "


def _unsubjected(event: Event, mention: EventMention, texts: Texts) -> str:
    """A line for what nobody known does: with the subject that the text has, else as a noun."""
    room = LONGEST - 2
    tail = "" if is_toll(mention) else behind(mention, texts, mention.trigger.end, room)
    subject = subject_before(mention, texts) if event.status == "occurred" else ""
    if subject:
        passive = past_participle(mention.lemma)
        return short(f"{subject} {passive}", behind(mention, texts, mention.trigger.end, room - len(subject.split())))
    noun = listed("noun").get(mention.lemma)
    if noun and (not tail or is_opener(tail.split()[0])):
        return short(marked(event, noun["word"]), tail, placed(event.place))
    return short(marked(event, gerund(mention.lemma)), tail, placed(event.place, f"to {mention.lemma}"))


def _as_noun(event: Event, mention: EventMention, agents: Sequence[str]) -> str | None:
    """The act as a thing of who does it: "Ana Rojas' planned announcement"; None where the verb has no such noun."""
    noun = listed("noun").get(mention.lemma)
    if noun is None or event.status in listed("doubt") or mention.lemma in listed("active")["words"]:
        return None
    due = listed("due").get(event.status, {"word": ""})["word"]
    return short(owned(agents, f"{due}{noun['word']}"), placed(event.place, noun["word"]))


# ── What comes behind the verb ────────────────────────────────────────────────────────────────────────────────────


def _following(mention: EventMention, agents: Sequence[str], objects: Sequence[str], texts: Texts, room: int) -> str:
    """The object and what goes with it, or what the text has behind the verb."""
    if agents and objects:
        return _with_objects(mention, objects, texts, room)
    if agents and any(_by(argument, mention, texts) for argument in mention.arguments if argument.role == "agent"):
        return ""
    if not agents and any(argument.span.end > mention.trigger.start for argument in mention.arguments):
        return ""
    tail = behind(mention, texts, mention.trigger.end, room)
    if not {name.split()[-1] for name in agents}.isdisjoint(tail.split()):
        return ""  # they would do it to themselves
    plain = agents and mention.lemma in listed("saying")["words"]
    return "" if plain and tail and not is_opener(tail.split()[0]) and not _is_whole(mention, tail, texts) else tail


def _is_whole(mention: EventMention, tail: str, texts: Texts) -> bool:
    """Whether the words behind a verb are told to the end of its clause: "said the ferry had sunk"."""
    written = texts[mention.report][mention.trigger.end : mention.span.end].split()
    return bool(written) and written[-1].strip(".,!?") == tail.rsplit(maxsplit=1)[-1].strip(".,!?")


def _with_objects(mention: EventMention, objects: Sequence[str], texts: Texts, room: int) -> str:
    """The objects with the preposition that the text puts before the first, and what stands behind the last."""
    named = f" {both(objects)}"
    there = [argument for argument in mention.arguments if spoken(argument.name) in objects]
    by = any(argument.role == "agent" and _by(argument, mention, texts) for argument in mention.arguments)
    if by or not there or any(argument.span.start < mention.trigger.end for argument in there):
        return named
    text = texts[mention.report]
    found = text[mention.trigger.end : min(argument.span.start for argument in there)].split()
    if len(found) > BETWEEN or _says_more(found) or any(OWNING.match(text, argument.span.end) for argument in there):
        return _by_name(behind(mention, texts, mention.trigger.end, room), there, text) or named
    preposition = f" {found[0].lower()}" if found and found[0].lower() in listed("kept")["words"] else ""
    last = max(argument.span.end for argument in there)
    more = any(argument.span.start >= last for argument in mention.arguments)
    rest = "" if more or text[last : last + 1] != " " else behind(mention, texts, last, room - len(named.split()) - 1)
    adds = rest and is_opener(rest.split()[0]) and not set(words(rest)[1:]) <= set(words(named))
    return f"{preposition}{named}{rest if adds else ''}"


def _says_more(between: Sequence[str]) -> bool:
    """Whether the words between a verb and whom it is done to are more than an article: "opened fire on the crowd"."""
    small = {*listed("plain_article")["words"], *listed("owner")["words"], *listed("kept")["words"]}
    return any(word.islower() and word not in small for word in between)


def _by_name(tail: str, objects: Sequence[Argument], text: str) -> str:
    """The words behind a verb, with those who stand there by their names: "raided Per Dahl's home"."""
    for argument in objects:
        written, name = text[argument.span.start : argument.span.end], spoken(argument.name)
        found = re.search(rf" (?:M(?:r|s|rs)\.? )?{re.escape(written)}\b", tail)
        if found and name[:1].isupper():
            tail = f"{tail[: found.start()]} {name}{tail[found.end() :]}"
    return tail


def _tells(mention: EventMention, medium: str) -> bool:
    """Whether the words after "said in a" are what it is said in: "statement", "televised speech"."""
    saying = mention.lemma in listed("saying")["words"]
    return saying and medium.rsplit(maxsplit=1)[-1].lower().removeprefix("op-") in listed("medium")["words"]
