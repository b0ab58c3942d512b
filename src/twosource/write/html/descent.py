"""Who got it from whom. In come an account and its places; out goes a drawing in three layers, and the same as lists.

Origins stand on the left, the agencies and outlets that passed their words on in the middle, the reports at hand on the
right. A report whose outlet is itself an origin says so; it needs no line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.write.contract import Account, Origin
from twosource.write.html.happenings import Row
from twosource.write.html.layers import Edge, Graph, Layout, Node, layout
from twosource.write.html.places import Places, Words


@dataclass(frozen=True, slots=True)
class Rest:
    """That a report rests on another's reporting or text, and the words that show it."""

    outlet: str
    href: str
    kind: str
    on: str
    on_href: str | None
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An origin, what it came through, the reports that rest on it, and the events told on its word."""

    name: str
    anonymous: bool
    own: bool
    via: tuple[str, ...]
    reports: tuple[tuple[str, str], ...]
    events: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Descent:
    """The drawing, and what it shows as lists."""

    drawing: Layout
    sources: tuple[Source, ...]
    rests: tuple[Rest, ...]


def descent(account: Account, rows: Sequence[Row], places: Places) -> Descent:
    """All origins of the events told, and all dependences between reports."""
    return Descent(
        drawing=layout(_graph(account, places)),
        sources=tuple(_source(origin, account, rows, places) for origin in account.origins),
        rests=tuple(_rests(account, places)),
    )


def _source(origin: Origin, account: Account, rows: Sequence[Row], places: Places) -> Source:
    own = {_bare(places.outlet(report.id)) for report in account.reports}
    return Source(
        name=origin.name,
        anonymous=origin.anonymous,
        own=_bare(origin.name) in own,
        via=tuple(name for name in origin.via if _bare(name) not in own and _bare(name) != _bare(origin.name)),
        reports=tuple((places.outlet(report), places.report(report) or "") for report in origin.reports),
        events=tuple(row for row in rows if any(one.id == origin.id for one in row.origins)),
    )


def _rests(account: Account, places: Places) -> Iterator[Rest]:
    for one in account.dependence:
        words = (places.words(one.report, span.start, span.end) for span in one.spans)
        yield Rest(
            outlet=places.outlet(one.report),
            href=places.report(one.report) or "",
            kind=one.kind,
            on=places.outlet(one.with_) if one.with_ else one.on,
            on_href=places.report(one.with_) if one.with_ else None,
            words=tuple(dict.fromkeys(one for one in words if one))[:4],
        )


def _graph(account: Account, places: Places) -> Graph:
    """Nodes and edges, each once: what is both an origin and an agency is one node, in the middle."""
    reports = {_bare(places.outlet(report.id)): report.id for report in account.reports}
    graph = Graph()
    for report in account.reports:
        graph.add(Node(f"r:{report.id}", places.outlet(report.id), 2, "report", places.report(report.id)))
    for dependence in account.dependence:
        on = f"r:{dependence.with_}" if dependence.with_ else _middle(graph, dependence.on, reports)
        graph.join(Edge(on, f"r:{dependence.report}", dependence.kind))
    for origin in account.origins:
        _add(graph, origin, reports)
    return graph


def _add(graph: Graph, origin: Origin, reports: dict[str, str]) -> None:
    """An origin with the way that its word took: from it to those it passed, from these to the reports."""
    passed = [name for name in origin.via if _bare(name) not in reports and _bare(name) != _bare(origin.name)]
    start = f"r:{reports[_bare(origin.name)]}" if _bare(origin.name) in reports else f"m:{_bare(origin.name)}"
    if start not in graph.nodes:
        start = f"o:{origin.id}"
        graph.add(Node(start, origin.name, 0, "anonymous" if origin.anonymous else "origin", None))
    graph.mark(start)
    last = [start]
    if passed:
        last = [_middle(graph, name, reports) for name in passed]
        for node in last:
            graph.join(Edge(start, node, "told"))
    for report in origin.reports:
        for node in last:
            graph.join(Edge(node, f"r:{report}", "told"))


def _middle(graph: Graph, name: str, reports: dict[str, str]) -> str:
    """The node of an agency or outlet by its name."""
    if _bare(name) in reports:
        return f"r:{reports[_bare(name)]}"
    graph.add(Node(f"m:{_bare(name)}", name, 1, "agency", None))
    return f"m:{_bare(name)}"


def _bare(name: str) -> str:
    """A name as names are compared: without its article and its capitals."""
    return name.casefold().removeprefix("the ").strip()
