"""Forms of English verbs. In comes a lemma; out goes a form.

The irregular ones stand in lexicon/verbs.toml.
"""

from __future__ import annotations

from functools import cache

from twosource.lexicon import load


def past(lemma: str) -> str:
    """The past tense.

    >>> past("meet"), past("carry"), past("stop"), past("visit"), past("acquit"), past("traffic")
    ('met', 'carried', 'stopped', 'visited', 'acquitted', 'trafficked')
    """
    return _irregular()[lemma][0] if lemma in _irregular() else _regular(lemma)


def past_participle(lemma: str) -> str:
    """The past participle.

    >>> past_participle("take"), past_participle("arrest")
    ('taken', 'arrested')
    """
    return _irregular()[lemma][1] if lemma in _irregular() else _regular(lemma)


def gerund(lemma: str) -> str:
    """The form in -ing.

    >>> gerund("strike"), gerund("plan"), gerund("flee"), gerund("die"), gerund("quit"), gerund("be")
    ('striking', 'planning', 'fleeing', 'dying', 'quitting', 'being')
    """
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    silent = lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be"
    return f"{lemma[:-1] if silent else _stem(lemma)}ing"


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    verbs = load("verbs")["irregular"].items()
    return {verb: (forms[0], forms[-1]) for verb, forms in verbs if verb != "examples"}


def _regular(lemma: str) -> str:
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ied"
    return f"{_stem(lemma)}ed"


def _stem(lemma: str) -> str:
    """What stands before an ending that opens with a vowel: "stopp", "acquitt", "traffick"."""
    if lemma.endswith("ic"):
        return f"{lemma}k"
    return f"{lemma}{lemma[-1]}" if _doubles(lemma) else lemma


def _doubles(lemma: str) -> bool:
    """Whether the last consonant is doubled before an ending: in a short verb, or one that is known to."""
    sounded = lemma.replace("qu", "kw")
    last = sounded[-3:]
    short = len(last) == 3 and last[0] not in "aeiou" and last[1] in "aeiou" and last[2] not in "aeiouwxyh"
    vowels = sum(letter in "aeiou" for letter in sounded)
    return short and (vowels == 1 or lemma in load("label_words")["doubling"]["words"])
