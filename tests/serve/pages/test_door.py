"""Who may change something, and what a browser may do: tokens, sessions, forms, hosts, sizes, headers."""

from __future__ import annotations

import asyncio
import re
import time
from http.cookiejar import CookieJar

import httpx2
import pytest

from twosource.errors import StoreError
from twosource.serve import guards, limits, sessions
from twosource.serve.answers import cell
from twosource.serve.limits import GUESSES
from twosource.serve.sessions import EDITOR, VISITOR, Keeper

TOKEN = "a word of the tests"  # noqa: S105
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
WORD = re.compile(r'name="word" value="([^"]+)"')


class Person:
    """Somebody with a browser's cookies, who fills in forms."""

    def __init__(self, address: str) -> None:
        self.client = httpx2.Client(base_url=address, timeout=120)

    def word(self, path: str) -> str:
        return WORD.search(self.client.get(path).text)[1]

    def post(self, path: str, **fields: str) -> httpx2.Response:
        return self.client.post(path, data=fields)

    def sign_in(self, token: str = TOKEN, to: str = "/") -> httpx2.Response:
        return self.post("/-/login", word=self.word("/-/login"), token=token, to=to)


@pytest.fixture
def person(own) -> Person:
    return Person(own.address)


@pytest.fixture
def editor(person) -> Person:
    assert person.sign_in().status_code == 303
    return person


def test_a_session_is_a_cookie_that_scripts_and_other_sites_do_not_get(person) -> None:
    cookie = person.sign_in().headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert TOKEN not in cookie


def test_a_wrong_token_opens_nothing(person) -> None:
    answer = person.sign_in("another word of the tests")
    assert answer.status_code == 401
    assert "That is not the token of this desk." in answer.text
    assert person.post("/-/add", text="x").status_code == 401


def test_login_needs_its_own_form(person) -> None:
    assert person.post("/-/login", token=TOKEN, word="AAAA").status_code == 403
    assert Person(str(person.client.base_url)).post("/-/login", token=TOKEN).status_code == 403


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_a_login_leads_to_no_other_site(person, to) -> None:
    assert person.sign_in(to=to).headers["location"] == "/"


@pytest.mark.parametrize("path", ["/-/add", "/-/judgements", "/-/judgements/1/undo", "/-/logout"])
def test_no_form_of_another_site_is_taken(own, editor, path) -> None:
    before = own.json("/stories.json")
    fields = {"text": "x", "kind": "story", "first": "a", "second": "b", "same": "1"}
    for word in ("", "AAAA", "\u00e9", Keeper(TOKEN).word("another session")):
        assert editor.post(path, word=word, **fields).status_code == 403
    assert own.json("/stories.json") == before


@pytest.mark.parametrize("path", ["/-/add", "/-/judgements", "/-/judgements/1/undo", "/-/logout"])
def test_without_a_token_a_desk_is_read_only(empty, serve, path) -> None:
    with serve(empty.desk, None) as site:
        answer = httpx2.post(
            site.address + path, data={"text": "x", "kind": "story", "first": "a", "second": "b"}, timeout=120
        )
        assert answer.status_code == 403
        assert "read-only" in answer.text
        assert 'method="post"' not in site.get("/").text
        assert Person(site.address).client.get("/-/login").text.count("<form") == 2  # the search, and closing the keys
        assert httpx2.post(f"{site.address}/-/login", data={"token": ""}, timeout=120).status_code == 403


def test_after_signing_out_nothing_can_be_changed(editor) -> None:
    word = editor.word("/")
    assert editor.post("/-/logout", word=word).status_code == 303
    assert editor.post("/-/add", word=word, text="x").status_code == 401


def test_a_program_needs_no_form(own) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    story = own.story("envoy")
    report = own.json(f"{story}.json")["account"]["reports"][0]["id"]
    fields = {"kind": "story", "first": story.rpartition("/")[2], "second": report, "same": "0"}
    assert httpx2.post(f"{own.address}/-/judgements", data=fields, headers=headers, timeout=120).status_code == 303
    assert len(own.json("/stories.json")["stories"]) == 2
    wrong = {"Authorization": "Bearer another word"}
    assert httpx2.post(f"{own.address}/-/judgements", data=fields, headers=wrong, timeout=120).status_code == 401


