"""How rare a word is in news at large. In comes a word; out go its stem and the weight that the shipped list gives it.

No pile has a say in it: two reports are as alike in a folder of five as in a year of news.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from math import log

from twosource.lexicon import load
from twosource.link.weights import weights

WORD = re.compile(r"[^\W\d_](?:[\w'’]*\w)?")
OWNER = re.compile(r"['’]s?$|['’].*$")
STEMS_KEPT = 1 << 14  # the words that most news is made of: all words of a year are slower to look up than to cut


@lru_cache(STEMS_KEPT)
def stem(word: str) -> str:
    """The word without case and the commonest endings.

    >>> stem("Strikes"), stem("strike’s"), stem("talks")
    ('strike', 'strike', 'talk')
    """
    plain = word.casefold()
    if "'" in plain or "’" in plain:
        plain = OWNER.sub("", plain)
    if plain.endswith("ies") and len(plain) > 4:
        return plain[:-3] + "y"
    return plain[:-1] if plain.endswith("s") and not plain.endswith("ss") and len(plain) > 3 else plain


def weight_of(term: str) -> float:
    """How much a stem says: nothing if every fourth report has it, most if it is in no list of common words.

    >>> weight_of("the") < weight_of("leading") < weight_of("kestrel")
    True
    """
    return _weights().get(term, _rarest())


@cache
def _weights() -> Mapping[str, float]:
    return {term: _weight(share) for term, share in _shares().items()}


@cache
def _rarest() -> float:
    return _weight(weights("stories")["rare_share"])


def _weight(share: float) -> float:
    return -log(share) if share < weights("stories")["stop_share"] else 0.0


@cache
def _shares() -> Mapping[str, float]:
    """The share of news reports that have a word, by stem; the highest where several words have one stem."""
    shares: dict[str, float] = {}
    for band in load("common_words")["band"]:
        for word in band["words"].split():
            shares[stem(word)] = max(float(band["share"]), shares.get(stem(word), 0.0))
    return shares
