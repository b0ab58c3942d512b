"""One source or two: both reports' own words side by side. In comes what a brief is made with; out go lines.

“The envoy flew to Oslo on Friday” (Harbor Post) and “Ana Ruiz left for Oslo on Friday” (Coast Daily): one origin,
Nordic Wire. The reader judges; a line stands only where the two mentions themselves agree in the word for what happens,
in a person or an organization, and in day, place or another name. What was announced and then came true is told, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import permutations
from typing import TYPE_CHECKING

from twosource.intervals import length, overlaps
from twosource.kinship import family
from twosource.lexicon import load
from twosource.model import Event, EventMention, Origin, Span
from twosource.spans import meet
from twosource.weekdays import WEEKDAY
from twosource.wording import count, joined
from twosource.write.contract import BriefLine
from twosource.write.passage import Passage
from twosource.write.phrases import phrase, term, weights, words
from twosource.write.soundness import has_main_verb, looks_ahead, looks_back, refuses
from twosource.write.support import carrying, is_copy

if TYPE_CHECKING:
    from twosource.write.teller import Teller

CLASSES = {"occurred": "done", "ongoing": "done", "planned": "ahead", "expected": "ahead", "cancelled": "off"}
MONTH = 31  # days
DAY = re.compile(rf"\b{WEEKDAY}")
Told = tuple[EventMention, Passage]


def sourcing_lines(teller: Teller, ranked: Sequence[Event]) -> Iterator[BriefLine]:
    """For the events that matter most, how two reports tell each, and on what origins they rest."""
    room = int(weights("brief")["sourcing"])
    shown: list[Passage] = []
    for event in ranked:
        pair = _best(teller, event) if room else None
        if pair and not any(_meet(passage, other) for _, passage in pair for other in shown):
            line = _line(teller, event, pair)
            if line:
                room -= 1
                shown += [passage for _, passage in pair]
                yield line


def fulfilled_lines(teller: Teller, ranked: Sequence[Event], told: Collection[str] = ()) -> Iterator[BriefLine]:
    """What one report has as planned and another as done or called off; not of events `told` already."""
    changed = {
        relation.event
        for relation in teller.assessments.relations
        if relation.kind == "update" and relation.slot == "status"
    }
    for event in ranked:
        if event.id in changed and event.id not in told:
            line = next(_changes(teller, event), None)
            if line:
                yield line


def _best(teller: Teller, event: Event) -> tuple[Told, Told] | None:
    """The two tellings that share most words, if any two agree."""
    found: list[tuple[int, int, tuple[Told, Told]]] = []
    told = tellings(teller, event)
    for number, one in enumerate(told):
        for other in told[number + 1 :]:
            same = CLASSES[one[0].status] == CLASSES[other[0].status] and _is_same(teller, one, other)
            if same and one[0].report != other[0].report:
                shared = carrying(one[1].text) & carrying(other[1].text)
                found.append((len(shared), -len(found), (one, other)))
    return max(found)[2] if found else None


def tellings(teller: Teller, event: Event) -> list[Told]:
    """The mentions of an event with words that can be printed, and these words; of each report the first few."""
    found, tried, most = [], Counter[str](), weights("brief")["tellings"]
    for mention in event.mentions:
        if mention.status in CLASSES and mention.type not in load("weighing")["utterances"]["types"]:
            tried[mention.report] += 1
            if tried[mention.report] > most:
                continue
            passage = _words(teller, mention)
            if passage:
                found.append((mention, passage))
    return found


def _words(teller: Teller, mention: EventMention) -> Passage | None:
    """The words for a mention: those of a line of its own, else its sentence."""
    sentence = teller.passages.sentence(mention.report, mention.trigger)
    options = [*teller.passages.candidates(mention), _clause(teller, mention), sentence]
    for passage in options:
        if passage is None or not teller.is_usable(passage) or refuses(passage.text) or passage.text[:1] in '“"':
            continue
        if teller.passages.in_quote(passage) and passage.claim is None:
            continue
        inside = passage.span.start <= mention.trigger.start < passage.span.end
        ahead = looks_ahead(passage.text)
        if inside and not (ahead and CLASSES[mention.status] == "done"):
            return passage
    return None


def _clause(teller: Teller, mention: EventMention) -> Passage | None:
    """The clause alone, credited to whoever its sentence credits, where it names who acts before the verb."""
    claim, before = teller.passages.claim_of(mention), Span(mention.span.start, mention.trigger.start)
    if mention.nominal or (claim and (claim.attribution.stance != "asserts" or claim.attribution.kind != "indirect")):
        return None
    named = any(
        argument.role == "agent" and before.start <= argument.span.start and argument.span.end <= before.end
        for argument in mention.arguments
    )
    passage = teller.passages.opening(mention.report, mention.span) if named else None
    if passage is None or not has_main_verb(passage.text) or "[" in passage.text:
        return None
    return Passage(passage.text, passage.report, passage.span, claim)


def _is_same(teller: Teller, one: Told, other: Told) -> bool:
    """Whether two tellings are of one happening, by what stands in both."""
    if family(one[0].lemma) != family(other[0].lemma) or _differ(one[0], other[0]):
        return False
    days = [{day.casefold() for day in DAY.findall(passage.text)} for _, passage in (one, other)]
    if all(days) and not days[0] & days[1]:
        return False
    shared = _specific(teller, one) & _specific(teller, other)
    if not shared:
        return False
    if _is_same_day(one[0], other[0]) or _is_same_place(one[0], other[0]):
        return True
    dated = CLASSES[one[0].status] == "done" and (one[0].time or other[0].time)  # those who meet meet again
    return len(shared) > 1 and not dated


def _differ(one: EventMention, other: EventMention) -> bool:
    """Whether day, place or number in a series tell two happenings apart."""
    apart = one.time and other.time and not overlaps(one.time, other.time)
    series = one.ordinal != other.ordinal
    return bool(apart) or series or bool(one.place and other.place and not _is_same_place(one, other))


def _specific(teller: Teller, told: Told) -> set[str]:
    """The people and organizations with a name that take part, as far as they are in the printed words."""
    mention, passage = told
    entities = teller.sayers.entities
    inside = (
        argument.entity
        for argument in mention.arguments
        if argument.entity and argument.role != "place" and passage.span.start <= argument.span.start < passage.span.end
    )
    named = (entities[entity] for entity in inside if entity in entities and entities[entity].named)
    return {entity.id for entity in named if entity.type in ("person", "organization") and not _is_broad(entity.name)}


def _is_broad(name: str) -> bool:
    """Whether a name is that of a party, a parliament or the like, which takes part in everything."""
    return bool(words("broad").intersection(name.casefold().split()))


def _is_same_day(one: EventMention, other: EventMention) -> bool:
    return bool(
        one.time
        and other.time
        and length(one.time) <= MONTH
        and length(other.time) <= MONTH
        and overlaps(one.time, other.time)
    )


def _is_same_place(one: EventMention, other: EventMention) -> bool:
    if one.place is None or other.place is None:
        return False
    known = one.place.entity is not None and one.place.entity == other.place.entity
    return known or one.place.name.casefold() == other.place.name.casefold()


def _line(teller: Teller, event: Event, pair: tuple[Told, Told]) -> BriefLine | None:
    """Both in their own words, and what they rest on; None where nobody can say that."""
    (_, one), (_, other) = pair
    same = is_copy(one.text, other.text) and is_copy(other.text, one.text)
    origins = phrase("same_words") if same else _origins(teller, event, one, other)
    if not origins:
        return None
    text = phrase("sourcing").format(
        one=_quoted(teller, one),
        other=_quoted(teller, other),
        origins=origins,
    )
    cites = tuple(teller.cite(passage.report, passage.span) for passage in (one, other))
    return BriefLine("sourcing", text, cites, (event.id,))


def _quoted(teller: Teller, passage: Passage) -> str:
    """The words with who says them: “…” (two officials, in Harbor Post)."""
    outlet = teller.sayers.outlet(passage.report)
    sayer = (teller.sayers.of(passage.report, passage.claim) or outlet).removesuffix(f" ({outlet})")
    who = outlet if sayer == outlet else phrase("sayer_in").format(sayer=sayer, outlet=outlet)
    return f"“{passage.text.strip('“”')}” ({who})"


def _origins(teller: Teller, event: Event, one: Passage, other: Passage) -> str:
    """What the two rest on, where weighing found just one origin behind each; else nothing."""
    own = [teller.origins[origin] for origin in teller.verdicts[event.id].origins]
    own = [origin for origin in own if origin.name != origin.name.casefold()]  # "multiple reports" are nobody
    first, second = ([origin for origin in own if passage.report in origin.reports] for passage in (one, other))
    if len(first) != 1 or len(second) != 1 or any(origin.anonymous for origin in (*first, *second)):
        return ""
    if not all(_is_seen(teller, *pair) for pair in ((first[0], one), (second[0], other))):
        return ""
    if first == second or first[0].name == second[0].name:
        return phrase("one_origin").format(name=first[0].name)
    if _depend(teller, one, other) or _is_named(first[0], other) or _is_named(second[0], one):
        return ""
    names = joined([first[0].name, second[0].name])
    return phrase("many_origins").format(count=count(2).casefold(), names=names)


def _is_seen(teller: Teller, origin: Origin, passage: Passage) -> bool:
    """Whether the words are that origin's: its report's outlet or agency for the report's own voice, else its name."""
    report = teller.passages.readings[passage.report].report
    name = origin.name.casefold()
    if passage.claim is None and not teller.passages.is_credited(passage.report, passage.span):
        return name in {teller.sayers.outlet(passage.report).casefold(), *(c.agency.casefold() for c in report.credits)}
    shown = f"{passage.text} {teller.sayers.of(passage.report, passage.claim)}".casefold()
    return name.split()[-1] in shown


