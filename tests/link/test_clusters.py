from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twosource.link.clusters import grow

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]), st.floats(0, 1), max_size=20
)


@given(PAIRS)
def test_every_thing_is_in_one_group(pairs: dict[tuple[int, int], float]) -> None:
    found = grow(9, pairs, least=0.5)
    assert sorted(number for group in found for number in group) == list(range(9))


@given(PAIRS)
def test_a_veto_on_all_leaves_everything_alone(pairs: dict[tuple[int, int], float]) -> None:
    assert grow(9, pairs, least=0.0, veto=lambda a, b: True) == [[number] for number in range(9)]


def test_a_veto_breaks_a_chain() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.8}
    assert grow(3, chain, least=0.5, unknown_is_unlike=False) == [[0, 1, 2]]
    assert grow(3, chain, least=0.5, unknown_is_unlike=False, veto=lambda a, b: {0, 2} <= {*a, *b}) == [[0, 1], [2]]
