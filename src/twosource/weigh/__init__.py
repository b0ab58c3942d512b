"""Weigh: a Story in, its Assessments out: origins, relations, dependence, and a verdict with reasons on each event.

assessments = weigh(link(readings))
assessments.events[0].verdict
"""

from __future__ import annotations

from dataclasses import replace

from twosource.model import Assessments, Story
from twosource.weigh.backing import agreeing, backing
from twosource.weigh.dependence import dependence
from twosource.weigh.importance import importance
from twosource.weigh.origins import origins
from twosource.weigh.parallels import parallels
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
    same = {
        event.id: tuple(agreeing(event, [root for _, root in rooted.by_event[event.id]], sources))
        for event in story.events
    }
    events = [
        replace(verdict(one, rooted, related, sources, same=bool(same[one.id])), importance=weight[one.id])
        for one in story.events
    ]
    rests = dependence(story, sources)
    sure = [one.event for one in events if one.verdict == "corroborated"]
    return Assessments(
        story=story,
        events=tuple(sorted(events, key=lambda assessment: -assessment.importance)),
        origins=rooted.all,
        relations=related,
        dependence=rests,
        backing=(
            *(pair for event in sure for pair in backing(same[event], sources, rests)),
            *parallels(sources, rests),
        ),
    )