def test_what_is_said_can_be_taken_back(own, editor) -> None:
    event, story = own.thing("envoy", "events"), own.story("envoy")
    told = own.json(f"{story}.json")
    other = next(key for id, key in told["keys"].items() if id.startswith("V") and key not in event)
    mentions = [own.first_mention(story, key) for key in (event.rpartition("/")[2], other)]
    fields = {"kind": "event", "first": event.rpartition("/")[2], "second": other, "same": "1", "to": event}
    answer = editor.post("/-/judgements", word=editor.word(event), **fields)
    assert (answer.status_code, answer.headers["location"]) == (303, event)
    assert own.told_together(story, *mentions)
    undo = re.search(r"/-/judgements/\d+/undo", editor.client.get(story).text)[0]
    assert editor.post(undo, word=editor.word(story), to=story).status_code == 303
    assert own.json(f"{story}.json")["account"]["events"] == told["account"]["events"]
    assert editor.post(undo, word=editor.word(story)).status_code >= 400


def test_what_is_not_there_cannot_be_judged(editor) -> None:
    fields = {"kind": "event", "first": "nothing", "second": "nowhere", "same": "1"}
    answer = editor.post("/-/judgements", word=editor.word("/"), **fields)
    assert 400 <= answer.status_code < 600
    assert "nothing" in answer.text
    assert editor.post("/-/judgements", word=editor.word("/"), kind="person", first="a", second="b").status_code == 422


def test_files_are_added_under_their_names(own, editor) -> None:
    text = b"LIMA, March 4 (AP) - Peru reopened the port of Callao on Tuesday, officials said. A captain was arrested."
    files = [("files", ("../../etc/port.txt", text)), ("files", ("x.bin", bytes(range(256)) * 40))]
    answer = editor.client.post("/-/add", data={"word": editor.word("/")}, files=files)
    assert answer.status_code == 200
    assert "Added" in answer.text
    assert "x.bin" in answer.text
    report = own.json(re.search(r"/reports/\w+", answer.text)[0] + ".json")
    assert report["reading"]["report"]["path"] == "sent:port.txt"
    assert own.desk.raw(report["report"]["id"]) == text
    again = editor.client.post("/-/add", data={"word": editor.word("/")}, files=files[:1])
    assert "Known already" in again.text
    assert "/tmp" not in answer.text  # noqa: S108  (that it is not)


