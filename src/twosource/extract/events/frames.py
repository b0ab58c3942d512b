"""Who does what to whom around a verb, surface or understood. In comes a verb of a parsed Doc; out goes its `Frame`.

Subjects come back through conjunction ("landed and met"), control ("plans to visit", "was asked to leave"), relative
clauses ("who resigned") and participles ("accused of spying").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from spacy.tokens import Token

from twosource import lexicon

WIDTH = 60  # how many words that hang on one verb are read
DEPTH = 6  # how many verbs up a subject is looked for
SUBJECTS = frozenset(("nsubj", "csubj"))
PASSIVE_SUBJECTS = frozenset(("nsubjpass", "csubjpass"))
BARE = frozenset(("acl", "advcl", "ccomp", "oprd"))  # clauses whose participle may stand without "be"
RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB"))
OWNING = ("by", "on", "for")  # before whose act it is: "pressure on Lund to leave", "a plan by the union to strike"
CONJUNCTS = 12  # how many members of one list are read


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
        frame.objects, frame.subjects = frame.subjects + frame.objects, _agents(verb)
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
    if verb.tag_ != "VBN" or any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        return False
    if verb.dep_ == "conj":  # "ten were killed and twelve injured"
        return any(child.dep_ == "auxpass" for child in verb.head.children)
    return verb.dep_ in BARE


def _agents(verb: Token) -> list[Token]:
    return [pobj for child in verb.children if child.dep_ == "agent" for pobj in child.children if pobj.dep_ == "pobj"]


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is coordinated with it: A, B and C."""
    first = first_of_two(token)
    if first is not None:
        yield first
    for _ in range(CONJUNCTS):
        yield token
        following = _next_of_list(token)
        if following is None:
            return
        token = following


def _next_of_list(token: Token) -> Token | None:
    """What follows a member of a list, also where the parser sees apposition ("Peru, Chile, and Oman met").

    Of a name that the parser broke up, its last word may carry the rest: "Ana" above "Lund and Vega".
    """
    for child in token.rights:
        if child.dep_ == "conj" or (child.dep_ == "appos" and _is_listed(child)):
            return child
        if child.ent_iob_ == "I" and child.ent_type_ == token.ent_type_ and child.i == token.i + 1:
            return next((one for one in child.rights if one.dep_ == "conj"), None)
    return None


def _is_listed(name: Token) -> bool:
    """Whether a name between commas is one of a list of names of its kind: another follows it by "and"."""
    others = [one for one in name.rights if one.dep_ == "conj"]
    joined = any(one.dep_ == "cc" for one in name.rights)
    kind = name.ent_type_
    return joined and bool(kind) and kind == name.head.ent_type_ and all(one.ent_type_ == kind for one in others)


def first_of_two(token: Token) -> Token | None:
    """Lund in "Lund and Greek officials", which the parser takes for officials of Lund."""
    for child in token.lefts:
        if child.pos_ == "PROPN" and child.dep_ in ("nmod", "compound") and child.i + 2 < token.i:
            after = token.doc[child.i + 2]
            if token.doc[child.i + 1].dep_ == "cc" and after.head == child and after.pos_ == "ADJ":
                return child
    return None


def prepositional(head: Token) -> dict[str, list[Token]]:
    """The objects of a word's prepositions, by preposition."""
    found: dict[str, list[Token]] = {}
    for child in head.children:
        if child.dep_ in ("prep", "dative", "agent") and child.pos_ != "NOUN":
            _add_prepositional(child, found)
    return found


def _add_prepositional(prep: Token, found: dict[str, list[Token]]) -> None:
    for child in prep.children:
        if child.dep_ in ("pobj", "pcomp"):
            found.setdefault(prep.lower_, []).append(child)
        elif child.dep_ == "prep":  # "ahead of", "because of", "out of"
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
    elif dep in ("prep", "dative"):
        _add_prepositional(child, frame.preps)
        frame.particles.add(child.lower_)
    elif dep in ("prt", "advmod", "acomp") or child.pos_ == "ADJ":
        frame.particles.add(child.lower_)
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
    if verb.dep_ == "acl" and (first := _listed_with(verb)) is not None:
        return list(frame_of(first, depth - 1).surface)
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
        return asked or (list(above.objects) if above.objects and not above.passive else list(above.surface))
    if verb.dep_ == "advcl" and head.pos_ in ("VERB", "AUX"):
        return list(frame_of(head, depth - 1).surface)
    return []


def _listed_with(verb: Token) -> Token | None:
    """The first of a list of gerunds: "making" of "making arrests, housing men, seizing drugs"."""
    noun = verb.head
    if verb.tag_ != "VBG" or not verb.i or verb.doc[verb.left_edge.i - 1].lower_ != ",":
        return None
    for _ in range(CONJUNCTS):
        if noun.dep_ != "conj":
            break
        noun = noun.head
    above: Token = noun.head if noun.dep_ == "dobj" else noun
    return above if noun is not verb.head and above.tag_ == "VBG" else None


def _asked(above: Frame) -> list[Token]:
    """Who is asked by a verb and its preposition to do something: Chad in "called on Chad to leave"."""
    preps = lexicon.load("events/words")["asking"]["prepositions"].get(above.verb.lemma_.lower(), ())
    return [one for prep in preps for one in above.preps.get(prep, ())]


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
        return []
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
        controls = prep.lower_ in ("of", "from", "into", "for") and above.objects  # "charged him for killing her"
        return list(above.objects) if controls else list(above.surface)
    possessors = [child for child in governor.children if child.dep_ == "poss"]
    if possessors or governor.dep_ not in ("npadvmod", "dobj", "attr") or governor.head.pos_ not in ("VERB", "AUX"):
        return possessors
    return list(frame_of(governor.head, depth - 1).surface)  # "spoke several times of visiting"


def _resolve_relatives(frame: Frame) -> None:
    """Puts the noun that a relative clause is about in the place of its "who" or "that"."""
    antecedent = frame.verb.head
    frame.subjects = [antecedent if token.tag_ in RELATIVE else token for token in frame.subjects]
    frame.objects = [antecedent if token.tag_ in RELATIVE else token for token in frame.objects]
    if frame.subjects and frame.subjects[0] is not antecedent and not frame.objects and not frame.preps:
        frame.objects = [antecedent]
