"""Two phrases side by side that are one entity. In come candidates in reading order, out go pairs of them.

"its spokesperson, Ana Rojas," and "Ana Rojas, a spokesperson for the ministry," are pairs; lists of people are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.extract.coreference.groups import compatible
from twosource.extract.labels import SUBJECTS
from twosource.extract.mentions.candidates import Candidate
from twosource.extract.parse import Parse

CLOSING = frozenset([",", ".", ";", ":", "(", ")", "—", "–", "-", "?", "!", '"', "who", "which"])
NOT_IN_APPOSITION = frozenset(("place", "facility"))


def appositions(parse: Parse, candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Each pair, the first phrase first."""
    heads = {c.head: c for c in candidates if c.kind != "pronoun"}
    starts = {c.start: c for c in reversed(candidates) if c.kind != "pronoun"}
    for first in candidates:
        if first.kind == "pronoun":
            continue
        second = _by_parse(parse, first, heads) or _by_commas(parse, first, starts, heads)
        if second and _one_and_the_same(parse, first, second):
            yield first, second
            description = second if second.kind == "nominal" else first
            yield from ((description, more) for more in _further(parse, description, heads))


def _further(parse: Parse, description: Candidate, heads: dict[int, Candidate]) -> Iterator[Candidate]:
    """What else somebody is: "envoy and former minister"."""
    for child in parse.children[description.head]:
        other = heads.get(child) if parse.dep[child] == "conj" else None
        if other and other.kind == "nominal" and description.type == other.type == "person" and not other.definite:
            yield other


def _by_parse(parse: Parse, first: Candidate, heads: dict[int, Candidate]) -> Candidate | None:
    for child in _apposed(parse, first.head, heads):
        gap = heads[child].start - (first.core[1] if first.kind == "nominal" else first.end)
        return heads[child] if 0 <= gap <= 2 else None
    return None


def _apposed(parse: Parse, head: int, heads: dict[int, Candidate]) -> list[int]:
    """The heads that the parser takes for appositions to one."""
    return [child for child in parse.children[head] if parse.dep[child] == "appos" and child in heads]


def _by_commas(
    parse: Parse, first: Candidate, starts: dict[int, Candidate], heads: dict[int, Candidate]
) -> Candidate | None:
    """The parser often takes an apposition for a list; between two commas it is told by its types alone."""
    comma = first.core[1] if first.kind == "nominal" else first.end
    if comma + 1 >= parse.size or parse.text[comma] != ",":
        return None
    second = starts.get(comma + 1)
    if second is None or {first.kind, second.kind} != {"name", "nominal"}:
        return None
    if second.kind == "nominal" and any(heads[c].kind == "name" for c in _apposed(parse, second.head, heads)):
        return None
    end = second.core[1] if second.kind == "nominal" else second.end
    verb = end < parse.size and parse.tag[end].startswith("V") and parse.dep[second.head] not in SUBJECTS
    closed = end >= parse.size or parse.lower[end] in CLOSING or verb
    return second if closed and first.type in ("person", "organization", "government") else None


def _one_and_the_same(parse: Parse, first: Candidate, second: Candidate) -> bool:
    """Types fit, one describes the other, and neither is part of a list."""
    if first.kind == second.kind == "name" or None in (first.type, second.type):
        return False
    if not compatible(first.type, second.type) or (first.type in NOT_IN_APPOSITION and second.kind == "name"):
        return False
    if first.plural is not None and second.plural is not None and first.plural != second.plural:
        return False
    if first.gender in ("m", "f") and second.gender in ("m", "f") and first.gender != second.gender:
        return False
    joined = (parse.lower[child] for child in parse.children[second.head] if parse.dep[child] == "cc")
    listed = parse.dep[second.head] == "conj" and any(parse.dep[child] == "cc" for child in parse.children[first.head])
    more = any(
        parse.dep[child] == "conj" and parse.tag[child] in ("NNP", "NNPS") for child in parse.children[second.head]
    )
    return not listed and not (more and any(joined))
