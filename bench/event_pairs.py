"""Which of given mentions are one event, where all texts tell one story. In come words as parsed; out go groups.

What two mentions have in common is told by 24 features: their words, who takes part, how many texts of the story have
the words, and whether they stand side by side there. A logistic model gives the chance that the two are one; its
weights (`data/event_pairs.toml`) were learned on ECB+ train by `train/fit_events.py`. Groups grow by the mean chance of
their pairs. Which words may tell one happening is known from two lists (`thesaurus.py`).

    groups = grouped([mention_of(span, "d1", nlp) for span in spans])
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from math import exp, fsum, log, sqrt

from spacy.language import Language
from spacy.tokens import Span, Token

from thesaurus import DATA, Field, Words, lemma_of, near_entry, near_words, news_words
from twosource.lexicon import load
from twosource.link.clusters import Pair, grow
from twosource.link.features import event_stem
from twosource.link.stories import stem

AGENTS, OBJECTS = frozenset(("nsubj", "csubj", "poss")), frozenset(("nsubjpass", "dobj", "attr", "oprd", "dative"))
ROLES_OF_NOUN = {"by": 0, "of": 1}
OF_NOUN = frozenset(("compound", "amod", "nmod"))
LENT = frozenset(("conj", "xcomp", "advcl"))  # clauses that have their subject from the one above
CONTENT = frozenset(("NOUN", "PROPN", "NUM", "VERB", "ADJ", "ADV"))
STANDS_FOR = frozenset(("PRON", "DET", "SCONJ"))  # "it", "that", "which"
REACH = 6  # words on each side that are around a mention
OPENING = 2  # sentences that open a text
SEEN = 0.02  # a smaller chance counts as none


@dataclass(frozen=True)
class Given:
    """A mention: its text, its words as they stand, stems of its head and of what that hangs on, and who takes part.

    `lemma` is its word as a dictionary has it, `akin` are those near to that; a `light` word goes with anything.
    `groups` are those of words by which news tells one happening, `steps` its places among steps that are several.
    `words` are those of all who take part, `near` those around. What `opens` its text stands in its first two
    sentences; `sentence` is where its own begins.
    """

    text: str
    form: str
    word: str
    lemma: str
    above: str
    says: bool
    light: bool = False
    opens: bool = False
    agents: Words = frozenset()
    objects: Words = frozenset()
    others: Words = frozenset()
    words: Words = frozenset()
    near: Words = frozenset()
    akin: Words = frozenset()
    groups: frozenset[int] = frozenset()
    steps: frozenset[Field] = frozenset()
    sentence: int = 0

    @property
    def arguments(self) -> Words:
        """All who take part, and what stands beside."""
        return self.agents | self.objects | self.others


def grouped(mentions: Sequence[Given]) -> list[list[int]]:
    """The numbers of the mentions by event."""
    table = weights()
    chances: dict[Pair, float] = {}
    for pair, known in features(mentions):
        odds = table["none"] + sum([table[name] * value for name, value in known.items()])
        if (chance := 1 / (1 + exp(-odds))) >= SEEN:
            chances[pair] = chance
    return grow(len(mentions), chances, least=table["least"])


def features(mentions: Sequence[Given]) -> Iterator[tuple[Pair, dict[str, float]]]:
    """All pairs, and what each has in common."""
    story = Story(mentions)
    for (first, one), (second, other) in combinations(enumerate(mentions), 2):
        yield (first, second), in_common(one, other, story)


def in_common(one: Given, other: Given, story: Story) -> dict[str, float]:
    """What two mentions have in common, by the name of its weight."""
    same = one.word == other.word
    light = one.light or other.light
    akin = one.lemma in other.akin or other.lemma in one.akin
    one_group = not one.groups.isdisjoint(other.groups)
    spread = sorted((story.spread[one.word], story.spread[other.word]))
    side_by_side, in_one_text = story.together(one.word, other.word)
    return {
        "same_word": float(same),
        "same_form": float(one.form == other.form),
        "like_word": float(akin and not same),
        "news_word": float(one_group and not same),
        "other_step": float(other_step(one, other) and not one_group),
        "light": float(light),
        "same_light_word": float(light and same),
        "both_say": float(one.says and other.says),
        "one_says": float(one.says is not other.says),
        "same_agent": float(not one.agents.isdisjoint(other.agents)),
        "same_object": float(not one.objects.isdisjoint(other.objects)),
        "shared_arguments": min(3.0, len(one.arguments & other.arguments)),
        "shared_words": len(one.words & other.words) / max(1, len(one.words | other.words)),
        "near": story.cosine(one.near, other.near),
        "same_above": float(one.above == other.above != ""),
        "within": float(one.above == other.word or other.above == one.word),
        "both_open": float(one.opens and other.opens and same),
        "often": log(story.often[one.word]) * same,
        "spread_of_word": spread[0] * same,
        "spread_of_rarer": spread[0],
        "spread_of_commoner": spread[1],
        "spread_of_both": spread[0] * spread[1],
        "side_by_side": side_by_side,
        "in_one_text": in_one_text,
    }


def other_step(one: Given, other: Given) -> bool:
    """Whether the words of both are of different fields of a contrast."""
    return any(number == same and place != apart for number, place in one.steps for same, apart in other.steps)


class Story:
    """How often words are mentioned, in what share of the texts, and how rare the words around them are."""

    def __init__(self, mentions: Sequence[Given]) -> None:
        self.texts: defaultdict[str, set[str]] = defaultdict(set)
        self.sentences: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
        around: defaultdict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            self.texts[mention.word].add(mention.text)
            self.sentences[mention.word].add((mention.text, mention.sentence))
            for word in mention.near:
                around[word].add(mention.text)
        self.every = every = len({mention.text for mention in mentions})
        self.spread = {word: len(found) / every for word, found in self.texts.items()}
        self.often = Counter(mention.word for mention in mentions)
        self.rarity = {word: log((every + 1) / (len(found) + 0.5)) ** 2 for word, found in around.items()}

    def together(self, one: str, other: str) -> tuple[float, float]:
        """How often two words stand in one sentence, and in one text more often than by chance, by the rarer one."""
        if one == other:
            return 0.0, 0.0
        (said, told), (said_too, told_too) = ((self.sentences[word], self.texts[word]) for word in (one, other))
        beside = len(said & said_too) / min(len(said), len(said_too))
        by_chance = len(told) * len(told_too) / self.every
        return beside, (len(told & told_too) - by_chance) / min(len(told), len(told_too))

    def cosine(self, one: Words, other: Words) -> float:
        """The cosine of two sets of words, rare ones weighing more."""
        shared, first, second = (fsum([self.rarity[word] for word in some]) for some in (one & other, one, other))
        return shared / sqrt(first * second) if shared else 0.0


@cache
def weights() -> Mapping[str, float]:
    """The learned weights, and the least mean chance of a group."""
    table = tomllib.loads((DATA / "event_pairs.toml").read_text(encoding="utf-8"))
    return {name: float(entry["value"]) for name, entry in table.items()}


# ── What is known of a mention ────────────────────────────────────────────────────────────────────────────────────


def mention_of(span: Span, text: str, nlp: Language) -> Given:
    """A mention of the text of that name."""
    head = span.root
    lemma = lemma_of(head, nlp)
    near_word, phrase = near_entry(span, lemma, nlp), news_words().entry_of(head, lemma)
    agents, objects, others = who_takes_part(head)
    return Given(
        text=text,
        form=span.text.lower(),
        word=event_stem(lemma),
        lemma=near_word,
        above="" if head.head == head else event_stem(head.head.lemma_.lower()),
        says=lemma in saying(),
        light=lemma in light_words() or head.pos_ in STANDS_FOR,
        opens=sum(1 for sent in head.doc.sents if sent.start < head.sent.start) < OPENING,
        agents=stems(agents),
        objects=stems(objects),
        others=stems(others),
        words=stems([token for one in (*agents, *objects, *others) for token in phrase_of(one, head)]),
        near=stems([token for token in head.sent if abs(token.i - head.i) <= REACH and token not in span]),
        akin=near_words().get(near_word, frozenset()),
        groups=news_words().groups.get(phrase, frozenset()),
        steps=news_words().steps.get(phrase, frozenset()),
        sentence=head.sent.start,
    )


def who_takes_part(head: Token) -> tuple[list[Token], list[Token], list[Token]]:
    """Who acts, to whom it is done, and who or what stands beside."""
    found: tuple[list[Token], list[Token], list[Token]] = ([], [], [])
    noun = head.pos_ in ("NOUN", "PROPN")
    for child in head.children:
        if child.dep_ in AGENTS:
            found[0].extend((child, *child.conjuncts))
        elif child.dep_ in OBJECTS:
            found[1].extend((child, *child.conjuncts))
        elif child.dep_ in ("prep", "agent"):
            role = 0 if child.dep_ == "agent" else ROLES_OF_NOUN.get(child.lower_, 2) if noun else 2
            found[role].extend(one for each in child.children if each.dep_ == "pobj" for one in (each, *each.conjuncts))
        elif child.dep_ in OF_NOUN:
            found[2].append(child)
    if not found[0] and not noun:
        role, lent = lent_by(head)
        found[role].extend(lent)
    return found


def lent_by(verb: Token) -> tuple[int, list[Token]]:
    """Whom a clause has from the one that it hangs on, and as what: its subject, or the noun that it tells of."""
    while verb.dep_ in LENT and verb.head != verb:
        verb = verb.head
        subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
        if subjects:
            return 0, subjects
    return (int(verb.tag_ == "VBN"), [verb.head]) if verb.dep_ in ("relcl", "acl") else (0, [])


def phrase_of(argument: Token, head: Token) -> list[Token]:
    """The words of an argument's phrase; of one that the mention itself belongs to, its own word alone."""
    subtree = list(argument.subtree)
    return [argument] if head in subtree else subtree


def stems(tokens: Sequence[Token]) -> Words:
    return frozenset(stem(token.text) for token in tokens if token.pos_ in CONTENT)


@cache
def light_words() -> Words:
    """Words that go with anything."""
    return frozenset(lemma for entry in load("event_families")["light"] for lemma in entry["lemmas"])


@cache
def saying() -> Words:
    """Words for saying something."""
    return frozenset(lemma for entry in load("event_families")["plain_saying"] for lemma in entry["lemmas"])
