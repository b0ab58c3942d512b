"""Whether two reports still tell one thing when a passage leaves something out. In come both; out goes yes or no.

"A fire killed two people" is true of a fire in Lima, and of one in Quito: what is left out must not be what tells them
apart. So each name and number that one has and the other leaves out is to be found elsewhere in the other's report, and
so is most of what is said of a thing that both have; and nothing is one thing that the reports describe in words of
which they share none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.intervals import overlaps
from twosource.lexicon import load
from twosource.model import EventMention, Interval, Span, Spare
from twosource.spans import holds
from twosource.write.akin import Word, are_alike, cut, is_day, main_verb, needed
from twosource.write.passage import Passage

if TYPE_CHECKING:
    from twosource.write.teller import Teller

LEAST = 0.5  # of the words that say which thing is meant
BREAK = re.compile(r"[,;:]\s|\s(?:and|but|while|as|after|before|when|because|that|who|which|where)\s|\s[—–-]+\s")
HEAD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def is_safe(teller: Teller, short: Passage, other: Passage, theirs: EventMention) -> bool:
    """Whether nothing that a passage or the other place leaves out tells what they tell apart."""
    gone = [one for one in _spares(teller, short) if _is_gone(short, one)]
    if short.left_out and not _has_name(teller, short):
        return False
    if not _is_of_one_time(teller, short, other) or _is_of_another_kind(teller, short, other):
        return False
    if not _are_named(teller, short, gone, other) or not _are_named_there(teller, short, other, theirs):
        return False
    there = [one for one in _spares(teller, other) if one.of != theirs.trigger.start]
    own, verb = needed(teller, short), _head(teller, other.report, theirs.trigger.start)
    verbs = [one for one in (verb, main_verb(short.text, own)) if one is not None]
    things = [one for one in own if one.text.islower() and not any(are_alike(one, verb) for verb in verbs)]
    return all(_are_one(teller, (short, head, gone), (other, there)) for head in things)


def _spares(teller: Teller, passage: Passage) -> list[Spare]:
    """What the sentence of a passage can do without."""
    whole = teller.around(passage.report, passage.span) or passage.span
    return [one for one in teller.passages.readings[passage.report].spares if holds(whole, one.span)]


def _is_gone(short: Passage, one: Spare) -> bool:
    """Whether a stretch of the sentence is not in a passage, and said more of a word that is."""
    out = one.span.start >= short.span.end or any(holds(span, one.span) for span in short.left_out)
    kept = not any(span.start <= one.of < span.end for span in short.left_out)
    return out and kept and short.span.start <= one.of < short.span.end


def _has_name(teller: Teller, short: Passage) -> bool:
    """Whether what is left names anybody or any place; a word that opens the sentence only where it is known to."""
    named = [span for _, span in teller.named(short.report, short.span)]
    capital = [word for word in needed(teller, short) if word.text[:1].isupper()]
    first = teller.around(short.report, short.span) or short.span
    return any(one.start > first.start or any(span.start == one.start for span in named) for one in capital)


def _words(teller: Teller, report: str, span: Span) -> list[Word]:
    text = teller.passages.readings[report].report.text[span.start : span.end]
    return [Word(one.text, one.root, span.start + one.start) for one in cut(text)]


def _telling(words: Iterable[Word]) -> list[Word]:
    """Names and numbers, but days, of which the times tell."""
    return [one for one in words if (one.text[:1].isupper() or one.root[:1].isdigit()) and not is_day(one)]


def _are_named(teller: Teller, short: Passage, gone: Sequence[Spare], other: Passage) -> bool:
    """Whether the other's report has all names that are left out, but those of a clause of its own; numbers, too.

    What stands behind the passage can say how much more was done, so that its numbers do not count.
    """
    left = [word for one in gone if one.kind != "clause" for word in _words(teller, short.report, one.span)]
    whole = teller.passages.readings[short.report].report.text
    rest = _up_to_break(whole, short.span.end, (teller.around(short.report, short.span) or short.span).end)
    left += [word for word in _words(teller, short.report, rest) if not word.root[:1].isdigit()]
    return all(is_in(teller, other.report, word) for word in _telling(left))


def _are_named_there(teller: Teller, short: Passage, other: Passage, theirs: EventMention) -> bool:
    """Whether the passage's report has all names and numbers that stand in the other place beside what both tell."""
    clauses = [one.span for one in _spares(teller, other) if one.kind == "clause"]
    beside = [span for span in clauses if not holds(span, theirs.trigger)]
    whole = teller.passages.readings[other.report].report.text
    end = _up_to_break(whole, theirs.trigger.end, other.span.end).end
    said = _telling(_words(teller, other.report, Span(other.span.start, end)))
    kept = [word for word in said if not any(span.start <= word.start < span.end for span in beside)]
    return all(is_in(teller, short.report, word) for word in kept)


