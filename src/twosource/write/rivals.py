"""Another number right behind a line's sentence. In come lines; out go they, with the number that is set beside theirs.

"The Red Cross counts 19 dead" tells half where the report goes on "The government has stuck to 14", and "79 were
aboard" where it goes on "He had earlier said that there were 85".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.spans import meet
from twosource.write.continuations import own_words, sentence_and_next
from twosource.write.contract import BriefLine
from twosource.write.passage import Passage
from twosource.write.phrases import phrase, weights
from twosource.write.references import listed
from twosource.write.soundness import is_paired, is_whole, outside, patterns
from twosource.write.tidying import tidy

if TYPE_CHECKING:
    from twosource.write.teller import Teller

TOLD = ("known", "reported", "stances")


def rivaled(teller: Teller, lines: Iterable[BriefLine]) -> Iterator[BriefLine]:
    """The lines in their order; those of one report with the number that its next sentence sets against theirs."""
    for line in lines:
        own = _words(teller, line) if line.section in TOLD else None
        found = _behind(teller, own) if own else None
        if own is None or found is None:
            yield line
            continue
        sentence, rival = found
        teller.tell(rival)
        both = f"{sentence}. {rival.text}"
        text = line.text.replace(own.text, both, 1)
        if own.claim is not None:  # who says so stands in the sentence, as whoever counts otherwise in the next
            text = phrase("stance").format(passage=both, outlet=teller.sayers.outlet(own.report))
        yield replace(line, text=text, cites=(*line.cites, teller.cite(rival.report, rival.span)))


def _words(teller: Teller, line: BriefLine) -> Passage | None:
    """The report's own words that a line has, where they have a number."""
    passage = own_words(teller, line)
    return passage if passage and _counts(passage.text) else None


def _behind(teller: Teller, own: Passage) -> tuple[str, Passage] | None:
    """The whole sentence of a line, and the next one where it only sets another number beside it."""
    places = sentence_and_next(teller, own)
    if places is None:
        return None
    around, place = places
    text = tidy(teller.text(own.report, place))
    sentence = own.text if own.claim is None else tidy(teller.text(own.report, around))
    if not _is_rival(text) or not is_paired(text) or not (own.claim is None or is_whole(sentence)):
        return None
    if own.claim is None and _rest(teller, own, around):
        return None
    rival = Passage(text, own.report, place)
    told = any(one.report == own.report and meet(one.span, place) for one in teller.told)
    return None if told or len(sentence) + len(text) > weights("brief")["longest"] else (sentence, rival)


def _rest(teller: Teller, own: Passage, sentence: Span) -> bool:
    """Whether the line's words were cut from a sentence that goes on: its rest may be what the next one speaks of."""
    text = teller.passages.readings[own.report].report.text[own.span.end : sentence.end]
    return len(text.strip(" .\n")) > 1


def _is_rival(text: str) -> bool:
    """Whether words say that somebody counts otherwise, or did before."""
    own = outside(text)
    return _counts(own) and any(pattern.search(own) for pattern in patterns("rival"))


def _counts(text: str) -> bool:
    """Whether words have a number, in digits or spelled out."""
    numerals = listed("numeral")
    return any(word[:1].isdecimal() or word.casefold().strip(",.") in numerals for word in text.split())
