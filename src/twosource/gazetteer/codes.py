"""Codes of actors. In come the words that speak of somebody and a day; out go country and role, with the reasons.

>>> code("two Chilean police officers")
Code(country='CHL', role='COP', second='', cameo='', name='', rules=('country-named', 'noun'))

What the words themselves say goes before what the gazetteer knows: "Senator Lund" is of the legislature whatever Lund
is otherwise. Both codes are empty where neither tells. The nouns stand in `lexicon/actor_codes.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from twosource import lexicon
from twosource.gazetteer import countries, places
from twosource.gazetteer.actors import Actor, who
from twosource.gazetteer.names import fold

WORD = re.compile(r"[^\W_](?:[\w.'’&-]*\w)?\.?", re.UNICODE)
LONGEST = 7  # words of a name
MOST = 40  # words of a phrase that are read
WEAK = "weak-noun"  # the rule of a role that rests on a noun like "officer" or "leader"
SIDES = frozenset(("pro", "anti", "non"))  # "pro-Peru rebels" are not of Peru
WHOLE = 3  # words of a name that is somebody's also where another name follows
SHORT = 3  # letters of a surname by itself
BREAKS = frozenset(("of", "in", "at", "from", "to", "for", "with", "near", "on", "by", "who", "that", "which"))
ARMED = frozenset(("REB", "PRM", "CRM", "UAF"))  # whoever of them it is, he is one of them
WORLD = frozenset(("UNO", "EUR", "IGO", "IMG", "NGO", ""))
STYLES = frozenset(("Mr", "Mrs", "Ms", "Dr", "Sir", "Lord", "Lady", "Gen", "Sen", "Rep", "Gov", "Sheikh", "The"))
PRONOUNS = frozenset(("us", "IT", "HE", "We"))
BASED = re.compile(r"(\w)-(?:based|led|born)\b")
HELD = re.compile(r"\b\w+-(?:held|backed|linked|controlled|occupied|run|allied)\b")  # "rebel-held towns" are no rebels
POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Code:
    """The country (or UNO, EUR, IGO, IMG, NGO) and the role of an actor, three letters each, or empty.

    `second` is what he is beside the first role, `cameo` CAMEO's own code of a body, `name` who was recognized;
    `rules` say what the codes rest on.
    """

    country: str
    role: str
    second: str = ""
    cameo: str = ""
    name: str = ""
    rules: tuple[str, ...] = ()


@dataclass(slots=True)
class Heard:
    """What the words of a phrase say: countries in their order, known actors, nouns with their places."""

    words: list[str]
    countries: list[tuple[int, str, str]]
    actors: list[tuple[int, Actor]]
    free: list[int]


def code(words: str, on: date | None = None, country: str = "") -> Code:
    """The codes of whoever the words speak of on a day; `country` is what else tells whose they are."""
    heard = _heard(words, on, country)
    role, second, rule = _role(heard)
    actor = _actor(heard, role)
    found, by = _country(heard, actor, words)
    rules = [by] if found else []
    cameo = ""
    past = _was(word.lower() for word in heard.words)
    if actor is not None:
        cameo = actor.cameo if found == actor.country else ""
        if not role or actor.role in ARMED:
            role, second, rule = actor.role, actor.second, "former-office" if actor.former else "known-actor"
            if past and role in lexicon.load("actor_codes")["after"]["roles"]:
                role, second, rule = "ELI", "", "former"
    elif not role and _stands_for_government(heard):
        role, rule = "GOV", "seat-of-government"
    rules += [rule] if role else []
    return Code(found, role, second, cameo, actor.name if actor else "", tuple(rules))


def country_codes(words: str, on: date | None = None) -> list[str]:
    """The codes of all countries and bodies of countries that the words name, in their order, each once."""
    heard = _heard(words, on, "")
    found = [(at, found) for at, found, _ in heard.countries] + [(at, one.country) for at, one in heard.actors]
    return list(dict.fromkeys(found for _, found in sorted(found) if found))


def _heard(words: str, on: date | None, country: str) -> Heard:
    plain = HELD.sub("", BASED.sub(r"\1 based", words.replace("’", "'")))
    tokens = WORD.findall(plain)[:MOST]
    heard = Heard(tokens, [], [], [])
    at = 0
    while at < len(tokens):
        size = _name_at(heard, at, on, country)
        if not size:
            heard.free.append(at)
        at += size or 1
    heard.words = [POSSESSIVE.sub("", token) for token in tokens]
    return heard


def _name_at(heard: Heard, at: int, on: date | None, country: str) -> int:
    """Enters the longest name that begins at a word; its length, 0 where none does."""
    known = countries.names()
    near = next((code for _, code, _ in reversed(heard.countries)), "")
    for size in range(min(LONGEST, len(heard.words) - at), 0, -1):
        name = POSSESSIVE.sub("", " ".join(heard.words[at : at + size]))
        if size == 1 and name.islower() and _is_titled(heard, at):
            name = name.title()  # "President obama"
        if not name[:1].isalnum() or not any(map(str.isupper, name)):
            continue
        first, _, last = name.rpartition("-")
        entry = known.get(fold(name)) or known.get(fold(last) if first and first.lower() not in SIDES else "")
        actor = who(name, on, near or country) if size > 1 or len(name) > SHORT or name.isupper() else None
        if actor is not None and (entry is None or size > 1) and _fits(heard, at, size, actor, near):
            heard.actors.append((at, actor))
            return size
        if entry is not None and name not in PRONOUNS and not (entry[1] == "seat" and _named(heard, at)):
            heard.countries.append((at, *entry))
            return size
    return 0


def _fits(heard: Heard, at: int, size: int, actor: Actor, near: str) -> bool:
    """Whether a known name is meant where it stands.

    A part of a longer name is somebody else ("Juan Carlos" in "Juan Carlos Vega", "Bush" in "Ana Bush"), and a body
    after another country's name is that country's ("Chile's Defense Department").
    """
    if not actor.person:
        return not near or len(countries.code_of(near)) == 0 or actor.country in (near, *WORLD)
    after = heard.words[at + size] if at + size < len(heard.words) else ""
    owned = POSSESSIVE.search(heard.words[at + size - 1])
    if size < WHOLE and not owned and after[:1].isupper() and fold(after) not in countries.names():
        return False
    if size > 1 or (after[:1].islower() and not owned and _is_noun(after)):
        return size > 1  # "Lagos police" are of no Mr. Lagos
    return not _is_noun(heard.words[at]) and not _named(heard, at)


def _named(heard: Heard, at: int) -> bool:
    """Whether a first name stands before a word, so that it is some other person's surname: "Ana Bush"."""
    before = heard.words[at - 1] if at and at - 1 in heard.free else ""
    return before[:1].isupper() and not _is_noun(before) and before.rstrip(".") not in STYLES