def _is_named(origin: Origin, passage: Passage) -> bool:
    """Whether the other words have the origin's name, so that they may rest on it, too."""
    return origin.name.casefold().split()[-1] in passage.text.casefold()


def _depend(teller: Teller, one: Passage, other: Passage) -> bool:
    """Whether one report rests on the other, so that nobody can say that their origins are two."""
    reports = {one.report, other.report}
    return any({found.report, found.other} == reports for found in teller.assessments.dependence)


def _changes(teller: Teller, event: Event) -> Iterator[BriefLine]:
    """The plan as one report has it, and what became of it as another has."""
    for one, other in permutations(tellings(teller, event), 2):
        (old, plan), (new, outcome) = one, other
        if CLASSES[old.status] != "ahead" or CLASSES[new.status] == "ahead" or new.status == "ongoing":
            continue
        if old.report == new.report or not _is_later(teller, old, new) or new.nominal:
            continue
        cues = [reason.span.start for reason in old.reasons if reason.what == "status" and reason.span]
        text = teller.passages.readings[old.report].report.text
        ahead = text[min([*cues, old.trigger.start]) : old.span.end]  # before it may stand who says so
        if looks_back(plan.text) or not (looks_ahead(plan.text) or looks_ahead(ahead)):
            continue
        if not _is_same_place(old, new) or not _is_same(teller, one, other):  # a journey has several arrivals
            continue
        text = phrase("fulfilled").format(
            before=term("terms", old.status), old=_quoted(teller, plan), new=_quoted(teller, outcome)
        )
        cites = tuple(teller.cite(passage.report, passage.span) for passage in (plan, outcome))
        yield BriefLine("changes", text, cites, (event.id,))


def _is_later(teller: Teller, old: EventMention, new: EventMention) -> bool:
    """Whether the second report came out no earlier than the first."""
    first, second = (teller.passages.readings[one.report].report.published for one in (old, new))
    if first is None or second is None or first.interval.start is None or second.interval.start is None:
        return False
    return first.interval.start <= second.interval.start


def _meet(one: Passage, other: Passage) -> bool:
    return one.report == other.report and meet(one.span, other.span)
