"""JSON-LD is read by rdflib without any network, and answers questions in SPARQL."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import PROV, RDF

from twosource.write.exports import export
from twosource.write.exports.linked.nodes import moment

SEM = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
SCHEMA = rdflib.Namespace("https://schema.org/")
PREFIXES = """
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX ts: <urn:twosource:terms:>
"""


def parsed(told) -> rdflib.Graph:
    return rdflib.Graph().parse(data=export(*told, "jsonld"), format="json-ld")


@pytest.fixture(scope="module")
def envoy_graph(envoy) -> rdflib.Graph:
    return parsed(envoy)


def asked(graph: rdflib.Graph, question: str) -> set[tuple[str, ...]]:
    return {tuple(str(value) for value in row) for row in graph.query(PREFIXES + question)}


def test_nothing_is_fetched_to_read_it(envoy, monkeypatch) -> None:
    def refused(*_, **__):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket.socket, "connect", refused)
    document = json.loads(export(*envoy, "jsonld"))
    assert isinstance(document["@context"], dict)
    assert len(parsed(envoy)) > 1000


def test_everything_of_the_account_is_there(envoy, envoy_graph) -> None:
    account = envoy[0][0]
    for kind, things in (
        (SEM.Event, account.events),
        (SCHEMA.Claim, account.claims),
        (SCHEMA.NewsArticle, account.reports),
    ):
        assert len(set(envoy_graph.subjects(RDF.type, kind))) == len(things)


def test_who_takes_part_in_what_is_planned_is_a_question(envoy, envoy_graph) -> None:
    found = asked(envoy_graph, """
        SELECT ?what ?who ?role WHERE {
            ?event a sem:Event ; rdfs:label ?what ; ts:status "planned" ; sem:hasActor ?part .
            ?part rdf:value/schema:name ?who ; sem:roleType ?role }""")  # fmt: skip
    account = envoy[0][0]
    names = {entity.id: entity.name for entity in account.entities}
    assert found == {
        (event.label, names[one.entity], f"urn:twosource:terms:{one.role}")
        for event in account.events
        if event.status == "planned"
        for one in event.participants
        if one.entity
    }
    assert found


def test_what_rests_on_whom_is_a_question(envoy, envoy_graph) -> None:
    found = asked(envoy_graph, """
        SELECT ?what ?origin WHERE {
            ?telling a ts:Assessment ; schema:about/rdfs:label ?what ; ts:verdict "single-origin" ;
                     prov:wasAttributedTo/schema:name ?origin }""")  # fmt: skip
    account = envoy[0][0]
    origins = {origin.id: origin.name for origin in account.origins}
    assert found == {
        (event.label, origins[one])
        for event in account.events
        if event.assessment.verdict == "single-origin"
        for one in event.assessment.origins
    }


def test_what_a_source_says_is_quoted_with_the_article(envoy_graph) -> None:
    found = asked(envoy_graph, """
        SELECT ?words ?outlet WHERE {
            ?claim a schema:Claim ; schema:text ?words ; ts:kind "direct" ; prov:wasQuotedFrom ?article .
            ?article a schema:NewsArticle ; schema:publisher/schema:name ?outlet }""")  # fmt: skip
    assert found
    assert {outlet for _, outlet in found} <= {"The Bishkek Herald", "Associated Press", "The Silk Road Monitor"}


def test_times_are_compared_as_days(envoy, envoy_graph) -> None:
    found = asked(envoy_graph, """
        SELECT ?what WHERE {
            ?event sem:hasTime/sem:hasEarliestBeginTimeStamp ?day ; rdfs:label ?what
            FILTER(datatype(?day) = xsd:date && ?day >= "2018-03-16"^^xsd:date) }""")  # fmt: skip
    late = {
        event.label
        for event in envoy[0][0].events
        if event.time and (event.time.earliest or "") >= "2018-03-16" and "T" not in (event.time.earliest or "")
    }
    assert {what for (what,) in found} == late != set()


def test_the_chain_is_in_order(envoy, envoy_graph) -> None:
    account = envoy[0][0]
    claim = next(one for one in account.claims if len(one.chain) > 1)
    chain = rdflib.URIRef(f"urn:twosource:{account.story.id}:claim:{claim.id}")
    head = envoy_graph.value(chain, rdflib.URIRef("urn:twosource:terms:chain"))
    people = list(rdflib.collection.Collection(envoy_graph, head))
    names = {entity.id: entity.name for entity in account.entities}
    assert [str(envoy_graph.value(one, SCHEMA.name)) for one in people] == [
        names.get(link.entity, link.name) for link in claim.chain
    ]


def test_what_a_report_carries_it_was_derived_from(ferry) -> None:
    found = asked(parsed(ferry), """
        SELECT ?outlet ?agency WHERE {
            ?article a schema:NewsArticle ; schema:publisher/schema:name ?outlet ;
                     prov:wasDerivedFrom/schema:publisher/schema:name ?agency }""")  # fmt: skip
    assert ("Coast Daily", "Ghana News Agency") in found


def test_every_literal_of_a_time_is_one(both) -> None:
    for literal in parsed(both).objects():
        if isinstance(literal, rdflib.Literal) and literal.datatype:
            assert not literal.ill_typed, literal


def test_hostile_text_stays_text(hostile) -> None:
    graph = parsed(hostile)
    serialized = graph.serialize(format="nt")
    again = rdflib.Graph().parse(data=serialized, format="nt")
    assert len(again) == len(graph)
    assert not any("javascript:" in str(term) for term in graph.objects() if isinstance(term, rdflib.URIRef))
    assert set(graph.subjects(RDF.type, PROV.Entity))


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("2019-01-18", "2019-01-18", "xsd:date"),
        ("2019-01-17T18:25+08:00", "2019-01-17T18:25:00+08:00", "xsd:dateTime"),
        ("2019-01-17T18:25-03:30", "2019-01-17T18:25:00-03:30", "xsd:dateTime"),
        ("2019-01-17T18:25", "2019-01-17T18:25:00", "xsd:dateTime"),
        ("2019-01-17T18:25:09Z", "2019-01-17T18:25:09Z", "xsd:dateTime"),
    ],
)
def test_moments_are_typed(text: str, value: str, kind: str) -> None:
    assert moment(text) == {"@value": value, "@type": kind}


def test_the_question_of_the_docs_has_an_answer(envoy, envoy_graph) -> None:
    page = (Path(__file__).parents[3] / "docs" / "write" / "exports.md").read_text(encoding="utf-8")
    question = re.search(r"^ {4}(SELECT .*?)\n\n", page, re.M | re.S)[1]
    cancelled = {event.label for event in envoy[0][0].events if event.status == "cancelled"}
    assert {what for what, _ in asked(envoy_graph, question)} == cancelled != set()
