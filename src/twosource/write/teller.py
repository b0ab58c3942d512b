"""What all lines of one brief are made with. In come Assessments; out goes a Teller, which knows what has been told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from twosource.intervals import before
from twosource.kinship import stems
from twosource.model import Assessments, Event, EventMention, Interval, Span
from twosource.spans import holds, meet, number_at, sentence_number
from twosource.write.contract import BriefLine, Cite
from twosource.write.definites import leans
from twosource.write.doubts import counts, denies, lends
from twosource.write.fitness import fitness
from twosource.write.passage import Passage
from twosource.write.passages import Passages
from twosource.write.phrases import weights
from twosource.write.recounts import retold_from
from twosource.write.references import BODY, dangles, resumes
from twosource.write.sayers import Sayers
from twosource.write.soundness import QUOTED, outside, patterns, refuses
from twosource.write.support import DAYS, carrying, share
from twosource.write.tidying import unlinked

FIGURE = re.compile(r"(?<![\d.,])\d[\d,.]*\d|(?<![\d.,])\d")
CHANCE = re.compile(r"\b(?:could|may|might|likely)\b")
BEHIND = 3000  # characters: what a reader of the report still has in mind
FRONT = 40  # characters: what a report opens with
ALSO = 7  # words: where "also" belongs to the main verb


class Teller:
    """What all lines of one brief are made with, and what has been told already."""

    def __init__(self, assessments: Assessments, kept: Sequence[Event]) -> None:
        self.assessments = assessments
        self.events = {event.id: event for event in kept}
        self.verdicts = {assessment.event: assessment for assessment in assessments.events}
        self.origins = {origin.id: origin for origin in assessments.origins}
        self.passages = Passages(assessments.story)
        self.sayers = Sayers(assessments.story)
        self.fallen: set[Cite] = set()
        self._texts: dict[tuple[str, Span], str] = {}
        self.begin_again()

    def begin_again(self, without: Sequence[BriefLine] = ()) -> None:
        """Forgets what has been told; these lines are not told again."""
        self.fallen.update(line.cites[0] for line in without if line.cites)
        self.told: list[Passage] = []
        self.known = stems(self.assessments.story.title)
        self.told_events: set[str] = set()

    @cached_property
    def mentions(self) -> dict[str, list[tuple[Event, EventMention]]]:
        """The mentions of all events, by report."""
        found: dict[str, list[tuple[Event, EventMention]]] = {}
        for event in self.assessments.story.events:
            for mention in event.mentions:
                found.setdefault(mention.report, []).append((event, mention))
        return found

    def named(self, report: str, span: Span) -> list[tuple[str, Span]]:
        """Who or what is called by a name within a place, with where."""
        found = self._named.get(report, [])
        first, last = (bisect_left(found, place, key=lambda one: one[1].start) for place in (span.start, span.end))
        return found[first:last]

    @cached_property
    def _named(self) -> dict[str, list[tuple[str, Span]]]:
        found: dict[str, list[tuple[str, Span]]] = {}
        for entity in self.assessments.story.entities:
            for mention in entity.mentions:
                if mention.kind == "name":
                    found.setdefault(mention.report, []).append((entity.id, mention.span))
        return {report: sorted(places, key=lambda one: one[1].start) for report, places in found.items()}

    def cite(self, report: str, span: Span) -> Cite:
        """A place with the number of its sentence."""
        return Cite(report, span.start, span.end, sentence_number(self.passages.numbered[report], span.start))

    def is_near(self, passage: Passage, section: str = "known") -> bool:
        """Whether words have to do with the news, as a quotation and what stands far down need not."""
        table, quoted = weights("brief"), passage.text[:1] in '“"'
        deep = (self.cite(passage.report, passage.span).sentence or 0) > table["deep"]
        sections = {"known": table["central"], "stances": table["bearing"]}
        enough = table["near"] if quoted else sections.get(section, 0.0) if deep else 0.0
        return not self.told or share(carrying(passage.text), self.news) >= enough

    def is_of_news(self, passage: Passage) -> bool:
        """Whether what a line quotes first has to do with the news, and not only who says it."""
        quoted = passage.text[:1] in '"“' and " ".join(QUOTED.findall(passage.text))
        return not quoted or share(carrying(quoted), self.news) >= weights("brief")["said_near"]

    @property
    def news(self) -> frozenset[str]:
        """What the headlines and the first lines are about."""
        headlines = (reading.report.headline or "" for reading in self.assessments.story.readings)
        return carrying(" ".join((*headlines, *(told.text for told in self.told[:3]))))

    def tell(self, passage: Passage, event: Event | None = None) -> None:
        """Keeps in mind that a line has these words."""
        self.told.append(passage)
        self.known |= stems(passage.text)
        if any(name in passage.text for name in self.bodies):
            self.known |= {BODY}
        if event is not None:
            self.told_events.add(event.id)

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The names of all organizations."""
        entities = self.assessments.story.entities
        return frozenset(entity.name for entity in entities if entity.named and entity.type == "organization")

    def is_told(self, passage: Passage, event: Event | None = None) -> bool:
        """Whether an earlier line has these words, or nearly these; of the same event, some of these."""
        if self.fallen and self.cite(passage.report, passage.span) in self.fallen:
            return True
        same = event is not None and event.id in self.told_events
        enough = weights("brief")["same_event" if same else "same_words"]
        return any(_same(passage, other, enough) for other in self.told)

    def mention_of(self, event: Event, passage: Passage) -> EventMention:
        """The mention from which a passage was cut."""
        inside = (m for m in event.mentions if m.report == passage.report and meet(m.trigger, passage.span))
        return next(inside, event.mentions[0])

    def best(self, event: Event, statuses: Sequence[str] = ()) -> Passage | None:
        """The passage that tells an event best, from a mention with one of the statuses; it names who says so."""
        found: list[tuple[float, int, Passage]] = []
        for mention in event.mentions:
            if not statuses or mention.status in statuses:
                passages = self.passages.candidates(mention)
                passage = next((passage for passage in passages if self.is_usable(passage)), None)
                if passage:
                    early = self.cite(passage.report, passage.span).sentence in (1, 2)
                    found.append((-fitness(mention, passage, early=early), len(found), passage))
        return min(found)[2] if found else None

    def is_usable(self, passage: Passage) -> bool:
        """Whether it is known whose words they are and what they point to, and they are no columnist's."""
        if self._dangles(passage) or self.is_overtaken(passage) or self._is_old(passage) or self._is_besides(passage):
            return False
        if passage.claim is None and not outside(passage.text).strip(" .,"):
            return False
        own = passage.claim is None and not self.is_said(passage.report, passage.span)
        own = own and not self.passages.opens_news(passage.report, passage.span)
        if (own and passage.report in self.passages.opinions) or self._is_retold(passage):
            return False
        return self.sayers.of(passage.report, passage.claim) is not None

    def is_said(self, report: str, span: Span) -> bool:
        """Whether most of the words are what somebody says whom they name."""
        claim = self.passages.claim_at(report, span)
        cue = claim.attribution.cue if claim else None
        return cue is not None and span.start <= cue.start < span.end

    def _dangles(self, passage: Passage) -> bool:
        """Whether it points to what no line has named."""
        return self.leans(passage.text, self.cite(passage.report, passage.span), self.known)

    def leans(self, text: str, cite: Cite, known: frozenset[str]) -> bool:
        """Whether words of a report point to what only it has named; what it opens with can only do so at its start."""
        if cite.sentence == 1:
            return text.startswith("Th") and dangles(text[:FRONT], known)
        before = self.passages.readings[cite.report].report.text[: cite.start][-BEHIND:]
        return (
            dangles(text, known)
            or resumes(text, before, known)
            or leans(text, before, known, self._verbs(cite.report, Span(cite.start, cite.end)))
        )

    def _verbs(self, report: str, span: Span) -> frozenset[str]:
        """The words of a passage that are known to be verbs."""
        text = self.passages.readings[report].report.text
        places = [m.trigger for _, m in self.mentions.get(report, ()) if not m.nominal]
        return frozenset(text[one.start : one.end] for one in places if holds(span, one))

    def _is_besides(self, passage: Passage) -> bool:
        """Whether "also" is cut from words about somebody whom no line above has: he was not the first."""
        own = " ".join(
            self.passages.readings[passage.report].report.text[passage.span.start : passage.span.end].split()
        )
        front = own.partition(" also ")[0]
        cut = " also " in own and len(front.split()) <= ALSO and " also " not in passage.text
        return cut and not any(stems(word) & self.known for word in front.split())

    def _is_retold(self, passage: Passage) -> bool:
        """Whether the report only retells there what somebody wrote or said."""
        return passage.span.start >= self._retold[passage.report]

    @cached_property
    def _retold(self) -> dict[str, int]:
        """Where each report begins to retell; its length where it never does."""
        found = {}
        for report, body in self.passages.numbered.items():
            text = self.passages.readings[report].report.text
            lines = [" ".join(text[span.start : span.end].split()) for span in body]
            first = retold_from(lines, [self.passages.is_credited(report, span) for span in body])
            found[report] = body[first].start if first < len(body) else len(text)
        return found

    def is_lent(self, report: str, span: Span) -> bool:
        """Whether a report goes on there in another outlet's words: after "(via Harbor Post):"."""
        number = number_at(self.passages.numbered[report], span.start)
        return number is not None and number in self._lent[report]

    @cached_property
    def _lent(self) -> dict[str, frozenset[int]]:
        """The sentences of each report that stand close behind one which says that another outlet's words follow."""
        reach, found = int(weights("brief")["lent"]), {}
        for report, body in self.passages.numbered.items():
            text = self.passages.readings[report].report.text
            lending = (n for n, span in enumerate(body) if lends(" ".join(text[span.start : span.end].split())))
            found[report] = frozenset(m for n in lending for m in range(n + 1, n + 1 + reach))
        return found

    def is_overtaken(self, passage: Passage) -> bool:
        """Whether a report of an earlier day tells how things stand, which a later one may tell otherwise."""
        published = self.passages.readings[passage.report].report.published
        if published is None or self.today is None or not before(published.interval, self.today):
            return False
        days = (self.today.start or datetime.max) - (published.interval.start or datetime.min)
        chance = days.days > weights("brief")["chance"] and CHANCE.search(outside(passage.text))
        return bool(chance) or any(pattern.search(outside(passage.text)) for pattern in patterns("current"))

    def _is_old(self, passage: Passage) -> bool:
        """Whether the words go on from a sentence about another year, and have no time of their own."""
        reading = self.passages.readings[passage.report]
        body, number = self.passages.numbered[passage.report], self.cite(passage.report, passage.span).sentence or 0
        published = reading.report.published
        if number < weights("brief")["news_sentences"] or published is None or published.interval.start is None:
            return False
        claim = self.passages.claim_at(passage.report, passage.span)
        quoted = claim and claim.attribution.kind == "direct" and self.is_said(passage.report, passage.span)
        if quoted or (refuses(passage.text) and any(one.search(outside(passage.text)) for one in patterns("standing"))):
            return False
        for span in reversed(body[max(0, number - int(weights("brief")["told_before"]) - 1) : number]):
            times = [t for t in reading.timexes if t.interval and span.start <= t.span.start < span.end]
            starts = [t.interval.start for t in times if t.interval and t.interval.start and t.type in ("DATE", "TIME")]
            if starts:
                own = span.start <= passage.span.start < span.end
                return not own and (published.interval.start - max(starts)).days > weights("brief")["old"]
        return False

    def around(self, report: str, place: Span) -> Span | None:
        """The sentence that holds a place."""
        sentences = self.passages.readings[report].sentences
        number = number_at(sentences, place.start)
        return None if number is None else sentences[number]

    def text(self, report: str, span: Span) -> str:
        """The sentence around a place, as the report has it."""
        around = self.around(report, span) or span
        if (report, around) not in self._texts:
            own = self.passages.readings[report].report.text[around.start : around.end]
            self._texts[report, around] = unlinked(" ".join(own.split()))
        return self._texts[report, around]

    @cached_property
    def today(self) -> Interval | None:
        """When the newest of the reports came out."""
        published = [reading.report.published for reading in self.assessments.story.readings]
        days = [one.interval for one in published if one is not None and one.interval.start is not None]
        return max(days, key=lambda interval: interval.start or datetime.min, default=None)


def _same(one: Passage, other: Passage, enough: float) -> bool:
    """Whether two passages are of one place, or share enough of their words; beside a core, the first of its own."""
    if other.core:
        return share(carrying(one.text), carrying(other.text)) >= weights("known")["told"]
    if one.report == other.report and meet(one.span, other.span):
        return True
    first, second = sorted((carrying(one.text), carrying(other.text)), key=len)
    if first & DAYS and second & DAYS and not first & second & DAYS:
        return False  # "convicted on Tuesday", "the conviction was overturned on Thursday"
    own, others = (set(FIGURE.findall(passage.text)) for passage in (one, other))
    if own and others and not own & others and one.report != other.report and counts(f"{one.text} {other.text}"):
        return False  # "16 were killed", "the number of people killed is now put at 19"
    plain = not any(QUOTED.search(passage.text) for passage in (one, other))
    both = share(second, first) >= weights("brief")["same_both"]
    alike = (plain and both) or share(first, second) >= enough
    return alike and denies(one.text) == denies(other.text)  # who denies what he is accused of tells more than that
