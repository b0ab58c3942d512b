"""Stories told: ids and keys that stay, both axes of time, what has changed, what somebody says against the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from twosource.desk import Desk, telling
from twosource.errors import InputError, MissingError
from twosource.store.tables import judgements

Text = Callable[..., str]
Write = Callable[[dict[str, str]], list[str]]


STRIKE = {
    "El Puerto": """VALDORO, May 13 (El Puerto) - About 1,800 dockworkers went on strike at the port of Valdoro on
Monday after talks with Terminal Bahia on a new wage contract broke down, their union said. Labor Minister Ignacio
Larrain urged both sides to resume talks. Union leader Marta Quiroga said the dockworkers would not return before
Friday.""",
    "Mercosur Daily": """VALDORO, May 14 (Mercosur Daily) - Three dockworkers were hurt on Tuesday when police
cleared the gates of the port of Valdoro, on the second day of a strike against Terminal Bahia, union leader Marta
Quiroga said. Labor Minister Ignacio Larrain is to meet the union and Terminal Bahia on Wednesday for talks on
wages.""",
    "Associated Press": """VALDORO, May 15 (AP) - Dockworkers at the port of Valdoro agreed on Wednesday to end
their strike after Terminal Bahia accepted a pay rise of 6.5 percent, union leader Marta Quiroga and Labor Minister
Ignacio Larrain said. The dockworkers had walked out on Monday after talks on a wage contract broke down.""",
}


def one_by_one(desk: Desk) -> None:
    for number, (outlet, text) in enumerate(STRIKE.items()):
        told = {"outlet": outlet, "published": f"2019-05-{13 + number}"}
        desk.add_text(text.replace("\n", " "), title="Strike of dockworkers in Valdoro", **told)


def outlets(told: Any) -> set[str]:
    return {report.outlet for report in told.account.reports}


@pytest.fixture
def strike(desk: Desk) -> tuple[Desk, str]:
    """A desk with a strike of three reports, of May 13, 14 and 15, 2019."""
    one_by_one(desk)
    (row,) = desk.stories().items
    return desk, row.id


def day(number: int, hour: int = 12) -> datetime:
    return datetime(2019, 5, number, hour, tzinfo=UTC)


# ── What stays ──


def test_a_story_keeps_its_id_and_things_their_keys(strike: tuple[Desk, str]) -> None:
    desk, story = strike
    tellings = desk.tellings(story)
    assert [len(one.reports) for one in tellings] == [1, 2, 3]
    before, after = desk.told(story, known=tellings[1].learned), desk.told(story)
    assert before is not None
    assert after is not None
    assert (before.number, after.number) == (2, 3)
    names = {entity.name: before.keys[entity.id] for entity in before.account.entities}
    again = {entity.name: after.keys[entity.id] for entity in after.account.entities}
    shared = names.keys() & again.keys()
    assert len(shared) > 3
    assert {name for name in shared if names[name] != again[name]} == set()
    assert len(set(after.keys.values())) == len(after.keys)
    for event in after.account.events:
        row = desk.event(story, after.keys[event.id])
        assert row is not None
        assert (row.id, row.name, row.status, row.told) == (event.id, event.label, event.status, True)


def test_keys_stay_when_a_report_is_corrected_and_everything_moves(lite: Desk, sinking: Text, written: Write) -> None:
    paths = written({"a.txt": sinking()})
    story = lite.add(paths).stories[0].row.id
    before = lite.told(story)
    Path(paths[0]).write_text("CORRECTED VERSION. " + sinking(dead="eleven"))
    lite.add(paths)
    after = lite.told(story)
    assert before is not None
    assert after is not None
    place = {entity.name: before.keys[entity.id] for entity in before.account.entities}
    for entity in after.account.entities:
        if entity.name in place:
            assert after.keys[entity.id] == place[entity.name]


# ── Two axes of time ──


def test_as_of_is_what_had_been_published(strike: tuple[Desk, str]) -> None:
    desk, story = strike
    assert desk.told(story, as_of=day(12)) is None
    told = [desk.told(story, as_of=day(number)) for number in (13, 14, 15)]
    assert [len(one.account.reports) for one in told] == [1, 2, 3]
    assert [one.account.as_of for one in told] == [day(number).isoformat() for number in (13, 14, 15)]
    assert "Associated Press" in outlets(told[2]) - outlets(told[1])
    now = desk.told(story)
    assert set(told[1].keys.values()) & set(now.keys.values()), "things have the keys that they have now"
    assert len({one.etag for one in (*told, now)}) == 4
    assert [one.row.reports for one in told] == [1, 2, 3], "nor does the row know more"
    assert [one.row.status_line for one in told] == [one.account.brief[0].text for one in told]
    assert now.row == desk.stories().items[0]


def test_known_is_what_the_desk_had_told(strike: tuple[Desk, str]) -> None:
    desk, story = strike
    first = desk.tellings(story)[0].learned
    assert desk.told(story, known=first - timedelta(seconds=1)) is None
    assert len(desk.told(story, known=first).account.reports) == 1
    both = desk.told(story, known=first, as_of=day(31))
    assert len(both.account.reports) == 1, "what was published by then, of what was known by then"


def test_moments_are_when_reports_came_out(strike: tuple[Desk, str]) -> None:
    desk, story = strike
    moments = desk.moments(story)
    assert [moment.at.day for moment in moments] == [13, 14, 15]
    assert all(moment.known for moment in moments)
    assert [len(desk.told(story, as_of=moment.at).account.reports) for moment in moments] == [1, 2, 3]


def test_changes_are_those_of_reports_that_came_out_since(strike: tuple[Desk, str]) -> None:
    desk, story = strike
    since = desk.changes(story, since=day(14))
    assert any("Associated Press" in change.text for change in since)
    assert not any(change.kind == "report-joined" and "El Puerto" in change.text for change in since)
    until = desk.changes(story, since=day(12), until=day(13))
    assert any("El Puerto" in change.text for change in until)
    assert not any("Associated Press" in change.text for change in until)
    assert desk.changes(story, since=day(20)) == ()
    learned = desk.tellings(story)
    assert desk.changes(story, since=learned[2].learned, known=True) == ()
    assert desk.changes(story, since=learned[0].learned, known=True)


def test_a_correction_counts_from_when_it_was_made(lite: Desk, sinking: Text) -> None:
    told = {"outlet": "Harbor Post", "published": "2019-05-13T10:00Z", "url": "https://harbor.example/a"}
    story = lite.add_text(sinking(), **told).stories[0].row.id
    lite.add_text(sinking(dead="eleven"), **told)
    (text,) = lite.told(story, as_of=day(14)).texts.values()
    assert "nine" in text
    (text,) = lite.told(story).texts.values()
    assert "eleven" in text


# ── Somebody's word ──


def test_two_stories_said_to_be_one_become_one_and_part_again(desk: Desk, sinking: Text, written: Write) -> None:
    one_by_one(desk)
    desk.add(written({"a.txt": sinking()}))
    first, second = sorted(desk.stories().items, key=lambda row: row.reports)
    judged = desk.judge("story", first.id, second.id, same=True)
    (row,) = desk.stories().items
    assert row.reports == first.reports + second.reports
    assert desk.told(first.id).row.id == desk.told(second.id).row.id == row.id
    assert [touched.row.id for touched in judged.touched] == [row.id]
    assert {hit.story for hit in desk.search(status="occurred").items} == {row.id}  # nothing of the one that has ended
    desk.undo(judged.id)
    assert {(one.id, one.reports) for one in desk.stories().items} == {
        (first.id, first.reports),
        (second.id, second.reports),
    }
    with pytest.raises(MissingError):
        desk.undo(judged.id)


def test_a_report_said_to_be_of_another_story_leaves(strike: tuple[Desk, str]) -> None:
    desk, story = strike
    reports = sorted(desk.told(story).texts)
    desk.judge("story", reports[0], reports[1], same=False)
    assert desk.report(reports[0]).story != desk.report(reports[1]).story
    desk.undo_on(reports[0], reports[1])
    assert desk.report(reports[0]).story == desk.report(reports[1]).story == story


def test_two_entities_said_to_be_one_are_told_as_one(strike: tuple[Desk, str]) -> None:
    desk, story = strike
    told = desk.told(story)
    people = [one for one in told.account.entities if one.type == "person"][:2]
    first, second = (told.keys[one.id] for one in people)
    judged = desk.judge("entity", first, second, same=True)
    after = desk.told(story)
    names = [{one.name, *one.aliases} for one in after.account.entities]
    assert any(people[0].name in name and people[1].name in name for name in names)
    assert desk.judgements(story)[0].id == judged.id
    gone = [key for key in (first, second) if key not in after.keys.values()]
    assert len(gone) == 1
    assert desk.entity(story, gone[0]).row.told is False
    desk.undo_on(first, second)
    assert {first, second} <= set(desk.told(story).keys.values())


def mentions(told: Any, key: str) -> set[tuple[str, int]]:
    """The places of an event's mentions."""
    return {
        (mention.report, mention.trigger.start)
        for event in told.account.events
        if told.keys[event.id] == key
        for mention in event.mentions
    }


