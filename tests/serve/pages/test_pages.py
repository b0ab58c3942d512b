"""Every page of the desk, over a real server: it is there, as data too, is not sent twice, and no link is broken."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import httpx2
import pytest

from twosource.serve.at import At
from twosource.serve.dependencies import moment
from twosource.serve.views.moments import stamp

TABLES = ("front", "story", "event", "entity", "source", "search", "entities", "sources", "changes", "saga")
KINDS = (*TABLES, "as of", "report", "words")


@pytest.fixture(scope="module")
def pages(site) -> dict[str, str]:
    """An address of each kind."""
    story, report = site.story("envoy"), site.report("envoy")
    return {
        "front": "/",
        "story": story,
        "as of": f"{story}?as_of=2018-03-15",
        "event": site.thing("envoy", "events"),
        "entity": site.thing("envoy", "entities"),
        "source": "/sources/the-silk-road-monitor",
        "report": report,
        "words": f"{report}?words=40-90",
        "search": "/search?q=water",
        "entities": "/entities?q=sad",
        "sources": "/sources",
        "changes": f"{story}/changes",
        "saga": f"/sagas/{site.json('/stories.json?query=ferry')['stories'][0]['saga']['id']}",
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_there_and_is_not_sent_twice(site, pages, outline, kind) -> None:
    answer = site.get(pages[kind])
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    again = site.get(pages[kind], if_none_match=answer.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    read = outline(answer.text)
    assert [tag for tag, _ in read.tags].count("h1") == 1
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_a_page_is_inline(site, pages, outline, kind) -> None:
    tags = outline(site.get(pages[kind]).text).tags
    assert not [
        tag for tag, named in tags if tag == "style" or "style" in named or any(n.startswith("on") for n in named)
    ]
    assert all(named.get("src") for tag, named in tags if tag == "script")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "words"])
def test_a_page_is_there_as_data(site, pages, kind) -> None:
    path, _, query = pages[kind].partition("?")
    answer = site.get(f"{'/stories' if path == '/' else path}.json?{query}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()
    assert site.get(answer.url.path, if_none_match=answer.headers["etag"]).status_code in (200, 304)


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_is_there_as_csv(site, pages, kind) -> None:
    path, _, query = pages[kind].partition("?")
    answer = site.get(f"{'/stories' if path == '/' else path}.csv?{query}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    names, *rows = csv.reader(io.StringIO(answer.text))
    assert rows
    assert {len(row) for row in rows} == {len(names)}


def test_who_has_a_name_is_listed_before_who_is_only_described(site) -> None:
    page = site.get(site.story("Death toll")).text
    listed, more = page[page.index('id="s1-names"') :].split('<details class="more-names">')
    assert "Abena Owusu-Sakyi" in listed
    assert "60 passengers" not in listed
    assert "60 passengers" in more.partition("</details>")[0]


def test_no_link_is_broken(site, outline) -> None:
    """From the front, over the links of the desk, some of each kind: data, too."""
    seen, waiting, broken = {}, ["/"], []
    while waiting:
        bare = urlsplit(waiting.pop())._replace(fragment="").geturl()
        kind = re.sub(r"[0-9a-f]{10,12}|(?<=/sources/)[^.]+|(?<==).+", "*", bare)
        some = seen.setdefault(kind, [])
        if bare in some or len(some) >= 6:
            continue
        some.append(bare)
        answer = site.get(bare)
        if answer.status_code != 200:
            broken.append((bare, answer.status_code))
        if "text/html" in answer.headers["content-type"]:
            links = (urljoin(bare, link) for link in outline(answer.text).links)
            waiting += [link for link in links if link.startswith("/") and not link.startswith("//")]
    assert broken == []
    assert len(seen) > 25


def test_the_front_tells_of_each_story(site, outline) -> None:
    text = " ".join("".join(outline(site.get("/").text).text).split())
    for row in site.json("/stories.json")["stories"]:
        assert row["title"] in text
        assert row["status_line"] in text
        assert f"{row['reports']} report" in text
        assert f"{row['origins']} origin" in text


def test_the_story_is_that_of_the_account(site, outline) -> None:
    story = site.story("envoy")
    told = site.json(f"{story}.json")
    text = " ".join("".join(outline(site.get(story).text).text).split())
    for line in told["account"]["brief"]:
        assert line["text"].split(" — ")[0] in text
    for event in told["account"]["events"]:
        assert event["label"] in text
        assert f"{story}/events/{told['keys'][event['id']]}" in site.get(story).text


def test_as_of_takes_the_whole_page_back(site, outline) -> None:
    story = site.story("envoy")
    then, now = (" ".join(outline(site.get(f"{story}{query}").text).text) for query in ("?as_of=2018-03-15", ""))
    assert "more than three hours of talks" in now
    assert "more than three hours of talks" not in then
    assert "Silk Road Monitor" not in then.partition("The brief")[2].partition("At the desk")[0]
    links = outline(site.get(f"{story}?as_of=2018-03-15").text).links
    events = [link for link in links if "/events/" in link]
    assert events
    assert all("as_of=2018-03-15T23:59:59Z" in link for link in events)
    assert site.get(events[0]).status_code == 200


def test_before_the_first_report_there_is_no_story(site) -> None:
    answer = site.get(f"{site.story('envoy')}?as_of=2011-01-01")
    assert answer.status_code == 404
    assert "No report of this story was there by then." in answer.text


def test_what_changed_between_two_moments(site) -> None:
    story = site.story("envoy")
    told = site.json(f"{story}/changes.json?since=2018-03-15T12:00Z")
    text = site.get(f"{story}/changes?since=2018-03-15T12:00Z").text
    assert any(one["kind"] == "event-status" for one in told["changes"])
    assert "Turned out otherwise" in text
    assert site.json(f"{story}/changes.json?since=2018-03-15T12:00Z&until=2018-03-15T12:00Z")["changes"] == []
    backward = site.get(f"{story}/changes?since=2018-03-16&until=2018-03-15")
    assert (backward.status_code, "“2018-03-16” is after “2018-03-15”" in backward.text) == (400, True)


def test_what_changed_up_to_a_moment_is_what_the_report_before_it_changed(site) -> None:
    story = site.story("envoy")
    first, second, *_ = site.desk.moments(story.removeprefix("/stories/"))
    told = site.json(f"{story}/changes.json?until={stamp(second.at)}")
    assert datetime.fromisoformat(told["since"]) == first.at
    assert told["changes"] != []


def test_what_the_desk_told_last_is_compared_with_what_it_told_before(own) -> None:
    text = "TASHKENT, March 19 (AP) - The envoys met again in Tashkent on Monday, officials said."
    story = own.story("envoy")
    own.desk.judge("story", own.desk.add_text(text).new[0].id, story.removeprefix("/stories/"), same=True)
    tellings = own.desk.tellings(story.removeprefix("/stories/"))
    since = own.json(f"{story}/changes.json?known=true")["since"]
    assert datetime.fromisoformat(since) == tellings[-2].learned


def test_words_that_an_address_asks_for_are_lit(site, outline) -> None:
    report = site.report("envoy")
    text = site.json(f"{report}.json")["reading"]["report"]["text"]
    start = text.index("Tashkent")
    page = outline(site.get(f"{report}?words={start}-{start + 8}").text)
    assert "words" in page.ids
    assert any("asked" in (named.get("class") or "") for _, named in page.tags)
    assert "words" not in outline(site.get(report).text).ids


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/stories/nothing", 404, "There is no such story."),
        ("/reports/nothing", 404, "There is no such report."),
        ("/sources/nothing", 404, "There is no such source."),
        ("/nowhere", 404, "There is nothing at this address."),
        ("/?day=soon", 400, "“soon” is not a day: write it as 2019-01-17, today, yesterday."),
        ("/?day=2019", 400, "is not a day"),
        ("/?day=9999-12-31", 400, "is not a day"),
        ("/search?q=a&from=0001-01-01", 400, "is not a day"),
        ("/?after=nonsense", 400, "after"),
        ("/search?q=a&from=1", 400, "“1” is not a day, a month or a year: write it as 2019-01-17, 2019-01, 2019"),
        ("/search?q=a&from=2019-02&to=2018", 400, "“2019-02” is after “2018”: give the earlier one first."),
        ("/search?q=a&type=%3Cb%3E", 422, "type"),
    ],
)
def test_what_is_wrong_is_one_sentence_on_a_page_or_in_json(site, path, status, sentence) -> None:
    answer = site.get(path)
    assert answer.status_code == status
    assert sentence in answer.text
    assert "<h1" in answer.text
    assert "Traceback" not in answer.text
    parts = urlsplit(path)
    twin = site.get(f"{'/stories' if parts.path == '/' else parts.path}.json?{parts.query}")
    assert twin.json()["status"] == status
    assert sentence in twin.json()["error"]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-05"])
def test_a_day_that_nothing_can_be_of_is_told(site, day) -> None:
    story = site.story("envoy")
    for path in (f"{story}?as_of={day}", f"{story}?known={day}", f"{story}/changes?until={day}"):
        assert site.get(path).status_code == 400
    assert site.get(f"/?day={day}").status_code < 500


def test_an_address_is_as_exact_as_its_moment() -> None:
    exact = datetime(2019, 1, 17, 12, 0, 0, 250_000, tzinfo=UTC)
    assert moment(stamp(exact)) == exact
    assert At(known=exact).query == f"?known={stamp(exact)}"


def test_a_moment_that_is_none_is_told(site) -> None:
    answer = site.get(f"{site.story('envoy')}?as_of=%3Cscript%3E")
    assert answer.status_code == 400
    assert "<script>" not in answer.text.replace('<script src="', "")


def test_system_pages(site) -> None:
    assert site.json("/healthz") == {"status": "ok"}
    assert site.json("/-/versions.json")["twosource"]
    settings = site.json("/-/settings.json")
    assert settings["token"] == "set, not shown"  # noqa: S105
    assert "a word of the tests" not in site.get("/-/settings").text
    assert settings["max_reports"] == "20000"


def test_head_is_get_without_its_body(site, pages) -> None:
    for path in (pages["story"], "/healthz", "/stories.json"):
        answer = httpx2.head(site.address + path, timeout=60)
        assert (answer.status_code, answer.content) == (200, b"")
    assert httpx2.head(f"{site.address}/nowhere").status_code == 404


def test_an_empty_desk_says_what_to_do(empty, outline) -> None:
    text = " ".join("".join(outline(empty.get("/").text).text).split())
    assert "No report has been added yet." in text
    assert "twosource add" in text
    assert empty.json("/stories.json") == {"stories": [], "next": None}
    assert empty.get("/stories.csv").text.startswith("id,title,")
    for path in ("/search?q=a", "/entities", "/search", "/?day=2018-03-14"):
        assert empty.get(path).status_code == 200


def test_what_changed_begins_with_the_first_report_however_old(own) -> None:
    own.desk.add_text(
        "BREMEN - The steamer Adler sank off Bremen on Monday and nine sailors drowned, the harbor master said.",
        outlet="Bremer Bote", title="Adler sinks off Bremen", published="1897-03-01",
    )  # fmt: skip
    page = own.get(f"{own.story('Adler')}/changes").text
    assert "all that is told" in page
    assert "sank off Bremen" in page
    assert own.json(f"{own.story('Adler')}/changes.json")["changes"]


def test_front_page_story_and_list_count_the_same_origins(site) -> None:
    for row in site.json("/stories.json")["stories"]:
        page = site.get(f"/stories/{row['id']}").text
        assert re.search(rf">{row['origins']}</span> origins?<", page)
        table = page.partition('<caption class="hidden">Origins, what they came through')[2].partition("</table>")[0]
        assert table.count('<tr><th scope="row">') == row["origins"]


def test_a_report_without_an_outlet_goes_by_its_title_or_file(own, outline) -> None:
    text = "Officials from three ministries met in Lusaka on Thursday to prepare a visit by China's foreign minister."
    titled = own.desk.add_text(text, title="Lusaka gets ready for a guest", published="2024-08-01")
    sent = own.desk.add_files([("notes.txt", b"LIMA, March 4 - Peru reopened the port of Callao, officials said.")])
    for added, name in ((titled, "\u201cLusaka gets ready for a guest\u201d"), (sent, "notes.txt")):
        story = added.stories[0].row.id
        text = " ".join(outline(own.get(f"/stories/{story}").text).text)
        assert name in text
        assert added.new[0].id not in text
        brief = own.json(f"/stories/{story}.json")["account"]["brief"]
        assert added.new[0].id not in " ".join(line["text"] for line in brief)


def test_a_link_to_a_story_says_which(site, outline) -> None:
    title = next(row["title"] for row in site.json("/stories.json")["stories"] if "envoy" in row["title"])
    for path in ("/sources/the-silk-road-monitor", "/entities?q=sadyrb", site.report("envoy")):
        page = site.get(path).text
        assert title in page, path
        assert ">the story<" not in page.lower(), path


def test_a_source_is_shown_while_a_story_of_its_is_not_told_yet(site, monkeypatch) -> None:
    monkeypatch.setattr(type(site.desk), "titles", lambda self, ids: {})
    for path in ("/sources/the-silk-road-monitor", "/entities?q=sadyrb"):
        page = site.get(path)
        assert page.status_code == 200, path
        assert "the story" in page.text, path
