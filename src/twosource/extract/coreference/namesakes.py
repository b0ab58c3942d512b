"""Names that are one bearer's. In come names in reading order, out go Groups: exact, shortened, abbreviated.

Two bearers of one family name stay apart. A bare family name goes to whoever of them its title speaks for, else to one
named in full in the last few sentences, else to whom the text has called so most, else to the last named. Who is named
in passing ("contributions that Jill Cole received") does not take the bare name from whom the text has called so often.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from twosource.extract.coreference.groups import Group, compatible
from twosource.extract.coreference.offices import Office, office
from twosource.extract.mentions.candidates import Candidate
from twosource.extract.mentions.vocabulary import Vocabulary
from twosource.extract.parse import Parse

INITIAL = re.compile(r"\w\.?$")
SMALL = frozenset(("of", "the", "and", "for", "&", "de", "in", "on", "to"))
NEAR = 6  # sentences: so long a name in full is fresh
OFTEN = 3  # times called by the bare name: so often, and it is somebody's
SECOND = frozenset(("vice", "deputy", "assistant", "under"))


class NameBook:
    """All names met so far, by what they can be found under."""

    def __init__(self, parse: Parse, words: Vocabulary, said: dict[int, Office]) -> None:
        self.parse, self.words, self.said = parse, words, said
        self.groups: list[Group] = []
        self.full: dict[str, Group] = {}
        self.parts: dict[str, list[Group]] = {}
        self.acronyms: dict[str, Group] = {}
        self.last_full: dict[int, int] = {}
        self.called: dict[int, int] = {}

    def group_of(self, candidate: Candidate) -> Group:
        """The group that a name belongs to, made where there is none."""
        key, title = self.key(candidate), self.office_of(candidate)
        group = self._same(key, candidate) or self._other(key, candidate, title)
        if group is None:
            group = Group()
            self.groups.append(group)
        group.add(candidate)
        if title and title not in group.offices:
            group.offices.append(title)
        self._enter(key, group, candidate)
        return group

    def key(self, candidate: Candidate) -> str:
        """The name in lower case without hyphens and initials; a country or outlet under its usual name."""
        text = " ".join(self.parse.words(*candidate.core).lower().replace("-", " ").split())
        text = text.removesuffix(", d.c.").removesuffix(" d.c.")
        if text in self.words.countries:
            return self.words.countries[text].lower()
        if text in self.words.outlets and candidate.type != "person":
            return self.words.outlets[text][0].lower()
        parts = [part for part in text.split() if not INITIAL.fullmatch(part)]
        return " ".join(parts) if len(parts) > 1 and candidate.type == "person" else text

    def office_of(self, candidate: Candidate) -> Office | None:
        """What the title before the name says."""
        if candidate.title is None:
            return self.said.get(candidate.start)
        start, end = candidate.title
        links = [i for i in range(start, end) if self.parse.lower[i] in ("of", "for", "to") and i > start]
        return office(self.parse, self.words, start, end, links[0] - 1 if links else end - 1)

    def _same(self, key: str, candidate: Candidate) -> Group | None:
        group = self.full.get(key)
        return group if group and compatible(group.type, candidate.type) else None

    def _other(self, key: str, candidate: Candidate, title: Office | None) -> Group | None:
        """A bearer whose fuller or shorter name it is, or whose acronym."""
        if key in self.acronyms and candidate.type != "person":
            return self.acronyms[key]
        if key in self.words.given and candidate.start in self.said:
            return None
        parts = key.split()
        known = (*self.parts.get(parts[-1], ()), *(self.parts.get(parts[0], ()) if len(parts) > 1 else ()))
        options = [group for group in dict.fromkeys(known) if self._holds(group, parts, candidate)]
        often = max((self.called.get(id(group), 0) for group in options), default=0)
        ranked = ((self._support(group, title), *self._usage(group, candidate, often), group) for group in options)
        best = max(ranked, key=lambda entry: entry[:4], default=None)
        return best[4] if best else None

    def _usage(self, group: Group, candidate: Candidate, often: int) -> tuple[bool, int, int]:
        """Whether it was named in full just now, how often by its bare name so far, and where last in full.

        `often` is how often the one of them was called so who was called so most.
        """
        last, called = self.last_full[id(group)], self.called.get(id(group), 0)
        near = self.parse.sent[candidate.start] - self.parse.sent[last] < NEAR
        near = near and not (often >= OFTEN and not called and not self._leads(last))
        return near, 0 if near else called, last

    def _leads(self, name: int) -> bool:
        """Whether a name is the subject of its sentence's main verb."""
        dep, head = self.parse.dep, self.parse.head
        while dep[name] in ("compound", "appos", "flat"):
            name = head[name]
        return dep[name] in ("nsubj", "nsubjpass") and dep[head[name]] == "ROOT"

    def _holds(self, group: Group, parts: list[str], candidate: Candidate) -> bool:
        if not compatible(group.type, candidate.type):
            return False
        if candidate.gender in ("m", "f") and group.gender in ("m", "f") and candidate.gender != group.gender:
            return False
        person = "person" in (group.type, candidate.type)
        full = [name for name in group.names if " " in name] or group.names
        return all(_fits(parts, name.split(), person) for name in full)

    def _support(self, group: Group, title: Office | None) -> int:
        """How far a title speaks for one of several bearers: the same one, one of its rank, none of it."""
        if title is None or not group.offices:
            return 0
        if any(own.words == title.words for own in group.offices):
            return 2
        top = rank(self.words, title) == "top"
        return 1 if top in {rank(self.words, own) == "top" for own in group.offices} else -1

    def _known(self, key: str) -> bool:
        words = self.words
        return (
            key in words.capitals
            or key in words.countries
            or key in words.outlets
            or key in words.bodies
            or key.rsplit(maxsplit=1)[-1] in words.nouns
        )

    def _enter(self, key: str, group: Group, candidate: Candidate) -> None:
        group.names.add(key)
        group.sure = group.sure or self._known(key)
        parts = key.split()
        if candidate.type != "person" or len(parts) > 1:
            self.full.setdefault(key, group)
        if len(parts) == 1 and candidate.title is None:
            self.called[id(group)] = self.called.get(id(group), 0) + 1
        if len(parts) > 1 or id(group) not in self.last_full:
            self.last_full[id(group)] = candidate.start
        for part in {parts[-1]: 0, parts[0]: 0}:
            known = self.parts.setdefault(part, [])
            if group not in known:
                known.append(group)
        if candidate.type != "person" and len(parts) > 1:
            letters = "".join(part[0] for part in parts if part not in SMALL)
            for acronym in (letters, ".".join(letters) + "."):
                self.acronyms.setdefault(acronym, group)


def rank(words: Vocabulary, one: Office) -> str:
    """top, second or office: by the lexicon, a vice or deputy being second."""
    if one.words & SECOND:
        return "second"
    return words.titles.get(one.title.lower()) or words.titles.get(one.head, "office")


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
    if len(short) == 1 and short[0].endswith("s") and short[0] == long[-1] and len(long) < 4:
        return True
    if len(short) == 1 and len(long) > 2:
        return False
    return len(short) < len(long) and short == long[: len(short)] and len(short) * 2 >= len(long)


def link_names(
    parse: Parse, words: Vocabulary, names: Iterable[Candidate], said: dict[int, Office] | None = None
) -> NameBook:
    """The book of all names of a text; `said` are offices that appositions give to names, by the names' starts."""
    book = NameBook(parse, words, said or {})
    for candidate in names:
        book.group_of(candidate)
    return book
