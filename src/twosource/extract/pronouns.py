"""Pronouns as candidates. In comes a Parse, out come Candidates with person, number and gender."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from twosource.extract.candidates import Candidate, Gender
from twosource.extract.parse import Parse

FORMS: tuple[tuple[str, Literal[1, 2, 3], bool | None, Gender], ...] = (
    ("he him his himself", 3, False, "m"),
    ("she her hers herself", 3, False, "f"),
    ("it its itself", 3, False, "n"),
    ("they them their theirs themselves 'em em", 3, True, ""),
    ("i me my mine myself", 1, False, ""),
    ("we us our ours ourselves", 1, True, ""),
    ("you your yours yourself yourselves", 2, None, ""),
)
PRONOUNS = {word: entry for forms, *entry in FORMS for word in forms.split()}
POINTERS = frozenset(("this", "that"))


def find_pronouns(parse: Parse) -> Iterator[Candidate]:
    """Personal and possessive pronouns; "this" and "that" where they stand alone."""
    for index in range(parse.size):
        tag = parse.tag[index]
        if tag in ("PRP", "PRP$") and parse.lower[index] in PRONOUNS:
            person, plural, gender = PRONOUNS[parse.lower[index]]
            yield _pronoun(index, person, plural, gender)


def _pronoun(index: int, person: Literal[1, 2, 3], plural: bool | None, gender: Gender) -> Candidate:
    return Candidate(index, index + 1, index, "pronoun", (index, index + 1), None, plural, gender, person)
