"""One happening, one mention. In come all triggers of a Doc; out go those that tell a happening of their own.

In "the bombing killed five" the verb adds a count and a target to the bombing; in "lifted the curfew" the curfew is
part of its lifting; in "vowed to resign" the vow is told by its resigning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from twosource.extract.events.frames import prepositional
from twosource.extract.events.guards import TIMES
from twosource.extract.events.kinds import Kinds
from twosource.extract.events.senses import load_senses
from twosource.extract.events.triggers import Trigger

OWN = frozenset(("compound", "amod", "nmod", "poss"))  # words that say what kind of strike it is, or whose
REACH = 30  # how many words back the cause of "killing two" may stand


def without_doubles(triggers: Sequence[Trigger], kinds: Kinds) -> list[Trigger]:
    """The triggers that tell a happening of their own, in order."""
    nouns = {trigger.token.i: trigger for trigger in triggers if trigger.nominal}
    told = {trigger.token.i: trigger.sense.type for trigger in triggers if not trigger.nominal}
    carriers = {trigger.frame.verb.i for trigger in nouns.values() if trigger.frame is not None and trigger.light}
    repeats = {t.token.i for t in triggers if not t.nominal and _repeats(t, nouns.keys(), told, carriers)}
    repeats |= _lent(triggers, nouns)
    repeats |= set(_ways(triggers, told, kinds))
    kept = [trigger for trigger in triggers if trigger.token.i not in repeats]
    absorbed = {i for trigger in kept if trigger.sense.absorbs for i in _complement(trigger)}
    return [trigger for trigger in kept if trigger.token.i not in absorbed]


def told_apart(triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers with "killed" and the like as what they are: deaths of a disaster where the text tells one.

    A killing by nobody named is a disaster's where its sentence holds one and no attack; else the whole text decides.
    """
    nearby: dict[int, Counter[str]] = {}
    overall: Counter[str] = Counter()
    for trigger in triggers:
        kind = _cause(trigger)
        if kind:
            overall[kind] += 1
            nearby.setdefault(trigger.token.sent.start, Counter())[kind] += 1
    return [_as_disaster(trigger) if _is_of_disaster(trigger, nearby, overall) else trigger for trigger in triggers]


