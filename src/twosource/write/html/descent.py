"""Who got it from whom. In come an account and its places; out goes a drawing in three layers, and the same as lists.

Origins stand on the left, the agencies and outlets that passed their words on in the middle, the reports at hand on the
right. A report whose outlet is itself an origin says so; it needs no line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from twosource.write.contract import Account, Origin
from twosource.write.html.happenings import Row
from twosource.write.html.layers import Edge, Graph, Layout, Node, layout
from twosource.write.html.places import Places, Words
from twosource.write.origins import bare, key_of, told_apart

MOST_DRAWN = 40  # origins; more names than that are a list, no drawing


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
    """The drawing, how many of the sources it has, and what it shows as lists."""

    drawing: Layout
    drawn: int
    sources: tuple[Source, ...]
    rests: tuple[Rest, ...]


def descent(account: Account, rows: Sequence[Row], places: Places) -> Descent:
    """All origins of the events told, and all dependences between reports."""
    sources = {key: _source(found, account, rows, places) for key, found in told_apart(account.origins).items()}
    drawn = set(sorted(sources, key=lambda key: (-len(sources[key].events), -len(sources[key].reports)))[:MOST_DRAWN])
    return Descent(
        drawing=layout(_graph(account, places, drawn)),
        drawn=len(drawn),
        sources=tuple(sources.values()),
        rests=tuple(_rests(account, places)),
    )


def _source(origins: Sequence[Origin], account: Account, rows: Sequence[Row], places: Places) -> Source:
    own, first = {bare(places.outlet(report.id)) for report in account.reports}, origins[0]
    via = dict.fromkeys(name for one in origins for name in one.via if bare(name) not in own | {bare(first.name)})
    reports = dict.fromkeys(report for one in origins for report in one.reports)
    ids = {one.id for one in origins}
    return Source(
        name=first.name,
        anonymous=first.anonymous,
        own=bare(first.name) in own,
        via=tuple(via),
        reports=tuple((places.outlet(report), places.report(report) or "") for report in reports),
        events=tuple(row for row in rows if ids & {one.id for one in row.origins}),
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
            words=tuple({one.href: one for one in words if one}.values())[:4],
        )


def _graph(account: Account, places: Places, drawn: Set[str]) -> Graph:
    """Nodes and edges, each once: what is both an origin and an agency is one node, in the middle.

    `drawn` are the keys of the origins to be shown.
    """
    graph, outlets = Graph(), _outlets(account, places)
    twice = {name for name, reports in outlets.items() if len(reports) > 1}
    for report in account.reports:
        day = report.published.earliest if report.published and bare(places.outlet(report.id)) in twice else None
        name = f"{places.outlet(report.id)}, {day[:10]}" if day else places.outlet(report.id)
        graph.add(Node(f"r:{report.id}", name, 2, "report"))
    for one in account.dependence:
        for on in [f"r:{one.with_}"] if one.with_ else _passing(graph, one.on, outlets):
            graph.join(Edge(on, f"r:{one.report}", one.kind))
    for origin in account.origins:
        if key_of(origin) in drawn:
            _add(graph, origin, outlets)
    return graph


def _outlets(account: Account, places: Places) -> dict[str, list[str]]:
    """The reports of each outlet."""
    found: dict[str, list[str]] = {}
    for report in account.reports:
        found.setdefault(bare(places.outlet(report.id)), []).append(report.id)
    return found


def _add(graph: Graph, origin: Origin, outlets: dict[str, list[str]]) -> None:
    """An origin with the way that its word took: from it to those it passed, from these to the reports."""
    own = [report for report in origin.reports if report in outlets.get(bare(origin.name), ())]
    starts = [f"r:{report}" for report in own]
    if not own:
        start = f"m:{bare(origin.name)}" if f"m:{bare(origin.name)}" in graph.nodes else f"o:{key_of(origin)}"
        graph.add(Node(start, origin.name, 0, "anonymous" if origin.anonymous else "origin"))
        starts = [start]
    for start in starts:
        graph.mark(start)
    passed = [name for name in origin.via if bare(name) not in outlets and bare(name) != bare(origin.name)]
    last = [node for name in passed for node in _passing(graph, name, outlets)] or starts
    for start in starts if last is not starts else []:
        for node in last:
            graph.join(Edge(start, node, "told"))
    for report in [one for one in origin.reports if one not in own]:
        for node in last:
            graph.join(Edge(node, f"r:{report}", "told"))


def _passing(graph: Graph, name: str, outlets: dict[str, list[str]]) -> list[str]:
    """The nodes of an agency or outlet by its name: its reports where they are at hand, else one in the middle."""
    if reports := outlets.get(bare(name)):
        return [f"r:{report}" for report in reports[:1]]
    graph.add(Node(f"m:{bare(name)}", name, 1, "agency"))
    return [f"m:{bare(name)}"]
