"""Who does what to whom around a verb, surface or understood. In comes a verb of a parsed Doc; out goes its `Frame`.

Subjects come back through conjunction ("landed and met"), control ("plans to visit", "was asked to leave"), relative
clauses ("who resigned") and participles ("accused of spying").
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import islice

from spacy.tokens import Token

from twosource import lexicon
from twosource.extract.causatives import causers, is_done_to
from twosource.extract.events.lists import among, doer_before, listed_with
from twosource.extract.events.texts import text_of

WIDTH = 60  # how many words that hang on one verb are read
DEPTH = 6  # how many verbs up a subject is looked for
SUBJECTS = frozenset(("nsubj", "csubj"))
PASSIVE_SUBJECTS = frozenset(("nsubjpass", "csubjpass"))
BARE = frozenset(("acl", "advcl", "ccomp", "oprd"))  # clauses whose participle may stand without "be"
RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB"))
OWNING = ("by", "on", "for")  # before whose act it is: "pressure on Lund to leave", "a plan by the union to strike"


@dataclass(slots=True)
class Frame:
    """A verb's logical subjects and objects, its prepositions with their objects, and its complements."""

    verb: Token
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    datives: list[Token] = field(default_factory=list)
    preps: dict[str, list[Token]] = field(default_factory=dict)
    particles: set[str] = field(default_factory=set)
    clauses: list[Token] = field(default_factory=list)
    infinitives: list[Token] = field(default_factory=list)
    passive: bool = False
    negated: bool = False

    @property
    def surface(self) -> list[Token]:
        """What stands, or is understood, as its grammatical subject."""
        return self.objects if self.passive else self.subjects


def frame_of(verb: Token, depth: int = DEPTH) -> Frame:
    """The frame of a verb."""
    frame = Frame(verb)
    for child in islice(verb.children, WIDTH):
        _place(child, frame)
    if frame.passive and _is_has(verb):
        frame.passive, frame.subjects = False, [one for one in frame.objects if one.dep_ in PASSIVE_SUBJECTS]
        frame.objects = [one for one in frame.objects if one.dep_ not in PASSIVE_SUBJECTS]
    if _is_bare_participle(verb):
        frame.passive = True  # "the man accused", "elected in May, she", "left two men injured"
        by = _agents(verb) or causers(verb)
        frame.objects, frame.subjects = [one for one in frame.subjects if one not in by] + frame.objects, by
    if depth and not frame.surface:
        _inherit(frame, depth)
    if verb.dep_ == "relcl":
        _resolve_relatives(frame)
    return frame


def _is_has(verb: Token) -> bool:
    """Whether "'s" before it stands for "has" where the parser sees "is": "she's asked a firm to look", with whom."""
    short = any(child.dep_ == "auxpass" and child.lower_ in ("'s", "’s") for child in verb.lefts)
    return short and any(child.dep_ == "dobj" for child in verb.rights)


def _is_bare_participle(verb: Token) -> bool:
    """Whether it is passive without a "be" of its own."""
    if is_done_to(verb):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        return False
    if verb.dep_ == "conj":  # "ten were killed and twelve injured"
        return any(child.dep_ == "auxpass" for child in verb.head.children)
    return verb.dep_ in BARE


def _agents(verb: Token) -> list[Token]:
    return [pobj for child in verb.children if child.dep_ == "agent" for pobj in child.children if pobj.dep_ == "pobj"]


def prepositional(head: Token) -> dict[str, list[Token]]:
    """The objects of a word's prepositions, by preposition."""
    found: dict[str, list[Token]] = {}
    for child in head.children:
        if child.dep_ in ("prep", "dative", "agent") and child.pos_ != "NOUN":
            _add_prepositional(child, found)
    return found


def _add_prepositional(prep: Token, found: dict[str, list[Token]]) -> None:
    for child in prep.children:
        if child.dep_ in ("pobj", "pcomp") or (prep.lower_ == "as" and child.dep_ == "amod"):  # "as false"
            found.setdefault(prep.lower_, []).append(child)
        elif child.dep_ == "prep" and prep.lower_ != "according":  # "ahead of", "because of", "out of"
            _add_prepositional(child, found)


