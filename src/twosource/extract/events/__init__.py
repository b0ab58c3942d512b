"""The component `twosource_events`: what a report says happened, happens or shall happen. Doc in, Doc out.

    doc = nlp("The two ministers met in Oslo on Friday.")
    doc._.events[0].type      # "CONSULT"

Takes timexes, entities and attributions where earlier components left them, and works without. Status is not judged
here: every mention says "occurred" until `twosource_statuses` has read its context.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from twosource.extract import attributes  # noqa: F401  (registers doc._.events)
from twosource.extract.events.arguments import ArgumentFinder
from twosource.extract.events.clauses import clause_of
from twosource.extract.events.doubles import in_one_sense, told_apart, without_doubles
from twosource.extract.events.guards import DETERMINERS
from twosource.extract.events.kinds import Kinds
from twosource.extract.events.limits import limits
from twosource.extract.events.numbers import NumberFinder
from twosource.extract.events.order import order
from twosource.extract.events.outcomes import with_parties
from twosource.extract.events.quarrels import in_words
from twosource.extract.events.times import attach_times
from twosource.extract.events.triggers import Trigger, TriggerFinder
from twosource.model import Attribution, EventMention, Number, Reason, Span, Timex


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for one trigger over the whole Doc: id, time, whether it only ends then or takes all of it."""

    id: str
    timex: Timex | None
    until: bool
    whole: bool
    tie: Reason | None
    numbers: tuple[Number, ...]
    attribution: str | None


class Events:
    """Finds the happenings of a Doc."""

    def __init__(self) -> None:
        self.triggers = TriggerFinder()
        self.arguments = ArgumentFinder()
        self.numbers = NumberFinder()

    def __call__(self, doc: Doc) -> Doc:
        """Assigns doc._.events, in reading order."""
        kinds = Kinds(doc)
        triggers = without_doubles(in_one_sense(in_words(told_apart(self.triggers.find(doc, kinds)), kinds)), kinds)
        times, tied = attach_times(doc, doc._.timexes, triggers), order(triggers)
        given = frozenset(doc._.timexes)
        bounds = limits(doc, doc._.timexes, triggers)
        numbers = self._numbers(doc, triggers)
        speakers = _innermost(doc._.attributions, triggers)
        mentions = []
        for k, (trigger, speaker) in enumerate(zip(triggers, speakers, strict=True), start=1):
            at = trigger.token.i
            time, bound, counts = times.get(at), bounds.get(at), tuple(numbers.get(at, ()))
            whole = time is not None and time not in given
            found = Found(
                f"V{k}", time or bound, at in bounds and at not in times, whole, tied.get(at), counts, speaker
            )
            mentions.append(self._mention(trigger, kinds, found))
        doc._.events = with_parties(triggers, mentions)
        return doc

    def _mention(self, trigger: Trigger, kinds: Kinds, found: Found) -> EventMention:
        token, sense, timex = trigger.token, trigger.sense, found.timex
        arguments, place = self.arguments.find(trigger, kinds)
        span = Span(token.idx, token.idx + len(token))
        return EventMention(
            id=found.id,
            report=token.doc._.report_id,
            span=clause_of(trigger),
            trigger=span,
            lemma=token.lemma_.lower(),
            type=sense.type,
            status="occurred",
            mode=sense.mode,
            cameo=sense.cameo,
            arguments=arguments,
            place=place,
            time=timex.interval if timex else None,
            time_span=timex.span if timex else None,
            numbers=found.numbers,
            attribution=found.attribution,
            nominal=trigger.nominal,
            definite=trigger.nominal and _definite(token),
            ordinal=_ordinal(token) if trigger.nominal else None,
            reasons=_reasons(trigger, span) + _ties(found),
        )

    def _numbers(self, doc: Doc, triggers: Sequence[Trigger]) -> dict[int, list[Number]]:
        """The counts of each trigger, by its token: a count belongs to the nearest happening above it."""
        owners = {trigger.token.i: trigger for trigger in triggers}
        names = {i: i for i in owners}
        for trigger in triggers:
            if trigger.carrier is not None:
                names.setdefault(trigger.carrier.i, trigger.token.i)
            names.update({frame.verb.i: trigger.token.i for frame in trigger.effects})
        found: dict[int, list[Number]] = {}
        for count in self.numbers.find(doc):
            owner = next((names[i] for i in count.path if i in names), None)
            if owner is not None:
                found.setdefault(owner, []).append(_counted_in(owners[owner], count.number))
        return found


def _counted_in(trigger: Trigger, number: Number) -> Number:
    """The number of people that a happening tells by its kind: who died is counted as dead."""
    return replace(number, of=trigger.sense.counts) if number.of == "people" and trigger.sense.counts else number


def _definite(noun: Token) -> bool:
    return any(child.dep_ == "poss" or child.lower_ in DETERMINERS for child in noun.children)


def _ordinal(noun: Token) -> str | None:
    """What tells it from its like: "second" summit."""
    return next((child.lower_ for child in noun.children if child.ent_type_ == "ORDINAL"), None)


def _reasons(trigger: Trigger, span: Span) -> tuple[Reason, ...]:
    reasons = [Reason("type", trigger.sense.rule, span)]
    if trigger.sense.weak:
        reasons.append(Reason("weight", "weak-trigger", span))
    return tuple(reasons)


def _ties(found: Found) -> tuple[Reason, ...]:
    """What ties a happening to a time that is not its own: that of another one, or the end that it is given."""
    ends = (Reason("until", "deadline", found.timex.span),) if found.until and found.timex else ()
    lasts = (Reason("lasts", "days-it-takes", found.timex.span),) if found.whole and found.timex else ()
    return (*((found.tie,) if found.tie else ()), *ends, *lasts)


def _innermost(attributions: Sequence[Attribution], triggers: Sequence[Trigger]) -> list[str | None]:
    """For each trigger the attribution with the shortest piece of content around it."""
    pieces = sorted((piece.start, piece.end, said.id) for said in attributions for piece in said.content)
    found: list[str | None] = []
    held: list[tuple[int, int, str]] = []
    at = 0
    for trigger in triggers:
        start = trigger.token.idx
        while at < len(pieces) and pieces[at][0] <= start:
            held.append(pieces[at])
            at += 1
        held = [piece for piece in held if piece[1] > start]
        found.append(min(held, key=lambda piece: (piece[1] - piece[0], piece[2]))[2] if held else None)
    return found


@Language.factory(
    "twosource_events", requires=["doc.ents", "token.dep", "token.pos", "token.lemma"], assigns=["doc._.events"]
)
def make_events(nlp: Language, name: str) -> Events:
    """The component, with its lexicon read."""
    return Events()
