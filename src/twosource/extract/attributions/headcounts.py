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
def _persons() -> frozenset[str]:
    """All nouns for people."""
    kinds = load("nouns")["nouns"]
    return (
        people()
        | set(load("cues")["unnamed"]["trades"])
        | {word for kind in kinds if kind["type"] == "person" for word in kind["words"]}
    )


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
    words = {parse.lemma[noun].lower(), parse.lower[noun]}
    return bool(words & _persons()) or parse.lower[noun].removesuffix("s") in _persons()


def unnamed(parse: Parse, head: int) -> bool:
    """Whether neither a name nor an office identifies these people: "a warden", "wardens", not "the warden"."""
    noun = counted(parse, head)
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
    lone = parse.tag[head] in ("NN", "NNP") or parse.lower[head] in ("he", "she", "i")
    return 1 if lone and (person or is_person(parse, head)) else None


def _of_amount(parse: Parse, head: int) -> int | None:
    """The number that an amount is: "half a dozen", "a pair", "11 of the 15"."""
    if parse.lemma[head] == "dozen" and parse.tag[head] != "NNS":
        return 6 if any(parse.lower[child] == "half" for child in parse.children[head]) else 12
    return number_of(parse.lower[head])


def _number(parse: Parse, head: int) -> int | None:
    for child in parse.children[head]:
        if parse.dep[child] in ("nummod", "det", "predet", "preconj", "amod") and child < head:
            if parse.lower[max(0, child - 1)] == "in":  # "four in ten voters"
                return None
            half = parse.lower[child] == "dozen" and "half" in parse.lower[max(0, child - 2) : child]
            value = 6 if half else number_of(parse.lower[child])
            if value is not None:
                return value
    return None


def number_of(word: str) -> int | None:
    """The number that a word stands for."""
    return _numbers().get(word) or (int(word) if word.isdecimal() and len(word) < 4 else None)
