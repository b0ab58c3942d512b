"""Names of organizations, governments, places. In come names; out goes which of them may be names of one body.

>>> body_likeness(["Chinese Foreign Ministry", "Foreign Ministry of China"])
{(0, 1): 1.0}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from twosource.lexicon import load
from twosource.link.names import forms, is_acronym, key, words
from twosource.link.weights import weights


@cache
def country_names() -> dict[str, str]:
    """What countries are called, by key: the canonical name."""
    found = {}
    for name, entry in load("countries")["countries"].items():
        found.update({key(form): name for form in (name, *entry["aliases"])})
    return found


@cache
def outlet_names() -> dict[str, str]:
    """What outlets and agencies are called, by key: the canonical name."""
    found = {}
    for entry in load("outlets")["outlet"]:
        plain = entry.get("plain", False)
        found.update(
            {key(form): entry["name"] for form in (*(() if plain else (entry["name"],)), *entry.get("aliases", ()))}
        )
    return found


def known_name(name: str) -> str | None:
    """The canonical name of a country or an outlet.

    >>> known_name("the U.S."), known_name("Reuters news agency"), known_name("Springfield")
    ('United States', 'Reuters', None)
    """
    return country_names().get(key(name)) or outlet_names().get(key(name))


@lru_cache(maxsize=16384)
def words_of_body(name: str) -> frozenset[str]:
    """The words that make a body's name, demonyms as countries; empty where nothing in it is a name.

    >>> sorted(words_of_body("China’s Foreign Ministry")), words_of_body("the ministry")
    (['china', 'foreign', 'ministry'], frozenset())
    """
    known = known_name(name)
    if known:
        return frozenset(words(known))
    if not any(letter.isupper() for letter in name.removeprefix("The ")):
        return frozenset()
    spelled = [word for word in words(name) if word not in forms("small_word")]
    return frozenset(
        part for word in _with_countries(spelled) for part in [word] if part not in forms("legal_form")
    ) or frozenset(spelled)


def _with_countries(spelled: Sequence[str]) -> list[str]:
    """The words with demonyms and short names of countries replaced by the country's words."""
    out: list[str] = []
    at = 0
    while at < len(spelled):
        for size in (2, 1):
            country = _demonyms().get("".join(spelled[at : at + size]))
            if country and at + size <= len(spelled):
                out += words(country)
                at += size
                break
        else:
            out.append(spelled[at])
            at += 1
    return out


@cache
def _demonyms() -> dict[str, str]:
    entries = load("countries")["countries"].items()
    found = {key(form): name for name, entry in entries for form in entry["demonyms"]}
    return {**found, **country_names()}


def body_likeness(names: Sequence[str]) -> dict[tuple[int, int], float]:
    """The likeness of each pair of names that may mean one body.

    Acronyms and parts of a name count where they fit one longer name only.
    """
    likeness: dict[tuple[int, int], float] = {}
    by_words: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        by_words[words_of_body(name)].append(index)
    for same in by_words.values():
        likeness.update({(same[0], other): 1.0 for other in same[1:]})
    for index, longer in sorted(_short_forms(names, by_words).items()):
        likeness[min(index, longer), max(index, longer)] = weights("entities")["short_form"]
    return likeness


def _short_forms(names: Sequence[str], by_words: dict[frozenset[str], list[int]]) -> dict[int, int]:
    """The names that stand for one longer name only: by number, the number of that name."""
    holders: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for found in by_words:
        for word in found:
            holders[word].add(found)
    acronyms = _by_initials(names)
    short: dict[int, int] = {}
    for found, numbers in by_words.items():
        first = numbers[0]
        longer = {other for other in _supersets(found, holders) if _short_for(names[first], names[by_words[other][0]])}
        longer |= {
            words_of_body(names[n]) for n in acronyms.get(key(names[first]), ()) if is_acronym(names[first], names[n])
        }
        longer.discard(found)
        if len(longer) != 1:
            longer = {
                other for other in _supersets(found, holders) if _is_chamber(names[first], names[by_words[other][0]])
            }
        if len(longer) == 1:
            short[first] = by_words[longer.pop()][0]
    return short


def _supersets(found: frozenset[str], holders: dict[str, set[frozenset[str]]]) -> list[frozenset[str]]:
    rarest = min((holders[word] for word in sorted(found)), key=len, default=set())
    return [other for other in rarest if found < other]


def _by_initials(names: Sequence[str]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        spelled = words(name)
        full = [word for word in spelled if word not in forms("small_word")]
        for initials in {"".join(word[0] for word in full), "".join(word[0] for word in spelled)}:
            if len(initials) > 1:
                found[initials].append(index)
    return found


def _short_for(short: str, long: str) -> bool:
    """Whether a part of a name stands for it.

    It keeps the head ("Ethics Committee"), or lacks but what bodies are called anyhow ("Norpress" for "Norpress News").
    """
    if known_name(short) in country_names().values():
        return False
    rest = words_of_body(long) - words_of_body(short)
    if rest <= forms("body_word"):
        return True
    if len(words_of_body(short)) > 1 and rest == frozenset(words(known_name(long.rpartition(" of ")[2]) or "")):
        return True  # "Norden Timber of Sweden"
    return len(words_of_body(short)) > 1 and _head(short) == _head(long)


def _is_chamber(short: str, long: str) -> bool:
    """Whether the long name is a chamber's, and the short one what it is called: "House" of Representatives."""
    spelled = words(short)
    return set(spelled) <= forms("chamber") and words(long)[: len(spelled) + 1] == (*spelled, "of")


def _head(name: str) -> str:
    """The word that says what kind of body it is: the last, or the one before "of" or "for".

    >>> _head("Ministry of Fisheries"), _head("Senate Ethics Committee")
    ('ministry', 'committee')
    """
    spelled = words(name)
    for at, word in enumerate(spelled):
        if at and word in ("of", "for", "on", "in"):
            return spelled[at - 1]
    return spelled[-1]
