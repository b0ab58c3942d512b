"""Whether another place tells all that a passage does, of the same people. In come both places; out goes yes or no.

The words of both can be the same, and what they tell not: "Chile sued Peru" and "Peru sued Chile". So who stands on a
side of the verb must stand there in both, people of one surname must have one first name, a number counts the same
things, and "part of" a town is not "most of" it. What was "a day after a crash" backs no word of today's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from twosource.kinship import root
from twosource.lexicon import load
from twosource.model import Span
from twosource.spans import holds
from twosource.write.akin import APPOSITION, Word, are_alike, cut, has_numbers, is_day, likes, main_verb, needed
from twosource.write.oppositions import are_kept_apart, is_one_verb
from twosource.write.passage import Passage, source
from twosource.write.soundness import SUBORDINATE
from twosource.write.verbs import VERB

if TYPE_CHECKING:
    from twosource.write.teller import Teller

BREAK = re.compile(r"[;:]\s|,? (?:and|but|while|as|when|after|before|because|that) ")
END = re.compile(r"[,;:]\s|\s(?:while|as|when|after|before|because|but)\s")
PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|got|gets)(?: \w+ly)?(?: shot and)? $")
BY = re.compile(r"\bby ((?:[\w’'.-]+ ){0,5}?[\w’'.-]+)(?=[,;.]| (?:in|on|at|near|after|during|who|and)\b|$)")
CAUSE = re.compile(r"\b(?:in|of|from|by) (.*)")
WHERE = re.compile(r"\b(?:[Ii]n|[Oo]n|[Aa]t|[Nn]ear|[Oo]ff)(?: the)?(?: [A-Z][\w’'-]*)+,?")
WITH = re.compile(r"\bwith (?:[A-Z][\w’'-]* ?)+")
PART = re.compile(r"\b(part|parts|most|some|half|much|all|none|third|thirds|quarter) of\b", re.IGNORECASE)
ROUGH = r"(?i:(at least|more than|over|up to|as many as|fewer than|less than|nearly|almost|about|some|around) )?"
EARLIER = re.compile(
    r"\b(?:\w+ )?(?:hours?|days?|weeks?|months?|years?) (?:after|since)\b|\b(?:an earlier|a previous) "
)
NAME = re.compile(r"(?<![\w.])([A-Z][\w’'-]*\.?) (?=([A-Z][\w’-]+))")
JOINED = re.compile(r"-[a-z]+")
NOUN = re.compile(r"\W+((?:[a-z]\w+ ?){1,2})")


def tells_all(teller: Teller, passage: Passage, report: str, span: Span) -> bool:
    """Whether a place has each word of a passage but for who says it, and tells it as the passage does."""
    span = of_today(teller, passage, report, span)
    found = likes(teller, passage, report, span)
    own = set(needed(teller, passage)) - set(_saying(teller, passage))
    if not (found >= own and has_numbers(teller, passage, found) and is_of_the_same(teller, passage, report, span)):
        return False
    theirs = teller.passages.readings[report].report.text[span.start : span.end]
    return not are_kept_apart(passage.text, passage.text, theirs)


def _saying(teller: Teller, passage: Passage) -> Iterator[Word]:
    """The words for who says it, and that he does."""
    claims = (one.attribution for one in teller.passages.by_report.get(passage.report, ()))
    said = [one for one in claims if one.cue is not None and holds(passage.span, one.cue)]
    spans = [span for one in said for span in (one.cue, one.source.span if one.source else None) if span is not None]
    return (word for word in needed(teller, passage) if any(one.start <= word.start < one.end for one in spans))


def is_of_the_same(teller: Teller, passage: Passage, report: str, span: Span) -> bool:
    """Whether nobody's name, number, part or side of the verb tells what two places have apart."""
    readings = teller.passages.readings
    whole, there = readings[passage.report].report.text, readings[report].report.text
    own, theirs = source(passage, whole), there[span.start : span.end]
    if _are_namesakes(own, theirs, whole, there) or not _parts(own) <= _parts(theirs) <= _parts(own):
        return False
    if not _counts_alike(own, theirs):
        return False
    verb = main_verb(passage.text, needed(teller, passage))
    return verb is None or _is_done_alike(own, verb.start - passage.span.start, verb.text, theirs)


