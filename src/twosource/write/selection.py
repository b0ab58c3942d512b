"""Which events are told. In come Assessments; out go the few events that an editor would list, in reading order."""

from __future__ import annotations

from twosource.model import Assessments, Event
from twosource.write.phrases import weights


def selected(assessments: Assessments) -> tuple[Event, ...]:
    """The most important events, fewer for fewer reports, none below the least importance."""
    table, story = weights("selection"), assessments.story
    most = int(table["base"] + table["per_report"] * len(story.readings))
    ranked = sorted(assessments.events, key=lambda assessment: -assessment.importance)
    kept = {assessment.event for assessment in ranked[:most] if assessment.importance >= table["least"]}
    return tuple(event for event in story.events if event.id in kept)
