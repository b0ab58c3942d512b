"""What a clause says of its own event. In comes a verb of a parse; out goes an `Outlook`.

Modals, negation (also by its subject or object), aspect, adverbs and imperatives count; what it hangs on does not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from twosource.extract.statuses import cues
from twosource.extract.statuses.links import COPULAS, has_to
from twosource.model import Reason, Span

NO = frozenset(("no", "neither", "none", "nobody", "nothing", "no-one"))
AGENT_TYPES = frozenset(("PERSON", "ORG", "GPE", "NORP"))
FACTUAL = (None, "occurred", "ongoing")
UNREAL = ("would", "could")  # rules of modals
INVERTED = {"had": "denied", "were": "possible", "should": "possible"}


@dataclass(frozen=True, slots=True)
class Outlook:
    """A status with its reasons; None is "as its own words tell it", which nothing has lowered."""

    status: str | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def factual(self) -> bool:
        """Whether it is told as a fact."""
        return self.status in FACTUAL

    @property
    def unreal(self) -> bool:
        """Whether it is told as what would have been."""
        return self.status == "denied" and any(reason.rule in UNREAL for reason in self.reasons)


FACT = Outlook()


def outlook(status: str | None, rule: str, first: Token, last: Token | None = None) -> Outlook:
    """An outlook that rests on the words from FIRST to LAST."""
    last = last or first
    start, end = min(first.idx, last.idx), max(first.idx + len(first), last.idx + len(last))
    return Outlook(status, (Reason("status", rule, Span(start, end)),))


def compose(outer: Outlook, inner: Outlook) -> Outlook:
    """What an event is that is told as INNER within what is told as OUTER."""
    if inner.status is None or (inner.status == "denied" and _rest_on_same(outer, inner)):
        return outer
    if outer.factual:
        return replace(inner, reasons=outer.reasons + inner.reasons)
    status = cues.within(str(outer.status), inner.status)
    return Outlook(status, outer.reasons + inner.reasons)


def _rest_on_same(outer: Outlook, inner: Outlook) -> bool:
    """Whether one "no" was read twice: as the verb's and as its object's."""
    return any(reason.span == inner.reasons[-1].span for reason in outer.reasons)


def clause_outlook(verb: Token) -> Outlook:
    """What the verb's own clause makes of it."""
    children = list(verb.children)
    auxiliaries = [child for child in children if child.dep_ in ("aux", "auxpass") and child.tag_ != "TO"]
    negation = find_negation(verb, children)
    own = _modal_outlook(verb, auxiliaries, negation) or _aspect_outlook(verb, auxiliaries, negation)
    if own.status in ("planned", "expected") and (case := _case(children)):
        return Outlook("possible", (*own.reasons, *outlook("", "if-then", case).reasons))
    return _adverb_outlook(verb, children, own)


def _case(children: list[Token]) -> Token | None:
    """The "if" under which a clause holds."""
    below = (mark for child in children if child.dep_ == "advcl" for mark in child.lefts)
    return next((mark for mark in below if mark.dep_ == "mark" and mark.lower_ in ("if", "unless")), None)


def inverted_case(verb: Token) -> Outlook | None:
    """What a condition without "if" makes of its clause: "Had the rebels attacked, dozens would have died"."""
    first = verb.left_edge
    if first.lower_ not in INVERTED or first not in (verb, *verb.lefts) or verb.dep_ not in ("advcl", "ccomp"):
        return None
    if not any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.head.children):
        return None
    return outlook(INVERTED[first.lower_], "inverted-if", first)


def find_negation(verb: Token, children: list[Token]) -> Token | None:
    """The word that negates the verb, if one does."""
    for child in children:
        word = f"{child.nbor(-1).lower_} longer" if child.lower_ == "longer" and child.i else child.lower_
        cue = cues.single("adverb", word)
        if cue and cue.of == "negation" and child.dep_ in ("neg", "advmod", "preconj", "cc") and _is_negative(child):
            return child
        if child.dep_ in ("nsubj", "nsubjpass") and (found := no_of(child)):
            return found
        if child.dep_ in ("dobj", "attr") and verb.lemma_ not in ("say", "tell") and (found := no_of(child)):
            return found
    if verb.dep_ == "conj" and any(child.lower_ == "nor" for child in verb.head.children):
        return next(child for child in verb.head.children if child.lower_ == "nor")
    return None


def no_of(noun: Token) -> Token | None:
    """The "no" of "no talks"; "nobody" itself."""
    if noun.lower_ in NO:
        return noun
    return next((child for child in noun.lefts if child.lower_ in NO and child.dep_ in ("det", "preconj")), None)


def _is_negative(word: Token) -> bool:
    """Not so in "not only" and "not until Thursday"."""
    following = word.nbor() if word.i + 1 < len(word.doc) else word
    if following.lower_ in ("only", "until", "just", "merely"):
        return False
    return not any(child.lower_ == "until" and child.dep_ in ("prep", "mark") for child in word.head.children)


def _modal_outlook(verb: Token, auxiliaries: list[Token], negation: Token | None) -> Outlook | None:
    for auxiliary in auxiliaries:
        cue = cues.single("auxiliary", auxiliary.lower_)
        if cue is None:
            continue
        perfect = any(other.lemma_ == "have" and other.i > auxiliary.i for other in auxiliaries)
        sets = cue.sets
        if cue.reported and not perfect and is_reported(verb):
            sets = cue.reported
        if perfect and cue.perfect:
            sets = cue.perfect
        if negation is not None:
            sets = cue.negated or sets
        return outlook(future_of(verb) if sets == "future" else sets, cue.rule, auxiliary, negation)
    return None


