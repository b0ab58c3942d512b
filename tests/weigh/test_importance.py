"""Importance: what every outlet tells first, about the main actors, comes before background."""

from __future__ import annotations

import pytest

from twosource.lexicon import load
from twosource.weigh import weigh
from twosource.weigh.importance import Features, importance

TEXT = "Ana Ruiz met Ben Cole in Oslo.\nThey ate.\nA storm passed.\nSnow is possible."


def two_reports(build):
    for report in "ab":
        build.report(report, TEXT, f"Outlet {report.upper()}")
    build.entity("E1", "Ana Ruiz")
    build.entity("E2", "Ben Cole")
    parties = [("agent", "E1", "Ana Ruiz"), ("counterpart", "E2", "Ben Cole")]
    clause = "Ana Ruiz met Ben Cole in Oslo"
    build.event("storm", build.mention("a", "A storm passed", "storm", type="OTHER"))
    build.event("snow", build.mention("a", "Snow is possible", "Snow", "possible", type="OTHER"))
    build.event("meeting", *(build.mention(report, clause, "met", parties=parties) for report in "ab"))
    return build.story()


def test_the_news_comes_first_and_talk_last(build) -> None:
    weighed = weigh(two_reports(build))
    assert [assessment.event for assessment in weighed.events] == ["V3", "V1", "V2"]
    assert all(0 <= assessment.importance <= 1 for assessment in weighed.events)


def test_every_weight_has_a_feature_that_says_what_it_means(build) -> None:
    for name, entry in load("weights")["weigh"]["importance"].items():
        assert getattr(Features, name).__doc__, name
        assert entry["value"] > 0
        assert entry["why"]


def test_a_story_without_events_is_no_error(build) -> None:
    build.report("a", TEXT, "Outlet A")
    assert importance(build.story()) == {}


@pytest.mark.parametrize("count", [1, 2, 3, 7, 20])
def test_more_mentions_never_matter_less(build, count) -> None:
    build.report("a", TEXT, "Outlet A")
    build.event("few", *[build.mention("a", "They ate", "ate")] * count)
    build.event("more", *[build.mention("a", "They ate", "ate")] * (count + 1))
    few, more = importance(build.story()).values()
    assert few <= more
