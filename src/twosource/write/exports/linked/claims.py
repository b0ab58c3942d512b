"""Who says what, and where it first came from, as nodes of the linked data. In come Names and texts; out go nodes.

A claim is a schema:Claim that appears in an article, by an author; where it was quoted, or came through others, PROV-O
says so: from the outlet's side to the origin in `ts:chain`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from twosource.write.contract import Claim
from twosource.write.exports.linked.nodes import Names, Node, node
from twosource.write.safety import safe

LONGEST = 1000  # characters of a claim that are written


def claims(names: Names, texts: Mapping[str, str]) -> Iterator[Node]:
    """Each claim of each report."""
    for claim in names.account.claims:
        yield _claim(names, claim, texts.get(claim.report, ""))


def _claim(names: Names, claim: Claim, text: str) -> Node:
    source = names.agent(claim.report, claim.source) if claim.source else None
    words = " … ".join(safe(text[start:end][:LONGEST]) for start, end in claim.content.pieces) if text else ""
    quoted = "prov:wasQuotedFrom" if claim.kind == "direct" else "prov:wasDerivedFrom"
    return node(
        names.of("claim", claim.id),
        ["schema:Claim", "prov:Entity"],
        {
            "schema:text": words,
            "schema:appearance": names.ref("report", claim.report),
            "schema:author": source,
            "prov:wasAttributedTo": {"@id": source["@id"]} if source else None,
            quoted: names.ref("report", claim.report),
            "chain": [names.agent(claim.report, link) for link in claim.chain],
            "schema:about": [names.ref("event", event) for event in claim.events],
            "ts:stance": claim.stance,
            "ts:kind": claim.kind,
            "ts:venue": safe(claim.venue or ""),
            "ts:start": claim.content.start,
            "ts:end": claim.content.end,
        },
    )


def origins(names: Names) -> Iterator[Node]:
    """Where information first came from: agents, of whom some have no name."""
    for one in names.account.origins:
        yield node(
            names.of("origin", one.id),
            ["prov:Agent"],
            {
                "schema:name": safe(one.name),
                "ts:anonymous": one.anonymous,
                "ts:via": [safe(via) for via in one.via],
                "schema:subjectOf": [names.ref("report", report) for report in one.reports],
            },
        )
