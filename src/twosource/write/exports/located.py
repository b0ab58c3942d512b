"""Where on the map events are. In comes an Account; out go places with coordinates, by the ids of the events.

Of several places of one name that is meant which lies in a country that the story speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from twosource.gazetteer import countries, places
from twosource.gazetteer.places import Place
from twosource.write.contract import Account

GEOGRAPHIC = ("place", "government", "facility", "group")
CERTAIN = ("country", "capital")


def located(account: Account) -> dict[str, Place]:
    """The place of each event that has one which the gazetteer knows."""
    spoken = spoken_of(account)
    found = ((event.id, place(event.place.name, spoken)) for event in account.events if event.place)
    return {event: where for event, where in found if where is not None}


def spoken_of(account: Account) -> Mapping[str, int]:
    """The codes of the countries that a story speaks of, the one that is mentioned most first."""
    counted: Counter[str] = Counter()
    for entity in account.entities:
        if entity.type in GEOGRAPHIC:
            code = next(filter(None, map(countries.code_of, (entity.name, *entity.aliases))), "")
            counted[code] += len(entity.mentions)
    return {code: count for code, count in counted.most_common() if code}


def place(name: str, spoken: Mapping[str, int]) -> Place | None:
    """The place of a name in a story: a country or a capital of that name, else one in a country spoken of."""
    likely = places.find(name)
    if likely is None or likely.kind in CERTAIN or not likely.country or likely.country in spoken:
        return likely
    nearer = (found for code in spoken if (found := places.find(name, code)))
    return next(nearer, likely)
