"""Facts put into words. In come happenings and voices; out goes the text of a report, and where it names what."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from twosource.model import Status
from world.truth import Happening, Mark

STAR = re.compile(r"\*([^*]+)\*")
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@cache
def phrases() -> dict[str, Any]:
    """The table of phrases."""
    return tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))


@dataclass
class Page:
    """A text being written, and its marks."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    tellings: int = 0

    def sentence(
        self, starred: str, happening: int | None = None, status: Status = "occurred", *, glue: str = " "
    ) -> None:
        """Adds a sentence; what stands between stars in it names the happening."""
        if self.text:
            self.text += glue
        last = 0
        for star in STAR.finditer(starred):
            self.text += starred[last : star.start()]
            if happening is not None:
                mark = Mark(len(self.text), len(self.text) + len(star[1]), happening, status, self.tellings)
                self.marks.append(mark)
            self.text += star[1]
            last = star.end()
        self.text += starred[last:]
        self.tellings += 1


@dataclass
class Writer:
    """Chance, and the forms that a story has used up."""

    draw: Random
    used: set[str] = field(default_factory=set)

    def form(self, forms: Sequence[str]) -> str:
        """One of the forms, a fresh one as long as there is one."""
        fresh = [form for form in forms if form not in self.used]
        chosen = self.draw.choice(fresh or forms)
        self.used.add(chosen)
        return chosen

    def clause(self, happening: Happening, status: Status, word: str) -> str:
        """A clause that tells the happening, with stars around its words."""
        return self.form(phrases()[happening.kind][status]).format(**_facts(happening, word))

    def beside(self, happening: Happening, word: str) -> str:
        """A sentence in which nothing happens."""
        return opened(self.form(phrases()["beside"]["sentences"]).format(**_facts(happening, word)))

    def told(self, words: str, name: str, agency: str = "") -> str:
        """The clause as a sentence: as said by whoever has the name, or by them through an agency."""
        form = str(self.draw.choice(phrases()["saying"]["citing" if agency else "sentences"]))
        return form.format(c=words, C=opened(words), v=name, V=opened(name), g=agency, G=opened(agency))


def _facts(happening: Happening, word: str) -> dict[str, str]:
    return {
        "a": happening.agent,
        "t": happening.target,
        "p": happening.place,
        "d": happening.day.strftime("%A"),
        "n": spelled(happening.number),
        "w": word,
    }


def spelled(number: int) -> str:
    """A number as news style has it.

    >>> spelled(7), spelled(12)
    ('seven', '12')
    """
    return SMALL[number] if number < len(SMALL) else str(number)


def opened(words: str) -> str:
    """The words as the beginning of a sentence.

    >>> opened("the port")
    'The port'
    """
    return words[:1].upper() + words[1:]
