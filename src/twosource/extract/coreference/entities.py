"""Groups as entities of the model. In come Groups, out go Entities with ids in reading order.

A name without its title is canonical, the fullest of all; whatever else the text calls the bearer is an alias.
"""

from __future__ import annotations

from collections.abc import Iterable

from twosource.extract.coreference.groups import Group
from twosource.extract.coreference.offices import Office
from twosource.extract.mentions.candidates import Candidate
from twosource.extract.mentions.vocabulary import Vocabulary
from twosource.extract.parse import Parse
from twosource.model import Entity, Mention, Role, Span

SOURCES = frozenset(("person", "group", "organization", "government"))


def entities(parse: Parse, words: Vocabulary, groups: Iterable[Group], *, everything: bool) -> tuple[Entity, ...]:
    """The groups that matter, in order of their first mentions."""
    kept = [sorted(g.members, key=lambda m: (m.start, -m.end)) for g in groups]
    chosen = [(g, m) for g, m in zip(groups, kept, strict=True) if everything or _matters(parse, g, m)]
    chosen.sort(key=lambda pair: (pair[1][0].start, -pair[1][0].end))
    return tuple(_entity(parse, words, f"E{n}", g, m) for n, (g, m) in enumerate(chosen, start=1))


def _matters(parse: Parse, group: Group, members: list[Candidate]) -> bool:
    """Somebody named, or anybody who may act or speak."""
    if any(member.kind == "name" for member in members):
        return True
    if all(parse.dep[member.head] == "cc" for member in members):
        return False
    return group.type in SOURCES and any(member.kind == "nominal" for member in members)


def _canonical(words: Vocabulary, group: Group, named: list[str]) -> str:
    """The fullest name; the lexicon's for a country or outlet, and no capitals throughout."""
    for key in sorted(group.names):
        if key in words.countries:
            return words.countries[key]
        if key in words.outlets and group.type != "person":
            return words.outlets[key][0]
    name = max(named, key=lambda text: (len(text), not text.isupper()))
    shouted = name.isupper() and len(name) > 4 and "." not in name and group.type in ("person", "place")
    return name.title() if shouted else name


def _entity(parse: Parse, vocabulary: Vocabulary, ident: str, group: Group, members: list[Candidate]) -> Entity:
    named = [parse.words(*m.core) for m in members if m.kind == "name"]
    described = [parse.words(*m.core) for m in members if m.kind == "nominal"]
    calls = [parse.words(m.start, m.end) for m in members if m.kind == "name"]
    words = [*named, *described, parse.words(members[0].start, members[0].end)]
    name = _canonical(vocabulary, group, named) if named else words[0]
    aliases = dict.fromkeys((*named, *calls, *described))
    aliases.pop(name, None)
    report = (parse.doc._.report_id,)
    roles = dict.fromkeys(Role(one.title, one.organization, one.former, report) for one in _offices(vocabulary, group))
    return Entity(
        id=ident,
        name=name,
        type=group.type or "other",
        aliases=tuple(aliases),
        roles=tuple(roles),
        mentions=tuple(_mention(parse, member, ident) for member in members),
        named=bool(named),
        count=next((m.count for m in members if m.count), None) if group.plural and not named else None,
    )


def _offices(words: Vocabulary, group: Group) -> list[Office]:
    """What is worth telling: no office twice, and of the unnamed only what is a title."""
    told = {one.title for one in group.offices if one.organization}
    offices = [one for one in group.offices if one.organization or one.title not in told]
    return [one for one in offices if group.names or one.head in words.title_heads]


def _mention(parse: Parse, member: Candidate, ident: str) -> Mention:
    return Mention(
        report=parse.doc._.report_id,
        span=Span(parse.start[member.start], parse.end[member.end - 1]),
        head=Span(parse.start[member.head], parse.end[member.head]),
        kind=member.kind,
        entity=ident,
    )
