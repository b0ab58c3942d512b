"""Link: Readings -> Story. Stories, entities, events, claims, copied text.

story = link(readings)
story.events[0].label
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.link.claims import claims_of
from twosource.link.copies import find_copies
from twosource.link.entities import join_entities
from twosource.link.order import by_time
from twosource.link.renaming import name_events, rename
from twosource.link.tellings import tell_events
from twosource.link.titles import identifier_of, title_of
from twosource.model import Judgement, Reading, Story

__all__ = ["link"]


def link(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> Story:
    """The story that the readings tell together, the same for any order of theirs.

    Judgements on entities and events hold against the program's own; those on things that are not here are ignored.
    Ids in it are the story's: "E1" of entities, "C1" of attributions, "V1" of events, which their mentions bear too.
    """
    ordered = sorted(readings, key=by_time)
    entities = join_entities(ordered, judgements)
    renamed = rename(ordered, entities)
    events = tell_events(renamed, entities.entities, judgements)
    linked = name_events(renamed, events)
    return Story(
        id=identifier_of(linked),
        title=title_of(linked, events),
        readings=linked,
        entities=entities.entities,
        events=events,
        claims=claims_of(linked),
        copies=find_copies(linked),
    )
