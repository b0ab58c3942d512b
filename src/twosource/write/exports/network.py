"""Who is in it, and who has it from whom. In come Accounts; out go the nodes and edges of one directed network.

    Herald --has it from--> Yonhap --has it from--> two officials --asserts--> Talks in Oslo

Nodes are reports, sources, events and entities. A source that is an entity of the story is that entity's node; one
without a name is a node for each report, since nobody knows whether two reports speak of the same officials.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from twosource.lexicon import load
from twosource.write.addresses import web_address
from twosource.write.contract import Account, Claim, Event, Link, Source
from twosource.write.exports.located import located

Value = str | int | float | bool | None
Edge = tuple[str, str, tuple[tuple[str, Value], ...]]  # from, to, what it is


@dataclass
class Network:
    """Nodes by id with what is known of them, and edges, each once and in order."""

    nodes: dict[str, dict[str, Value]] = field(default_factory=dict)
    edges: dict[Edge, None] = field(default_factory=dict)

    def node(self, id: str, **facts: Value) -> str:
        """The id of the node; what was said of it first stays."""
        self.nodes.setdefault(id, dict(facts))
        return id

    def edge(self, start: str, end: str, relation: str, **facts: Value) -> None:
        """One edge more, where both its ends are known and differ."""
        if start in self.nodes and end in self.nodes and start != end:
            self.edges[start, end, (("relation", relation), *facts.items())] = None


def network(accounts: Sequence[Account]) -> Network:
    """All accounts as one network; the ids of nodes begin with the id of their story."""
    made = Network()
    for account in accounts:
        _Part(account, made).add()
    return made


class _Part:
    """One account's part of the network."""

    def __init__(self, account: Account, made: Network) -> None:
        self.account, self.made = account, made

    def add(self) -> None:
        self._reports()
        self._entities()
        self._events()
        for claim in self.account.claims:
            self._claim(claim)
        self._dependence()

    def _id(self, kind: str, name: str) -> str:
        return f"{self.account.story.id}/{kind}/{name}"

    def _reports(self) -> None:
        for one in self.account.reports:
            self.made.node(
                self._id("report", one.id),
                kind="report",
                label=one.outlet or one.id,
                headline=one.headline,
                earliest=one.published.earliest if one.published else None,
                latest=one.published.latest if one.published else None,
                url=web_address(one.url),
            )

    def _entities(self) -> None:
        for one in self.account.entities:
            titles = "; ".join(dict.fromkeys(role.title for role in one.roles))
            self.made.node(
                self._id("entity", one.id),
                kind="entity", label=one.name, type=one.type, titles=titles or None, mentions=len(one.mentions),
            )  # fmt: skip

    def _events(self) -> None:
        places = located(self.account)
        for event in self.account.events:
            place = places.get(event.id)
            id = self.made.node(
                self._id("event", event.id),
                kind="event",
                label=event.label,
                type=event.type,
                status=event.status,
                verdict=event.assessment.verdict,
                origins=len(event.assessment.origins),
                importance=event.assessment.importance,
                earliest=event.time.earliest if event.time else None,
                latest=event.time.latest if event.time else None,
                place=event.place.name if event.place else None,
                latitude=place.lat if place else None,
                longitude=place.lon if place else None,
            )
            self._around(event, id)

    def _around(self, event: Event, id: str) -> None:
        """Who takes part, where it is, and which reports tell it."""
        for one in event.participants:
            self.made.edge(self._id("entity", one.entity or ""), id, one.role)
        if event.place and event.place.entity:
            self.made.edge(id, self._id("entity", event.place.entity), "happens in")
        for mention in event.mentions:
            if mention.claim is None:
                self.made.edge(self._id("report", mention.report), id, "tells", status=mention.status)

    def _claim(self, claim: Claim) -> None:
        """The way from the report to whoever said it, link by link, and what that is about."""
        links = claim.chain or ((claim.source,) if claim.source else ())
        here = self._id("report", claim.report)
        for link in links:
            if link.entity is None and link.name.casefold() in load("changes")["pronouns"]["words"]:
                return  # nobody knows whom "it" means
            there = self._source(link, claim.report)
            self.made.edge(here, there, "has it from", claim=claim.id)
            here = there
        for event in claim.events:
            self.made.edge(here, self._id("event", event), claim.stance, claim=claim.id)

    def _source(self, link: Link | Source, report: str) -> str:
        """The node of a link of a chain."""
        known = self._id("entity", link.entity or "")
        if known in self.made.nodes:
            return known
        name = f"{report}/{link.name}" if link.anonymous else link.name
        return self.made.node(
            self._id("source", name.casefold()),
            kind="source", label=link.name, anonymous=link.anonymous, people=link.count,
        )  # fmt: skip

    def _dependence(self) -> None:
        for one in self.account.dependence:
            start = self._id("report", one.report)
            end = self._id("report", one.with_ or "")
            if end not in self.made.nodes:
                end = self._named(one.on)
            self.made.edge(start, end, one.kind, stretches=len(one.spans))

    def _named(self, name: str) -> str:
        """The node of an outlet or agency: the entity of that name, or a source."""
        known = next((one.id for one in self.account.entities if name in (one.name, *one.aliases)), None)
        if known:
            return self._id("entity", known)
        return self.made.node(self._id("source", name.casefold()), kind="source", label=name, anonymous=False)