def test_two_events_said_to_be_one_are_one_with_all_their_mentions(strike: tuple[Desk, str]) -> None:
    desk, story = strike
    told = desk.told(story)
    many = sorted(told.account.events, key=lambda event: -len(event.mentions))[:2]
    first, second = (told.keys[event.id] for event in many)
    assert len(many[0].mentions) > 1
    apart = mentions(told, first), mentions(told, second)
    judged = desk.judge("event", first, second, same=True)
    after = desk.told(story)
    (key,) = {first, second} & set(after.keys.values())
    assert apart[0] | apart[1] <= mentions(after, key)
    known = desk.tellings(story)[-1].learned
    desk.undo(judged.id)
    now = desk.told(story)
    assert (mentions(now, first), mentions(now, second)) == apart
    part = desk.told(story, as_of=day(14), known=known)
    there = set(part.texts)
    both = {place for place in apart[0] | apart[1] if place[0] in there}
    assert any(both <= mentions(part, one) for one in part.keys.values()), "of the reports of that day too"


def test_two_mentions_said_to_be_one_are_these_alone(strike: tuple[Desk, str]) -> None:
    desk, story = strike
    told = desk.told(story)
    many = sorted(told.account.events, key=lambda event: -len(event.mentions))[:2]
    places = [f"{one.mentions[0].report}:{one.mentions[0].trigger.start}" for one in many]
    desk.judge("event", *places, same=True)
    with desk.store.read() as base:
        assert base.execute(select(judgements.c.others)).scalars().all() == [None]


