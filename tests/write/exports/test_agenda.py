"""What a story has ahead: which events, when, how sure, and what changes in readers' calendars."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from twosource.write import contract
from twosource.write.contract import FORMAT, Account, Event
from twosource.write.exports.agenda import Memory, Revisions, appointments
from twosource.write.exports.calendar import as_icalendar

STAMP = datetime(2019, 3, 7, 9, 30, tzinfo=UTC)


def event(id: str = "V1", *, status: str = "planned", earliest: str | None = "2019-03-08", **given) -> Event:
    """A planned meeting of one day, with what is given changed."""
    mention = contract.EventMention(
        "fjord", 0, 40, contract.Place(int(id[1:]) * 10, int(id[1:]) * 10 + 4), status, None, ()
    )
    made = Event(
        id=id,
        label="Kari Lund to meet Swedish negotiators",
        type="CONSULT",
        mode=None,
        cameo="040",
        status=status,
        participants=(),
        numbers=(),
        place=contract.EventPlace("Stockholm", None),
        time=contract.Time(earliest, earliest) if earliest else None,
        mentions=(mention,),
        assessment=contract.Assessment("single-origin", ("O1",), (), 0.5),
    )
    return replace(made, **given)


def account(*events: Event, anonymous: bool = False) -> Account:
    published = contract.Published("2019-03-06", "2019-03-06", "metadata")
    report = contract.Report(
        "fjord", "fjord.txt", None, "Fjord Post", (), None, None, None, "en", "ab" * 32, published, ()
    )
    origin = contract.Origin("O1", "the Foreign Ministry", anonymous, (), ("fjord",))
    head = contract.StoryHead("S1", "Norway and Sweden to talk about salmon")
    return Account(
        FORMAT, head, (), (), None, (report,), (), events, (), (), (origin,), (), tuple(one.id for one in events)
    )


def only(told: Account):
    (entry,) = appointments(told)
    return entry


def spanning(earliest: str, latest: str, **given) -> Event:
    return event(time=contract.Time(earliest, latest), **given)


def test_a_planned_meeting_stands_on_its_day() -> None:
    entry = only(account(event()))
    assert (entry.start, entry.end) == (date(2019, 3, 8), date(2019, 3, 8))
    assert (entry.standing, entry.place, entry.sequence) == ("CONFIRMED", "Stockholm", 0)


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("planned", "CONFIRMED"),
        ("expected", "TENTATIVE"),
        ("possible", "TENTATIVE"),
        ("unclear", "TENTATIVE"),
        ("cancelled", "CANCELLED"),
    ],
)
def test_how_sure_it_is(status: str, standing: str) -> None:
    assert only(account(event(status=status))).standing == standing


def test_one_unnamed_source_makes_no_certainty() -> None:
    assert only(account(event(), anonymous=True)).standing == "TENTATIVE"


def test_what_reports_dispute_is_not_certain() -> None:
    disputed = contract.Assessment("disputed", ("O1",), (), 0.5)
    assert only(account(event(assessment=disputed))).standing == "TENTATIVE"


def test_some_day_of_next_month_is_not_certain() -> None:
    entry = only(account(spanning("2019-04-01", "2019-04-30")))
    assert (entry.start, entry.end, entry.standing) == (date(2019, 4, 1), date(2019, 4, 30), "TENTATIVE")


def test_what_may_be_in_any_month_is_left_out() -> None:
    assert not appointments(account(spanning("2019-04-01", "2019-06-30")))
    assert not appointments(account(event(earliest=None)))
    assert not appointments(account(event(time=contract.Time("2019-04-01", None))))


def test_no_plan_is_for_a_day_that_is_over() -> None:
    assert not appointments(account(event(earliest="2019-03-05")))
    assert appointments(account(event(earliest="2019-03-06")))
    assert only(account(event(earliest="2019-03-05", status="cancelled"))).standing == "CANCELLED"


def test_what_only_happened_is_no_appointment() -> None:
    assert not appointments(account(event(status="occurred")))


def test_what_was_planned_stays_when_it_has_happened_or_is_denied() -> None:
    planned = event()
    assert only(account(replace(planned, status="occurred"))).standing == "CONFIRMED"
    assert only(account(replace(planned, status="denied"))).standing == "CANCELLED"


def test_attacks_are_no_appointments_and_votes_are_only_where_announced() -> None:
    assert not appointments(account(event(type="ASSAULT")))
    assert not appointments(account(event(type="VOTE", status="possible")))
    assert appointments(account(event(type="VOTE")))


def test_a_demand_with_a_last_day_is_a_deadline() -> None:
    entry = only(account(spanning("2019-03-07", "2019-03-15", status="demanded")))
    assert (entry.start, entry.end) == (date(2019, 3, 15), date(2019, 3, 15))
    assert entry.summary.startswith("Deadline: ")


def test_a_time_with_an_offset_is_in_utc_and_one_without_stays_local() -> None:
    zoned = only(account(spanning("2019-03-08T15:00+08:00", "2019-03-08T15:00+08:00")))
    assert (zoned.start, zoned.end) == (datetime(2019, 3, 8, 7, 0, tzinfo=UTC), None)
    local = only(account(spanning("2019-03-08T15:00", "2019-03-08T16:30")))
    assert (local.start, local.end) == (datetime(2019, 3, 8, 15, 0), datetime(2019, 3, 8, 16, 30))


def test_times_at_the_edge_of_the_calendar_do_no_harm() -> None:
    assert not appointments(account(spanning("0001-01-01T00:00+14:00", "0001-01-01T00:00+14:00")))
    assert not appointments(account(spanning("not", "a date")))


def test_the_uid_stays_when_reports_say_more_and_differs_between_events() -> None:
    first = only(account(event()))
    moved = only(account(spanning("2019-03-09", "2019-03-09", label="Talks put off by a day", status="expected")))
    assert first.uid == moved.uid
    assert len({entry.uid for entry in appointments(account(event("V1"), event("V2")))}) == 2


def test_a_key_that_a_desk_keeps_is_the_uid_whatever_else_changes() -> None:
    one, other = account(event("V1")), account(event("V7"))
    uids = [appointments(told, Memory(keys={"V1": "e4f2", "V7": "e4f2"}))[0].uid for told in (one, other)]
    assert uids[0] == uids[1]


def test_an_update_among_the_reports_raises_the_sequence() -> None:
    values = (contract.Value("March 8", ("fjord",)), contract.Value("March 9", ("fjord",)))
    update = contract.Relation("V1", "time", "update", values, "newer")
    told = account(event())
    assert only(replace(told, relations=(update,))).sequence == 1
    assert only(replace(told, relations=(replace(update, slot="number"),))).sequence == 0


def test_revisions_count_moves_calls_off_and_returns() -> None:
    keys = {"V1": "e4f2"}
    first, moved = account(event()), account(event(earliest="2019-03-09"))
    off = account(event(earliest="2019-03-09", status="cancelled"))

    def counted(*tellings: Account) -> int:
        so_far = Revisions()
        for one in tellings:
            so_far = so_far.after(one, keys)
        return so_far.counts["e4f2"]

    assert counted(first) == counted(first, first) == 0
    assert counted(first, moved) == 1
    assert counted(first, moved, off) == counted(first, moved, moved, off, off) == 2
    assert counted(first, account(), first) == counted(account(), first, account(), first) == 2
    entry = appointments(off, Memory(keys=keys, revisions={"e4f2": 2}))[0]
    assert (entry.sequence, entry.standing) == (2, "CANCELLED")


# ── As iCalendar ──────────────────────────────────────────────────────────────────────────────────────────────────


def written(*events: Event, **memory) -> str:
    return as_icalendar(appointments(account(*events), Memory(stamp=STAMP, **memory)), title="Salmon")


def test_the_library_reads_back_what_was_written() -> None:
    text = written(event(), links={"V1": "https://desk.example/stories/1/events/e4f2"}, revisions={})
    calendar = Calendar.from_ical(text)
    (entry,) = calendar.walk("VEVENT")
    assert (str(calendar["method"]), str(calendar["version"]), str(calendar["x-wr-calname"])) == (
        "PUBLISH",
        "2.0",
        "Salmon",
    )
    assert str(entry["summary"]) == "Kari Lund to meet Swedish negotiators"
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (date(2019, 3, 8), date(2019, 3, 9))  # the day behind
    assert (str(entry["status"]), int(entry["sequence"]), entry["dtstamp"].dt) == ("CONFIRMED", 0, STAMP)
    assert str(entry["url"]) == "https://desk.example/stories/1/events/e4f2"
    assert "Reported by Fjord Post." in str(entry["description"])
    assert calendar["refresh-interval"].dt == timedelta(hours=1)


def test_what_is_called_off_is_written_so() -> None:
    assert "STATUS:CANCELLED\r\n" in written(event(status="cancelled"))


def test_utc_and_local_times_are_written_as_such() -> None:
    assert "DTSTART:20190308T070000Z\r\n" in written(spanning("2019-03-08T15:00+08:00", "2019-03-08T15:00+08:00"))
    assert "DTSTART:20190308T150000\r\n" in written(spanning("2019-03-08T15:00", "2019-03-08T15:00"))


@given(st.text(), st.text())
def test_no_label_breaks_out_of_its_line(label: str, place: str) -> None:
    text = written(event(label=label, place=contract.EventPlace(place, None)))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    (entry,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(entry["uid"]) == only(account(event())).uid
    assert text.count("\r\nBEGIN:VEVENT\r\n") == 1


@pytest.mark.parametrize(
    "label", ["a\r\nBEGIN:VEVENT", "a\nSTATUS:CONFIRMED", "x;y,z\\n", "a\x00b\x1b[31m", "\u2028\u202e"]
)
def test_hostile_labels_stay_labels(label: str) -> None:
    (entry,) = Calendar.from_ical(written(event(label=label, status="cancelled"))).walk("VEVENT")
    assert str(entry["status"]) == "CANCELLED"
    assert "\n" not in str(entry["summary"])


def test_two_accounts_that_share_an_event_have_it_once() -> None:
    both = (*appointments(account(event())), *appointments(account(event())))
    assert as_icalendar(both, title="Salmon").count("BEGIN:VEVENT") == 1


def test_no_account_is_an_empty_calendar() -> None:
    assert not Calendar.from_ical(as_icalendar([], title="")).walk("VEVENT")
