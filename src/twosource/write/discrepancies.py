"""Where two reports give another number for one thing. In comes a Teller; out go pairs of places that differ.

Both tell one thing: one noun is counted, or one fate of people, by one verb, in sentences that share who and where and
are of one mood. Nothing that was rounded, counts a part, or may have grown from one day to the next is a difference,
and no number that the other report has, too, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations, islice
from typing import TYPE_CHECKING

from twosource.lexicon import load
from twosource.model import Span
from twosource.spans import holds
from twosource.write import doubts
from twosource.write.agreement import denies_there
from twosource.write.akin import has_actor, likes, repeats
from twosource.write.passage import Passage
from twosource.write.phrases import weights
from twosource.write.quantities import Quantity, are_apart, quantities
from twosource.write.soundness import VERB, looks_ahead, main_clause
from twosource.write.support import DAYS, carrying, named, share

if TYPE_CHECKING:
    from twosource.write.teller import Teller

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Given:
    """A number, the report that gives it, and the sentence that it stands in."""

    report: str
    sentence: Span
    quantity: Quantity

    @property
    def span(self) -> Span:
        """Where it stands in the report."""
        return Span(self.sentence.start + self.quantity.start, self.sentence.start + self.quantity.end)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two numbers for one thing, the earlier report's first; `newer` where the later one has taken its place."""

    one: Given
    other: Given
    newer: bool


def discrepancies(teller: Teller) -> Iterator[Discrepancy]:
    """Each thing for which two reports give another number, once, those that stand first in their reports first."""
    for same in _counted(teller).values():
        pairs = ((one, other) for one, other in combinations(same, 2) if one.report != other.report)
        apart = (pair for pair in pairs if _may_differ(teller, *pair))
        compared = (_compared(teller, *pair) for pair in islice(apart, int(weights("discrepancies")["compared"])))
        found = next((found for found in compared if found), None)
        if found:
            yield found


def _counted(teller: Teller) -> dict[str, list[Given]]:
    """All numbers of the first sentences of the news, by what they are of; those first that stand first."""
    reach, found = int(weights("discrepancies")["reach"]), dict[str, list[Given]]()
    bodies = {report: teller.passages.body(report)[:reach] for report in teller.passages.readings}
    for number in range(reach):
        for report, body in bodies.items():
            if number < len(body) and report not in teller.passages.opinions:
                for one in _given(teller, report, body[number]):
                    found.setdefault(one.quantity.of, []).append(one)
    return found


def _given(teller: Teller, report: str, span: Span) -> list[Given]:
    """The numbers of a sentence that stand there alone of their kind, in words that set them against no other."""
    text = teller.passages.readings[report].report.text[span.start : span.end]
    beside = load("quantities")["elsewhere"]["words"]
    if teller.passages.in_quote(Passage("", report, span)) or any(
        re.search(rf"\b{word}\b", text, re.I) for word in beside
    ):
        return []
    found = quantities(text)
    alone = (one for one in found if sum(one.of == other.of for other in found) == 1)
    return [Given(report, span, one) for one in alone]


def _may_differ(teller: Teller, one: Given, other: Given) -> bool:
    """Whether two numbers of a kind cannot both be right, and their sentences have a few words in common."""
    if not are_apart(one.quantity, other.quantity) or not _may_be_one(one.quantity, other.quantity):
        return False
    own, theirs = (carrying(teller.text(given.report, given.sentence)) for given in (one, other))
    table = weights("discrepancies")
    return len(own & theirs) >= table["words"] and max(share(own, theirs), share(theirs, own)) >= table["part"]


def _compared(teller: Teller, one: Given, other: Given) -> Discrepancy | None:
    """What two numbers tell of one thing, where both cannot be right about it at one time."""
    early, late = (other, one) if _days_between(teller, one, other) < timedelta(0) else (one, other)
    newer = _may_have_grown(teller, early, late)
    if newer and (one.quantity.of not in _fates() or not _is_next(teller, early, late)):
        return None
    if not _is_one_thing(teller, one, other):
        return None
    if _has_too(teller, one.report, other.quantity) or _has_too(teller, other.report, one.quantity):
        return None
    return Discrepancy(early, late, newer)


def _may_be_one(one: Quantity, other: Quantity) -> bool:
    """Whether neither counts some of what the other counts: the narrower of two counts is no smaller one."""
    if one.of == "tally":
        return abs(one.value - other.value) <= weights("discrepancies")["absent"] * max(one.value, other.value)
    if one.of.startswith("money"):
        return bool(one.kinds & other.kinds)
    if one.of == "percent":
        return one.kinds == other.kinds and bool(one.kinds)
    if one.kinds == other.kinds:
        return True
    narrow, wide = sorted((one, other), key=lambda quantity: -len(quantity.kinds))
    return wide.kinds < narrow.kinds and narrow.low > wide.high


def _may_have_grown(teller: Teller, early: Given, late: Given) -> bool:
    """Whether the later report may have a newer number, which is no difference, or tells of another day."""
    if early.quantity.fixed:
        return False
    if not all(teller.passages.readings[given.report].report.published for given in (early, late)):
        return True
    apart, table = _days_between(teller, early, late), weights("discrepancies")
    return apart > timedelta(days=table["days"]) or (apart >= timedelta(hours=table["hours"]) and _moves(early, late))


