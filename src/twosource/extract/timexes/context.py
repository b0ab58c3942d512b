"""What the reading of a time may lean on. In comes when a report came out; out comes the Context at its start.

Its tense and the words around are set anew for each phrase; the day, month and year last spoken of follow the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from twosource import intervals
from twosource.model import Publication, Span

PAST, UNKNOWN, FUTURE = -1, 0, 1
MOST_DAYS = 9  # between the first and the last day on which a report may have come out


@dataclass(frozen=True, slots=True)
class Tense:
    """Whether a phrase speaks of what has been (-1) or will be (1), by which rule, resting on which word."""

    sign: int
    rule: str
    cue: Span | None = None
    weak: bool = False  # the verb says it of something else, which the phrase only names: "Thursday's hearing"
    direct: bool = False  # nothing stands between the verb and the phrase: "begins in May", not "shows him in May"

    @property
    def strong(self) -> int:
        """The sign, where it rests on more than a verb in the present, or what had once been due."""
        return UNKNOWN if self.rule == "present-verb" or self.nearest else self.sign

    @property
    def nearest(self) -> bool:
        """Whether what was due then may be over by now, so that the nearest day counts."""
        return self.rule in ("had-been-due", "awaited-then")


@dataclass(slots=True)
class Context:
    """What the reading of a phrase may lean on; `anchor` and `year` follow the text as it is read."""

    today: date | None
    this_year: int | None
    tense: Tense = field(default=Tense(UNKNOWN, "no-tense"))
    anchor: str | None = None
    anchor_at: int = 0
    year: int | None = None
    month: int | None = None  # of that year, where it was told
    event: str | None = None
    lent: int | None = None  # the year that stands behind the next time: "in May and June 2019"
    ended: date | None = None  # the day with which the phrase's stretch ends: "the quarter ended June 30"
    narrative: bool = False
    preceding: str = ""
    succeeding: str = ""
    beyond: tuple[str, ...] = ()  # the words after that
    served: str = ""  # what the noun that it belongs to is in its clause: "nsubj" for "the August raid killed ten"
    governor: str = ""  # the lemma of what the preposition before it hangs on: "win" for "won by seconds"
    owned: str = ""  # the word after its "'s": "today's youth"
    rate: bool = False
    naming: bool = False  # whether it only names what was then: "the riot of Nov. 15"
    quarter: str | None = None
    alone: bool = False  # whether no event follows that "the year before" could count from
    opening: bool = False  # whether the phrase opens its sentence
    attached: bool = False  # whether it stands before a noun that it belongs to: "the mayor's weekend remark"
    stretch_at: int = -1  # where several months were spoken of last: "for the nine months"
    stretched: bool = False  # whether that was in the phrase's sentence, whose "a year earlier" is of no quarter
    told: bool = False  # whether the anchor stands in its sentence: "said Wednesday that he would leave Thursday"
    told_next_day: bool = False  # whether the report tells of the day after its date as past
    far: bool = False  # whether the anchor stands in neither the phrase's sentence nor the one before

    @property
    def reference(self) -> int | None:
        """The year that a date without one is nearest to."""
        return self.today.year if self.today else self.this_year


def context_of(published: Publication | None) -> Context:
    """The context at the start of a report that came out then."""
    if published is None:
        return Context(None, None)
    first, last = intervals.first_day(published.interval), intervals.last_day(published.interval)
    if first is None or last is None:
        return Context(None, None)
    return Context(first if first == last else None, first.year if first.year == last.year else None)


def contexts_of(published: Publication | None) -> list[Context]:
    """The context of such a report, and those of each day on which it may have come out, where these are few."""
    context = context_of(published)
    if published is None or context.today is not None:
        return [context]
    first, last = intervals.first_day(published.interval), intervals.last_day(published.interval)
    if first is None or last is None or (last - first).days > MOST_DAYS:
        return [context]
    days = [first + timedelta(number) for number in range((last - first).days + 1)]
    return [context, *(Context(day, day.year) for day in days)]
