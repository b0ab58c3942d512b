"""A network as GraphML, for Gephi, yEd, Cytoscape, networkx, igraph. In come Accounts; out goes XML.

Every attribute is declared with its type; one that a node does not have is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from twosource.write.contract import Account
from twosource.write.exports.characters import xml_text
from twosource.write.exports.network import Value, network

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
Facts = Iterable[tuple[str, Value]]


def as_graphml(accounts: Sequence[Account]) -> bytes:
    """All accounts as one graph, UTF-8 with its declaration."""
    made = network(accounts)
    root = etree.Element(f"{{{NAMESPACE}}}graphml", nsmap={None: NAMESPACE})
    for element, found in (("node", made.nodes.values()), ("edge", (dict(facts) for _, _, facts in made.edges))):
        for name, kind in _types(facts.items() for facts in found).items():
            key = {"id": _key(element, name), "for": element, "attr.name": name, "attr.type": kind}
            etree.SubElement(root, f"{{{NAMESPACE}}}key", key)
    graph = etree.SubElement(root, f"{{{NAMESPACE}}}graph", edgedefault="directed")
    for id, facts in made.nodes.items():
        _add(graph, "node", {"id": xml_text(id)}, facts.items())
    for number, (start, end, about) in enumerate(made.edges):
        ends = {"id": f"e{number}", "source": xml_text(start), "target": xml_text(end)}
        _add(graph, "edge", ends, about)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _types(found: Iterable[Facts]) -> dict[str, str]:
    """The attributes of all nodes, or of all edges, with their types; a number that may have a fraction is a double."""
    types: dict[str, str] = {}
    for facts in found:
        for name, value in facts:
            if value is not None:
                kind = TYPES[type(value)]
                types[name] = "double" if {kind, types.get(name)} == {"double", "long"} else kind
    return types


def _key(element: str, name: str) -> str:
    return f"{element}-{name}"


def _add(graph: etree._Element, element: str, ends: dict[str, str], facts: Facts) -> None:
    made = etree.SubElement(graph, f"{{{NAMESPACE}}}{element}", ends)
    for name, value in facts:
        if value is not None:
            data = etree.SubElement(made, f"{{{NAMESPACE}}}data", key=_key(element, name))
            data.text = str(value).lower() if isinstance(value, bool) else xml_text(str(value))
