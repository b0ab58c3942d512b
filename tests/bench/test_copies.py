"""The pairs of reports that copy or do not, and the baseline beside ours."""

from __future__ import annotations

from collections import Counter

import pytest

import copies

PAIRS = copies.rows()


def test_there_are_pairs_of_each_kind_in_both_halves() -> None:
    assert len(PAIRS) >= 60
    assert len({pair["id"] for pair in PAIRS}) == len(PAIRS)
    kinds = Counter((pair["half"], pair["kind"]) for pair in PAIRS)
    assert len(kinds) == 14
    assert min(kinds.values()) >= 3


def test_no_story_is_in_both_halves() -> None:
    halves = {(pair["first"]["id"], pair["half"]) for pair in PAIRS}
    assert len(halves) == len({name for name, _ in halves})


@pytest.mark.parametrize("kind", ["quotes only", "one statement"])
def test_pairs_that_share_a_quote_share_no_other_run_of_words(kind: str) -> None:
    for pair in PAIRS:
        if pair["kind"] == kind:
            texts = [pair[side]["text"] for side in ("first", "second")]
            assert runs(*texts)
            assert not runs(*(copies.re.sub(r'"[^"]*"', " | ", text) for text in texts)), pair["id"]


def runs(one: str, other: str) -> set[tuple[str, ...]]:
    found = []
    for text in (one, other):
        words = copies.re.findall(r"\w+|\|", text.casefold())
        found.append({tuple(words[at : at + 6]) for at in range(len(words) - 5)})
    return found[0] & found[1]


def test_the_baseline_sees_a_copy_and_no_copy() -> None:
    near, apart = (
        {"first": {"text": "a b c d e f g"}, "second": {"text": text}} for text in ("a b c d e f h", "x y z")
    )
    assert copies.estimated(near) > 0.2 > copies.estimated(apart)
    assert copies.best_threshold(
        [{"id": "n", "copied": True}, {"id": "a", "copied": False}], {"n": 0.4, "a": 0.1}
    ) == pytest.approx(0.4)


def test_ours_tells_a_wire_copy_from_a_quote_and_from_another_telling() -> None:
    some = [pair for pair in PAIRS if pair["id"].split()[0] == "ferry"]
    ours, _ = copies.judged(some)
    assert {pair["id"] for pair in some if ours[pair["id"]]} == {pair["id"] for pair in some if pair["copied"]}
