from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from twosource import intervals
from twosource.model import (
    Assessment,
    Assessments,
    Dependence,
    Event,
    EventMention,
    Origin,
    Publication,
    Reading,
    Relation,
    Report,
    Span,
    Story,
)
from world.__main__ import lines
from world.plots import plots
from world.score import counted
from world.truth import Truth, Written

STORIES = list(plots(25, seed=3))
REPORTS = [report for story in STORIES for report in story.reports]


def test_the_same_seed_gives_the_same_bytes_and_another_one_others() -> None:
    assert lines(list(plots(5, 1))) == lines(list(plots(5, 1))) != lines(list(plots(5, 2)))


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_marks_are_words_of_the_text_and_no_star_or_gap_is_left(report: Written) -> None:
    assert report.marks
    for mark in report.marks:
        assert re.fullmatch(r"[a-z]+( [a-z]+)?", report.text[mark.start : mark.end])
        assert not report.text[mark.start - 1].isalpha()
        assert not report.text[mark.end].isalpha()
    assert not re.search(r"[*{}]|  ", report.text)


def test_a_date_is_told_of_all_but_the_undated() -> None:
    for line, report in zip(lines(STORIES).splitlines(), REPORTS, strict=True):
        assert ('"date"' in line) == (report.part != "undated")


def test_who_rests_on_nobody_shares_no_long_run_of_words() -> None:
    for story in STORIES:
        alone = [report for report in story.reports if report.part in ("wire", "paper", "citing")]
        for one, other in combinations(alone, 2):
            assert not runs(one.text) & runs(other.text), (one.id, other.id)


def runs(text: str, length: int = 10) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_all_that_is_measured_occurs() -> None:
    assert {report.part for report in REPORTS} == {
        "wire", "paper", "republished", "citing", "copy", "undated", "next day",
    }  # fmt: skip
    assert {kind for story in STORIES for *_, kind in story.rests} == {"republishes", "cites", "copies"}
    assert {slot for story in STORIES for _, slot in story.updates} == {"status", "number"}
    assert any(story.conflicts for story in STORIES)
    assert {state for story in STORIES for state in story.states.values()} == {"occurred", "cancelled"}


def perfect(story: Truth) -> Assessments:
    """What a program would say that made no mistake."""
    readings = tuple(map(reading, story.reports))
    events = tuple(
        Event(f"V{one.key}", "", "OTHER", story.states[one.key], tuple(mentions(story, one.key)))
        for one in story.happenings
    )
    origins = {name for names in story.origins.values() for name in names}
    return Assessments(
        Story(f"S{story.number}", "", readings, (), events, ()),
        tuple(
            Assessment(f"V{key}", "corroborated", tuple(sorted(names)), (), 1.0) for key, names in story.origins.items()
        ),
        tuple(Origin(name, name, False, (), ()) for name in sorted(origins)),
        tuple(
            Relation(f"V{key}", slot, kind, (), "")  # type: ignore[arg-type]
            for kind, found in (("update", story.updates), ("conflict", story.conflicts))
            for key, slot in sorted(found)
        ),
        tuple(Dependence(report, on, kind, ()) for report, on, kind in sorted(story.rests)),  # type: ignore[arg-type]
    )


def mentions(story: Truth, key: int) -> Iterator[EventMention]:
    for report in story.reports:
        for mark in report.marks:
            if mark.happening == key:
                span = Span(mark.start, mark.end)
                yield EventMention("V", report.id, span, span, "", "OTHER", mark.status)


def reading(written: Written) -> Reading:
    published = Publication(intervals.days(written.published.date()), "sister")
    return Reading(Report(written.id, written.text, "", (), published=published), (), (), (), (), ())


def test_truth_scores_one_and_what_is_spoiled_scores_less() -> None:
    told = [perfect(story) for story in STORIES]
    undated = {report.id: reading(report) for report in REPORTS}
    assert {count.f1 for count in counted(STORIES, told, undated).values()} == {1.0}
    spoiled = counted(STORIES, [without(one) for one in told], {})
    assert spoiled["mentions of happenings"].recall < 1
    assert spoiled["events (pairs of mentions)"].recall < 1
    assert spoiled["origins"].precision < 1
    assert spoiled["dependence"].recall == spoiled["updates"].recall == 0
    assert spoiled["dates of undated reports"].f1 == 0


def without(one: Assessments) -> Assessments:
    """One event less, another one's origins wrong, no relations, no dependence."""
    story = replace(one.story, events=one.story.events[1:])
    events = tuple(replace(found, origins=(*found.origins, "x")) for found in one.events)
    return Assessments(story, events, (*one.origins, Origin("x", "nobody", True, (), ())), (), ())


def test_the_command_prints_a_pile(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from world.__main__ import main  # noqa: PLC0415

    monkeypatch.setattr(sys, "argv", ["world", "--stories", "2", "--write"])
    assert main() == 0
    assert capsys.readouterr().out == lines(list(plots(2, 1)))
