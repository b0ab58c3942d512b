"""The API shows and does what the desk shows and does: each operation, its errors, and what it refuses."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from twosource.desk import Desk
from twosource.serve.api.parameters import DAY, DAYS, EXACT, ID, MOMENT, SLUG
from twosource.serve.app import create_app
from twosource.serve.limits import Bucket
from twosource.serve.refusals import PATTERNS
from twosource.write.exports import FORMATS
from twosource.write.json import as_json, load
from twosource.write.schema import shipped_schema

API = "/api/v1"
EXAMPLES = Path(__file__).parents[3] / "examples"
TOKEN = "another token of tests"  # noqa: S105
NEW = (
    "PORT AMSEL, March 3, 2021 (Norpress) - The ferry Valdis sank off Port Amsel on Wednesday, killing nine people, "
    "the coast guard said. Divers are to search the wreck on Thursday."
)


def keys_of(reader: TestClient, story: str, kind: str) -> list[str]:
    head = reader.get(f"{API}/stories/{story}").json()
    return [key for id, key in head["keys"].items() if id.startswith(kind)]


# ── Stories ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_stories_come_in_pages_that_leave_none_out(reader, desk) -> None:
    every = [row["id"] for row in reader.get(f"{API}/stories").json()["items"]]
    assert every == [row.id for row in desk.stories().items]
    found, asked = [], {"limit": 1}
    while True:
        page = reader.get(f"{API}/stories", params=asked).json()
        found += [row["id"] for row in page["items"]]
        if page["next"] is None:
            break
        asked["next"] = page["next"]
    assert found == every


def test_stories_are_found_by_words_and_by_day(reader, envoy) -> None:
    ids = lambda **asked: {row["id"] for row in reader.get(f"{API}/stories", params=asked).json()["items"]}  # noqa: E731
    assert envoy in ids(q="Tajik water summit")
    assert envoy not in ids(q="ferry")
    assert envoy in ids(day="2018-03-16")
    assert not ids(day="1999-01-01")


def test_the_account_is_that_of_the_desk_in_the_published_form(reader, desk, envoy) -> None:
    answer = reader.get(f"{API}/stories/{envoy}/account")
    jsonschema.validate(answer.json(), shipped_schema())
    told = desk.told(envoy)
    assert answer.json() == json.loads(as_json([told.account]))
    assert load(answer.content) == told.account


def test_the_account_goes_back_in_time(reader, envoy) -> None:
    early = reader.get(f"{API}/stories/{envoy}/account", params={"as_of": "2018-03-15T00:00:00Z"})
    now = reader.get(f"{API}/stories/{envoy}/account").json()
    assert len(early.json()["reports"]) < len(now["reports"])
    assert early.json()["as_of"].startswith("2018-03-15")
    assert reader.get(f"{API}/stories/{envoy}/account", params={"as_of": "1990-01-01"}).status_code == 404
    assert reader.get(f"{API}/stories/{envoy}/account", params={"known": "1990-01-01"}).status_code == 404
    learned = reader.get(f"{API}/stories/{envoy}").json()["learned"]
    assert reader.get(f"{API}/stories/{envoy}/account", params={"known": learned}).json() == now


def test_who_has_the_account_gets_it_once(reader, envoy) -> None:
    first = reader.get(f"{API}/stories/{envoy}/account")
    again = reader.get(f"{API}/stories/{envoy}/account", headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    mark = {"If-None-Match": first.headers["etag"]}
    assert reader.get(f"{API}/stories/{envoy}/account?as_of=2018-03-15", headers=mark).status_code == 200


def test_tellings_moments_and_changes(reader, desk, envoy) -> None:
    tellings = reader.get(f"{API}/stories/{envoy}/tellings").json()["items"]
    assert [one["number"] for one in tellings] == list(range(1, len(tellings) + 1))
    moments = reader.get(f"{API}/stories/{envoy}/moments").json()["items"]
    assert {one["report"] for one in moments} == set(tellings[-1]["reports"])
    changes = reader.get(f"{API}/stories/{envoy}/changes").json()["items"]
    assert {"report-joined", "event-new"} <= {one["kind"] for one in changes}
    since = tellings[-1]["learned"]
    assert reader.get(f"{API}/stories/{envoy}/changes", params={"since": since}).json() == {"items": [], "next": None}


def test_an_event_and_an_entity_have_permanent_addresses(reader, envoy) -> None:
    account = reader.get(f"{API}/stories/{envoy}/account").json()
    keys = reader.get(f"{API}/stories/{envoy}").json()["keys"]
    for event in account["events"][:5]:
        told = reader.get(f"{API}/stories/{envoy}/events/{keys[event['id']]}").json()
        assert told["event"] == event
        assert told["claims"] == [claim for claim in account["claims"] if event["id"] in claim["events"]]
    person = next(one for one in account["entities"] if one["type"] == "person")
    told = reader.get(f"{API}/stories/{envoy}/entities/{keys[person['id']]}").json()
    assert told["entity"] == person
    assert set(told["events"]) <= set(keys.values())
    assert reader.get(f"{API}/stories/{envoy}/events/{keys[person['id']]}").status_code == 404


def test_names_and_sources_over_all_stories(reader) -> None:
    rows = reader.get(f"{API}/entities", params={"q": "sadyrb"}).json()["items"]
    assert any(row["name"].endswith("Sadyrbaev") for row in rows)
    rows = reader.get(f"{API}/sources").json()["items"]
    slugs = {one["slug"] for one in rows}
    assert set(rows[0]) == {"slug", "name", "reports", "stories"}
    assert "associated-press" in slugs
    source = reader.get(f"{API}/sources/associated-press").json()
    assert source["reports"] == len(source["latest"]) >= 1


def test_search_by_words_type_status_and_time(reader) -> None:
    search = lambda **asked: reader.get(f"{API}/search", params=asked).json()["items"]  # noqa: E731
    assert any("ferry" in hit["text"].lower() for hit in search(q="ferry"))
    planned = search(type="CONSULT", status="planned")
    assert planned
    assert {(hit["kind"], hit["type"], hit["status"]) for hit in planned} == {("event", "CONSULT", "planned")}
    assert all(hit["latest"] >= "2021-01-01" for hit in search(type="CONSULT", **{"from": "2021-01-01"}))
    hit = search(q="ferry")[0]
    start, end = hit["marks"][0]
    assert "ferr" in hit["text"][start:end].lower()


def test_a_report_with_its_reading(reader, envoy) -> None:
    id = reader.get(f"{API}/stories/{envoy}").json()["reports"][0]
    report = reader.get(f"{API}/reports/{id}").json()
    assert report["versions"][0]["sha256"] == report["sha256"]
    reading = reader.get(f"{API}/reports/{id}/reading").json()
    jsonschema.validate(reading, shipped_schema("reading"))
    sentence = reading["sentences"][0]
    assert report["text"][sentence["start"] : sentence["end"]].strip()
    assert reader.get(f"{API}/reports/{id}", params={"version": 2}).status_code == 404


@pytest.mark.parametrize("format", FORMATS)
def test_every_export_is_a_file(reader, envoy, format) -> None:
    answer = reader.get(f"{API}/stories/{envoy}/export/{format}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith(FORMATS[format].media_type)
    assert answer.headers["content-disposition"] == f'attachment; filename="{envoy}.{FORMATS[format].extension}"'
    assert answer.content


def test_the_exported_calendar_keeps_what_the_feed_names(reader, envoy) -> None:
    uids = [
        {str(entry["uid"]) for entry in Calendar.from_ical(reader.get(address).content).walk("VEVENT")}
        for address in (f"{API}/stories/{envoy}/export/ics", f"/stories/{envoy}.ics")
    ]
    assert uids[0] == uids[1] != set()


# ── Changing ──────────────────────────────────────────────────────────────────────────────────────────────────────


def changes(client: TestClient) -> list[int]:
    """The statuses of all that changes something."""
    sent = [
        client.post(f"{API}/reports", json={"text": NEW}),
        client.post(f"{API}/files", content=NEW.encode()),
        client.post(f"{API}/judgements", json={"kind": "event", "first": "abcd12", "second": "abcd34", "same": True}),
        client.post(f"{API}/judgements/1/undo"),
    ]
    return [answer.status_code for answer in sent]


def test_nothing_changes_without_the_token(reader, application, desk) -> None:
    before = len(desk.stories().items)
    assert set(changes(reader)) == {401}
    assert set(changes(TestClient(application, headers={"Authorization": "Bearer wrong"}))) == {401}
    assert set(changes(TestClient(create_app(desk)))) == {403}
    assert len(desk.stories().items) == before


def test_a_text_becomes_a_report_and_the_same_text_is_no_change(tmp_path) -> None:
    desk = Desk.open(str(tmp_path / "news.db"))
    editor = TestClient(create_app(desk, token=TOKEN), headers={"Authorization": f"Bearer {TOKEN}"})
    sent = {"text": NEW, "outlet": "Harbor Post", "title": "Nine die as ferry sinks", "published": "2021-03-03T16:20Z"}
    first = editor.post(f"{API}/reports", json=sent).json()
    (row,) = first["new"]
    assert (row["outlet"], row["title"], row["published"][:10]) == ("Harbor Post", sent["title"], "2021-03-03")
    assert first["stories"][0]["changes"]
    again = editor.post(f"{API}/reports", json=sent).json()
    assert [one["id"] for one in again["known"]] == [row["id"]]
    assert not again["new"] + again["versions"] + again["stories"]
    assert editor.post(f"{API}/reports", json={"text": "0"}).json()["left_out"]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (EXAMPLES / "envoy" / "ap.txt").read_text().split("\n\n"))
    page = f"<html><head><title>Envoy</title></head><body><article><h1>Envoy</h1>{body}</article></body></html>"
    assert editor.post(f"{API}/files", content=page.encode()).json()["new"]
    desk.close()


def test_a_judgement_holds_until_it_is_taken_back(editor, reader, envoy) -> None:
    first, second = keys_of(reader, envoy, "E")[:2]
    before = reader.get(f"{API}/stories/{envoy}").json()["etag"]
    said = editor.post(f"{API}/judgements", json={"kind": "entity", "first": first, "second": second, "same": True})
    assert said.status_code == 200
    number = said.json()["id"]
    assert reader.get(f"{API}/stories/{envoy}").json()["etag"] != before
    assert number in [one["id"] for one in reader.get(f"{API}/stories/{envoy}/judgements").json()["items"]]
    undone = editor.post(f"{API}/judgements/{number}/undo").json()
    assert undone["undone"] is not None
    assert reader.get(f"{API}/stories/{envoy}").json()["etag"] == before
    assert editor.post(f"{API}/judgements/{number}/undo").status_code == 404
    assert next(one for one in reader.get(f"{API}/judgements").json()["items"] if one["id"] == number)["undone"]


def test_a_judgement_on_things_that_cannot_be_compared_is_refused(editor, reader, envoy) -> None:
    entity, event = keys_of(reader, envoy, "E")[0], keys_of(reader, envoy, "V")[0]
    same = {"kind": "entity", "first": entity, "second": entity, "same": True}
    assert editor.post(f"{API}/judgements", json=same).status_code == 409
    assert editor.post(f"{API}/judgements", json=same | {"second": event}).status_code == 404


def test_too_many_changes_are_put_off(desk) -> None:
    application = create_app(desk, token=TOKEN)
    application.state.bucket = Bucket(burst=2, a_second=0.01)
    editor = TestClient(application, headers={"Authorization": f"Bearer {TOKEN}"})
    statuses = [editor.post(f"{API}/judgements/999999/undo").status_code for _ in range(3)]
    assert statuses == [404, 404, 429]
    answer = editor.post(f"{API}/judgements/999999/undo")
    assert 1 <= int(answer.headers["retry-after"]) <= 100
    assert editor.get(f"{API}/stories").status_code == 200


def test_too_much_at_once_is_refused(editor) -> None:
    answer = editor.post(f"{API}/files", content=b"x" * 9_000_000)
    assert (answer.status_code, answer.json()["status"]) == (413, 413)


# ── What is refused ───────────────────────────────────────────────────────────────────────────────────────────────

ODD_IDS = [
    "0", "x" * 300, "%2e%2e%2f", "%00", "null", "-1", "4be1c07a92f3' OR '1'='1", "%F0%9F%90%9F", "{id}", "a b", "%ff",
]  # fmt: skip
PATHS = [
    "stories/{}", "stories/{}/account", "stories/{}/tellings", "stories/{}/moments", "stories/{}/changes",
    "stories/{}/judgements", "stories/{}/export/json", "stories/{}/events/abcd", "stories/{}/entities/abcd",
    "reports/{}", "reports/{}/reading", "sources/{}",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_odd_ids_are_nothing(reader, path) -> None:
    for odd in [*ODD_IDS, "deadbeefcafe"]:
        answer = reader.get(f"{API}/{path.format(odd)}")
        assert answer.status_code in (404, 422), (odd, answer.text)
        assert answer.json()["status"] == answer.status_code
        assert answer.json()["error"]


@pytest.mark.parametrize(
    "asked",
    [
        {"limit": "0"}, {"limit": "201"}, {"limit": "x"}, {"day": "2019-02-31"}, {"day": "soon"}, {"day": "2019"},
        {"next": ""}, {"next": "x" * 500}, {"q": "x" * 300},
    ],
)  # fmt: skip
def test_odd_arguments_are_refused(reader, asked) -> None:
    answer = reader.get(f"{API}/stories", params=asked)
    assert answer.status_code == 422
    assert next(iter(asked)) in answer.json()["error"]


@pytest.mark.parametrize("next", ["x", "bnVsbA", "WzFd", "W10", "WyJhIiwgImIiXQ", "\u202e", "WzEwMDAwMDAwMDAwMF0"])
@pytest.mark.parametrize("path", ["stories", "entities", "search"])
def test_a_page_that_was_never_given_out_is_not_there(reader, path, next) -> None:
    answer = reader.get(f"{API}/{path}", params={"next": next})
    assert answer.status_code in (200, 404)
    if answer.status_code == 404:
        assert "next" in answer.json()["error"]


def test_every_list_has_the_same_shape_and_comes_in_pages(reader, editor, envoy) -> None:
    first, *others = keys_of(reader, envoy, "V")[:3]
    given = [{"kind": "event", "first": first, "second": other, "same": False} for other in others]
    numbers = [editor.post(f"{API}/judgements", json=said).json()["id"] for said in given]
    of_story = [f"stories/{envoy}/{name}" for name in ("tellings", "moments", "changes", "judgements")]
    for name in ["stories", "entities", "search?q=the", "sources", "judgements", *of_story]:
        path = f"{API}/{name}{'&' if '?' in name else '?'}"
        whole = reader.get(f"{path}limit=200").json()
        assert set(whole) == {"items", "next"}, path
        assert whole["next"] is None or len(whole["items"]) == 200, path
        found, after = [], ""
        while after is not None:
            page = reader.get(f"{path}limit=1{after and f'&next={after}'}").json()
            assert len(page["items"]) <= 1
            found, after = found + page["items"], page["next"] if len(found) < 2 else None
        assert found == whole["items"][: len(found)], path
        assert len(found) >= min(2, len(whole["items"])), path
        assert reader.get(f"{path}next=WzEwMDAwMDAwMDAwMF0").status_code == 404, path
    for number in numbers:
        assert editor.post(f"{API}/judgements/{number}/undo").status_code == 200


def test_the_shape_of_every_list_is_in_the_description(reader) -> None:
    told = reader.get("/api/openapi.json").json()
    for path, methods in told["paths"].items():
        for operation in methods.values():
            content = operation["responses"]["200"]["content"]
            for schema in (one["schema"] for one in content.values() if "schema" in one):
                assert schema.get("type") != "array", path
                name = schema.get("$ref", "").rpartition("/")[2]
                names = {one["name"] for one in operation.get("parameters", ())}
                assert name.endswith("Page") == ({"next", "limit"} <= names), path


def test_an_argument_that_is_not_there_is_named(reader, editor, envoy) -> None:
    def said(path: str) -> tuple[int, str | None]:
        answer = reader.get(f"{API}/{path}")
        return answer.status_code, answer.json().get("error")

    assert said("search?q=ferry&form=2018") == (422, "form: there is no such argument here; did you mean from?")
    assert said("stories?bogus=1") == (
        422,
        "bogus: there is no such argument here; there are q, next, limit, day.",
    )
    assert said(f"reports/{'0' * 12}/reading?x=1") == (422, "x: there is no such argument here; there is version.")
    assert said("judgements?limit=1")[0] == said(f"stories/{envoy}?as_of=2030")[0] == 200
    assert editor.post(f"{API}/reports?outlet=me", json={"text": NEW}).json()["error"] == (
        "outlet: there is no such argument here; it takes none."
    )


REFUSED = {
    "stories?day=notaday": "day: “notaday” is not a day: write it as 2019-01-17, today, yesterday.",
    "stories?limit=0": "limit: give 1 or more, not “0”.",
    "stories?limit=many": "limit: give a whole number, not “many”.",
    "stories?q=" + "x" * 201: "q: it is too long; at most 200 characters.",
    "search?from=once": "from: “once” is not a day, a month or a year: write it as 2019-01-17, 2019-01, 2019, today, ",
    "search?from=2019-02&to=2018": "from: “2019-02” is after “2018”: give the earlier one first.",
    "stories/abcd12/changes?since=today&until=2d": "since: “today” is after “2d”: give the earlier one first.",
    "search?type=party": "type: “PARTY” is not one of ",
    "stories/zzz": "id: “zzz” is not an id: write it as 4 to 40 signs of 0 to 9 and a to f, as lists give it.",
    "stories/abcd12/account?as_of=soon": "as_of: “soon” is not a moment: write it as 2019-01-17, ",
    "reports/abcd12?version=0": "version: give 1 or more, not “0”.",
}


@pytest.mark.parametrize("path", REFUSED)
def test_what_is_wrong_is_one_plain_sentence(reader, path) -> None:
    answer = reader.get(f"{API}/{path}")
    assert answer.status_code == 422
    assert answer.json()["error"].startswith(REFUSED[path])
    assert answer.json()["error"].endswith(".")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{broken", "The body is no JSON. Send a JSON object as the body, in the form that /api/docs shows."),
        (b"[]", "Send a JSON object as the body, in the form that /api/docs shows."),
        (b"", "Send a JSON object as the body, in the form that /api/docs shows."),
        (b"{}", "text: it is missing."),
        (b'{"text": 7}', "text: give a text."),
        (b'{"text": "a", "author": "me"}', "author: there is no such field here."),
        (b'{"text": "a", "published": "soon"}', "published: “soon” is not a moment: write it as 2019-01-17, "),
        (b'{"text": "a", "url": "javascript:alert(1)"}', "url: “javascript:alert(1)” is not a web address: "),
    ],
)
def test_what_is_wrong_in_a_body_is_one_plain_sentence(editor, content, sentence) -> None:
    answer = editor.post(f"{API}/reports", content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["error"].startswith(sentence)


def test_every_form_that_is_asked_for_has_a_sentence(reader, application) -> None:
    """No reader gets a pattern: all that the description and the pages have are told in words."""
    told = reader.get("/api/openapi.json").text
    published = {json.loads(f'"{one}"') for one in re.findall(r'"pattern": "((?:[^"\\]|\\.)*)"', told)}
    ours = {one for one in published if one in PATTERNS}
    assert {DAY, DAYS, MOMENT, EXACT, ID, SLUG} <= ours
    in_routes = {
        one.pattern
        for route in application.routes
        for argument in arguments_of(getattr(route, "dependant", None))
        for one in argument.field_info.metadata
        if getattr(one, "pattern", None)
    }
    assert in_routes <= set(PATTERNS)


def arguments_of(dependant) -> list:
    """All that a route takes."""
    if dependant is None:
        return []
    own = [*dependant.query_params, *dependant.path_params]
    return own + [one for part in dependant.dependencies for one in arguments_of(part)]


def test_days_months_years_and_days_ago_are_taken_as_on_the_command_line(reader, envoy) -> None:
    search = lambda **asked: reader.get(f"{API}/search", params={"type": "consult", **asked}).json()["items"]  # noqa: E731
    of_2018 = search(**{"from": "2018", "to": "2018"})
    assert of_2018 == search(**{"from": "2018-01-01", "to": "2018-12-31"}) != []
    assert of_2018 == search(**{"from": "2018-03", "to": "2018-03"})
    assert search(status="Planned") == search(status="planned") != []
    changes = lambda **asked: reader.get(f"{API}/stories/{envoy}/changes", params=asked).json()["items"]  # noqa: E731
    assert changes(since="yesterday") == changes(since="2d") == changes(since="2019") == changes() != []
    assert changes(until="yesterday") == []
    early = reader.get(f"{API}/stories/{envoy}/account", params={"as_of": "2018-03"})
    assert early.json()["as_of"].startswith("2018-03-31T23:59:59")
    assert reader.get(f"{API}/stories", params={"day": "today"}).json()["items"] == []


@pytest.mark.parametrize("name", ["café 'ü' (1).txt", "/etc/отчёт.txt", "報告.txt"])
def test_a_file_may_have_any_name(editor, name) -> None:
    answer = editor.post(f"{API}/files", params={"name": name}, content=bytes(range(256)) * 9)
    assert answer.status_code == 200
    (left_out,) = answer.json()["left_out"]
    assert left_out["path"] == name.rpartition("/")[2]
    assert "sent:" not in answer.text


def test_a_leap_day_that_is_not_there(reader, envoy) -> None:
    assert reader.get(f"{API}/stories/{envoy}/account", params={"as_of": "2019-02-29"}).status_code == 404


ODD_WORDS = ['"', '""', "AND", "NEAR(", "a OR", "-", "*", "(((", "'; DROP TABLE texts", "\x00", "\U0001f41f", "%", "-x"]


@pytest.mark.parametrize("q", ODD_WORDS)
def test_odd_words_are_looked_for_like_others(reader, q) -> None:
    for path in ("search", "stories", "entities"):
        assert reader.get(f"{API}/{path}", params={"q": q}).status_code == 200, path


def test_other_methods_are_told_which_there_are(reader) -> None:
    for path, methods in (("stories", "GET"), ("judgements", "GET, POST"), ("reports", "POST")):
        answer = reader.delete(f"{API}/{path}")
        assert (answer.status_code, answer.headers["allow"]) == (405, methods)
        assert answer.json()["error"] == f"This address takes only {methods}."


def test_what_is_not_in_the_form_is_refused(editor) -> None:
    for sent in ({"text": NEW, "author": "me"}, {"text": 7}, {}, [], "x", {"text": NEW, "url": "javascript:alert(1)"}):
        assert editor.post(f"{API}/reports", json=sent).status_code == 422
    broken = editor.post(f"{API}/reports", content=b"{", headers={"Content-Type": "application/json"})
    assert broken.status_code == 422


def test_hostile_text_stays_text(reader) -> None:
    rows = reader.get(f"{API}/search", params={"q": "Malmo"}).json()["items"]
    assert rows
    for hit in rows:
        for path in (f"stories/{hit['story']}/account", f"stories/{hit['story']}/changes", f"stories/{hit['story']}"):
            answer = reader.get(f"{API}/{path}")
            assert answer.headers["content-type"] == "application/json"
            assert answer.headers["x-content-type-options"] == "nosniff"
        for format in FORMATS:
            assert reader.get(f"{API}/stories/{hit['story']}/export/{format}").status_code == 200


def test_times_are_in_utc(reader) -> None:
    for row in reader.get(f"{API}/stories").json()["items"]:
        assert datetime.fromisoformat(row["changed"]).utcoffset() == UTC.utcoffset(None)
