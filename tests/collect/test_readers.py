"""Whatever is given, from wherever it comes, is read as what it is."""

from __future__ import annotations

import gzip
import io
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from twosource.collect import collect
from twosource.errors import InputError
from twosource.settings import Settings

NEWS = (
    "OSLO, March 5 (Reuters) - Harbor pilots walked out on Friday in a dispute over pay, their union said. "
    "About forty ships were waiting outside the harbor by noon, the coast guard said, among them two ferries."
)
MORE = "The harbor of Bergen was closed on Friday after its pilots had walked out, the ministry said."


def only(url: str | Path, settings: Settings) -> Any:
    reports, left_out = collect([url], settings=settings)
    assert left_out == ()
    assert len(reports) == 1
    return reports[0]


def test_a_page_at_an_address(server: Any, settings: Settings) -> None:
    head = '<meta property="article:published_time" content="2021-03-05T18:25:00+01:00">'
    url = server.says("/2021/strike.html", server.page(NEWS, head=head))
    report = only(url, settings)
    assert (report.path, report.url, report.id) == (url, url, "strike")
    assert "Bergen" in report.text
    assert report.published.interval.start == datetime(2021, 3, 5, 18, 25)
    assert report.published.interval.offset == timedelta(hours=1)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-2", "windows-1251", "", "no-such-charset"])
def test_a_page_whose_site_names_a_wrong_charset(server: Any, settings: Settings, charset: str) -> None:
    raw = server.page("“Nobody was hurt,” said Åse Doe of Tromsø.").encode()
    url = server.says("/story", raw, Content_Type=f"text/html; charset={charset}")
    assert "“Nobody was hurt,” said Åse Doe of Tromsø." in only(url, settings).text


def test_a_page_in_an_old_charset_that_only_the_site_names(server: Any, settings: Settings) -> None:
    raw = server.page("Wałęsa was in Łódź.").replace('<meta charset="utf-8">', "").encode("iso-8859-2")
    url = server.says("/story", raw, Content_Type="text/html; charset=ISO-8859-2")
    assert "Wałęsa was in Łódź." in only(url, settings).text


def test_a_text_at_an_address(server: Any, settings: Settings) -> None:
    url = server.says("/strike.txt", NEWS.replace("Oslo", "Łódź").encode("iso-8859-2"), Content_Type="text/plain")
    assert only(url, settings).dateline == "OSLO"
    raw = f"{MORE} Wałęsa was in Łódź.".encode("iso-8859-2")
    other = server.says("/other", raw, Content_Type="text/plain; charset=iso-8859-2")
    assert only(other, settings).text.endswith("Wałęsa was in Łódź.")


def test_json_at_an_address(server: Any, settings: Settings) -> None:
    record = {"headline": "Strike", "body": NEWS, "datePublished": "2021-03-05T18:25:00+01:00"}
    assert only(server.says("/a", json.dumps(record), Content_Type="application/json"), settings).headline == "Strike"
    lines = f"{json.dumps(record)}\n{json.dumps({'text': MORE})}\n"
    assert len(collect([server.says("/b", lines, Content_Type="text/plain")], settings=settings)[0]) == 2


def test_a_web_archive_at_an_address_is_too_large_or_read(server: Any, settings: Settings) -> None:
    url = server.says("/a.gz", gzip.compress(NEWS.encode()), Content_Type="application/gzip")
    assert only(url, settings).text == NEWS


