"""Plans that are none any more. In comes what a brief is made with and a plan; out goes yes or no.

"The court will hear the case on Tuesday" is no plan where a report of that day or a later one has the hearing as held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from twosource.intervals import before
from twosource.kinship import family
from twosource.model import EventMention, Interval, Span
from twosource.spans import holds
from twosource.statuses import HAPPENED
from twosource.write.akin import likes
from twosource.write.doubts import happens
from twosource.write.passage import Passage
from twosource.write.phrases import weights, words
from twosource.write.soundness import main_clause, patterns
from twosource.write.support import carrying, share

if TYPE_CHECKING:
    from twosource.write.teller import Teller

OVER = HAPPENED | {"cancelled"}
NEWS = 3  # sentences: where a report of the day itself tells the happening
NAMES = 2  # whoever meets is two
SHORT = 3  # letters: no noun for what is held is shorter than "vote"
BESIDE = 3  # words: how far before a noun stands which one it is
WEEK = timedelta(days=7)
PARTICIPLE = re.compile(r"[a-z-]+ed|meant|held|due|set|brought|led")


def is_overtaken(teller: Teller, passage: Passage) -> bool:
    """Whether the day of a plan is past, or a report that is no older may tell it as done."""
    if teller.today is None or teller.today.end is None:
        return False
    days = _days(teller, passage)
    ends = [day.end for day in days if day.end]
    if any(_is_open(day, teller.today) for day in days):
        return False
    published = teller.passages.readings[passage.report].report.published
    if ends and max(ends) <= (teller.today.start or datetime.max):
        return True
    if not ends and published is not None and before(published.interval, teller.today):
        return True
    later = [report for report in teller.passages.readings if _is_no_older(teller, report, passage.report)]
    return any(_tells_done(teller, passage, report) for report in later)


def _is_open(day: Interval, today: Interval) -> bool:
    """Whether a time is still to come, or goes on for so long that more than one such thing may be held in it."""
    if today.end is None or day.end is None or day.end <= today.end:
        return False
    start = day.start or today.start
    return start is None or start >= today.end or day.end - start > WEEK


def _days(teller: Teller, passage: Passage) -> list[Interval]:
    """The days and longer times that the words name."""
    reading = teller.passages.readings[passage.report]
    inside = (one for one in reading.timexes if holds(passage.span, one.span) and one.type in ("DATE", "TIME"))
    return [one.interval for one in inside if one.interval]


def _is_no_older(teller: Teller, report: str, own: str) -> bool:
    """Whether another report came out on the same day or later, as far as their dates tell."""
    one, other = (teller.passages.readings[name].report.published for name in (report, own))
    return report != own and (one is None or other is None or not before(one.interval, other.interval))


def _tells_done(teller: Teller, passage: Passage, report: str) -> bool:
    """Whether a report has as done what the words plan: by the verb and who takes part, or by its first sentences."""
    planned = list(_mentions(teller, passage.report, passage.span))
    head = _head(passage.text)
    families, held = {family(mention.lemma) for mention in planned}, _families(head[-1:])
    which = {family(mention.lemma): _which(teller, mention) for mention in planned}
    which |= dict.fromkeys(held, _ordinals(head))
    parties = {argument.entity for mention in planned for argument in mention.arguments} - {None}
    for mention in _mentions(teller, report, Span(0, len(teller.passages.readings[report].report.text))):
        kind = family(mention.lemma)
        if mention.status not in OVER or (which.get(kind) and which[kind] != _which(teller, mention)):
            continue
        if kind in families and parties & {argument.entity for argument in mention.arguments}:
            return True
        if kind in held and _are_same(teller, passage, mention):
            return True
    if _ordinals(head):
        return False
    own = carrying(passage.text)
    leads = (teller.text(report, span) for span in teller.passages.body(report)[:NEWS])
    return any(happens(lead) and share(own, carrying(lead)) >= weights("brief")["overtaking"] for lead in leads)


def _head(text: str) -> list[str]:
    """The words up to the noun for what is to be held: "second", "talks" of "second talks in Lima are to be"."""
    own = main_clause(text)
    ahead = min((match.start() for pattern in patterns("ahead") for match in pattern.finditer(own)), default=0)
    found = own[:ahead].replace(",", " ").split()
    end = next((number for number, word in enumerate(found) if word.casefold() in words("limit")), len(found))
    while end and PARTICIPLE.fullmatch(found[end - 1]):
        end -= 1
    return [word.casefold() for word in found[:end]]


def _families(nouns: list[str]) -> frozenset[str]:
    """The families of nouns, be they told of one or of more."""
    found = (form for word in nouns if len(word) > SHORT for form in (word, word.removesuffix("s")))
    return frozenset(family(form) for form in found)


def _which(teller: Teller, mention: EventMention) -> frozenset[str]:
    """Which one of several a happening is told to be: the "second" of "their second summit"."""
    text = teller.passages.readings[mention.report].report.text
    return _ordinals(text[: mention.trigger.start].casefold().split()[-BESIDE:] if mention.nominal else [])


def _ordinals(before: list[str]) -> frozenset[str]:
    return words("ordinal").intersection(before[-BESIDE - 1 :])


def _are_same(teller: Teller, passage: Passage, mention: EventMention) -> bool:
    """Whether a happening near the top of its report is told with two of the names of a plan: it is the one planned."""
    sentence = teller.around(mention.report, mention.trigger)
    if sentence is None or sentence not in teller.passages.body(mention.report)[:NEWS]:
        return False
    alike = likes(teller, passage, mention.report, sentence)
    return len({word.root for word in alike if word.text[:1].isupper()}) >= NAMES


def _mentions(teller: Teller, report: str, span: Span) -> Iterator[EventMention]:
    return (mention for _, mention in teller.mentions.get(report, ()) if holds(span, mention.trigger))
