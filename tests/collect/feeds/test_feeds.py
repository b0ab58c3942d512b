"""Feeds in all their forms, from files and addresses."""

from __future__ import annotations

import gzip
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from twosource.collect import collect
from twosource.errors import InputError
from twosource.model import LeftOut, Report
from twosource.settings import Settings

LONG = (
    "Harbor pilots in Bergen walked out on Friday in a dispute over pay, and the harbor was closed to all ships. "
    "The union said that its members would not return to work before the port authority had made a better offer. "
    "A spokesman for the authority declined to comment. About forty ships were waiting outside the harbor by noon, "
    "the coast guard said, among them two ferries with several hundred passengers."
)
OTHER = LONG.replace("Bergen", "Tromso").replace("forty", "thirty")
MARKUP = (
    f"<p>{LONG}</p><figure><img src='a.jpg'><figcaption>Ships wait off Bergen. (AP Photo/Jo Doe)</figcaption></figure>"
    "<p>Talks resume on <b>Monday</b>.</p><script>alert(1)</script>"
)
SHORT = "Harbor pilots walked out on Friday."

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbor Herald - World news</title><link>https://herald.example/</link>
<item><title>Pilots &amp; ships</title><link>https://herald.example/2021/03/05/pilots-strike.html</link>
<dc:creator>Jane Doe</dc:creator><pubDate>Fri, 05 Mar 2021 18:25:00 +0100</pubDate>
<description>{SHORT}</description><content:encoded><![CDATA[{MARKUP}]]></content:encoded></item>
<item><title>Only a summary</title><link>https://herald.example/2021/03/06/other.html</link>
<description>{SHORT}</description></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://gull.example/news/"><title>The Gull</title>
<entry><title type="html">Pilots &lt;i&gt;strike&lt;/i&gt;</title><link href="pilots"/><id>urn:a</id>
<author><name>Ola Nordmann</name></author><updated>2021-03-05T20:10:00-05:00</updated>
<published>2021-03-05T18:40:00-05:00</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LONG}</p><p>Talks resume.</p></div></content>
<source><title>Coast Courier</title></source></entry></feed>"""

RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://old.example/"><title>Old Post</title></channel>
<item rdf:about="https://old.example/a"><title>Strike</title><link>https://old.example/a</link>
<dc:date>2021-03-05T17:00+01:00</dc:date><description>{LONG}</description></item></rdf:RDF>"""

