"""The brief: what an editor is told, line by line. In comes a Teller; out go BriefLines, at most some fifteen.

Sections come in one order: known, reported, expected, cancelled, stances, sourcing, differences, changes,
unconfirmed, dependence. What is known has two reports that are independent of each other; what one alone tells, or two
from one source, is told as theirs. Within a section the event that matters most comes first. A line says in reports'
own words what one of them tells, then who says so, over whom, and on how many origins it rests: what is quoted is true
of the report even where our reading errs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.intervals import before
from twosource.model import Event, EventMention
from twosource.write.absentees import absent_lines
from twosource.write.answers import answer_lines, voice_lines
from twosource.write.caution import is_sure, quoted
from twosource.write.contract import BriefLine, Section
from twosource.write.corroboration import known_lines
from twosource.write.counts import count_lines
from twosource.write.deeds import deed_lines
from twosource.write.dependence import dependence_lines
from twosource.write.depths import depth_lines
from twosource.write.differences import change_lines, difference_lines
from twosource.write.fallback import fallback_lines
from twosource.write.leads import body_lines, headline_lines, lead_lines
from twosource.write.lines import SECTIONS, is_stale, line
from twosource.write.passage import Passage
from twosource.write.people import introduced
from twosource.write.phrases import weights
from twosource.write.reach import ordered
from twosource.write.reactions import reaction_lines
from twosource.write.rebuttals import rebutted
from twosource.write.recency import newest_first
from twosource.write.retractions import behind, retraction_lines
from twosource.write.revisions import revision_lines
from twosource.write.rivals import rivaled
from twosource.write.sequels import settled
from twosource.write.soundness import calls_off, looks_ahead, looks_back, patterns, plans, refuses, supposes
from twosource.write.sourcing import fulfilled_lines, sourcing_lines
from twosource.write.stances import stance_lines
from twosource.write.support import carrying, share
from twosource.write.teller import Teller

ORDER: tuple[Section, ...] = (
    "known", "reported", "expected", "cancelled", "stances", "sourcing", "differences", "changes", "unconfirmed",
    "dependence",
)  # fmt: skip
FRONT = 60  # characters: where words say that they are about another time


def brief(teller: Teller, ranked: Sequence[Event]) -> tuple[BriefLine, ...]:
    """The lines, section by section; `ranked` are the events told, those that matter most first.

    What turns out to be unclear beside the other lines gives its place to others: all is told again without it.
    """
    for again in range(int(weights("brief")["again"]), -1, -1):
        found = _few(behind(teller, settled(teller, _gathered(teller, ranked))))
        lines = newest_first(teller, _headed(found, teller.assessments.story.title))
        whole = rivaled(teller, rebutted(teller, ordered(teller, lines)))
        told = tuple(introduced(teller, tuple(whole)))
        clear = {cites for line in told for cites in (line.cites, line.cites[:1])}  # a denial behind it is cited, too
        fallen = [line for line in lines if line.cites not in clear]
        if not (again and fallen):
            break
        teller.begin_again(without=fallen)
    if all(line.section == "dependence" for line in told):
        return (*fallback_lines(teller), *told)
    return told


def _gathered(teller: Teller, ranked: Sequence[Event]) -> list[BriefLine]:
    """All lines that there are."""
    lines = [*retraction_lines(teller), *known_lines(teller), *lead_lines(teller), *headline_lines(teller)]
    lines += event_lines(teller, ranked)
    lines += stance_lines(teller, ranked)
    lines += reaction_lines(teller)
    lines += answer_lines(teller)
    if len(lines) < weights("brief")["enough"]:
        lines += body_lines(teller, int(weights("brief")["enough"]) - len(lines))
    lines += depth_lines(teller)
    lines += deed_lines(teller)
    lines += voice_lines(teller, fullest(teller) - len(lines))
    lines += absent_lines(teller, lines)
    counts = list(count_lines(teller))
    counted = {event for line in counts for event in line.events}
    changes = list(change_lines(teller))
    changes += fulfilled_lines(teller, ranked, {event for line in changes for event in line.events})
    known = {(cite.report, cite.sentence) for line in lines if line.section == "known" for cite in line.cites}
    both = (line for line in sourcing_lines(teller, ranked) if not known & {(c.report, c.sentence) for c in line.cites})
    lines += [*both, *counts, *changes, *difference_lines(teller, counted), *dependence_lines(teller)]
    return [*lines, *revision_lines(teller, int(weights("brief")["lines"]) - len(lines))]


def fullest(teller: Teller) -> int:
    """Up to how many lines others are heard: more where there are more than two reports."""
    table, more = weights("brief"), len(teller.passages.readings) - 2
    return int(min(table["fullest"], table["full"] + max(0, more) * table["full_each"]))


def _headed(lines: list[BriefLine], title: str) -> list[BriefLine]:
    """The lines with the one first that has clearly more of the title than the line which is first now."""
    news = carrying(title)
    fits = [share(news, carrying(line.text)) if _can_head(line, lines[0]) else 0.0 for line in lines]
    best = fits.index(max(fits, default=0.0)) if fits else 0
    if best and fits[best] >= fits[0] + weights("brief")["title_lead"]:
        lines.insert(0, lines.pop(best))
    return lines


def _can_head(line: BriefLine, first: BriefLine) -> bool:
    """Whether a line is of the section of the first one, and among the first sentences of its report."""
    deep = max((cite.sentence or 0 for cite in line.cites[:1]), default=0) > weights("brief")["head"]
    return line is first or (line.section == first.section and not deep)


def event_lines(teller: Teller, ranked: Sequence[Event]) -> Iterator[BriefLine]:
    """A line for each event that has words of its own, up to what its section holds."""
    room = {section: int(weights("brief")[section]) for section in SECTIONS.values()}
    for event in ranked:
        section = SECTIONS.get(event.status)
        if section and room[section]:
            told = _event_line(teller, event, section)
            if told:
                room[section] -= 1
                yield told


def _event_line(teller: Teller, event: Event, section: Section) -> BriefLine | None:
    passage = teller.best(event, [event.status])
    if passage is None or teller.is_told(passage, event):
        return None
    mention = teller.mention_of(event, passage)
    if not _fits(teller, event, mention, passage, section) or not teller.is_near(passage, section):
        return None
    section = quoted(teller, passage, section)
    if not is_sure(teller, passage, section, mention):
        return None
    return line(teller, passage, section, (event, mention))


def _fits(teller: Teller, event: Event, mention: EventMention, passage: Passage, section: Section) -> bool:
    """Whether the words that are printed say themselves what the section says of them."""
    if section == "known":
        ahead = mention.time is not None and teller.today is not None and before(teller.today, mention.time)
        if ahead or refuses(passage.text) or supposes(passage.text):  # to come, or of who denies, or a guess
            return False
        if any(pattern.search(passage.text[:FRONT]) for pattern in patterns("elsewhen")):
            return False
        start = passage.text[: max(12, mention.trigger.end - passage.span.start)]
        if mention.status == "demanded":  # what somebody wants is known where the words say that he wants it
            return passage.claim is None
        return not looks_ahead(start)
    if section == "expected":
        ahead = looks_ahead(passage.text) and plans(passage.text) and not looks_back(passage.text)
        return ahead and not mention.nominal and not is_stale(teller, event, mention)
    if section == "cancelled":  # what somebody asks to delay is not delayed
        text = teller.passages.readings[mention.report].report.text
        cues = [reason.span for reason in mention.reasons if reason.what == "status" and reason.span]
        wished = any(text[max(0, cue.start - 3) : cue.start].endswith(("to ", "To ")) for cue in cues)
        return not wished and calls_off(passage.text)
    return section != "unconfirmed" or any(pattern.search(passage.text) for pattern in patterns("open"))


def _few(lines: Sequence[BriefLine]) -> list[BriefLine]:
    """As many as fit, in the order of the sections; where there are too many, the longest section loses its last."""
    kept = list(lines)
    while len(kept) > weights("brief")["lines"]:
        sizes = [sum(line.section == section for line in kept) for section in ORDER]
        longest = ORDER[len(sizes) - 1 - sizes[::-1].index(max(sizes))]
        last = max(index for index, line in enumerate(kept) if line.section == longest)
        del kept[last]
    return sorted(kept, key=lambda line: ORDER.index(line.section))
