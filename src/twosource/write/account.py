"""The account of one story. In come Assessments; out goes an Account in the form that `contract` gives.

told = account(weigh(story))
told.brief[0].text
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from twosource.intervals import printed
from twosource.model import Assessments, Claim, Entity, LeftOut, Publication, Reading, Relation, Source, Span
from twosource.spans import sentence_number
from twosource.write import contract
from twosource.write.brief import brief
from twosource.write.chronology import chronology
from twosource.write.contract import FORMAT, Account
from twosource.write.happenings import happenings, places, whys
from twosource.write.selection import selected
from twosource.write.teller import Teller
from twosource.write.timeline import timeline

__all__ = ["Account", "account"]


def account(assessments: Assessments, left_out: Sequence[LeftOut] = (), *, everything: bool = False) -> Account:
    """What is told of a story: the events that matter, who says what, how the reports stand to one another.

    With `everything` all events are listed, not those alone that an editor would list; the brief stays as it is.
    """
    story, kept = assessments.story, selected(assessments)
    listed = story.events if everything else kept
    ids = {event.id for event in listed}
    verdicts = {assessment.event: assessment for assessment in assessments.events}
    used = {origin for event in listed for origin in verdicts[event.id].origins}
    teller = Teller(assessments, kept)
    ranked = sorted(kept, key=lambda event: -verdicts[event.id].importance)
    return Account(
        format=FORMAT,
        story=contract.StoryHead(story.id, story.title),
        brief=brief(teller, ranked),
        left_out=tuple(left_out),
        as_of=None,
        reports=tuple(map(report, story.readings)),
        entities=tuple(map(entity, story.entities)),
        events=tuple(happenings(listed, verdicts, story)),
        claims=tuple(claim(one, ids) for one in story.claims),
        relations=tuple(relation(one, teller.passages.numbered) for one in assessments.relations if one.event in ids),
        origins=tuple(
            contract.Origin(one.id, one.name, one.anonymous, one.via, one.reports)
            for one in assessments.origins
            if one.id in used
        ),
        dependence=tuple(
            contract.Dependence(one.report, one.on, one.kind, places(one.spans), one.other)
            for one in assessments.dependence
        ),
        timeline=timeline(kept),
        chronology=chronology(teller, ranked),
    )


def report(reading: Reading) -> contract.Report:
    """A report as received."""
    one = reading.report
    return contract.Report(
        id=one.id,
        path=one.path,
        url=one.url,
        outlet=one.outlet,
        agencies=tuple(dict.fromkeys(credit.agency for credit in one.credits)),
        headline=one.headline,
        byline=one.byline,
        dateline=one.dateline,
        language=one.language,
        sha256=one.sha256,
        published=published(one.published, one.id) if one.published else None,
        segments=tuple(contract.Segment(part.kind, part.span.start, part.span.end) for part in one.segments),
        modified=contract.Modified(*printed(one.modified)) if one.modified else None,
    )


def published(one: Publication, report: str) -> contract.Published:
    """When a report came out, how that is known, and why."""
    return contract.Published(*printed(one.interval), one.basis, whys(one.reasons, report))


def entity(one: Entity) -> contract.Entity:
    """Somebody or something with all its names and mentions."""
    return contract.Entity(
        id=one.id,
        name=one.name,
        type=one.type,
        aliases=one.aliases,
        roles=roles(one),
        mentions=tuple(contract.EntityMention(m.report, m.span.start, m.span.end) for m in one.mentions),
        named=one.named,
    )


def roles(one: Entity) -> tuple[contract.Role, ...]:
    """The titles and offices that the texts give somebody."""
    return tuple(contract.Role(role.title, role.organization, role.former, role.reports) for role in one.roles)


def claim(one: Claim, events: Iterable[str]) -> contract.Claim:
    """Who says what, and on which of the events told that bears."""
    said = one.attribution
    return contract.Claim(
        id=one.id,
        report=said.report,
        content=content(said.content),
        stance=said.stance,
        source=source(said.source) if said.source else None,
        cue=contract.Place(said.cue.start, said.cue.end) if said.cue else None,
        kind=said.kind,
        chain=tuple(contract.Link(link.name, link.entity, link.anonymous, link.count) for link in said.chain),
        venue=said.venue,
        events=tuple(event for event in one.events if event in events),
    )


def content(pieces: Sequence[Span]) -> contract.Content:
    """All pieces, and the stretch from the first to the last."""
    start = min((piece.start for piece in pieces), default=0)
    end = max((piece.end for piece in pieces), default=0)
    return contract.Content(start, end, tuple((piece.start, piece.end) for piece in pieces))


def source(one: Source) -> contract.Source:
    """Whoever is credited."""
    start, end = (one.span.start, one.span.end) if one.span else (None, None)
    return contract.Source(start, end, one.name, one.entity, one.anonymous, one.count, one.office, one.because)


def relation(one: Relation, sentences: dict[str, tuple[Span, ...]]) -> contract.Relation:
    """How reports stand to one another, with the places of each value."""
    values = tuple(
        contract.Value(
            value.value,
            value.reports,
            tuple(
                contract.Cite(report, span.start, span.end, sentence_number(sentences[report], span.start))
                for report, span in value.spans
            ),
        )
        for value in one.values
    )
    return contract.Relation(one.event, one.slot, one.kind, values, one.reason, one.fuller)