def _place(child: Token, frame: Frame) -> None:
    dep = child.dep_
    if dep in SUBJECTS:
        frame.subjects.append(child)
    elif dep in PASSIVE_SUBJECTS:
        frame.passive = True
        frame.objects.append(child)
    elif dep == "auxpass":
        frame.passive = True
        frame.objects += [one for one in child.lefts if one.dep_ in SUBJECTS]  # 'its site was "clearly raided"'
    elif dep in ("dobj", "oprd"):
        frame.objects.append(child)
        if child.pos_ == "ADJ":  # "found guilty", "left dead"
            frame.particles.add(child.lower_)
    elif dep == "agent":
        frame.subjects += [pobj for pobj in child.children if pobj.dep_ == "pobj"]
    elif dep == "dative" and child.pos_ != "ADP":
        frame.datives.append(child)
    else:
        _place_beside(child, frame)


def _place_beside(child: Token, frame: Frame) -> None:
    """Puts what is no subject and no object: prepositions, particles, clauses."""
    dep = child.dep_
    if dep in ("prep", "dative"):
        _add_prepositional(child, frame.preps)
        frame.particles.add(child.lower_)
    elif dep == "advcl" and child.pos_ == "ADJ" and child.left_edge.lower_ == "as":  # "described it as dishonest"
        frame.preps.setdefault("as", []).append(child)
    elif dep in ("prt", "advmod", "acomp") or child.pos_ == "ADJ":
        frame.particles.add(child.lower_)
        for prep in (one for one in child.rights if one.dep_ == "prep" and dep == "advmod"):  # "away from"
            _add_prepositional(prep, frame.preps)
    elif dep == "ccomp":
        frame.clauses.append(child)
    elif dep == "xcomp":
        frame.infinitives.append(child)
    elif dep == "neg":
        frame.negated = True


def _inherit(frame: Frame, depth: int) -> None:
    """Finds the subject that is understood, and puts it where the voice wants it."""
    found = _understood(frame, depth)
    if frame.passive:
        frame.objects = found + frame.objects
    else:
        frame.subjects = found


def _understood(frame: Frame, depth: int) -> list[Token]:
    verb, head = frame.verb, frame.verb.head
    if verb.dep_ == "acl" and (first := listed_with(verb)) is not None:
        return list(frame_of(first, depth - 1).surface)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and (text := text_of(verb)) is not None:
        return _authors(text, depth)
    if verb.dep_ == "acl" and (found := among(verb)):
        return found
    if verb.dep_ == "acl" or (verb.dep_ == "relcl" and _is_infinitive(verb) and not _has_relative(verb)):
        return (_controllers(head, depth) if _is_infinitive(verb) else []) or [head]
    if verb.dep_ == "relcl":
        return [] if frame.subjects else [head]
    if verb.dep_ == "pcomp":
        return _through_preposition(head, depth)
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        above = frame_of(head, depth - 1)
        if verb.tag_ == "VBN" and above.passive and not any(child.dep_ in ("aux", "dobj") for child in verb.children):
            frame.passive = True
        return list(above.surface)
    if verb.dep_ == "xcomp" and head.dep_ == "acomp":
        found = frame_of(head.head, depth - 1).surface  # "is due to testify"
        return [token for token in found if token.lower_ != "it"]  # "it is wise to leave" says nothing of who does
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        above = frame_of(head, depth - 1)
        asked = _asked(above) if _is_infinitive(verb) else []
        theirs = above.objects and not above.passive and head.lemma_.lower() not in _using()
        return asked or list(above.objects if theirs else above.surface)
    if verb.dep_ == "advcl" and head.pos_ in ("VERB", "AUX"):
        companions = doer_before(verb)
        if companions:
            return companions
        return list(frame_of(head, depth - 1).surface)
    return []


def _authors(text: Token, depth: int) -> list[Token]:
    """Who speaks through a text: its owner, whom it is by or from, or who publishes it; nobody where none is told."""
    behind = prepositional(text)
    owners = [child for child in text.lefts if child.dep_ == "poss"] + behind.get("by", []) + behind.get("from", [])
    verb = text.head
    if owners or text.dep_ not in ("dobj", "nsubjpass") or verb.pos_ != "VERB":
        return owners
    verbs = lexicon.load("events/words")["texts"]["verbs"]
    return list(frame_of(verb, depth - 1).subjects) if verb.lemma_.lower() in verbs else []


def _asked(above: Frame) -> list[Token]:
    """Who is asked by a verb and its preposition to do something: Chad in "called on Chad to leave"."""
    preps = lexicon.load("events/words")["asking"]["prepositions"].get(above.verb.lemma_.lower(), ())
    return [one for prep in preps for one in above.preps.get(prep, ())]


