from __future__ import annotations

import pytest

from twosource.lexicon import load
from twosource.link.likeness import FEATURES
from twosource.link.weights import weights

TABLES = sorted(load("weights")["link"])


@pytest.mark.parametrize("table", TABLES)
def test_every_weight_says_why_and_no_two_the_same(table: str) -> None:
    reasons = [entry["why"] for entry in load("weights")["link"][table].values()]
    assert all(len(reason.split()) > 4 for reason in reasons)
    assert len(set(reasons)) == len(reasons)


def test_every_feature_has_a_weight_and_a_reason_of_its_own() -> None:
    assert set(FEATURES) <= set(weights("events"))
    reasons = [feature.__doc__ for feature in FEATURES.values()]
    assert len(set(reasons)) == len(reasons)
