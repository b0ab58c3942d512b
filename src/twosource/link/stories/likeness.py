"""How alike two reports are, 0 to 1. In come two signatures and nothing else; out goes the likeness of one story.

A logistic model of four things, with weights learned on pairs of reports of two years (`train/fit_stories.py`): the
words of the reports, the words of their headlines, how far apart they came out, and whether their first sentences name
other days. What the model gives, the logarithm of the odds, is cut off below and above and laid between 0 and 1, so
that likenesses of many pairs have a mean that says something.

    likeness(signature(one), signature(other)) >= 0.31  # may well be one story
"""

from __future__ import annotations

from datetime import date
from math import fsum

from twosource.link.stories.signatures import Signature, Vector
from twosource.link.weights import weights


def likeness(a: Signature, b: Signature, *, patient: bool = False) -> float:
    """How alike two reports are; `patient` is for few reports that somebody has put together.

    Then months between them speak no more against one story than a day does.
    """
    table = weights("stories")
    odds = table["none"] + sum([table[name] * value for name, value in features(a, b, patient=patient).items()])
    return min(1.0, max(0.0, (odds - table["odds_of_0"]) / (table["odds_of_1"] - table["odds_of_0"])))


def features(a: Signature, b: Signature, *, patient: bool = False) -> dict[str, float]:
    """What speaks for one story and against it, by the name of its weight."""
    apart = days_apart(a, b)
    return {
        "words": cosine(a.terms, b.terms),
        "headline": cosine(a.head, b.head),
        "first_day": min(1.0, apart),
        "further_days": 0.0 if patient or apart <= 1 else min(weights("stories")["days_counted"], apart - 1),
        "other_day": float(_other_days(a.days, b.days)),
    }


def days_apart(a: Signature, b: Signature) -> float:
    """How many days lie between two reports; none where one has no date."""
    return abs((a.moment - b.moment).total_seconds()) / 86400 if a.moment and b.moment else 0.0


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two vectors of length 1.

    >>> cosine({"a": 0.6, "b": 0.8}, {"b": 1.0})
    0.8
    """
    return fsum([a[term] * b[term] for term in a.keys() & b.keys()])  # exact, so that no order matters


def _other_days(a: tuple[date, ...], b: tuple[date, ...]) -> bool:
    return bool(a and b) and a != b and set(a).isdisjoint(b)
