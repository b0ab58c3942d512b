"""The verdict on an event. In come its origins and relations; out goes an Assessment whose reasons are sentences.

disputed        a report contradicts another, or somebody denies what another asserts
superseded      a later report changes what an earlier one says, and the new state has one origin only
corroborated    two sources or more, of at least two reports, independent of each other as far as the reports show,
                of which two say the same of it (`backing.py`)
single-origin   all who tell it have it from one source, or one report alone tells it
unsourced       nobody is named or described who would know, only hearsay ("reportedly")
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from twosource.mastheads import masthead
from twosource.model import Assessment, Event, Relation, Span, Verdict
from twosource.statuses import HAPPENED, OPEN
from twosource.weigh.credibility import credibility
from twosource.weigh.origins import Origins, Root
from twosource.weigh.sources import Sources
from twosource.wording import count, joined


def verdict(
    event: Event, rooted: Origins, relations: Sequence[Relation], sources: Sources, *, same: bool
) -> Assessment:
    """What the telling of the event is worth, and why; `same` is whether two of its tellings say the same."""
    pairs = rooted.by_event[event.id]
    own = [relation for relation in relations if relation.event == event.id]
    doubted = _doubted(event)
    backing = [root for _, root in pairs if _backs(root, doubted)]
    reports = list(dict.fromkeys(report for root in backing for report in root.reports))
    one = len(reports) < 2 or same
    word, reason = _judge(event, backing, own, sources, one)
    return Assessment(
        event=event.id,
        verdict=word,
        origins=tuple(dict.fromkeys(origin.id for origin, _ in pairs)),
        reasons=(*reason, *_shared(backing, sources)),
        importance=0.0,
        credibility=credibility(_telling(backing, reports, one=one), own, _denials(event, sources)),
    )


def _telling(backing: Sequence[Root], reports: Sequence[str], *, one: bool) -> Sequence[Root]:
    """The origins that count beside each other: of what may not be one happening, those of one report."""
    return _apart(backing if one else [root for root in backing if reports[0] in root.reports])


def _judge(
    event: Event, backing: Sequence[Root], relations: Sequence[Relation], sources: Sources, one: bool
) -> tuple[Verdict, tuple[str, ...]]:
    conflicts = tuple(relation.reason for relation in relations if relation.kind == "conflict")
    denials = tuple(_denials(event, sources))
    if conflicts or denials:
        return "disputed", conflicts + denials
    independent = _apart(backing)
    named = ", ".join(_named(root, sources) for root in independent)
    changes = tuple(relation.reason for relation in relations if relation.kind == "update")
    if changes and len(independent) < 2:
        return "superseded", changes
    if len(independent) > 1 and len({report for root in independent for report in root.reports}) < 2:
        return "single-origin", (f"Told by one report alone, whatever its sources: {named}.",)
    if len(independent) > 1 and not one:
        return "single-origin", (f"Told by {named}, and nothing shows that two of them tell one happening alike.",)
    if len(independent) > 1:
        number = count(len(independent))
        return "corroborated", (f"{number} origins, independent as far as the reports show: {named}.", *changes)
    if not independent:
        return "unsourced", ("No report says from whom it has this.",)
    return "single-origin", (f"One origin: {named}.",)


def _apart(roots: Iterable[Root]) -> list[Root]:
    """One root of each source, and of those that came through one outlet, whomever it names, the first alone."""
    kept: list[Root] = []
    for root in {root.source.key: root for root in roots}.values():
        own, cited = _passed(root, 0), _passed(root, 1)
        if not any(cited & _passed(other, 0) or own & _passed(other, 1) for other in kept):
            kept.append(root)
    return kept


def _passed(root: Root, first: int) -> set[str]:
    """The outlets that all its tellings came through, the telling outlet itself included where `first` is 0."""
    paths = [{link.key for link in telling.path[first:] if link.kind == "outlet"} for telling in root.tellings]
    return set.intersection(*paths) if paths else set()


def _doubted(event: Event) -> frozenset[tuple[str, Span]]:
    """Where a report has it otherwise than it is told, which is no support: unclear, denied, or still to come."""
    other = {"unclear", "denied"} - {event.status}
    if event.status in HAPPENED:
        other.update(OPEN)
    return frozenset((mention.report, mention.span) for mention in event.mentions if mention.status in other)


def _backs(root: Root, doubted: frozenset[tuple[str, Span]]) -> bool:
    """Whether it asserts the event and somebody stands behind it, not hearsay, nor a report that has it otherwise."""
    return any(
        telling.asserts and not telling.hearsay and (telling.report, telling.span) not in doubted
        for telling in root.tellings
    )


def _denials(event: Event, sources: Sources) -> list[str]:
    """Each source that denies what others assert."""
    tellings = sources.tellings[event.id]
    if not any(telling.asserts for telling in tellings):
        return []
    denying = [
        telling
        for telling in tellings
        if telling.claim is not None and telling.claim.attribution.stance == "denies" and telling.attributed
    ]
    names = dict.fromkeys(f"{telling.source.name} ({_outlet(telling.report, sources)})" for telling in denying)
    return [f"Denied by {name}." for name in names]


def _shared(backing: Sequence[Root], sources: Sources) -> list[str]:
    """Where several reports rest on one origin, that they do."""
    return [
        f"{joined([_outlet(report, sources) for report in (*root.reports, *root.quoting)])}"
        f" rest on one origin: {root.source.name}."
        for root in backing
        if len({*root.reports, *root.quoting}) > 1
    ]


def _named(root: Root, sources: Sources) -> str:
    """The source, with the outlets that have it and those that it came through."""
    outlets = [_outlet(report, sources) for report in root.reports]
    through = [name for name in root.via[1:] if name != root.source.name and name not in outlets]
    if root.source.name in outlets:
        return root.source.name
    return f"{root.source.name} ({joined(outlets)}{', through ' + joined(through) if through else ''})"


def _outlet(report: str, sources: Sources) -> str:
    return masthead(sources.reports[report])
