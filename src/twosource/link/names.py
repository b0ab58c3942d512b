"""How alike two names are. In come two names as texts spell them; out goes a number from 0 to 1.

Spellings of one name in different romanizations of Korean, Arabic, Persian, Russian and Chinese come out alike, as do
short forms and initials; a syllable or a word that is truly another one keeps two people apart.

    >>> similarity("Pak Yong-ho", "Park Young Ho") > SAME > similarity("Pak Yong-ho", "Pak Yong-min")
    True
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from twosource.lexicon import load
from twosource.link.scripts import in_latin, is_latin
from twosource.link.syllables import korean_similarity
from twosource.link.weights import weights

SAME = 0.86  # from here on two full names are taken for spellings of one; see docs/link.md for what it was tuned on
LONGEST = 60  # letters: a longer word is no name, and comparing two of them letter by letter would take long
EXTRA = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'"})
POSSESSIVE = re.compile(r"'s?(?![a-z])")
WORD = re.compile(r"[^\W_]+")
HANGUL = re.compile(r"[가-힣]")
VOWELS = frozenset("aeiou")


@lru_cache(maxsize=16384)
def words(name: str) -> tuple[str, ...]:
    """The name's words without case, accents, dots, apostrophes and hyphens.

    >>> words("Élie al-Ka'abi’s")
    ('elie', 'al', 'kaabi')
    """
    return words_of_text(name)


def words_of_text(text: str) -> tuple[str, ...]:
    """The words of a whole text as those of a name, which nobody keeps."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(EXTRA))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(WORD.findall(POSSESSIVE.sub("", plain).replace("'", "").replace(".", "")))


def key(name: str) -> str:
    """One string for all ways to set the same letters: "Min-ho" and "Min Ho" have one key.

    >>> key("The U.S. Open"), key("Pak Min-ho")
    ('usopen', 'pakminho')
    """
    found = words(name)
    return "".join(found[1:] if len(found) > 1 and found[0] in ("the", "a", "an") else found)


def similarity(a: str, b: str) -> float:
    """How sure one may be that two names of people are spellings of one name."""
    if key(a) == key(b):
        return 1.0
    a, b = _in_order(a), _in_order(b)
    if is_latin(a) is not is_latin(b):
        a, b = in_latin(a), in_latin(b)
    if HANGUL.search(a) and HANGUL.search(b):
        return 0.0  # in its own script, a syllable that differs makes another name
    korean = korean_similarity(words(a), words(b))
    return _western(words(a), words(b)) if korean is None else korean


def _in_order(name: str) -> str:
    """The name as it is said, where a list puts the surname first: "Rojas, Ana" is Ana Rojas."""
    surname, comma, given = name.partition(", ")
    return f"{given} {surname}" if comma and given else name


def is_acronym(short: str, long: str) -> bool:
    """Whether the one is made from the initials of the other.

    >>> is_acronym("IAEA", "International Atomic Energy Agency"), is_acronym("WHO", "Bureau of Mines")
    (True, False)
    """
    letters = key(short)
    if not (2 <= len(letters) <= 7 and short.replace(".", "").isupper()):
        return False
    spelled = words(long)
    full = [word for word in spelled if word not in forms("small_word")]
    return len(full) > 1 and letters in ("".join(w[0] for w in full), "".join(w[0] for w in spelled))


def organization_key(name: str) -> str:
    """The key of an organization's name without what only says its legal form.

    >>> organization_key("The Nordfell Corp.") == organization_key("Nordfell Inc")
    True
    """
    found = [word for word in words(name) if word not in forms("legal_form") and word not in forms("small_word")]
    return "".join(found) or key(name)


@cache
def forms(entry: str) -> frozenset[str]:
    """All words of one list of the lexicon's page on names."""
    return frozenset(form for group in load("romanization")[entry] for form in group["forms"])


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(load("romanization")["nickname"]):
        for form in group["forms"]:
            groups.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in groups.items()}


# ── Names of given name and surname ───────────────────────────────────────────────────────────────────────────────


