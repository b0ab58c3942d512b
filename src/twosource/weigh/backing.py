"""Which tellings of one event back each other. In come an event's tellings and origins; out go pairs that say the same.

Two tellings say the same where both have it done, or both to come; where no day and no person in the same part tells
two happenings apart; and where no report came out before the day of what it is to vouch for. They back each other where
they are two sources, too: of two outlets, neither of which rests on the other or on a text that both carry; of no two
people of one body; of nobody without a name; and of no poll or paper, which is one source for all who read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from twosource.intervals import before, overlaps
from twosource.lexicon import load
from twosource.lexicon.pattern import Pattern
from twosource.mastheads import are_tied, masthead
from twosource.model import Backing, Dependence, Event, EventMention
from twosource.statuses import HAPPENED, OPEN
from twosource.weigh.origins import Root
from twosource.weigh.sameness import is_one_happening
from twosource.weigh.sources import Sources, Telling
from twosource.weigh.weights import weights

WORD = re.compile(r"[^\W\d_]{3,}")
PERSONS = ("agent", "counterpart", "target", "theme")


def agreeing(event: Event, roots: Sequence[Root], sources: Sources) -> Iterator[tuple[Telling, Telling]]:
    """The pairs of tellings, each of another origin and another report, that say the same of the event."""
    told = [(number, telling) for number, root in enumerate(roots) for telling in _first(root)]
    same: dict[frozenset[str], bool] = {}
    for (first, one), (second, other) in combinations(told, 2):
        if first == second or one.report == other.report or not _say_same(one, other, sources):
            continue
        reports = frozenset((one.report, other.report))
        if reports not in same:
            same[reports] = is_one_happening(event, reports, sources)
        if same[reports]:
            yield one, other


def backing(
    pairs: Sequence[tuple[Telling, Telling]], sources: Sources, rests: Sequence[Dependence]
) -> Iterator[Backing]:
    """Of pairs that say the same, those of two sources that nothing ties to each other."""
    for one, other in pairs:
        first, second = sources.reports[one.report], sources.reports[other.report]
        if not are_tied(first, second, rests) and _are_two(one, other, sources):
            names = " and ".join(_named(telling, sources) for telling in (one, other))
            places = ((one.report, one.mention.trigger), (other.report, other.mention.trigger))
            yield Backing(one.event, *places, f"{names} tell it, each from another origin.")


def _first(root: Root) -> list[Telling]:
    """The first few tellings of each report that assert it, those with a verb before others: all pairs take long."""
    found: list[Telling] = []
    for report in root.reports[: int(weights("backing")["reports"])]:
        own = [one for one in root.tellings if one.report == report and one.asserts and not one.hearsay]
        found += sorted(own, key=lambda telling: telling.mention.nominal)[: int(weights("backing")["tellings"])]
    return found


def _say_same(one: Telling, other: Telling, sources: Sources) -> bool:
    """Whether two tellings are of one mood, and neither day nor person tells them apart."""
    first, second = one.mention, other.mention
    if _mood(first) != _mood(second) or _mood(first) is None:
        return False
    if first.time and second.time and not overlaps(first.time, second.time):
        return False
    if first.ordinal != second.ordinal and first.ordinal and second.ordinal:
        return False
    if _mood(first) == "done" and any(_comes_before(one, other, sources) for one, other in _both(one, other)):
        return False
    return not any(_are_others(first, second, role, sources) for role in PERSONS)


def _both(one: Telling, other: Telling) -> tuple[tuple[Telling, Telling], ...]:
    return (one, other), (other, one), (one, one), (other, other)


def _mood(mention: EventMention) -> str | None:
    """Done, to come or off; None where it is denied or left open."""
    if mention.status in HAPPENED:
        return "done"
    return mention.status if mention.status == "cancelled" else "ahead" if _is_ahead(mention) else None


def _is_ahead(mention: EventMention) -> bool:
    return mention.status in OPEN


def _comes_before(one: Telling, other: Telling, sources: Sources) -> bool:
    """Whether a report came out before the day on which a telling has the event."""
    published = sources.reports[one.report].published
    return bool(published and other.mention.time and before(published.interval, other.mention.time))


def _are_others(one: EventMention, other: EventMention, role: str, sources: Sources) -> bool:
    """Whether both name people in one part of the event, and no one of them is in both."""
    mine, theirs = (_people(mention, role, sources) for mention in (one, other))
    return bool(mine and theirs) and not mine & theirs


def _people(mention: EventMention, role: str, sources: Sources) -> set[str]:
    found = {one.entity for one in mention.arguments if one.role == role and one.entity}
    known = (sources.entities.get(entity) for entity in found)
    return {entity.id for entity in known if entity is not None and entity.named and entity.type == "person"}


def _are_two(one: Telling, other: Telling, sources: Sources) -> bool:
    """Whether nothing in the two sentences says that they have it from one source."""
    if any(telling.attributed and telling.source.kind == "unnamed" for telling in (one, other)):
        return False
    sentences = [sources.sentence(telling.report, telling.mention.trigger.start) for telling in (one, other)]
    if any(pattern.search(sentence) for pattern in papers() for sentence in sentences):
        return False
    if one.attributed and other.attributed and _body(one, sources) & _body(other, sources):
        return False
    return not any(link.key in {two.key for two in other.path} for link in one.path)


def _body(telling: Telling, sources: Sources) -> set[str]:
    """The words for who is credited, with his offices: those of one body share some."""
    source = telling.claim.attribution.source if telling.claim else None
    entity = sources.entities.get(source.entity or "") if source else None
    text = sources.reports[telling.report].text
    said = text[source.span.start : source.span.end] if source and source.span else ""
    offices = [f"{role.title} {role.organization or ''}" for role in entity.roles] if entity else []
    words = WORD.findall(" ".join((telling.source.name, said, source.office or "" if source else "", *offices)))
    return {word.casefold()[: int(weights("backing")["stem"])] for word in words}


@cache
def papers() -> tuple[Pattern, ...]:
    """Words that say that a poll, a study or the like has it."""
    return tuple(Pattern(entry["pattern"]) for entry in load("akin")["paper"])


def _named(telling: Telling, sources: Sources) -> str:
    """Who tells it: the outlet, or whom it credits."""
    outlet = masthead(sources.reports[telling.report])
    return f"{telling.source.name} ({outlet})" if telling.attributed else outlet
