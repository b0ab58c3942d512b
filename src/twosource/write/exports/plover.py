"""PLOVER's view of an event. In come its type, status and the rules behind it; out goes PLOVER's type, or none.

PLOVER codes what is done, and what is promised, demanded or threatened as such: a visit that was agreed on is an
agreement, a strike that is threatened a threat. What is denied, called off or open is no event.

>>> plover_type("AID", "planned"), plover_type("ASSAULT", "occurred"), plover_type("VOTE", "occurred")
('AGREE', 'ASSAULT', None)
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

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
CLOSE = {"CHARGE": "COERCE", "RESIGN": "RETREAT", "TRAVEL": "CONSULT"}  # PLOVER's place for types of our own
AHEAD = frozenset(("planned", "expected"))
NOT_CODED = frozenset(("denied", "cancelled", "unclear"))
PROMISES = frozenset(("SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "CONSULT"))  # agreed to while yet to come
WARNINGS = frozenset(("PROTEST", "SANCTION", "COERCE", "ASSAULT"))  # threatened with while they are yet to come
WILLING = frozenset(("ready-to", "offered-to", "agreed-to", "vowed-to", "would", "will"))  # rules of what is promised
WANTED = frozenset(("should", "has-to"))  # rules of what a speaker demands


def plover_type(
    type: str, status: str, *, mode: str | None = None, cameo: str | None = None, rules: Collection[str] = ()
) -> str | None:
    """PLOVER's type of an event of ours; None where it codes none. `rules` are those by which the status was found."""
    found = own_type(type, mode, cameo)
    if status == "demanded" and not WANTED.isdisjoint(list(rules)[-1:]):
        return "REQUEST"
    if status in NOT_CODED or found not in QUADS:
        return None
    if status in AHEAD or (status == "possible" and not WILLING.isdisjoint(rules)):
        if "if-then" in rules and found in WARNINGS | {"RETREAT"}:
            return "THREATEN"
        return "AGREE" if found in PROMISES else "THREATEN" if found in WARNINGS else found
    return found


def own_type(type: str, mode: str | None, cameo: str | None) -> str:
    """PLOVER's name for a type of ours, whatever became of the event."""
    accused = (type == "CHARGE" and (cameo or "").startswith("11")) or (type == "OTHER" and mode == "investigate")
    return "ACCUSE" if accused else CLOSE.get(type, type)
