"""Whom a description takes up. In comes a noun phrase, out goes the Group that it speaks of, or None.

By its head noun ("the committee"), by an office ("the former spy chief"), by what a name denotes: "the broadcaster" is
an outlet, "the Norwegian capital" is Oslo, "the country" the one last spoken of.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from itertools import islice

from twosource.extract.coreference.groups import Group, agree
from twosource.extract.coreference.namesakes import rank
from twosource.extract.coreference.offices import SKIPPED, Office, office
from twosource.extract.mentions.candidates import Candidate
from twosource.extract.mentions.vocabulary import Vocabulary
from twosource.extract.parse import Parse

MOST = 40  # groups that are looked at for one description
LONGEST = 40  # words before a head that are looked at
OWNER_REACH = 12  # sentences back that "his lawyer" reaches
OUTLET_REACH = 6  # sentences back that "the broadcaster" reaches
ASIDES = frozenset((",", ";", "-", "–", "—", "("))
CONTENT = ("NN", "JJ", "VB", "CD")  # how the tags of content words begin
AUXILIARY = frozenset(("aux", "auxpass"))


class Describer:
    """Knows all groups of a text by their head nouns, and which country was last spoken of."""

    def __init__(self, parse: Parse, words: Vocabulary) -> None:
        self.parse, self.words = parse, words
        self.by_head: dict[str, dict[int, Group]] = {}
        self.by_kin: dict[int, dict[int, Group]] = {}
        self.owned: dict[tuple[str, str], Group] = {}
        self.owners: dict[int, set[int]] = {}
        self.at: dict[int, Group] = {}
        self.in_office: dict[int, Group] = {}
        self.last: dict[int, int] = {}
        self.places: dict[str, Group] = {}
        self.country: Group | None = None
        self.outlets: dict[str, Group] = {}
        self.organizations: deque[Group] = deque(maxlen=8)

    def enter(self, candidate: Candidate, group: Group) -> None:
        """Remembers what a name or description says of its group."""
        parse = self.parse
        self.last[id(group)] = candidate.head
        self.at[candidate.head] = group
        if candidate.kind == "pronoun":
            return
        if candidate.kind == "name":
            self._enter_name(candidate, group)
        else:
            lemma = parse.lemma[candidate.head]
            part = parse.dep[candidate.head] == "cc" or any(one.head.endswith(f" {lemma}") for one in group.offices)
            heads = set() if part else {lemma}
            group.modifiers.update(self.modifiers(candidate))
            if candidate.definite == "own":
                self.owned[self._ownership(candidate)] = group
                if owner := self._owner(candidate):
                    self.owners.setdefault(id(group), set()).add(id(owner))
            self._enter_heads(heads, group)
        self._enter_heads({one.head for one in group.offices}, group)
        for one in group.offices:
            self.by_kin.setdefault(self.words.kin.get(one.head, -1), {})[id(group)] = group
            self.in_office[id(group)] = group

    def _enter_name(self, candidate: Candidate, group: Group) -> None:
        parse, (start, end) = self.parse, candidate.core
        if group.type != "person":
            self._enter_heads({parse.lower[end - 1], parse.lower[start]}, group)
            group.modifiers.update(parse.lower[start:end])
        if group.type == "organization" and not any(name in self.words.outlets for name in group.names):
            self.organizations.append(group)
        for name in group.names:
            if name in self.words.countries:
                self.country = group
            self.places[name] = group
            if name in self.words.outlets:
                self.outlets[self.words.outlets[name][1]] = group

    def _enter_heads(self, heads: set[str], group: Group) -> None:
        group.heads |= heads
        for head in heads:
            self.by_head.setdefault(head, {})[id(group)] = group

    def modifiers(self, candidate: Candidate) -> set[str]:
        """The content words that say which one, before the head and behind it: "the old mayor of Lima"."""
        parse = self.parse
        before = {
            parse.lemma[i]
            for i in range(max(candidate.start, candidate.head - LONGEST), candidate.head)
            if parse.lower[i] not in SKIPPED
            and parse.text[i][0].isalnum()
            and parse.tag[i] not in ("DT", "PRP$", "IN", "CC")
        }
        return before | self._behind(candidate) if candidate.kind == "nominal" else before

    def _behind(self, candidate: Candidate) -> set[str]:
        """The content words behind the head, up to a comma or the like: what comes then tells more, not which one."""
        parse, found = self.parse, set()
        for index in range(candidate.head + 1, candidate.end):
            if parse.text[index] in ASIDES:
                break
            if parse.tag[index].startswith(CONTENT) and parse.dep[index] not in AUXILIARY:
                found.add(parse.lemma[index])
        return found

    def find(self, candidate: Candidate) -> Group | None:
        """The group that a description takes up."""
        if candidate.definite in ("", "a"):
            return None
        return self._by_kind(candidate) or self._by_office(candidate) or self._by_head(candidate)

    # ── By what it denotes ────────────────────────────────────────────────────────────────────────────────────────

    def _by_kind(self, candidate: Candidate) -> Group | None:
        parse, lemma = self.parse, self.parse.lemma[candidate.head]
        mods = self.modifiers(candidate)
        if candidate.plural or parse.head[candidate.head] == candidate.head:
            return None
        if lemma == "capital" and candidate.definite == "the":
            for word in sorted(mods):
                land = self.words.countries.get(word) or self.words.place_of.get(word)
                for city, country in self.words.capitals.items():
                    if country == land and city in self.places:
                        return self.places[city].root
        if (
            self.words.taken_up.get(lemma) == "country"
            and candidate.definite in ("the", "this")
            and not mods
            and self.country
        ):
            return self.country.root if self._near(self.country.root, candidate, 2) else None
        if not mods:
            outlet = self.outlets.get(self.words.outlet_nouns.get(lemma, ""))
            if outlet and self._near(outlet.root, candidate, OUTLET_REACH):
                return outlet.root
            if self.words.taken_up.get(lemma) == "place" and candidate.definite in ("the", "this"):
                return self._only_place(candidate)
            if self.words.taken_up.get(lemma) == "organization" and candidate.definite in ("the", "this"):
                return self._only_organization(candidate)
        return None

    def _only_organization(self, candidate: Candidate) -> Group | None:
        """The one organization that was named lately; None where it is one of several."""
        groups = {id(g.root): g.root for g in reversed(self.organizations) if self._near(g.root, candidate, 2)}
        return next(iter(groups.values())) if len(groups) == 1 else None

    def _only_place(self, candidate: Candidate) -> Group | None:
        """The one place, no country nor its capital, that its sentence named before it, or else one of the two before.

        Where a sentence names several, it stays open.
        """
        known = [group.root for group in islice(reversed(self.places.values()), MOST) if group.root.type == "place"]
        for back in range(3):
            near = list({id(group): group for group in known if self._near(group, candidate, back)}.values())
            if near:
                state = near[0].names.isdisjoint(self.words.countries.keys() | self.words.capitals.keys())
                return near[0] if len(near) == 1 and state else None
        return None

    def _latest(self, known: dict[int, Group]) -> list[Group]:
        """The groups that were entered last, each once."""
        return list(dict.fromkeys(group.root for group in islice(reversed(known.values()), MOST)))

    def _near(self, group: Group, candidate: Candidate, sentences: int) -> bool:
        last = self.last.get(id(group), -1)
        return last >= 0 and self.parse.sent[candidate.head] - self.parse.sent[last] <= sentences

    # ── By office ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _by_office(self, candidate: Candidate) -> Group | None:
        if candidate.type != "person":
            return None
        said = office(self.parse, self.words, candidate.start, candidate.core[1], candidate.head)
        if said is None:
            return None
        said = self._with_country(said)
        if said.head in self.words.general and (group := self._by_likeness(said, candidate)):
            return group
        options = [group for group in self._latest(self.by_head.get(said.head, {})) if agree(group, candidate)]
        options = [group for group in options if not self._is_anothers(candidate, group)]
        fitting = [(self._fit(said, group), self.last.get(id(group), -1), group) for group in options]
        best = max(fitting, key=lambda entry: entry[:2], default=None)
        if best and best[0] > 0:
            return best[2]
        told = candidate.definite == "the" or said.country or said.organization
        return self._by_likeness(said, candidate) if told else None

    def _with_country(self, said: Office) -> Office:
        """With its country where the organization is one, by whatever name the text has for it."""
        group = self.places.get((said.organization or "").lower())
        lands = sorted(name for name in group.root.names if name in self.words.countries) if group else ()
        return replace(said, country=self.words.countries[lands[0]]) if lands and not said.country else said

    def _by_likeness(self, said: Office, candidate: Candidate) -> Group | None:
        """The only person with an office of that country, or given up, that is much the same or falls under it."""
        known = self.by_kin.get(self.words.kin[said.head], {}) if said.head in self.words.kin else {}
        if said.head in self.words.general or said.head == "leader":
            known = self.in_office
        groups = [group for group in self._latest(known) if group.names and agree(group, candidate)]
        alike = [group for group in groups if any(self._alike(said, own, group) for own in group.offices)]
        return alike[0] if len(alike) == 1 else None

    def _alike(self, said: Office, own: Office, group: Group) -> bool:
        words = self.words
        if said.country and own.country and said.country == own.country:
            top = any(rank(words, one) == "top" for one in group.offices)
            if said.head in words.general or said.head == "leader":
                return top is (said.head == "leader")
            return words.kin.get(said.head) == words.kin.get(own.head, -1)
        same = words.kin.get(said.head) == words.kin.get(own.head, -1)
        if same and not (said.organization or said.country or said.former or said.words - {said.head}):
            return True  # "the congressman", where only one member of a parliament is named
        if said.organization and own.organization:
            return same and said.organization.split()[-1].lower() == own.organization.split()[-1].lower()
        return said.former and own.former and same

    def _fit(self, said: Office, group: Group) -> int:
        """How well a description fits somebody's offices; 0 where it says something else."""
        best = 0
        for own in group.offices:
            if own.head != said.head or (said.country and own.country and said.country != own.country):
                continue
            if self._elsewhere(said.organization, own.organization):
                continue
            if {"vice", "deputy"} & (own.words ^ said.words):
                continue
            extra = said.words - own.words - {said.head}
            if not extra:
                best = max(best, 3)
            elif extra & own.words or len(said.words & own.words) > 1:
                best = max(best, 2)
        return best

    def _elsewhere(self, one: str | None, other: str | None) -> bool:
        """Whether an office is of something else: two names of which neither is the other's, or two nouns."""
        if not one or not other or one[0].isupper() != other[0].isupper():
            return False
        groups = [self.places.get(name.lower()) for name in (one, other)]
        if groups[0] and groups[1] and groups[0].root is groups[1].root:
            return False
        return not set(one.lower().split()) & set(other.lower().split())

    # ── By head noun ──────────────────────────────────────────────────────────────────────────────────────────────

    def _by_head(self, candidate: Candidate) -> Group | None:
        """The group last spoken of by that noun, where the description says nothing new of it."""
        mods = self.modifiers(candidate)
        if candidate.definite == "own" and not mods:
            return self._by_owner(candidate)
        known = self._latest(self.by_head.get(self.parse.lemma[candidate.head], {}))
        known = [group for group in known if agree(group, candidate) and not self._is_anothers(candidate, group)]
        fitting = (group for group in known if not mods - group.modifiers - group.heads)
        return max(fitting, key=lambda group: self.last.get(id(group), -1), default=None)

    def _owner(self, candidate: Candidate) -> Group | None:
        """Whose it is, as far as that is known."""
        owner = self.parse.child(candidate.head, "poss")
        group = None if owner is None else self.at.get(owner)
        return group.root if group else None

    def _is_anothers(self, candidate: Candidate, group: Group) -> bool:
        """Whether somebody is known to be somebody else's: the lawyer of another man."""
        own = candidate.definite == "own" and candidate.type == "person"
        owner = self._owner(candidate) if own else None
        return owner is not None and id(owner) not in self.owners.get(id(group), {id(owner)})

    def _ownership(self, candidate: Candidate) -> tuple[str, str]:
        """The head noun and the word that says whose it is."""
        owner = self.parse.child(candidate.head, "poss")
        return self.parse.lemma[candidate.head], self.parse.lower[owner] if owner is not None else ""

    def _by_owner(self, candidate: Candidate) -> Group | None:
        """What the same word said to be somebody's lately; its or their spokesman may be another's each time."""
        group = self.owned.get(self._ownership(candidate))
        if group is None or (candidate.type is not None and self._ownership(candidate)[1] in ("its", "their")):
            return None
        near = self._near(group.root, candidate, OWNER_REACH) and agree(group.root, candidate)
        return group.root if near else None
