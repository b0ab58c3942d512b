"""Origins as a reader counts them. In come those of an account; out they come by what tells one from another.

Lists, pages and tables that give a number of origins all take it from here.
"""

from __future__ import annotations

from collections.abc import Iterable

from twosource.write.contract import Origin


def told_apart(origins: Iterable[Origin]) -> dict[str, list[Origin]]:
    """The origins, those of one name together; each of those without a name is one of its own."""
    found: dict[str, list[Origin]] = {}
    for origin in origins:
        found.setdefault(key_of(origin), []).append(origin)
    return found


def key_of(origin: Origin) -> str:
    """By what a reader tells it from others."""
    return origin.id if origin.anonymous else bare(origin.name)


def bare(name: str) -> str:
    """A name as names are compared: without its article and its capitals.

    >>> bare("The Harbor Post")
    'harbor post'
    """
    return name.casefold().removeprefix("the ").strip()
