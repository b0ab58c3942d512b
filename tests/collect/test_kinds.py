"""What a document is, by how it begins."""

from __future__ import annotations

import gzip
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.collect.kinds import Kind, kind, root
from twosource.errors import InputError

RSS = '<rss version="2.0"><channel/></rss>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("The harbor was shut.", "text"),
        ("", "text"),
        ("<3 hearts, said the mayor", "text"),
        (RSS, "feed"),
        (f'\ufeff\n <?xml version="1.0"?>\n<!-- <html> -->\n<?xml-stylesheet href="a.xsl"?>{RSS}', "feed"),
        (f'<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "rss.dtd" [<!ENTITY a "b">]>{RSS}', "feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"/>', "feed"),
        ('<a:feed xmlns:a="http://www.w3.org/2005/Atom"/>', "feed"),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "feed"),
        ("<opml version='2.0'/>", "feed list"),
        ("<newsItem/>", "newsroom"),
        ("<nar:newsMessage/>", "newsroom"),
        ("<nitf/>", "newsroom"),
        ("<!doctype html><p>", "page"),
        ("<!DOCTYPE html>\n<!-- comment -->\n<HTML lang=en>", "page"),
        ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', "page"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "json feed"),
        ("WARC/1.0\r\n", "archive"),
    ],
)
def test_by_how_it_begins(content: str, expected: Kind) -> None:
    assert kind(content.encode()) == expected
    assert kind(content.encode(), suffix=".txt") == expected


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_in_any_encoding(encoding: str) -> None:
    assert kind(RSS.encode(encoding)) == "feed"


def test_by_name_or_by_what_a_site_says() -> None:
    assert kind(b'{"text": "a"}', suffix=".json") == "records"
    assert kind(b'{"text": "a"}', media="application/json") == "records"
    assert kind(b'{"text": "a"}') == "text"
    assert kind(b'{"text": "a"}\n{"text": "b"}', guess=True) == "lines"
    assert kind(b'[{"text": "a"}]', guess=True) == "records"
    assert kind(b"[Oslo] The harbor was shut.", guess=True) == "text"
    assert kind(b"<p>The harbor was shut.</p>", media="text/html") == "page"
    assert kind(b"<div>The harbor was shut.</div>", suffix=".html") == "page"
    assert kind(gzip.compress(b"a")) == "packed"


@pytest.mark.parametrize("content", ["<?xml version='1.0'?><urlset/>", "<?xml version='1.0'?><NewsML Version='1.2'/>"])
def test_other_xml_is_told(content: str) -> None:
    with pytest.raises(InputError, match=r"XML of a kind that is not read: (urlset|newsml)"):
        kind(content.encode())


MAIL = "Return-Path: <a@b.example>\nSubject: The harbor\n is shut\nMIME-Version: 1.0\n\nThe harbor was shut.\n"


@pytest.mark.parametrize(
    "content",
    [
        MAIL,
        MAIL.replace("\n", "\r\n"),
        f"From MAILER-DAEMON Mon Mar  4 10:00:00 2019\n{MAIL}\n" * 2,
        "Received: from a.example by b.example\n" * 300 + MAIL,
    ],
    ids=["one", "as sent", "a mailbox", "more fields than are looked at"],
)
def test_a_mail_is_no_report(content: str) -> None:
    with pytest.raises(InputError, match="an e-mail or a mailbox, which is not read"):
        kind(content.encode(), suffix=".txt")


@pytest.mark.parametrize(
    "content",
    [
        "From: Jane Doe\nDate: Monday\n\nThe harbor was shut.",
        "Received: wisdom of the sea.\nThe pilots say so.\n\nThe harbor was shut.",
        "OSLO: The harbor was shut.\nReceived: nothing, said the mayor.",
        "From Oslo to Bergen\nRain, wind: all at once\nReceived: nothing\n\nThe harbor was shut.",
    ],
)
def test_a_report_that_begins_like_a_mail_is_one(content: str) -> None:
    assert kind(content.encode(), suffix=".txt") == "text"


@given(st.binary(max_size=300))
def test_anything_has_a_kind_or_a_reason(raw: bytes) -> None:
    for head in (b"", b"<?xml version='1.0'", b"<!DOCTYPE ", b"{", b"<!--"):
        with suppress(InputError):
            assert kind(head + raw, guess=True)


def test_a_long_beginning_is_looked_at_in_linear_time() -> None:
    for content in ("<!--" * 4_000, "<!DOCTYPE a [" * 4_000, "<?" * 4_000, " " * 9_000 + "<rss>"):
        assert isinstance(root(content[:8_192]), str)
