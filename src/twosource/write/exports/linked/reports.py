"""Reports, and who and what is in them, as nodes of the linked data. In come Names; out go nodes.

A report is a schema:NewsArticle and a prov:Entity: what it copies or carries it was derived from.
"""

from __future__ import annotations

from collections.abc import Iterator

from twosource.write.addresses import web_address
from twosource.write.contract import Dependence, Entity, Report
from twosource.write.exports.linked.nodes import Names, Node, moment, node
from twosource.write.safety import safe

TYPES = {
    "person": ["schema:Person", "prov:Person"],
    "organization": ["schema:Organization", "prov:Organization"],
    "government": ["schema:GovernmentOrganization", "prov:Organization"],
    "place": ["schema:Place", "sem:Place"],
    "facility": ["schema:Place", "sem:Place"],
    "vehicle": ["schema:Vehicle"],
    "group": ["prov:Agent"],
    "other": ["schema:Thing"],
}
DERIVED = ("copies", "republishes")


def account_node(names: Names) -> Node:
    """The account itself: made by Twosource from the reports."""
    account = names.account
    return node(
        names.of("account", "1"),
        ["schema:CreativeWork", "prov:Entity"],
        {
            "schema:name": safe(account.story.title),
            "schema:identifier": safe(account.story.id),
            "schema:text": [safe(line.text) for line in account.brief],
            "schema:isBasedOn": [names.ref("report", report.id) for report in account.reports],
            "schema:mainEntity": [names.ref("event", event) for event in account.timeline],
            "prov:wasDerivedFrom": [names.ref("report", report.id) for report in account.reports],
            "prov:wasAttributedTo": {
                "@id": "urn:twosource:program", "@type": ["prov:SoftwareAgent"], "schema:name": "Twosource",
            },
        },
    )  # fmt: skip


def reports(names: Names) -> Iterator[Node]:
    """Each report as it was received."""
    for report in names.account.reports:
        yield _report(names, report, [one for one in names.account.dependence if one.report == report.id])


def _report(names: Names, report: Report, dependence: list[Dependence]) -> Node:
    url, published = web_address(report.url), report.published
    return node(
        names.of("report", report.id),
        ["schema:NewsArticle", "prov:Entity"],
        {
            "schema:headline": safe(report.headline or ""),
            "schema:url": {"@id": url} if url else None,
            "schema:publisher": _outlet(names, report.outlet),
            "schema:sourceOrganization": [_outlet(names, agency) for agency in report.agencies],
            "schema:author": _author(report.byline),
            "schema:dateline": safe(report.dateline or ""),
            "schema:inLanguage": safe(report.language or ""),
            "schema:datePublished": moment(published.earliest) if published else None,
            "schema:dateModified": moment(report.modified.earliest) if report.modified else None,
            "ts:publishedBy": moment(published.latest) if published else None,
            "ts:datedBy": published.basis if published else None,
            "ts:sha256": report.sha256,
            "prov:wasDerivedFrom": [_other(names, one) for one in dependence if one.kind in DERIVED],
            "schema:citation": [_other(names, one) for one in dependence if one.kind == "cites"],
        },
    )


def _author(byline: str | None) -> Node | None:
    return node(None, ["schema:Person"], {"schema:name": safe(byline)}) if byline else None


def _other(names: Names, one: Dependence) -> Node:
    """The report that another one rests on or, where it is not at hand, whose it is."""
    return names.ref("report", one.with_) or node(
        names.of("work", one.on.casefold()),
        ["schema:CreativeWork", "prov:Entity"],
        {"schema:publisher": _outlet(names, one.on)},
    )


def _outlet(names: Names, name: str | None) -> Node | None:
    if not name:
        return None
    return node(
        names.of("outlet", name.casefold()), ["schema:NewsMediaOrganization", "prov:Agent"], {"schema:name": safe(name)}
    )


def entities(names: Names) -> Iterator[Node]:
    """Everybody and everything by all names."""
    acting = {part.entity for event in names.account.events for part in event.participants}
    for one in names.account.entities:
        yield node(
            names.of("entity", one.id),
            ["sem:Actor", *TYPES[one.type]] if one.id in acting else TYPES[one.type],
            {
                "schema:name": safe(one.name),
                "rdfs:label": safe(one.name),
                "schema:alternateName": [safe(alias) for alias in one.aliases],
                **_titles(one),
                "schema:subjectOf": [
                    names.ref("report", report) for report in dict.fromkeys(mention.report for mention in one.mentions)
                ],
            },
        )


def _titles(one: Entity) -> Node:
    """The titles of a person, held and held before; no other thing has one."""
    if one.type != "person":
        return {}
    held: dict[bool, list[str]] = {True: [], False: []}
    for role in one.roles:
        held[role.former].append(safe(f"{role.title}, {role.organization}" if role.organization else role.title))
    return {"schema:jobTitle": held[False], "ts:formerTitle": held[True]}
