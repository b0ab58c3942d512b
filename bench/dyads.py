"""CAMEO dyads of a sentence. In comes a Doc with its events; out goes who does what to whom, each pair once.

Several who act, or are acted on, make several dyads: their codes are never glued into one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from spacy.tokens import Doc

from twosource.gazetteer.cameo import cameo_code
from twosource.gazetteer.codes import code
from twosource.model import EventMention

MEETINGS = frozenset(("CONSULT",))  # what one does with another, the other does with the one


def dyads(doc: Doc, on: date | None) -> list[dict[str, Any]]:
    """The dyads of all events of the Doc, in their order."""
    found = dict.fromkeys(dyad for event in doc._.events for dyad in _pairs(doc, event, on))
    return [{"source": source, "target": target, "code": cameo} for source, target, cameo in found]


def _pairs(doc: Doc, event: EventMention, on: date | None) -> Iterator[tuple[str, str, str]]:
    sources = [_code(doc, one.span, on) for one in event.arguments if one.role == "agent"]
    targets = [_code(doc, one.span, on) for one in event.arguments if one.role in ("target", "counterpart")]
    for source in filter(None, sources):
        for target in filter(None, targets):
            if source != target and event.cameo:
                yield source, target, event.cameo
                if event.type in MEETINGS:
                    yield target, source, event.cameo


def _code(doc: Doc, span: Any, on: date | None) -> str:
    return cameo_code(code(doc.text[span.start : span.end], on))