def _is_titled(heard: Heard, at: int) -> bool:
    """Whether a capitalized title stands before a word that nothing else is."""
    before = heard.words[at - 1] if at else ""
    return before[:1].isupper() and _is_noun(before) and not _is_noun(heard.words[at])


def _is_noun(word: str) -> bool:
    """Whether a capitalized word is rather a noun of the role list than somebody's surname."""
    return _singular(word.lower()) in _nouns()


def _actor(heard: Heard, role: str) -> Actor | None:
    """The actor whom the phrase is about: one before "of" or "in"; a person goes before a body."""
    stop = next((at for at in heard.free if heard.words[at].lower() in BREAKS), len(heard.words))
    before = [actor for at, actor in heard.actors if at < stop]
    if not before and role and not any(actor.role in ARMED or not actor.person for _, actor in heard.actors):
        return None
    found = before or [actor for _, actor in heard.actors]
    return next((actor for actor in found if actor.person), found[0] if found else None)


def _country(heard: Heard, actor: Actor | None, words: str) -> tuple[str, str]:
    """The country and the rule: what the words name; else where the known actor is at home; else where a town lies."""
    national = actor is not None and actor.country in WORLD and actor.role == "NGO" and heard.countries
    if actor is not None and not national and (not actor.person or not heard.countries):
        return actor.country, "known-actor"
    if heard.countries:
        return heard.countries[0][1], "country-named"
    for at in heard.free:
        name = _town(heard, at) if len(heard.words) > 1 else ""
        place = places.find(name) if name else None
        if place is not None and place.country:
            return place.country, "town-named"
    return "", ""


