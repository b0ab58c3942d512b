"""What each sentence can do without. In come a parsed Doc and the words for its events; out go Spares.

    spares(nlp("The council sold the old mill, which burned in May."), triggers)    # "old ", ", which burned in May"

Without any of them, or several, the sentence stays whole, and true where it was true. So nothing goes in the scope of
"not", "if", "may" or "refuse"; nor what narrows down "all", "only" or a number; nor what a thing is not without it, as
in "former mayor". The words are in lexicon/spares.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Stretch

from twosource.lexicon import load
from twosource.model import Span, Spare, SpareKind

NOUNS = frozenset(("NN", "NNS"))
NAMES = frozenset(("NNP", "NNPS"))
WITHIN = frozenset(("JJ", "JJR", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "POS", "CC", ",", "AFX", "RB"))
ARTICLES = frozenset(("a", "an", "the"))
OWNERS = frozenset(("its", "his", "her", "their"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
OBJECTS = frozenset(("dobj", "pobj", "attr"))
CLAUSES = frozenset(("relcl", "acl", "advcl"))
SCOPES = frozenset(("xcomp", "ccomp", "prep", "pcomp", "acl", "dobj"))
TIMES = frozenset(("DATE", "TIME"))
PLACES = frozenset(("GPE", "LOC", "FAC"))
FIRST = 12  # sentences: those that tell the news
VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))


def spares(doc: Doc, triggers: Sequence[Span]) -> Iterator[Spare]:
    """All that can go in the first sentences, and in those which hold one of the triggers, in reading order."""
    starts = sorted(trigger.start for trigger in triggers)
    number = 0
    for count, sent in enumerate(doc.sents):
        while number < len(starts) and starts[number] < sent.start_char:
            number += 1
        if count < FIRST or (number < len(starts) and starts[number] < sent.end_char):
            found = {spare.span: spare for spare in _Sentence(sent).spares() if _is_unquoted(sent, spare.span)}
            yield from (found[span] for span in sorted(found, key=lambda span: (span.start, -span.end)))


class _Sentence:
    """A sentence, with the words in whose place nothing may go."""

    def __init__(self, sent: Stretch) -> None:
        self.sent, self.tokens = sent, list(sent)
        self.first = sent.start
        self.tags = [token.tag_ for token in self.tokens]
        self.frozen = {token.i for top in self._scopes() for token in top.subtree if token.i != top.i}
        self.frozen |= {token.i for top in self._kept_away() for token in top.subtree}

    def spares(self) -> Iterator[Spare]:
        for token in self.tokens:
            if token.dep_ in _finders() and token.i not in self.frozen:
                yield from _finders()[token.dep_](self, token)
            if token.tag_ in NOUNS and token.i not in self.frozen:
                yield from self._modifiers(token)
            elif token.tag_ in NAMES and token.i not in self.frozen:
                yield from self._epithets(token)

    def _scopes(self) -> Iterator[Token]:
        """The words in whose scope all has to stay."""
        for token in self.tokens:
            low = token.lower_
            if token.dep_ == "neg" or token.tag_ == "MD" or low in _words("negative"):
                yield next((one for one in token.ancestors if one.tag_ in VERBS), token.head)
            elif low in _words("condition"):
                yield token.head

    def _kept_away(self) -> Iterator[Token]:
        """What is barred, refused, tried or wished, where it is not one thing that is known."""
        for token in self.tokens:
            if token.lemma_.lower() in _words("barring"):
                yield from (child for child in token.rights if child.dep_ in SCOPES and not _is_one(child))

    def _modifiers(self, noun: Token) -> Iterator[Spare]:
        """What stands between an article and a noun, all of it and each part."""
        if self._tag(noun.i + 1) in NOUNS | NAMES | {"POS", "HYPH"}:
            return
        start = noun.i
        while start > self.first and self._tag(start - 1) in WITHIN:
            start -= 1
        before = self.tokens[start - 1 - self.first].lower_ if start > self.first else ""
        done = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.head.tag_ not in NOUNS)
        if start == noun.i or not (before in ARTICLES | OWNERS or done) or self._is_narrow(noun, start):
            return
        run = self.tokens[start - self.first : noun.i - self.first]
        blocked = [token.i for token in run if token.lower_ in _words("privative") or _is_odd(token)]
        parts = {(start, noun.i)} if before in ARTICLES | OWNERS else set()
        parts |= {
            (one.left_edge.i, one.right_edge.i + 1)
            for one in noun.lefts
            if start <= one.left_edge.i and one.right_edge.i < noun.i and one.dep_ in ("amod", "compound", "nmod")
        }
        for left, right in sorted(parts):
            if self._is_apart(left, right) and not any(left <= one < right for one in blocked):
                yield Spare(Span(self._start(left), self._start(right)), "modifier", noun.idx)

    def _epithets(self, name: Token) -> Iterator[Spare]:
        """What stands between "the" and a name, and is no part of it: "the Republican-led House"."""
        for one in name.lefts:
            left, right = one.left_edge.i, one.right_edge.i + 1
            led = self._text(left - 1).lower() in ARTICLES and one.dep_ == "amod" and not one.ent_type_
            if led and self._is_apart(left, right) and not any(map(_is_odd, one.subtree)):
                yield Spare(Span(self._start(left), self._start(right)), "modifier", name.idx)

    def _is_apart(self, left: int, right: int) -> bool:
        """Whether words stand between blanks, and belong to no list or pair that would be torn."""
        edges = self._start(left) - 1, self._start(right) - 1
        torn = {self._tag(left - 1), self._tag(right)} & {",", "CC"} or self._tag(right - 1) in (",", "CC", "RB")
        return not torn and all(self.sent.doc.text[edge].isspace() for edge in edges if edge >= 0)

    def _is_narrow(self, noun: Token, start: int) -> bool:
        """Whether a number or a word such as "all" or "only" stands before a noun."""
        nearest = self.tokens[max(0, start - 2 - self.first) : noun.i - self.first]
        left = [token for token in noun.subtree if token.i < noun.i] + nearest
        return any(map(_is_odd, left))

    def _is_bare(self, noun: Token) -> bool:
        """Whether a noun has no article, so that what goes with it says which of its kind are meant."""
        if noun.tag_ in NAMES or noun.pos_ == "PRON":
            return False
        return not any(child.dep_ in ("det", "poss") for child in noun.lefts) and noun.dep_ not in OBJECTS

    def _holds_back(self, noun: Token) -> bool:
        return self._is_narrow(noun, noun.left_edge.i) or self._is_bare(noun)

    def apposition(self, token: Token) -> Iterator[Spare]:
        """Who somebody is, behind a comma: "the mayor" of "Ana Ruiz, the mayor, left"."""
        if self._text(token.left_edge.i - 1) == ",":
            yield self._behind(token, "apposition")

    def clause(self, token: Token) -> Iterator[Spare]:
        """A relative or participial clause behind its noun."""
        closed = self._text(token.left_edge.i - 1) == ","
        to = token.tag_ == "VB" and any(child.tag_ == "TO" for child in token.lefts)
        if not to and (closed or not self._holds_back(token.head)) and token.left_edge.i > token.head.i:
            yield self._behind(token, "clause")

    def circumstance(self, token: Token) -> Iterator[Spare]:
        """A clause that says when, why or how, in front or behind; none that is a condition."""
        left, right = token.left_edge.i, token.right_edge.i
        opener = self._text(left).lower()
        led = opener in _words("leading")
        bare = token.tag_ in ("VBG", "VBN") and not any(child.dep_ in ("mark", *SUBJECTS) for child in token.children)
        if any(child.lower_ in _words("condition") for child in token.children) or not (led or bare):
            return
        if left == self.first and self._text(right + 1) == ",":
            yield self._front(token, "clause")
        elif left > token.head.i and (led or self._text(left - 1) == ","):
            yield self._behind(token, "clause")

    def phrase(self, token: Token) -> Iterator[Spare]:
        """A phrase with a preposition that is no complement: with a verb, where or when; with a noun, which."""
        head, low = token.head, token.lower_
        target = next((child for child in token.children if child.dep_ == "pobj"), None)
        if target is None or any(child.lower_ in _words("narrowing") for child in target.lefts if child.dep_ == "det"):
            return
        named = target.ent_type_ in TIMES | PLACES
        if head.tag_ in VERBS:
            free = low in _words("circumstantial") or (low in _words("placing") and named)
            told = self.tokens[token.i - 1 - self.first] if token.i > self.first else token
            which = low in _words("describing") and told.dep_ == "dobj" and self._is_narrow(told, told.left_edge.i)
            free = free and not which and head.lemma_.lower() not in _words("staying")
        else:
            of = low == "of" and head.tag_ in NAMES and target.ent_type_ in PLACES and head.ent_type_ == "PERSON"
            free = of or (low in _words("telling") and not self._holds_back(head)) or target.ent_type_ in TIMES
        if not free:
            return
        if token.left_edge.i == self.first and self._text(token.right_edge.i + 1) == ",":
            yield self._front(token, "phrase")
        elif token.left_edge.i > head.i or self._text(token.left_edge.i - 1) != ",":
            yield self._behind(token, "phrase")

    def time(self, token: Token) -> Iterator[Spare]:
        """A day or a week without a preposition."""
        if token.ent_type_ in TIMES and token.head.tag_ in VERBS and token.left_edge.i > self.first:
            yield self._behind(token, "phrase")

    def member(self, token: Token) -> Iterator[Spare]:
        """The last of several things that something is done to, or of several deeds of one subject."""
        head, before = token.head, self.tokens[max(0, token.left_edge.i - 1 - self.first)]
        top = head
        while top.dep_ == "conj":
            top = top.head
        last = not any(child.dep_ == "conj" for child in token.rights)
        joined = before.lower_ == "and" or (before.text == "," and not last)
        if not joined or token.left_edge.i <= head.i:
            return
        deed = token.tag_ in VERBS and head.tag_ in VERBS and not any(child.dep_ in SUBJECTS for child in token.lefts)
        numbers = any(one.tag_ == "CD" for one in (*head.lefts, *token.subtree))
        paired = any(child.lower_ in ("both", "between") for child in (*top.lefts, top.head))
        if deed or (top.dep_ in OBJECTS and token.tag_ in NOUNS | NAMES and not numbers and not paired):
            yield self._behind(token, "member", extra=1)

    def manner(self, token: Token) -> Iterator[Spare]:
        """An adverb in -ly that does not make the deed doubtful."""
        low = token.lower_
        if (
            low.endswith("ly")
            and low not in _words("hedging")
            and token.head.tag_ in VERBS
            and token.left_edge == token
        ):
            yield Spare(Span(self._start(token.i), self._start(token.i + 1)), "adverb", token.head.idx)

    def _behind(self, token: Token, kind: SpareKind, extra: int = 0) -> Spare:
        """A stretch behind what it goes with, with the commas around it."""
        left, right = token.left_edge.i - extra, token.right_edge.i
        while self._text(left - 1) in (",", "—", "–", "--"):
            left -= 1
        closing = self._text(right + 1) == "," and left < token.left_edge.i - extra
        right += closing
        return Spare(Span(self._end(left - 1), self._end(right)), kind, token.head.idx)

    def _front(self, token: Token, kind: SpareKind) -> Spare:
        """A stretch in front, with its comma."""
        return Spare(Span(self._start(self.first), self._start(token.right_edge.i + 2)), kind, token.head.idx)

    def _tag(self, i: int) -> str:
        return self.tags[i - self.first] if 0 <= i - self.first < len(self.tags) else ""

    def _text(self, i: int) -> str:
        return self.tokens[i - self.first].text if 0 <= i - self.first < len(self.tokens) else ""

    def _start(self, i: int) -> int:
        return self.tokens[i - self.first].idx if i - self.first < len(self.tokens) else self.sent.end_char

    def _end(self, i: int) -> int:
        token = self.tokens[i - self.first]
        return token.idx + len(token.text)


def _is_unquoted(sent: Stretch, span: Span) -> bool:
    """Whether a stretch is not of what somebody is quoted with, nor cuts into that."""
    text, first = sent.text, sent.start_char
    before, inside = text[: span.start - first], text[span.start - first : span.end - first]
    straight = before.count('"') % 2 or inside.count('"') % 2
    return not straight and before.count("“") <= before.count("”") and inside.count("“") == inside.count("”")


def _is_one(token: Token) -> bool:
    """Whether it is one thing, a place or a time: "blocked the bill in Lima", not "banned foreign workers"."""
    if token.dep_ == "prep":
        return any(child.ent_type_ in TIMES | PLACES for child in token.children)
    return token.dep_ == "dobj" and any(child.lower_ in ARTICLES for child in token.lefts)


def _is_odd(token: Token) -> bool:
    """Whether a word before a noun narrows it down, or says how the next one is meant."""
    return token.lower_ in _words("narrowing") or token.tag_ in ("JJS", "RBS", "CD")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word for entry in load("spares")[name] for word in entry["words"])


@cache
def _finders() -> dict[str, Callable[[_Sentence, Token], Iterator[Spare]]]:
    """What looks at a word of each relation."""
    return {
        "appos": _Sentence.apposition,
        "relcl": _Sentence.clause,
        "acl": _Sentence.clause,
        "advcl": _Sentence.circumstance,
        "prep": _Sentence.phrase,
        "npadvmod": _Sentence.time,
        "conj": _Sentence.member,
        "advmod": _Sentence.manner,
    }