def in_one_sense(triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers, where "the interview" has the sense that the same noun had when it was told last.

    A sense that what stands around the noun asks for stays: "the drone strike" is none of a union.
    """
    told: dict[str, Trigger] = {}
    found = []
    for trigger in triggers:
        lemma = trigger.token.lemma_.lower()
        before = told.get(lemma) if trigger.nominal and _is_plain(trigger) else None
        other = before is not None and before.sense.type != trigger.sense.type
        found.append(replace(trigger, sense=before.sense) if before is not None and other else trigger)
        if trigger.nominal:
            told[lemma] = found[-1]
    return found


def _is_plain(trigger: Trigger) -> bool:
    """Whether only what was told before tells its sense: "the interview", but not "the interview with the paper"."""
    noun = trigger.token
    definite = any(child.lower_ in ("the", "that", "this") for child in noun.lefts)
    own = any(child.dep_ in OWN for child in noun.lefts) or bool(prepositional(noun)) or bool(trigger.sense.rest)
    return definite and not own and not trigger.sense.guard.demands


def _is_of_disaster(trigger: Trigger, nearby: dict[int, Counter[str]], overall: Counter[str]) -> bool:
    if trigger.sense.otherwise is None or trigger.frame is None or trigger.frame.subjects or trigger.nominal:
        return False
    here = nearby.get(trigger.token.sent.start, overall)
    return here["disaster"] > here["attack"]


def _cause(trigger: Trigger) -> str | None:
    if trigger.sense.disaster:
        return "disaster"
    return "attack" if trigger.sense.type == "ASSAULT" and not trigger.sense.counts else None


def _as_disaster(trigger: Trigger) -> Trigger:
    return replace(trigger, sense=load_senses().rules[trigger.sense.otherwise or ""])


def _repeats(trigger: Trigger, nouns: Collection[int], verbs: Mapping[int, str], carriers: Collection[int]) -> bool:
    """Whether a verb's happening is that of a word around it."""
    frame, sense = trigger.frame, trigger.sense
    if frame is None:
        return False
    if sense.type == "STATEMENT" and frame.verb.i in carriers:
        return True
    verb = trigger.token
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and verbs.get(verb.head.i) == sense.type:
        return True  # "marched to protest"
    if "infinitive" in sense.yields and any(token.i in verbs for token in frame.infinitives):
        return True
    if "subject" in sense.yields and any(token.i in nouns for token in frame.surface):
        return True  # "the truce took effect"
    return "object" in sense.yields and any(token.i in nouns for token in frame.objects)


def _ways(triggers: Sequence[Trigger], verbs: Mapping[int, str], kinds: Kinds) -> Iterator[int]:
    """Of "arrived for a visit" the visit, which is begun by it; of "will arrive for a two-day visit" the arrival."""
    for trigger in triggers:
        if trigger.arrival and trigger.frame is not None and trigger.frame.verb.i in verbs and _is_own(trigger, kinds):
            verb = trigger.frame.verb
            long = any(child.ent_type_ in TIMES for child in trigger.token.lefts if child.dep_ in OWN)
            yield verb.i if long and verb.tag_ == "VB" else trigger.token.i


def _is_own(visit: Trigger, kinds: Kinds) -> bool:
    """Whether it is made by who arrived, and there: not "for a visit by the king", nor "in Oslo for a visit to Lima".

    A visit to a country may well begin in one of its towns.
    """
    noun, verb = visit.token, visit.frame.verb if visit.frame else visit.token
    others = any(child.dep_ == "poss" and child.pos_ != "PRON" for child in noun.lefts)
    preps, places = prepositional(noun), prepositional(verb)
    reached = {token.lower_ for word in ("in", "at") for token in places.get(word, ())}
    elsewhere = any(token.lower_ not in reached and not kinds.is_land(token) for token in preps.get("to", ()))
    return not others and "by" not in preps and not (reached and elsewhere)


def _lent(triggers: Sequence[Trigger], nouns: dict[int, Trigger]) -> set[int]:
    """Verbs of killing or hurting that tell victims of another happening, which takes them over."""
    told_by_another = {i for trigger in triggers if trigger.sense.absorbs for i in _complement(trigger)}
    causes = [trigger for trigger in triggers if trigger.token.i in nouns or _cause(trigger)]
    owners = {cause.token.i: cause for cause in causes if cause.token.i not in told_by_another}  # not "opened fire"
    given = set()
    for trigger in triggers:
        if trigger.sense.counts and not trigger.nominal and trigger.frame is not None:
            cause = next((owners[token.i] for token in _causes(trigger) if token.i in owners), None)
            if cause is not None and cause.token.i not in given:
                cause.effects.append(trigger.frame)
                given.add(trigger.token.i)
    return given


def _causes(verb: Trigger) -> Iterator[Token]:
    """Where the cause may stand: the subject in "the blast killed two", the verb above in "shot and killed two".

    A participle or relative clause behind something that cannot kill means what was told last: "the plane that crashed,
    killing two", whatever it hangs on.
    """
    frame, token = verb.frame, verb.token
    if frame is not None:
        yield from (word for word in frame.subjects if word.pos_ in ("NOUN", "PROPN"))
    if token.dep_ == "conj":
        yield token.head
    if _opens_with_that(token) or (token.dep_ == "advcl" and token.tag_ == "VBG"):
        yield from reversed(token.doc[max(token.sent.start, token.i - REACH) : token.i])
        yield token.head


def _opens_with_that(verb: Token) -> bool:
    """Whether it is a relative clause about no person, also one that the parse takes for what somebody says."""
    return verb.dep_ in ("relcl", "ccomp") and any(
        child.dep_ == "nsubj" and child.lower_ in ("that", "which") for child in verb.lefts
    )


def _complement(trigger: Trigger) -> Iterator[int]:
    """The tokens of what a trigger is about: its objects, or what follows "of" and "on".

    A decision takes in what its object is about: "dismissed a challenge to the ban", "denied a motion to dismiss".
    """
    if trigger.nominal:
        preps = prepositional(trigger.token)
        about = [*preps.get("of", ()), *preps.get("on", ())]
    else:
        about = [*trigger.frame.objects, *trigger.frame.infinitives] if trigger.frame else []
        preps = trigger.frame.preps if trigger.frame else {}
        about += [token for word in trigger.sense.rest for token in preps.get(word, ())]  # "came under attack"
        if trigger.frame is not None and trigger.sense.guard.acting:
            inner = [prepositional(token) for token in trigger.frame.objects]
            about += [token for preps in inner for word in ("to", "of", "on") for token in preps.get(word, ())]
            about += trigger.frame.preps.get("from", ())
            about += [verb for token in trigger.frame.objects for verb in token.rights if verb.dep_ == "acl"]
    return (token.i for token in about)
