"""Reports taken in: once each, corrected ones as versions, under ids that hang on nothing but themselves."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import select, update

from twosource.desk import Desk, joining
from twosource.desk.adding import page_of
from twosource.store.packing import pack_json
from twosource.store.tables import signatures

Text = Callable[..., str]
Write = Callable[[dict[str, str]], list[str]]


def test_a_report_is_kept_as_received(desk: Desk, sinking: Text, written: Write) -> None:
    paths = written({"a.txt": sinking()})
    added = desk.add(paths)
    (row,) = added.new
    found = desk.report(row.id)
    assert found is not None
    assert (raw := desk.raw(row.id)) == Path(paths[0]).read_bytes()
    assert found.sha256 == hashlib.sha256(raw).hexdigest()
    assert found.reading.report.id == row.id
    assert found.reading.report.text == sinking()
    assert found.made_by.startswith("twosource 0.")
    assert "rules" in found.made_by
    assert found.story == added.stories[0].row.id


def test_of_a_page_the_bytes_are_kept_and_not_its_text(lite: Desk, sinking: Text) -> None:
    page = f"<html lang='en'><head><title>Ferry</title></head><body><article><p>{sinking()}</p><p>The captain, who was \
saved, told reporters that the engine had failed, and that he had asked for help at once.</p></article></body></html>"
    (row,) = lite.add_files([("ferry.html", page.encode())]).new
    found = lite.report(row.id)
    assert found is not None
    assert lite.raw(row.id) == page.encode()
    assert "<p>" not in found.reading.report.text


def test_the_same_report_twice_is_no_change(desk: Desk, sinking: Text, written: Write) -> None:
    first = desk.add(written({"a.txt": sinking()}))
    again = desk.add(written({"b.txt": sinking()}))
    assert [row.id for row in again.known] == [row.id for row in first.new]
    assert again.new == again.versions == again.stories == ()
    assert len(desk.tellings(first.stories[0].row.id)) == 1


def test_each_report_is_told_of_before_it_is_read(lite: Desk, sinking: Text, written: Write) -> None:
    heard: list[tuple[str | None, int]] = []
    paths = written({"a.txt": sinking(), "b.txt": sinking(source=1)})
    lite.add(paths, reading=lambda report: heard.append((report, len(lite.sources().items))))
    assert [report for report, _ in heard] == ["a", "b", None]
    assert heard[0][1] < heard[-1][1]  # while the first is read, none of them is there


def test_a_corrected_file_is_a_version_and_what_it_changes_is_told(desk: Desk, sinking: Text, written: Write) -> None:
    paths = written({"a.txt": sinking(), "b.txt": sinking(source=1)})
    (row, _) = desk.add(paths).new
    Path(paths[0]).write_text(sinking(dead="eleven"))
    added = desk.add(paths)
    assert [one.id for one in added.versions] == [desk.report(row.id).row.id]
    assert added.versions[0].version == 2
    assert len(added.known) == 1
    (touched,) = added.stories
    assert any("eleven" in change.text and "nine" in change.text for change in touched.changes)
    old, new = desk.report(row.id, 1), desk.report(row.id)
    assert old is not None
    assert new is not None
    assert (desk.raw(row.id, 1), desk.raw(row.id)) == (sinking().encode(), sinking(dead="eleven").encode())
    assert desk.raw(row.id, 3) is desk.raw("nonesuch") is None
    told = desk.told(touched.row.id)
    assert told is not None
    assert told.texts[row.id] == sinking(dead="eleven")
    assert desk.search("eleven").items
    assert not [hit for hit in desk.search("nine").items if hit.report == row.id]


def test_a_page_is_known_by_its_address(lite: Desk, sinking: Text) -> None:
    told = {"outlet": "Harbor Post", "title": "Ferry sinks", "published": "2026-03-04T10:00Z"}
    (row,) = lite.add_text(sinking(), url="https://harbor.example/a?id=3&utm_source=x#top", **told).new
    assert lite.add_text(sinking(), url="https://harbor.example/a?id=3", **told).known[0].id == row.id
    (corrected,) = lite.add_text(sinking(dead="ten"), url="https://HARBOR.example/a?id=3", **told).versions
    assert (corrected.id, corrected.version) == (row.id, 2)
    assert lite.add_text(sinking(dead="ten"), url="https://harbor.example/b", **told).known == (corrected,)


def test_a_front_page_is_no_reports_address() -> None:
    assert page_of("https://example.org/") is None
    assert page_of("https://example.org/?p=12") == "https://example.org/?p=12"
    assert page_of("http://[broken") is None


def test_two_outlets_with_the_same_words_are_two_reports(lite: Desk, sinking: Text) -> None:
    one = lite.add_text(sinking(), outlet="Harbor Post").new
    other = lite.add_text(sinking(), outlet="Coast Daily").new
    assert len({row.id for row in one + other}) == 2
    assert [row.id for row in lite.add_text(sinking(), outlet="Harbor Post").known] == [row.id for row in one]


def test_the_same_bytes_with_less_known_about_them_are_no_version(lite: Desk, sinking: Text) -> None:
    text = sinking(source=1)  # which names no outlet itself
    (row,) = lite.add_text(text, outlet="Harbor Post", title="Ferry sinks", published="2026-03-04").new
    for known in ({}, {"outlet": "Harbor Post"}, {"title": "Ferry sinks"}, {"published": "2026-03-04"}):
        again = lite.add_text(text, **known)
        assert [one.id for one in again.known] == [row.id], known
        assert again.versions == again.new == again.stories == ()
    assert lite.report(row.id).row.outlet == "Harbor Post"


def test_the_same_bytes_with_more_known_about_them_keep_what_was_known(lite: Desk, sinking: Text) -> None:
    text = sinking(source=1)
    (row,) = lite.add_text(text, title="Ferry sinks").new
    (richer,) = lite.add_text(text, outlet="Harbor Post").versions
    assert (richer.id, richer.title, richer.outlet) == (row.id, "Ferry sinks", "Harbor Post")
    assert lite.add_text(text).known == lite.add_text(text, title="Ferry sinks").known == (richer,)
    (renamed,) = lite.add_text(text, title="Nine die as ferry sinks").versions
    assert (renamed.title, renamed.outlet, renamed.version) == ("Nine die as ferry sinks", "Harbor Post", 3)


SIGNED = """PORT AMSEL, March 3 (Norpress) - The ferry Valdis sank off Port Amsel on Tuesday, killing nine people, the
coast guard said. Divers are to search the wreck."""


@pytest.mark.parametrize("agency", ["AP", "Reuters"])
def test_a_text_that_its_agency_signs_is_one_with_that_of_the_outlet_that_carried_it(desk: Desk, agency: str) -> None:
    text = SIGNED.replace("Norpress", agency)
    (row,) = desk.add_text(text).new
    assert row.outlet
    (richer,) = desk.add_text(text, outlet="Harbor Post").versions
    assert (richer.id, richer.outlet) == (row.id, "Harbor Post")
    assert [credit.agency for credit in desk.report(row.id).reading.report.credits] == [row.outlet]
    for known in ({}, {"outlet": "Harbor Post"}, {"outlet": row.outlet}):
        again = desk.add_text(text, **known)
        assert [one.id for one in again.known] == [row.id], known
        assert again.versions == again.new == again.stories == ()
    (other,) = desk.add_text(text, outlet="Coast Daily").new
    assert other.id != row.id
    assert [one.id for one in desk.add_text(text, outlet="Coast Daily").known] == [other.id]
    assert [one.id for one in desk.add_text(text).known] == [row.id]
    assert sum(one.reports for one in desk.stories().items) == 2


def test_what_the_outlet_carried_comes_first_and_the_bare_text_later(desk: Desk) -> None:
    text = SIGNED.replace("Norpress", "AP")
    (row,) = desk.add_text(text, outlet="Harbor Post").new
    assert [one.id for one in desk.add_text(text).known] == [row.id]
    assert desk.report(row.id).row.outlet == "Harbor Post"


def test_an_agencys_page_and_an_outlets_page_are_two_reports(lite: Desk) -> None:
    text = SIGNED.replace("Norpress", "AP")
    (one,) = lite.add_text(text, url="https://apnews.com/article/ferry-1").new
    (other,) = lite.add_text(text, outlet="Harbor Post", url="https://harborpost.example/ferry").new
    assert one.id != other.id


def test_ids_do_not_hang_on_what_was_there_before(tmp_path: Path, sinking: Text, written: Write) -> None:
    texts = {f"{number}.txt": sinking(number) for number in range(4)}
    paths = written(texts)
    found = []
    for order in (paths, paths[::-1]):
        desk = Desk.open(tmp_path / f"{len(found)}.db")
        ids = {desk.add([path]).new[0].id for path in order}
        found.append(ids)
        desk.close()
    assert found[0] == found[1]


def test_records_of_a_list_are_not_versions_of_one_another(lite: Desk, sinking: Text, written: Write) -> None:
    lines = [json.dumps({"text": sinking(number)}) for number in range(3)]
    (path,) = written({"a.jsonl": "\n".join(lines)})
    assert len(lite.add([path]).new) == 3
    Path(path).write_text("\n".join([json.dumps({"text": sinking(7)}), *lines]))
    added = lite.add([path])
    assert (len(added.new), len(added.known), len(added.versions)) == (1, 3, 0)


def test_what_no_database_takes_as_text_is_kept_all_the_same(desk: Desk, sinking: Text, written: Write) -> None:
    text = sinking().replace("coast guard", "coast \x00guard") + "\ud800"
    (path,) = written({"a.jsonl": json.dumps({"text": text, "title": "Ferry \ud800\x00 sinks", "outlet": "A\x00B"})})
    added = desk.add([path])
    told = desk.told(added.stories[0].row.id)
    assert told is not None
    assert told.account.events
    assert len(told.texts[added.new[0].id]) == len(text)
    assert desk.search("ferry").items


FRENCH = (
    "PARIS, 4 mars - Le ministre a annoncé mardi que les discussions avec les syndicats reprendront la semaine "
    "prochaine à Lyon, selon un porte-parole du gouvernement, et que la grève des ports ne durera pas."
)
FEEDS = b'<opml version="2.0"><body><outline type="rss" xmlUrl="https://harbor.example/feed"/></body></opml>'


def test_what_is_sent_and_is_no_report_is_left_out_under_its_own_name(lite: Desk, sinking: Text) -> None:
    """In words for whoever sent it: who pastes into a page gives no files, folders or "-"."""
    reasons = {one.path: one.reason for text in ("   ", FRENCH) for one in lite.add_text(text).left_out}
    assert reasons == {"text": "in another language than English (fr)"}
    sent = {"feeds.opml": FEEDS, "list.json": b"[]", "empty.txt": b""}
    reasons |= {one.path: one.reason for name, raw in sent.items() for one in lite.add_files([(name, raw)]).left_out}
    assert reasons["feeds.opml"] == "a list of feeds, which names reports and holds none"
    assert set(reasons) == {"text", *sent}
    assert reasons["list.json"] == "no report in it"
    assert not any(word in f"{reasons}" for word in ("sent:", "given by itself", "nothing to read", "addresses, or"))
    twice = lite.add_files([("a.txt", sinking().encode()), ("b.txt", sinking().encode())])
    assert [(one.path, one.reason) for one in twice.left_out] == [("b.txt", "the same as a.txt")]
    assert len(lite.stories().items) == 1


def test_what_another_version_has_read_is_read_again_when_its_story_is_told(
    lite: Desk, sinking: Text, written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = written({"a.txt": sinking(), "b.txt": sinking(source=1)})
    (first,) = lite.add(paths[:1]).new
    lite.room.__dict__["reads"] = "twosource 99"
    added = lite.add(paths[1:])
    assert added.again == (first.id,)
    assert added.stories[0].row.reports == 2
    found = lite.report(first.id)
    assert found is not None
    assert found.made_by == "twosource 99"


def test_what_another_version_has_linked_is_linked_anew(lite: Desk, sinking: Text, written: Write) -> None:
    paths = written({f"{number}-{source}.txt": sinking(number, source) for number in range(3) for source in range(2)})
    lite.add(paths)
    before = {row.id for row in lite.stories().items}
    lite.room.__dict__["signs"] = "another twosource"
    lite.room.older = None  # as a program that starts
    lite.add(written({"x.txt": sinking(5)}))
    with lite.store.read() as base:
        made_by = set(base.execute(select(signatures.c.made_by)).scalars())
    assert made_by == {"another twosource"}
    after = {row.id: row.reports for row in lite.stories().items}
    assert before <= after.keys(), "stories keep their ids"
    assert sum(after.values()) == 7


def test_a_renewal_that_one_program_begins_and_a_newer_one_ends_is_not_taken_back(
    tmp_path: Path, sinking: Text, written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program of yesterday is linking anew what the day before had linked when one of today does all of it."""
    paths = written({f"{number}-{source}.txt": sinking(number, source) for number in range(3) for source in range(2)})
    first, second, third = (Desk.open(tmp_path / "desk.db") for _ in range(3))
    for name, desk in (("day 1", first), ("day 2", second), ("day 3", third)):
        desk.room.__dict__["signs"] = name
    first.add(paths)
    before = {row.id: row.reports for row in first.stories().items}
    join, begun = joining.join, []

    def overtaken(*given: Any, **named: Any) -> set[str]:
        changed = join(*given, **named)
        begun.append(named["signs"])
        return changed

    def look(*given: Any) -> Any:
        if begun == ["day 2", "day 2"] and not newer.is_set():
            newer.set()
            assert joining.renew(third.room) == 6
        return any_of(*given)

    any_of, newer = joining.readings.any_of, Event()
    monkeypatch.setattr(joining, "join", overtaken)
    monkeypatch.setattr(joining.readings, "any_of", look)
    assert joining.renew(second.room) == 2
    assert begun == ["day 2"] * 2 + ["day 3"] * 6, "nothing is taken back, nothing is left"
    assert joining.renew(second.room) == joining.renew(third.room) == 0
    second.add(written({"late.txt": sinking(0, 2)}))
    with first.store.read() as base:
        made_by = Counter(base.execute(select(signatures.c.made_by)).scalars())
    assert made_by == {"day 3": 6, "day 2": 1}
    assert {row.id: row.reports for row in first.stories().items} == {
        story: count + 1 for story, count in before.items()
    }
    for desk in (first, second, third):
        desk.close()