def _aspect_outlook(verb: Token, auxiliaries: list[Token], negation: Token | None) -> Outlook:
    if negation is not None:
        return outlook("denied", "not", negation)
    if not auxiliaries and verb.tag_ == "VB" and is_imperative(verb):
        return outlook("demanded", "imperative", verb)
    finite = any(other.tag_ in ("VBZ", "VBP", "VBD") or other.lower_ in ("been", "be") for other in auxiliaries)
    progressive = verb.tag_ == "VBG" and any(other.lemma_ in ("be", "'s") for other in auxiliaries)
    if progressive or (finite and any(other.lower_ == "being" for other in auxiliaries)):
        if auxiliaries[0].tag_ == "VBD" and is_dated_past(verb):
            return FACT
        if auxiliaries[0].tag_ in ("VBZ", "VBP") and has_hint(verb, "ahead"):
            return outlook("planned", "present-for-future", auxiliaries[0], verb)
        return outlook("ongoing", "progressive", auxiliaries[0], verb)
    if not auxiliaries and verb.tag_ == "VBZ" and _is_timetabled(verb):
        return outlook("planned", "timetable", verb)
    return FACT


def _is_timetabled(verb: Token) -> bool:
    """Whether the present tense tells what a day to come brings: "arrives in Rome on Thursday"."""
    if verb.lemma_.lower() not in cues.kind("timetable") or verb.dep_ not in ("ROOT", "ccomp", "conj"):
        return False
    behind = (one for child in verb.rights if child.dep_ == "prep" and child.lower_ == "on" for one in child.children)
    days = cues.kind("weekdays")
    return any(one.lower_ in days for one in (*verb.rights, *behind)) or has_hint(verb, "ahead")


def _adverb_outlook(verb: Token, children: list[Token], own: Outlook) -> Outlook:
    for child in children:
        if child.dep_ not in ("advmod", "npadvmod", "intj"):
            continue
        cue = cues.single("adverb", child.lower_)
        if cue and own.status in ("planned", "expected") and child.lower_ in ("likely", "probably", "presumably"):
            return Outlook("expected", (*own.reasons, *outlook("", "likely", child).reasons))
        if cue and cue.of == "fact" and own.status is None and not has_to(verb):
            return outlook(cue.sets, cue.rule, child)
    return own


def is_imperative(verb: Token) -> bool:
    """A bare form at the head of a clause, without a subject: "Release the prisoners"."""
    if verb.dep_ not in ("ROOT", "ccomp", "conj", "parataxis") or verb.sent.text.rstrip().endswith("?"):
        return False
    subjects = ("nsubj", "nsubjpass", "csubj", "expl", "aux", "mark")
    if any(child.dep_ in subjects for child in verb.children):
        return False
    return verb.dep_ != "conj" or (verb.head.tag_ == "VB" and is_imperative(verb.head))


def is_reported(verb: Token) -> bool:
    """Whether somebody is quoted with it in the past: a "would" is then a "will"."""
    for ancestor, _ in zip(verb.ancestors, range(4), strict=False):
        if ancestor.lemma_.lower() in cues.kind("saying") and ancestor.tag_ in ("VBD", "VBN"):
            return not any(child.lower_ in ("if", "unless") for child in verb.subtree if child.dep_ == "mark")
    return False


def future_of(verb: Token) -> str:
    """Planned where somebody speaks of what people decide themselves, else expected."""
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None and verb.dep_ in ("xcomp", "conj"):
        return future_of(verb.head)
    if subject is None or verb.lemma_.lower() in COPULAS:
        return "expected"
    word = verb.lemma_.lower()
    if subject.dep_ == "nsubjpass":
        return "planned" if word in cues.kind("arranged") else "expected"
    if subject.lemma_.lower() in cues.kind("scheduled"):
        return "expected" if word in ("follow", "continue", "last", "fail") else "planned"
    if subject.lower_ == "it" and verb.dep_ == "ccomp":
        subject = next((child for child in verb.head.children if child.dep_ == "nsubj"), subject)
    return "planned" if word not in cues.kind("happening") and _decides(subject) else "expected"


def _decides(subject: Token) -> bool:
    if subject.pos_ == "PRON":
        return subject.lower_ not in ("it", "this", "that", "which", "these", "those", "there")
    if subject.ent_type_ in AGENT_TYPES or subject.pos_ == "PROPN":
        return True
    word = subject.lemma_.lower()
    return word in cues.kind("deciding") or (len(word) > 5 and word.endswith(("ist", "ian", "man", "er", "or", "ee")))


def has_hint(token: Token, side: str) -> bool:
    """Whether a word right below the token puts it "ahead" or "behind"."""
    words = cues.kind(side)
    return any(
        child.lower_ in words or any(below.lower_ in words for below in child.children)
        or any(low.lower_ in words for below in child.children for low in below.children)
        for child in token.children
        if child.dep_ in ("npadvmod", "advmod", "amod", "prep", "nmod", "compound", "poss", "obl")
    )  # fmt: skip


def is_dated_past(verb: Token) -> bool:
    """Whether a year, or a word such as "last", puts the verb's event behind: "was being built in 1998"."""
    if has_hint(verb, "behind"):
        return True
    dates = (inner for child in verb.children if child.dep_ == "prep" for inner in child.children)
    return any(inner.dep_ == "pobj" and inner.text.isdigit() and len(inner.text) == 4 for inner in dates)


def is_long_past(token: Token) -> bool:
    """Whether the verb above tells of a past that is dated as such: "visited last year, ahead of the vote"."""
    verb = next((above for above in token.ancestors if above.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb.tag_ in ("VBD", "VBN") and has_hint(verb, "behind")
