"""Who takes part in a happening, and where. In comes a `Trigger`; out go its arguments by role and its place.

The lexicon says which role each slot of a word gives: of "met", "with" is the counterpart; of "arrest", "of" the
target. Slots of a noun are its possessor, its modifiers and its prepositions; a carrying verb lends its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from spacy.tokens import Token

from twosource import lexicon
from twosource.extract.events.concerned import concerned, is_scope, owned, put_under
from twosource.extract.events.doers import is_scene
from twosource.extract.events.elsewhere import place_of
from twosource.extract.events.frames import Frame, frame_of, prepositional
from twosource.extract.events.kinds import Kinds
from twosource.extract.events.lists import conjuncts, whose
from twosource.extract.events.triggers import Trigger
from twosource.extract.statuses.clauses import no_of
from twosource.model import Argument, ArgumentRole, Span

Slots = list[tuple[str, Token]]
HOUSES = frozenset(("at", "in", "inside", "outside"))  # where a body's name stands for its house
MODIFIERS = frozenset(("compound", "amod", "nmod"))


class ArgumentFinder:
    """Finds arguments; built once a component."""

    def __init__(self) -> None:
        places = lexicon.load("events/words")["places"]
        self.place_preps: tuple[str, ...] = tuple(places["prepositions"])
        self.goal_preps: tuple[str, ...] = tuple(places["goals"])
        self.there_preps = frozenset(self.place_preps + self.goal_preps).difference(places["origins"])

    def find(self, trigger: Trigger, kinds: Kinds) -> tuple[tuple[Argument, ...], Argument | None]:
        """The arguments in reading order, and the place."""
        slots = _slots(trigger, kinds)
        place = self._where(trigger, slots, kinds)
        found: dict[tuple[str, int], Argument] = {}
        for slot, first in slots:
            role = self._role_of(slot, first, trigger, slots, kinds)
            if role is None or role in ("place", "none") or _is_nobody(first):
                continue
            for token in conjuncts(kinds.collectives.by_name(first)):
                for argument in self._participants(token, role, place, kinds):
                    found.setdefault((argument.entity or argument.name, 0), argument)
        arguments = sorted(_equals(found.values(), trigger), key=lambda argument: argument.span)
        return tuple(_unbroken(arguments, kinds.text)), place

    def _role_of(self, slot: str, token: Token, trigger: Trigger, slots: Slots, kinds: Kinds) -> str | None:
        """The role that the lexicon gives a slot; some depend on what else is there or on who it is."""
        roles = trigger.sense.roles
        if slot == "possessor" and "possessor alone" in roles and not any(other == "of" for other, _ in slots):
            return roles["possessor alone"]
        if slot == "modifier" and (kinds.is_town(token) or is_scene(token, trigger.sense)):
            return None
        role = roles.get(slot)
        if slot == "of" and role == "agent" and not trigger.nominal:
            return None  # "pulled out of Syria", unlike "the withdrawal of troops"
        if role is not None and role.endswith(" person"):
            return role.removesuffix(" person") if kinds.type(token) == "person" else None
        return role

    def _participants(self, token: Token, role: str, place: Argument | None, kinds: Kinds) -> Iterator[Argument]:
        """Who a word stands for: one, or each of "the two"."""
        pair = kinds.pair(token)
        span = Span(token.idx, token.idx + len(token))
        yield from (Argument(_role(role), entity.name, span, entity.id) for entity in pair)
        argument = None if pair else self._participant(token, role, place, kinds)
        if argument is not None:
            yield argument

    def _participant(self, token: Token, role: str, place: Argument | None, kinds: Kinds) -> Argument | None:
        if not kinds.is_actor(token) and not (role in ("target", "theme") and kinds.is_named_thing(token)):
            return None
        argument = kinds.argument(token, _role(role))
        if argument is None or (place is not None and argument.span == place.span):
            return None
        return argument

    def _where(self, trigger: Trigger, slots: Slots, kinds: Kinds) -> Argument | None:
        """The place, also where another verb or sentence has it: "landed there", "came to Oslo for a visit"."""
        token = self._place(trigger, slots, kinds)
        frame = trigger.frame
        if token is None and trigger.arrival and frame is not None:
            way = [slot for slot in _prepositions(frame.preps) if slot[0] != "for"]
            token = next((one for slot, one in way if slot in self.goal_preps and kinds.is_place(one)), None)
        if token is not None:
            return kinds.argument(_by_name(token, kinds), "place")
        if frame is None or (trigger.apart and not trigger.arrival):
            return None
        there = next(
            (child for child in frame.verb.children if child.dep_ == "advmod" and child.lower_ == "there"), None
        )
        return place_of(there, self.there_preps, kinds) if there is not None else None

    def _place(self, trigger: Trigger, slots: Slots, kinds: Kinds) -> Token | None:
        roles = trigger.sense.roles
        if "place" in (roles.get("object"), roles.get("to")):
            for slot, token in slots:
                if (slot in self.goal_preps or roles.get(slot) == "place") and kinds.is_place(token):
                    return token
        for slot, token in slots:
            if slot in self.place_preps and kinds.is_place(token) and not _is_whom(slot, token, trigger, kinds):
                return token
        for slot, token in slots:
            if slot in HOUSES and kinds.is_house(token) and roles.get(slot) != "agent":  # "passed in the Senate"
                return token
        if trigger.nominal:
            return next((token for slot, token in slots if slot == "modifier" and kinds.is_town(token)), None)
        return None


def _is_nobody(noun: Token) -> bool:
    """Whether it is "neither government" or "no group"; "neither Chad nor Mali" still tells whose talks they are."""
    return noun.pos_ == "NOUN" and no_of(noun) is not None


def _is_whom(slot: str, token: Token, trigger: Trigger, kinds: Kinds) -> bool:
    """Whether a country is acted on by words, rather than where it happens: "called on Chad", "sanctions on Iran"."""
    return trigger.sense.type in _spoken_to() and trigger.sense.roles.get(slot) == "target" and kinds.is_land(token)


def _spoken_to() -> Collection[str]:
    types: list[str] = lexicon.load("events/words")["addressed"]["types"]
    return types


def _by_name(place: Token, kinds: Kinds) -> Token:
    """The name of a place that is first told by its kind: Natal in "the port of Natal", "a hotel in Natal"."""
    if place.ent_type_ or place.pos_ != "NOUN":
        return place
    preps = prepositional(place)
    inner: list[Token] = [*preps.get("of", ()), *preps.get("in", ())]
    named = (token for token in inner if token.ent_type_ in ("GPE", "LOC", "FAC") and kinds.is_place(token))
    return next(named, place)


def _role(name: str) -> ArgumentRole:
    roles: dict[str, ArgumentRole] = {"agent": "agent", "counterpart": "counterpart", "target": "target"}
    return roles.get(name, "theme")


def _verb_slots(frame: Frame | None, kinds: Kinds) -> Slots:
    if frame is None:
        return []
    slots = [("subject", token) for token in frame.subjects]
    slots += [(_particle(token, frame, kinds) or "object", token) for token in frame.objects]
    slots += [("dative", token) for token in frame.datives]
    does = bool(frame.subjects and frame.objects) and not frame.passive  # "praised the act by Chad" is no act of Chad's
    slots += _prepositions({prep: ones for prep, ones in frame.preps.items() if not (does and prep == "by")})
    for token in (*frame.objects, *(agent for agent in frame.subjects if agent.i > frame.verb.i)):
        if kinds.is_actor(token) or kinds.is_place(token):  # "attacked a village in Mali", "by police in Lagos"
            slots += _prepositions(prepositional(token), nested=True)
    return slots


def _particle(place: Token, frame: Frame, kinds: Kinds) -> str | None:
    """The preposition that the parser took for a part of the verb: "crashed off Malta"."""
    before = place.doc[place.left_edge.i - 1] if place.left_edge.i else place
    if before.dep_ == "prt" and before.head == frame.verb and kinds.is_place(place):
        word: str = before.lower_
        return word if word in lexicon.load("events/words")["places"]["prepositions"] else None
    return None


def _slots(trigger: Trigger, kinds: Kinds) -> Slots:
    if trigger.nominal:
        own, carried = _noun_slots(trigger.token), _carried_slots(trigger)
        slots = (
            own + (_without_canceller(carried, trigger) if _has_parties(own, kinds) else carried) + put_under(trigger)
        )
        if any(slot == "receiver" for slot, _ in slots):  # "faced criticism from the union"
            slots = [("giver" if slot == "from" else slot, token) for slot, token in slots]
        slots = _won(trigger, slots + owned(slots, trigger, kinds))
    else:
        slots = _verb_slots(trigger.frame, kinds) + list(concerned(trigger, kinds))
    return slots + [("effect", token) for frame in trigger.effects for token in frame.objects]


def _won(trigger: Trigger, slots: Slots) -> Slots:
    """The slots of what somebody gets: of "Lund won the endorsement of the union" Lund is whom the union endorses."""
    words, noun = lexicon.load("events/words")["winners"], trigger.token
    if (
        trigger.sense.type not in words["types"]
        or noun.dep_ != "dobj"
        or noun.head.lemma_.lower() not in words["verbs"]
    ):
        return slots
    given = [("giver" if slot in ("of", "from") else slot, token) for slot, token in slots]
    return [("receiver", token) for token in frame_of(noun.head).subjects] + given


def _noun_slots(noun: Token) -> Slots:
    slots: Slots = []
    for child in noun.children:
        if child.dep_ == "poss" and not is_scope(child):
            slots.append(("possessor", whose(child)))
        elif child.dep_ in MODIFIERS:
            slots += [("modifier", token) for token in (child, *_inside(child)) if _names_somebody(token)]
        elif child.dep_ == "acl" and child.pos_ == "VERB":
            slots += _prepositions(prepositional(child))
    return slots + _prepositions(prepositional(noun))


def _names_somebody(modifier: Token) -> bool:
    """Whether it is a name's last word, or a noun: "police raid", but not "the chief demand"."""
    if modifier.lower_ == "house":  # "house arrest" is by no House
        return False
    if modifier.ent_type_ and modifier.nbor().ent_iob_ == "I" and modifier.nbor().is_alpha:
        return False
    return modifier.pos_ == "PROPN" or bool(modifier.ent_type_) or modifier.dep_ == "compound"