def test_what_was_said_then_and_taken_back_since_was_known_then(strike: tuple[Desk, str]) -> None:
    desk, story = strike
    told = desk.told(story, as_of=day(14))
    people = [one for one in told.account.entities if one.type == "person"][:2]
    names = {one.name for one in people}

    def is_one(**then: Any) -> bool:
        entities = desk.told(story, as_of=day(14), **then).account.entities
        return any(names <= {one.name, *one.aliases} for one in entities)

    judged = desk.judge("entity", *(told.keys[one.id] for one in people), same=True)
    said = desk.tellings(story)[-1].learned
    desk.undo(judged.id)
    assert is_one(known=said)
    assert not is_one(known=judged.made - timedelta(microseconds=1))
    assert not is_one()
    assert not is_one(known=desk.tellings(story)[-1].learned)


def test_a_story_that_became_part_of_another_keeps_its_history(desk: Desk, sinking: Text, written: Write) -> None:
    one_by_one(desk)
    (ferry,) = (touched.row.id for touched in desk.add(written({"a.txt": sinking()})).stories)
    desk.add(written({"b.txt": sinking(source=1)}))
    (strike,) = (row.id for row in desk.stories().items if row.id != ferry)
    own = desk.tellings(ferry)
    shown = [desk.told(ferry, known=one.learned) for one in own]
    judged = desk.judge("story", ferry, strike, same=True)
    gone, stays = (one for one in (ferry, strike) if one != judged.touched[0].row.id), judged.touched[0].row.id
    (ended,) = gone
    assert stays == strike, "the older goes on"
    assert [desk.told(ended, known=one.learned) for one in own] == shown, "as it was told then"
    joint = desk.tellings(strike)[-1]
    assert desk.tellings(ended) == (*own, joint)
    said = list(desk.accounts(ended))
    assert [one.telling for one in said] == [*own, joint]
    assert [one.account for one in said[:-1]] == [one.account for one in shown], "its own, not those of the other"
    assert said[-1].account == desk.told(strike).account
    assert [one.telling for one in desk.accounts(ended, after=len(own))] == [joint]
    assert desk.told(ended).row.id == desk.told(ended, known=joint.learned).row.id == strike
    assert [(row.id, row.reports) for row in desk.absorbed(strike)] == [(ended, 2)]
    assert any("Valdis" in change.text for change in desk.changes(strike, since=own[-1].learned, known=True))
    desk.undo(judged.id)
    assert desk.absorbed(strike) == ()
    assert desk.told(ended).row.id == ended
    assert desk.told(ended, known=joint.learned).row.id == strike, "then it was part of it"
    assert desk.told(ended, known=own[0].learned - timedelta(seconds=1)) is None


