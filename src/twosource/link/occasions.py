"""What tells one vote or one statement from another. In comes a mention of it; out goes what its clause says of it.

A vote has its tally, a statement the letter or the interview that it stands in, and what "the measure" or "it" takes up
was told before.

    >>> from twosource.model import Span
    >>> text = "The chamber passed it 61 to 39."
    >>> vote = EventMention("V1", "a", Span(0, len(text)), Span(12, 18), "pass", "VOTE", "occurred")
    >>> tallies(vote, text), takes_up(vote, text)
    (frozenset({'61-39'}), True)
"""

from __future__ import annotations

import re
from functools import cache

from twosource.lexicon import load
from twosource.model import EventMention, EventType

COUNTED: frozenset[EventType] = frozenset(("VOTE", "REJECT", "APPOINT"))
SPOKEN: frozenset[EventType] = frozenset(("STATEMENT", "ANNOUNCE", "REQUEST", "ACCUSE", "THREATEN"))
TALLY = re.compile(r"(?<![\w$.,-])(\d{1,3})(?: to |\s?[-–—]\s?)(\d{1,3})(?![\w%-]|[.,]\d)")
LEAST_VOTES = 9  # a court of nine; fewer are a margin ("2-1") or an age
MEANS = re.compile(r"\b(?:(?P<within>in|at|during)|on|via|by)(?=(?P<words>(?:\s+[a-z'’-]+){1,4}))")
BEFORE = re.compile(r"\b(?:The|the|This|this|That|that)\s+(?:[a-z-]+\s+){1,3}$|\b[Ii]t\s+(?:\w+\s+)?$")
AFTER = re.compile(r"\s+(?:it\b|(?:the|this|that)\s+[a-z])")


def tallies(mention: EventMention, text: str) -> frozenset[str]:
    """How a vote went, by the two numbers, the larger first: "237-189", "191 to 228"."""
    if mention.type not in COUNTED:
        return frozenset()
    clause = text[mention.span.start : mention.span.end]
    found = (sorted(map(int, match.groups()), reverse=True) for match in TALLY.finditer(clause))
    return frozenset(f"{most}-{least}" for most, least in found if most + least >= LEAST_VOTES)


def occasions(mention: EventMention, text: str) -> frozenset[str]:
    """By what means something is said, one word for each: "in a letter", "at a news conference"."""
    if mention.type not in SPOKEN:
        return frozenset()
    clause = text[mention.span.start : mention.span.end].casefold()
    words = [mention.lemma, *(word for match in MEANS.finditer(clause) for word in match["words"].split())]
    return frozenset(found for word in words if (found := _means().get(word)))


def happening(mention: EventMention, text: str) -> str | None:
    """What something is said in, where that is a happening of its own: "said in his speech" tells of the speech."""
    if mention.nominal or mention.lemma not in plain_saying():
        return None
    clause = text[mention.trigger.end : mention.span.end].casefold()
    words = (word for match in MEANS.finditer(clause) if match["within"] for word in match["words"].split())
    return next((word for word in words if word in _happenings()), None)


def takes_up(mention: EventMention, text: str) -> bool:
    """Whether a verb has for its subject or object what was told before: "the measure passed", "approved it"."""
    if mention.nominal:
        return False
    before, after = text[max(0, mention.trigger.start - 60) : mention.trigger.start], text[mention.trigger.end :][:40]
    return bool(BEFORE.search(before) or AFTER.match(after))


@cache
def plain_saying() -> frozenset[str]:
    """Verbs by which people say things all the time."""
    return frozenset(lemma for entry in load("event_families")["plain_saying"] for lemma in entry["lemmas"])


@cache
def _happenings() -> frozenset[str]:
    """The means that are happenings themselves: a speech, and no letter."""
    return frozenset(
        lemma for entry in load("event_families")["occasion"] if entry.get("happens") for lemma in entry["lemmas"]
    )


@cache
def _means() -> dict[str, str]:
    return {lemma: entry["lemmas"][0] for entry in load("event_families")["occasion"] for lemma in entry["lemmas"]}
