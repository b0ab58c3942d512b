"""Denials that stand right behind a line's sentence. In come lines; out go they, each with the denial behind its words.

"The ministry denied the report" tells nothing by itself, and a line without it tells a report that was denied as if
nobody had.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.kinship import stem, stems
from twosource.write import doubts
from twosource.write.caution import is_sure
from twosource.write.continuations import own_words, sentence_and_next
from twosource.write.contract import BriefLine
from twosource.write.parties import is_placed
from twosource.write.passage import Passage
from twosource.write.people import TOLD
from twosource.write.phrases import weights
from twosource.write.references import CHARGE, is_charged
from twosource.write.soundness import main_clause, refuses

if TYPE_CHECKING:
    from twosource.write.teller import Teller


def rebutted(teller: Teller, lines: Iterable[BriefLine]) -> Iterator[BriefLine]:
    """The lines in their order; those of one report, in its own words, with what it goes on to say against them."""
    for line in lines:
        own = _words(teller, line) if line.section in TOLD else None
        denial = _denial(teller, own) if own else None
        if own is None or denial is None:
            yield line
            continue
        teller.tell(denial)
        both = line.text.replace(own.text, f"{own.text}. {denial.text}", 1)
        yield replace(line, text=both, cites=(*line.cites, teller.cite(denial.report, denial.span)))


def _words(teller: Teller, line: BriefLine) -> Passage | None:
    """The report's own words that a line has, where they deny nothing themselves."""
    passage = own_words(teller, line)
    if passage is None or passage.claim is not None:
        return None
    return None if refuses(passage.text) or passage.text[:1] in '“"' else passage


def _denial(teller: Teller, own: Passage) -> Passage | None:
    """The next sentence, where it only says that somebody denies what stands before it."""
    places = sentence_and_next(teller, own)
    if places is None or places[0].end > own.span.end:
        return None
    passage = teller.passages.sentence(own.report, places[1])
    if passage is None or len(own.text) + len(passage.text) > weights("brief")["longest"]:
        return None
    clause = doubts.SUBORDINATE.split(main_clause(passage.text))[0]
    if not (is_charged(clause) and refuses(clause)) or teller.is_told(passage):
        return None
    place, known = teller.cite(passage.report, passage.span), stems(own.text) | {stem(CHARGE)}
    clear = is_placed(passage.text, own.text) and not teller.leans(passage.text, place, known)
    return passage if clear and is_sure(teller, passage, "stances") else None