def of_today(teller: Teller, passage: Passage, report: str, span: Span) -> Span:
    """A place up to where it tells of an earlier day that the passage does not tell of."""
    text = teller.passages.readings[report].report.text[span.start : span.end]
    match = None if EARLIER.search(passage.text) else EARLIER.search(text)
    return Span(span.start, span.start + match.start()) if match and match.start() else span


def _parts(text: str) -> frozenset[str]:
    return frozenset(match.casefold().rstrip("s") for match in PART.findall(text))


def _are_namesakes(own: str, theirs: str, whole: str, there: str) -> bool:
    """Whether both name somebody of one surname, by first names that no one person has."""
    lasts = {word.text for word in cut(own) if word.text[:1].isupper()}
    for last in sorted(lasts & {word.text for word in cut(theirs)}):
        mine = _firsts(own).get(last) or _firsts(whole).get(last)
        others = _firsts(theirs).get(last) or _firsts(there).get(last)
        known = _firsts(own).get(last) is not None
        if mine and others:
            shared = [any(_is_one(one, other) for other in others) for one in sorted(mine)]
            if not (all(shared) if known else any(shared)):
                return True
    return False


def _is_one(one: str, other: str) -> bool:
    """Whether two first names can be one: "B." and "Ben"."""
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return long.startswith(short)


@lru_cache(maxsize=2048)
def _firsts(text: str) -> dict[str, frozenset[str]]:
    """For each capitalized word, those right before it that are no titles."""
    found: dict[str, frozenset[str]] = {}
    for match in NAME.finditer(text):
        if match[1].rstrip(".").casefold() not in _titles():
            last = re.sub(r"['’]s$", "", match[2])
            found[last] = found.get(last, frozenset()) | {match[1]}
    return found


@cache
def _titles() -> frozenset[str]:
    """The words that stand before a name and are none."""
    groups = [entry["words"] for name in ("honorific", "title", "modifier") for entry in load("titles")[name]]
    short = [word for entry in load("titles")["abbreviation"] for word in entry["words"]]
    words = [*(word for group in groups for word in group), *short]
    return frozenset(part.rstrip(".") for word in words for part in word.casefold().split())


def _counts_alike(own: str, theirs: str) -> bool:
    """Whether each number has the other's things and the other's "at least" behind and before it."""
    for word in cut(own):
        if not word.root[:1].isdigit():
            continue
        like = [one for one in cut(theirs) if one.root == word.root]
        if like and not any(_is_count(own, word, theirs, one) for one in like):
            return False
    return True


def _is_count(own: str, word: Word, theirs: str, other: Word) -> bool:
    first, second = (re.search(rf"{ROUGH}$", text[: one.start]) for text, one in ((own, word), (theirs, other)))
    rough = [match[1].casefold() if match and match[1] else "" for match in (first, second)]
    if rough[0] != rough[1] and (rough[1] or rough[0] != "at least"):
        return False
    mine, others = _counted(own, word), _counted(theirs, other)
    return not mine or not others or any(are_alike(one, two) for one in mine for two in others)


def _counted(text: str, number: Word) -> list[Word]:
    """What a number counts: the words right behind it, up to two."""
    match = NOUN.match(text, number.start + len(number.text))
    return list(cut(match[1])) if match else []


def _is_done_alike(own: str, start: int, verb: str, theirs: str) -> bool:
    """Whether who acts, and whom it is done to, stand on the same side of a verb in another text."""
    sides = _sides(own, start, verb)
    if not any(map(cut, sides)):
        return True
    it = next((word for word in cut(own) if word.start == start), None)
    if it is not None and it.root in _either() and _chamber([word for side in sides for word in cut(side)]):
        return True  # "the House passed the bill", "the bill passed the House"
    places = [word for word in cut(theirs) if it is not None and _are_one_deed(it, word)]
    there = (_sides(theirs, word.start, word.text) for word in places)
    undergone = root(verb) in _undergone()
    return any(_is_fit(sides, other) and not (undergone and _is_of_another(sides, other)) for other in there)


