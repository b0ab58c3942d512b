"""Which events are told. In come Assessments; out go the few events that an editor would list, in reading order."""

from __future__ import annotations

from twosource.model import Assessments, Event
from twosource.write.phrases import weights


def selected(assessments: Assessments) -> tuple[Event, ...]:
    """The most important events, fewer for fewer reports, none below the least importance.

    Of short reports, which tell few events, also some that would be background in long ones.
    """
    table, story = weights("selection"), assessments.story
    most = int(table["base"] + table["per_report"] * len(story.readings))
    ranked = sorted(assessments.events, key=lambda assessment: -assessment.importance)
    sure = int(table["sure_per_report"] * len(story.readings))
    alone = {event.id for event in story.events if not event.participants}
    kept = {
        one.event for one in ranked[:most] if one.importance >= table["least_alone" if one.event in alone else "least"]
    }
    kept |= {one.event for one in ranked[:sure] if one.importance >= table["least_sure"]}
    return tuple(event for event in story.events if event.id in kept)
