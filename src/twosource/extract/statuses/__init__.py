"""The component `twosource_statuses`: whether an event is told as done, planned, possible, called off. Doc in, Doc out.

Replaces each mention in `doc._.events` by one with its status in its context, and adds the words that led to it as
reasons: "The envoy [plans to] meet the king" makes the meeting planned by the rule "plans-to". `status_of` gives the
same for any stretch of a parse.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import islice
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Token

from twosource.extract import attributes  # noqa: F401  (it registers doc._.events)
from twosource.extract.statuses.chains import Chains
from twosource.extract.statuses.contrasts import contrast_outlook
from twosource.extract.statuses.rulings import ruling_outlook
from twosource.model import EventMention, Reason, Span, Status

SUFFERED = ("OTHER", "ASSAULT")  # types of disasters and attacks, which nobody calls off
NEAR = 8  # words up from an event to the noun that it belongs to


@Language.component("twosource_statuses", requires=["token.dep", "token.lemma", "token.tag"], assigns=["doc._.events"])
def statuses(doc: Doc) -> Doc:
    """Gives each event mention its status, and why."""
    chains = Chains(doc)
    found = [_with_status(mention, doc, chains) for mention in doc._.events]
    tokens = [trigger_token(doc, mention.trigger) for mention in found if mention.status == "cancelled"]
    off = {token.i for token in tokens if token is not None}
    doc._.events = tuple(_told_apart(mention, doc, off) for mention in found)
    return doc


def status_of(doc: Doc, trigger: Span, chains: Chains | None = None) -> tuple[Status, tuple[Reason, ...]]:
    """The status of the event that the characters TRIGGER of a parsed DOC name, and the words that led to it.

    Several triggers of one Doc are faster with one `Chains(doc)` for all. A trigger outside the text is "unclear".
    """
    token = trigger_token(doc, trigger)
    if token is None:
        return "unclear", ()
    found = (chains or Chains(doc)).outlook(token, event=True)
    found = ruling_outlook(token, contrast_outlook(token, found))
    if found.status is None:
        return "occurred", (Reason("status", "told-as-fact", trigger),)
    return cast(Status, found.status), found.reasons


def trigger_token(doc: Doc, trigger: Span) -> Token | None:
    """The highest word of the parse within the trigger."""
    span = doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _told_apart(mention: EventMention, doc: Doc, off: Collection[int]) -> EventMention:
    """Of "called off the search for victims of a landslide", only the search is off."""
    token = trigger_token(doc, mention.trigger)
    if mention.status != "cancelled" or mention.type not in SUFFERED or token is None or token.dep_ != "pobj":
        return mention
    if not any(above.i in off and above.pos_ == "NOUN" for above in islice(token.ancestors, NEAR)):
        return mention
    kept = tuple(reason for reason in mention.reasons if reason.what != "status")
    fact = Reason("status", "told-as-fact", mention.trigger)
    return replace(mention, status="occurred", reasons=(*kept, fact))


def _with_status(mention: EventMention, doc: Doc, chains: Chains) -> EventMention:
    status, reasons = status_of(doc, mention.trigger, chains)
    return replace(mention, status=status, reasons=mention.reasons + reasons)
