"""The day of the sentence before, for what is told as going on from it. In come a Doc, triggers and times; out go more.

"Police stormed the bank on Monday. Hours later, they freed two men.": the men were freed on that Monday. Only what is
told in the plain past goes on so, with words in front that say it ("while lawyers spoke", "minutes later"), where
neither sentence has another day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from twosource import lexicon
from twosource.extract.events.companions import dated_verb
from twosource.extract.events.triggers import Trigger
from twosource.extract.labels import SUBJECTS
from twosource.intervals import is_day
from twosource.model import Timex

QUOTES = frozenset(('"', "“", "”", "''", "``"))


def continued(
    doc: Doc, timexes: Sequence[Timex], triggers: Sequence[Trigger], found: Mapping[int, Timex]
) -> Iterator[tuple[int, Timex]]:
    """The days of undated verbs at the top of a sentence that goes on from a dated one, each by its token."""
    for trigger in triggers:
        token = verb = trigger.token
        if trigger.nominal or token.i in found:
            continue
        while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
            verb = verb.head
        sent = token.sent
        if verb != sent.root or not all(map(_is_plain_past, {verb, token})) or not _goes_on(sent) or sent.start == 0:
            continue
        before = doc[sent.start - 1].sent
        days = [timex for timex in timexes if before.start_char <= timex.span.start < sent.end_char and _is_date(timex)]
        if len(days) == 1 and QUOTES.isdisjoint(word.text for word in before) and _is_day_of(before, days[0], sent):
            yield token.i, days[0]


def _is_date(timex: Timex) -> bool:
    return timex.type == "DATE" and timex.interval is not None


def _is_day_of(sent: Span, timex: Timex, after: Span) -> bool:
    """Whether a time is the day of what a sentence tells: of its verb, or of what went on as it happened.

    Behind a death or a sentence, "while" and "as" may go back over a life.
    """
    inside = sent.doc.char_span(timex.span.start, timex.span.end, alignment_mode="expand")
    dated = dated_verb(inside.root, {}) if inside is not None and len(inside) else None
    along = [child for child in sent.root.lefts if child.dep_ == "advcl" and _mark(child) in _words("together")]
    told = dated is not None and dated in (sent.root, *along) and _is_plain_past(dated)
    if dated is not None and dated.lemma_.lower() in _words("closing") and not _opens(after):
        return False
    return told and timex.interval is not None and is_day(timex.interval)


def _mark(clause: Token) -> str:
    return next((child.lower_ for child in clause.lefts if child.dep_ in ("mark", "advmod")), "")


def _is_plain_past(verb: Token) -> bool:
    """Whether a verb tells of what was done then: "fled", "were freed", but not "had fled", "would flee"."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return not any(child.dep_ == "aux" for child in helpers) and "VBD" in (verb.tag_, *(word.tag_ for word in helpers))


def _goes_on(sent: Span) -> bool:
    """Whether the first words say that it goes on from the sentence before."""
    if QUOTES & {word.text for word in sent[:2]}:
        return False
    return _opens(sent) or any(map(_is_along, sent.root.lefts))


def _is_along(clause: Token) -> bool:
    """Whether it tells what was done then and there: "while lawyers spoke", but not "while he lived in Oslo"."""
    opening = next(word for word in clause.sent if not word.is_space)
    if clause.dep_ != "advcl" or clause.pos_ != "VERB" or clause.left_edge != opening:
        return False
    own = any(child.dep_ in SUBJECTS and child.pos_ == "PRON" for child in clause.lefts)
    lasting = own or clause.lemma_.lower() in _words("lasting")
    return _mark(clause) == opening.lower_ in _words("clauses") and _is_plain_past(clause) and not lasting


def _opens(sent: Span) -> bool:
    """Whether its first words are one of the phrases, and nothing hangs on them: no "soon after the war ended"."""
    words = [word for word in sent if not word.is_space]
    for phrase in _words("openings"):
        size = len(phrase.split())
        first, behind = words[:size], words[size : size + 1]
        if " ".join(word.lower_ for word in first) == phrase and behind:
            closed = behind[0].text == "," or phrase.split()[-1] not in _words("governing")
            inside = all(word.right_edge.i < behind[0].i for word in first if word != sent.root)
            return closed and inside
    return False


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(lexicon.load("events/order")["continuing"][kind])
