"""PLOVER's view of an event. In come its type, status and the rules behind it; out goes PLOVER's type, or none.

PLOVER codes what is done, and what is promised, demanded or threatened as such: a visit that was agreed on is an
agreement, a strike that is threatened a threat. What is demanded by a word of its own ("urged Chad to leave") has its
row by that word. What is denied, called off, possible or open is no event; an attempt at force is force.

>>> plover_type("AID", "planned"), plover_type("ASSAULT", "occurred"), plover_type("VOTE", "occurred")
('AGREE', 'ASSAULT', None)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from types import MappingProxyType

from twosource import lexicon
from twosource.statuses import ANNOUNCED, HAPPENED

QUADS: Mapping[str, str] = MappingProxyType({
    "AGREE": "VERBAL COOPERATION",
    "CONSULT": "VERBAL COOPERATION",
    "SUPPORT": "VERBAL COOPERATION",
    "CONCEDE": "VERBAL COOPERATION",
    "COOPERATE": "MATERIAL COOPERATION",
    "AID": "MATERIAL COOPERATION",
    "RETREAT": "MATERIAL COOPERATION",
    "REQUEST": "VERBAL CONFLICT",
    "ACCUSE": "VERBAL CONFLICT",
    "REJECT": "VERBAL CONFLICT",
    "THREATEN": "VERBAL CONFLICT",
    "PROTEST": "MATERIAL CONFLICT",
    "SANCTION": "MATERIAL CONFLICT",
    "MOBILIZE": "MATERIAL CONFLICT",
    "COERCE": "MATERIAL CONFLICT",
    "ASSAULT": "MATERIAL CONFLICT",
})  # fmt: skip
# How much an event of a type furthers peace (10) or war (-10): Goldstein's scale for CAMEO's roots.
INTENSITIES: Mapping[str, float] = MappingProxyType({
    "AGREE": 4.0,
    "CONSULT": 1.0,
    "SUPPORT": 3.5,
    "CONCEDE": 5.0,
    "COOPERATE": 6.0,
    "AID": 7.0,
    "RETREAT": 7.0,
    "REQUEST": -5.0,
    "ACCUSE": -2.0,
    "REJECT": -4.0,
    "THREATEN": -6.0,
    "PROTEST": -6.5,
    "SANCTION": -4.0,
    "MOBILIZE": -7.2,
    "COERCE": -7.0,
    "ASSAULT": -9.0,
})  # fmt: skip
BY_MODE: Mapping[tuple[str, str], float] = MappingProxyType({
    ("CONSULT", "visit"): 1.9,
    ("ACCUSE", "investigate"): -2.0,
    ("PROTEST", "riot"): -7.5,
    ("COERCE", "arrest"): -5.0,
    ("COERCE", "curfew"): -5.0,
    ("ASSAULT", "heavy-weapons"): -10.0,
    ("ASSAULT", "explosives"): -10.0,
    ("ASSAULT", "massacre"): -10.0,
    ("ASSAULT", "unconventional"): -10.0,
})  # fmt: skip
CLOSE = {"CHARGE": "COERCE", "RESIGN": "RETREAT", "TRAVEL": "CONSULT"}  # PLOVER's place for types of our own
PROMISES = frozenset(("AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "CONSULT"))  # while yet to come
WARNINGS = frozenset(("PROTEST", "SANCTION", "COERCE", "ASSAULT"))  # threatened with while they are yet to come
WILLING = frozenset(("ready-to", "offered-to", "agreed-to", "vowed-to", "would", "will"))  # rules of what is promised
STATED = "01"  # CAMEO's root of what is only said
ORDERED = frozenset(("ordered",))  # what is done by its word: "ordered patrols"
TRIED = frozenset(("tried-to", "attempt-to"))
FORCE = frozenset(("ASSAULT", "COERCE"))  # an attempt at it is force too
WANTED = frozenset(("should", "has-to"))  # rules of what a speaker demands


def plover_type(
    type: str, status: str, *, mode: str | None = None, cameo: str | None = None, rules: Collection[str] = ()
) -> str | None:
    """PLOVER's type of an event of ours; None where it codes none. `rules` are those by which the status was found."""
    found = own_type(type, mode, cameo)
    last = next(reversed(list(rules)), "")
    if status == "demanded" and last in WANTED:
        return "REQUEST"
    if found not in QUADS:
        return None
    if (status == "demanded" and last in ORDERED) or (status == "possible" and last in TRIED and found in FORCE):
        return found
    if status in ANNOUNCED or (status == "possible" and not WILLING.isdisjoint(rules)):
        if "if-then" in rules and found in WARNINGS | {"RETREAT"}:
            return "THREATEN"
        return "AGREE" if found in PROMISES else "THREATEN" if found in WARNINGS else None
    return found if status in HAPPENED else None


def own_type(type: str, mode: str | None, cameo: str | None) -> str:
    """PLOVER's name for a type of ours, whatever became of the event."""
    if type == "CHARGE" and (cameo or "").startswith(STATED):
        return "STATEMENT"  # "pleaded not guilty"
    accused = (type == "CHARGE" and (cameo or "").startswith("11")) or (type == "OTHER" and mode == "investigate")
    return "ACCUSE" if accused else CLOSE.get(type, type)


def intensity(type: str, mode: str | None) -> str:
    """Goldstein's figure for a type, finer where the mode tells."""
    return str(BY_MODE.get((type, mode or ""), INTENSITIES[type]))


def contexts(text: str) -> list[str]:
    """What an event is about, by the words that tell it, in the order of `lexicon/contexts.toml`.

    >>> contexts("The navy seized a boat with migrants.")
    ['military', 'migration']
    """
    apart = _apart()
    return [
        name
        for name, pattern in _patterns().items()
        if pattern.search(apart[name].sub(" ", text) if name in apart else text)
    ]


@cache
def _apart() -> dict[str, re.Pattern[str]]:
    """The phrases by context whose words do not speak of it: no union works in "African Union"."""
    return _compiled("apart")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return _compiled("contexts")


def _compiled(part: str) -> dict[str, re.Pattern[str]]:
    table: dict[str, list[str]] = lexicon.load("contexts")[part]
    return {name: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.I) for name, words in table.items()}
