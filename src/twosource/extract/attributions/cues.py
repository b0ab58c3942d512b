"""Which words credit somebody with something. In comes a parsed text, out come its cues with their class.

The words stand in `lexicon/cues.toml`. A cue's `takes` tells what may follow it ("clause", "quote", …).

    cues = find_cues(Parse(doc), load_cues())
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from twosource.extract.parse import Parse
from twosource.lexicon import load

AUXILIARIES = frozenset(("aux", "auxpass", "neg", "advmod", "npadvmod"))


@dataclass(frozen=True, slots=True)
class Word:
    """What the lexicon says of a cue word."""

    kind: str
    takes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CueWords:
    """The lexicon of cues: verbs, the prepositions that verbs take, nouns, adverbs, all by lemma."""

    verbs: dict[str, Word]
    prepositional: dict[str, dict[str, Word]]
    nouns: dict[str, Word]
    adverbs: dict[str, Word]
    adjectives: dict[str, Word]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a text: the head token, first and last token, and what the lexicon says of it."""

    token: int
    start: int
    end: int
    word: Word


@cache
def load_cues() -> CueWords:
    """The lexicon, read once."""
    table = load("cues")
    prepositional: dict[str, dict[str, Word]] = defaultdict(dict)
    for phrase, entry in table["prepositional"].items():
        verb, preposition = phrase.split()
        prepositional[verb][preposition] = Word(entry["class"])
    return CueWords(
        verbs={lemma: Word(e["class"], frozenset(e["takes"])) for lemma, e in table["verbs"].items()},
        prepositional=dict(prepositional),
        nouns={lemma: Word(e["class"]) for lemma, e in table["nouns"].items()},
        adverbs={lemma: Word(e["class"]) for lemma, e in table["adverbs"].items()},
        adjectives={
            lemma: Word(e["class"], frozenset((*e["takes"], *(("negated",) if e.get("negated") else ()))))
            for lemma, e in table["adjectives"].items()
        },
    )


def find_verbs(parse: Parse, words: CueWords) -> list[Cue]:
    """All verbs that may be cues, in order."""
    return [
        cue_at(parse, index, word)
        for index, lemma in enumerate(parse.lemma)
        if (word := words.verbs.get(lemma)) and parse.tag[index].startswith("VB")
    ]


def cue_at(parse: Parse, index: int, word: Word) -> Cue:
    """The cue whose head is this token: auxiliaries, negation and adverbs before it belong to it."""
    start = index
    while start > 0 and parse.head[start - 1] == index and parse.dep[start - 1] in AUXILIARIES:
        start -= 1
    while start < index and parse.dep[start] == "npadvmod":
        start += 1
    return Cue(index, start, index + 1, word)


def negated(parse: Parse, cue: Cue) -> bool:
    """Whether the cue is said not to hold: "did not confirm", "neither side has announced"."""
    children = parse.children[cue.token]
    if any(parse.dep[child] == "neg" or parse.lower[child] in ("never", "hardly") for child in children):
        return True
    if parse.dep[cue.token] == "xcomp" and _leaves_unsaid(parse, parse.head[cue.token]):
        return True
    subject = parse.child(cue.token, "nsubj")
    if subject is None:
        return False
    return parse.lower[subject] in ("neither", "nobody", "none") or any(
        parse.lower[child] in ("neither", "no") and parse.dep[child] in ("det", "cc", "preconj", "advmod")
        for child in parse.children[subject]
    )


def _leaves_unsaid(parse: Parse, word: int) -> bool:
    """Whether what is "to" be said is not: "has yet to", "failed to", "was unable to"."""
    unsaid = load("cues")["unsaid"]
    if parse.lemma[word] in unsaid["verbs"] or parse.lower[word] in unsaid["adjectives"]:
        return True
    return any(parse.lower[child] == "yet" for child in parse.children[word])
