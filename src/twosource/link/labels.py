"""A short line for an event. In comes an Event; out goes a noun phrase or clause of at most twelve words, without pronouns.

Talks between Ana Rojas and Per Dahl in Oslo
Ana Rojas to visit Oslo
Norland's refusal
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from twosource.lexicon import load
from twosource.model import Argument, Event, EventMention

LONGEST = 12  # words
PREFIX = {
    "cancelled": "Canceled ",
    "denied": "Denied ",
    "possible": "Possible ",
    "demanded": "Demanded ",
    "unclear": "Possible ",
}
AHEAD = ("planned", "expected")


def label_of(event: Event, texts: Mapping[str, str]) -> str:
    """The line for an event whose facts are known; `texts` are the reports' texts by id."""
    who = {
        role: [a.name for a in event.participants if a.role == role]
        for role in ("agent", "counterpart", "target", "theme")
    }
    parties = [*who["agent"], *who["counterpart"]]
    mention = _telling(event.mentions)
    if event.type == "CONSULT" and len(parties) > 1:
        noun = _noun(event.mentions) or "talks"
        return _short(_marked(event, f"{noun} between {_both(parties)}"), _at(event.place))
    if mention.nominal:
        return _nominal(event, mention, who)
    return _verbal(event, mention, who, texts)


def _telling(mentions: Sequence[EventMention]) -> EventMention:
    """The mention to put into words: one with most facts, the latest of equals."""
    facts = [(len(m.arguments) + bool(m.place) + (m.status != "unclear"), number) for number, m in enumerate(mentions)]
    return mentions[max(facts)[1]]


def _noun(mentions: Sequence[EventMention]) -> str | None:
    """The noun that most nominal mentions use."""
    count = Counter(mention.lemma for mention in mentions if mention.nominal)
    return min(count, key=lambda noun: (-count[noun], noun)) if count else None


def _nominal(event: Event, mention: EventMention, who: Mapping[str, list[str]]) -> str:
    """ "Norland's refusal", "nomination of Per Dahl"."""
    noun = " ".join(filter(None, (mention.ordinal, mention.lemma)))
    objects = [*who["counterpart"], *who["target"], *who["theme"]]
    if who["agent"]:
        line = f"{_possessive(_both(who['agent'][:2]))} {noun}"
        return _short(line, _of(noun, objects), _at(event.place))
    return _short(_marked(event, noun), _of(noun, objects), _at(event.place))


def _of(noun: str, objects: Sequence[str]) -> str:
    return (
        f" {load('label_words')['preposition'].get(noun, {'word': 'of'})['word']} {_both(objects[:2])}"
        if objects
        else ""
    )


def _verbal(event: Event, mention: EventMention, who: Mapping[str, list[str]], texts: Mapping[str, str]) -> str:
    """ "Ana Rojas to meet Per Dahl", "Per Dahl arrested in Oslo"."""
    objects = [*who["counterpart"], *who["target"], *who["theme"]]
    where = _at(event.place)
    if not who["agent"]:
        return _passive(event, mention, objects, where)
    subject = _both(who["agent"][:2])
    following = _following(mention, texts, objects)
    if event.status in AHEAD:
        return _short(f"{subject} to {mention.lemma}", following, where)
    if event.status in ("occurred", "ongoing"):
        return _short(f"{subject} {past(mention.lemma)}", following, where)
    marks = {"cancelled": "no longer to", "denied": "said not to have", "demanded": "urged to"}
    verb = past_participle(mention.lemma) if event.status == "denied" else mention.lemma
    return _short(f"{subject} {marks.get(event.status, 'might')} {verb}", following, where)


def _passive(event: Event, mention: EventMention, objects: Sequence[str], where: str) -> str:
    if not objects:
        return _short(_marked(event, _gerund(mention.lemma)), where)
    verb = past_participle(mention.lemma)
    link = {"planned": "to be ", "expected": "to be ", "possible": "may be ", "demanded": "should be "}.get(
        event.status, ""
    )
    return _short(f"{_both(objects[:2])} {link}{verb}", where)


def _following(mention: EventMention, texts: Mapping[str, str], objects: Sequence[str]) -> str:
    """The object with the preposition that the text puts before it."""
    if not objects:
        return ""
    first = next((a for a in mention.arguments if a.name == objects[0] and a.role != "agent"), None)
    between = ""
    if first and mention.trigger.end < first.span.start:
        found = texts[mention.report][mention.trigger.end : first.span.start].split()
        between = f"{found[0].lower()} " if found and found[0].lower() in load("label_words")["kept"]["words"] else ""
    return f" {between}{_both(objects[:2])}"


def _marked(event: Event, phrase: str) -> str:
    """The phrase with what its status adds: "Canceled talks"."""
    return f"{PREFIX.get(event.status, '')}{phrase}"


def _at(place: Argument | None) -> str:
    return f" in {place.name}" if place and place.name[:1].isupper() else ""


def _both(names: Sequence[str]) -> str:
    first = list(dict.fromkeys(names))[:3]
    return first[0] if len(first) == 1 else f"{', '.join(first[:-1])} and {first[-1]}"


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _short(*pieces: str) -> str:
    """The pieces as far as they fit into a label, the first letter large."""
    line = pieces[0]
    for piece in pieces[1:]:
        if len(f"{line}{piece}".split()) <= LONGEST:
            line += piece
    line = " ".join(line.split()[:LONGEST])
    return line[:1].upper() + line[1:]


# ── Verb forms ────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {
        verb: (forms[0], forms[-1]) for verb, forms in load("label_words")["irregular"].items() if verb != "examples"
    }


def past(lemma: str) -> str:
    """>>> past("meet"), past("carry"), past("stop"), past("visit")
    ('met', 'carried', 'stopped', 'visited')
    """
    return _irregular()[lemma][0] if lemma in _irregular() else _regular(lemma)


def past_participle(lemma: str) -> str:
    """>>> past_participle("take"), past_participle("arrest")
    ('taken', 'arrested')
    """
    return _irregular()[lemma][1] if lemma in _irregular() else _regular(lemma)


def _regular(lemma: str) -> str:
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ied"
    return f"{lemma}{lemma[-1] if _doubles(lemma) else ''}ed"


def _gerund(lemma: str) -> str:
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    return f"{stem}{lemma[-1] if _doubles(lemma) else ''}ing"


def _doubles(lemma: str) -> bool:
    """Whether the last consonant is doubled before an ending: a short verb, or one known to."""
    last = lemma[-3:]
    short = len(last) == 3 and last[0] not in "aeiou" and last[1] in "aeiou" and last[2] not in "aeiouwxyh"
    vowels = sum(letter in "aeiou" for letter in lemma)
    return short and (vowels == 1 or lemma in load("label_words")["doubling"]["words"])
