"""GraphML is read by networkx, and the network tells who has it from whom."""

from __future__ import annotations

import io

import networkx
import pytest
from lxml import etree

from twosource.write.contract import Account, Link, Source
from twosource.write.exports import export
from twosource.write.exports.network import network


def graph(told) -> networkx.MultiDiGraph:
    return networkx.read_graphml(io.BytesIO(export(*told, "graphml")), force_multigraph=True)


def labeled(found, kind: str, label: str) -> str:
    (node,) = [id for id, facts in found.nodes(data=True) if facts["kind"] == kind and facts["label"] == label]
    return node


def related(found, start: str, relation: str) -> set[str]:
    return {
        found.nodes[end]["label"]
        for _, end, facts in found.out_edges(start, data=True)
        if facts["relation"] == relation
    }


def test_every_event_entity_and_report_is_a_node(both) -> None:
    found = graph(both)
    kinds = [facts["kind"] for _, facts in found.nodes(data=True)]
    assert kinds.count("event") == sum(len(account.events) for account in both[0])
    assert kinds.count("report") == sum(len(account.reports) for account in both[0])
    assert kinds.count("entity") == sum(len(account.entities) for account in both[0])
    assert found.is_directed()


def test_the_way_from_a_report_to_the_origin_is_a_path(envoy) -> None:
    found = graph(envoy)
    herald = labeled(found, "report", "The Bishkek Herald")
    asked = [(u, v) for u, v, facts in found.edges(data=True) if facts["relation"] == "has it from"]
    chains = networkx.DiGraph(asked)
    told = {found.nodes[node]["label"] for node in networkx.descendants(chains, herald)}
    assert {"AKIpress", "a spokesperson for the Kyrgyz government"} <= told
    agency = next(node for node in chains.successors(herald) if found.nodes[node]["label"] == "AKIpress")
    assert "a spokesperson for the Kyrgyz government" in related(found, agency, "has it from")
    assert "a spokesperson for the Kyrgyz government" not in related(found, herald, "has it from")


def test_participants_lead_to_their_event_by_role(envoy) -> None:
    found = graph(envoy)
    account: Account = envoy[0][0]
    event = max(account.events, key=lambda one: one.assessment.importance)
    node = f"{account.story.id}/event/{event.id}"
    parties = {(found.nodes[u]["label"], facts["relation"]) for u, _, facts in found.in_edges(node, data=True)}
    names = {entity.id: entity.name for entity in account.entities}
    assert {(names[one.entity], one.role) for one in event.participants if one.entity} <= parties
    assert found.nodes[node]["status"] == event.status
    assert found.nodes[node]["importance"] == pytest.approx(event.assessment.importance)


def test_a_report_that_carries_an_agency_leads_to_it(ferry) -> None:
    found = graph(ferry)
    daily = labeled(found, "report", "Coast Daily")
    assert "Ghana News Agency" in related(found, daily, "republishes")


def test_officials_of_two_reports_are_not_made_one(envoy) -> None:
    account = envoy[0][0]
    parts = [network([account])]
    anonymous = [node for node, facts in parts[0].nodes.items() if facts["kind"] == "source" and facts["anonymous"]]
    reports = {report.id for report in account.reports}
    assert anonymous
    assert all(any(f"/source/{report}/" in node for report in reports) for node in anonymous)


def test_nobody_is_called_it(envoy) -> None:
    labels = {facts["label"] for facts in network(envoy[0]).nodes.values() if facts["kind"] == "source"}
    assert not {"it", "he", "she", "they"} & {label.casefold() for label in labels}


def test_hostile_text_is_well_formed_and_of_the_declared_types(hostile) -> None:
    root = etree.fromstring(export(*hostile, "graphml"))
    assert len(root.findall(".//{*}node")) == len(network(hostile[0]).nodes)
    assert graph(hostile).number_of_edges() > 0


def test_forms_that_a_source_can_have_are_all_taken() -> None:
    assert {"name", "entity", "anonymous", "count"} <= set(Link.__slots__) & set(Source.__slots__)
