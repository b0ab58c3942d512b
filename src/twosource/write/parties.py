"""Whether a reader knows whose a speaker is. In come a line and all above it; out goes yes or no.

"An aide said" and "a spokeswoman for the Cole campaign" are left out where no line has told whose aide, or who Cole is.
"""

from __future__ import annotations

import re

from twosource.lexicon.worded import Worded
from twosource.write import doubts

SIDE = Worded(
    r"\b(?:[Tt]he|[Aa]n?|for|from|by|of) (?:[a-z]+ )?(?P<name>[A-Z][\w-]+)(?:['’]s?)? @side\b"
    r"(?=[^.;]{0,80}\b@side_says\b)"
)
BODIES = re.compile(
    r"(?:[A-Z]{2,}|House|Senate|Congress\w*|Capitol|Pentagon|Republican|Democrat\w*|\w+(?:an|ish|ese|ic))$"
)


def is_placed(text: str, seen: str) -> bool:
    """Whether everybody who speaks in a line has an office or a side there, or in what stands above it."""
    if doubts.is_unplaced(text):
        return False
    return all(_is_met(match, text, seen) for match in SIDE.finditer(text))


def _is_met(match: re.Match[str], text: str, seen: str) -> bool:
    """Whether the name behind a campaign or an aide is that of a body, or of somebody told of before."""
    name = match["name"]
    rest = f"{seen} {text[: match.start('name')]} {text[match.end('name') :]}"
    return BODIES.match(name) is not None or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", rest) is not None
