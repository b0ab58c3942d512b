"""One line of a brief. In come a passage and what it tells; out goes a BriefLine: status, date, words, who says so.

Another report is named beside it only where its own sentence supports the words, and a number of origins only where
each report names somebody else for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from twosource.intervals import before, first_day, is_day, length
from twosource.lexicon.worded import Worded
from twosource.model import Attribution, Event, EventMention, Interval, Reading, Report, Span
from twosource.statuses import HAPPENED
from twosource.wording import joined
from twosource.write.contract import BriefLine, Section
from twosource.write.dates import MONTHS, YEAR, shown
from twosource.write.others import others_telling
from twosource.write.passage import Passage
from twosource.write.phrases import phrase, term, weights, words
from twosource.write.soundness import ASIDE

if TYPE_CHECKING:
    from twosource.write.teller import Teller

SECTIONS: dict[str, Section] = {
    "occurred": "known",
    "ongoing": "known",
    "planned": "expected",
    "expected": "expected",
    "possible": "expected",
    "demanded": "known",
    "cancelled": "cancelled",
    "unclear": "unconfirmed",
}
RELATIVE = Worded(r"\b@clause_inside\b|\bthat(?: (?:ha[sd]|have|was|were|is|are|will|would))*\s*$")
SINCE = re.compile(r"(?:Since|After|Before|Until|When|While|As|Once)\b")
LOOSE_REACH = 14  # characters: the two words before a time, "since late Monday"
YEARS_REACH = 3000  # characters: some paragraphs
Told = tuple[str, Span]  # a report, and a sentence of it


def line(
    teller: Teller,
    passage: Passage,
    section: Section,
    found: tuple[Event, EventMention] | None = None,
    backing: Sequence[Passage] = (),
) -> BriefLine | None:
    """The line that a passage makes of the event `found`, with the reports that say just that; known if backed."""
    event, mention = found or (None, None)
    sayer = teller.sayers.of(passage.report, passage.claim)
    if sayer is None:
        return None
    teller.tell(passage, event)
    known = section == "known" and bool(backing)
    section = "reported" if section == "known" and not known else section
    others = [(other.report, other.span) for other in backing] or others_telling(teller, passage, event)
    outlets = [_sayer(teller, other) for other in backing] or [teller.sayers.outlet(report) for report, _ in others]
    plain = section == "stances" and passage.claim is None and not others
    text = phrase("stance" if plain else "event").format(
        head=_head(teller, mention, passage, section) if mention else "",
        passage=passage.text,
        sayer=joined([sayer, *outlets]) if known or passage.claim is None else sayer,
        outlet=sayer,
        also=phrase("also").format(outlets=joined(outlets)) if passage.claim and outlets and not known else "",
    )
    cites = [teller.cite(passage.report, passage.span), *(teller.cite(report, span) for report, span in others)]
    return BriefLine(section, text, tuple(cites), _events(teller, passage, event))


def _sayer(teller: Teller, passage: Passage) -> str:
    """Who says so in another report, or the outlet where that is only a pronoun."""
    return teller.sayers.of(passage.report, passage.claim) or teller.sayers.outlet(passage.report)


def _events(teller: Teller, passage: Passage, event: Event | None) -> tuple[str, ...]:
    """The event that a line is about, else all that its words tell."""
    if event is not None and event.id in teller.events:
        return (event.id,)
    inside = (
        one.id
        for one in teller.events.values()
        for mention in one.mentions
        if mention.report == passage.report and passage.span.start <= mention.trigger.start < passage.span.end
    )
    return tuple(dict.fromkeys(inside))


def is_stale(teller: Teller, event: Event, mention: EventMention) -> bool:
    """Whether a plan is one no longer: its day has come, or a report has it done or called off."""
    own = teller.passages.readings[mention.report].report
    over = any(
        other.status in HAPPENED | {"cancelled"}
        and (_is_later(own, teller.passages.readings[other.report], other.nominal) or _is_told_done(mention, other))
        for other in event.mentions
    )
    past = bool(mention.time and teller.today and before(mention.time, teller.today))
    return over or past


def _is_told_done(mention: EventMention, other: EventMention) -> bool:
    """Whether the same report tells it as done, with a verb of its own."""
    return other.report == mention.report and other.trigger != mention.trigger and not other.nominal


def _is_later(report: Report, other: Reading, named: bool) -> bool:
    """Whether another report came out no earlier, as far as is known; "the sale" of one day is in a plan's report, too.

    `named` says that the other has only the name of what is done.
    """
    if other.report.id == report.id:
        return False
    one, two = report.published, other.report.published
    if named:
        return one is not None and two is not None and before(one.interval, two.interval)
    return one is None or two is None or not before(two.interval, one.interval)


def _head(teller: Teller, mention: EventMention, passage: Passage, section: Section) -> str:
    """The status and the date: "Expected, Jan. 18: ". The date is the one that the passage itself gives."""
    status = term("statuses", mention.status) if SECTIONS.get(mention.status) == section else ""
    dated = is_main(teller, mention, passage) and is_dated(teller, mention) and not _has_day(teller, mention)
    date = shown(mention.time, _year(teller)) if dated and mention.time and is_day(mention.time) else ""
    head = ", ".join(part for part in (status, date) if part)
    return f"{head}: " if head else ""


def is_main(teller: Teller, mention: EventMention, passage: Passage) -> bool:
    """Whether it is the passage's main verb, as far as can be seen: in the clause that opens it, behind no "who"."""
    text = teller.passages.readings[mention.report].report.text
    before_it = ASIDE.sub(" ", text[passage.span.start : mention.trigger.start])
    opens = mention.span.start <= passage.span.start + weights("brief")["opening"]
    return opens and not RELATIVE.search(before_it)


