"""The brief: what an editor is told, line by line. In come Assessments; out go BriefLines, at most some fifteen.

Sections come in one order: known, expected, cancelled, stances, differences, changes, unconfirmed, dependence. Within a
section the event that matters most comes first. A line says in the reports' own words what one of them tells, then who
says so, over whom, and on how many origins it rests: what is quoted is true of the report even where our reading errs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.intervals import before, length
from twosource.model import Assessment, Assessments, Event, EventMention, Origin, Report, Span
from twosource.write.contract import BriefLine, Cite, Section
from twosource.write.dates import shown
from twosource.write.dependence import dependence_lines
from twosource.write.differences import change_lines, difference_lines
from twosource.write.passages import Passage, Passages, sentence_number
from twosource.write.phrases import count, joined, phrase, term, weights
from twosource.write.sayers import Sayers
from twosource.write.stances import stance_lines

SECTIONS: dict[str, Section] = {
    "occurred": "known",
    "ongoing": "known",
    "planned": "expected",
    "expected": "expected",
    "possible": "expected",
    "demanded": "expected",
    "cancelled": "cancelled",
    "unclear": "unconfirmed",
}
ORDER: tuple[Section, ...] = (
    "known", "expected", "cancelled", "stances", "differences", "changes", "unconfirmed", "dependence",
)  # fmt: skip


class Teller:
    """What all lines of one brief are made with, and what has been told already."""

    def __init__(self, assessments: Assessments, kept: Sequence[Event]) -> None:
        self.assessments = assessments
        self.events = {event.id: event for event in kept}
        self.verdicts = {assessment.event: assessment for assessment in assessments.events}
        self.origins = {origin.id: origin for origin in assessments.origins}
        self.passages = Passages(assessments.story)
        self.sayers = Sayers(assessments.story)
        self.told: list[Passage] = []

    def cite(self, report: str, span: Span) -> Cite:
        """A place with the number of its sentence."""
        sentences = self.passages.readings[report].sentences
        return Cite(report, span.start, span.end, sentence_number(sentences, span.start))

    def is_told(self, passage: Passage) -> bool:
        """Whether an earlier line has these words, or nearly these."""
        return any(_same(passage, other) for other in self.told)

    def mention_of(self, event: Event, passage: Passage) -> EventMention:
        """The mention from which a passage was cut."""
        inside = (m for m in event.mentions if m.report == passage.report and _meet(m.trigger, passage.span))
        return next(inside, event.mentions[0])

    def best(self, event: Event, statuses: Sequence[str] = ()) -> Passage | None:
        """The passage that tells an event best, from a mention with one of the statuses."""
        mentions = [mention for mention in event.mentions if not statuses or mention.status in statuses]
        passages = [(mention, passage) for mention in mentions if (passage := self.passages.of(mention))]
        ranked = sorted(passages, key=lambda pair: -self._fitness(event, *pair))
        return ranked[0][1] if ranked else None

    def _fitness(self, event: Event, mention: EventMention, passage: Passage) -> float:
        """Fuller is better: more of those who take part, credited to somebody, a verb, a time; brackets are worse."""
        parties = {argument.entity for argument in mention.arguments if argument.entity}
        sayer = self.sayers.of(mention.report, passage.claim)
        return (
            2 * len(parties)
            + (passage.claim is not None)
            + 2 * (not mention.nominal)
            + (mention.time_span is not None)
            + (mention.place is not None)
            - 2 * passage.text.count("[")
            - 9 * (sayer is None)
            - len(passage.text) / 200
        )


def brief(assessments: Assessments, kept: Sequence[Event]) -> tuple[BriefLine, ...]:
    """The lines, section by section."""
    teller = Teller(assessments, kept)
    ranked = sorted(kept, key=lambda event: -teller.verdicts[event.id].importance)
    lines = [*event_lines(teller, ranked), *stance_lines(teller, ranked)]
    lines += [*change_lines(teller), *difference_lines(teller), *dependence_lines(teller)]
    return tuple(_few(lines))


def event_lines(teller: Teller, ranked: Sequence[Event]) -> Iterator[BriefLine]:
    """A line for each event that has words of its own, up to what its section holds."""
    room = {section: int(weights("brief")[section]) for section in SECTIONS.values()}
    for event in ranked:
        section = SECTIONS.get(event.status)
        if section and room[section]:
            line = _event_line(teller, event, section)
            if line:
                room[section] -= 1
                yield line


def _event_line(teller: Teller, event: Event, section: Section) -> BriefLine | None:
    statuses = [status for status, own in SECTIONS.items() if own == section and status == event.status]
    passage = teller.best(event, statuses)
    sayer = teller.sayers.of(passage.report, passage.claim) if passage else None
    if passage is None or sayer is None or teller.is_told(passage):
        return None
    teller.told.append(passage)
    others = [mention for mention in _other_reports(event, passage) if mention.status == event.status]
    text = phrase("event").format(
        head=_head(event, teller, teller.mention_of(event, passage)),
        passage=passage.text,
        sayer=sayer,
        also=_also(teller, others),
        origins=_origins(teller, event, passage, [passage.report, *(mention.report for mention in others)]),
    )
    cites = [teller.cite(passage.report, passage.span), *(teller.cite(m.report, m.span) for m in others)]
    return BriefLine(section, text, tuple(cites), (event.id,))


def _head(event: Event, teller: Teller, mention: EventMention) -> str:
    """The status and the date: "Expected, Jan. 18: ". The date is the one that the passage itself gives."""
    status = term("statuses", event.status)
    date = shown(mention.time, _year(teller)) if _is_dated(mention, teller) and mention.time else ""
    head = ", ".join(part for part in (status, date) if part)
    return f"{head}: " if head else ""


def _is_dated(mention: EventMention, teller: Teller) -> bool:
    """Whether the mention has a date in words, no longer than a month, and not past where the event is to come."""
    if mention.time is None or mention.time_span is None or length(mention.time) > 31:
        return False
    published = teller.passages.readings[mention.report].report.published
    words = teller.passages.readings[mention.report].report.text[mention.time_span.start : mention.time_span.end]
    if any(character.isdigit() for character in words):  # the passage has the date itself
        return False
    to_come = mention.status in ("planned", "expected", "possible", "demanded")
    return not (to_come and published and before(mention.time, published.interval))


def _year(teller: Teller) -> int | None:
    """The year of the latest report."""
    reports = [reading.report for reading in teller.assessments.story.readings]
    return max((year for report in reports if (year := _came_out(report))), default=None)


def _came_out(report: Report) -> int | None:
    start = report.published.interval.start if report.published else None
    return start.year if start else None


def _other_reports(event: Event, passage: Passage) -> list[EventMention]:
    """The first mention of the event in each other report."""
    first: dict[str, EventMention] = {}
    for mention in event.mentions:
        if mention.report != passage.report:
            first.setdefault(mention.report, mention)
    return list(first.values())


def _also(teller: Teller, others: Sequence[EventMention]) -> str:
    outlets = [teller.sayers.outlet(mention.report) for mention in others]
    return phrase("also").format(outlets=joined(outlets)) if outlets else ""


def _origins(teller: Teller, event: Event, passage: Passage, reports: Sequence[str]) -> str:
    """On how many origins it rests, or that it is in doubt."""
    verdict = teller.verdicts[event.id]
    shared = [origin for origin in _own(teller, verdict) if set(reports) <= set(origin.reports)]
    if verdict.verdict == "disputed":
        return phrase("disputed").format(reason=verdict.reasons[0])
    if verdict.verdict == "unsourced" and passage.claim is not None:
        return phrase("unsourced")
    if verdict.verdict == "corroborated" and len(reports) > 1 and not shared:
        return phrase("origins").format(count=count(len(_own(teller, verdict))))
    if len(reports) > 1 and shared:
        return phrase("one_origin").format(name=shared[0].name)
    return ""


def _own(teller: Teller, verdict: Assessment) -> list[Origin]:
    return [teller.origins[origin] for origin in verdict.origins]


def _same(one: Passage, other: Passage) -> bool:
    """Whether two passages are of one place, or share most of their words."""
    if one.report == other.report and _meet(one.span, other.span):
        return True
    fewer = min(len(one.words), len(other.words)) or 1
    return len(one.words & other.words) / fewer >= weights("brief")["same_words"]


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _few(lines: Sequence[BriefLine]) -> list[BriefLine]:
    """As many as fit, in the order of the sections; where there are too many, the longest section loses its last."""
    kept = list(lines)
    while len(kept) > weights("brief")["lines"]:
        sizes = [sum(line.section == section for line in kept) for section in ORDER]
        longest = ORDER[len(sizes) - 1 - sizes[::-1].index(max(sizes))]
        last = max(index for index, line in enumerate(kept) if line.section == longest)
        del kept[last]
    return sorted(kept, key=lambda line: ORDER.index(line.section))
