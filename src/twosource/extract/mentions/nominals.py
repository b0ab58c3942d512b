"""Noun phrases without a name of their own. In comes a Parse, out come Candidates.

"the former spy chief who fled" is one phrase; "two officials" counts two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from twosource.extract.mentions.candidates import Candidate, Definiteness
from twosource.extract.mentions.vocabulary import NOTHING, Vocabulary
from twosource.extract.parse import Parse

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
NOT_HEADS = frozenset(("compound", "amod", "nmod", "npadvmod", "quantmod", "nummod", "punct", "case"))
BEFORE = frozenset(("det", "predet", "poss", "amod", "nummod", "compound", "nmod", "quantmod", "advmod", "npadvmod"))
OPENING = frozenset(("det", "poss"))
ADVERBS = frozenset(("advmod", "npadvmod"))  # no part of the phrase before an article: "all of a sudden a storm"
NOT_BEHIND = frozenset(("cc", "conj", "punct", "preconj", "aux", "cop"))
CLAUSES = frozenset(("relcl", "acl", "appos", "punct", "cc", "conj", "advcl"))
OF = frozenset(("of", "for", "to", "at", "in", "with", "from", "on"))
DETERMINERS: dict[str, Definiteness] = {
    "the": "the", "this": "this", "that": "this", "these": "this", "those": "this", "both": "the",
}  # fmt: skip
NUMBERS = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
LONGEST = 60


def find_nominals(parse: Parse, words: Vocabulary, covered: Collection[int]) -> Iterator[Candidate]:
    """All noun phrases whose head is in no name."""
    for head in range(parse.size):
        noun = parse.tag[head] in NOUNS and parse.dep[head] not in NOT_HEADS and parse.text[head][0].isalpha()
        if noun and head not in covered and parse.lemma[head] not in words.empty and not _in_title(parse, words, head):
            yield _candidate(parse, words, head)


def _in_title(parse: Parse, words: Vocabulary, head: int) -> bool:
    """Chief of staff: no staff is spoken of."""
    of = parse.head[head]
    return (
        parse.lemma[head] == "staff" and parse.lower[of] == "of" and words.is_person_noun(parse.lemma[parse.head[of]])
    )


def _candidate(parse: Parse, words: Vocabulary, head: int) -> Candidate:
    noun = _counted(parse, words, head)
    kind, gender = words.nouns.get(parse.lemma[noun], words.nouns.get(parse.lower[noun], NOTHING))
    start, end, core_end = phrase(parse, head)
    plural = parse.tag[noun] in ("NNS", "NNPS")
    people = kind in ("person", "group")
    return Candidate(
        start=start,
        end=end,
        head=head,
        kind="nominal",
        core=(start, core_end),
        type="group" if kind == "person" and plural else kind,
        plural=True if plural else (None if kind == "group" else False),
        gender=gender if people else "n",
        definite=_definiteness(parse, head, start),
        count=_count(parse, head),
    )


def _counted(parse: Parse, words: Vocabulary, head: int) -> int:
    """The noun that is spoken of: "miners" in "a group of miners"."""
    if parse.lemma[head] in words.partitives:
        for child in parse.children[head]:
            if parse.lower[child] == "of" and (noun := parse.child(child, "pobj")) is not None:
                return noun if parse.tag[noun] in NOUNS else head
    return head


def phrase(parse: Parse, head: int) -> tuple[int, int, int]:
    """Where the phrase of a head starts, ends, and ends without clauses."""
    start, end, core_end = head, head + 1, head + 1
    cut = False
    first = next((child for child in parse.children[head] if parse.dep[child] in OPENING), 0)
    for child in parse.children[head]:
        dep = parse.dep[child]
        if child < first and dep in ADVERBS:
            continue
        if child < head and dep in BEFORE:
            start = min(start, parse.left[child])
        elif child > head and dep not in NOT_BEHIND:
            end = max(end, parse.right[child] + 1)
            cut = cut or _cuts(parse, child, head)
            if not cut:
                core_end = end
    while start < head and not parse.text[start][0].isalnum():
        start += 1
    while end > head + 1 and not parse.text[end - 1][-1].isalnum() and parse.text[end - 1] not in (")", '"'):
        end -= 1
    if end - start > LONGEST:
        end = core_end
    start, end = max(start, head - LONGEST), min(end, head + 1 + LONGEST)
    return start, end, min(core_end, end)


def _cuts(parse: Parse, child: int, head: int) -> bool:
    """Whether what follows a noun says no more who it is; "general" of "attorneys general" does, "of stealing" not."""
    if child == head + 1 and parse.dep[child] == "amod":
        return False
    clause = parse.dep[child] in CLAUSES or parse.child(child, "pcomp") is not None
    return clause or parse.lower[child] not in OF


def _definiteness(parse: Parse, head: int, start: int) -> Definiteness:
    for child in parse.children[head]:
        if parse.dep[child] == "poss":
            return "own"
        if parse.dep[child] in ("det", "predet"):
            return DETERMINERS.get(parse.lower[child], "a")
    return DETERMINERS.get(parse.lower[start], "") if start < head else ""


def _count(parse: Parse, head: int) -> int | None:
    """How many, where a number says so exactly."""
    for child in parse.children[head]:
        if parse.dep[child] == "nummod" and not any(
            parse.dep[c] in ("quantmod", "advmod") for c in parse.children[child]
        ):
            word = parse.lower[child].replace(",", "")
            return int(word) if word.isdecimal() and len(word) < 7 else NUMBERS.get(word)
        if parse.lower[child] == "dozen":
            return 12
    return None
