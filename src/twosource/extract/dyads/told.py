"""What only CAMEO codes: sorrow, thanks, inspections. In comes a Doc; out go verbs with who tells it about whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from spacy.tokens import Doc, Token

from twosource import lexicon
from twosource.extract.events.frames import conjuncts, frame_of, prepositional


@dataclass(frozen=True, slots=True)
class Told:
    """A verb with its subjects, the nouns that it is about, and the code."""

    verb: Token
    subjects: tuple[Token, ...]
    about: tuple[Token, ...]
    code: str


def told(doc: Doc) -> Iterator[Told]:
    """All of them, in reading order."""
    entries: list[dict[str, Any]] = lexicon.load("cameo")["told"]
    verbs = {verb for entry in entries for verb in entry["verbs"]}
    for token in doc:
        if token.pos_ == "VERB" and token.lemma_.lower() in verbs:
            found = next(filter(None, (_told(token, entry) for entry in entries)), None)
            if found is not None:
                yield found


def _told(verb: Token, entry: dict[str, Any]) -> Told | None:
    if verb.lemma_.lower() not in entry["verbs"]:
        return None
    frame = frame_of(verb)
    things = [one for one in frame.objects if not entry["nouns"] or one.lemma_.lower() in entry["nouns"]]
    if not things or not frame.subjects or frame.negated:
        return None
    places = [frame.preps, *map(prepositional, things)]
    found = (one for preps in places for prep in entry["prepositions"] for one in preps.get(prep, ()))
    about = tuple(dict.fromkeys(chain.from_iterable(map(conjuncts, found))))
    return Told(verb, tuple(frame.subjects), about, str(entry["code"]))