def test_a_page_kept_from_an_older_session_is_sent_anew(own, editor) -> None:
    first = editor.client.get("/")
    assert editor.client.get("/", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert editor.sign_in().status_code == 303
    assert editor.client.get("/", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_numbers_that_no_database_takes_are_none_of_ours(own, editor) -> None:
    report = own.report("envoy")
    assert own.get(f"{report}/versions/{10**30}").status_code == 404
    assert own.get(f"{report}/versions/0").status_code == 404
    assert editor.post(f"/-/judgements/{10**30}/undo", word=editor.word("/")).status_code == 422


def test_a_text_is_added_and_told(own, editor) -> None:
    text = "LIMA, March 3 (Reuters) - The port of Callao was closed on Monday, harbor master Luis Ortega said."
    answer = editor.post("/-/add", word=editor.word("/"), text=text, outlet="Harbor Post", title="Port closed")
    assert answer.status_code == 200
    assert "Harbor Post" in own.get("/search?q=Callao").text + answer.text
    assert own.get(re.search(r"/stories/\w+", answer.text)[0]).status_code == 200


@pytest.mark.parametrize("published", ["yesterday", "99/99/9999", "2021-02-30", "0001-01-01"])
def test_a_day_that_is_none_is_told_and_nothing_is_added(own, editor, published) -> None:
    before = own.json("/stories.json")
    text = "LIMA, March 3 (Reuters) - The port of Callao was closed on Monday, harbor master Luis Ortega said."
    answer = editor.post("/-/add", word=editor.word("/"), text=text, published=published)
    assert answer.status_code == 400
    assert "is no date; give one as 2021-03-03" in answer.text
    assert own.json("/stories.json") == before


def test_an_outlet_that_nobody_sees_is_none(own, editor) -> None:
    text = "LIMA, March 3 - The port of Callao was closed on Monday, harbor master Luis Ortega said."
    answer = editor.post(
        "/-/add", word=editor.word("/"), text=text, outlet="\u200b \u202e\x00", title="Port of Callao shut"
    )
    assert "“Port of Callao shut” reports on this" in answer.text
    report = own.json(re.search(r"/reports/\w+", answer.text)[0] + ".json")
    assert report["reading"]["report"]["outlet"] is None


def test_nothing_given_is_one_sentence(editor) -> None:
    answer = editor.post("/-/add", word=editor.word("/"), text="  ")
    assert answer.status_code == 400
    assert "Nothing was given" in answer.text


def test_a_stranger_by_another_name_is_turned_away(empty, serve) -> None:
    with serve(empty.desk, hosts=("127.0.0.1",)) as site:
        assert site.get("/").status_code == 200
        for name in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", ""):
            assert site.get("/stories.json", host=name).status_code in (400, 421)


def test_too_much_is_not_taken(empty) -> None:
    much = b"x" * (guards.MAX_BODY + 1)
    answer = httpx2.post(f"{empty.address}/-/add", content=much, timeout=120)
    assert answer.status_code == 413

    def in_pieces():
        for _ in range(guards.MAX_BODY // 65_536 + 2):
            yield b"x" * 65_536

    try:
        answer = httpx2.post(f"{empty.address}/-/login", content=in_pieces(), headers=FORM, timeout=120)
        assert answer.status_code in (400, 413)  # a single field is too long before all of it is
    except httpx2.WriteError:  # it hung up before the end
        pass
    assert empty.get("/healthz").status_code == 200


@pytest.mark.parametrize("length", ["4²", "-1", ""])
def test_a_length_that_is_no_number_is_not_taken(length) -> None:
    scope = {"type": "http", "headers": [(b"content-length", length.encode("latin-1"))]}
    with pytest.raises(guards.TooLarge):
        asyncio.run(guards.Sizes(None)(scope, None, None))


@pytest.mark.parametrize("path", ["/", "/stories.json", "/nowhere", "/nowhere.json", "/static/desk.js", "/healthz"])
def test_headers_keep_a_browser_to_our_own(empty, path) -> None:
    headers = empty.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert (
        "no-cache" in headers["cache-control"]
        or "immutable" in headers["cache-control"]
        or "no-store" in headers["cache-control"]
    )


def test_what_nobody_foresaw_is_a_page_without_its_inside(empty, monkeypatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the inside of the desk")

    monkeypatch.setattr(empty.desk, "stories", broken)
    for path in ("/", "/stories.json"):
        answer = empty.get(path)
        assert answer.status_code == 500
        assert "the inside" not in answer.text
    assert empty.get("/healthz").status_code == 200


def test_a_session_ends_by_itself_and_with_its_token(monkeypatch) -> None:
    keeper = Keeper(TOKEN)
    cookie = keeper.session(EDITOR)
    assert keeper.kind(cookie) == EDITOR
    assert Keeper(TOKEN).kind(cookie) == EDITOR
    assert Keeper("another word").kind(cookie) is None
    assert keeper.kind(keeper.session(VISITOR).replace(VISITOR, EDITOR)) is None
    now = time.time()
    monkeypatch.setattr(sessions.time, "time", lambda: now + sessions.HOURS * 3600 + 1)
    assert keeper.kind(cookie) is None


@pytest.mark.parametrize("cookie", ["", ".", "a.b.c.d", "editor..1.x", "\ud800", "é.é", None])
def test_what_is_no_session(cookie) -> None:
    assert Keeper(TOKEN).kind(cookie) is None


def test_words_of_forms_differ_and_all_hold() -> None:
    keeper = Keeper(TOKEN)
    cookie = keeper.session(EDITOR)
    words = {keeper.word(cookie) for _ in range(20)}
    assert len(words) == 20
    assert all(keeper.knows(cookie, word) for word in words)
    assert not any(keeper.knows(keeper.session(EDITOR), word) for word in words)
    assert not Keeper(None).admits("")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "\x00=1", "\u200b=1"])
def test_no_cell_of_a_table_is_a_formula(text) -> None:
    assert cell(text).startswith("'")


def test_cookies_are_not_needed_to_read(own) -> None:
    client = httpx2.Client(base_url=own.address, cookies=CookieJar(), timeout=120)
    client.get("/")
    client.get(own.story("envoy"))
    assert not list(client.cookies.jar)


def test_wrong_tokens_run_out_wherever_they_are_tried(own, monkeypatch) -> None:
    """Neither the API, nor a page, nor the form tells a guesser any more; then not even the right one is looked at."""
    monkeypatch.setattr(limits, "GUESSES_A_SECOND", 1e-6)  # else some come back meanwhile
    said = [own.get("/", authorization=f"Bearer guess {number}").status_code for number in range(GUESSES - 2)]
    sent = {"Authorization": "Bearer one more guess"}
    said.append(httpx2.post(f"{own.address}/api/v1/judgements", headers=sent, json={}, timeout=120).status_code)
    assert Person(own.address).sign_in("another guess").status_code == 401
    assert set(said) == {200, 401}
    refused = own.get("/", authorization=f"Bearer {TOKEN}")
    assert (refused.status_code, int(refused.headers["retry-after"]) > 0) == (429, True)
    assert "Too many wrong tokens in a short time" in refused.text
    api = httpx2.post(
        f"{own.address}/api/v1/judgements", headers={"Authorization": f"Bearer {TOKEN}"}, json={}, timeout=120
    )
    assert api.status_code == 429
    assert Person(own.address).sign_in().status_code == 429
    assert own.get("/").status_code == 200  # whoever only reads, reads on


def test_the_right_token_costs_nothing(own) -> None:
    for _ in range(GUESSES + 5):
        assert "Sign out" in own.get("/", authorization=f"Bearer {TOKEN}").text


@pytest.mark.parametrize("path", ["/", "/stories.json", "/api/v1/stories"])
def test_where_the_database_lies_is_for_the_log_alone(own, monkeypatch, caplog, path) -> None:
    def broken(**_: object) -> None:
        raise StoreError("database /home/ann/secret/desk.db: disk I/O error")

    monkeypatch.setattr(own.desk, "stories", broken)
    answer = own.get(path)
    assert answer.status_code == 503
    assert "/home/ann" not in answer.text
    assert "database cannot be used" in answer.text
    assert "/home/ann/secret/desk.db" in caplog.text


def test_a_field_that_is_too_long_is_refused_in_our_words(editor) -> None:
    answer = editor.post("/-/add", word=editor.word("/"), text="Mayor Anna said so. " * 100_000)
    assert answer.status_code == 413
    assert "send a longer text as a file" in answer.text


# ── A form that cannot be taken as it is ──

PORT = "LIMA, March 3 (AP) - The port of Callao was closed on Monday,\n\n\tharbor master Luis Ortega said. <b>“No”</b>"
FRENCH = (
    "PARIS, 4 mars - Le ministre a annoncé mardi que les discussions avec les syndicats reprendront la semaine "
    "prochaine à Lyon, selon un porte-parole du gouvernement, et que la grève des ports ne durera pas."
)


def test_a_form_with_a_wrong_date_comes_back_as_it_was_and_can_be_sent_again(own, visit, expect) -> None:
    page = visit(own, "/", signed=True).page
    page.fill("#text", PORT)
    page.locator("details.more-fields summary").click()
    page.fill("#outlet", "Harbor “Post”")
    page.fill("#headline", "Port <closed>")
    page.fill("#published", "yesterday")
    page.set_input_files("#files", files=[{"name": "a.txt", "mimeType": "text/plain", "buffer": b"Nothing much."}])
    with page.expect_navigation():
        page.locator("form.add button.strong").click()
    expect(page.locator("h1")).to_have_text("Not added yet")
    expect(page.locator("#text")).to_have_value(PORT)
    expect(page.locator("#outlet")).to_have_value("Harbor “Post”")
    expect(page.locator("#headline")).to_have_value("Port <closed>")
    date = page.locator("#published")
    expect(date).to_have_value("yesterday")
    expect(date).to_be_visible()
    expect(date).to_be_focused()
    expect(date).to_have_attribute("aria-invalid", "true")
    expect(date).to_have_accessible_description(re.compile("'yesterday' is no date; give one as 2021-03-03"))
    expect(page.locator("form.add")).to_contain_text("Choose the files again.")
    assert own.json("/stories.json")["stories"][0]["reports"] == 3
    page.fill("#published", "2021-03-03")
    with page.expect_navigation():
        page.locator("form.add button.strong").click()
    expect(page.locator("h1")).to_have_text("Added")
    expect(page.locator("#added")).to_contain_text("Port <closed>")


def test_a_text_that_is_no_report_stays_in_its_field_with_the_reason(own, editor) -> None:
    answer = editor.post("/-/add", word=editor.word("/"), text=FRENCH)
    assert answer.status_code == 400
    assert "Not added: in another language than English (fr)." in answer.text
    assert "semaine prochaine à Lyon" in answer.text
    for advice in ("sent:", "nothing to read", "as files, folders"):
        assert advice not in answer.text
    text = b"LIMA, March 4 (AP) - Peru reopened the port of Callao on Tuesday, officials said. A captain was arrested."
    files = [("files", ("port.txt", text)), ("files", ("feeds.opml", b"<opml version='2.0'><body/></opml>"))]
    both = editor.client.post("/-/add", data={"word": editor.word("/"), "text": FRENCH}, files=files)
    assert both.status_code == 200
    assert "Added" in both.text
    assert "semaine prochaine à Lyon" in both.text
    assert "feeds.opml" in both.text
    assert "sent:" not in both.text


def test_a_text_or_line_too_long_for_the_form_is_not_lost(editor) -> None:
    answer = editor.post("/-/add", word=editor.word("/"), text="Mayor Anna said so. " * 30_000)
    assert (answer.status_code, "At most 400,000 characters are taken here" in answer.text) == (400, True)
    assert answer.text.count("Mayor Anna said so.") == 30_000
    long = editor.post("/-/add", word=editor.word("/"), text=PORT, outlet="Harbor Post " * 300)
    assert (long.status_code, "At most 2,000 characters are taken here" in long.text) == (400, True)
    assert "harbor master Luis Ortega" in long.text
