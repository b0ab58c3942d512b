"""References between the brief and the reports. In comes an account; out go numbered sentences with their words.

A reference is a sentence of a report, numbered as in all other formats; its marks are the words that lines cite.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from twosource.model import Span
from twosource.write.contract import Account, Cite
from twosource.write.page import Sentence, numbered, sentence


@dataclass(frozen=True, slots=True)
class Reference:
    """A number, the report it leads to, the words there, and the numbers of the statements that rest on them."""

    number: int
    report: str
    sentence: int | None
    marks: tuple[Span, ...]
    statements: tuple[int, ...]


@dataclass(slots=True)
class _Gathered:
    spans: list[Span] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)


def references(account: Account) -> tuple[Reference, ...]:
    """All references, by number."""
    gathered: dict[Sentence, _Gathered] = {key: _Gathered() for key in numbered(account)}
    for statement, line in enumerate(account.brief, 1):
        for cite in line.cites:
            found = gathered[sentence(cite)]
            found.spans.append(Span(cite.start, cite.end))
            found.statements.append(statement)
    return tuple(
        Reference(number, key[0], key[1], joined(gathered[key].spans), tuple(dict.fromkeys(gathered[key].statements)))
        for key, number in numbered(account).items()
    )


def cited(cites: Sequence[Cite], numbers: dict[Sentence, int]) -> tuple[int, ...]:
    """The numbers of a line's references, each once, in the line's order."""
    return tuple(dict.fromkeys(numbers[sentence(cite)] for cite in cites))


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans that touch or overlap, as one.

    >>> joined([Span(4, 9), Span(0, 5), Span(12, 14)])
    (Span(start=0, end=9), Span(start=12, end=14))
    """
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and span.start <= kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return tuple(kept)