def _inside(modifier: Token) -> Iterator[Token]:
    """The parts of "Smith-Jones" in "the Smith-Jones talks"."""
    return (child for child in modifier.lefts if child.dep_ in MODIFIERS or child.dep_ in ("npadvmod", "punct"))


def _carried_slots(trigger: Trigger) -> Slots:
    """What the verb that carries the noun lends it: its subject where it is light, its circumstances."""
    frame = trigger.frame
    if frame is None:
        return []
    slots = [] if trigger.apart else _prepositions(frame.preps)
    if trigger.sense.disaster:  # "a quake shook two villages in Chad"
        slots += [slot for token in frame.objects for slot in _prepositions(prepositional(token), nested=True)]
    if trigger.light and trigger.token not in frame.subjects:
        doer = "receiver" if frame.verb.lemma_.lower() in _receivers() else "subject"
        slots = [(doer, token) for token in frame.subjects if token is not trigger.token] + slots
        slots += [("dative", token) for token in frame.datives]
    return [(slot, token) for slot, token in slots if token is not trigger.token]


def _receivers() -> Collection[str]:
    verbs: list[str] = lexicon.load("events/words")["receivers"]["verbs"]
    return verbs


def _has_parties(slots: Slots, kinds: Kinds) -> bool:
    """Whether a noun says itself whose it is: "a visit by Lund", "a meeting of Lund and Vega"."""
    told = (token for slot, token in slots if slot in ("possessor", "by", "between") and token.pos_ != "PRON")
    return any(map(kinds.is_actor, told))


