"""Learn the weights by which a pronoun chooses its antecedent.

    python bench/learn_recall.py SHARED/data/coref/ontogum.train.jsonl > src/twosource/lexicon/recall.toml

In comes gold coreference, out goes the list `recall`. Each pronoun of the third person is a choice among the
antecedents that `Recall.options` leaves and nobody; a log-linear model is fitted by gradient descent. While a
text is read, a pronoun is put where gold has it, so that what comes after it sees a right reading.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter
from pathlib import Path
from typing import Any

from spacy.language import Language

from twosource.extract.coreference import recall
from twosource.extract.coreference.groups import Group
from twosource.extract.coreference.resolution import Resolver
from twosource.extract.language import load_language
from twosource.extract.mentions.candidates import Candidate
from twosource.extract.mentions.vocabulary import vocabulary
from twosource.extract.parse import Parse
from twosource.extract.reading import prepare
from twosource.model import Report, Segment, Span
from twosource.settings import Settings

ROUNDS, RATE, DECAY, SHRINK = 25, 0.1, 0.9, 0.002
NEWS = 2  # times that a document of news counts
LENIENT = 1.75  # taken off from what "nobody" weighs: recall for a little precision
SMALLEST = 0.05  # weights below are left out
HEADER = """\
# Weights of a log-linear choice among the antecedents of a pronoun, learned by bench/learn_recall.py on the train part
# of OntoGUM. The first word is the pronoun: he (she), it, they. "nobody" is what the best antecedent has to reach.
#
# sentences N    how many sentences the antecedent lies back
# rank N         how many possible antecedents are nearer
# words N        how many words lie between, by the steps of clues.py
# subject ...    its grammatical role; "subject to object" where the pronoun is a subject, it an object
# own ...        its role for a possessive pronoun in the same sentence
# main N         it is the subject of its sentence, and N such stand nearer (2: or more)
# below ...      it is the subject of the clause that the pronoun's clause hangs on, and how; or how it is referred to
# person ...     its type of entity
# name ...       how it is referred to; a twin is the same pronoun
# definite ...   a description's article: the, this, a, own (a possessor), bare
# size N         how often its entity was mentioned before
# unquoted ...   whether both stand in quotation marks, and how it is referred to; "speaker" says what the pronoun is in
examples = ["Helen Ward met Robert Okafor. She thanked him.", "The bank closed its branches."]

[weights]"""

Choice = tuple[list[list[str]], list[bool]]


class Teacher(recall.Recall):
    """A Recall that notes each choice and answers with gold."""

    def __init__(self, resolver: Resolver, gold: dict[tuple[int, int], str], choices: list[Choice]) -> None:
        super().__init__(resolver.parse, resolver.speakers)
        self.gold, self.choices = gold, choices

    def find(self, candidate: Candidate) -> Group | None:
        """Gold's group of the pronoun, where it is among the options."""
        options = self.options(candidate)
        wanted = self._cluster(candidate)
        right = [wanted is not None and wanted in self._clusters(option) for option in options]
        features = list(self.clues.of(candidate, options))
        self.choices.append(([*features, self.clues.nobody(candidate)], [*right, not any(right)]))
        return next((group for (_, group), is_right in zip(options, right, strict=True) if is_right), None)

    def _cluster(self, candidate: Candidate) -> str | None:
        start, end = self.parse.start[candidate.start], self.parse.end[candidate.end - 1]
        return self.gold.get((start, end)) or self.gold.get((start, end + 2))

    def _clusters(self, option: tuple[Candidate, Group]) -> set[str]:
        """The cluster of the antecedent; where gold lacks it, the commonest of its group."""
        own = self._cluster(option[0])
        if own:
            return {own}
        known = Counter(cluster for member in option[1].members if (cluster := self._cluster(member)))
        return {cluster for cluster, _ in known.most_common(1)}


def choices_of(row: dict[str, Any], nlp: Language) -> list[Choice]:
    """All choices in one document."""
    text, found = row["text"], list[Choice]()
    doc = nlp(prepare(Report(row["id"], text, "", (Segment("body", Span(0, len(text))),)), nlp))
    parse, candidates = Parse(doc), list(doc._.mentions)
    resolver = Resolver(parse, vocabulary(), candidates)
    gold = {(mention["start"], mention["end"]): mention["cluster"] for mention in row["mentions"]}
    resolver.recall = Teacher(resolver, gold, found)
    for candidate in candidates:
        resolver.place(candidate)
    return found * (NEWS if row["genre"] == "news" else 1)


def fit(choices: list[Choice]) -> Counter[str]:
    """The weights."""
    weights: Counter[str] = Counter()
    order, rate = random.Random(1), RATE  # noqa: S311
    for _ in range(ROUNDS):
        order.shuffle(choices)
        for features, right in choices:
            step(weights, features, right, rate)
        rate *= DECAY
    return weights


def step(weights: Counter[str], features: list[list[str]], right: list[bool], rate: float) -> None:
    """One step towards the right antecedents."""
    scores = [sum(weights[feature] for feature in found) for found in features]
    likely = [math.exp(score - max(scores)) for score in scores]
    whole, wanted = sum(likely), sum(share for share, is_right in zip(likely, right, strict=True) if is_right)
    for found, share, is_right in zip(features, likely, right, strict=True):
        pull = (share / wanted if is_right else 0.0) - share / whole
        for feature in found:
            weights[feature] += rate * (pull - SHRINK * weights[feature])


def main() -> None:
    """Prints the list."""
    parser = argparse.ArgumentParser(description="Learn how pronouns choose their antecedents.")
    parser.add_argument("gold", type=Path, metavar="GOLD.jsonl")
    options = parser.parse_args()
    nlp = load_language(Settings().pipeline)
    rows = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    weights = fit([choice for row in rows for choice in choices_of(row, nlp)])
    print(HEADER)
    for feature, weight in sorted(weights.items()):
        lowered = weight - LENIENT * feature.endswith(" nobody")
        if abs(lowered) >= SMALLEST:
            print(f'"{feature}" = {lowered:.2f}')


if __name__ == "__main__":
    main()
