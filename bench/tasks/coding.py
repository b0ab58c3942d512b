"""Coded events of single sentences: PLOVER types and CAMEO codes. In come sentences; out go their events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language

from twosource.model import EventMention

Row = dict[str, Any]
FIELDS = ("id", "text", "date")
INTENDED = frozenset(("planned", "expected"))
PROMISES = frozenset(("SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))  # agreed to while they are yet to come
WARNINGS = frozenset(("PROTEST", "SANCTION", "COERCE", "ASSAULT"))  # threatened with while they are yet to come
CLOSE = {"CHARGE": "COERCE", "RESIGN": "RETREAT", "TRAVEL": "CONSULT"}  # PLOVER's place for types of our own


def predict(rows: Iterable[Row], nlp: Language) -> Iterator[Row]:
    """The coded events of each sentence, each kind once."""
    for row in rows:
        doc = nlp(row["text"])
        coded = sorted({(coded_type(event), event.cameo) for event in doc._.events}, key=str)
        events = [{"type": kind, "code": cameo, "source": [], "target": []} for kind, cameo in coded]
        yield {"id": row["id"], "events": events}


def coded_type(event: EventMention) -> str:
    """PLOVER's type of an event: what is promised is an agreement, what is threatened a threat."""
    kind = CLOSE.get(event.type, event.type)
    if event.type == "OTHER" and event.mode == "investigate":
        return "ACCUSE"
    if event.status in INTENDED and kind in PROMISES:
        return "AGREE"
    return "THREATEN" if event.status in INTENDED and kind in WARNINGS else kind
