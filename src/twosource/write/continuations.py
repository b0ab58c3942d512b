"""What a report says right behind the words of a line. In come lines and passages; out go these words and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.spans import number_at
from twosource.write.contract import BriefLine
from twosource.write.passage import Passage

if TYPE_CHECKING:
    from twosource.write.teller import Teller


def own_words(teller: Teller, line: BriefLine) -> Passage | None:
    """The told passage that a line has word for word, where it rests on that alone."""
    if len(line.cites) != 1:
        return None
    found = (one for one in teller.told if teller.cite(one.report, one.span) == line.cites[0])
    passage = next(found, None)
    return passage if passage and passage.text in line.text else None


def sentence_and_next(teller: Teller, passage: Passage) -> tuple[Span, Span] | None:
    """The sentence in which a passage ends and the one behind it, if there is one."""
    body = teller.passages.numbered[passage.report]
    number = number_at(body, passage.span.end - 1)
    return None if number is None or number + 1 >= len(body) else (body[number], body[number + 1])
