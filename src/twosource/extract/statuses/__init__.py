"""The component `twosource_statuses`: whether an event is told as done, planned, possible, called off. Doc in, Doc out.

Replaces each mention in `doc._.events` by one with its status in its context, and adds the words that led to it as
reasons: "The envoy [plans to] meet the king" makes the meeting planned by the rule "plans-to". `status_of` gives the
same for any stretch of a parse.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Token

from twosource.extract import attributes  # noqa: F401  (it registers doc._.events)
from twosource.extract.statuses.chains import Chains
from twosource.extract.statuses.contrasts import contrast_outlook
from twosource.model import EventMention, Reason, Span, Status


@Language.component("twosource_statuses", requires=["token.dep", "token.lemma", "token.tag"], assigns=["doc._.events"])
def statuses(doc: Doc) -> Doc:
    """Gives each event mention its status, and why."""
    chains = Chains(doc)
    doc._.events = tuple(_with_status(mention, doc, chains) for mention in doc._.events)
    return doc


def status_of(doc: Doc, trigger: Span, chains: Chains | None = None) -> tuple[Status, tuple[Reason, ...]]:
    """The status of the event that the characters TRIGGER of a parsed DOC name, and the words that led to it.

    Several triggers of one Doc are faster with one `Chains(doc)` for all. A trigger outside the text is "unclear".
    """
    token = trigger_token(doc, trigger)
    if token is None:
        return "unclear", ()
    found = (chains or Chains(doc)).outlook(token, event=True)
    found = contrast_outlook(token, found)
    if found.status is None:
        return "occurred", (Reason("status", "told-as-fact", trigger),)
    return cast(Status, found.status), found.reasons


def trigger_token(doc: Doc, trigger: Span) -> Token | None:
    """The highest word of the parse within the trigger."""
    span = doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _with_status(mention: EventMention, doc: Doc, chains: Chains) -> EventMention:
    status, reasons = status_of(doc, mention.trigger, chains)
    return replace(mention, status=status, reasons=mention.reasons + reasons)
