"""Who is behind each telling of an event. In comes a Story; out go its Tellings, each with the path to its source.

A path leads from the outlet that we read, over the agency whose text it carries and the links of an attribution, to
the last link, where what is told first came from: The Korea Post > Yonhap News Agency > an airport official.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from twosource.lexicon import load
from twosource.mastheads import masthead
from twosource.model import Attribution, Claim, Event, EventMention, Report, Source, Span, Story
from twosource.statuses import OPEN
from twosource.weigh.outlets import outlet_before, outlet_named, same_outlet

OWNER = re.compile(r"^.{2,40}?['’]s?\s")


@dataclass(frozen=True, slots=True)
class Link:
    """A station on the way: `key` tells it from others, `name` is what a reader is shown.

    `kind` is outlet, named (somebody with a name), group (many by one name, as a party), or unnamed.
    """

    key: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of an event with its path; `claim` is None where the outlet tells it in its own voice."""

    event: str
    report: str
    span: Span
    mention: EventMention
    path: tuple[Link, ...]
    carriers: int  # how many links, from the first, are the outlet itself and the agency whose text it carries
    claim: Claim | None = None
    uttered: bool = False  # the event is itself something said, and the path ends with who said it

    @property
    def source(self) -> Link:
        """The last link."""
        return self.path[-1]

    @property
    def attributed(self) -> bool:
        """Whether anybody but the outlet, or its agency, is behind it."""
        return len(self.path) > self.carriers

    @property
    def hearsay(self) -> bool:
        """Whether all that is said of the source is that there is one: "reportedly"."""
        return self.claim is not None and (
            self.claim.attribution.source is None or self.source.name in load("weighing")["hearsay"]["names"]
        )

    @property
    def asserts(self) -> bool:
        """Whether it says that the event is so, rather than denying it or declining to say."""
        return self.claim is None or self.claim.attribution.stance == "asserts"


