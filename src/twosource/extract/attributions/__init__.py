"""The component `twosource_attributions`: who says what. Doc in; out the Doc with `doc._.attributions`.

nlp.add_pipe("twosource_attributions")
nlp('"We will not yield," the minister said.')._.attributions[0].source.name   # "the minister"
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from twosource.extract import attributes  # noqa: F401  (registers doc._.attributions)
from twosource.extract.attributions.anonymity import reasons
from twosource.extract.attributions.cues import load_cues
from twosource.extract.attributions.participles import reattach
from twosource.extract.attributions.quotes import Quote, find_quotes
from twosource.extract.attributions.sayings import Saying, SayingFinder
from twosource.extract.attributions.sources import Describer
from twosource.extract.attributions.speakers import SpeakerFinder
from twosource.extract.attributions.stances import stance
from twosource.extract.attributions.transcripts import find_turns
from twosource.extract.lookup import EntityIndex
from twosource.extract.parse import Parse
from twosource.lexicon import load
from twosource.model import Attribution, AttributionKind, Reason, Source, Span

VERB = 20  # characters: the verb of "asked not to be named", which says why nobody is named, and nothing else


@Language.component("twosource_attributions", requires=["token.dep", "token.tag"], assigns=["doc._.attributions"])
def attributions(doc: Doc) -> Doc:
    """Finds every source, cue and content of the Doc."""
    if len(doc):
        parse, quotes = reattach(Parse(doc)), find_quotes(doc.text)
        sayings = revised(doc, parse, quotes, find_sayings(parse, quotes))
        describer = Describer(parse, EntityIndex(doc._.entities))
        doc._.attributions = tuple(_write(doc._.report_id, parse, quotes, sayings, describer))
    return doc


def revised(doc: Doc, parse: Parse, quotes: Sequence[Quote], sayings: list[Saying]) -> list[Saying]:
    """The sayings as the trained encoder sees them, where it has read along."""
    if doc._.encoded is None:
        return sayings
    from twosource.extract.encoder.sayings import Reviser  # noqa: PLC0415  (with it comes the extra)

    return Reviser(parse, quotes, doc._.encoded).revise(sayings)


def find_sayings(parse: Parse, quotes: Sequence[Quote]) -> list[Saying]:
    """All sayings in reading order, of quotations and of other words."""
    finder = SayingFinder(parse, quotes, load_cues())
    speakers, turns = SpeakerFinder(finder), find_turns(parse.string)
    talk = _Cover([(turn.opens, turn.end) for turn in turns])
    spoken = [saying for saying in speakers.find() if not talk.holds(saying.content[0].start)]
    spoken += speakers.spoken_turns(turns)
    given = _Cover([(match.start(), match.start() + VERB) for match in reasons().finditer(parse.string)])
    used = frozenset(saying.cue.token for saying in spoken)
    quoted = _Cover([(span.start, span.end) for saying in spoken for span in saying.content])
    found = [saying for saying in finder.find(used) if saying.content and not _in_quotation(parse, saying, quoted)]
    speech = _Cover([(span.start, span.end) for saying in found for span in saying.content])
    found = [saying for saying in found if not (_weak(saying) and speech.holds(parse.start[saying.cue.token]))]
    found = [saying for saying in found if not given.holds(parse.start[saying.cue.token])]
    found = [saying for saying in found if not _told_above(parse, saying, found)]
    return sorted(_distinct([*spoken, *found]), key=lambda saying: (saying.content[0], saying.cue.token))


def _in_quotation(parse: Parse, saying: Saying, quoted: _Cover) -> bool:
    """Whether a speaker says it within a quotation: only "As the king has said, …" counts there."""
    if not quoted.holds(parse.start[saying.cue.token]):
        return False
    return saying.rule != "as" or saying.source is None or parse.tag[saying.source.head] == "PRP"


def _told_above(parse: Parse, saying: Saying, others: Sequence[Saying]) -> bool:
    """Whether it is the "to say" of "refused to say", which has the same content."""
    if parse.dep[saying.cue.token] != "xcomp" or saying.rule != "clause":
        return False
    above = parse.head[saying.cue.token]
    ends = (other.content[-1].end for other in others if other.cue.token == above and other.cue.word.kind == "declined")
    return any(saying.content[-1].end <= end for end in ends)


def _weak(saying: Saying) -> bool:
    """Whether it tells of a mind rather than of words; such sayings within another's words are the other's."""
    return saying.cue.word.kind in _weak_classes()


@cache
def _weak_classes() -> frozenset[str]:
    return frozenset(load("cues")["classes"]["weak"])


class _Cover:
    """Stretches of text, to ask whether a character lies in one of them."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, at: int) -> bool:
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._ends[index]


def _distinct(sayings: Iterable[Saying]) -> Iterator[Saying]:
    """One saying for each cue and content."""
    seen = set()
    for saying in sayings:
        key = (saying.cue.token, saying.content)
        if key not in seen and all(span.start < span.end for span in saying.content):
            seen.add(key)
            yield saying


def _write(
    report: str, parse: Parse, quotes: Sequence[Quote], sayings: Sequence[Saying], describer: Describer
) -> Iterator[Attribution]:
    text = parse.doc.text
    for number, saying in enumerate(sayings, 1):
        cue = Span(parse.start[saying.cue.start], parse.end[saying.cue.end - 1])
        yield Attribution(
            id=f"A{number}",
            report=report,
            source=_source(saying, cue, describer),
            cue=cue,
            content=saying.content,
            kind="direct" if saying.quoted else kind(text, saying.content, quotes),
            stance=stance(parse, saying),
            reasons=tuple(_reasons(saying, cue)),
        )


def _reasons(saying: Saying, cue: Span) -> Iterator[Reason]:
    yield Reason("cue", saying.cue.word.kind, cue)
    if saying.encoded:
        yield Reason("cue", "encoder", cue)
    yield Reason("content", saying.rule)


def _source(saying: Saying, cue: Span, describer: Describer) -> Source | None:
    if saying.source is not None:
        return describer.source(saying.source)
    if saying.cue.word.kind == "reportedly":
        return Source(name="unspecified reports", span=cue, anonymous=True)
    return None


def kind(text: str, content: Sequence[Span], quotes: Sequence[Quote]) -> AttributionKind:
    """Whether a content is quoted as a whole, in part, or not."""
    first, last = content[0].start, content[-1].end
    inside = [quote for quote in quotes if quote.opens < last and quote.closes > first]
    if not inside:
        return "indirect"
    covered = sum(
        max(0, min(span.end, quote.closes) - max(span.start, quote.opens)) for quote in inside for span in content
    )
    total = sum(span.end - span.start for span in content)
    return "direct" if covered >= total else "mixed"
