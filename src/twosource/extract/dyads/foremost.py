"""What a sentence tells first. In comes a Doc; out go its events with their tokens, without what is told beside.

"The envoy, who met rebels in May, left Oman": the leaving is news, the meeting is recalled.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from twosource import lexicon
from twosource.extract.statuses.cues import kind
from twosource.model import EventMention, Span

STEPS = {"conj": 0.0, "parataxis": 0.0, "ccomp": 0.5, "dobj": 0.5, "nsubj": 0.5, "nsubjpass": 0.5, "xcomp": 1.0}
BESIDE = frozenset(("advcl", "relcl", "acl"))  # clauses in which a sentence only recalls something
UNCODED = frozenset(("STATEMENT", "ANNOUNCE", "PUBLISH", "OTHER"))
WARNING = "130"


def foremost(doc: Doc) -> Iterator[tuple[EventMention, Token]]:
    """The events that stand nearest to what each sentence says, in reading order."""
    placed = [(event, token) for event in doc._.events if (token := token_at(doc, event.trigger)) is not None]
    tokens = {token.i for _, token in placed}
    placed = [(event, token) for event, token in placed if not _carries_out(event, token, tokens)]
    nearest: dict[int, float] = {}
    for event, token in placed:
        if _is_coded(event) and event.cameo and (event.arguments or not event.nominal):
            start = token.sent.start
            nearest[start] = min(nearest.get(start, 99.0), distance(event, token))
    for event, token in placed:
        near = distance(event, token) <= nearest.get(token.sent.start, -1.0)
        if _is_coded(event) and near and not is_beside(token):
            yield event, token


def _is_coded(event: EventMention) -> bool:
    """Whether it is an event of CAMEO's; of what is only said a warning to somebody."""
    warned = event.cameo == WARNING and any(one.role == "target" for one in event.arguments)
    return event.type not in UNCODED or warned


def is_beside(token: Token) -> bool:
    """Whether it stands in a clause of time or of a noun, unless the sentence only says that it is there."""
    chain = (token, *token.ancestors)
    return any(one.dep_ in BESIDE and not _is_expletive(one) and not _comes_as(one) for one in chain)


def above(token: Token) -> Iterator[Token]:
    """The words that a word is subordinate to; what it is coordinated with is none of them."""
    at = token
    while at.dep_ != "ROOT":
        coordinated = at.dep_ == "conj"
        at = at.head
        if not coordinated:
            yield at


def _comes_as(verb: Token) -> bool:
    """Whether it is the news of "the stop came as Peru prepared to talk"."""
    marked = any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.lefts)
    return verb.dep_ == "advcl" and marked and verb.head.lemma_.lower() == "come"


def _is_expletive(verb: Token) -> bool:
    """Whether it is the news of "there were ten soldiers killed"."""
    return verb.dep_ == "acl" and verb.head.dep_ == "attr" and verb.head.head.dep_ == "ROOT"


def _carries_out(event: EventMention, token: Token, tokens: set[int]) -> bool:
    """Whether it only agrees to what is told by its infinitive: "agreed to lift the ban"."""
    return event.type == "AGREE" and any(child.dep_ == "xcomp" and child.i in tokens for child in token.rights)


def token_at(doc: Doc, span: Span) -> Token | None:
    """The head word of a span."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return found.root if found is not None and len(found) else None


def distance(event: EventMention, token: Token) -> float:
    """How far below what the sentence tells first an event stands."""
    words = lexicon.load("events/words")
    at, steps = token, 0.0
    if event.nominal and token.dep_ in ("dobj", "nsubj", "nsubjpass") and token.head.pos_ in ("VERB", "AUX"):
        carried = token.head.lemma_.lower()
        at = token.head if carried in words["light"]["verbs"] or carried in words["carriers"]["verbs"] else token
    while at.dep_ != "ROOT":
        if _comes_as(at):
            at = at.head
            continue
        said = at.dep_ == "ccomp" and at.head.lemma_.lower() in kind("saying")
        steps += 0.0 if said else STEPS.get(at.dep_, 1.0)
        at = at.head
    return steps
