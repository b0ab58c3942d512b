"""Words that name a happening. In comes a parsed Doc; out go `Trigger`s, each with the sense that its context allows.

A verb or noun of the lexicon counts where its guard holds: "met the envoy" is a meeting, "met its target" is not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from twosource import lexicon
from twosource.extract.event_frames import Frame, frame_of, prepositional
from twosource.extract.event_kinds import Kinds
from twosource.extract.event_senses import Guard, Sense, load_senses

LIGHT_PREPS = frozenset(("in", "on", "at", "into", "to"))
BESIDE = frozenset(("compound", "amod", "nmod", "conj", "npadvmod"))
DETERMINERS = frozenset(("the", "this", "that", "these", "those", "both"))
NO_HAPPENING_DEPS = frozenset(("amod", "compound", "aux", "auxpass"))
TIMES = frozenset(("DATE", "TIME"))
HABITS = frozenset(
    ("often", "usually", "generally", "sometimes", "routinely", "typically", "always", "rarely", "normally")
)
CONDITIONS = frozenset(("if", "unless", "whenever"))
NAMES_OF_OTHERS = TIMES | {"ORG", "PERSON", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "LAW"}


@dataclass(slots=True)
class Trigger:
    """A token that names a happening in a sense; `frame` is the verb's, or that of the verb that carries the noun.

    `light` tells that the carrying verb's subject does it: "hold talks", "pay a visit", "said at a briefing".
    `apart` tells that the verb says something else beside: "on a visit to Lima, he said …".
    """

    token: Token
    sense: Sense
    nominal: bool
    frame: Frame | None
    light: bool = False
    apart: bool = False


class TriggerFinder:
    """Finds the triggers of Docs; built once a component."""

    def __init__(self) -> None:
        words = lexicon.load("events/words")
        self.senses = load_senses()
        self.light: frozenset[str] = frozenset(words["light"]["verbs"])
        self.carriers: frozenset[str] = frozenset(words["carriers"]["verbs"])
        self.saying: frozenset[str] = frozenset(words["venues"]["verbs"])
        self.venue_preps: dict[str, frozenset[str]] = {
            kind: frozenset(preps) for kind, preps in words["venues"]["prepositions"].items()
        }

    def find(self, doc: Doc, kinds: Kinds) -> list[Trigger]:
        """The Doc's triggers in reading order."""
        found = []
        verbs, nouns = self.senses.verbs, self.senses.nouns
        for token in doc:
            pos = token.pos_
            if pos == "VERB" and token.dep_ not in NO_HAPPENING_DEPS:
                senses = verbs.get(token.lemma_.lower())
                trigger = self._verb(token, senses, kinds) if senses else None
            elif pos in ("NOUN", "PROPN"):
                senses = nouns.get(token.lemma_.lower())
                trigger = self._noun(token, senses, kinds) if senses else None
            else:
                continue
            if trigger is not None:
                found.append(trigger)
        return _without_doubles(found)

    def _verb(self, token: Token, senses: Sequence[Sense], kinds: Kinds) -> Trigger | None:
        if _is_general(token):
            return None
        frame = frame_of(token)
        for sense in senses:
            if all(word in frame.particles for word in sense.rest) and _verb_holds(sense.guard, frame, kinds):
                return Trigger(token, sense, nominal=False, frame=frame)
        return None

    def _noun(self, token: Token, senses: Sequence[Sense], kinds: Kinds) -> Trigger | None:
        if (
            token.dep_ == "compound"
            or token.ent_type_ in TIMES
            or (token.ent_type_ in NAMES_OF_OTHERS and token.pos_ == "PROPN")
        ):
            return None
        verb = self._carrier(token)
        for sense in senses:
            if _preceded(token, sense.rest) and self._noun_holds(sense, token, verb, kinds):
                return self._carried(token, sense, verb)
        return None

    def _carried(self, noun: Token, sense: Sense, verb: Token | None) -> Trigger:
        """The trigger with what a verb around it lends."""
        if verb is not None:
            light = verb.lemma_.lower() in self.light and noun.dep_ != "nsubj" and verb.dep_ != "acl"
            return Trigger(noun, sense, nominal=True, frame=frame_of(verb), light=light)
        said = _verb_over(noun, self.venue_preps.get(sense.type, frozenset()))
        if said is None or (sense.type == "STATEMENT" and said.lemma_.lower() not in self.saying):
            return Trigger(noun, sense, nominal=True, frame=None)
        apart = sense.type != "STATEMENT"
        return Trigger(noun, sense, nominal=True, frame=frame_of(said), light=True, apart=apart)

    def _carrier(self, noun: Token) -> Token | None:
        """The verb that only says that the noun happens: "hold" talks, a vote is "scheduled", go on a "visit"."""
        head, dep = noun.head, noun.dep_
        if dep in ("dobj", "nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
            lemma = head.lemma_.lower()
            if lemma in self.carriers or (lemma in self.light and dep != "nsubj"):
                return head
        over = _verb_over(noun, LIGHT_PREPS)
        if over is not None and over.lemma_.lower() in self.light:
            return over
        for child in noun.rights:  # "a pact reached in Lima"
            if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in self.light | self.carriers:
                return child
        return None

    def _noun_holds(self, sense: Sense, noun: Token, verb: Token | None, kinds: Kinds) -> bool:
        guard = sense.guard
        words = {child.lemma_.lower() for child in noun.children if child.dep_ in BESIDE}
        if noun.dep_ == "conj":
            words.add(noun.head.lemma_.lower())
        if (guard.modifier and not guard.modifier & words) or guard.not_modifier & words:
            return False
        preps = prepositional(noun)
        if (guard.prep and not guard.prep & preps.keys()) or guard.not_prep & preps.keys():
            return False
        if guard.not_prep_object and any(
            token.lemma_.lower() in guard.not_prep_object for tokens in preps.values() for token in tokens
        ):
            return False
        if noun.dep_ == "pobj" and noun.head.lower_ in guard.not_under:
            return False
        if guard.determined and not (
            noun.tag_ == "NNS" or any(child.dep_ in ("det", "poss") for child in noun.children)
        ):
            return False
        if guard.acted and not _has_actor(noun, preps, kinds):
            return False
        if guard.singular is not None and guard.singular != (noun.tag_ in ("NN", "NNP")):
            return False
        if guard.counted is not None and guard.counted != any(child.dep_ == "nummod" for child in noun.children):
            return False
        if guard.possessed and not any(child.dep_ == "poss" and kinds.is_actor(child) for child in noun.children):
            return False
        if guard.light and not (verb is not None and verb.lemma_.lower() in guard.light):
            return False
        if not (guard.argued or sense.weak):
            return True
        return _specific(noun) or verb is not None or _has_actor(noun, preps, kinds)


def _verb_holds(guard: Guard, frame: Frame, kinds: Kinds) -> bool:
    if guard.object and not any(_is(token, guard.object, kinds) for token in frame.objects):
        return False
    if guard.object_or_none and frame.objects:
        if not any(_is(token, guard.object_or_none, kinds) for token in frame.objects):
            return False
    if guard.not_object and any(_is(token, guard.not_object, kinds) for token in frame.objects):
        return False
    if guard.subject and frame.subjects and not any(_is(token, guard.subject, kinds) for token in frame.subjects):
        return False
    if guard.not_subject and any(_is(token, guard.not_subject, kinds) for token in frame.subjects):
        return False
    if (guard.prep and not guard.prep & frame.preps.keys()) or guard.not_prep & frame.preps.keys():
        return False
    if guard.prep_object and not any(
        _is(token, guard.prep_object, kinds) for tokens in frame.preps.values() for token in tokens
    ):
        return False
    if guard.transitive is not None and guard.transitive != bool(frame.objects):
        return False
    if guard.complement and not guard.complement & _complements(frame):
        return False
    if any(token.lemma_.lower() in guard.not_infinitive for token in frame.infinitives):
        return False
    if guard.not_complement & _complements(frame):
        return False
    return not guard.any_of or any(_offers(frame, need, kinds) for need in guard.any_of)


def _is_general(verb: Token) -> bool:
    """Whether it tells a habit, or a case that is only supposed: no happening."""
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    return bool(marks & HABITS) or (verb.dep_ == "advcl" and verb.tag_ in ("VBZ", "VBP") and bool(marks & CONDITIONS))


def _complements(frame: Frame) -> set[str]:
    found = {"clause"} if frame.clauses else set()
    return found | {"infinitive"} if frame.infinitives else found


def _offers(frame: Frame, need: str, kinds: Kinds) -> bool:
    """Whether the frame has one of several things that would each do: a preposition, a complement, a kind of object."""
    if need.startswith("@"):
        return any(_is(token, {need}, kinds) for token in frame.objects)
    return need in frame.preps or need in _complements(frame)


def _is(token: Token, wanted: Collection[str], kinds: Kinds) -> bool:
    lemma = token.lemma_.lower()
    if lemma in kinds.amounts and any(_is(inner, wanted, kinds) for inner in _of(token)):
        return True
    if lemma in wanted or ("@force" in wanted and kinds.is_force(token)):
        return True
    if ("@actor" in wanted and kinds.is_actor(token)) or ("@place" in wanted and kinds.is_place(token)):
        return True
    if "@money" in wanted and (token.ent_type_ == "MONEY" or lemma in ("$", "dollar", "euro", "fee", "price")):
        return True
    return "@event" in wanted and lemma in load_senses().nouns


def _of(amount: Token) -> Iterator[Token]:
    """What an amount is of: rebels in "hundreds of rebels"."""
    for child in amount.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (inner for inner in child.children if inner.dep_ == "pobj" and inner.i > amount.i)


def _preceded(noun: Token, words: Sequence[str]) -> bool:
    start = noun.i - len(words)
    if start < 0:
        return False
    doc = noun.doc
    return all(word in (doc[start + k].lower_, doc[start + k].lemma_.lower()) for k, word in enumerate(words))


def _specific(noun: Token) -> bool:
    """Whether the phrase points at one happening: the, this, Monday's, a second, their."""
    return any(
        child.dep_ == "poss" or child.lower_ in DETERMINERS or child.ent_type_ in ("DATE", "TIME", "ORDINAL")
        for child in noun.children
    )


def _has_actor(noun: Token, preps: dict[str, list[Token]], kinds: Kinds) -> bool:
    around: Iterator[Token] = (child for child in noun.children if child.dep_ in ("compound", "poss", "amod", "nmod"))
    return any(kinds.is_actor(token) for token in around) or any(
        kinds.is_actor(token) for tokens in preps.values() for token in tokens
    )


def _verb_over(noun: Token, preps: Collection[str]) -> Token | None:
    """The verb that the noun hangs on by one of the prepositions."""
    prep = noun.head
    if noun.dep_ == "pobj" and prep.lower_ in preps and prep.head.pos_ in ("VERB", "AUX"):
        return prep.head
    return None


def _without_doubles(triggers: list[Trigger]) -> list[Trigger]:
    """Leaves out words that only say what a word beside them says: the bombing "killed" five, lifted the "curfew"."""
    nouns = {trigger.token.i: trigger for trigger in triggers if trigger.nominal}
    carriers = {trigger.frame.verb.i for trigger in nouns.values() if trigger.frame is not None and trigger.light}
    told = {trigger.token.i for trigger in triggers if not trigger.nominal}
    verbs = [t for t in triggers if not t.nominal and not _repeats(t, nouns, told, carriers)]
    absorbed = {i for trigger in [*verbs, *nouns.values()] if trigger.sense.absorbs for i in _complement(trigger)}
    kept = ({trigger.token.i for trigger in verbs} | nouns.keys()) - absorbed
    return [trigger for trigger in triggers if trigger.token.i in kept]


def _repeats(trigger: Trigger, nouns: Collection[int], verbs: Collection[int], carriers: Collection[int]) -> bool:
    """Whether a verb's happening is that of a noun around it."""
    frame, sense = trigger.frame, trigger.sense
    if frame is None:
        return False
    if sense.counts and any(token.i in nouns for token in frame.subjects):
        return True
    if sense.type == "STATEMENT" and frame.verb.i in carriers:
        return True
    if "infinitive" in sense.yields and any(token.i in verbs for token in frame.infinitives):
        return True
    return "object" in sense.yields and any(token.i in nouns for token in frame.objects)


def _complement(trigger: Trigger) -> Iterator[int]:
    """The tokens of what a trigger is about: its objects, or what follows "of"."""
    if trigger.nominal:
        about = [
            token for prep, tokens in prepositional(trigger.token).items() if prep in ("of", "on") for token in tokens
        ]
    else:
        about = [*trigger.frame.objects, *trigger.frame.infinitives] if trigger.frame else []
    return (token.i for token in about)
