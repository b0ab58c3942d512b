"""Weigh: a Story in, its Assessments out: origins, relations, dependence, and a verdict with reasons on each event.

assessments = weigh(link(readings))
assessments.events[0].verdict
"""

from __future__ import annotations

from twosource.model import Assessments, Story
from twosource.weigh.dependence import dependence
from twosource.weigh.importance import importance
from twosource.weigh.origins import origins
from twosource.weigh.relations import relations
from twosource.weigh.sources import Sources
from twosource.weigh.verdicts import verdict

__all__ = ["weigh"]


def weigh(story: Story) -> Assessments:
    """What the story's events are worth, those that matter most first."""
    sources = Sources(story)
    rooted = origins(story, sources)
    weight = importance(story)
    related = relations(story, weight)
    events = (verdict(event, rooted, related, sources, weight[event.id]) for event in story.events)
    return Assessments(
        story=story,
        events=tuple(sorted(events, key=lambda assessment: -assessment.importance)),
        origins=rooted.all,
        relations=related,
        dependence=dependence(story, sources),
    )
