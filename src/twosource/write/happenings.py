"""Events as an account has them. In comes an Event with its Assessment; out goes the account's Event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from twosource.intervals import printed
from twosource.model import Assessment, Event, EventMention, Reason, Span, Story, Timex
from twosource.write import contract


def happenings(listed: Iterable[Event], verdicts: Mapping[str, Assessment], story: Story) -> Iterator[contract.Event]:
    """The events of a story that are listed, each over all reports; a telling has the time expressions of its time."""
    claims = {(claim.attribution.report, claim.attribution.id): claim.id for claim in story.claims}
    timexes = defaultdict[tuple[str, Span | None], list[Timex]](list)
    for reading in story.readings:
        for timex in reading.timexes:
            timexes[reading.report.id, timex.span].append(timex)
    for event in listed:
        told = (mention(one, claims, timexes.get((one.report, one.time_span), ())) for one in event.mentions)
        yield _happening(event, verdicts[event.id], tuple(told))


def _happening(event: Event, assessment: Assessment, mentions: tuple[contract.EventMention, ...]) -> contract.Event:
    return contract.Event(
        id=event.id,
        label=event.label,
        type=event.type,
        mode=event.mode,
        cameo=event.cameo,
        status=event.status,
        participants=tuple(
            contract.Participant(argument.entity, argument.name, argument.role)
            for argument in event.participants
            if argument.role != "place"
        ),
        numbers=numbers(event),
        place=contract.EventPlace(event.place.name, event.place.entity) if event.place else None,
        time=contract.Time(*printed(event.time)) if event.time else None,
        mentions=mentions,
        assessment=contract.Assessment(
            assessment.verdict,
            assessment.origins,
            assessment.reasons,
            assessment.importance,
            _credibility(assessment),
        ),
    )


def _credibility(assessment: Assessment) -> contract.Credibility | None:
    found = assessment.credibility
    return contract.Credibility(found.digit, found.words, found.reasons) if found else None


def mention(
    one: EventMention, claims: dict[tuple[str, str], str], timexes: Sequence[Timex] = ()
) -> contract.EventMention:
    """One telling of an event; the time expressions behind its time say by which rule."""
    return contract.EventMention(
        report=one.report,
        start=one.span.start,
        end=one.span.end,
        trigger=contract.Place(one.trigger.start, one.trigger.end),
        status=one.status,
        claim=claims.get((one.report, one.attribution or "")),
        why=(*whys(one.reasons, one.report), *map(time, timexes)),
    )


def time(timex: Timex) -> contract.Why:
    """Why an event is on that day: the words of the time, and the rule by which they mean it."""
    rule = next((reason.rule for reason in timex.reasons if reason.what == "value"), "time-expression")
    return contract.Why("time", rule, timex.span.start, timex.span.end)


def why(reason: Reason, report: str) -> contract.Why:
    """A reason; the report is named only where it is another one."""
    start, end = (reason.span.start, reason.span.end) if reason.span else (None, None)
    other = reason.report if reason.report and reason.report != report else None
    return contract.Why(reason.what, reason.rule, start, end, other)


def whys(reasons: Sequence[Reason], report: str) -> tuple[contract.Why, ...]:
    """The reasons of something in a report."""
    return tuple(why(reason, report) for reason in reasons)


def numbers(event: Event) -> tuple[contract.Number, ...]:
    """Each count once, with the reports that give it."""
    found: dict[tuple[str, float | None, float | None], list[str]] = {}
    for one in event.mentions:
        for number in one.numbers:
            found.setdefault((number.of, number.at_least, number.at_most), []).append(one.report)
    return tuple(contract.Number(*key, tuple(dict.fromkeys(reports))) for key, reports in found.items())


def places(spans: Iterable[Span]) -> tuple[contract.Place, ...]:
    """Spans as the account has them."""
    return tuple(contract.Place(span.start, span.end) for span in spans)