def _are_one_deed(one: Word, other: Word) -> bool:
    """Whether two words can be for one deed, as the forms of one verb are: "beat" and "beaten"."""
    return are_alike(one, other) or is_one_verb(one.text, other.text) or is_one_verb(other.text, one.text)


def _is_of_another(mine: tuple[str, str], others: tuple[str, str]) -> bool:
    """Whether it is done to one here and to another there."""
    bears, suffers = cut(mine[1]), cut(others[1])
    return bool(bears and suffers) and not _share(bears, suffers)


@cache
def _undergone() -> frozenset[str]:
    """Verbs whose subject is whom it is done to."""
    return frozenset(root(word) for entry in load("akin")["undergone"] for word in entry["words"])


@cache
def _either() -> frozenset[str]:
    """Verbs that a chamber does to a bill, and a bill to a chamber."""
    return frozenset(root(word) for entry in load("akin")["either"] for word in entry["words"])


def _chamber(words: list[Word]) -> bool:
    """Whether one of the words is for a body that votes."""
    return any(word.text.casefold() in entry["bodies"] for entry in load("akin")["either"] for word in words)


def _is_fit(mine: tuple[str, str], others: tuple[str, str]) -> bool:
    """Whether somebody who acts does so there, and nobody whom it is done to acts there."""
    does, bears, acts, suffers = (cut(side) for side in (*mine, *others))
    if not bears and not acts:  # "Ana Ruiz died", "Ana Ruiz was killed"
        return not does or _share(does, suffers)
    if not does and not suffers:
        return _share(bears, acts)
    if does and not _share(does, acts):
        return False
    if _are_across(mine[0], *others) or _are_across(mine[1], *reversed(others)):
        return False
    if not does and any(_share([one], acts) and not _share([one], suffers) for one in bears):
        return False  # "the police chief was shot", "police shot the chief of staff"
    return not bears or _share(bears, suffers) or not _share(bears, acts)


def _are_across(own: str, side: str, across: str) -> bool:
    """Whether a name is on the other side only: "Ruiz and Cole sued Volt", "Ruiz sued Cole and Volt"."""
    mine, others, theirs = (cut(WHERE.sub(" ", text)) for text in (own, side, across))
    names, called = ([one for one in side if one.text[:1].isupper() and not is_day(one)] for side in (mine, theirs))
    beside = [word for match in WITH.finditer(across) for word in cut(match[0])]
    return any(_share([one], called) and not _share([one], [*others, *beside]) for one in names)


def _share(ones: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether a word is of both; a number only where one of them has nothing else."""
    first, second = ([one for one in words if not one.root[:1].isdigit()] for words in (ones, others))
    pairs = (first, second) if first and second else (ones, others)
    return any(are_alike(one, other) for one in pairs[0] for other in pairs[1])


def _sides(text: str, start: int, verb: str) -> tuple[str, str]:
    """The words for who acts and for whom it is done to, before and behind a verb."""
    before, after = text[:start], text[start + len(verb) :]
    left, right = _subject(before), END.split(after, maxsplit=1)[0]
    if root(verb) in _undergone():
        match = CAUSE.search(WHERE.sub(" ", right))
        return match[1] if match else "", left
    if PASSIVE.search(before):
        match = BY.search(right)
        return match[1] if match else "", left
    return left, right


def _subject(before: str) -> str:
    """The words for who does what the verb behind them tells."""
    before = JOINED.sub(lambda match: " " * len(match[0]), before)  # no verb of "miner-led"
    before = APPOSITION.sub(lambda match: " " * len(match[0]), before)
    if SUBORDINATE.match(before):
        before = before.partition(", ")[2] or before
    for match in reversed(list(BREAK.finditer(before))):
        if VERB.search(before[: match.start()]) and cut(before[match.end() :]):
            return before[match.end() :]
    first = VERB.search(before)
    return before[: first.start()] if first and cut(before[: first.start()]) else before
