"""Pronouns as candidates. In comes a Parse, out come Candidates with person, number and gender."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from twosource.extract.mentions.candidates import Candidate, Gender
from twosource.extract.parse import Parse


@dataclass(frozen=True, slots=True)
class Form:
    """What the grammar says of some forms."""

    forms: str
    person: Literal[1, 2, 3]
    plural: bool | None
    gender: Gender


FORMS = (
    Form("he him his himself", 3, False, "m"),
    Form("she her hers herself", 3, False, "f"),
    Form("it its itself", 3, False, "n"),
    Form("they them their theirs themselves 'em em", 3, True, ""),
    Form("i me my mine myself", 1, False, ""),
    Form("we us our ours ourselves", 1, True, ""),
    Form("you your yours yourself yourselves", 2, None, ""),
)
PRONOUNS = {word: form for form in FORMS for word in form.forms.split()}


def find_pronouns(parse: Parse) -> Iterator[Candidate]:
    """Personal and possessive pronouns."""
    for index in range(parse.size):
        form = PRONOUNS.get(parse.lower[index])
        if form and parse.tag[index] in ("PRP", "PRP$"):
            yield Candidate(
                start=index,
                end=index + 1,
                head=index,
                kind="pronoun",
                core=(index, index + 1),
                plural=form.plural,
                gender=form.gender,
                person=form.person,
            )
