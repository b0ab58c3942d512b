"""Reports worth comparing, as the database finds them: those that the flow without it compares, no more and no less."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from twosource.link.stories import Signature
from twosource.link.stories.partition import comparable
from twosource.link.weights import weights
from twosource.store import Store, signatures
from twosource.store.packing import pack_json

FIRST = datetime(2031, 3, 1, tzinfo=UTC)
TERMS = [f"term{number}" for number in range(14)]


def drawn(draw: Random, number: int) -> Signature:
    """A report with some of few key terms, of some hour of two weeks or of none."""
    dated = draw.random() < 0.7
    moment = FIRST + timedelta(hours=draw.randrange(14 * 24)) if dated else None
    return Signature(f"r{number:03d}", moment, {}, {}, tuple(draw.sample(TERMS, draw.randint(3, 12))))


def kept(one: Signature) -> signatures.Signed:
    moment = one.moment.timestamp() if one.moment else None
    return signatures.Signed(one.id, 1, "a program", moment, one.keys, pack_json({}))


@pytest.mark.parametrize("seed", range(3))
def test_the_database_finds_just_what_is_comparable(store: Store, seed: int) -> None:
    draw = Random(seed)  # noqa: S311
    pile = [drawn(draw, number) for number in range(60)]
    table: Any = weights("stories")
    bounds = {"shared": int(table["key_shared"]), "undated": int(table["key_undated"]), "reach": table["reach"]}
    with store.write() as base:
        for one in pile:
            signatures.keep(base, kept(one))
    found = 0
    with store.read() as base:
        for one in pile:
            wanted = [
                other.id
                for other in pile
                if other.id != one.id and comparable(one, other, len({*one.keys} & {*other.keys}))
            ]
            assert signatures.candidates(base, kept(one), **bounds) == wanted
            found += len(wanted)
    assert 0 < found < len(pile) ** 2
