"""Whether two mentions are told of people, bodies or places of which the other's report has not a word.

Two reports of one happening name the same people: where each tells it of somebody else whom the other never names,
there are two happenings. So it is with the towns in which people died. In come features; out goes whether it is so.

strangers(a, b), are_elsewhere(a, b)
"""

from __future__ import annotations

from twosource.link.features import Features


def strangers(a: Features, b: Features) -> float:
    """Each is told of somebody by name, or of a place of the dead, of which the other's whole report has not a word.

    It weighs half where it is a body that acts: bodies go by many names.
    """
    if a.order == b.order or not (a.heard and b.heard):
        return 0.0
    if are_elsewhere(a, b) or _are_unheard(a, a.named, b, b.named):
        return 1.0
    bodies = [one.named_sides.bodies & one.specific for one in (a, b)]
    return 0.5 * _are_unheard(a, bodies[0], b, bodies[1])


def _are_unheard(a: Features, mine: frozenset[str], b: Features, theirs: frozenset[str]) -> bool:
    """Whether both name somebody, and neither's report names the other's."""
    if not (mine and theirs and a.heard and b.heard):
        return False
    return mine.isdisjoint(b.heard.names) and theirs.isdisjoint(a.heard.names)


def are_elsewhere(a: Features, b: Features) -> bool:
    """Whether each tells of the dead in a place of which the other's whole report has not a word."""
    if a.order == b.order or not (a.place and b.place and a.heard and b.heard):
        return False
    if not ((a.toll or a.deadly) and (b.toll or b.deadly)):
        return False
    return not a.place <= b.heard.words and not b.place <= a.heard.words