def _using() -> Collection[str]:
    """Verbs whose subject, not whose object, does what the infinitive after it says: "used a stop to attack"."""
    verbs: list[str] = lexicon.load("events/words")["using"]["verbs"]
    return verbs


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.lefts)


def _has_relative(verb: Token) -> bool:
    """Whether a relative pronoun stands in its clause: "a man who is to leave", unlike "three weeks to leave"."""
    return any(child.tag_ in RELATIVE for child in verb.lefts)


def _controllers(noun: Token, depth: int) -> list[Token]:
    """Whose act the infinitive after a noun is: Lund's in "Lund's decision to leave", "Lund had a chance to leave".

    Whoever "foiled a plan to" or "condemned a threat to" does not do it; whose act it is stays open.
    """
    lemma = noun.lemma_.lower()
    words = lexicon.load("events/words")
    kind = next((words[name] for name in ("control", "chances") if lemma in words[name]["nouns"]), None)
    if kind is None:
        used = noun.dep_ == "dobj" and noun.head.lemma_.lower() in _using()
        return list(frame_of(noun.head, depth - 1).surface) if used else []
    owners = [child for child in noun.children if child.dep_ == "poss"]
    owners = owners or [one for prep, ones in prepositional(noun).items() if prep in OWNING for one in ones]
    if owners:
        return owners
    prep = noun.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else None  # "failed in a bid to leave"
    governor = prep.head if prep is not None else noun.head
    if governor.pos_ not in ("VERB", "AUX") or noun.dep_ not in ("dobj", "attr", "pobj"):
        return []
    above = frame_of(governor, depth - 1)
    if kind is words["chances"] and (above.datives or (above.passive and noun.dep_ == "dobj")):
        return above.datives or above.surface  # "gave Berg a week to leave", "Berg was given a week to leave"
    aiming = prep is not None and prep.lower_ == "in" and not above.passive  # "flew to Lima in a bid to meet him"
    return above.subjects if aiming or governor.lemma_.lower() in kind["verbs"] else []


def _through_preposition(prep: Token, depth: int) -> list[Token]:
    governor = prep.head
    if governor.pos_ in ("VERB", "AUX"):
        if prep.lower_ in ("after", "before", "since") and governor.dep_ in ("xcomp", "advcl", "acl", "ccomp"):
            return []  # "picked him to lead it after firing her": whose act it is stays open
        above = frame_of(governor, depth - 1)
        preps = ("of", "from", "into", "for", *_tasking(governor))
        controls = prep.lower_ in preps and above.objects  # "charged him for killing her"
        return list(above.objects) if controls else list(above.surface)
    if governor.pos_ == "ADJ" and governor.dep_ in ("acomp", "oprd"):  # "pleaded guilty to killing her"
        others = [one for found in prepositional(governor).values() for one in found if one.dep_ == "pobj"]
        found = frame_of(governor.head, depth - 1).surface
        return others or [one for one in found if one.lower_ != "it"]  # "is angry at Lund for killing her"
    if prep.lower_ == "of" and governor.dep_ == "dobj" and _is_somebody(governor):
        return [governor]  # "cleared the mayor of killing her"
    possessors = [child for child in governor.children if child.dep_ == "poss"]
    if possessors or governor.dep_ not in ("npadvmod", "dobj", "attr") or governor.head.pos_ not in ("VERB", "AUX"):
        return possessors
    return list(frame_of(governor.head, depth - 1).surface)  # "spoke several times of visiting"


def _tasking(verb: Token) -> tuple[str, ...]:
    """The further preposition of verbs whose object does what it leads to: "charged him with killing her"."""
    return ("with",) if verb.lemma_.lower() in lexicon.load("events/words")["tasking"]["verbs"] else ()


def _is_somebody(noun: Token) -> bool:
    """Whether it is a name, or a word for people."""
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in lexicon.load("events/words")["actors"]["nouns"]


def _resolve_relatives(frame: Frame) -> None:
    """Puts the noun that a relative clause is about in the place of its "who" or "that"."""
    antecedent = frame.verb.head
    frame.subjects = [antecedent if token.tag_ in RELATIVE else token for token in frame.subjects]
    frame.objects = [antecedent if token.tag_ in RELATIVE else token for token in frame.objects]
    if frame.subjects and frame.subjects[0] is not antecedent and not frame.objects and not frame.preps:
        frame.objects = [antecedent]
