"""A drawing in layers. In goes a graph whose nodes know their layer; out go places for nodes and curves for edges.

Nodes of a layer stand one under the other, in the order of the middle of their neighbors, swept to and fro a few times
(the barycenter method of Sugiyama, Tagawa and Toda, 1981), so that few lines cross.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

SWEEPS = 4
ROW = 26
GAP = 200.0
CHARACTER = 7.3
TOP = 34.0
LONGEST = 36


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the drawing; `origin` where information begins there, `at` where it stands."""

    id: str
    name: str
    layer: int
    kind: str
    origin: bool = False
    at: tuple[float, float] = (0, 0)

    @property
    def label(self) -> str:
        """The name as far as there is room."""
        return self.name if len(self.name) <= LONGEST else f"{self.name[: LONGEST - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Edge:
    """That something went from one to another, and how; `path` is its curve."""

    start: str
    end: str
    kind: str
    path: str = ""


@dataclass(slots=True)
class Graph:
    """Nodes by id and edges, each once."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str], Edge] = field(default_factory=dict)

    def add(self, node: Node) -> None:
        """A node, unless it is there."""
        self.nodes.setdefault(node.id, node)

    def join(self, edge: Edge) -> None:
        """An edge between two nodes that are there; the first one says how."""
        if edge.start != edge.end and edge.start in self.nodes and edge.end in self.nodes:
            self.edges.setdefault((edge.start, edge.end), edge)

    def mark(self, id: str) -> None:
        """That information begins at a node."""
        self.nodes[id] = replace(self.nodes[id], origin=True)


@dataclass(frozen=True, slots=True)
class Layout:
    """Nodes and edges in their places, where the layers stand, and how wide and high the drawing is."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    columns: tuple[float, ...]
    width: float
    height: float


def layout(graph: Graph) -> Layout:
    """The drawing of a graph."""
    layers = [[node.id for node in graph.nodes.values() if node.layer == layer] for layer in range(3)]
    layers = _ordered(layers, graph)
    rows = max(map(len, layers), default=0)
    first, last = (max((len(graph.nodes[id].label) for id in layers[layer]), default=0) for layer in (0, 2))
    left = 30 + CHARACTER * first
    columns = (left, left + GAP, left + 2 * GAP)
    places = {
        id: (columns[layer], y)
        for layer, ids in enumerate(layers)
        for id, y in zip(ids, _heights(ids, rows), strict=True)
    }
    nodes = tuple(replace(graph.nodes[id], at=places[id]) for ids in layers for id in ids)
    edges = tuple(replace(edge, path=_curve(places[edge.start], places[edge.end])) for edge in graph.edges.values())
    return Layout(nodes, edges, columns, columns[2] + 30 + 1.15 * CHARACTER * last, TOP + rows * ROW)


def _ordered(layers: list[list[str]], graph: Graph) -> list[list[str]]:
    """Each layer by the middle of its nodes' neighbors in the other layers; equal ones keep their order."""
    neighbors: dict[str, list[str]] = {id: [] for id in graph.nodes}
    for edge in graph.edges.values():
        neighbors[edge.start].append(edge.end)
        neighbors[edge.end].append(edge.start)
    for sweep in range(SWEEPS):
        for layer in (0, 1, 2) if sweep % 2 else (1, 0, 1):
            height = {id: (index + 0.5) / len(ids) for ids in layers for index, id in enumerate(ids)}
            layers[layer] = sorted(layers[layer], key=lambda id: _middle(id, neighbors, height))
    return layers


def _middle(id: str, neighbors: Mapping[str, list[str]], height: Mapping[str, float]) -> float:
    found = [height[other] for other in neighbors[id]]
    return sum(found) / len(found) if found else height[id]


def _heights(ids: list[str], rows: int) -> Iterator[float]:
    """Heights spread evenly over the drawing."""
    step = rows / len(ids) if ids else 0
    yield from (round(TOP + ROW * step * (index + 0.5), 1) for index in range(len(ids)))


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A curve from left to right, or to the right and back where both stand in one layer."""
    (x, y), (u, v) = start, end
    if x == u:
        out = min(40 + abs(v - y) / 4, 110)
        return f"M{x:g} {y:g}C{x - out:g} {y:g} {u - out:g} {v:g} {u:g} {v:g}"
    bend = (u - x) / 2
    return f"M{x:g} {y:g}C{x + bend:g} {y:g} {u - bend:g} {v:g} {u:g} {v:g}"
