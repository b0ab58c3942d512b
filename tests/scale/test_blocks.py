"""Reports compared block by block are the pairs, and the stories, of all at once."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from twosource.link.stories import Signature, likeness
from twosource.link.stories.partition import by_moment, linked
from twosource.link.weights import weights
from twosource.scale import blocks

START = datetime(2018, 5, 1, tzinfo=UTC)


def world(count: int, seed: int, undated: int = 0) -> list[Signature]:
    """Reports of some happenings over some weeks; what they share is chance and their happening's words."""
    chance = random.Random(seed)  # noqa: S311
    found = []
    for number in range(count):
        story = chance.randrange(count // 5)
        words = [f"word{story}-{chance.randrange(6)}" for _ in range(4)] + [f"any{chance.randrange(40)}" for _ in "ab"]
        terms = {word: round(0.1 + chance.random(), 4) for word in sorted(set(words))}
        length = sum(value * value for value in terms.values()) ** 0.5
        terms = {word: round(value / length, 4) for word, value in terms.items()}
        moment = None if number < undated else START + timedelta(hours=40 * story + chance.randrange(60))
        found.append(Signature(f"{number:04}", moment, terms, terms, tuple(terms)))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_blocks_of_any_size_find_the_links_of_the_whole(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "OWN", 7)
    monkeypatch.setattr(blocks, "OTHERS", 11)
    ordered = sorted(world(150, seed, undated=5), key=by_moment)
    moments = [one.moment.timestamp() if one.moment else None for one in ordered]
    found = []
    for block in blocks.blocks(moments, [one.id for one in ordered], "p"):
        own, others = ordered[block.own : block.end], ordered[block.start : block.stop]
        found += blocks.pairs(blocks.links(own, others, among_own=block.among_own), block)
    everywhere = {(a, b) for b in range(150) for a in range(b) if linked(ordered[a], ordered[b])}
    assert len(found) == len(set(found))
    assert set(found) == everywhere
    assert len(found) > 20


def test_no_pair_that_is_linked_is_overlooked() -> None:
    signatures = world(60, 9)
    table, needed = blocks.rows(signatures), blocks.needed()
    for a, one in enumerate(signatures):
        for b, other in enumerate(signatures[:a]):
            if likeness(one, other) >= weights("stories")["least"]:
                assert table[a] @ table[b] >= needed


def test_reports_without_a_date_are_compared_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "OWN", 5)
    monkeypatch.setattr(blocks, "OTHERS", 9)
    moments = [float(day * 86400) for day in range(40)] + [None] * 8
    seen = set()
    for block in blocks.blocks(moments, [str(n) for n in range(48)], "p"):
        for own in range(block.own, block.end):
            seen |= {(other, own) for other in range(block.start, block.stop)}
            seen |= {(other, own) for other in range(block.own, own) if block.among_own}
    assert all((other, own) in seen for own in range(40, 48) for other in range(own))
    assert (3, 30) not in seen
    assert (28, 30) in seen
