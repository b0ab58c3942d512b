"""What stands right before and after a line's words. In come words with their place; out goes whether they are cut.

"Congress were edging away" is no sentence where the report has "the U.S. Congress were edging away"; praise is none
where the report goes on with "But" and the same speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from twosource.intervals import first_day, is_day
from twosource.model import Span
from twosource.spans import meet, number_at
from twosource.write import doubts
from twosource.write.dates import YEAR
from twosource.write.passage import Passage
from twosource.write.phrases import weights, words

if TYPE_CHECKING:
    from twosource.write.teller import Teller

ENDED = re.compile(r"(?:[.!?:;…—–―\-|•*)\]”\"’'>]|\b[A-Z]{4,})$")  # "ADVERTISEMENT" is no part of a sentence
INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.$")
HE = re.compile(r"\b(?:he|she|they|it|his|her|their)\b", re.IGNORECASE)
NEAR = 60  # characters: what stands before a sentence in its line


def begins_whole(teller: Teller, passage: Passage) -> bool:
    """Whether a sentence of the report, or what somebody says, begins where the words do."""
    if passage.claim is not None:
        return True
    if any(head in passage.text for head in _headlines(teller)):
        return False
    text = teller.passages.readings[passage.report].report.text
    front = text[max(0, passage.span.start - NEAR) : passage.span.start].rpartition("\n")[2].rstrip(" \t\xa0")
    return not front or (ENDED.search(front) is not None and not _is_short(front.split()[-1]))


def _headlines(teller: Teller) -> Iterator[str]:
    """The headlines that are long enough to stand in no sentence by chance: one there is glued to it."""
    for reading in teller.passages.readings.values():
        headline = (reading.report.headline or "").strip()
        if len(headline.split()) >= weights("brief")["fewest_words"]:
            yield headline


def _is_short(word: str) -> bool:
    """Whether a word with a point behind it is a short form: "Sen.", "U.S."."""
    bare = word.strip("(“\"'").removesuffix(".")
    return word.endswith(".") and (
        INITIALS.search(word) is not None or (bare[:1].isupper() and bare.lower() in words("abbreviation"))
    )


def is_turned(teller: Teller, passage: Passage) -> bool:
    """Whether the next sentence takes back what somebody has said: it begins with "But", and is of nobody else."""
    found = _turn(teller, passage)
    if found is None:
        return False
    own, other = (teller.passages.claim_at(passage.report, sentence) for sentence in found)
    entities = [one.attribution.source.entity if one and one.attribution.source else None for one in (own, other)]
    return (
        None in entities or entities[0] == entities[1] or HE.search(teller.text(passage.report, found[1])) is not None
    )


def is_frustrated(teller: Teller, passage: Passage) -> bool:
    """Whether words tell what somebody had hoped or braced for, and the next sentence says that it came otherwise."""
    return doubts.expects(passage.text) and _turn(teller, passage) is not None


def goes_on(teller: Teller, passage: Passage) -> bool:
    """Whether words add to a sentence right before them that no line has: "did not elaborate on how"."""
    if not doubts.adds(passage.text):
        return False
    body = teller.passages.numbered[passage.report]
    number = number_at(body, passage.span.start) or 0
    before = body[max(0, number - 2) : number]
    return not any(told.report == passage.report and meet(told.span, one) for told in teller.told for one in before)


def _turn(teller: Teller, passage: Passage) -> tuple[Span, Span] | None:
    """The sentence of the words and the next one, where that begins with "But"."""
    body = teller.passages.numbered[passage.report]
    number = number_at(body, passage.span.end - 1)
    if number is None or number + 1 >= len(body):
        return None
    own, after = body[number], body[number + 1]
    return (own, after) if doubts.turns(teller.text(passage.report, after)) else None


def is_of_some_year(teller: Teller, passage: Passage) -> bool:
    """Whether words name a day without its year that is far from the report's own: nobody can tell of which year."""
    reading = teller.passages.readings[passage.report]
    published, text = reading.report.published, passage.text
    out = published and first_day(published.interval)
    if not out or YEAR.search(text):
        return False
    inside = [one for one in reading.timexes if meet(one.span, passage.span) and one.interval and is_day(one.interval)]
    whole = reading.report.text
    inside = [one for one in inside if not doubts.is_famous(whole[one.span.start : one.span.end])]
    days = [day for one in inside if one.interval and (day := first_day(one.interval))]
    return any(abs((day - out).days) > weights("brief")["some_year"] for day in days)
