"""The Admiralty code's digits, a story an invented one each."""

from __future__ import annotations

from datetime import date

from twosource.model import Source
from twosource.weigh import weigh

DAY = date(2021, 3, 1)


def graded(build):
    """The digit and the words of a story's only event."""
    (assessment,) = weigh(build.story()).events
    assert assessment.credibility is not None
    assert assessment.credibility.reasons
    return assessment.credibility.digit, assessment.credibility.words


def told(build, text, clause, source, **more):
    """A report of one sentence whose source says of the talks that they were held."""
    name = chr(ord("a") + len(build.reports))
    build.report(name, text, f"Outlet {name.upper()}", DAY)
    return build.mention(name, clause, "talks", attribution=build.claim(name, clause, source, **more))


def test_two_reports_with_sources_of_their_own_confirm_it(build):
    ana, ole = "Ana Ruiz", "Ole Berg"
    build.event(
        "talks",
        told(build, "Ana Ruiz said the talks were held.", "the talks were held", ana),
        told(build, "The talks took place, Ole Berg said.", "The talks took place", ole),
    )
    assert graded(build) == (1, "confirmed by other independent sources")


def test_a_named_source_alone_is_probably_right(build):
    build.report("a", "Ana Ruiz said the talks were held.", "Outlet A", DAY)
    known = build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")])
    claim = build.claim("a", "the talks were held", Source("Ana Ruiz", build.span("a", "Ana Ruiz"), known))
    build.event("talks", build.mention("a", "the talks were held", "talks", attribution=claim))
    assert graded(build) == (2, "probably true")


def test_an_unnamed_source_alone_is_possibly_right(build):
    build.report("a", "Two aides said the talks were held.", "Outlet A", DAY)
    claim = build.claim("a", "the talks were held", Source("two aides", build.span("a", "Two aides"), anonymous=True))
    build.event("talks", build.mention("a", "the talks were held", "talks", attribution=claim))
    assert graded(build) == (3, "possibly true")


def test_what_is_denied_is_doubtful_or_improbable(build):
    denied = told(build, "Per Dahl said no talks were held.", "no talks were held", "Per Dahl", stance="denies")
    first = told(build, "Ana Ruiz said the talks were held.", "the talks were held", "Ana Ruiz")
    build.event("talks", first, denied)
    assert graded(build)[0] == 5
    second = told(build, "The talks took place, Ole Berg said.", "The talks took place", "Ole Berg")
    build.events.clear()
    build.event("talks", first, second, denied)
    assert graded(build)[0] == 4


def test_hearsay_cannot_be_judged(build):
    build.report("a", "The talks were reportedly held.", "Outlet A", DAY)
    claim = build.claim("a", "The talks were", None, cue="reportedly")
    build.event("talks", build.mention("a", "The talks were", "talks", attribution=claim))
    assert graded(build) == (6, "truth cannot be judged")


def test_reports_that_differ_on_a_number_confirm_no_more_than_the_rest(build):
    for name, words in zip("ab", ("nine people", "six people"), strict=True):
        build.report(name, f"A bus hit a wall and {words} were hurt.", f"Outlet {name.upper()}", DAY)
    build.event(
        "crash",
        *(
            build.mention(
                name, f"A bus hit a wall and {words} were hurt", "hit", numbers=[("injured", count, count, words)]
            )
            for name, words, count in (("a", "nine people", 9), ("b", "six people", 6))
        ),
    )
    (assessment,) = weigh(build.story()).events
    assert assessment.credibility is not None
    assert assessment.credibility.digit == 2
    assert assessment.credibility.reasons[-1] == "They differ on the number."