def _town(heard: Heard, at: int) -> str:
    """A capitalized name that nothing else knows, after "in" or the like, or before a noun: "Lagos police"."""
    end = at
    while end < len(heard.words) and end - at < 3 and end in heard.free and heard.words[end][:1].isupper():
        if end > at and _is_noun(heard.words[end]):
            break  # the title of "New Jersey Gov. Ana Lund"
        end += 1
    before = heard.words[at - 1].lower() if at else ""
    after = heard.words[end] if end < len(heard.words) else ""
    told = after not in BREAKS and (after[:1].islower() or _is_noun(after))
    placed = before in BREAKS or (before in ("", "the") and told)
    name = " ".join(heard.words[at:end])
    return "" if not placed or (end - at == 1 and _is_noun(name)) else name


def _stands_for_government(heard: Heard) -> bool:
    """Whether the phrase is nothing but a capital or another name of a government: "Pyongyang", "the Kremlin"."""
    rest = [heard.words[at] for at in heard.free if heard.words[at].lower() != "the"]
    return not rest and len(heard.countries) == 1 and heard.countries[0][2] in ("seat", "metonym")


def _role(heard: Heard) -> tuple[str, str, str]:
    """The role that the nouns tell, what it is beside, and the rule; rebels first, then the head noun, then others."""
    free = set(heard.free)
    said = [word.lower() if at in free else "|" for at, word in enumerate(heard.words)]
    stop = next((at for at, word in enumerate(said) if at and word in BREAKS), len(said))
    head, rest = said[:stop], said[stop:]
    for part in (head, rest):
        if not part:
            continue
        strong = [role for _, role, is_strong in _roles_in(part) if is_strong]
        weak = [role for _, role, is_strong in _roles_in(part) if not is_strong]
        role = next((one for one in strong if one in ("REB", "SPY")), (strong or [""])[-1])
        is_weak = not role and bool(weak) and not _roles_in(rest if part is head else []) and not heard.actors
        role = weak[-1] if is_weak else role
        if role and _was(said) and role in lexicon.load("actor_codes")["after"]["roles"]:
            return "ELI", "", "former"
        if role:
            first, second = _beside(role, " ".join(said))
            return first, second, WEAK if is_weak else "noun"
    return "", "", ""


def _was(words: Iterable[str]) -> bool:
    """Whether the words speak of what somebody was."""
    past: list[str] = lexicon.load("actor_codes")["after"]["words"]
    return not set(past).isdisjoint(words)


def _beside(role: str, said: str) -> tuple[str, str]:
    """The role with its second: of a ministry that of its business; media of the state are government first."""
    second = lexicon.load("actor_codes")["second"]
    found = next((one for one, cues in second.items() if one != "examples" and any(cue in said for cue in cues)), "")
    if role == "JRN" and found == "JRN":
        return "GOV", "JRN"
    return role, found if role == "GOV" else ""


def _roles_in(words: list[str]) -> list[tuple[int, str, bool]]:
    """The roles of the nouns among the words, the longest noun at each place, in their order."""
    nouns, found, at = _nouns(), [], 0
    while at < len(words):
        for size in range(min(4, len(words) - at), 0, -1):
            noun = " ".join((*words[at : at + size - 1], _singular(words[at + size - 1])))
            entry = nouns.get(noun) or nouns.get(" ".join(words[at : at + size]))
            if entry is not None:
                found.append((at, *entry))
                at += size - 1
                break
        at += 1
    return found


IRREGULAR = {"people": "people", "men": "man", "women": "woman", "children": "child", "media": "media"}
ENDINGS = (("men", "man"), ("women", "woman"), ("children", "child"), ("ies", "y"), ("ches", "ch"), ("sses", "ss"))


def _singular(word: str) -> str:
    """A noun in the singular.

    >>> _singular("gunmen"), _singular("envoys"), _singular("deputies"), _singular("press")
    ('gunman', 'envoy', 'deputy', 'press')
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending, single in ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + single
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def _nouns() -> dict[str, tuple[str, bool]]:
    """Role by noun, and whether the noun is a strong one."""
    table = lexicon.load("actor_codes")
    weak = {noun: (role, False) for role, nouns in table["weak"].items() for noun in nouns}
    return weak | {noun.lower(): (role, True) for role, nouns in table["strong"].items() for noun in nouns}