class Sources:
    """The sources of a story, looked up many times and computed once."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.reports = {reading.report.id: reading.report for reading in story.readings}
        self.entities = {entity.id: entity for entity in story.entities}
        self.claims = {(claim.attribution.report, claim.attribution.id): claim for claim in story.claims}

    @cached_property
    def tellings(self) -> dict[str, tuple[Telling, ...]]:
        """The tellings of each event, in reading order."""
        return {event.id: tuple(self._tellings(event)) for event in self.story.events}

    @cached_property
    def carriers(self) -> dict[str, tuple[Link, ...]]:
        """What each report is carried by: its outlet, then the agency whose text it has."""
        return {report.id: tuple(_carriers(report)) for report in self.reports.values()}

    def sentence(self, report: str, at: int) -> str:
        """The sentence around an offset."""
        spans, number = self.sentences[report][0], self.number(report, at)
        return self.reports[report].text[spans[number].start : spans[number].end] if number >= 0 else ""

    def number(self, report: str, at: int) -> int:
        """Which of the report's sentences an offset is in."""
        return bisect_right(self.sentences[report][1], at) - 1

    @cached_property
    def sentences(self) -> dict[str, tuple[tuple[Span, ...], list[int]]]:
        """The sentences of each report, and where they begin."""
        readings = self.story.readings
        return {one.report.id: (one.sentences, [span.start for span in one.sentences]) for one in readings}

    def path(self, claim: Claim) -> tuple[Link, ...]:
        """From the outlet to whoever is credited last; stations that come twice are named once."""
        path = list(self.carriers[claim.attribution.report])
        for source in self.links(claim.attribution):
            link = self.link(source, path[-1], claim.attribution.report)
            if all(link.key != known.key for known in path):
                path.append(link)
        return tuple(path)

    def links(self, attribution: Attribution) -> tuple[Source, ...]:
        """The chain; before somebody of an outlet, that outlet: "CNN's Jane Doe reported"."""
        links = attribution.chain or ((attribution.source,) if attribution.source else ())
        if not links or links[0].span is None:
            return links
        text, span = self.reports[attribution.report].text, links[0].span
        owner = OWNER.match(text[span.start : span.end])
        outlet = outlet_before(text[max(0, span.start - 60) : span.start]) or (owner and outlet_before(owner[0]))
        return (Source(outlet), *links) if outlet else links

    def outlet(self, source: Source, report: str) -> str | None:
        """The outlet that a source is, by its name, its words, what else it is called, or as a sister report's."""
        words = self.reports[report].text[source.span.start : source.span.end] if source.span else ""
        found = outlet_named(source.name) or (outlet_named(words) if words else None)
        entity = self.entities.get(source.entity or "")
        if found and entity and entity.type == "person" and outlet_named(entity.name.split()[-1]) == found:
            return None  # "Forbes said" of Randy Forbes
        if found is None and entity is not None and entity.type == "organization":
            found = outlet_named(entity.name)
        sisters = (other.outlet for other in self.reports.values() if other.outlet)
        return found or next((outlet for outlet in sisters if same_outlet(outlet, source.name)), None)

    def link(self, source: Source, before: Link, report: str) -> Link:
        """A source as a station; one without a name is nobody but the one that this outlet knows."""
        outlet, entity = self.outlet(source, report), self.entities.get(source.entity or "")
        if outlet:
            return Link(f"outlet {outlet.casefold()}", outlet, "outlet")
        if entity is not None and entity.named and not source.anonymous:
            return Link(f"entity {entity.id}", entity.name, "group" if entity.type == "group" else "named")
        known = entity.id if entity is not None and not source.anonymous else source.name.casefold()
        return Link(f"{before.key} > {known}", source.name, "unnamed" if source.anonymous else "named")

    def _tellings(self, event: Event) -> Iterator[Telling]:
        for mention in event.mentions:
            claim = self.claims.get((mention.report, mention.attribution or ""))
            carriers = self.carriers[mention.report]
            if claim is not None and claim.attribution.source is not None and not _is_own_words(event, mention, claim):
                path = self.path(claim)
                yield Telling(event.id, mention.report, mention.span, mention, path, len(carriers), claim)
            else:
                speaker = self._speaker(event, mention, carriers[-1])
                path = (*carriers, speaker) if speaker else carriers
                said = speaker is not None
                yield Telling(event.id, mention.report, mention.span, mention, path, len(carriers), claim, uttered=said)

    def _speaker(self, event: Event, mention: EventMention, before: Link) -> Link | None:
        """Who speaks, where the event is an utterance: the outlet tells it, but all that it tells is the speaker's."""
        if event.type not in utterances() or mention.status != "occurred" or _is_open(event):
            return None
        agents = [argument for argument in mention.arguments if argument.role == "agent"]
        agents = agents or [argument for argument in event.participants if argument.role == "agent"]
        for agent in agents:
            entity = self.entities.get(agent.entity or "")
            named = entity is not None and entity.named
            return self.link(Source(agent.name, agent.span, agent.entity, anonymous=not named), before, mention.report)
        return None


def _is_own_words(event: Event, mention: EventMention, claim: Claim) -> bool:
    """Whether the source of the claim is who speaks in the event: "the ministry issued a statement saying"."""
    source = claim.attribution.source
    agents = [argument for argument in mention.arguments if argument.role == "agent"]
    if event.type not in utterances() or not mention.nominal or source is None:
        return False
    named = source.entity is not None and source.entity in {agent.entity for agent in agents}
    words = source.span
    return named or (words is not None and any(words.start <= agent.span.start < words.end for agent in agents))


def _is_open(event: Event) -> bool:
    """Whether it is still to come, so that nobody has said it."""
    return event.status in OPEN


def utterances() -> frozenset[str]:
    """The types of events that consist in somebody's saying something."""
    return frozenset(load("weighing")["utterances"]["types"])


def _carriers(report: Report) -> Iterator[Link]:
    outlet = (outlet_named(report.outlet) or report.outlet) if report.outlet else masthead(report)
    yield Link(f"outlet {(outlet if report.outlet else report.id).casefold()}", outlet, "outlet")
    for agency in dict.fromkeys(credit.agency for credit in report.credits if credit.part == "text"):
        canonical = outlet_named(agency) or agency
        if canonical.casefold() != outlet.casefold():
            yield Link(f"outlet {canonical.casefold()}", canonical, "outlet")
