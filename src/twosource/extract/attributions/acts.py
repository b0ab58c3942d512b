"""What is done and not said, though its verb may be a cue. In come a cue, its content and source; out goes yes or no.

A court that dismisses a lawsuit, a ministry that denies a visa and an army that attacks a town say nothing by it.
"""

from __future__ import annotations

from functools import cache

from twosource.extract.attributions.contents import Content
from twosource.extract.attributions.cues import Cue
from twosource.extract.parse import Parse
from twosource.lexicon import load

DECIDING = frozenset(("denied", "declined", "agreed"))
DONE = frozenset(("object", "clause"))


def is_act(parse: Parse, cue: Cue, content: Content, source: int | None) -> bool:
    """Whether the cue tells a deed: a request denied, a decision of a court, an attack with arms."""
    kind = content.kind or cue.word.kind
    if kind == "denied" and content.frame == "object" and _is_asked(parse, cue):
        return True
    if source is None:
        return False
    if kind == "denied" and content.frame == "object" and _is_put_down(parse, cue, source):
        return True
    if kind in DECIDING and content.frame in DONE and _is_court(parse, source):
        return content.frame == "object" or _is_infinitive(parse, content.head)
    armed = kind == "accused" and parse.lemma[cue.token] in _words("armed")
    if not armed or content.frame != "object":
        return False
    by_arms = parse.lemma[content.head] in _words("targets") and not _is_told_why(parse, cue)
    return parse.lemma[source] in _fighters() or by_arms


def _is_put_down(parse: Parse, cue: Cue, source: int) -> bool:
    """Whether a body votes something down, or somebody is dismissed from office."""
    thing = parse.child(cue.token, "dobj", "oprd")
    if thing is None or parse.lemma[thing] in load("cues")["doubt"]["reports"]:
        return False
    person = parse.lemma[thing] in _words("officers") and parse.lemma[cue.token] == "dismiss"
    return person or (parse.lemma[source] in _words("voters") and parse.lemma[cue.token] == "reject")


def _is_told_why(parse: Parse, cue: Cue) -> bool:
    """Whether it is told what for, as of words: "attacked the army over its record"."""
    whys = (child for child in parse.children[cue.token] if parse.lower[child] in ("for", "over"))
    about = (parse.child(why, "pobj", "pcomp") for why in whys)
    return any(noun is not None and parse.entity[noun] not in ("DATE", "TIME") for noun in about)


def _is_asked(parse: Parse, cue: Cue) -> bool:
    """Whether what is denied or rejected was asked for: "denied the nurse a visa"."""
    things = (child for child in parse.children[cue.token] if parse.dep[child] in ("dobj", "oprd"))
    return any(parse.lemma[thing] in _words("asked") for thing in things)


def _is_court(parse: Parse, noun: int) -> bool:
    """Whether it is a court or a judge without a name, who decides: one with a name may deny what is said of him."""
    if parse.tag[noun].startswith("NNP"):
        return parse.lower[noun] in ("court", "tribunal", "circuit")
    beside = {parse.lower[child] for child in parse.children[noun]}
    return parse.lemma[noun] in _courts() or (parse.lemma[noun] == "panel" and "judge" in beside)


def _is_infinitive(parse: Parse, verb: int) -> bool:
    return any(parse.dep[child] == "aux" and parse.lower[child] == "to" for child in parse.children[verb])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("cues")["acts"][name])


@cache
def _courts() -> frozenset[str]:
    return frozenset(load("events/words")["courts"]["nouns"])


@cache
def _fighters() -> frozenset[str]:
    return frozenset(load("events/words")["forces"]["nouns"]) - _words("no_fighters")
