"""Which words may tell one happening. In comes a mention as parsed, out goes what two lists know of its words.

`near_words.txt` has words that are near in meaning, from WordNet by `train/near_words.py`. `news_words.txt` was written
by hand and has groups of words by which news tells one happening, and contrasts: steps of one scene that are different
happenings ("arrest | charge | convict").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

DATA = Path(__file__).parent / "data"
PARTICLES = frozenset(("prt", "advmod"))
BELONGS = frozenset(("prt", "advmod", "dobj", "acomp", "oprd", "attr"))  # what makes a phrase of a verb, also from afar
PASSED_OVER = frozenset(("a", "an", "the", "its", "his", "her", "their", "-"))  # within phrases
TWO = 2  # words of a phrase that may stand apart: "shot him dead"
SELVES = frozenset(("myself", "yourself", "himself", "herself", "itself", "ourselves", "themselves"))
Words = frozenset[str]
Phrase = tuple[str, ...]
Field = tuple[int, int]  # the number of a contrast, and which of its fields


@dataclass(frozen=True)
class NewsWords:
    """By entry, as a phrase, its groups and fields of contrasts; and by their first word, all entries of several."""

    groups: Mapping[Phrase, frozenset[int]]
    steps: Mapping[Phrase, frozenset[Field]]
    longer: Mapping[str, tuple[Phrase, ...]]

    def entry_of(self, head: Token, lemma: str) -> Phrase:
        """The longest entry that the words around make with the head, or the head's own word."""
        words = [token for token in head.sent if token.lower_ not in PASSED_OVER]
        said = [lemma if token == head else plain(token) for token in words]
        found: Phrase = (lemma,)
        for start, first in enumerate(said):
            for phrase in self.longer.get(first, ()):
                end = start + len(phrase)
                if len(phrase) > len(found) and tuple(said[start:end]) == phrase and head in words[start:end]:
                    found = phrase
        if len(found) > 1:
            return found
        hanging = {plain(child) for child in head.children if child.dep_ in BELONGS}
        pairs = (phrase for phrase in self.longer.get(lemma, ()) if len(phrase) == TWO)
        return next((phrase for phrase in pairs if phrase[1] in hanging), found)


def plain(token: Token) -> str:
    """A word as phrases have it."""
    return "self" if token.lower_ in SELVES else str(token.lemma_.lower())


def near_entry(span: Span, lemma: str, nlp: Language) -> str:
    """The entry of the list of near words: all words of a mention, a verb and its particle ("pass_away"), its lemma."""
    return next((name for name in _phrases_of(span, lemma, nlp) if name in near_words()), lemma)


def _phrases_of(span: Span, lemma: str, nlp: Language) -> Iterator[str]:
    if len(span) > 1:
        yield "_".join(lemma_of(token, nlp) for token in span)
    yield from (f"{lemma}_{child.lower_}" for child in span.root.children if child.dep_ in PARTICLES)


def lemma_of(token: Token, nlp: Language) -> str:
    """The lemma; a word in a headline's capitals is often read as a name, so that it is tried as a verb and a noun."""
    if token.pos_ != "PROPN" and token.lemma_.lower() != token.lower_:
        return str(token.lemma_.lower())
    lemmatizer = nlp.get_pipe("lemmatizer")
    for kind in ("VERB", "NOUN"):
        word = Doc(nlp.vocab, words=[token.lower_], pos=[kind])[0]
        lemma = str(lemmatizer.lemmatize(word)[0])
        if lemma != token.lower_:
            return lemma
    return str(token.lower_)


def lines_of(name: str) -> Iterator[str]:
    """What a list tells, without comments and empty lines."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    yield from (line for line in lines if line and not line.startswith("#"))


@cache
def near_words() -> Mapping[str, Words]:
    """By word those near to it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines_of("near_words.txt"):
        word, *others = line.split()
        for other in others:
            found[word].add(other)
            found[other].add(word)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def news_words() -> NewsWords:
    """The groups, and the contrasts, whose fields are told apart by "|"."""
    groups: defaultdict[Phrase, set[int]] = defaultdict(set)
    steps: defaultdict[Phrase, set[Field]] = defaultdict(set)
    for number, line in enumerate(lines_of("news_words.txt")):
        fields = line.split(" | ")
        for place, field in enumerate(fields):
            for entry in field.split(", "):
                phrase = tuple(entry.replace("-", " ").split())
                if len(fields) > 1:
                    steps[phrase].add((number, place))
                else:
                    groups[phrase].add(number)
    longer: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in groups:
        if len(phrase) > 1:
            longer[phrase[0]].append(phrase)
    return NewsWords(
        {phrase: frozenset(numbers) for phrase, numbers in groups.items()},
        {phrase: frozenset(fields) for phrase, fields in steps.items()},
        {first: tuple(phrases) for first, phrases in longer.items()},
    )