def _moves(early: Given, late: Given) -> bool:
    """Whether a count goes the way that such counts go: up, or down, where those who are missing are found."""
    one, other = early.quantity, late.quantity
    return other.low > one.high if one.of not in load("quantities")["falling"]["counts"] else True


def _is_next(teller: Teller, early: Given, late: Given) -> bool:
    """Whether the later report is of the next day, so that a count which has moved is the newer one."""
    apart = _days_between(teller, early, late)
    return timedelta(0) < apart <= timedelta(days=weights("discrepancies")["days"]) and _moves(early, late)


def _days_between(teller: Teller, one: Given, other: Given) -> timedelta:
    """How long after the first the second report came out; no time where that is not known."""
    first, second = (teller.passages.readings[given.report].report.published for given in (one, other))
    starts = (first and first.interval.start, second and second.interval.start)
    return starts[1] - starts[0] if starts[0] and starts[1] else timedelta(0)


def _is_one_thing(teller: Teller, one: Given, other: Given) -> bool:
    """Whether two sentences tell of one happening: who and where, verb, day and mood are the same."""
    texts = [teller.text(given.report, given.sentence) for given in (one, other)]
    passages = [Passage(text, given.report, given.sentence) for text, given in zip(texts, (one, other), strict=True)]
    if one.quantity.of.startswith("age "):
        return True
    days = [carrying(text) & DAYS for text in texts]
    years = [set(YEAR.findall(text)) for text in texts]
    if (all(days) and not days[0] & days[1]) or (all(years) and not years[0] & years[1]):
        return False
    table, shares = weights("discrepancies"), sorted(_repeated(teller, *passages))
    if one.quantity.of.startswith("made ") and one.quantity.of.count(" ") > 1:  # how long a report is
        return shares[0] >= table["least"] and _have_one_party(teller, *passages)
    if not doubts.agree(*texts) or looks_ahead(texts[0]) != looks_ahead(texts[1]):
        return False
    if any(denies_there(teller, given.report, given.sentence) for given in (one, other)):
        return False
    most = table["most_of_people" if one.quantity.of in _fates() else "most"]
    if shares[0] < table["least"] or shares[1] < most:
        return False
    if one.quantity.of in _fates():
        return bool(named(texts[0]) & named(texts[1]))
    if _differ_in_all(teller, one, other):
        return False
    return _has_one_verb(teller, one, other) and _have_one_party(teller, *passages)


def _differ_in_all(teller: Teller, one: Given, other: Given) -> bool:
    """Whether several counts differ between two sentences, as those of two happenings of one kind do."""
    first, second = (quantities(teller.text(given.report, given.sentence)) for given in (one, other))
    apart = {mine.of for mine in first for theirs in second if mine.of == theirs.of and are_apart(mine, theirs)}
    return len(apart) > 1


@cache
def _fates() -> frozenset[str]:
    """What befalls people, who are counted in many words: of one happening these are the same."""
    return frozenset(load("weighing")["same_people"]["counts"])


def _repeated(teller: Teller, one: Passage, other: Passage) -> tuple[float, float]:
    return repeats(teller, one, other), repeats(teller, other, one)


def _have_one_party(teller: Teller, one: Passage, other: Passage) -> bool:
    """Whether one entity is named in both, or both name the same; and who acts in the one is in the other."""
    entities = [{entity for entity, _ in teller.named(p.report, p.span)} for p in (one, other)]
    acts = [has_actor(teller, a, likes(teller, a, b.report, b.span)) for a, b in ((one, other), (other, one))]
    return bool(entities[0] & entities[1]) and any(acts)


def _has_one_verb(teller: Teller, one: Given, other: Given) -> bool:
    """Whether one tells with the verb, or a noun of it, that stands nearest to the other's number; a vote is one."""
    verbs = ((_verb(teller, one), one, other), (_verb(teller, other), other, one))
    return one.quantity.of == "tally" or any(
        likes(teller, Passage("", here.report, verb), there.report, there.sentence)
        for verb, here, there in verbs
        if verb is not None
    )


def _verb(teller: Teller, given: Given) -> Span | None:
    """The word for a happening that stands nearest to the number, in its sentence; else its main verb."""
    inside = [m.trigger for _, m in teller.mentions.get(given.report, ()) if holds(given.sentence, m.trigger)]
    if inside:
        return min(inside, key=lambda trigger: (_gap(trigger, given.span), trigger.start))
    text = teller.passages.readings[given.report].report.text[given.sentence.start : given.sentence.end]
    main = VERB.search(main_clause(text))
    at = text.find(main[0]) if main else -1
    return Span(given.sentence.start + at, given.sentence.start + at + len(main[0])) if main and at >= 0 else None


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end)


def _has_too(teller: Teller, report: str, quantity: Quantity) -> bool:
    """Whether a report has a number of the kind somewhere that may be the other one's."""
    text = teller.passages.readings[report].report.text
    spans = teller.passages.readings[report].sentences
    texts = (text[span.start : span.end] for span in spans)
    if quantity.of == "tally":
        more, less = divmod(int(quantity.low), 1000)
        return any(re.search(rf"\b{more}\D{{1,4}}{less}\b|\b{less}\D{{1,4}}{more}\b", one) for one in texts)
    return any(not are_apart(one, quantity) for own in texts for one in quantities(own) if one.of == quantity.of)
