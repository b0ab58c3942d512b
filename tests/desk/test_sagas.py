"""Sagas at the desk: stories of weeks that belong together, as they are and as they were."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import delete, event, func, select, update

from twosource.desk import Desk
from twosource.desk.joining import signatures_of
from twosource.link.sagas import sagas
from twosource.store import reports
from twosource.store.tables import gist_keys, gists, kinships, signatures

FERRY = Path(__file__).parents[2] / "examples" / "ferry"
TOLD = {
    "out": ("Copper miners in Lota walk out", "2031-03-03", """LOTA, March 3 (Andes Wire) - Miners at the Lota copper
pit walked out on Monday, the Lota Mining Union said. Union leader Ana Rojas wants pay raised by a tenth. The pit of
Minera Lota gives work to 900 miners."""),
    "talks": ("Copper talks collapse in Lota", "2031-03-12", """LOTA, March 12 (Andes Wire) - Talks between Minera Lota
and the Lota Mining Union on copper pay collapsed on Wednesday, union leader Ana Rojas said. Miners stay out of the
Lota pit."""),
    "end": ("Lota copper miners accept offer", "2031-03-24", """LOTA, March 24 (Andes Wire) - Miners at the Lota copper
pit ended their strike on Monday, accepting an offer by Minera Lota that union leader Ana Rojas called fair to the
Lota Mining Union."""),
    "ship": ("Kestrel sinks off Bergen", "2031-03-12", """BERGEN, March 12 (Norpress) - The ferry Kestrel sank off