@pytest.mark.parametrize(
    ("raw", "media", "words"),
    [
        (b"%PDF-1.7 \xe2\xe3", "application/pdf", r"not text but a PDF \(application/pdf\)"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "image/png", r"not text but a picture \(image/png\)"),
        (b"", "text/html", "page|empty"),
        (b"<?xml version='1.0'?><urlset/>", "application/xml", "XML of a kind that is not read: urlset"),
        (b"{}", "application/json", "no text field"),
        (gzip.compress(gzip.compress(b"a")), "application/gzip", "packed twice"),
    ],
    ids=["pdf", "picture", "nothing", "sitemap", "json", "packed twice"],
)
def test_what_is_no_report_is_told(server: Any, settings: Settings, raw: bytes, media: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        collect([server.says("/story", raw, Content_Type=media)], settings=settings)


def test_good_and_bad_addresses_and_files_together(server: Any, tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "a.txt").write_text(MORE)
    urls = [
        server.says("/story", server.page()),
        f"{server.url}/gone",
        "ftp://example.org/a",
        "https://me:pw@example.org/",
    ]
    reports, left_out = collect([*urls, tmp_path / "a.txt"], settings=settings)
    again = collect([tmp_path / "a.txt", *reversed(urls)], settings=settings)
    assert (reports, left_out) == again
    assert {report.id for report in reports} == {"a", "story"}
    assert [(one.path, one.reason) for one in left_out] == [
        ("ftp://example.org/a", "not fetched: ftp address; only http and https are"),
        (f"{server.url}/gone", "cannot be fetched: the site answers 404 Not Found"),
        ("https://example.org/", "not fetched: a user name or password in the address"),
    ]


def test_nothing_in_a_file_makes_anything_be_fetched(server: Any, tmp_path: Path, settings: Settings) -> None:
    page = server.page(
        f"<img src='{server.url}/a.jpg'> Nobody was hurt.", head=f"<link rel=stylesheet href={server.url}/a.css>"
    )
    (tmp_path / "a.html").write_text(page)
    (tmp_path / "b.xml").write_text(
        f'<!DOCTYPE nitf SYSTEM "{server.url}/a.dtd"><nitf xmlns:xi="http://www.w3.org/2001/XInclude"><body><body.content>'
        f'<xi:include href="{server.url}/b"/><p>{NEWS}</p></body.content></body></nitf>'
    )
    (tmp_path / "c.json").write_text(json.dumps({"text": MORE, "url": f"{server.url}/c"}))
    assert len(collect([tmp_path], settings=settings)[0]) == 3
    assert server.asked == []


def test_standard_input_is_read_as_what_it_is(settings: Settings) -> None:
    item = f"<item><title>a</title><description>{NEWS} {MORE} {NEWS}</description></item>"
    feed = f"<rss version='2.0'><channel>{item}</channel></rss>"
    for content in (feed, NEWS, json.dumps({"text": NEWS})):
        for raw in (content.encode(), gzip.compress(content.encode())):
            assert collect(["-"], stdin=io.BytesIO(raw), settings=settings)[0]


def test_a_reason_is_one_line_in_which_nothing_hides(tmp_path: Path, settings: Settings) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "items": [{"title": "a\u001b[2Jb\nc\u202ed" + "e" * 900}, {"content_text": NEWS * 3}],
    }
    (tmp_path / "a.json").write_text(json.dumps(feed))
    _, left_out = collect([tmp_path / "a.json"], settings=settings)
    assert left_out[0].reason.startswith("“a [2Jb c de")
    assert left_out[0].reason.isprintable()
    assert len(left_out[0].reason) <= 300


def test_progress_is_told_address_by_address(server: Any, settings: Settings) -> None:
    told: list[str | None] = []
    urls = [server.says("/a", server.page()), server.says("/b", server.page("Ships wait."))]
    collect(urls, settings=settings, progress=told.append)
    assert told == [*urls, None]


@pytest.mark.parametrize("name", ["strike.json", "strike.meta.json", "reports.json"])
def test_what_lies_beside_a_page_tells_about_it(server: Any, tmp_path: Path, settings: Settings, name: str) -> None:
    (tmp_path / "strike.html").write_text(server.page())
    told = {"id": "strike", "title": "Pilots strike", "outlet": "Harbor Herald"}
    (tmp_path / name).write_text(json.dumps([told] if name == "reports.json" else told))
    (report,), left_out = collect([tmp_path], settings=settings)
    assert (report.headline, report.outlet) == ("Pilots strike", "Harbor Herald")
    assert left_out == ()
