"""How well a passage tells an event. In come the mention that it was cut from and the passage; out goes a number.

Fuller is better: more of those who take part, a verb, a time, an early sentence; brackets are worse.
"""

from __future__ import annotations

from twosource.model import EventMention
from twosource.write.passage import Passage
from twosource.write.phrases import weights


def fitness(mention: EventMention, passage: Passage, *, early: bool) -> float:
    """The sum of what it has, each weighed; `early` says that it stands where the news does."""
    found = {
        "party": len({argument.entity for argument in mention.arguments if argument.entity}),
        "said": passage.claim is not None,
        "verb": not mention.nominal,
        "time": mention.time_span is not None,
        "place": mention.place is not None,
        "bracket": passage.text.count("["),
        "early": early,
        "character": len(passage.text),
    }
    return sum(weight * found[name] for name, weight in weights("fitness").items())