Bergen in a storm on Wednesday, and rescuers pulled forty passengers from the sea, the coast guard said."""),
}  # fmt: skip
STRIKE = tuple(TOLD[name][0] for name in ("out", "talks", "end"))


def add(desk: Desk, *names: str) -> None:
    for name in names:
        title, day, text = TOLD[name]
        desk.add_text(text, outlet="Andes Wire", title=title, published=day)


def by_title(desk: Desk) -> dict[str, str]:
    return {row.title: row.id for row in desk.stories().items}


def titles(desk: Desk, title: str, **then: datetime) -> list[str]:
    found = desk.saga(by_title(desk)[title], **then)
    return [row.title for row in found.stories] if found else []


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_story_that_goes_on_for_days_is_a_saga_of_its_stories(desk: Desk) -> None:
    desk.add([FERRY])
    first, later = sorted(desk.stories().items, key=lambda row: str(row.first))
    assert first.saga
    assert later.saga
    assert first.saga.id == later.saga.id == first.id
    assert (first.saga.number, later.saga.number, later.saga.of) == (1, 2, 2)
    assert first.saga.earlier is None
    assert first.saga.later
    assert (first.saga.later.id, first.saga.later.title) == (later.id, later.title)
    assert later.saga.earlier
    assert later.saga.earlier.title == first.title


def test_what_has_no_kin_is_part_of_nothing(desk: Desk) -> None:
    add(desk, "out", "ship", "end")
    rows = {row.title: row.saga for row in desk.stories().items}
    assert rows["Kestrel sinks off Bergen"] is None
    assert titles(desk, "Kestrel sinks off Bergen") == ["Kestrel sinks off Bergen"]
    assert titles(desk, STRIKE[2]) == [STRIKE[0], STRIKE[2]]


def test_any_order_of_arrival_gives_the_sagas_that_are_made_at_once(tmp_path: Path) -> None:
    for number, order in enumerate(itertools.permutations(TOLD)):
        if number % 5:
            continue
        desk = Desk.open(tmp_path / f"{number}.db")
        add(desk, *order)
        assert titles(desk, STRIKE[1]) == list(STRIKE), order
        rows = desk.stories().items
        with desk.store.read() as base:
            members = {row.id: list(reports.current_versions(base, row.id)) for row in rows}
            signed = {story: signatures_of(base, ids) for story, ids in members.items()}
        at_once = sagas(signed)
        assert {row.id: row.saga.id if row.saga else row.id for row in rows} == at_once
        desk.close()


def test_a_moment_of_the_past_has_the_stories_that_had_begun(desk: Desk) -> None:
    add(desk, "end", "out", "talks")
    assert titles(desk, STRIKE[0], as_of=day("2031-03-04")) == [STRIKE[0]]
    assert titles(desk, STRIKE[0], as_of=day("2031-03-13")) == list(STRIKE[:2])
    assert titles(desk, STRIKE[0], as_of=day("2031-03-01")) == []
    told = desk.told(by_title(desk)[STRIKE[1]], as_of=day("2031-03-13"))
    assert told
    assert told.row.saga
    assert (told.row.saga.number, told.row.saga.of, told.row.saga.later) == (2, 2, None)
    first = desk.told(by_title(desk)[STRIKE[0]], as_of=day("2031-03-04"))
    assert first
    assert first.row.saga is None


def test_a_story_of_the_saga_is_named_as_it_was_then(desk: Desk) -> None:
    desk.add([FERRY])
    ferry = titles(desk, "Captain of sunken Ghana ferry charged as search is called off")[0]
    found = desk.saga(by_title(desk)[ferry], as_of=day("2021-10-12T12:00"))
    assert found
    assert [row.reports for row in found.stories] == [1]


def test_what_the_desk_had_told_by_then_is_the_saga_of_then(desk: Desk) -> None:
    add(desk, "out", "talks")
    between = desk.stories().items[0].changed
    add(desk, "end")
    assert titles(desk, STRIKE[0]) == list(STRIKE)
    assert titles(desk, STRIKE[0], known=between) == list(STRIKE[:2])
    told = desk.told(by_title(desk)[STRIKE[1]], known=between)
    assert told
    assert told.row.saga
    assert told.row.saga.of == 2


def test_stories_that_somebody_joins_are_one_story_of_the_saga(desk: Desk) -> None:
    add(desk, *TOLD)
    ids = by_title(desk)
    judged = desk.judge("story", ids[STRIKE[0]], ids[STRIKE[1]], same=True)
    assert len(titles(desk, STRIKE[2])) == 2
    with desk.store.read() as base:
        assert base.execute(select(func.count()).select_from(gists)).scalar() == 3
        left = set(base.execute(select(kinships.c.story)).scalars()) | set(
            base.execute(select(gist_keys.c.story)).scalars()
        )
        assert left <= {row.id for row in desk.stories().items}
    desk.undo(judged.id)
    assert titles(desk, STRIKE[2]) == list(STRIKE)


def test_a_story_that_became_part_of_another_has_the_saga_that_it_had_then(desk: Desk) -> None:
    add(desk, *TOLD)
    ids = by_title(desk)
    before = desk.stories().items[0].changed
    judged = desk.judge("story", ids[STRIKE[0]], ids[STRIKE[1]], same=True)
    stays = judged.touched[0].row.id
    (gone,) = {ids[STRIKE[0]], ids[STRIKE[1]]} - {stays}
    after = desk.tellings(stays)[-1].learned
    for story in (gone, stays):
        found = desk.saga(story)
        assert found
        assert [row.id for row in found.stories] == [stays, ids[STRIKE[2]]]
        assert desk.saga(story, known=after) == found
        then = desk.saga(story, known=before)
        assert then
        assert [row.title for row in then.stories] == list(STRIKE)
    told = desk.told(gone, known=before)
    assert told
    assert told.row.id == gone
    assert told.row.saga
    assert (told.row.saga.number, told.row.saga.of) == (1 + STRIKE.index(told.row.title), 3)
    desk.undo(judged.id)
    then = desk.saga(gone, known=after)
    assert then
    assert [row.id for row in then.stories] == [stays, ids[STRIKE[2]]], "then it was part of it"


def test_the_state_of_a_saga_is_another_when_one_of_its_stories_is(desk: Desk) -> None:
    add(desk, "out", "ship", "end")
    ids = by_title(desk)
    first, ship = desk.state_of_saga(ids[STRIKE[0]]), desk.state_of_saga(ids["Kestrel sinks off Bergen"])
    assert first == desk.state_of_saga(ids[STRIKE[2]]) != ship
    add(desk, "talks")
    assert desk.state_of_saga(ids[STRIKE[2]]) != first
    assert desk.state_of_saga(ids["Kestrel sinks off Bergen"]) == ship
    assert desk.state_of_saga("nonesuch") is None


def test_an_older_database_gets_its_sagas_when_it_is_linked_anew(desk: Desk) -> None:
    add(desk, *TOLD)
    with desk.store.write() as base:
        for table in (gists, gist_keys, kinships):
            base.execute(delete(table))
        base.execute(update(signatures).values(made_by="an older one"))
    assert all(row.saga is None for row in desk.stories().items)
    desk.room.older = None  # as a program that starts
    add(desk, "ship")
    assert titles(desk, STRIKE[1]) == list(STRIKE)


OTHERS = (
    "Pianist Ilse Varga canceled her Vienna recital after breaking a wrist, her agent said.",
    "Orchard owners in Kent expect the smallest apple harvest in a decade after hail.",
    "Astronomers at Cerro Paranal found a comet that will pass Jupiter in June.",
    "The Riga stock exchange halted trading for an hour after a software fault.",
    "Beekeepers in Malta reported wasps that had destroyed thirty hives.",
    "Goalkeeper Tomas Brek left Slavia for Porto on a loan of two years.",
)


def test_a_list_asks_the_database_no_more_often_the_more_stories_it_has(lite: Desk) -> None:
    asked = 0

    def count(*_: object) -> None:
        nonlocal asked
        asked += 1

    event.listen(lite.store.engine, "before_cursor_execute", count)
    add(lite, *TOLD)
    asked = 0
    lite.stories()
    few = asked
    for number, text in enumerate(OTHERS):
        lite.add_text(text, outlet="Norpress", published=f"2031-03-{number + 1:02d}")
    asked = 0
    assert len(lite.stories().items) == len(TOLD) + len(OTHERS)
    assert asked <= few
