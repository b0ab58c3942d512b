"""How many a source is, and whether they are people whom nobody names. In comes a noun of the parse.

"a pair of referees" are two unnamed people, "the mayor" is one whom the office names, "dozens" are any number.
"""

from __future__ import annotations

from functools import cache

from twosource.extract.parse import Parse
from twosource.lexicon import load

PLURAL = ("NNS", "NNPS")
INDEFINITE = frozenset(("a", "an", "one", "another", "some"))


@cache
def people() -> frozenset[str]:
    """Head words of sources who are unnamed wherever no name stands beside them, "the spokesman" too."""
    return frozenset(load("cues")["unnamed"]["people"])


@cache
def persons() -> frozenset[str]:
    """All nouns for people."""
    kinds = load("nouns")["nouns"]
    return (
        people()
        | set(load("cues")["unnamed"]["trades"])
        | {word for kind in kinds if kind["type"] == "person" for word in kind["words"]}
    )


@cache
def _titles() -> frozenset[str]:
    """Words that stand before the name of a person: "Governor", "economists"."""
    table = load("titles")
    words = {word for kind in ("honorific", "title") for entry in table[kind] for word in entry["words"]}
    return persons() | words | {word for entry in table["abbreviation"] for word in entry["words"]}


@cache
def _numbers() -> dict[str, int]:
    numbers: dict[str, int] = load("cues")["numbers"]["values"]
    return numbers


def counted(parse: Parse, head: int) -> int:
    """The noun that is counted: "nurses" of "five of the nurses", "a pair of nurses"."""
    of = next((child for child in parse.children[head] if parse.lower[child] == "of" and child > head), None)
    whom = None if of is None else parse.child(of, "pobj")
    amount = parse.tag[head] in ("CD", "DT") or parse.lemma[head] in _amounts()
    return whom if whom is not None and amount else head


@cache
def _amounts() -> frozenset[str]:
    return frozenset(load("cues")["numbers"]["amounts"])


def is_person(parse: Parse, noun: int) -> bool:
    """Whether a common noun is one for people."""
    return parse.tag[noun] in ("NN", "NNS") and _known(parse, noun)


def _known(parse: Parse, noun: int) -> bool:
    if is_corps(parse, noun):
        return False
    words = {parse.lemma[noun].lower(), parse.lower[noun]}
    return bool(words & persons()) or parse.lower[noun].removesuffix("s") in persons()


def is_corps(parse: Parse, noun: int) -> bool:
    """Whether a word for a person names a body here: "the coast guard"; "rebels" speak as one."""
    words = load("cues")["unnamed"]
    if parse.lower[noun] in words["corps"]:
        return all(parse.dep[child] != "nummod" for child in parse.children[noun])
    return noun > 0 and f"{parse.lower[noun - 1]} {parse.lower[noun]}" in words["corps"]


def is_named_person(parse: Parse, head: int) -> bool:
    """Whether a title before a name, or what is said behind it, tells that it is a person's: "Mayor Soto"."""
    if not parse.tag[head].startswith("NNP"):
        return False
    first = parse.head[head] if parse.dep[head] == "conj" else head  # "economists Ana Diaz and Ivo Novak"
    titles = [child for child in parse.children[first] if parse.dep[child] == "compound"]
    titled = any(
        (first == head or parse.tag[title] in PLURAL)
        and not _titles().isdisjoint((parse.lower[title], parse.lemma[title]))
        for title in titles
    )
    beside = (child for child in parse.children[head] if parse.dep[child] == "appos" and child > head)
    return titled or parse.entity[head] == "PERSON" or any(is_person(parse, child) for child in beside)


def unnamed(parse: Parse, head: int) -> bool:
    """Whether neither a name nor an office identifies these people: "a warden", "wardens", not "the warden"."""
    noun = counted(parse, head)
    if parse.tag[noun] in ("CD", "PRP"):  # "two of them", "all three"
        return parse.tag[head] == "CD" and parse.lower[noun] not in ("us", "you")
    if not is_person(parse, noun):
        return False
    if noun != head or parse.tag[noun] == "NNS":
        return True
    return any(
        parse.lower[child] in INDEFINITE for child in parse.children[noun] if parse.dep[child] in ("det", "nummod")
    )


def identified(parse: Parse, noun: int) -> bool:
    """Whether "the" or an owner says which one of an office it is: "the judge", "her lawyer"."""
    if parse.tag[noun] != "NN" or parse.lemma[noun] not in load("cues")["unnamed"]["identified"]:
        return False
    return any(parse.dep[child] == "poss" or parse.lower[child] == "the" for child in parse.children[noun])


def count(parse: Parse, head: int, *, person: bool) -> int | None:
    """How many they are: by number words; one for a noun in the singular if it is a PERSON. None where nobody says."""
    noun = counted(parse, head)
    if noun != head:
        return _of_amount(parse, head)
    if (number := _number(parse, head)) is not None:
        return number
    if parse.tag[head] == "CD":
        return number_of(parse.lower[head])
    if parse.tag[head] == "NN" and (group := number_of(parse.lower[head])) is not None:  # "the couple"
        return group
    if parse.lower[head] in ("he", "she", "i"):
        return 1
    lone = parse.tag[head] in ("NN", "NNP")
    return 1 if lone and (person or is_person(parse, head) or is_named_person(parse, head)) else None


def _of_amount(parse: Parse, head: int) -> int | None:
    """The number that an amount is: "half a dozen", "a pair", "11 of the 15"."""
    if parse.lemma[head] == "dozen" and parse.tag[head] != "NNS":
        return _dozens(parse, head)
    return number_of(parse.lower[head])


def _number(parse: Parse, head: int) -> int | None:
    for child in parse.children[head]:
        if parse.dep[child] in ("nummod", "det", "predet", "preconj", "amod") and child < head:
            if parse.lower[max(0, child - 1)] == "in":  # "four in ten voters"
                return None
            value = _dozens(parse, child) if parse.lower[child] == "dozen" else number_of(parse.lower[child])
            if value is not None:
                return value
    return None


def _dozens(parse: Parse, dozen: int) -> int:
    """How many "a dozen", "half a dozen", "two dozen" are."""
    if "half" in parse.lower[max(0, dozen - 2) : dozen]:
        return 6
    return 12 * ((number_of(parse.lower[dozen - 1]) if dozen else None) or 1)


def number_of(word: str) -> int | None:
    """The number that a word stands for."""
    return _numbers().get(word) or (int(word) if word.isdecimal() and len(word) < 4 else None)
