"""How an event's status follows from all that it hangs on. In comes a parse, out go statuses of its tokens.

`Chains(doc).outlook(token)` climbs from the token to the head of its sentence ("has vowed to try to block a vote": vote,
block, try, vowed) and comes down again, each word making of the next what the lexicon says. Words above are computed
once for all events below them.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from twosource.extract import status_cues as cues
from twosource.extract.status_clauses import (
    FACT,
    Outlook,
    clause_outlook,
    compose,
    future_of,
    has_hint,
    outlook,
)
from twosource.extract.status_links import (
    OBJECTS,
    Link,
    adposition,
    clause_frames,
    has_aux,
    has_to,
    lemma,
    links,
)
from twosource.extract.status_nominals import is_definite, noun_outlook, predicate_outlook

DEEPEST = 40  # words above an event that are looked at: no sentence that people write has more
PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adjective"}


class Chains:
    """The outlooks of a parse's tokens, each computed once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._outlooks: dict[int, Outlook] = {}
        self._contexts: dict[int, Outlook] = {}

    def outlook(self, token: Token, depth: int = 0, *, event: bool = False) -> Outlook:
        """What the token's event is told as. EVENT is True for the event asked for, not a word above one."""
        if event:
            return compose(self.context(token, depth, event=True), self._own(token, depth))
        if token.i not in self._outlooks:
            self._outlooks[token.i] = compose(self.context(token, depth), self._own(token, depth))
        return self._outlooks[token.i]

    def context(self, token: Token, depth: int, *, event: bool = False) -> Outlook:
        """What the words above the token make of it."""
        if depth > DEEPEST or token.dep_ == "ROOT":
            return FACT
        if event:
            return self._context(token, depth + 1, event=True)
        if token.i not in self._contexts:
            self._contexts[token.i] = FACT  # what a circle of links would find
            self._contexts[token.i] = self._context(token, depth + 1, event=False)
        return self._contexts[token.i]

    def _context(self, token: Token, depth: int, *, event: bool) -> Outlook:
        if token.dep_ == "conj":
            return self.context(token.head, depth, event=event)
        opened = self._opening(token, depth)
        if opened is not None:
            return opened
        for link in links(token):
            cue = find_cue(link)
            if cue and (not cue.carriers or (not event and cues.is_carrier(token.lemma_.lower()))):
                return self._apply(cue, link, token, depth)
        return self._default(token, depth)

    def _own(self, token: Token, depth: int) -> Outlook:
        if token.pos_ in ("VERB", "AUX"):
            if token.dep_ == "conj" and shares_auxiliaries(token):
                return compose(self._own(token.head, depth + 1) if depth < DEEPEST else FACT, clause_outlook(token))
            return clause_outlook(token)
        if token.pos_ in ("NOUN", "PROPN"):
            return noun_outlook(token)
        return FACT

    def _opening(self, token: Token, depth: int) -> Outlook | None:
        """What a conjunction or preposition makes of the token, whatever it hangs on."""
        if token.dep_ == "advcl":
            for child in token.lefts:
                cue = cues.single("conjunction", child.lower_) if child.dep_ in ("mark", "advmod") else None
                if cue and cue.sets != "pass":
                    return outlook(cue.sets, cue.rule, child)
                if cue:
                    return self._temporal(token, depth)
            return None
        if token.dep_ == "ccomp" and clause_frames(token) == ("whether",) and not any(map(find_cue, links(token))):
            return outlook("unclear", "whether", next(child for child in token.lefts if child.lower_ in ("whether", "if")))
        found = adposition(token)
        cue = cues.single("preposition", found[1]) if found else None
        if found is None or cue is None or cue.sets == "fact":
            return None
        if cue.sets == "upcoming":
            return self._before(token, found[0], cue, depth)
        if cue.rule == "ahead-of" and has_hint(token, "behind"):
            return FACT
        return outlook(cue.sets, cue.rule, token.head)

    def _temporal(self, token: Token, depth: int) -> Outlook:
        """ "when the court rules" is as far ahead as what it is said with; "when the court ruled" is a fact."""
        if token.tag_ in ("VBD", "VBN") or any(child.tag_ == "VBD" for child in token.children if child.dep_[:3] == "aux"):
            return FACT
        main = self.outlook(token.head, depth)
        return main if main.status in ("planned", "expected", "possible", "demanded") else FACT

    def _before(self, token: Token, head: Token, cue: cues.Cue, depth: int) -> Outlook:
        main = self.outlook(head, depth)
        if main.status in ("planned", "expected", "possible", "demanded"):
            return outlook("planned", cue.rule, token.head)
        return FACT

    def _apply(self, cue: cues.Cue, link: Link, token: Token, depth: int) -> Outlook:
        outer = self._governor(link, depth)
        denied = outer.status == "denied" and cue.negated is not None
        sets = str(cue.negated) if denied else cue.sets
        if sets == "fact":
            return FACT
        if sets == "pass":
            return outer
        if sets == "future":
            sets = future_of(link.governor)
        inner = outlook(sets, f"not-{cue.rule}" if denied else cue.rule, link.governor)
        if denied:
            return Outlook(sets, outer.reasons + inner.reasons)
        return compose(outer, inner)

    def _governor(self, link: Link, depth: int) -> Outlook:
        governor = link.governor
        if governor.dep_ in ("acomp", "attr", "oprd") and governor.pos_ in ("ADJ", "ADV", "VERB"):
            return compose(self.outlook(governor.head, depth), self._own(governor, depth))
        return self.outlook(governor, depth)

    def _default(self, token: Token, depth: int) -> Outlook:
        """What a word that is no cue makes of what hangs on it."""
        for deps, rule in DEFAULTS:
            if token.dep_ in deps:
                return rule(self, token, depth)
        return FACT

    def _complement(self, token: Token, depth: int) -> Outlook:
        outer = self.outlook(token.head, depth)
        if has_to(token):
            if token.dep_ == "acl" and any(child.lower_ in FIRST for child in token.head.lefts):
                return outer
            return compose(outer, outlook("possible" if token.dep_ == "acl" else "planned", "infinitive", token))
        if token.dep_ == "ccomp" and token.head.lemma_.lower() in cues.kind("saying"):
            return FACT
        if outer.status == "denied":
            return Outlook("unclear", outer.reasons) if token.dep_ == "ccomp" else outer
        return FACT if token.dep_ == "ccomp" and outer.factual else outer

    def _adjunct(self, token: Token, depth: int) -> Outlook:
        """A clause beside another: a purpose ("to meet"), a participle ("wounding six"), a relative clause."""
        outer = self.outlook(token.head, depth)
        if has_to(token):
            return compose(outer, outlook("planned", "purpose", token))
        if token.tag_ == "VBG" and not has_aux(token):
            return outer if token.dep_ == "advcl" else FACT
        if token.dep_ == "relcl" and token.tag_ in ("VBZ", "VBP") and not outer.factual:
            return outer
        return FACT

    def _gerund(self, token: Token, depth: int) -> Outlook:
        found = adposition(token)
        return self.outlook(found[0], depth) if found else FACT

    def _object(self, token: Token, depth: int) -> Outlook:
        """Something definite that another event is about is there whether or not that event comes."""
        outer = self.outlook(token.head, depth)
        return FACT if outer.factual or is_definite(token) else outer

    def _subject(self, token: Token, depth: int) -> Outlook:
        own = predicate_outlook(token.head)
        outer = self.outlook(token.head, depth)
        if own.status is not None:
            return compose(outer, own)
        return FACT if outer.factual or is_definite(token) else outer

    def _prepositional(self, token: Token, depth: int) -> Outlook:
        found = adposition(token)
        if found is None:
            return FACT
        outer = self.outlook(found[0], depth)
        if outer.factual:
            return FACT
        if outer.status in ("planned", "expected") and token.lemma_.lower() in cues.kind("scheduled"):
            return outer
        fact = cues.single("preposition", found[1])
        return FACT if fact or is_definite(token) else outer

    def _modifier(self, token: Token, depth: int) -> Outlook:
        outer = self.outlook(token.head, depth)
        return FACT if outer.factual or is_definite(token.head) else outer

    def _predicate(self, token: Token, depth: int) -> Outlook:
        return self.outlook(token.head, depth)