def _up_to_break(text: str, start: int, end: int) -> Span:
    """The words up to where another clause begins."""
    match = BREAK.search(text, start, max(start, end))
    return Span(start, match.start() if match else max(start, end))


def is_in(teller: Teller, report: str, word: Word) -> bool:
    """Whether a report has a word, in its text, headline or dateline."""
    found = teller.passages.readings[report].report
    return word.root in _roots(f"{found.text} {found.headline or ''} {found.dateline or ''}")


@lru_cache(maxsize=64)
def _roots(text: str) -> frozenset[str]:
    return frozenset(word.root for word in cut(text))


def _are_one(
    teller: Teller, mine: tuple[Passage, Word, Sequence[Spare]], theirs: tuple[Passage, Sequence[Spare]]
) -> bool:
    """Whether most of what either report says of a thing stands in the other's report, too."""
    (short, head, gone), (other, there) = mine, theirs
    like = [one for one in there if _is_like(head, _head(teller, other.report, one.of))]
    own = _said_of(teller, short.report, [one for one in gone if one.of == head.start])
    said = _said_of(teller, other.report, like)
    if own and said and not _share(own, said):
        return False
    return _is_known(teller, other.report, own) and _is_known(teller, short.report, said)


def _is_like(head: Word, like: Word | None) -> bool:
    return like is not None and are_alike(head, like)


def _is_of_another_kind(teller: Teller, short: Passage, other: Passage) -> bool:
    """Whether the other place has "former", "fake" or the like before a word of the passage, which has it without."""
    own, there = needed(teller, short), cut(other.text)
    for word, after in pairwise(there):
        odd = word.text.casefold() in _privative() and after.text.islower()
        if odd and any(are_alike(one, after) for one in own) and not any(are_alike(one, word) for one in own):
            return True
    return False


def _head(teller: Teller, report: str, at: int) -> Word | None:
    """The word that begins at a place."""
    match = HEAD.match(teller.passages.readings[report].report.text, at)
    found = cut(match[0]) if match else ()
    return found[0] if found else None


def _said_of(teller: Teller, report: str, found: Sequence[Spare]) -> list[Word]:
    """The words that say which thing is meant: none of praise, none of circumstances."""
    words = [word for one in found if one.kind != "adverb" for word in _words(teller, report, one.span)]
    return [one for one in dict.fromkeys(words) if one.text.casefold() not in _praise() and not is_day(one)]


def _share(ones: Sequence[Word], others: Sequence[Word]) -> bool:
    return any(are_alike(one, other) for one in ones for other in others)


def _is_known(teller: Teller, report: str, words: Sequence[Word]) -> bool:
    """Whether a report has at least half of the words, or their like."""
    whole = cut(teller.passages.readings[report].report.text)
    roots = _roots(teller.passages.readings[report].report.text)
    found = sum(one.root in roots or any(are_alike(one, other) for other in whole) for one in words)
    return found >= LEAST * len(words)


def _is_of_one_time(teller: Teller, short: Passage, other: Passage) -> bool:
    """Whether a day that is left out, and one that the other has, can be one."""
    mine = _times(teller, short.report, short.left_out)
    theirs = _times(teller, other.report, (other.span,))
    return not mine or not theirs or any(overlaps(one, two) for one in mine for two in theirs)


def _times(teller: Teller, report: str, spans: Sequence[Span]) -> list[Interval]:
    found = teller.passages.readings[report].timexes
    inside = [one for one in found if one.type in ("DATE", "TIME") and any(holds(span, one.span) for span in spans)]
    return [one.interval for one in inside if one.interval is not None]


@cache
def _privative() -> frozenset[str]:
    """Words without which a thing is another thing, or none."""
    return frozenset(word for entry in load("spares")["privative"] for word in entry["words"])


@cache
def _praise() -> frozenset[str]:
    """Words that praise or blame a thing, or say how big it is, and not which it is."""
    return frozenset(word for entry in load("akin")["praise"] for word in entry["words"])
