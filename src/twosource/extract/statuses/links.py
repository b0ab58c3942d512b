"""What an event's word hangs on. In comes a token of a parse; out go links: a governing word, and its frame.

For "left" in "He denied that they left" it is "denied" with the frame "that", for "release" in "calls for the release"
it is "calls" with the frame "for". Several links are given where the parse leaves it open; the first cue holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from twosource.extract.causatives import is_done_to

CLAUSES = frozenset(("ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass", "parataxis"))
OBJECTS = frozenset(("dobj", "nsubjpass", "csubjpass", "dative", "attr", "oprd"))
SINGULAR = frozenset(("he", "she", "it"))
COPULAS = frozenset(("be", "remain", "seem", "look", "appear", "become", "sound", "stay", "s"))
GERUND_PREPOSITIONS = frozenset(("on", "about", "over", "of", "in", "to", "at"))
FIRST = frozenset(("first", "second", "third", "last", "latest", "only", "next"))
ADPOSITION_DEPS = frozenset(("prep", "agent", "dative", "advmod", "prt", "mark", "pcomp", "amod"))


@dataclass(frozen=True, slots=True)
class Link:
    """A governing word and how the event hangs on it."""

    governor: Token
    frame: str


def links(token: Token) -> Iterator[Link]:
    """All that the token may hang on, the likeliest first."""
    if token.dep_ in CLAUSES:
        yield from _clause_links(token)
    elif token.dep_ == "pobj":
        yield from _prepositional_links(token)
    elif token.dep_ in OBJECTS:
        yield from _acting_subject(token.head)
        yield Link(token.head, "object")
    elif token.dep_ == "nsubj":
        yield from _predicate_links(token.head, "subject")
        yield Link(token.head, "subject")
    elif token.dep_ in ("compound", "nmod", "amod") and token.head.pos_ in ("NOUN", "PROPN"):
        yield Link(token.head, "compound")


def adposition(token: Token) -> tuple[Token, str] | None:
    """The word that the token's preposition hangs on, and the preposition, of one word or of several.

    "ahead of", "instead of", "out of" come as one.
    """
    prep = top = token.head
    while top.dep_ == "conj" and top.head.pos_ == "ADP" and top.head.lower_ == prep.lower_:
        top = top.head  # "called for an audit and for a recount"
    if token.dep_ not in ("pobj", "pcomp") or top.dep_ not in ADPOSITION_DEPS:
        return None
    words = [prep.lower_]
    while top.head.i == top.i - 1 and top.head.pos_ in ("ADP", "ADV", "SCONJ") and top.head.dep_ in ADPOSITION_DEPS:
        top = top.head
        words.insert(0, top.lower_)
    if top.head.dep_ == "npadvmod" and (token.dep_ == "pcomp" or top.head.lemma_.lower() == "time"):
        return top.head.head, " ".join(words)  # "spoke several times of leaving"
    before = top.nbor(-1) if top.i else top
    if f"{before.lower_} {words[0]}" in ADVERBIAL and before in (top.head, *top.children):
        top = before if before == top.head else top
        words.insert(0, before.lower_)
    return _dated_verb(top.head), " ".join(words)


def _dated_verb(head: Token) -> Token:
    """The verb of "spoke several times of going", where the parse hangs "of" on the times."""
    verb = head.head
    timed = head.dep_ == "npadvmod" or (head.lower_ == "times" and head.dep_ == "dobj")
    return verb if timed and verb.pos_ == "VERB" and verb.i < head.i else head


PARTICLES = frozenset(("out", "off", "forward"))
ADVERBIAL = frozenset(("ahead of", "prior to", "instead of", "rather than", "because of", "short of", "closer to"))


def lemma(token: Token) -> str:
    """The lemma with the particle that belongs to it: "call off"."""
    word: str = token.lemma_.lower()
    for child in token.children:
        if child.dep_ == "prt" or (child.dep_ == "advmod" and child.lower_ in PARTICLES):
            return f"{word} {child.lower_}"
    return word


def _clause_links(token: Token) -> Iterator[Link]:
    if token.dep_ == "pcomp":
        yield from _prepositional_links(token)
        return
    if token.dep_ in ("csubj", "csubjpass"):
        yield Link(token.head, "object" if token.dep_ == "csubjpass" else "subject")
        return
    if token.dep_ == "relcl" and not has_to(token):
        return
    for frame in clause_frames(token):
        yield from _predicate_links(token.head, frame)
        yield from _object_links(token, frame)
        yield Link(token.head, frame)


def _object_links(token: Token, frame: str) -> Iterator[Link]:
    """The noun before it: "announced [plans] to leave", "is the [plan] to leave"."""
    for child in token.head.children:
        if child.dep_ in OBJECTS and child.i < token.i and child.pos_ == "NOUN" and child.dep_ != "nsubjpass":
            yield Link(child, frame)


def _predicate_links(verb: Token, frame: str) -> Iterator[Link]:
    """The adjective after "be", which the parse hangs beside the clause: "is unclear whether"."""
    if verb.lemma_.lower() in COPULAS or verb.lower_ in ("'s", "'re"):
        for child in verb.children:
            if child.dep_ in ("acomp", "oprd", "attr"):
                yield Link(child, frame)


def _acting_subject(verb: Token) -> Iterator[Link]:
    for child in verb.children:
        if child.dep_ == "nsubj" and child.pos_ == "NOUN":
            yield Link(child, "acts-on")


def _prepositional_links(token: Token) -> Iterator[Link]:
    found = adposition(token)
    if found is None:
        return
    head, words = found
    last = words.split()[-1]
    if head.pos_ in ("VERB", "AUX"):
        yield from _predicate_links(head, last)
        yield from _acting_subject(head) if last in ("over", "around", "about") else ()
        yield from _object_links(token.head, last)
        if token.dep_ == "pcomp" and last in GERUND_PREPOSITIONS:
            yield from _object_links(token.head, "ing")
    for frame in dict.fromkeys((words, last)):
        yield Link(head, frame)
    if token.dep_ == "pcomp" and last in GERUND_PREPOSITIONS:
        yield Link(head, "ing")
    if token.dep_ == "pcomp" and last == "of" and head.dep_ == "dobj":
        yield Link(head.head, "of")  # "cleared the mayor of stealing": the parser may see a mayor of it


def clause_frames(token: Token) -> tuple[str, ...]:
    """What kind of complement the clause is, by its mark and the verb's form.

    A bare "army leave" in "demanded that the army leave" is "that-subjunctive" before it is "that".
    """
    marks = {child.lower_ for child in token.lefts if child.dep_ in ("mark", "preconj", "advmod", "cc", "det")}
    if "whether" in marks or ("if" in marks and token.dep_ in ("ccomp", "advcl")):
        return ("whether",)
    if has_to(token):
        return ("for", "inf") if "for" in marks else ("inf",)
    if is_done_to(token):
        return ("object",)  # "ordered him released", "had him jailed"
    if token.dep_ == "ccomp" and asks(token):
        return ()
    if token.tag_ == "VBG" and not has_aux(token):
        behind = token.i and token.nbor(-1).dep_ == "prt" and token.nbor(-1).head == token.head  # "ruled out leaving"
        return ("ing",) if behind or token.dep_ in ("xcomp", "ccomp") else ("participle",)
    if token.dep_ in ("advcl", "relcl"):
        return ("that",) if "that" in marks and token.dep_ == "advcl" else ()
    if token.dep_ == "acl" and token.tag_ == "VBN" and not has_aux(token):
        return ("participle",)  # "an agreement reached in May"
    if is_subjunctive(token):
        return ("that-subjunctive", "bare", "that")
    return ("that",)


def has_to(token: Token) -> bool:
    """Whether it is an infinitive with "to"."""
    return any(child.tag_ == "TO" and child.dep_ == "aux" for child in token.children)


def asks(token: Token) -> bool:
    """Whether a finite clause opens with "why", "what", "when": what it asks about is there."""
    return not has_to(token) and any(child.tag_ in ("WRB", "WP", "WDT") for child in token.lefts)


def is_one_of_few(noun: Token) -> bool:
    """Whether it is "the first", "the second" or "the largest" to do something, which then is done."""
    return any(child.tag_ == "JJS" or child.lower_ in FIRST for child in noun.lefts)


def is_auxiliary(token: Token) -> bool:
    """Whether it is an auxiliary of its head."""
    return token.dep_ in ("aux", "auxpass")


def has_aux(token: Token) -> bool:
    """Whether an auxiliary other than "to" stands before it."""
    return any(child.dep_ in ("aux", "auxpass") and child.tag_ != "TO" for child in token.children)


def is_subjunctive(token: Token) -> bool:
    """Whether a bare form stands for a demand: "that the army leave", "that aid be sent"."""
    auxiliaries = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ == "should" for child in auxiliaries):
        return True
    if auxiliaries:
        return auxiliaries[0].lower_ == "be" and auxiliaries[0].dep_ == "auxpass"
    if token.tag_ == "VB":
        return True
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    if token.tag_ != "VBP" or subject is None:
        return False
    return subject.tag_ in ("NN", "NNP") or subject.lower_ in SINGULAR  # "that he resign"


def joined_to(token: Token) -> Token:
    """The first of what "and" joins; for a finite verb that hangs on an infinitive, the finite verb above that."""
    head = token.head
    while head.dep_ == "conj":
        head = head.head
    if token.tag_ in ("VBD", "VBZ", "VBP"):
        while (has_to(head) or head.tag_ == "VBG") and not has_aux(head) and head.dep_ != "ROOT":
            head = head.head
    return head


def shares_auxiliaries(verb: Token) -> bool:
    """Whether it stands under the auxiliaries of the verb that it is joined to: "will meet and sign"."""
    if verb.tag_ == "VBD" and verb.head.tag_ == "VBN" and any(child.dep_ == "neg" for child in verb.head.children):
        return any(child.lower_ in ("or", "nor") for child in verb.head.children)
    if verb.tag_ not in ("VB", "VBN", "VBG") or has_aux(verb) or has_to(verb):
        return False
    subjects = ("nsubj", "nsubjpass")
    return verb.head.pos_ in ("VERB", "AUX") and not any(child.dep_ in subjects for child in verb.children)


def is_past(governor: Token) -> bool:
    """Whether a verb is told of a past: "came", "have come"."""
    return governor.tag_ == "VBD" or (governor.tag_ == "VBN" and has_aux(governor))


def is_perfect_gerund(token: Token) -> bool:
    """Whether it looks back by its form: "spoke of having met"."""
    return any(child.dep_ == "aux" and child.lower_ == "having" for child in token.lefts)


def looks_back(governor: Token, event: Token) -> bool:
    """Whether a plan is told as one that was: "had been scheduled to open", "was to have opened"."""
    verb = governor if governor.pos_ in ("VERB", "AUX") else governor.head
    if any(child.dep_ == "aux" and child.lower_ in ("had", "'d") for child in verb.children):
        return True
    past = verb.lemma_.lower() == "be" and verb.tag_ == "VBD"
    return past and has_to(event) and any(child.dep_ == "aux" and child.lower_ == "have" for child in event.children)