def _without_canceller(slots: Slots, trigger: Trigger) -> Slots:
    """The slots of a carrying verb but for who called it off or put it off, who need not take part."""
    verb = trigger.frame.verb.lemma_.lower() if trigger.frame is not None else ""
    off = verb in lexicon.load("events/words")["put"]["verbs"]
    return [slot for slot in slots if slot[0] != "subject"] if off else slots


def _prepositions(preps: dict[str, list[Token]], nested: bool = False) -> Slots:
    slots: Slots = []
    for prep, tokens in preps.items():
        if nested and prep in ("of", "by", "for", "from", "with", "to"):
            continue
        slots += [(prep, token) for token in tokens if token.dep_ == "pobj"]
        for token in tokens:  # "at a hotel in Rome"
            if token.dep_ == "pobj" and not nested:
                slots += _prepositions(prepositional(token), nested=True)
    return slots


def _unbroken(arguments: list[Argument], text: str) -> Iterator[Argument]:
    """Without the first part of a name that the parser broke in two: "Gen." beside "Jim Marlow"."""
    for argument, following in zip_longest(arguments, arguments[1:]):
        if (
            following is None
            or argument.span == following.span
            or argument.role != following.role
            or text[argument.span.end : following.span.start].strip()
        ):
            yield argument


def _equals(found: Iterable[Argument], trigger: Trigger) -> list[Argument]:
    """Equal parties each in a role of its own: of "A and B met", A acts and B is counterpart."""
    arguments = list(found)
    roles = [argument.role for argument in arguments]
    if trigger.sense.roles.get("object") == "counterpart" and roles.count("agent") > 1 and "counterpart" not in roles:
        first = roles.index("agent")
        return [
            replace(argument, role="counterpart") if argument.role == "agent" and k != first else argument
            for k, argument in enumerate(arguments)
        ]
    if "counterpart" in roles and "agent" not in roles and trigger.sense.type != "TRAVEL":  # "the trip with troops"
        first = roles.index("counterpart")
        arguments[first] = replace(arguments[first], role="agent")
    return arguments
