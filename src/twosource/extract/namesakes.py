"""Names that are one bearer's. In come names in reading order, out go Groups: exact, shortened, abbreviated.

Two bearers of one family name stay apart; a bare family name goes to whoever of them was last named in full, unless
its title speaks for the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from twosource.extract.candidates import Candidate
from twosource.extract.groups import Group, compatible
from twosource.extract.parse import Parse
from twosource.extract.vocabulary import Vocabulary

INITIAL = re.compile(r"\w\.?$")
SMALL = frozenset(("of", "the", "and", "for", "&", "de", "in", "on", "to"))


class NameBook:
    """All names met so far, by what they can be found under."""

    def __init__(self, parse: Parse, words: Vocabulary) -> None:
        self.parse, self.words = parse, words
        self.groups: list[Group] = []
        self.full: dict[str, Group] = {}
        self.parts: dict[str, list[Group]] = {}
        self.acronyms: dict[str, Group] = {}

    def group_of(self, candidate: Candidate) -> Group:
        """The group that a name belongs to, made where there is none."""
        key = self.key(candidate)
        group = self._same(key, candidate) or self._longer(key, candidate)
        if group is None:
            group = Group()
            self.groups.append(group)
        group.add(candidate)
        self._enter(key, group, candidate)
        return group

    def key(self, candidate: Candidate) -> str:
        """The name in lower case without hyphens and initials; a country under its usual name."""
        start, end = candidate.core
        text = self.parse.words(start, end).lower().replace("-", " ")
        text = " ".join(text.split())
        if text in self.words.countries:
            return self.words.countries[text].lower()
        if text in self.words.outlets:
            return self.words.outlets[text][0].lower()
        parts = [part for part in text.split() if not INITIAL.fullmatch(part)]
        return " ".join(parts) if len(parts) > 1 and candidate.type == "person" else text

    def _same(self, key: str, candidate: Candidate) -> Group | None:
        group = self.full.get(key)
        if group and compatible(group.type, candidate.type):
            return group
        return None

    def _longer(self, key: str, candidate: Candidate) -> Group | None:
        """A bearer whose fuller name holds this one, or whose acronym it is."""
        if key in self.acronyms and candidate.type != "person":
            return self.acronyms[key]
        parts = key.split()
        options = [g for g in self.parts.get(parts[-1], ()) if self._holds(g, parts, candidate)]
        if len(parts) > 1 and not options:
            options = [g for g in self.parts.get(parts[0], ()) if self._holds(g, parts, candidate)]
        return max(options, key=lambda group: self._rank(group, candidate)) if options else None

    def _holds(self, group: Group, parts: list[str], candidate: Candidate) -> bool:
        if not compatible(group.type, candidate.type):
            return False
        if candidate.gender in ("m", "f") and group.gender in ("m", "f") and candidate.gender != group.gender:
            return False
        person = "person" in (group.type, candidate.type)
        return any(_fits(parts, name.split(), person) for name in group.names)

    def _rank(self, group: Group, candidate: Candidate) -> tuple[int, int]:
        last = max(m.start for m in group.members if m.kind == "name" and m.core[1] - m.core[0] > 1 or True)
        return (0, last)

    def _enter(self, key: str, group: Group, candidate: Candidate) -> None:
        group.names.add(key)
        parts = key.split()
        if len(parts) > 1 or candidate.type != "person" or key not in self.full:
            self.full.setdefault(key, group)
        for part in (parts[-1], parts[0]):
            known = self.parts.setdefault(part, [])
            if group not in known:
                known.append(group)
        if candidate.type != "person" and len(parts) > 1:
            letters = "".join(part[0] for part in parts if part not in SMALL)
            self.acronyms.setdefault(letters, group)
            self.acronyms.setdefault(".".join(letters) + ".", group)


def _fits(short: list[str], long: list[str], person: bool) -> bool:
    """Whether one name is the other with words left out: for people the family name or all but middle names stay."""
    if len(short) > len(long):
        short, long = long, short
    if short == long:
        return True
    if person:
        if len(short) == 1:
            return short[0] in (long[-1], long[0])
        return short[-1] == long[-1] and short[0] == long[0]
    if len(short) == 1 and len(long) > 2:
        return False
    return len(short) < len(long) and short == long[: len(short)] and len(short) * 2 >= len(long)


def link_names(parse: Parse, words: Vocabulary, names: Iterable[Candidate]) -> NameBook:
    """The book of all names of a text."""
    book = NameBook(parse, words)
    for candidate in names:
        book.group_of(candidate)
    return book
