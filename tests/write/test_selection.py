"""Which events an account lists: of two that matter as little, the one in which somebody takes part."""

from __future__ import annotations

from twosource.model import Argument, Assessment, Assessments, Event, Span, Story
from twosource.write.selection import selected


def weighed(importance: float) -> Assessments:
    """Four events that matter and two of this importance: E4 with Omar Lund, E5 without anybody."""
    lund = (Argument("agent", "Omar Lund", Span(0, 9)),)
    events = tuple(
        Event(f"E{k}", "Visit", "TRAVEL", "occurred", (), participants=() if k == 5 else lund) for k in range(6)
    )
    story = Story(id="S1", title="", readings=(), entities=(), events=events, claims=())
    marks = [0.9, 0.9, 0.9, 0.9, importance, importance]
    return Assessments(
        story, tuple(Assessment(f"E{k}", "unsourced", (), (), mark) for k, mark in enumerate(marks)), (), (), ()
    )


def test_what_nobody_takes_part_in_must_matter_more() -> None:
    assert [event.id for event in selected(weighed(0.27))][4:] == ["E4"]
    assert [event.id for event in selected(weighed(0.35))][4:] == ["E4", "E5"]
    assert [event.id for event in selected(weighed(0.1))][4:] == []
