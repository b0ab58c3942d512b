"""Initials that a line uses and no line has spelled out. In come words and the reports; out go the words with the name.

>>> spelled("Ana Ruiz asked the LPA for a loan", ["The Lima Port Authority (LPA) is old."], "")
'Ana Ruiz asked the LPA [Lima Port Authority] for a loan'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from twosource.write.phrases import words
from twosource.write.soundness import QUOTED

INITIALS = re.compile(r"(?<![\w&/.-])[A-Z]{3,5}(?![\w&/-]|\.[A-Z])")
BRACKETED = re.compile(r"\[[^\]]*\]|\([^)]*\)")
BETWEEN = r" (?:(?:of|the|and|on|for|in|to|&) ){0,2}"


def spelled(text: str, reports: Iterable[str], seen: str) -> str:
    """The text with the name behind each body's initials, where a report has it and neither it nor what is `seen`."""
    told = list(reports)
    for match in reversed(list(_open(text))):
        initials = match[0]
        if initials in words("well_known") or re.search(rf"\b{initials}\b", seen):
            continue
        name = _name(initials, told)
        if name and name not in text and name not in seen and not re.search(rf"\b{initials}\b", text[: match.start()]):
            text = f"{text[: match.end()]} [{name}]{text[match.end() :]}"
    return text


def _open(text: str) -> Iterator[re.Match[str]]:
    """The initials that stand in no quotation and no bracket."""
    idle = [match.span() for pattern in (QUOTED, BRACKETED) for match in pattern.finditer(text)]
    for match in INITIALS.finditer(text):
        if not any(start <= match.start() < end for start, end in idle):
            yield match


def _name(initials: str, reports: Iterable[str]) -> str | None:
    """The name with these initials that the first report which has one tells."""
    parts = BETWEEN.join(rf"{letter}[a-z’'-]+" for letter in initials)
    found = (re.search(rf"\b{parts}\b", text) for text in reports)
    return next((match[0] for match in found if match), None)
