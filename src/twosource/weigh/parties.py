"""The slots `participants`, `agent` and `title`. In come the sides of an event; out go relations on who takes part.

"Kim and two other officials" and "Kim"                 refine: one names more
"was called off" and "the North had called it off"      refine: one says who
"vice chairman" and "former spy chief"                  refine: one has more of somebody's titles
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from twosource.model import Argument, Entity, Event, Relation, RelationKind, RelationSlot, RelationValue, Role, Story
from twosource.weigh.sides import Side, merged


def participants(event: Event, told: list[Side], story: Story) -> Iterator[Relation]:
    """Where one report has all that another has, and more; or where several have the same two.

    What counts as more is somebody with a name, or a number of people: mere descriptions may mean those named.
    """
    full = [side for side in told if side.entities]
    known = {entity.id for entity in story.entities if entity.count or (entity.named and entity.type == "person")}
    pairs = list(combinations(full, 2))
    for one, other in pairs:
        if one.entities != other.entities and (one.entities < other.entities or other.entities < one.entities):
            fuller, shorter = (one, other) if other.entities < one.entities else (other, one)
            more = [fuller.parties[entity] for entity in sorted((fuller.entities - shorter.entities) & known)]
            if not more:
                continue
            reason = f"{fuller.outlet} also has {_names(more)}."
            yield _relation(event, "participants", "refine", (one, other), reason, fuller.report.id)
            return
    for one, other in pairs:
        if one.entities == other.entities and len(one.entities) > 1:
            reason = f"{one.outlet} and {other.outlet} name the same participants."
            yield _relation(event, "participants", "agree", (one, other), reason)
            return


def agents(event: Event, told: list[Side]) -> Iterator[Relation]:
    """Where something was called off and only one report says by whom."""
    if event.status != "cancelled":
        return
    saying = [(side, agent) for side in told if (agent := _agent(side))]
    known = {agent.entity for _, agent in saying}
    silent = [side for side in told if not known & side.entities]
    if saying and silent:
        side, agent = saying[0]
        value = side.value(side.words(agent.span), [agent.span])
        other = silent[0].value("not said", [mention.span for mention in silent[0].mentions[:1]])
        reason = f"Only {side.outlet} says by whom: {agent.name}."
        yield Relation(event.id, "agent", "refine", (value, other), reason, (side.report.id,))


def titles(story: Story, ranked: Sequence[Event]) -> Iterator[Relation]:
    """For each participant whose titles differ by report: told once, on the first event that both reports have."""
    told: set[str] = set()
    entities = {entity.id: entity for entity in story.entities}
    for event in ranked:
        reports = {mention.report for mention in event.mentions}
        for party in event.participants:
            entity = entities.get(party.entity or "")
            if entity is None or entity.type != "person" or entity.id in told or len(reports) < 2:
                continue
            told.add(entity.id)
            yield from _titles(event, entity, sorted(reports))


def _titles(event: Event, entity: Entity, reports: Sequence[str]) -> Iterator[Relation]:
    given = {report: [role for role in entity.roles if report in role.reports] for report in reports}
    given = {report: roles for report, roles in given.items() if roles}
    if len(given) < 2 or not _differ([{role.title.casefold() for role in roles} for roles in given.values()]):
        return
    values = tuple(RelationValue(", ".join(map(_title, roles)), (report,)) for report, roles in given.items())
    yield Relation(event.id, "title", "refine", values, f"The reports give {entity.name} different titles.")


def _differ(titles: Sequence[set[str]]) -> bool:
    """Whether two reports each have a title that the other lacks: else one of them only shortens."""
    return any(one - other and other - one for one, other in combinations(titles, 2))


def _title(role: Role) -> str:
    former = "former " if role.former else ""
    return f"{former}{role.title}{f' of {role.organization}' if role.organization else ''}"


def _agent(side: Side) -> Argument | None:
    """Who called it off: the agent of a mention that has no other part in it."""
    for mention in side.mentions:
        if mention.status == "cancelled":
            found = [argument for argument in mention.arguments if argument.role == "agent" and argument.entity]
            if len(found) == 1 and len(mention.arguments) == 1:
                return found[0]
    return None


def _names(parties: Sequence[Argument]) -> str:
    return ", ".join(dict.fromkeys(party.name for party in parties))


def _relation(
    event: Event, slot: RelationSlot, kind: RelationKind, told: Sequence[Side], reason: str, *fuller: str
) -> Relation:
    values = merged(
        side.value(_names(list(side.parties.values())), [party.span for party in side.parties.values()])
        for side in told
    )
    return Relation(event.id, slot, kind, values, reason, fuller)
