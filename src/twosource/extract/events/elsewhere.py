"""Where "there" is. In comes the token; out goes the place that its sentence, or else the one before, tells.

It is the place or goal of a main verb: Oslo in "She flew to Oslo from Lima". Where places are told of two words, as in
"She spoke in Oslo about the war in Sudan", nobody knows which one is meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Span, Token

from twosource.extract.events.kinds import Kinds
from twosource.model import Argument, Entity
from twosource.model import Span as Stretch

PARTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr"))  # nouns that tell where their verb's happening is
BESIDE = frozenset(("ccomp", "conj", "xcomp"))  # verbs that tell the news as the main one does


def place_of(there: Token, preps: Collection[str], kinds: Kinds) -> Argument | None:
    """The named place that "there" takes up, told behind one of the prepositions."""
    sent = there.sent
    before = there.doc[sent.start - 1].sent if sent.start else None
    own = list(_places(there.doc[sent.start : there.i], preps, kinds)) if there.i > sent.start else []
    found = own or (list(_places(before, preps, kinds)) if before is not None else [])
    ways = BESIDE | {"advcl"} if own else BESIDE  # "After she landed in Oslo, she met the king there"
    if len({entity.id for _, entity in found}) != 1 or not any(
        _is_of_main_verb(place, preps, ways) for place, _ in found
    ):
        return None
    entity = found[0][1]
    return Argument("place", entity.name, Stretch(there.idx, there.idx + len(there)), entity.id)


def _places(words: Span, preps: Collection[str], kinds: Kinds) -> Iterator[tuple[Token, Entity]]:
    """Named places behind a preposition, and those named along with them; of "Lima in Peru" the first."""
    seen: set[Token] = set()
    for token in words:
        placed = token.dep_ == "pobj" and token.head.lower_ in preps
        if not placed and not (token.dep_ == "conj" and token.head in seen):
            continue
        entity = kinds.entity(token) if kinds.is_place(token) else None
        if entity is not None and entity.named:
            if token.head.head not in seen:
                yield token, entity
            seen.add(token)


def _is_of_main_verb(place: Token, preps: Collection[str], ways: Collection[str]) -> bool:
    """Whether it hangs on a verb that tells the news, or on what that verb does or where: "a base in Kano"."""
    holder = place.head.head
    if holder.dep_ in PARTS:
        holder = holder.head
    elif holder.dep_ == "pobj" and (holder.head.lower_ in preps or holder.head.dep_ == "agent"):
        holder = holder.head.head
    while holder.dep_ in ways:
        holder = holder.head
    return holder.dep_ == "ROOT" and holder.pos_ in ("VERB", "AUX")
