"""What all nodes of the linked data share. In comes an Account; out go addresses of its things, and the context.

A node is a JSON object with `@id` and `@type`; a field that is None, or has nothing in it, is not written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from twosource.write.contract import Account, Link, Source
from twosource.write.exports.addresses import address
from twosource.write.safety import safe

Node = dict[str, Any]

CONTEXT: Mapping[str, Any] = {
    "@version": 1.1,
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "ts": "urn:twosource:terms:",
    "chain": {"@id": "ts:chain", "@container": "@list"},
}
EMPTY: tuple[Any, ...] = (None, [], {}, "")


class Names:
    """The addresses of what is in one account."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.reports = {report.id for report in account.reports}
        self.entities = {entity.id: entity for entity in account.entities}
        self.events = {event.id for event in account.events}
        self.origins = {origin.id for origin in account.origins}
        self.claims = {claim.id for claim in account.claims}

    def of(self, kind: str, id: str) -> str:
        """The address of a thing by its kind and id."""
        return address(self.account.story.id, kind, id)

    def ref(self, kind: str, id: str | None) -> Node | None:
        """A reference to it, if the account has it."""
        known = {
            "report": self.reports, "entity": self.entities, "event": self.events,
            "origin": self.origins, "claim": self.claims,
        }[kind]  # fmt: skip
        return {"@id": self.of(kind, id)} if id is not None and id in known else None

    def agent(self, report: str, one: Source | Link) -> Node:
        """Whoever says something: an entity of the story, or somebody of whom only the words of a report are known."""
        known = self.ref("entity", one.entity)
        if known is not None:
            return known
        scope = report if one.anonymous else ""
        return node(
            self.of("source", f"{scope}/{one.name.casefold()}"),
            ["prov:Agent"],
            {"schema:name": safe(one.name), "ts:anonymous": one.anonymous, "ts:people": one.count},
        )


def node(id: str | None, types: list[str], facts: Mapping[str, Any]) -> Node:
    """A node with what is known of it; a blank one without an id."""
    head: Node = {"@id": id} if id else {}
    full = {
        name: [one for one in value if one not in EMPTY] if isinstance(value, list) else value
        for name, value in facts.items()
    }
    known = {name: value for name, value in full.items() if value not in EMPTY}
    return {**head, "@type": types, **known}


def moment(text: str | None) -> Node | None:
    """A day or a minute with its type, so that it can be compared."""
    if text is None:
        return None
    if "T" not in text:
        return {"@value": text, "@type": "xsd:date"}
    zone = max(text.rfind("+"), text.rfind("-", text.index("T")), text.rfind("Z"))
    clock, rest = (text[:zone], text[zone:]) if zone > 0 else (text, "")
    seconds = clock if clock.count(":") > 1 else f"{clock}:00"
    return {"@value": f"{seconds}{rest}", "@type": "xsd:dateTime"}
