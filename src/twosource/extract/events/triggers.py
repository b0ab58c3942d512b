"""Words that name a happening. In comes a parsed Doc; out go `Trigger`s, each with the sense that its context allows.

A verb or noun of the lexicon counts where its guard holds: "met the envoy" is a meeting, "met its target" is not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from twosource import lexicon
from twosource.extract.events.deeds import DEED, deed_of
from twosource.extract.events.doers import does_it
from twosource.extract.events.frames import Frame, frame_of, prepositional
from twosource.extract.events.generalities import is_anybody, is_each, is_general, is_supposed
from twosource.extract.events.guards import TIMES, has_actor, is_specific, noun_holds, verb_holds
from twosource.extract.events.kinds import Kinds
from twosource.extract.events.senses import Sense, load_senses

LONGEST_SENTENCE = 250  # tokens; what is longer is a list or a table
LIGHT_PREPS = frozenset(("in", "on", "at", "into", "to"))
ASSERTED = frozenset(("will", "have", "be"))  # auxiliaries that leave no doubt
NO_HAPPENING_DEPS = frozenset(("amod", "compound", "aux", "auxpass"))
NAMES_OF_OTHERS = TIMES | {"ORG", "PERSON", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "LAW"}


@dataclass(slots=True)
class Trigger:
    """A token that names a happening in a sense; `frame` is the verb's, or that of the verb that carries the noun.

    `light` tells that the carrying verb's subject does it: "hold talks", "pay a visit", "said at a briefing".
    `apart` tells that the verb says something else beside: "on a visit to Lima, he said …".
    `arrival` tells that the verb is how somebody came to it: "arrived for a visit".
    `effects` are verbs of whom it killed or hurt: "the blast killed two".
    """

    token: Token
    sense: Sense
    nominal: bool
    frame: Frame | None
    light: bool = False
    apart: bool = False
    arrival: bool = False
    effects: list[Frame] = field(default_factory=list)

    @property
    def carrier(self) -> Token | None:
        """The verb that only says that a noun happens: "hold" of "hold talks"."""
        return self.frame.verb if self.nominal and self.frame is not None and not self.apart else None


class TriggerFinder:
    """Finds the triggers of Docs; built once a component."""

    def __init__(self) -> None:
        words = lexicon.load("events/words")
        self.senses = load_senses()
        self.light: frozenset[str] = frozenset(words["light"]["verbs"])
        self.carriers: frozenset[str] = frozenset(words["carriers"]["verbs"])
        self.measures: frozenset[str] = frozenset(words["measures"]["nouns"])
        self.takers: dict[str, list[str]] = {k: v for k, v in words["takers"].items() if k not in ("examples", "types")}
        self.nearing: dict[str, frozenset[str]] = _sets(words["approaches"])
        self.journeys: dict[str, frozenset[str]] = _sets(words["journeys"])
        self.parties: frozenset[str] = frozenset(words["takers"]["types"])
        alone = {lemma for lemma, senses in self.senses.nouns.items() if any(not sense.rest for sense in senses)}
        self.relations: frozenset[str] = frozenset(words["relations"]["nouns"]) | alone
        self.limits: frozenset[str] = frozenset(words["limits"]["words"])
        self.saying: frozenset[str] = frozenset(words["venues"]["verbs"])
        self.venue_preps: dict[str, frozenset[str]] = {
            kind: frozenset(preps) for kind, preps in words["venues"]["prepositions"].items()
        }

    def find(self, doc: Doc, kinds: Kinds) -> list[Trigger]:
        """The Doc's triggers in reading order; none of sentences that are too long to be prose."""
        found = []
        verbs, nouns = self.senses.verbs, self.senses.nouns
        for token in (token for sent in doc.sents if len(sent) <= LONGEST_SENTENCE for token in sent):
            pos = token.pos_
            if pos == "VERB" and token.dep_ not in NO_HAPPENING_DEPS:
                senses = verbs.get(token.lemma_.lower())
                trigger = self._verb(token, senses, kinds) if senses else self._deed(token, kinds)
            elif pos in ("NOUN", "PROPN"):
                senses = nouns.get(token.lemma_.lower())
                trigger = self._noun(token, senses, kinds) if senses else None
            else:
                continue
            if trigger is not None:
                found.append(trigger)
        return found

    def _verb(self, token: Token, senses: Sequence[Sense], kinds: Kinds) -> Trigger | None:
        if is_general(token, kinds.voices):
            return None
        frame = frame_of(token)
        if any(sense.type == "CONSULT" for sense in senses):
            self._add_companions(frame, kinds)
        for sense in senses:
            if all(word in frame.particles for word in sense.rest) and verb_holds(sense.guard, frame, kinds):
                if is_anybody(token) and not sense.counts:
                    return None
                return Trigger(token, sense, nominal=False, frame=frame)
        return None

    def _deed(self, token: Token, kinds: Kinds) -> Trigger | None:
        """What was done, in a word that no entry lists."""
        frame = deed_of(token, kinds)
        return Trigger(token, self.senses.rules[DEED], nominal=False, frame=frame) if frame is not None else None

    def _noun(self, token: Token, senses: Sequence[Sense], kinds: Kinds) -> Trigger | None:
        named = _is_named_disaster(token, senses)
        if (
            (token.dep_ == "compound" and not named)
            or _is_past_level(token)
            or is_each(token)
            or (token.ent_type_ in TIMES and not _stands_before_day(token))
            or (token.ent_type_ in NAMES_OF_OTHERS and token.pos_ == "PROPN" and not named)
        ):
            return None
        whole = token.head if named else token
        carrier, (taker, _) = self._carrier(whole), self._taker(whole)
        if carrier is not None and is_supposed(carrier):
            return None
        for sense in senses:
            verb = carrier or _bearer(whole, sense)
            if named and verb is None:
                continue
            if _preceded(token, sense.rest) and _names_it(sense, token, verb or taker, kinds):
                return self._carried(token, sense, verb)
        return None

    def _carried(self, noun: Token, sense: Sense, verb: Token | None) -> Trigger:
        """The trigger with what a verb around it lends."""
        if verb is not None:
            doing = verb.dep_ != "acl" or (verb.tag_ == "VBG" and noun.dep_ == "dobj")  # "Lund giving her support"
            light = verb.lemma_.lower() in self.light and noun.dep_ != "nsubj" and doing
            light = light and does_it(noun, verb, sense)
            return Trigger(noun, sense, nominal=True, frame=frame_of(verb), light=light)
        taker, types = self._taker(noun)
        if taker is not None and sense.type in types:
            arrival = types is self.journeys["types"] and taker.lemma_.lower() in self.journeys["arrivals"]
            return Trigger(noun, sense, nominal=True, frame=frame_of(taker), light=True, apart=True, arrival=arrival)
        said = _verb_over(noun, self.venue_preps.get(sense.type, frozenset()))
        if said is not None and sense.type == "CONSULT" and not self._is_said_with_others(noun, said):
            said = None
        if said is None and noun.dep_ == "dobj" and sense.type == "STATEMENT":
            said = noun.head  # "told a news conference"
        if said is None or (sense.type == "STATEMENT" and said.lemma_.lower() not in self.saying):
            return Trigger(noun, sense, nominal=True, frame=None)
        apart = sense.type != "STATEMENT"
        return Trigger(noun, sense, nominal=True, frame=frame_of(said), light=True, apart=apart)

    def _is_said_with_others(self, noun: Token, verb: Token) -> bool:
        """Whether one side of it speaks: "Lund said during talks with aides", no "was shot at talks with aides"."""
        return verb.lemma_.lower() in self.saying and "with" in prepositional(noun)

    def _add_companions(self, frame: Frame, kinds: Kinds) -> None:
        """Lets a verb have with whom it is done where the parser hung that on its object: "discussed trade with her".

        Not so "relations with Iran", nor a country, which the object may be about.
        """
        for noun in frame.objects:
            if noun.i > frame.verb.i and noun.lemma_.lower() not in self.relations:
                for token in filter(kinds.is_somebody, prepositional(noun).get("with", ())):
                    frame.preps.setdefault("with", []).append(token)

    def _carries_another(self, verb: Token) -> bool:
        """Whether its object is what it says that happens: "held a hearing on the crash"."""
        return any(child.dep_ == "dobj" and child.lemma_.lower() in self.senses.nouns for child in verb.rights)

    def _taker(self, noun: Token) -> tuple[Token | None, frozenset[str]]:
        """The verb whose subject takes part in the noun, and in which types of happenings it does.

        It is "sat" of "sat for an interview", "made" of "made progress toward a deal".
        """
        prep = noun.head
        taker = prep.head if noun.dep_ == "pobj" and prep.dep_ == "prep" else None
        if taker is None:
            return None, self.parties
        lemma, verb = taker.lemma_.lower(), taker.head
        if prep.lower_ in self.takers.get(lemma, ()):
            return taker, self.parties
        if prep.lower_ == "for" and lemma in self.journeys["verbs"]:
            return taker, self.journeys["types"]
        nearing = lemma in self.nearing["words"] and prep.lower_ in self.nearing["prepositions"]
        if nearing and taker.dep_ in ("dobj", "acomp", "advmod") and verb.pos_ in ("VERB", "AUX"):
            return verb, self.nearing["types"]
        return None, self.parties

    def _carrier(self, noun: Token) -> Token | None:
        """The verb that only says that the noun happens: "hold" talks, a vote is "scheduled", go on a "visit"."""
        whole = _measured(noun, self.measures)
        head, dep = whole.head, whole.dep_
        if dep in ("dobj", "nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
            lemma = head.lemma_.lower()
            if lemma in self.carriers or (lemma in self.light and dep != "nsubj"):
                return head
        if (
            dep == "attr"
            and (_is_there(head) or _is_there_by(head, self.limits))
            and not any(child.lower_ == "no" for child in whole.lefts)
        ):
            return head
        over = _verb_over(noun, LIGHT_PREPS)
        about = noun.head.lower_ == "on" and over is not None and self._carries_another(over)
        if over is not None and over.lemma_.lower() in self.light and not about:
            return over
        for child in noun.rights:  # "a pact reached in Lima"
            if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in self.light | self.carriers:
                return child
            if child.dep_ == "relcl" and child.lemma_.lower() in self.light and _has_subject(child):
                return child  # "a lawsuit that the union had filed"
        return None


def _sets(table: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in table.items()}


def _is_there(verb: Token) -> bool:
    """Whether it tells that something is, was or will be: "there will be a vote", but not "there may be a vote"."""
    before = [child for child in verb.lefts if child.dep_ in ("expl", "aux", "neg")]
    asserted = all(child.dep_ != "neg" and child.lemma_ in ASSERTED for child in before if child.dep_ != "expl")
    return asserted and any(child.dep_ == "expl" for child in before)


def _is_there_by(verb: Token, limits: Collection[str]) -> bool:
    """Whether it tells when something may be: "there may not be a deal before May", "there may be a vote Monday"."""
    until = any(child.lower_ in limits for child in verb.rights)
    denied = any(child.dep_ == "neg" for child in verb.children) and not until
    if denied or not any(child.dep_ == "expl" for child in verb.lefts):
        return False
    return until or any(word.ent_type_ in TIMES for word in verb.doc[verb.i + 1 : verb.right_edge.i + 1])


def _measured(noun: Token, measures: Collection[str]) -> Token:
    """The noun that measures it, which stands where it would stand itself: "hours of talks"; else the noun."""
    measure = noun.head.head
    of = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.dep_ == "prep"
    return measure if of and measure.lemma_.lower() in measures else noun


def _has_subject(verb: Token) -> bool:
    """Whether the relative clause says who does it, so that the noun is what is done."""
    return any(child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP") for child in verb.lefts)


def _bearer(noun: Token, sense: Sense) -> Token | None:
    """The verb that tells what a disaster did, or what became of a toll: "a quake shook", "put the toll at 9"."""
    if sense.counts and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head  # "the number of deaths"
    slots = ("nsubj", "nsubjpass", "dobj") if sense.counts else ("nsubj",) if sense.disaster else ()
    return noun.head if noun.dep_ in slots and noun.head.pos_ == "VERB" else None


def _is_named_disaster(noun: Token, senses: Sequence[Sense]) -> bool:
    """Whether a disaster's word opens its name: "Hurricane Maria"."""
    name = noun.head
    opens = noun.dep_ == "compound" and noun.pos_ == name.pos_ == "PROPN" and name.i == noun.i + 1
    return opens and any(sense.disaster for sense in senses)


def _stands_before_day(noun: Token) -> bool:
    """Whether a noun was only taken for a part of the day behind it: "filed a lawsuit Tuesday"."""
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    behind = after is not None and after.ent_iob_ == "I" and after.ent_type_ == noun.ent_type_
    return behind and (noun.head.ent_type_ not in TIMES or noun.head.i < noun.i)


def _is_past_level(noun: Token) -> bool:
    """Whether it is what a count was before: "up from 31 deaths"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "from" and noun.head.head.lower_ in ("up", "down")


def _names_it(sense: Sense, noun: Token, verb: Token | None, kinds: Kinds) -> bool:
    if not noun_holds(sense.guard, noun, verb, kinds):
        return False
    needs_company = sense.guard.argued or sense.weak
    return not needs_company or is_specific(noun) or verb is not None or has_actor(noun, kinds)


def _verb_over(noun: Token, preps: Collection[str]) -> Token | None:
    """The verb that the noun hangs on by one of the prepositions."""
    prep = noun.head
    if noun.dep_ == "pobj" and prep.lower_ in preps and prep.head.pos_ in ("VERB", "AUX"):
        return prep.head
    return None


def _preceded(noun: Token, words: Sequence[str]) -> bool:
    start = noun.i - len(words)
    if start < 0:
        return False
    doc = noun.doc
    return all(word in (doc[start + k].lower_, doc[start + k].lemma_.lower()) for k, word in enumerate(words))
