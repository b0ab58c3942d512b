"""Stories whose truth is known. In come a number and a seed; out go stories with their reports, always the same.

    stories = list(plots(40, seed=1))
    stories[0].reports[0].text

A story has three happenings of different kinds. An agency tells them first; a paper tells the same from a source of its
own; later one thing has come true or was called off, and the dead may be more. Other reports republish the agency's
text with a sign-off, cite it, copy a paper without saying so, or come without a date. In some stories agency and paper
count the dead otherwise on the same day, which is a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random

from twosource.model import Status
from world.prose import Page, Writer
from world.truth import Happening, Part, Truth, Voice, Written
from world.words import body, person, place, word

DEADLY = ("sinking", "fire", "raid")
DUE = ("meeting", "trip", "bill", "lawsuit", "walkout")
OTHER = ("appointment", "dismissal", "arrest", "meeting", "trip")
TITLES = ("Governor", "Mayor", "Deputy Mayor", "Judge", "Senator", "Minister")
PAPERS = ("Courier", "Gazette", "Tribune", "Herald", "Chronicle")
POSTS = ("director {0} of the {1}", "{0} of the {1}", "{1} chief {0}")
HOURS = {"wire": 6, "paper": 8, "republished": 9, "citing": 11, "copy": 13, "undated": 15, "next day": 18}
EXTRA: tuple[Part, ...] = ("republished", "citing", "copy", "undated")
FIRST = date(2031, 2, 3)


def plots(count: int, seed: int = 0) -> Iterator[Truth]:
    """So many stories."""
    for number in range(count):
        draw = Random(f"plot {seed} {number}")  # noqa: S311  (nothing secret)
        yield _Plot(number, draw, Writer(draw)).truth()


@dataclass
class _Plot:
    """A story being made up."""

    number: int
    draw: Random
    writer: Writer
    happenings: list[Happening] = field(default_factory=list)
    origins: dict[int, set[str]] = field(default_factory=dict)
    states: dict[int, Status] = field(default_factory=dict)
    reports: list[Written] = field(default_factory=list)
    rests: set[tuple[str, str, str]] = field(default_factory=set)
    updates: set[tuple[int, str]] = field(default_factory=set)
    conflicts: set[tuple[int, str]] = field(default_factory=set)

    def truth(self) -> Truth:
        self._set_out()
        self._wire()
        self._paper()
        extra = self.draw.sample(EXTRA, 2)
        if "republished" in extra:
            self._republished()
        if "citing" in extra:
            self._citing()
        if "copy" in extra:
            self._copy()
        if "undated" in extra:
            self._undated()
        self._next_day()
        return Truth(
            self.number,
            tuple(self.happenings),
            tuple(self.reports),
            self.states,
            frozenset(self.updates),
            frozenset(self.conflicts),
            {key: frozenset(found) for key, found in self.origins.items()},
            frozenset(self.rests),
        )

    def _set_out(self) -> None:
        draw, base = self.draw, self.number * 40
        self.day = FIRST + timedelta(days=draw.randrange(300))
        self.town, self.word = place(base), word(500_000 + base)
        self.agency = f"the {place(base + 1)} News Agency"
        self.papers = [f"{place(base + 2 + n)} {kind}" for n, kind in enumerate(PAPERS)]
        title = draw.sample(TITLES, 2)
        cast = [f"{title[0]} {person(base)}", f"{title[1]} {person(base + 1)}", person(base + 2)]
        kinds = [draw.choice(DEADLY), draw.choice(DUE)]
        kinds.append(draw.choice([kind for kind in OTHER if kind not in kinds]))
        for key, kind in enumerate(kinds):
            days = draw.choice((2, 3)) if kind in DUE and key == 1 else 0
            day = self.day + timedelta(days=days)
            number = draw.randrange(4, 9) if kind in DEADLY else draw.randrange(11, 80) * 10
            self.happenings.append(Happening(key, kind, cast[0], cast[1 + (key > 1)], self.town, day, number))
        self.voices = self._voices(base)

    def _voices(self, base: int) -> list[Voice]:
        """Two voices, of whom the first may be nameless."""
        first, second = person(base + 20), person(base + 21)
        known = [name.split()[1] for name in (first, second)]
        some = [
            Voice((f"police spokesman {first}", f"{first} of the police", f"spokesman {first}"), known[0], known[0]),
            Voice(tuple(form.format(second, body(base + 2)) for form in POSTS), known[1], known[1]),
        ]
        if self.draw.random() < 0.3:
            some[0] = Voice(("two officials who asked not to be named",), "the officials", "two officials")
        return some

    def _told(self, page: Page, happening: Happening, status: Status, voice: Voice, agency: str = "") -> None:
        """A paragraph that tells a happening; people who are in the text already are called by their surnames."""
        shown = replace(happening, agent=known(happening.agent, page), target=known(happening.target, page))
        words = self.writer.clause(shown, status, self.word)
        again = voice.known in page.text or voice.again in page.text
        said = self.writer.told(words, voice.again if again else self.writer.form(voice.first), agency)
        page.sentence(said, happening.key, status, glue="\n\n")
        page.sentence(self.writer.beside(happening, self.word))
        self.origins.setdefault(happening.key, set()).add(voice.known)

    def _page(self, voice: Voice, happenings: Sequence[Happening], agency: str = "") -> Page:
        page = Page()
        for happening in happenings:
            self._told(page, happening, "planned" if happening.key == 1 else "occurred", voice, agency)
        return page

    def _written(self, part: Part, outlet: str, page: Page, days: int = 0) -> Written:
        name = f"s{self.number:03}-{len(self.reports)}-{part.replace(' ', '-')}"
        headline = f"{self.town}: {self.word.capitalize()} and what is known"
        published = datetime.combine(self.day + timedelta(days=days), time(HOURS[part]))
        return Written(name, part, outlet, headline, published, page.text, tuple(page.marks))

    def _wire(self) -> None:
        self.wire = self._page(self.voices[0], self.happenings)
        self.reports.append(self._written("wire", self.agency.removeprefix("the "), self.wire))
        self.states = {happening.key: "planned" if happening.key == 1 else "occurred" for happening in self.happenings}

    def _paper(self) -> None:
        self.counted = list(self.happenings)
        if self.draw.random() < 0.4:
            more = self.happenings[0].number + self.draw.randrange(2, 5)
            self.counted[0] = replace(self.happenings[0], number=more)
            self.conflicts.add((0, "number"))
        self.paper = self._page(self.voices[1], self.counted)
        self.reports.append(self._written("paper", self.papers[0], self.paper))

    def _republished(self) -> None:
        page = Page(self.wire.text, list(self.wire.marks))
        page.sentence(f"({self.agency.removeprefix('the ')})")
        report = self._written("republished", self.papers[1], page)
        self.reports.append(report)
        self.rests.add((report.id, self.agency.removeprefix("the "), "republishes"))

    def _citing(self) -> None:
        page = self._page(self.voices[0], self.happenings[:2], self.agency)
        report = self._written("citing", self.papers[2], page)
        self.reports.append(report)
        self.rests.add((report.id, self.agency.removeprefix("the "), "cites"))

    def _copy(self) -> None:
        """Another paper that has the first paper's text, opened by a sentence of its own."""
        page = Page()
        page.sentence(self.writer.beside(self.happenings[0], self.word))
        shift = len(page.text) + 2
        page.text += "\n\n" + self.paper.text
        page.marks += [replace(one, start=one.start + shift, end=one.end + shift) for one in self.paper.marks]
        report = self._written("copy", self.papers[3], page)
        self.reports.append(report)
        self.rests.add((report.id, self.reports[1].id, "copies"))

    def _undated(self) -> None:
        page = self._page(self.voices[1], self.counted)
        self.reports.append(self._written("undated", self.papers[4], page))

    def _next_day(self) -> None:
        """What has changed when the thing that was planned is due, or on the day after."""
        due, deadly = self.happenings[1], self.happenings[0]
        held = self.draw.random() < 0.5
        days = (due.day - self.day).days if held else 1
        status: Status = "occurred" if held else "cancelled"
        page = Page()
        self._told(page, due, status, self.voices[1])
        self.states[1] = status
        self.updates.add((1, "status"))
        if self.draw.random() < 0.5 and not self.conflicts:
            more = replace(deadly, number=deadly.number + self.draw.randrange(2, 6))
            self._told(page, more, "occurred", self.voices[1])
            self.updates.add((0, "number"))
        self.reports.append(self._written("next day", self.papers[0], page, days))


def known(name: str, page: Page) -> str:
    """The name as the page would give it: by the surname where it has been told in full.

    >>> known("Mayor Ana Ruiz", Page("Mayor Ana Ruiz spoke.")), known("Mayor Ana Ruiz", Page())
    ('Ruiz', 'Mayor Ana Ruiz')
    """
    return name.rsplit(maxsplit=1)[-1] if name in page.text.replace("*", "") else name
