"""Pieces of a label. In come names, words and places; out go phrases as they stand within a headline.

>>> possessive(both(["Ana Rojas", "Per Dahl"]))
"Ana Rojas and Per Dahl's"
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from twosource.lexicon import load
from twosource.link.names import words
from twosource.model import Argument, Event
from twosource.wording import joined, possessive

LONGEST = 12  # words
TOKEN = re.compile(r"[^\W\d_](?:[\w.]*\w)?\.?")
DASH = re.compile(r"\s+(?:-{1,2}|—|–)\s")
LONG_NAME = 4  # words: "the spokeswoman of the northern miners' union" takes no possessive


def listed(name: str) -> Mapping[str, Any]:
    """A list of the lexicon."""
    found: Mapping[str, Any] = load("label_words")[name]
    return found


def spoken(name: str) -> str:
    """The name as within a sentence: "The suspect" is "the suspect", "its chief envoy" is "the chief envoy".

    >>> spoken("his two brothers"), spoken("The Hague")
    ('the two brothers', 'The Hague')
    """
    name = DASH.split(name)[0]
    first, _, rest = name.partition(" ")
    if first in ("The", "A", "An") and rest.islower():
        return f"{first.lower()} {rest}"
    return f"the {rest.removeprefix('own ')}" if rest and first.lower() in listed("owner")["words"] else name


def has_pronoun(text: str) -> bool:
    """Whether a word stands for somebody, as "us" does, and "US" does not.

    >>> has_pronoun("the U.S. Senate"), has_pronoun("those of us")
    (False, True)
    """
    return any(map(_is_pronoun, TOKEN.findall(text)))


def _is_pronoun(word: str) -> bool:
    return word.lower() in listed("pronoun")["words"] and (len(word) == 1 or not word.isupper())


def marked(event: Event, phrase: str) -> str:
    """The phrase with what its status adds: "canceled talks", "Denied: talks"."""
    doubt = listed("doubt").get(event.status)
    if doubt:
        return f"{doubt['word']}: {phrase}"
    mark = listed("mark").get(event.status)
    return f"{mark['word']} {phrase}" if mark and mark["word"] not in phrase.casefold() else phrase


def placed(place: Argument | None, word: str = "") -> str:
    """Where, with the preposition that the noun or verb takes: " in Oslo", " to Oslo", " at the Harbor Hotel"."""
    if place is None or not place.name[:1].isupper():
        return ""
    site = words(place.name)[-1:] and words(place.name)[-1] in listed("site")["words"]
    usual = "at" if site else "in"
    preposition = listed("direction").get(word, {"word": usual})["word"]
    return " ".join(filter(None, ("", preposition, with_article(place.name)))).join((" ", ""))


def with_article(name: str) -> str:
    """The name with the article that it takes in a sentence: "the United States"."""
    spelled = words(name)
    proper = all(word[:1].isupper() for word in name.split() if len(word) > 3) and not {"'", "’"} & set(name)
    if not spelled or not proper or spelled[0] in ("the", "a", "an"):
        return name
    takes = spelled[0] in listed("article")["first"] or spelled[-1] in listed("article")["last"]
    return f"the {name}" if takes else name


def both(names: Sequence[str]) -> str:
    """The names as a list of a sentence, at most three."""
    return joined([with_article(name) for name in dict.fromkeys(names)][:3])


def owned(names: Sequence[str], thing: str) -> str:
    """Somebody's act: "Norland's refusal", "refusal by the captain of the ship from Norland"."""
    name = both(names)
    long = len(name.split()) > LONG_NAME and len(names) == 1
    inner = not set(name.lower().split()[1:]).isdisjoint(listed("inner")["words"])
    return f"{thing} by {name}" if inner or (long and not name[:1].isupper()) else f"{possessive(name)} {thing}"


def short(*pieces: str) -> str:
    """The pieces as far as they fit into a label, the first letter large."""
    line = pieces[0]
    for piece in pieces[1:]:
        told = bool(piece) and piece.split(maxsplit=1)[-1] in line
        if not told and len(f"{line}{piece}".split()) <= LONGEST:
            line += piece
    line = " ".join(line.split()[:LONGEST])
    return line[:1].upper() + line[1:]
