"""What a demand or a threat is about. In comes an event of an Account; out go the event asked for, and CAMEO's code.

"Norway demanded that Sweden free the crew" asks for a release that Sweden would make: the demand is one on Sweden,
and one to yield. Which topic an event is, and which code a topic makes of a demand, stands in `cameo_topics.toml`.
"""

from __future__ import annotations

from twosource import lexicon
from twosource.write.contract import Account, Event, EventMention

ASKING = {"REQUEST": ("demanded",), "THREATEN": ("possible", "planned")}  # with the statuses of what they are about
BASE = 3  # digits


def asked_for(account: Account, event: Event) -> Event | None:
    """What is first demanded or threatened with in the clause that tells the demand or threat."""
    statuses = ASKING.get(event.type, ())
    if not statuses:
        return None
    others = (other for other in account.events if other.id != event.id and other.type not in ASKING)
    inside = (
        (told.trigger.start, other)
        for other in others
        for told in other.mentions
        if told.status in statuses and any(_is_behind(told, mention) for mention in event.mentions)
    )
    return min(inside, key=lambda found: (found[0], found[1].id), default=(0, None))[1]


def _is_behind(told: EventMention, asking: EventMention) -> bool:
    return told.report == asking.report and asking.trigger.end <= told.trigger.start < asking.end


def cameo(event: Event, asked: Event | None) -> str:
    """CAMEO's code of an event, finer where it is known what is asked for."""
    code = event.cameo or ""
    table = lexicon.load("cameo_topics")
    if asked is None or event.type != "REQUEST":
        return code
    topic = table["by-code"].get((asked.cameo or "")[:BASE]) or table["of-events"].get(asked.type, "")
    return str(table["codes"].get(code[:BASE], {}).get(topic, code))