def _western(a: Sequence[str], b: Sequence[str]) -> float:
    """Names word by word: what stands in the shorter must stand in the longer, else nothing is alike."""
    a, b = _bare(a), _bare(b)
    if len(a) > len(b):
        a, b = b, a
    if not a:
        return 0.0
    if len(a) == 1 and len(b) > 1:  # a surname alone is not the name; a name set without its blanks is
        joined = _joined(a, b)
        return joined if joined >= SAME else 0.0
    table = weights("names")
    turned = max(_aligned((*a[1:], a[0]), b), _aligned(a, (*b[1:], b[0])))
    best = max(_aligned(a, b), turned * table["turned_order"], _joined(a, b))
    found = best * table["extra_word"] ** (len(b) - len(a))
    plain = _without_ending(a), _without_ending(b)
    return found if plain == (a, b) else max(found, table["ending"] * _western(*plain))


def _without_ending(name: tuple[str, ...]) -> tuple[str, ...]:
    """A man's name without the ending that all its words have in Latvian: "andrejs sorins"."""
    for ending in sorted(forms("name_ending"), key=lambda ending: (-len(ending), ending)):
        if len(name) > 1 and all(word.endswith(ending) and len(word) > len(ending) + 2 for word in name):
            return tuple(word.removesuffix(ending) for word in name)
    return name


def _bare(name: Sequence[str]) -> tuple[str, ...]:
    return (*name[:1], *(word for word in name[1:] if word not in forms("particle")))


def _joined(a: Sequence[str], b: Sequence[str]) -> float:
    """Names that differ in where a word ends: "Min-su" and "Minsu"."""
    return word_similarity("".join(a), "".join(b)) if len(a) != len(b) else 0.0


def _aligned(a: Sequence[str], b: Sequence[str]) -> float:
    """The words of `a` found in `b` in order: their mean, held down by the worst of them."""
    scores, at = [], 0
    for left, word in enumerate(a):
        room = b[at : len(b) - (len(a) - left - 1)]
        if not room:
            return 0.0
        score, offset = max((word_similarity(word, other), -index) for index, other in enumerate(room))
        scores.append(score)
        at += 1 - offset
    return min(scores) * weights("names")["worst_word"] + sum(scores) / len(scores) * (
        1 - weights("names")["worst_word"]
    )


@lru_cache(maxsize=65536)
def word_similarity(a: str, b: str) -> float:
    """How alike two words of names are: equal, short form, initial, or so many letters apart.

    >>> word_similarity("mohammed", "muhammad") > 0.8 > word_similarity("olaf", "octavian")
    True
    """
    if a == b:
        return 1.0
    table = weights("names")
    known = _nicknames()
    if not known.get(a, frozenset()).isdisjoint(known.get(b, frozenset())):
        return table["nickname"]
    if 1 in (len(a), len(b)):
        return table["initial"] if a[0] == b[0] else 0.0
    left, right = sound(a), sound(b)
    if left == right:
        return table["same_sound"]
    if max(len(left), len(right)) > LONGEST:
        return 0.0
    return max(0.0, 1.0 - _distance(left, right) / max(len(left), len(right)) * table["letter"])


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """The word in one transliteration, doubled letters once.

    >>> sound("mahmoud"), sound("mahmud")
    ('mahmud', 'mahmud')
    """
    for rule in load("romanization")["sound"]:
        before = rule.get("before")
        after = rule.get("after")
        if before:
            word = re.sub(f"{rule['from']}(?=[{before}])", rule["to"], word)
        elif after:
            word = re.sub(f"(?<=[{after}]){rule['from']}(?![{after}])", rule["to"], word)
        else:
            word = word.replace(rule["from"], rule["to"])
    return re.sub(r"(.)\1", r"\1", word)


def _distance(a: str, b: str) -> float:
    """Edit distance in which vowels weigh less than consonants; two neighbors in the wrong order are one slip.

    Wagner and Fischer 1974; the slip is Damerau's (1964).
    """
    before: list[float] = []
    row = [0.0]
    for letter in b:
        row.append(row[-1] + _weight(letter))
    for line, left in enumerate(a):
        above, row = row, [row[0] + _weight(left)]
        for index, right in enumerate(b):
            swap = 0.0 if left == right else _swap(left, right)
            best = min(above[index] + swap, above[index + 1] + _weight(left), row[index] + _weight(right))
            if line and index and left == b[index - 1] and right == a[line - 1] and left != right:
                best = min(best, before[index - 1] + weights("names")["turned_letters"])
            row.append(best)
        before = above
    return row[-1]


def _weight(letter: str) -> float:
    return weights("names")["vowel" if letter in VOWELS else "consonant"]


def _swap(left: str, right: str) -> float:
    both = (left in VOWELS) + (right in VOWELS)
    return weights("names")[("consonant_swap", "mixed_swap", "vowel_swap")[both]]
