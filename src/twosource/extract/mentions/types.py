"""One type for one name. In come the Names of a text; out they go, each with the type that it has all through it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from twosource.extract.labels import ANY_SUBJECTS
from twosource.extract.mentions.names import PROPER, Name
from twosource.extract.mentions.vocabulary import NOTHING, Vocabulary
from twosource.extract.parse import Parse
from twosource.model import EntityType

SURE = 100  # votes of a title or a full name for a bare family name's being a person's


def typed(parse: Parse, words: Vocabulary, found: list[Name]) -> list[Name]:
    """The lexicon's type, else the one that the name finder gives most often; a bare family name is its bearer's."""
    votes: dict[str, Counter[EntityType]] = {}
    surnames = {parse.lower[name.end - 1] for name in found if _is_introduced(parse, words, name)}
    for name in found:
        text = _key(parse, name)
        tally = votes.setdefault(text, Counter())
        if kind := name.type:
            tally["organization" if _is_paper(parse, name) else kind] += 1
        if name.start and _titled(parse, words, name.start - 1):
            votes.setdefault(parse.lower[name.end - 1], Counter())["person"] += SURE
        if name.type == "person" and name.end - name.start > 1:
            for index in (name.end - 1, name.start):
                votes.setdefault(parse.lower[index], Counter())["person"] += SURE if index == name.end - 1 else 0
    types = (
        "person" if (key := _key(parse, name)) in surnames else _type(parse, words, name, votes[key]) for name in found
    )
    return [replace(name, type=kind) for name, kind in zip(found, types, strict=True)]


def _is_paper(parse: Parse, name: Name) -> bool:
    """Whether a "person" of one word has an article, as no person has: "told the Globe", unlike "the Lund camp"."""
    alone = name.type == "person" and name.end - name.start == 1 and parse.tag[name.start] == "NNP"
    article = alone and name.start > 0 and parse.lower[name.start - 1] == "the"
    return article and parse.dep[name.start] not in ("compound", "nmod", "amod", "poss")


def _is_introduced(parse: Parse, words: Vocabulary, name: Name) -> bool:
    """Whether it is a person's full name whose last word is an outlet's too: Rep. Randy Forbes, who is no magazine."""
    last = name.end - 1
    if (
        name.type != "person"
        or name.start == last
        or parse.lower[last] not in words.outlets
        or parse.text[last].isupper()
    ):
        return False
    titled = name.start > 0 and _titled(parse, words, name.start - 1)
    return titled or parse.lower[name.start] in words.given or parse.dep[last] in ANY_SUBJECTS


def _looks_human(parse: Parse, words: Vocabulary, name: Name) -> bool:
    """Whether a given name begins a name of two or three words that is not said to be a place."""
    located = name.start > 0 and parse.lower[name.start - 1] in ("in", "at", "near", "from", "to", "the")
    return parse.lower[name.start] in words.given and name.end - name.start in (2, 3) and not located


def _titled(parse: Parse, words: Vocabulary, before: int) -> bool:
    """Whether the word before a name is a title with a capital: Mr., President."""
    word = parse.lower[before]
    title = word in words.honorifics or word in words.abbreviations or word in words.title_heads
    return title and parse.text[before][0].isupper() and parse.tag[before] in PROPER


def _key(parse: Parse, name: Name) -> str:
    return " ".join(parse.lower[name.start : name.end])


def _type(parse: Parse, words: Vocabulary, name: Name, votes: Counter[EntityType]) -> EntityType | None:
    text, last = _key(parse, name), parse.lower[name.end - 1]
    if text in words.countries or text in words.capitals:
        return "place"
    if text in words.outlets:
        return "organization"
    if text in words.bodies:
        return words.bodies[text]
    if votes["person"] >= SURE:
        return "person"
    if text in words.nouns:
        return words.nouns[text][0]
    kind = words.nouns.get(last, NOTHING)[0]
    if kind in (None, "person") and _looks_human(parse, words, name):
        return "person"
    if name.end - name.start > 1 and kind in ("organization", "government", "place", "facility", "group"):
        return kind
    if text in words.place_of:
        return "group"
    return sorted(votes.items(), key=lambda entry: (-entry[1], entry[0]))[0][0] if votes else None
