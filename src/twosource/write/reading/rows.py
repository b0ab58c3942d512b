"""What was read, item by item, for readers. In comes a reading's form; out go rows: words, facts, and why.

The page and the terminal show the same rows. `Fact.row` is the id of another row that a fact leads to, `Words` are
places in the report's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from twosource.write.contract import Place, Source, Time, Why
from twosource.write.reading.contract import Argument, Attribution, Entity, Event, Number, Reading, Timex

LONGEST = 90
MORE = " …"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the report, as many as fit, and their place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was read: what it is called, what it is, and where it leads."""

    label: str
    text: str = ""
    row: str | None = None
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """Why: what was concluded, by which rule, from which words, and of which report where it is another one."""

    what: str
    rule: str
    words: Words | None
    report: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """An entity, time expression, attribution or event: its name and that one's place, what it is, and why.

    `words` are all mentions of an entity, or the clause of an event.
    """

    id: str
    name: str
    at: Words | None
    facts: tuple[Fact, ...]
    grounds: tuple[Ground, ...] = ()
    words: tuple[Words, ...] = ()
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of one reading, by kind."""

    entities: tuple[Row, ...]
    timexes: tuple[Row, ...]
    attributions: tuple[Row, ...]
    events: tuple[Row, ...]


def rows(reading: Reading) -> Rows:
    """The rows of a reading."""
    maker = Maker(reading)
    return Rows(
        tuple(map(maker.entity, reading.entities)),
        tuple(map(maker.timex, reading.timexes)),
        tuple(map(maker.attribution, reading.attributions)),
        tuple(map(maker.event, reading.events)),
    )


class Maker:
    """Makes rows that show the words of one report."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.report.text
        self.known = {one.id for one in reading.entities} | {one.id for one in reading.attributions}

    def words(self, start: int | None, end: int | None) -> Words | None:
        """The words at a place, where there are any; blanks before them are none."""
        if start is None or end is None or not 0 <= start < end <= len(self.text):
            return None
        words = self.text[start:end].lstrip()
        return Words(shortened(words), end - len(words), end) if words else None

    def row(self, id: str | None) -> str | None:
        """The id of a row, where there is one."""
        return id if id in self.known else None

    def at(self, place: Place | None) -> Words | None:
        """The words at a place."""
        return self.words(place.start, place.end) if place else None

    def grounds(self, whys: tuple[Why, ...]) -> tuple[Ground, ...]:
        """The reasons; those that rest on another report show no words of this one."""
        return tuple(
            Ground(why.what, why.rule, None if why.report else self.words(why.start, why.end), why.report)
            for why in whys
        )

    def entity(self, one: Entity) -> Row:
        """Who or what, in which roles, called what else."""
        words = (self.words(mention.start, mention.end) for mention in one.mentions)
        facts = [Fact("type", one.type)]
        facts += [Fact("named", "no")] if not one.named else []
        facts += [Fact("count", str(one.count))] if one.count is not None else []
        facts += [Fact("role", role_name(role.title, role.organization, former=role.former)) for role in one.roles]
        facts += [Fact("also", "; ".join(one.aliases))] if one.aliases else []
        facts += [Fact("mentions", str(len(one.mentions)))]
        return Row(one.id, one.name, None, tuple(facts), words=tuple(filter(None, words)))

    def timex(self, one: Timex) -> Row:
        """A time expression and what it means."""
        words = self.words(one.start, one.end)
        facts = (Fact("type", one.type), Fact("value", one.value), Fact("time", dates(one.time) or "not known"))
        return Row(one.id, words.text if words else "", words, facts, self.grounds(one.why))

    def attribution(self, one: Attribution) -> Row:
        """Who says what, and through whom."""
        cue, pieces = self.at(one.cue), [self.at(piece) for piece in one.content]
        facts = list(self.source("source", one.source)) if one.source else [Fact("source", "not told")]
        facts += [Fact("cue", words=cue)] if cue else []
        facts += [Fact("content", words=piece) for piece in pieces if piece]
        facts += [Fact("kind", f"{one.kind}, {one.stance}")]
        facts += [fact for link in one.chain for fact in self.source("through", link) if link != one.source]
        facts += [Fact("venue", one.venue)] if one.venue else []
        name = one.source.name if one.source else "nobody named"
        words = self.words(one.source.start, one.source.end) if one.source else None
        return Row(one.id, name, words or cue, tuple(facts), self.grounds(one.why))

    def source(self, label: str, one: Source) -> Iterator[Fact]:
        """Who is credited; of unnamed ones what the text says of them."""
        yield Fact(label, one.name, self.row(one.entity), self.words(one.start, one.end))
        if one.anonymous:
            count = f"{one.count} of them" if (one.count or 1) > 1 else ""
            yield Fact("unnamed", ", ".join(filter(None, (count, one.office))) or "yes")
        if one.because:
            yield Fact("because", one.because)

    def event(self, one: Event) -> Row:
        """What happens, to whom, where, when, and as far as what."""
        words, clause = self.at(one.trigger), self.words(one.start, one.end)
        kinds = (one.type, one.mode, one.cameo and f"CAMEO {one.cameo}")
        facts = [Fact("status", one.status), Fact("type", " · ".join(filter(None, kinds)))]
        facts += [self.argument(argument) for argument in one.arguments if argument != one.place]
        facts += [self.argument(one.place)] if one.place else []
        facts += [Fact("time", dates(one.time), words=self.at(one.timex))] if dates(one.time) else []
        facts += [Fact("number", bounds(number), words=self.words(number.start, number.end)) for number in one.numbers]
        facts += [Fact("which", one.ordinal)] if one.ordinal else []
        facts += [Fact("said in", one.attribution, self.row(one.attribution))] if one.attribution else []
        name = words.text if words else one.lemma
        return Row(one.id, name, words, tuple(facts), self.grounds(one.why), (clause,) if clause else (), one.status)

    def argument(self, one: Argument) -> Fact:
        """Who takes part, as what."""
        return Fact(one.role, one.name, self.row(one.entity), self.words(one.start, one.end))


def shortened(text: str) -> str:
    """As many whole words as fit, on one line."""
    line = shorten(text[: LONGEST * 4], LONGEST, placeholder=MORE)
    return line if line != MORE.strip() else f"{text.strip()[:LONGEST]}{MORE}"


def dates(time: Time | None) -> str:
    """Both ends as ISO 8601, once where they are the same.

    >>> dates(Time("2018-03-12", "2018-03-18")), dates(Time("2018-03-12", None))
    ('2018-03-12 – 2018-03-18', 'from 2018-03-12')
    """
    if time is None or time.earliest == time.latest:
        return (time and time.earliest) or ""
    if time.earliest and time.latest:
        return f"{time.earliest} – {time.latest}"
    return f"from {time.earliest}" if time.earliest else f"until {time.latest}"


def bounds(number: Number) -> str:
    """A count with what is counted.

    >>> bounds(Number("dead", 12, None, 0, 1)), bounds(Number("hurt", 3, 3, 0, 1))
    ('at least 12 dead', '3 hurt')
    """
    least, most = number.at_least, number.at_most
    if least == most:
        return f"{least:,g} {number.of}" if least is not None else number.of
    if least is not None and most is not None:
        return f"{least:,g} to {most:,g} {number.of}"
    return f"at least {least:,g} {number.of}" if least is not None else f"at most {most:,g} {number.of}"


def role_name(title: str, organization: str | None, *, former: bool) -> str:
    """A title with whose it is."""
    name = f"{title}, {organization}" if organization else title
    return f"former {name}" if former else name
