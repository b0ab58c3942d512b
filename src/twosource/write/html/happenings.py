"""Events as rows. In come an account and its places; out go rows for the table, each with the words behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from twosource.write.contract import Account, Credibility, Event, Origin
from twosource.write.html.places import Ground, Places, Words
from twosource.write.html.times import When, when
from twosource.write.html.wording import word

MOST_REASONS = 6


@dataclass(frozen=True, slots=True)
class Row:
    """An event with all that a table, a timeline or a statement shows of it.

    `tellings` are the words that name it, report by report; `states`, `kinds` and `times` are the grounds of
    status, type and time. `who` are names with their roles and entities, `where` is a name with its entity.
    """

    id: str
    event: str
    label: str
    type: str
    cameo: str | None
    mode: str | None
    status: str
    states: tuple[Ground, ...]
    kinds: tuple[Ground, ...]
    who: tuple[tuple[str, str, str | None], ...]
    where: tuple[str, str | None] | None
    when: When | None
    times: tuple[Ground, ...]
    counts: tuple[str, ...]
    verdict: str
    reasons: tuple[str, ...]
    credibility: Credibility | None
    origins: tuple[Origin, ...]
    tellings: tuple[Words, ...]
    reports: tuple[str, ...]
    importance: float


def rows(account: Account, places: Places, year: int | None) -> tuple[Row, ...]:
    """The events in the order of their importance."""
    origins = {origin.id: origin for origin in account.origins}
    found = [
        _row(f"{places.prefix}e{number}", event, origins, places, year)
        for number, event in enumerate(account.events, 1)
    ]
    return tuple(sorted(found, key=lambda row: -row.importance))


def _row(id: str, event: Event, origins: dict[str, Origin], places: Places, year: int | None) -> Row:
    told = [words for one in event.mentions if (words := places.words(one.report, one.trigger.start, one.trigger.end))]
    return Row(
        id=id,
        event=event.id,
        label=event.label,
        type=event.type,
        cameo=event.cameo,
        mode=event.mode,
        status=event.status,
        states=_few(_grounds(event, "status", places)),
        kinds=_few(_grounds(event, "type", places)),
        who=tuple((one.name, one.role, one.entity) for one in event.participants),
        where=(event.place.name, event.place.entity) if event.place else None,
        when=when(event.time.earliest, event.time.latest, year) if event.time else None,
        times=_few(_grounds(event, "time", places)),
        counts=tuple(_count(one.of, one.at_least, one.at_most) for one in event.numbers),
        verdict=event.assessment.verdict,
        reasons=event.assessment.reasons,
        credibility=event.assessment.credibility,
        origins=_origins(event, origins),
        tellings=tuple(told),
        reports=tuple(dict.fromkeys(one.report for one in event.mentions)),
        importance=event.assessment.importance,
    )


def _origins(event: Event, origins: dict[str, Origin]) -> tuple[Origin, ...]:
    """Who has it; where nobody is known to, those named only doubt or deny it."""
    if event.assessment.verdict == "unsourced":
        return ()
    return tuple(origins[one] for one in event.assessment.origins if one in origins)


def _grounds(event: Event, what: str, places: Places) -> Iterator[Ground]:
    """The reasons of all mentions for one conclusion; each says what its own mention was held for."""
    for mention in event.mentions:
        held = {"status": word("statuses", mention.status), "type": word("types", event.type)}.get(what, "")
        for why in mention.why:
            if why.what == what:
                words = places.words(why.report or mention.report, why.start, why.end)
                yield Ground(held, word("rules", why.rule), words)


def _few(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    return tuple(dict.fromkeys(grounds))[:MOST_REASONS]


def _count(of: str, low: float | None, high: float | None) -> str:
    """A count with its bounds.

    >>> _count("dead", 12, None), _count("hurt", 3, 3), _count("hurt", 3, 5)
    ('at least 12 dead', '3 hurt', '3 to 5 hurt')
    """
    if low is None or high is None:
        bound = (
            f"at least {_figure(low)} " if low is not None else f"up to {_figure(high)} " if high is not None else ""
        )
        return f"{bound}{of}"
    return f"{_figure(low)} {of}" if low == high else f"{_figure(low)} to {_figure(high)} {of}"


def _figure(number: float) -> str:
    """A number as a newspaper prints it, never in powers of ten.

    >>> _figure(2e9), _figure(1_234_567), _figure(5.7), _figure(1.25e6)
    ('2 billion', '1,234,567', '5.7', '1.25 million')
    """
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if number >= size and round(number / size, 2) * size == number:
            return f"{number / size:,.2f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{number:,.2f}".rstrip("0").rstrip(".")