RSS_091 = f"""<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://localhost:9/rss-0.91.dtd">
<rss version="0.91"><channel><title>Older Post</title><item><title>Strike</title><link>https://older.example/a</link>
<description>{LONG}</description></item></channel></rss>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Fjord Times",
    "feed_url": "https://fjord.example/feed.json",
    "items": [
        {
            "id": "1",
            "url": "/strike",
            "title": "Pilots strike",
            "content_html": MARKUP,
            "date_published": "2021-03-05T12:00:00+01:00",
            "date_modified": "2021-03-05T13:30:00+01:00",
            "authors": [{"name": "Kari Doe"}, {"name": "Per Doe"}],
        },
        {"id": "2", "summary": SHORT, "title": "Short"},
        "no item",
    ],
}


def read(path: Path, content: str | bytes, settings: Settings) -> tuple[tuple[Report, ...], tuple[LeftOut, ...]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode(errors="surrogateescape"))
    return collect([path], settings=settings)


def kinds(report: Report) -> list[tuple[str, str]]:
    return [(one.kind, report.text[one.span.start : one.span.end]) for one in report.segments]


def test_rss_with_whole_texts(tmp_path: Path, settings: Settings) -> None:
    (report,), left_out = read(tmp_path / "world.xml", RSS, settings)
    assert report.headline == "Pilots & ships"
    assert (report.outlet, report.byline) == ("Harbor Herald - World news", "Jane Doe")
    assert report.url == "https://herald.example/2021/03/05/pilots-strike.html"
    assert report.id == "pilots-strike"
    assert report.published is not None
    assert report.published.interval.start == datetime(2021, 3, 5, 18, 25)
    assert report.published.interval.offset == timedelta(hours=1)
    assert kinds(report) == [
        ("body", LONG),
        ("caption", "Ships wait off Bergen. (AP Photo/Jo Doe)"),
        ("body", "Talks resume on Monday."),
    ]
    assert [one.reason for one in left_out] == ["“Only a summary”: only a summary, or the beginning of a report"]


def test_atom_with_a_base_a_source_and_an_offset(tmp_path: Path, settings: Settings) -> None:
    (report,), _ = read(tmp_path / "feed.atom", ATOM, settings)
    assert report.headline == "Pilots strike"
    assert report.url == "https://gull.example/news/pilots"
    assert (report.outlet, report.byline) == ("Coast Courier", "Ola Nordmann")
    assert report.published is not None
    assert report.published.interval.start == datetime(2021, 3, 5, 18, 40)
    assert report.published.interval.offset == timedelta(hours=-5)
    assert report.modified is not None
    assert report.modified.start == datetime(2021, 3, 5, 20, 10)
    assert report.text == f"{LONG}\n\nTalks resume."


@pytest.mark.parametrize(("content", "outlet"), [(RDF, "Old Post"), (RSS_091, "Older Post")])
def test_older_forms(tmp_path: Path, settings: Settings, content: str, outlet: str) -> None:
    (report,), _ = read(tmp_path / "feed.rss", content, settings)
    assert (report.outlet, report.text) == (outlet, LONG)


def test_json_feed(tmp_path: Path, settings: Settings) -> None:
    (report,), left_out = read(tmp_path / "feed.json", json.dumps(JSON_FEED), settings)
    assert report.url == "https://fjord.example/strike"
    assert (report.outlet, report.byline) == ("Fjord Times", "Kari Doe, Per Doe")
    assert report.published is not None
    assert report.published.interval.offset == timedelta(hours=1)
    assert report.modified is not None
    assert [kind for kind, _ in kinds(report)] == ["body", "caption", "body"]
    assert "only a summary" in left_out[0].reason


def test_a_feed_is_known_by_how_it_begins(tmp_path: Path, settings: Settings) -> None:
    for name, content in (("a.txt", RSS), ("b.xml.gz", gzip.compress(ATOM.encode())), ("c", RDF)):
        assert read(tmp_path / name, content, settings)[0]


def test_another_encoding(tmp_path: Path, settings: Settings) -> None:
    content = RSS.replace("utf-8", "iso-8859-1").replace("Jane Doe", "Åse Döe").encode("iso-8859-1")
    assert read(tmp_path / "feed.xml", content, settings)[0][0].byline == "Åse Döe"
    assert read(tmp_path / "wide.xml", RSS.replace("utf-8", "utf-16").encode("utf-16"), settings)[0]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<rss version='2.0'><channel><title>Empty</title></channel></rss>", "without entries"),
        ("<rss", "a broken feed"),
        (RSS.replace('encoding="utf-8"', 'encoding="\udcff"'), "a broken feed"),
        ('{"version": "https://jsonfeed.org/version/1"}', "without items"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "expecting value"),
    ],
)
def test_what_is_broken_is_told(tmp_path: Path, settings: Settings, content: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(tmp_path / "feed", content + " ", settings)


def test_entities_are_not_blown_up(tmp_path: Path, settings: Settings) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>' + RSS.partition("?>")[2]
    (report,), _ = read(tmp_path / "feed.xml", bomb.replace("Jane Doe", "&l11;"), settings)
    assert len(report.byline or "") < 100


def test_odd_references_do_no_harm(tmp_path: Path, settings: Settings) -> None:
    content = RSS.replace("Talks resume", "Talks &#x110000; &#0; &#xD800; resume")
    assert "Talks" in read(tmp_path / "feed.xml", content, settings)[0][0].text


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("javascript:alert(1)", None),
        ("/a", "https://herald.example/a"),
        ("https://gull.example/a", "https://gull.example/a"),
    ],
)
def test_a_link_leads_to_a_page_or_nowhere(tmp_path: Path, settings: Settings, link: str, url: str | None) -> None:
    item = f"<item><title>Strike</title><link>{link}</link><description>{LONG}</description></item>"
    head = "<title>Harbor Herald</title><link>https://herald.example/</link>"
    reports, _ = read(tmp_path / "a.xml", f"<rss version='2.0'><channel>{head}{item}</channel></rss>", settings)
    assert reports[0].url == url
    assert reports[0].modified is None


def test_entries_have_a_bound(tmp_path: Path, settings: Settings) -> None:
    items = "".join(f"<item><title>{n}</title><description>{LONG} {n}.</description></item>" for n in range(7))
    few = settings.model_copy(update={"max_feed_entries": 4})
    reports, left_out = read(tmp_path / "feed.xml", f"<rss version='2.0'><channel>{items}</channel></rss>", few)
    assert len(reports) == 4
    assert left_out[0].reason == "3 more entries: more than 4 in one feed"


def linked(server: Any, count: int) -> str:
    items = "".join(
        f"<item><title>Story {n}</title><link>{server.url}/{n}</link>"
        f"<pubDate>Fri, 05 Mar 2021 18:2{n}:00 +0100</pubDate><description>{SHORT}</description></item>"
        for n in range(count)
    )
    for number in range(count):
        server.says(f"/{number}", server.page(f"Ship {number} was the first to turn back on Friday."))
    return f"<rss version='2.0'><channel><title>Harbor Herald</title>{items}</channel></rss>"


def test_pages_behind_a_fetched_feed_are_fetched_up_to_a_bound(server: Any, settings: Settings) -> None:
    url = server.says("/feed", linked(server, 4), Content_Type="application/rss+xml")
    reports, left_out = collect([url], settings=settings.model_copy(update={"max_linked_pages": 2}))
    assert [report.outlet for report in reports] == ["Harbor Herald"] * 2
    assert {report.url for report in reports} == {f"{server.url}/0", f"{server.url}/1"}
    assert all("Bergen" in report.text for report in reports)
    first = reports[0].published
    assert first is not None
    assert first.interval.offset == timedelta(hours=1)
    assert [one.reason.partition(": ")[2] for one in left_out] == ["more than 2 pages behind one feed"] * 2


def test_pages_behind_a_file_are_not_fetched(server: Any, tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(InputError, match="only a summary"):
        read(tmp_path / "feed.xml", linked(server, 2), settings)
    assert server.asked == []


def test_a_page_that_is_not_there_stops_nothing(server: Any, settings: Settings) -> None:
    url = server.says("/feed", linked(server, 2))
    server.says("/0", server.answer(500))
    reports, left_out = collect([url], settings=settings)
    assert len(reports) == 1
    assert left_out[0].path == f"{server.url}/0"
    assert "500" in left_out[0].reason


def test_a_list_of_feeds_is_fetched_where_it_is_given(server: Any, tmp_path: Path, settings: Settings) -> None:
    server.says("/rss", RSS)
    server.says("/atom", ATOM.replace("Bergen", "Tromso"))
    outlines = "".join(
        f'<outline text="News"><outline xmlUrl="{server.url}/{name}"/></outline>' for name in ("rss", "gone", "atom")
    )
    content = f"<opml version='2.0'><body>{outlines}</body></opml>"
    reports, left_out = read(tmp_path / "feeds.opml", content, settings)
    assert {report.outlet for report in reports} == {"Harbor Herald - World news", "Coast Courier"}
    assert next(one.path for one in left_out if "404" in one.reason) == f"{server.url}/gone"
    asked = len(server.asked)
    (tmp_path / "list.xml").write_text(content)
    with pytest.raises(InputError, match="given by itself"):
        collect([tmp_path], settings=settings)
    assert len(server.asked) == asked


def test_a_list_has_a_bound(server: Any, tmp_path: Path, settings: Settings) -> None:
    server.says("/0", RSS)
    outlines = "".join(f'<outline xmlUrl="{server.url}/{n}"/>' for n in range(3))
    one = settings.model_copy(update={"max_feeds": 1})
    _, left_out = read(tmp_path / "feeds.opml", f"<opml><body>{outlines}</body></opml>", one)
    assert sum("more than 1 feeds in a list" in item.reason for item in left_out) == 2


def test_a_feed_behind_an_entry_leads_no_further(server: Any, settings: Settings) -> None:
    item = f"<item><title>Story</title><link>{server.url}/{{}}</link><description>{SHORT}</description></item>"
    chain = "<rss version='2.0'><channel><title>Harbor Herald</title>{}</channel></rss>"
    for number in range(4):
        server.says(f"/feed{number}", chain.format(item.format(f"feed{number + 1}")))
    with pytest.raises(InputError, match="only its own page is"):
        collect([f"{server.url}/feed0"], settings=settings)
    assert server.paths == ["/robots.txt", "/feed0", "/feed1"]


def test_a_list_that_names_itself_is_read_once(server: Any, settings: Settings) -> None:
    url = f"{server.url}/list"
    server.says("/list", f"<opml><body><outline xmlUrl='{url}'/><outline xmlUrl='{server.url}/rss'/></body></opml>")
    server.says("/rss", RSS)
    reports, left_out = collect([url], settings=settings)
    assert len(reports) == 1
    assert (url, "the same address a second time") in [(one.path, one.reason) for one in left_out]


def test_a_page_that_two_feeds_name_is_fetched_once(server: Any, settings: Settings) -> None:
    feed = linked(server, 1)
    urls = [server.says("/world", feed), server.says("/ports", feed), server.says("/old", server.redirect("/0"))]
    reports, left_out = collect(urls, settings=settings)
    assert [report.url for report in reports] == [f"{server.url}/0"]
    assert server.paths.count("/0") <= 2
    assert len(left_out) == 2
    assert any("second time" in one.reason or "read already" in one.reason for one in left_out)


POINTER = "<p>The post Pilots strike appeared first on Harbor Herald.</p>"


@pytest.mark.parametrize("end", ["[&#8230;]", "...", "… <a href='/a'>Continue reading Pilots strike</a>"])
def test_a_text_that_breaks_off_is_a_summary(server: Any, settings: Settings, end: str) -> None:
    feed = linked(server, 1).replace(SHORT, f"<![CDATA[<p>{LONG.rstrip('.')} {end}</p>{POINTER}]]>")
    (report,), _ = collect([server.says("/feed", feed)], settings=settings)
    assert "Ship 0 was the first" in report.text


def test_a_line_that_leads_to_the_page_is_no_reporting(tmp_path: Path, settings: Settings) -> None:
    item = f"<item><title>Strike</title><description><![CDATA[<p>{LONG}</p>{POINTER}]]></description></item>"
    short = f"<item><title>Short</title><description><![CDATA[<p>{SHORT}</p>{POINTER * 9}]]></description></item>"
    feed = f"<rss version='2.0'><channel><title>Harbor Herald</title>{item}{short}</channel></rss>"
    (report,), left_out = read(tmp_path / "a.xml", feed, settings)
    assert [segment.kind for segment in report.segments] == ["body", "boilerplate"]
    assert "only a summary" in left_out[0].reason