def test_what_another_version_has_kept_in_a_form_of_its_own_is_linked_anew(
    lite: Desk, sinking: Text, written: Write
) -> None:
    paths = written({f"{number}-{source}.txt": sinking(number, source) for number in range(3) for source in range(2)})
    lite.add(paths)
    before = {row.id: row.reports for row in lite.stories().items}
    with lite.store.write() as base:
        base.execute(update(signatures).values(made_by="older", packed=pack_json(["of another form"])))
    lite.room.older = None  # as a program that starts
    lite.add(written({"x.txt": sinking(5)}))
    assert {row.id: row.reports for row in lite.stories().items} == {
        story: count + 1 for story, count in before.items()
    }
    with lite.store.read() as base:
        assert set(base.execute(select(signatures.c.made_by)).scalars()) == {lite.room.signs}


TOPIC = """Finance Minister Ana Rojas told lawmakers in Lota on Monday that the copper tax would stay, and the copper
union of Lota said that miners would wait."""
OWN = (
    "A helicopter with two geologists came down in fog near the crater of Irruputuncu, and rangers are on their way.",
    "The aquarium of the port let three sea lions go that it had nursed since an oil spill off Caleta Vieja in June.",
    "Chess master Leonel Arancibia drew with Petra Holm in the ninth round and leads the tournament by half a point.",
    "Librarians found letters of the poet Inés Quiroga behind a shelf, and the archive is to show them next autumn.",
)


def test_an_undated_report_meets_few_of_those_that_only_share_its_topic(desk: Desk, monkeypatch: Any) -> None:
    """It may be of any day, so that all years would be compared with it."""
    for number, own in enumerate(OWN):
        desk.add_text(f"{own} {TOPIC}", outlet="Andes Wire", published=f"2031-{number + 1:02d}-03")
    met: list[int] = []
    real = joining.signatures.candidates
    monkeypatch.setattr(
        joining.signatures, "candidates", lambda *a, **b: met.append(len(real(*a, **b))) or real(*a, **b)
    )
    desk.add_text("The circus of Pavel Orlik lost its tent to a storm. Copper miners of Lota gave it a hall.")
    assert met == [0]
    (row,) = desk.add_text(f"{OWN[1]} The oil spill off Caleta Vieja killed many sea lions.").new
    assert met == [0, 1]
    story = desk.report(row.id).story
    assert [one.reports for one in desk.stories().items if one.id == story] == [2]