def _has_day(teller: Teller, mention: EventMention) -> bool:
    """Whether the words have the date itself, so that it need not be told."""
    span = mention.time_span
    text = teller.passages.readings[mention.report].report.text
    return span is not None and any(character.isdigit() for character in text[span.start : span.end])


def is_dated(teller: Teller, mention: EventMention) -> bool:
    """Whether the mention has a date in words of its own clause, and no other verb is nearer to them."""
    span, time = mention.time_span, mention.time
    if time is None or span is None or mention.nominal:
        return False
    reading = teller.passages.readings[mention.report]
    if not is_day(time) and not _is_named_month(time, reading.report.text[span.start : span.end]):
        return False
    if not mention.span.start <= span.start < span.end <= mention.span.end:
        return False
    before_it = reading.report.text[max(0, span.start - LOOSE_REACH) : span.start].casefold().split()
    if words("loose").intersection(before_it[-2:]) or _is_fronted(reading.report.text, mention.trigger, span):
        return False  # "since Monday", "by Friday", "Since it came ashore on Monday, …"
    ahead = teller.today is not None and before(teller.today, time)
    if _is_far_weekday(reading, mention) or (ahead and mention.status in HAPPENED):
        return False
    rivals = (other for _, other in teller.mentions.get(mention.report, ()) if other.trigger != mention.trigger)
    gap = _gap(mention.trigger, span)
    claims = teller.passages.by_report.get(mention.report, ())
    said = any(_is_of_saying(claim.attribution, mention, span) for claim in claims)
    said = said or any(_is_quoted(claim.attribution, span) for claim in claims) or _is_of_some_year(reading, span, time)
    return not said and all(_gap(other.trigger, span) > gap for other in rivals)


def _is_fronted(text: str, trigger: Span, time: Span) -> bool:
    """Whether the time stands in a clause in front of the one that has the verb."""
    start = max(text.rfind(mark, 0, time.start) for mark in (". ", "\n")) + 1
    behind = time.end <= trigger.start and "," in text[time.end : trigger.start]
    return behind and SINCE.match(text[start : time.start].lstrip()) is not None


def _is_quoted(attribution: Attribution, time: Span) -> bool:
    """Whether somebody is quoted with the time: his "yesterday" is not the report's."""
    inside = (piece.start <= time.start and time.end <= piece.end for piece in attribution.content)
    return attribution.kind == "direct" and any(inside)


def _is_of_some_year(reading: Reading, span: Span, time: Interval) -> bool:
    """Whether a day without a year is far from the report's own, and the lines before it have another year."""
    text, published, first = reading.report.text, reading.report.published, first_day(time)
    out = published and first_day(published.interval)
    if (
        not out
        or not first
        or abs((out - first).days) < weights("brief")["far_day"]
        or YEAR.search(text, span.start, span.end)
    ):
        return False
    return any(int(year) != out.year for year in YEAR.findall(text, max(0, span.start - YEARS_REACH), span.start))


def _is_named_month(time: Interval, said: str) -> bool:
    """Whether the words name the month that the time is; "last week" or "earlier this month" are days nobody knows."""
    return length(time) <= 31 and any(said.startswith(month.rstrip(".")[:3]) for month in MONTHS) and " " not in said


def _is_of_saying(attribution: Attribution, mention: EventMention, time: Span) -> bool:
    """Whether the time is when somebody said it: "the ship was full, the ministry reported on Tuesday"."""
    cue = attribution.cue
    if cue is None:
        return False
    if cue == mention.trigger:
        return any(piece.end <= cue.start for piece in attribution.content)
    return mention.trigger.end <= cue.start and cue.end <= time.start


def _is_far_weekday(reading: Reading, mention: EventMention) -> bool:
    """Whether a bare day of the week is reckoned as almost a week away: the report's own date may be a day off."""
    span, time, published = mention.time_span, mention.time, reading.report.published
    first, out = time and first_day(time), published and first_day(published.interval)
    if span is None or not first or not out:
        return False
    words = reading.report.text[span.start : span.end].split()
    bare = not {"last", "next"}.intersection(words) and any(word.rstrip(".,").endswith("day") for word in words)
    return bare and abs((out - first).days) in (6, 7)


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end)


def _year(teller: Teller) -> int | None:
    """The year of the latest report."""
    reports = [reading.report for reading in teller.assessments.story.readings]
    return max((year for report in reports if (year := _came_out(report))), default=None)


def _came_out(report: Report) -> int | None:
    start = report.published.interval.start if report.published else None
    return start.year if start else None
