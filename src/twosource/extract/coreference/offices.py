"""Offices and descriptions of people taken apart. In comes "former Peruvian spy chief", out goes an Office.

title "spy chief", organization "Peru", former True
"""

from __future__ import annotations

from dataclasses import dataclass

from twosource.extract.mentions.vocabulary import Vocabulary
from twosource.extract.parse import Parse

SKIPPED = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "this",
        "that",
        "top",
        "senior",
        "newly",
        "elected",
        "veteran",
        "longtime",
        "ruling",
        "-",
        "'s",
        "'",
        "then",
        "new",
    ]
)
POSTPOSED = frozenset(("general",))  # an attorney general is no general
BEHIND = frozenset(("of", "for", "at", "to"))
BEHIND_NAMES = frozenset(("with", "from", "in"))
GENERIC = frozenset(("person", "man", "woman"))


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is: `words` are all content words of the title, `head` is its last one, `country` canonical."""

    title: str
    head: str
    words: frozenset[str]
    organization: str | None = None
    country: str | None = None
    former: bool = False


def office(parse: Parse, words: Vocabulary, start: int, end: int, head: int) -> Office | None:
    """The office in tokens [start, end) whose head noun is `head`; None where it is no office of a person."""
    noun = _singular(parse, words, head)
    if noun in words.honorifics or not words.is_person_noun(noun) or noun in GENERIC:
        return None
    start, organization = _possessor(parse, start, head)
    front = [i for i in range(start, head) if parse.tag[i] != "DT" and parse.lower[i] not in SKIPPED]
    front = [i for i in front if parse.text[i][0].isalnum()]
    former = parse.lower[head - 1] in words.former if head > start else False
    former = former or parse.lower[head - 2 : head] == ["ex", "-"] or any(parse.lower[i] in words.former for i in front)
    front = [i for i in front if parse.lower[i] not in words.former]
    front = _last_title(parse, words, front, noun)
    country, front = _country(parse, words, front)
    body, front = _body(parse, front)
    behind = _behind(parse, head + 1, end)
    title = _as_lexicon(words, [*(words.abbreviations.get(parse.lower[i], parse.text[i]) for i in front), noun])
    kept = frozenset((*(parse.lemma[i] for i in front), noun))
    if noun in POSTPOSED and front and title.lower() in words.titles:
        noun = title.lower()
    if parse.text[head + 1 : head + 2] == ["of"] and behind in ("State", "Staff", "state", "staff"):
        return Office(
            _as_lexicon(words, [title, "of", behind]),
            noun,
            kept | {behind.lower()},
            organization or country,
            country,
            former,
        )
    land = country or words.countries.get((organization or behind or "").lower())
    return Office(title, noun, kept, organization or body or behind or country, land, former)


def _singular(parse: Parse, words: Vocabulary, head: int) -> str:
    lower = parse.lower[head]
    if lower in words.abbreviations:
        return words.abbreviations[lower]
    return lower if lower in words.title_heads else parse.lemma[head]


def _possessor(parse: Parse, start: int, head: int) -> tuple[int, str | None]:
    """Where the office itself begins, and whose it is: "the nation's leader"."""
    for index in range(head - 1, start, -1):
        if parse.tag[index] == "POS":
            first = start + 1 if parse.lower[start] in ("the", "a", "an") else start
            return index + 1, parse.words(first, index) or None
    return start, None


def _as_lexicon(words: Vocabulary, parts: list[str]) -> str:
    """The title, in lower case where the lexicon has it."""
    title = " ".join(parts)
    return title.lower() if title.lower() in words.titles else title


def _last_title(parse: Parse, words: Vocabulary, front: list[int], noun: str) -> list[int]:
    """The words of the last title, where one stands before another: "tycoon and mayor"."""
    for at in range(len(front) - 1, -1, -1):
        word = parse.lower[front[at]]
        rest = " ".join([*(parse.lower[i] for i in front[at:]), noun])
        if word in words.title_heads and word not in words.modifiers and rest not in words.titles:
            return front[at + 1 :]
    return front


def _body(parse: Parse, front: list[int]) -> tuple[str | None, list[int]]:
    """The organization that the first words name, and the words after it."""
    size = 0
    while size < len(front) and parse.entity[front[size]] in ("ORG", "GPE", "FAC", "LOC", "PERSON"):
        size += 1
    return (parse.words(front[0], front[size - 1] + 1) if size else None), front[size:]


def _country(parse: Parse, words: Vocabulary, front: list[int]) -> tuple[str | None, list[int]]:
    """The country that the first words name, and the words after it."""
    for size in (2, 1):
        name = " ".join(parse.lower[i] for i in front[:size])
        land = words.place_of.get(name) or words.countries.get(name)
        if land and len(front) >= size:
            return land, front[size:]
    return None, front


def _behind(parse: Parse, start: int, end: int) -> str | None:
    """Of what: "vice chairman of the board" is of "board"."""
    if start + 1 >= end or parse.lower[start] not in BEHIND | BEHIND_NAMES:
        return None
    proper = parse.lower[start] in BEHIND_NAMES
    start += 1
    while start < end and parse.lower[start] in SKIPPED:
        start += 1
    stop = start
    while stop < end and (
        parse.tag[stop][:2] in ("NN", "JJ", "PO") or parse.lower[stop] in ("of", "the", "and", "&", "-", "on")
    ):
        stop += 1
    while stop > start and not parse.tag[stop - 1].startswith("NN"):
        stop -= 1
    return None if proper and not parse.tag[start].startswith("NNP") else parse.words(start, stop) or None
