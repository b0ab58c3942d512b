"""Accounts as linked data. In come Accounts and reports' texts; out goes JSON-LD 1.1 that needs no network to be read.

Events are told in SEM (the Simple Event Model), what comes from where in PROV-O, articles, claims, people and places in
schema.org; what none of these has (status, verdict, stance) is in `urn:twosource:terms:`. The context stands in the
document. An address `urn:twosource:STORY:event:V3` names a thing and leads nowhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from twosource.write.contract import Account
from twosource.write.exports.linked.claims import claims, origins
from twosource.write.exports.linked.events import events, relations
from twosource.write.exports.linked.nodes import CONTEXT, Names, Node
from twosource.write.exports.linked.reports import account_node, entities, reports

__all__ = ["as_jsonld"]


def as_jsonld(accounts: Sequence[Account], texts: Mapping[str, str]) -> str:
    """All accounts as one graph; claims have their words where the text of their report is given."""
    graph: list[Node] = []
    for account in accounts:
        names = Names(account)
        graph += [account_node(names), *reports(names), *entities(names), *origins(names)]
        graph += [*events(names), *claims(names, texts), *relations(names)]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"
