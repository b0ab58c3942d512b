"""What has changed between two accounts: what is told is true, in an editor's words, and nothing else is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from time import process_time

import pytest

from twosource.lexicon import load
from twosource.model import Source
from twosource.pipeline import read, tell
from twosource.weigh import weigh
from twosource.write.account import account
from twosource.write.changes import Change, changes
from twosource.write.changes.alignment import aligned
from twosource.write.changes.comparison import revision
from twosource.write.contract import Account
from twosource.write.json import as_json
from twosource.write.json import load as load_account

EXAMPLES = Path(__file__).parents[2] / "examples"
PLAN = "The envoy will meet the minister in Oslo on March 7, an aide said."
HELD = "The envoy met the minister in Oslo on Thursday."
OFF = "The meeting of the envoy and the minister was called off."
TOLL = "At least 12 people died in the fire."
MORE = "The fire killed 17 people."
LESS = "The toll of the fire was revised to 14 dead."


def told(build, *rows: tuple[str, str, int], events: list, entities: bool = True, **claims) -> Account:
    """An account of reports (id, text, day of March) by outlets called after them."""
    for id, text, day in rows:
        build.report(id, text, f"{id.title()} Post", date(2013, 3, day))
    if entities:
        build.entity("E1", "Ana Ruiz", name=[])
    for label, *mentions in events:
        build.event(label, *(build.mention(report, **given) for report, given in mentions))
    return account(weigh(build.story()))


def kinds(found: tuple[Change, ...]) -> list[str]:
    return [one.kind for one in found]


def only(found: tuple[Change, ...], kind: str) -> Change:
    (one,) = [one for one in found if one.kind == kind]
    return one


def mention(clause: str, trigger: str, status: str = "occurred", **more) -> dict:
    return {"clause": clause, "trigger": trigger, "status": status, **more}


@pytest.fixture
def again(build):
    """A second builder, for the account after."""
    return type(build)()


PLANNED = ("north", mention(PLAN, "meet", "planned", time=(date(2013, 3, 7), "March 7")))


def test_the_same_account_twice_is_no_change(build) -> None:
    one = told(build, ("north", PLAN, 5), events=[("Talks", PLANNED)])
    assert changes(one, one) == ()
    assert changes(one, load_account(as_json([one]).encode())) == ()


def test_a_plan_that_came_true_is_one_change_with_both_sides(build, again) -> None:
    before = told(build, ("north", PLAN, 5), events=[("Talks in Oslo", PLANNED)])
    fillers = [("Something else", ("south", mention("x y z", "y")))]
    after = told(
        again,
        ("north", PLAN, 5), ("south", f"x y z\n{HELD}", 8),
        events=[*fillers, ("Talks in Oslo", PLANNED, ("south", mention(HELD, "met")))],
    )  # fmt: skip
    change = only(changes(before, after), "event-status")
    assert (change.before.event, change.after.event) == ("V1", "V2")
    assert (change.before.value, change.after.value) == ("planned", "occurred")
    assert change.before.reports == ("north",)
    (place,) = change.cites
    assert f"x y z\n{HELD}"[place.start : place.end] == HELD
    assert change.text == ("Planned before, now happened: The envoy met the minister in Oslo on Thursday — South Post.")
    assert change.importance == max(one.importance for one in changes(before, after))


def test_a_cancellation_is_told_and_its_way_back_too(build, again) -> None:
    before = told(build, ("north", PLAN, 5), events=[("Talks in Oslo", PLANNED)])
    after = told(
        again, ("north", PLAN, 5), ("south", OFF, 6),
        events=[("Talks in Oslo", PLANNED, ("south", mention(OFF, "meeting", "cancelled")))],
    )  # fmt: skip
    assert "now called off" in only(changes(before, after), "event-status").text.casefold()
    back = changes(after, before)
    assert "event-status" not in kinds(back)  # no words say so: a report is gone
    assert "South Post" in only(back, "report-left").text


def turned(build, again, text: str, status: str, **more) -> list[Change]:
    """The changes of status where a second report, of March 8, has other words on the talks planned for March 7."""
    before = told(build, ("north", PLAN, 5), events=[("Talks in Oslo", PLANNED)])
    claim = {}
    again.report("north", PLAN, "North Post", date(2013, 3, 5))
    again.report("south", text, "South Post", date(2013, 3, 8))
    if source := more.pop("source", None):
        source = Source(source, again.span("south", source))
        claim = {"attribution": again.claim("south", "meet", source, "denied", stance="denies")}
    new = again.mention("south", **mention(text.rstrip("."), "meet", status, **claim, **more))
    again.event(
        "Talks in Oslo",
        *((new, again.mention("north", **PLANNED[1])) if more else (again.mention("north", **PLANNED[1]), new)),
    )
    found = changes(before, account(weigh(again.story())), texts={"north": PLAN, "south": text})
    return [one for one in found if one.kind == "event-status"]


@pytest.mark.parametrize(
    ("text", "status", "more", "expected"),
    [
        ("The envoy and the minister did meet in Oslo.", "occurred", {}, 1),
        ("The envoy will meet the minister in Oslo.", "occurred", {}, 0),  # no words that it has happened
        ("In 1998 the two did meet in Oslo.", "occurred", {"time": (date(1998, 3, 5), "1998")}, 0),  # another one
        ("They did meet in Oslo, as in 1998 in Bonn.", "occurred", {}, 0),  # history
        ("On May 30 the two did meet in Oslo.", "occurred", {"time": (date(2013, 5, 30), "May 30")}, 0),  # still ahead
        ("An aide denied that the two would meet in Oslo.", "denied", {"source": "An aide"}, 1),
        ("The two would not meet in Oslo.", "denied", {}, 0),  # nobody denies it
    ],
)
def test_only_words_that_can_mean_it_turn_an_event(  # noqa: PLR0913, PLR0917  (fixtures)
    build, again, text, status, more, expected
) -> None:
    assert len(turned(build, again, text, status, **more)) == expected


def test_a_meeting_still_to_come_that_moved_is_told_with_both_days(build, again) -> None:
    later = "The envoy and the minister will now meet on March 9."
    before = told(build, ("north", PLAN, 5), events=[("Talks in Oslo", PLANNED)])
    new = mention(later, "meet", "planned", time=(date(2013, 3, 9), "March 9"))
    again.report("north", PLAN, "North Post", date(2013, 3, 5))
    again.report("south", later, "South Post", date(2013, 3, 6))
    again.event("Talks in Oslo", again.mention("south", **new), again.mention("north", **PLANNED[1]))
    after = account(weigh(again.story()))
    timed = replace(
        after,
        events=tuple(
            replace(event, mentions=tuple(replace(one, why=(*one.why, timed_by(one))) for one in event.mentions))
            for event in after.events
        ),
    )
    change = only(changes(before, timed), "event-moved")
    assert change.text == "Talks in Oslo: now March 9 (South Post); before, March 7."
    assert (change.before.earliest, change.after.earliest) == ("2013-03-07", "2013-03-09")


def timed_by(one):
    from twosource.write.contract import Why  # noqa: PLC0415

    return Why("time", "month-day", one.start, one.end)


def toll(report: str, text: str, trigger: str, *number) -> tuple[str, dict]:
    return report, mention(text, trigger, type="ASSAULT", numbers=(number,))


def test_a_count_that_rises_has_its_bounds_on_both_sides(build, again) -> None:
    first = toll("north", TOLL, "fire", "dead", 12, None, "12")
    before = told(build, ("north", TOLL, 5), events=[("Fire", first)])
    after = told(
        again, ("north", TOLL, 5), ("south", MORE, 6),
        events=[("Fire", first, toll("south", MORE, "fire", "dead", 17, 17, "17"))],
    )  # fmt: skip
    change = only(changes(before, after), "event-number")
    assert (change.before.at_least, change.before.at_most) == (12, None)
    assert (change.after.at_least, change.after.at_most) == (17, 17)
    assert change.text == "Fire, dead: 17 (South Post, March 6); before, at least 12 (North Post, March 5)."


@pytest.mark.parametrize(("text", "trigger", "expected"), [(LESS, "fire", 1), ("The fire left 14 dead.", "fire", 0)])
def test_a_lower_count_needs_a_word_that_says_so(build, again, text: str, trigger: str, expected: int) -> None:
    first = toll("north", MORE, "fire", "dead", 17, 17, "17")
    before = told(build, ("north", MORE, 5), events=[("Fire", first)])
    after = told(
        again, ("north", MORE, 5), ("south", text, 6),
        events=[("Fire", first, toll("south", text, trigger, "dead", 14, 14, "14"))],
    )  # fmt: skip
    found = changes(before, after, texts={"north": MORE, "south": text})
    assert kinds(found).count("event-number") == expected
    if expected:
        assert "revised to 14" in only(found, "event-number").text


def test_an_older_report_that_is_found_late_changes_no_count(build, again) -> None:
    first = toll("north", MORE, "fire", "dead", 17, 17, "17")
    before = told(build, ("north", MORE, 6), events=[("Fire", first)])
    after = told(
        again, ("south", TOLL, 5), ("north", MORE, 6),
        events=[("Fire", toll("south", TOLL, "fire", "dead", 12, None, "12"), first)],
    )  # fmt: skip
    assert "event-number" not in kinds(changes(before, after))


def test_a_second_origin_is_told(build, again) -> None:
    first = toll("north", TOLL, "fire", "dead", 12, None, "12")
    before = told(build, ("north", TOLL, 5), events=[("A fire in Oslo", first)])
    after = told(
        again, ("north", TOLL, 5), ("south", "A fire killed 12.", 6),
        events=[("A fire in Oslo", first, toll("south", "A fire killed 12.", "fire", "dead", 12, 12, "12"))],
    )  # fmt: skip
    change = only(changes(before, after), "event-verdict")
    assert (change.before.value, change.after.value) == ("single-origin", "corroborated")
    assert "A fire in Oslo: now told by two independent origins, North Post and South Post" in change.text


def test_what_was_only_passed_over_before_is_not_new(build) -> None:
    whole = told(build, ("north", f"{PLAN}\n{TOLL}", 5), events=[
        ("Talks in Oslo", PLANNED), ("Fire", toll("north", TOLL, "fire", "dead", 12, None, "12")),
    ])  # fmt: skip
    less = replace(whole, events=whole.events[:1], timeline=whole.timeline[:1])
    assert changes(less, whole) == ()
    assert changes(whole, less) == ()


# ── Versions of one report ──


OLD = 'Police said that two people were hurt. "We saw nothing," the owner said. The fire killed 17 people.'
NEW = "Police said that six people were hurt. The fire killed 15 people."


def version(build, text: str, hurt: str, dead: int, *, quote: bool) -> Account:
    build.report("north", text, "North Post", date(2013, 3, 5))
    build.event("Fire", build.mention(*toll("north", f"The fire killed {dead} people", "fire")[:1], **toll(
        "north", f"The fire killed {dead} people", "fire", "dead", dead, dead, str(dead))[1]))  # fmt: skip
    build.claim("north", f"{hurt} people were hurt", Source("Police", build.span("north", "Police")))
    if quote:
        build.claim("north", "We saw nothing", Source("the owner", build.span("north", "the owner")), "owner said")
    one = account(weigh(build.story()))
    return replace(one, reports=tuple(replace(report, sha256=str(dead)) for report in one.reports))


@pytest.fixture
def versions(build, again) -> tuple[Account, Account]:
    return version(build, OLD, "two", 17, quote=True), version(again, NEW, "six", 15, quote=False)


def test_what_a_newer_version_no_longer_says_is_withdrawn(versions) -> None:
    found = changes(*versions, texts={"north": NEW}, earlier={"north": OLD})
    change = only(found, "claim-withdrawn")
    assert change.text == "North Post no longer has the owner saying: “We saw nothing”."
    assert change.after is None
    (place,) = change.cites
    assert OLD[place.start : place.end] == "We saw nothing"


def test_what_a_newer_version_has_otherwise_is_corrected(versions) -> None:
    found = changes(*versions, texts={"north": NEW}, earlier={"north": OLD})
    change = only(found, "claim-corrected")
    assert (change.before.value, change.after.value) == ("two people were hurt", "six people were hurt")
    assert only(found, "report-corrected").before.reports == ("north",)
    assert "event-new" not in kinds(found)


def test_the_count_of_a_newer_version_stands_even_where_it_is_lower(versions) -> None:
    change = only(changes(*versions, texts={"north": NEW}, earlier={"north": OLD}), "event-number")
    assert (change.before.at_least, change.after.at_least) == (17, 15)


def test_an_event_whose_words_are_gone_is_withdrawn_in_these_words(build, again) -> None:
    gone = "The police arrested the owner of the house on Friday morning."
    for one, text in ((build, f"{TOLL}\n{gone}"), (again, TOLL)):
        one.report("north", text, "North Post", date(2013, 3, 5))
        one.event("Fire", one.mention(**{"report": "north", **toll("north", TOLL, "fire", "dead", 12, None, "12")[1]}))
    police = ("agent", build.entity("E1", "The police", name=[("north", "The police")]), "The police")
    build.event("Arrest of the owner", build.mention("north", gone[:-1], "arrested", type="COERCE", parties=[police]))
    before, after = account(weigh(build.story())), account(weigh(again.story()))
    after = replace(after, reports=tuple(replace(report, sha256="1") for report in after.reports))
    found = changes(before, after, texts={"north": TOLL}, earlier={"north": f"{TOLL}\n{gone}"})
    words = "The police arrested the owner of the house on Friday morning"
    assert only(found, "event-withdrawn").text == f"North Post no longer has: “{words}”."


def test_without_the_texts_nothing_is_said_of_a_versions_words(versions) -> None:
    assert {"claim-withdrawn", "claim-corrected", "event-withdrawn"}.isdisjoint(kinds(changes(*versions)))


def test_a_version_under_another_id_is_known_by_its_address(versions) -> None:
    before, after = versions
    renamed = load_account(as_json([after]).replace('"north"', '"f00d"').encode())
    found = changes(before, renamed, texts={"north": OLD, "f00d": NEW})
    assert {"report-joined", "report-left"}.isdisjoint(kinds(found))
    assert only(found, "claim-withdrawn").before.reports == ("north",)


def test_a_source_that_revises_itself_in_another_report_is_told(build, again) -> None:
    first, second = "Police said that two people were hurt.", "Police revised that: six people were hurt."
    for one in (build, again):
        one.report("north", first, "North Post", date(2013, 3, 5))
        one.claim("north", "two people were hurt", Source("Police", one.span("north", "Police")))
    again.report("south", second, "South Post", date(2013, 3, 6))
    again.claim("south", "six people were hurt", Source("Police", again.span("south", "Police")), cue="revised")
    before, after = account(weigh(build.story())), account(weigh(again.story()))
    change = only(changes(before, after, texts={"north": first, "south": second}), "claim-corrected")
    assert change.text == "Police: “six people were hurt” (South Post); before, “two people were hurt”."


def test_an_outlet_that_has_reported_already_is_no_further_one(build, again) -> None:
    def lines(before: Account | None, after: Account) -> list[str]:
        return [one.text for one in changes(before, after) if one.kind == "report-joined"]

    for one in (build, again):
        one.report("north", PLAN, "North Post", date(2013, 3, 5))
    again.report("more", HELD, "NORTH POST", date(2013, 3, 7))
    again.report("south", OFF, "South Post", date(2013, 3, 6))
    again.report("still", TOLL, "South Post", date(2013, 3, 7))
    before, after = account(weigh(build.story())), account(weigh(again.story()))
    assert sorted(lines(before, after)) == [
        "NORTH POST has another report (March 7).",
        "South Post has another report (March 7).",
        "South Post now reports on this too (March 6).",
    ]
    assert sorted(lines(None, after))[1:] == [
        "North Post reports on this (March 5).",
        "South Post has another report (March 7).",
        "South Post reports on this (March 6).",
    ]


# ── Whole stories ──


@pytest.fixture(scope="module")
def ferry() -> tuple[list[Account], dict[str, str]]:
    """The accounts after each report of an example, and the texts."""
    readings, _ = read([EXAMPLES / "ferry"])
    return [tell(readings[:count])[0] for count in (1, 2, 3)], {one.report.id: one.report.text for one in readings}


def test_all_is_new_at_first_in_a_short_form(ferry) -> None:
    found = changes(None, ferry[0][0], texts=ferry[1])
    assert set(kinds(found)) <= {"event-new", "report-joined", "relation-new"}
    assert "Volta Mirror reports on this (Oct. 12)." in [one.text for one in found]
    assert len(found) < 8


def test_each_change_of_a_story_is_true_and_cited(ferry) -> None:
    accounts, texts = ferry
    found = changes(accounts[0], accounts[1], texts=texts)
    assert found[0].text == (
        "Ferry disaster on Lake Volta, dead: 14 (Coast Daily, Oct. 13); before, at least 12 (Volta Mirror, Oct. 12)."
    )
    assert all(one.cites for one in found if not one.kind.startswith("report-"))
    assert all(texts[cite.report][cite.start : cite.end].strip() for one in found for cite in one.cites)
    visit = only(changes(accounts[1], accounts[2], texts=texts), "event-status")
    assert visit.text == (
        "Planned before, now happened: “President Abena Owusu-Sakyi visited survivors at the hospital in Kpando on "
        "Friday morning” (Lakeside Radio)."
    )


def test_changes_are_the_same_each_time_and_matter_less_and_less(ferry) -> None:
    accounts, texts = ferry
    found = changes(accounts[1], accounts[2], texts=texts)
    assert found == changes(accounts[1], accounts[2], texts=dict(reversed(texts.items())))
    assert [one.importance for one in found] == sorted((one.importance for one in found), reverse=True)
    assert all(0 <= one.importance <= 1 for one in found)


def test_hostile_words_never_reach_a_sentence(build, again) -> None:
    evil = "The\x1b[31m fire\u202e killed 17 people."
    before = told(build, ("north", TOLL, 5), events=[("Fire", toll("north", TOLL, "fire", "dead", 12, None, "12"))])
    after = told(
        again, ("north", TOLL, 5), ("south\x1b", evil, 6),
        events=[("Fi\x00re\ud800 {label}", toll("north", TOLL, "fire", "dead", 12, None, "12"),
                 toll("south\x1b", evil, "fire", "dead", 17, 17, "17"))],
    )  # fmt: skip
    for one in changes(before, after, texts={"north": TOLL, "south\x1b": evil}):
        assert not {"\x1b", "\x00", "\u202e", "\ud800", "\n"} & set(one.text)


# ── Words ──


def test_every_template_has_an_example_that_it_could_have_made() -> None:
    table = load("changes")["lines"]
    for name, template in table.items():
        if isinstance(template, str):
            fixed = [part.split("}")[-1] for part in template.split("{")]
            for example in table[f"{name}_examples"]:
                assert all(part in example for part in fixed), (name, example)


@pytest.mark.parametrize("entry", load("changes")["revision"], ids=lambda entry: entry["words"][0])
def test_words_that_take_back_are_found(entry) -> None:
    for example in entry["examples"]:
        assert any(found.casefold() in entry["words"] for found in revision().findall(example))
    assert not revision().search("the provisional toll rose to 17")


def test_offsets_of_an_unchanged_text_stay() -> None:
    kept = aligned(OLD, OLD)
    assert all(kept.forward(at) == at for at in range(len(OLD)))
    assert kept.kept(0, len(OLD)) == kept.survives(0, len(OLD)) == 1


def test_offsets_lead_to_the_same_word_or_nowhere() -> None:
    moved = aligned(OLD, NEW)
    for at in range(len(OLD)):
        there = moved.forward(at)
        assert there is None or NEW[there] == OLD[at]
    assert NEW[moved.forward(OLD.index("killed")) :].startswith("killed 15")
    assert moved.forward(OLD.index("17")) is None
    assert moved.forward(OLD.index("We saw")) is None


def test_long_texts_without_a_word_in_common_are_quick() -> None:
    old, new = ("a b " * 20_000, "c d " * 20_000)
    assert aligned(old, new).kept(0, len(new)) < 0.001


def test_two_texts_of_one_word_are_compared_in_no_time() -> None:
    old, new = "a " * 1990, " ".join("a" if number % 2 else f"b{number}" for number in range(1990))
    start = process_time()
    aligned(f"x {old} y", f"z {new} w")
    assert process_time() - start < 5  # once it took a minute
