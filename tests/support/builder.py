"""Stories built by hand: what link would give for a few invented sentences. Words are located in the texts."""

from __future__ import annotations

from datetime import date
from typing import Any

from twosource.intervals import days
from twosource.model import (
    Argument,
    Attribution,
    Claim,
    Copy,
    Credit,
    Entity,
    Event,
    EventMention,
    Mention,
    Number,
    Publication,
    Reading,
    Reason,
    Report,
    Role,
    Segment,
    Source,
    Span,
    Story,
)


class Builder:
    """Collects the parts of a story; every span is given by its words."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.entities: list[Entity] = []
        self.claims: list[Claim] = []
        self.events: list[Event] = []
        self.copies: list[Copy] = []

    def report(self, id: str, text: str, outlet: str, day: date | None = None, **more: Any) -> None:
        credits = tuple(Credit(agency, "text") for agency in more.pop("agencies", ()))
        published = Publication(days(day), "metadata") if day else None
        body = (Segment("body", Span(0, len(text))),)
        self.reports[id] = Report(id, text, "0", body, f"{id}.txt", None, outlet, credits, published=published, **more)

    def span(self, report: str, words: str) -> Span:
        start = self.reports[report].text.index(words)
        return Span(start, start + len(words))

    def entity(self, id: str, name: str, type: str = "person", /, **more: Any) -> str:
        mentions = [
            Mention(report, self.span(report, words), self.span(report, words), kind, id)  # type: ignore[arg-type]
            for kind in ("name", "pronoun")
            for report, words in more.pop(kind, ())
        ]
        roles = tuple(Role(title, reports=(report,)) for report, title in more.pop("roles", ()))
        self.entities.append(Entity(id, name, type, roles=roles, mentions=tuple(mentions), **more))  # type: ignore[arg-type]
        return id

    def claim(self, report: str, content: str, source: str | Source | None, cue: str = "said", **more: Any) -> str:
        number = f"C{len(self.claims) + 1}"
        known = Source(source, self.span(report, source)) if isinstance(source, str) else source
        attribution = Attribution(
            number, report, known, self.span(report, cue), (self.span(report, content),), more.pop("kind", "indirect"),
            **more,
        )  # fmt: skip
        self.claims.append(Claim(number, attribution, ()))
        return number

    def mention(self, report: str, clause: str, trigger: str, status: str = "occurred", **more: Any) -> EventMention:
        arguments = tuple(
            Argument(role, words, self.span(report, words), entity) for role, entity, words in more.pop("parties", ())
        )
        time = more.pop("time", None)
        place = more.pop("place", None)
        numbers = tuple(
            Number(of, low, high, self.span(report, words)) for of, low, high, words in more.pop("numbers", ())
        )
        cue = more.pop("cue", trigger)
        return EventMention(
            "V", report, self.span(report, clause), self.span(report, trigger), trigger, more.pop("type", "CONSULT"),
            status,  # type: ignore[arg-type]
            arguments=arguments,
            numbers=numbers,
            time=days(time[0]) if time else None,
            time_span=self.span(report, time[1]) if time else None,
            place=Argument("place", place, self.span(report, place)) if place else None,
            reasons=(Reason("status", "told", self.span(report, cue)),),
            **more,
        )  # fmt: skip

    def event(self, label: str, *mentions: EventMention) -> str:
        last = mentions[-1]
        parties = {argument.entity: argument for mention in mentions for argument in mention.arguments}
        time = next((mention.time for mention in mentions if mention.time), None)
        number = f"V{len(self.events) + 1}"
        event = Event(number, label, last.type, last.status, mentions, participants=tuple(parties.values()), time=time)
        self.events.append(event)
        return number

    def story(self) -> Story:
        readings = tuple(map(self._reading, self.reports.values()))
        claims, events = tuple(self.claims), tuple(self.events)
        return Story("s", "A story", readings, tuple(self.entities), events, claims, tuple(self.copies))

    def _reading(self, report: Report) -> Reading:
        sentences, start = [], 0
        for sentence in report.text.split("\n"):
            sentences.append(Span(start, start + len(sentence)))
            start += len(sentence) + 1
        return Reading(report, tuple(sentences), (), (), (), ())
