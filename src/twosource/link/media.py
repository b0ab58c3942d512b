"""What something is said in: a speech, an interview. In comes a mention of somebody's saying it; out goes the noun.

medium(mention, "Ana Rojas said in her speech that the port is open.")    # "speech"
"""

from __future__ import annotations

import re
from functools import cache

from twosource.lexicon import load
from twosource.model import EventMention

MEDIUM = re.compile(r"\b(?:in|during|at)\s+(?:an?|his|her|its|their|the|this)\s+((?:[\w-]+\s*){1,4})")


def medium(mention: EventMention, text: str) -> str | None:
    """What something is said in: "said in his speech" tells of the speech."""
    if mention.nominal or mention.lemma not in plain_saying():
        return None
    found = MEDIUM.search(text[mention.trigger.end : mention.span.end])
    told = found[1].casefold().split() if found else []
    return next((word for word in told if word in _media()), None)


@cache
def _media() -> frozenset[str]:
    return frozenset(lemma for entry in load("event_families")["medium"] for lemma in entry["lemmas"])


@cache
def plain_saying() -> frozenset[str]:
    """Verbs by which people say things all the time."""
    return frozenset(lemma for entry in load("event_families")["plain_saying"] for lemma in entry["lemmas"])
