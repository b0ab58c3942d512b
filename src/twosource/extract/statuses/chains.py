"""How an event's status follows from all that it hangs on. In comes a parse, out go outlooks of its tokens.

`Chains(doc).outlook(token)` climbs from the token to the head of its sentence ("has vowed to try to block a vote":
vote, block, try, vowed) and comes down again, each word making of the next what the lexicon says. Words above are
computed once for all events below them.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from twosource.extract.statuses import cues
from twosource.extract.statuses.clauses import (
    FACT,
    Outlook,
    clause_outlook,
    compose,
    future_of,
    has_hint,
    inverted_case,
    is_long_past,
    outlook,
)
from twosource.extract.statuses.links import (
    CLAUSES,
    COPULAS,
    OBJECTS,
    Link,
    adposition,
    asks,
    has_aux,
    has_to,
    is_auxiliary,
    is_one_of_few,
    is_past,
    is_perfect_gerund,
    joined_to,
    links,
    looks_back,
    shares_auxiliaries,
)
from twosource.extract.statuses.matches import find_cue, fits
from twosource.extract.statuses.nominals import is_definite, noun_outlook, predicate_cue
from twosource.statuses import OPEN

DEEPEST = 40  # words above an event that are looked at: no sentence that people write has more


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
            return self.context(joined_to(token), depth, event=event)
        opened = self._opening(token, depth)
        if opened is not None:
            return opened
        if token.pos_ in ("NOUN", "PROPN"):
            return self._noun_context(token, depth, event=event)
        return self._governed(token, depth, event=event) or self._default(token, depth)

    def _noun_context(self, token: Token, depth: int, *, event: bool) -> Outlook:
        """What is told of a noun by what it hangs on; its own words ("a possible visit", "last June") come before."""
        found = self._governed(token, depth, event=event)
        if found is None:
            return FACT if noun_outlook(token).status is not None else self._default(token, depth)
        return FACT if found.status in OPEN and has_hint(token, "behind") else found

    def _governed(self, token: Token, depth: int, *, event: bool) -> Outlook | None:
        """What the first link that is a cue makes of the token; None where none is."""
        said = predicate_cue(token.head) if token.dep_ in ("nsubj", "csubj") else None
        if said is not None:
            return self._apply(said[0], Link(said[1], "subject"), token, depth)
        for link in links(token):
            cue = find_cue(link)
            if cue and fits(cue, link, token, event=event):
                return self._apply(cue, link, token, depth)
        return None

    def _own(self, token: Token, depth: int) -> Outlook:
        if token.pos_ in ("VERB", "AUX"):
            if token.dep_ == "conj" and shares_auxiliaries(token):
                own = clause_outlook(token)
                if own.status == "denied" or depth > DEEPEST:
                    return own
                return compose(self._own(token.head, depth + 1), own)
            return clause_outlook(token)
        if token.pos_ in ("NOUN", "PROPN"):
            return noun_outlook(token)
        return clause_outlook(token) if token.pos_ == "ADJ" else FACT

    def _opening(self, token: Token, depth: int) -> Outlook | None:
        """What a conjunction or preposition makes of the token, whatever it hangs on."""
        if token.dep_ in CLAUSES:
            return self._subordinate(token, depth)
        return self._prepositioned(token, depth)

    def _prepositioned(self, token: Token, depth: int) -> Outlook | None:
        found = adposition(token)
        cue = cues.single("preposition", found[1]) if found else None
        if found is None or cue is None or cue.sets == "fact":
            return None
        if cue.sets == "upcoming":
            return self._before(token, found[0], cue, depth)
        main = self.outlook(found[0], depth) if cue.rule == "en-route" else FACT
        if not main.factual or (cue.rule == "en-route" and found[0].lemma_.lower() in cues.kind("ending")):
            return main  # a journey is as far ahead as what happens on it
        if cue.rule == "without" and self.outlook(found[0], depth).unreal:
            return FACT
        if cue.rule == "ahead-of" and (has_hint(token, "behind") or is_long_past(token)):
            return FACT
        return outlook(cue.sets, cue.rule, token.head)

    def _subordinate(self, token: Token, depth: int) -> Outlook | None:
        """What "whether", "if", "when" make of a clause that no cue governs."""
        for child in token.lefts:
            cue = cues.single("conjunction", child.lower_) if child.dep_ in MARKS else None
            if cue is None or (cue.rule != "whether" and token.dep_ not in ("advcl", "ccomp")):
                continue
            if cue.sets == "pass":
                return self._temporal(token, child, depth) if token.dep_ == "advcl" else None
            if any(link.frame == "whether" and find_cue(link) for link in links(token)):
                return None
            asked = cue.rule == "if" and token.dep_ == "ccomp"
            return outlook("unclear" if asked else cue.sets, cue.rule, child)
        return inverted_case(token) or (self._prepositioned(token, depth) if token.dep_ == "pcomp" else None)

    def _temporal(self, token: Token, mark: Token, depth: int) -> Outlook:
        """A "when the court rules" is as far ahead as what it is said with; "when the court ruled" is a fact."""
        if mark.lower_ == "before" and any(child.lower_ == "could" for child in token.children):
            return outlook("denied", "before-it-could", mark)
        if token.tag_ in ("VBD", "VBN") or any(child.tag_ == "VBD" for child in token.children if is_auxiliary(child)):
            return FACT
        if mark.lower_ in ("until", "till"):
            return outlook("possible", "until", mark)
        main = self.outlook(token.head, depth)
        if main.status in OPEN:
            return main
        present = token.tag_ in ("VBZ", "VBP") and not has_aux(token)
        return outlook("expected", "before", mark) if present and mark.lower_ == "before" else FACT

    def _before(self, token: Token, head: Token, cue: cues.Cue, depth: int) -> Outlook:
        main = self.outlook(head, depth)
        if main.status in OPEN:
            return outlook("planned", cue.rule, token.head)
        return FACT

    def _apply(self, cue: cues.Cue, link: Link, token: Token, depth: int) -> Outlook:
        outer = self._governor(link, depth)
        denied = outer.status == "denied" and cue.negated is not None
        if outer.status == "denied" and outer.reasons[-1].rule in UNTRUE and cue.sets in ("pass", "fact", "unclear"):
            return outer
        if link.frame in SAID and token.i < link.governor.i and cue.sets in ("possible", "expected"):
            return FACT
        sets = str(cue.negated) if denied else cue.past if cue.past and is_past(link.governor) else cue.sets
        if sets == "fact" or (sets in OPEN and is_perfect_gerund(token)):
            return FACT
        if cue.ahead and outer.status in OPEN:
            return Outlook(cue.ahead, (*outer.reasons, *outlook("", cue.rule, link.governor).reasons))
        if sets == "pass":
            return self._passed(outer, cue, link, token)
        if sets == "future":
            sets = future_of(link.governor)
        if sets in ("planned", "expected") and looks_back(link.governor, token):
            return outlook("unclear", HAD_BEEN, link.governor)
        inner = outlook(sets, f"not-{cue.rule}" if denied else cue.rule, link.governor)
        if denied:
            return Outlook(sets, outer.reasons + inner.reasons)
        return compose(outer, inner)

    def _passed(self, outer: Outlook, cue: cues.Cue, link: Link, token: Token) -> Outlook:
        """As the governing word; but what something is said of ("the game was not close") is there all the same."""
        described = link.governor.lemma_.lower() in COPULAS and cue.rule == "takes-place"
        if not described:
            return outer
        ahead = outer.status in ("planned", "expected") and token.lemma_.lower() in cues.kind("scheduled")
        return outer if ahead else FACT

    def _governor(self, link: Link, depth: int) -> Outlook:
        governor = link.governor
        if governor.dep_ in ("acomp", "oprd") and governor.pos_ in ("ADJ", "ADV", "VERB"):
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
            if is_one_of_few(token.head):
                return outer
            return compose(outer, outlook("possible" if token.dep_ == "acl" else "planned", "infinitive", token))
        said = token.dep_ == "ccomp" and (token.i < token.head.i or token.head.lemma_.lower() in cues.kind("saying"))
        if said or token.dep_ == "acl" or asks(token):
            return FACT
        if outer.status == "denied":
            return Outlook("unclear", outer.reasons) if token.dep_ == "ccomp" else outer
        return FACT if token.dep_ == "ccomp" and outer.factual else outer

    def _adjunct(self, token: Token, depth: int) -> Outlook:
        """A clause beside another: a purpose ("to meet"), a participle ("wounding six"), a relative clause."""
        outer = self.outlook(token.head, depth)
        if has_to(token):
            told = token.dep_ == "relcl" and is_one_of_few(token.head)
            return outer if told else compose(outer, outlook("planned", "purpose", token))
        if token.tag_ == "VBG" and not has_aux(token):
            said = token.lemma_.lower() in cues.kind("saying")
            return outer if token.dep_ == "advcl" and outer.status != "denied" and not said else FACT
        if token.dep_ == "relcl" and token.tag_ in ("VBZ", "VBP") and not outer.factual:
            return outer
        return FACT

    def _gerund(self, token: Token, depth: int) -> Outlook:
        found = adposition(token)
        if found is None or asks(token) or found[1] == "after":
            return FACT
        outer = self.outlook(found[0], depth)
        return FACT if outer.status == "denied" and found[0].pos_ == "NOUN" else outer

    def _object(self, token: Token, depth: int) -> Outlook:
        """Something definite that another event is about is there whether or not that event comes."""
        outer = self.outlook(token.head, depth)
        if outer.status == "denied" and not any(child.lower_ == "any" for child in token.lefts):
            return FACT
        return FACT if outer.factual or is_definite(token) else outer

    def _subject(self, token: Token, depth: int) -> Outlook:
        outer = self.outlook(token.head, depth)
        if outer.status in ("planned", "expected") and token.lemma_.lower() in cues.kind("scheduled"):
            return outer
        return FACT if outer.factual or is_definite(token) else outer

    def _prepositional(self, token: Token, depth: int) -> Outlook:
        found = adposition(token)
        if found is None:
            return FACT
        outer = self.outlook(found[0], depth)
        if outer.factual:
            return FACT
        if found[1] == "during" and not is_definite(token):
            return FACT
        if outer.status in ("planned", "expected") and token.lemma_.lower() in cues.kind("scheduled"):
            return outer
        fact = cues.single("preposition", found[1])
        return FACT if fact or is_definite(token) else outer

    def _modifier(self, token: Token, depth: int) -> Outlook:
        outer = self.outlook(token.head, depth)
        return FACT if outer.factual or is_definite(token.head) or token.dep_ == "amod" else outer

    def _predicate(self, token: Token, depth: int) -> Outlook:
        return self.outlook(token.head, depth)


HAD_BEEN = "had-been-planned"  # the rule of a plan that was one once: "had been due to open"
MARKS = frozenset(("mark", "advmod", "preconj", "nsubj", "cc", "det"))
SAID = ("that", "that-subjunctive", "bare")
UNTRUE = ("rejected", "denied")
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