FIRST = frozenset(("first", "second", "third", "last", "latest", "only", "next"))
DEFAULTS: tuple[tuple[frozenset[str], Callable[[Chains, Token, int], Outlook]], ...] = (
    (frozenset(("nsubj", "nsubjpass")), Chains._subject),
    (OBJECTS - {"attr", "oprd"}, Chains._object),
    (frozenset(("attr", "oprd", "acomp", "appos", "prt", "auxpass", "aux")), Chains._predicate),
    (frozenset(("pobj",)), Chains._prepositional),
    (frozenset(("pcomp",)), Chains._gerund),
    (frozenset(("ccomp", "xcomp", "csubj", "csubjpass", "parataxis")), Chains._complement),
    (frozenset(("advcl", "relcl")), Chains._adjunct),
    (frozenset(("acl",)), Chains._complement),
    (frozenset(("compound", "nmod", "amod")), Chains._modifier),
)


def find_cue(link: Link) -> cues.Cue | None:
    """The lexicon's entry for the link's word in its frame."""
    word = link.governor
    part = PARTS.get(word.pos_)
    if part is None:
        return None
    key = lemma(word)
    found = cues.governing(part, key, link.frame)
    if found is None and part == "verb":
        found = cues.governing("adjective", word.lower_, link.frame) if word.dep_ in ("acomp", "oprd", "xcomp") else None
        return found or cues.governing("verb", word.lemma_.lower(), link.frame)
    if found is None and part == "adjective":
        return cues.governing("adjective", word.lower_, link.frame)
    return found


def shares_auxiliaries(verb: Token) -> bool:
    """Whether it stands under the auxiliaries of the verb that it is joined to: "will meet and sign"."""
    if verb.tag_ not in ("VB", "VBN", "VBG") or has_aux(verb) or has_to(verb):
        return False
    return verb.head.pos_ in ("VERB", "AUX") and not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
