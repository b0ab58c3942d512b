"""A passage without what another report does not have. In come a Passage and the other's words; out goes a shorter one.

Only what the sentence can do without is left out (`Reading.spares`): the smallest stretch around each word that the
other report lacks. What is left stays whole, and true of the report that it is from; whether the other report tells it
of the same thing is for `omissions` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.kinship import root
from twosource.model import EventMention, Span, Spare
from twosource.spans import holds, meet
from twosource.write.akin import Word, are_alike, cut, is_day, needed
from twosource.write.passage import Passage, source
from twosource.write.phrases import weights
from twosource.write.prepositions import listed
from twosource.write.soundness import is_sound

if TYPE_CHECKING:
    from twosource.write.teller import Teller

ARTICLE = re.compile(r"\b([Aa])n? (?=[“\"‘']?(\w[\w’'-]*))")
VOWEL = re.compile(
    r"(?!(?:uni[^nm]|uni$|use|usu|eu|one|once|ut[ei]|ub[iu])\w*)[aeiou]|(?:hour|hono|heir|honest)", re.IGNORECASE
)
GAP = re.compile(r"\s+(?=[,.;:])|(?<=\s)\s+")
LEAST = 4  # words that say something: who, what was done, to what, and one more; or a day
CONTEXT = 24  # characters


def shortened(
    teller: Teller, passage: Passage, mention: EventMention, other: Passage, missing: Sequence[Word | Spare]
) -> Passage | None:
    """The passage without the words, or the stretches, that are missing elsewhere; None where one of them has to stay.

    Who or what somebody is, and how something was done, goes with them where the other place lacks it.
    """
    text = teller.passages.readings[passage.report].report.text
    usable = [one for one in spares_in(teller, passage) if not _is_of_verb(one, mention, text)]
    left = [one if isinstance(one, Spare) else _smallest(usable, one) for one in missing]
    whole = teller.passages.readings[passage.report].report.text
    beside = (one for one in usable if _is_beside(one, whole))
    beside = (one for one in beside if not _is_shared(whole[one.span.start : one.span.end], other))
    gone = [*left, *beside]
    if not gone:
        return passage
    return without(teller, passage, [one for one in gone if one]) if all(left) else None


def _is_of_verb(one: Spare, mention: EventMention, text: str) -> bool:
    """Whether it has the word for the event, or what makes another verb of that: "turned DOWN"."""
    first, *rest = text[one.span.start : one.span.end].casefold().split() or [""]
    apart = text[mention.trigger.end : one.span.start]
    return holds(one.span, mention.trigger) or (first in listed("particle") and not (rest and apart.strip()))


def _is_beside(one: Spare, whole: str) -> bool:
    """Whether it says who or what a name is, or how something was done."""
    return one.kind in ("adverb", "apposition") or (one.kind == "modifier" and whole[one.of].isupper())


def _is_shared(text: str, other: Passage) -> bool:
    """Whether another place has all words of a text, or their like."""
    there = cut(other.text)
    own = cut(text) or [Word(word, root(word), 0) for word in text.split()]
    return all(any(are_alike(one, like) for like in there) for one in own)


def _smallest(spares: Iterable[Spare], word: Word) -> Spare | None:
    """The smallest stretch around a word."""
    around = (one for one in spares if one.span.start <= word.start < one.span.end)
    return min(around, key=lambda one: one.span.end - one.span.start, default=None)


def spares_in(teller: Teller, passage: Passage) -> list[Spare]:
    """What the sentence of a passage can do without, as far as it is of the passage."""
    found = teller.passages.readings[passage.report].spares
    return [one for one in found if meet(one.span, passage.span) and one.span.start >= passage.span.start]


def without(teller: Teller, passage: Passage, left: Iterable[Spare]) -> Passage | None:
    """The passage without some stretches, where what is left is a whole statement."""
    whole = teller.passages.readings[passage.report].report.text
    spans = _merged(Span(one.span.start, min(one.span.end, passage.span.end)) for one in left)
    text = passage.text
    for span in reversed(spans):
        rest = _cut(text, whole, span, passage.span.start)
        if rest is None:
            return None
        text = rest
    mended = _mended(text, passage.text)
    short = replace(passage, text=mended, left_out=tuple(spans)) if mended else None
    if short is None or len(short.text) < weights("known")["shortest"]:
        return None
    if len(needed(teller, short)) < LEAST and not any(map(is_day, cut(short.text))):
        return None
    credited = passage.claim is not None or teller.passages.is_credited(passage.report, passage.span)
    return short if is_sound(short.text, credited=credited) and source(short, whole).strip() else None


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The stretches in order, those that meet as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _cut(text: str, whole: str, span: Span, first: int) -> str | None:
    """The printed words without a stretch of the report, which they have once, behind the same words."""
    gone = " ".join(whole[span.start : span.end].split())
    before = " ".join(whole[max(first, span.start - CONTEXT) : span.start].split()).partition(" ")[2]
    if span.start == first:
        return text[len(gone) :] if text.casefold().startswith(gone.casefold()) else None
    places = (
        [match.end() for match in re.finditer(rf"{re.escape(before)}\s*(?={re.escape(gone)})", text)] if before else []
    )
    places = places or [match.start() for match in re.finditer(re.escape(gone), text)]
    if len(places) != 1:
        return None
    head, tail = text[: places[0]].rstrip(), text[places[0] + len(gone) :].lstrip()
    return f"{head}{'' if tail[:1] in tuple(',.;:') and tail else ' '}{tail}".rstrip()


def _mended(text: str, before: str) -> str | None:
    """With a capital in front, no gaps, and "a" or "an" as the next word needs it; None where nobody can tell."""
    line = GAP.sub("", text).strip(" ,;:—–-")
    line = line[:1].upper() + line[1:]
    kept = {(match[0], match[2]) for match in ARTICLE.finditer(before)}

    def mend(match: re.Match[str]) -> str:
        if (match[0], match[2]) in kept:
            return match[0]
        return f"{match[1]}{'n' if VOWEL.match(match[2]) else ''} "

    odd = [m for m in ARTICLE.finditer(line) if (m[0], m[2]) not in kept and (m[2].isupper() or m[2][0].isdigit())]
    return None if odd else ARTICLE.sub(mend, line)