def test_tellings_are_looked_up_one_by_one(strike: tuple[Desk, str]) -> None:
    desk, story = strike
    tellings = desk.tellings(story)
    assert desk.last_telling(story) == tellings[-1]
    assert desk.tellings(story, after=1) == tellings[1:]
    assert desk.tellings(story, after=9) == ()
    assert desk.last_telling("nonesuch") is None
    said = list(desk.accounts(story, after=1))
    assert [one.telling for one in said] == list(tellings[1:])
    for one in said:
        told = desk.told(story, known=one.telling.learned)
        assert (one.account, one.keys) == (told.account, told.keys)


def test_the_latest_word_on_two_things_holds(strike: tuple[Desk, str]) -> None:
    desk, story = strike
    reports = sorted(desk.told(story).texts)
    desk.judge("story", reports[0], reports[1], same=False)
    desk.judge("story", reports[1], reports[0], same=True)
    assert desk.report(reports[0]).story == desk.report(reports[1]).story
    assert [one.undone is None for one in desk.judgements()] == [True, False]


def test_what_cannot_be_compared_is_one_line(strike: tuple[Desk, str]) -> None:
    desk, story = strike
    told = desk.told(story)
    event, entity = told.keys[told.account.events[0].id], told.keys[told.account.entities[0].id]
    with pytest.raises(InputError, match="cannot be compared"):
        desk.judge(None, event, entity, same=True)
    with pytest.raises(MissingError, match="0123456789"):
        desk.judge(None, "0123456789", entity, same=True)
    with pytest.raises(InputError, match="twice"):
        desk.judge(None, entity, entity, same=True)
    assert desk.judgements() == ()


def test_a_story_is_not_parted_from_its_only_report(lite: Desk, sinking: Text, written: Write) -> None:
    (row,) = lite.add(written({"a.txt": sinking()})).new
    for first, second in ((row.story, row.id), (row.id, row.story)):
        with pytest.raises(InputError, match="only report"):
            lite.judge("story", first, second, same=False)


def test_what_two_tell_at_once_is_told_once(
    lite: Desk, sinking: Text, written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = telling.made

    def overtaken(room: Any, *given: Any) -> Any:
        found = made(room, *given)
        monkeypatch.setattr(telling, "made", made)
        telling.settle_all(room)  # another process
        return found

    monkeypatch.setattr(telling, "made", overtaken)
    added = lite.add(written({"a.txt": sinking()}))
    assert added.stories[0].changes
    assert len(lite.tellings(added.stories[0].row.id)) == 1


def test_a_mention_is_named_by_its_place(strike: tuple[Desk, str]) -> None:
    desk, story = strike
    told = desk.told(story)
    event = next(one for one in told.account.events if len({mention.report for mention in one.mentions}) > 1)
    first, second = event.mentions[0], next(one for one in event.mentions if one.report != event.mentions[0].report)
    places = [f"{one.report}:{one.trigger.start}-{one.trigger.end}" for one in (first, second)]
    desk.judge("event", *places, same=False)
    apart = [
        one.id
        for one in desk.told(story).account.events
        for mention in one.mentions
        if (mention.report, mention.trigger) in ((first.report, first.trigger), (second.report, second.trigger))
    ]
    assert len(set(apart)) == len(apart)
