"""Who praises, accuses or calls for something further down. In comes a Teller; out go lines in the reports' words.

Not all of them are quoted with words that were read as theirs ("called the report “a hoax”", "accused the mayor of
neglect"). They are told where they are named first, their verb takes a side, and they have to do with the news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.spans import holds
from twosource.write import doubts
from twosource.write.caution import is_sure, quoted
from twosource.write.contract import BriefLine
from twosource.write.leads import Found, is_of_then, main_mention, section_of, tellable
from twosource.write.lines import line
from twosource.write.passage import Passage
from twosource.write.phrases import weights, words
from twosource.write.reactions import said_by
from twosource.write.soundness import main_clause
from twosource.write.support import carrying, share
from twosource.write.verbs import VERB

if TYPE_CHECKING:
    from twosource.write.teller import Teller

FORMAL = r"(?:In (?:an? )?(?:\w+ )?(?:statement|interview|letter|speech)(?: (?:on|released) \w+day)?,? )?"
NAMED = re.compile(rf"{FORMAL}(?:\[|(?:The |An? )?(?:[\w’'-]+ ){{0,3}}?(?<!^)[A-Z]|\S*[A-Z][\w.’'-]* [a-z]+ed\b)")
OWNED = re.compile(r"['’]s?\]?(?= [a-z])")
PHRASAL = re.compile(r"called (?:off|up|in|back)\b")
THEY = re.compile(r"\b(?:they|their|them)\b", re.IGNORECASE)


def deed_lines(teller: Teller) -> Iterator[BriefLine]:
    """Those who take a side further down and are heard nowhere, who has most of the news first."""
    room = int(weights("brief")["deeds"])
    for report, span in _ranked(teller):
        found = _found(teller, report, span) if room else None
        told = line(teller, found[0], "known", found[1]) if found else None
        if told:
            room -= 1
            yield told


def _ranked(teller: Teller) -> list[tuple[str, Span]]:
    """The sentences further down that are of the news, those with most of it first."""
    table, news = weights("brief"), teller.news
    found = []
    for place, report in enumerate(teller.passages.readings):
        body = teller.passages.body(report)[: int(table["answers_reach"])]
        for number, span in enumerate(body[int(table["deep"]) :]):
            near = share(carrying(teller.text(report, span)), news)
            if span.end - span.start <= table["longest_read"] and near >= table["near"]:
                found.append((-near, number, place, report, span))
    return [one[3:] for one in sorted(found, key=lambda one: one[:3])]


def _found(teller: Teller, report: str, span: Span) -> tuple[Passage, Found | None] | None:
    """A sentence in which somebody takes a side, sure and told by no line."""
    passage = tellable(teller, report, span)
    if passage is None or is_of_then(passage) or doubts.is_revoked(passage.text) or _is_heard(teller, passage):
        return None
    found = main_mention(teller, passage)
    event, mention = found or (None, None)
    if section_of(teller, passage, found) != "known" or quoted(teller, passage, "known") != "known":
        return None
    if not takes_side(passage.text) or teller.is_told(passage, event):
        return None
    if doubts.floats(passage.text, teller.known, (one.text for one in teller.told)):
        return None
    sure = is_sure(teller, passage, "known", mention, deep=int(weights("brief")["answers_reach"]))
    return (passage, found) if sure else None


def takes_side(text: str) -> bool:
    """Whether the main verb of words praises, accuses, urges or the like, and whoever does so is named before it.

    >>> takes_side("Ana Ruiz accused the mayor of neglect"), takes_side("Ana Ruiz's firm praised the mayor")
    (True, False)
    """
    own = main_clause(text)
    verb = VERB.search(own)
    if verb is None:
        return False
    said = own[verb.start() :].casefold().split()
    while len(said) > 1 and said[0] in words("cue_helper") | {"has", "have"}:
        said = said[1:]
    if PHRASAL.match(" ".join(said)):
        return False
    plain = not OWNED.search(own[: verb.start()]) and not THEY.search(text)
    return said[0] in words("reacting") and plain and NAMED.match(text) is not None


def _is_heard(teller: Teller, passage: Passage) -> bool:
    """Whether somebody speaks who can be heard among the voices."""
    claims = teller.passages.by_report.get(passage.report, ())
    inside = (one for one in claims if one.attribution.cue and holds(passage.span, one.attribution.cue))
    return any(said_by(teller, one, wide=True) is not None for one in inside)
