"""Fetching from a server that misbehaves in every way that is known."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest

from twosource.collect.web.client import Client
from twosource.errors import InputError
from twosource.settings import Settings

DRIP, DROPS = 0.05, 2_400  # a site that says a little again and again
ENDLESS = DRIP * DROPS / 2  # seconds: by then a client that waits for all of it would not be done, and a busy one is


@pytest.fixture
def client(settings: Settings) -> Iterator[Client]:
    with Client(settings) as found:
        yield found


@pytest.fixture
def hasty(settings: Settings) -> Callable[..., AbstractContextManager[Client]]:
    """A client that waits no longer than is given."""
    return lambda **limits: Client(settings.model_copy(update=limits))


def refused(client: Client, url: str) -> str:
    """The one line that says why an address cannot be had."""
    with pytest.raises(InputError) as caught:
        client.fetch(url)
    told = str(caught.value)
    assert "\n" not in told
    return told


def test_a_page_comes_with_what_the_site_says_of_it(server: Any, client: Client) -> None:
    url = server.says("/story", server.page(), Content_Type="text/html; charset=ISO-8859-2")
    found = client.fetch(f"{url}#top")
    assert found.url == url
    assert (found.media, found.charset) == ("text/html", "ISO-8859-2")
    assert b"Bergen" in found.raw


def test_it_says_who_it_is_and_sends_nothing_else(server: Any, client: Client) -> None:
    client.fetch(server.says("/story", server.page(), Set_Cookie="track=1; Path=/"))
    client.fetch(server.says("/next", server.page()))
    asked = server.asked[-1].headers
    assert asked["user-agent"].startswith("Twosource/0.")
    assert set(asked) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_a_contact_is_told_to_sites(server: Any, settings: Settings) -> None:
    told = settings.model_copy(update={"contact": "https://desk.example/about"})
    with Client(told) as client:
        client.fetch(server.says("/story", server.page()))
    assert server.asked[-1].headers["user-agent"].endswith("(+https://desk.example/about)")


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "the site answers 404"), (500, "the site answers 500"), (410, "410"), (204, "204"), (401, "401")],
)
def test_an_answer_without_a_page_is_told(server: Any, client: Client, status: int, words: str) -> None:
    assert words in refused(client, server.says("/story", server.answer(status)))


def test_too_many_requests_is_told_with_the_wait_and_not_tried_again(server: Any, client: Client) -> None:
    url = server.says("/story", server.answer(429, Retry_After="120"))
    assert "429" in refused(client, url)
    assert server.paths == ["/robots.txt", "/story"]
    assert "come back in 120 seconds" in refused(client, url)


def test_headers_that_do_not_come(server: Any, hasty: Any) -> None:
    url = server.says("/story", server.drip([b"", b""], DRIP, DROPS))
    began = time.monotonic()
    with hasty(read_seconds=1.5) as client:
        assert "nothing came for 1.5 seconds" in refused(client, url)
    assert 1.5 <= time.monotonic() - began < ENDLESS


def test_headers_that_drip(server: Any, hasty: Any) -> None:
    url = server.says("/story", server.drip([b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"], DRIP, DROPS))
    began = time.monotonic()
    with hasty(fetch_seconds=2.5) as client:
        assert "not there after 2.5 seconds" in refused(client, url)
    assert 2.5 <= time.monotonic() - began < ENDLESS


def test_a_body_that_drips(server: Any, hasty: Any) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>"
    url = server.says("/story", server.drip([head, b"<p>a"], DRIP, DROPS))
    began = time.monotonic()
    with hasty(fetch_seconds=2.5) as client:
        assert "not there after 2.5 seconds" in refused(client, url)
    assert 2.5 <= time.monotonic() - began < ENDLESS


def test_a_body_without_end(server: Any, client: Client) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    url = server.says("/story", server.drip([head, b"<p>Ships wait.</p>" * 5_000], 0))
    assert refused(client, url) == "larger than 300,000 bytes"


def test_headers_without_end(server: Any, client: Client) -> None:
    url = server.says("/story", server.drip([b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"b" * 60_000 + b"\r\n"], 0))
    assert "no proper answer" in refused(client, url)


def test_a_server_that_hangs_up(server: Any, client: Client) -> None:
    assert "no proper answer" in refused(client, server.says("/story", server.hang_up))


def test_a_server_that_talks_nonsense(server: Any, client: Client) -> None:
    url = server.says("/story", server.drip([b"SSH-2.0-OpenSSH_9.2\r\n", b""], 0, 1))
    assert "no proper answer" in refused(client, url)


def test_nobody_listens(client: Client) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]  # kept, so that nobody else listens there, and not listened to
        assert "no connection" in refused(client, f"http://127.0.0.1:{port}/story")


def test_no_such_host(client: Client) -> None:
    assert "no such host: nowhere.invalid" in refused(client, "http://nowhere.invalid/story")


def test_a_body_that_is_cut_off(server: Any, client: Client) -> None:
    url = server.says("/story", server.answer(200, server.page(), length=9_999))
    assert "broken off" in refused(client, url)


def test_a_body_longer_than_it_claims_is_read_as_long_as_it_claims(server: Any, client: Client) -> None:
    url = server.says("/story", server.answer(200, "<html>all</html>", length=6))
    assert client.fetch(url).raw == b"<html>"


def test_a_broken_chunk(server: Any, client: Client) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    url = server.says("/story", server.drip([head, b"zz\r\n<html>"], 0, 1))
    assert "no proper answer" in refused(client, url)


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda raw: zlib.compress(raw)[2:-4]),
        ("gzip, gzip", lambda raw: gzip.compress(gzip.compress(raw))),
        ("gzip", lambda raw: gzip.compress(raw[:90]) + gzip.compress(raw[90:])),
        ("identity", bytes),
    ],
)
def test_what_is_packed_is_unpacked(server: Any, client: Client, encoding: str, pack: Any) -> None:
    raw = server.page().encode()
    url = server.says("/story", server.answer(200, pack(raw), Content_Encoding=encoding))
    assert client.fetch(url).raw == raw


def test_a_bomb_is_found_out_before_it_bursts(server: Any, client: Client) -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 200_000_000, 9), 9)
    assert len(bomb) < 300_000
    url = server.says("/story", server.answer(200, bomb, Content_Encoding="gzip, gzip"))
    assert refused(client, url) == "larger than 300,000 bytes"


@pytest.mark.parametrize(
    ("encoding", "raw", "words"),
    [
        ("gzip", b"not packed at all", "packed in a broken way"),
        ("gzip", gzip.compress(b"<p>Ships wait.</p>" * 50)[:-20], "cut off"),
        ("br", b"\x0b\x02\x80", "packed as 'br'"),
    ],
    ids=["not packed", "cut off", "brotli"],
)
def test_what_cannot_be_unpacked_is_told(server: Any, client: Client, encoding: str, raw: bytes, words: str) -> None:
    assert words in refused(client, server.says("/story", server.answer(200, raw, Content_Encoding=encoding)))


def test_redirects_are_followed_up_to_a_number(server: Any, client: Client) -> None:
    for number in range(9):
        server.says(f"/{number}", server.redirect(f"{number + 1}"))
    server.says("/9", server.page())
    assert client.fetch(server.url + "/4").url == server.url + "/9"
    assert "more than 5 redirects" in refused(client, server.url + "/3")


def test_redirects_in_a_circle(server: Any, client: Client) -> None:
    url = server.says("/a", server.redirect("/b"))
    server.says("/b", server.redirect("/a"))
    assert "more than 5 redirects" in refused(client, url)


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("file:///etc/passwd", "file address"),
        ("ftp://example.org/story", "ftp address"),
        ("javascript:alert(1)", "javascript address"),
        ("http://user:secret@127.0.0.1/", "user name or password"),
        ("http://[::1", "broken address"),
    ],
)
def test_a_redirect_leads_nowhere_else(server: Any, client: Client, location: str, words: str) -> None:
    told = refused(client, server.says("/story", server.redirect(location)))
    assert words in told
    assert "secret" not in told


def test_a_redirect_without_a_place_is_no_page(server: Any, client: Client) -> None:
    assert "302" in refused(client, server.says("/story", server.answer(302)))


def test_a_page_that_has_not_changed_is_not_sent_again(server: Any, client: Client, settings: Settings) -> None:
    url = server.says(
        "/story", server.page("First version."), ETag='"a1"', Last_Modified="Fri, 05 Mar 2021 10:00:00 GMT"
    )
    first = client.fetch(url)
    server.says("/story", server.answer(304))
    with Client(settings) as later:
        assert later.fetch(url) == first
    asked = server.asked[-1].headers
    assert asked["if-none-match"] == '"a1"'
    assert asked["if-modified-since"] == "Fri, 05 Mar 2021 10:00:00 GMT"


def test_a_page_that_has_changed_is_read_anew(server: Any, client: Client) -> None:
    url = server.says("/story", "<html>first</html>", ETag='"a1"')
    client.fetch(url)
    server.says("/story", "<html>second</html>", ETag='"a2"')
    assert client.fetch(url).raw == b"<html>second</html>"
    client.fetch(url)
    assert server.asked[-1].headers["if-none-match"] == '"a2"'


def test_unchanged_although_nothing_was_asked(server: Any, client: Client) -> None:
    assert "304" in refused(client, server.says("/story", server.answer(304)))


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "gopher://example.org/", "http://", "http:///story", "http://a b/", "http://ex\u202eample.org/",
     "http://example.org:99999/", "https://" + "a" * 3_000],
)  # fmt: skip
def test_what_is_no_address_is_not_fetched(client: Client, url: str) -> None:
    assert refused(client, url).startswith("not fetched: ")


def test_a_password_is_neither_sent_nor_shown(server: Any, client: Client) -> None:
    told = refused(client, server.says("/story", server.page()).replace("//", "//me:secret@"))
    assert "user name or password" in told
    assert "secret" not in told
    assert server.asked == []


def test_one_request_after_the_other_with_a_pause(server: Any, settings: Settings, rests: list[float]) -> None:
    slower = settings.model_copy(update={"fetch_pause": 0.8})
    urls = [server.says(f"/{number}", server.page()) for number in range(3)]
    with Client(slower) as client:
        for url in urls:
            client.fetch(url)
    assert rests == [0.8, 0.8]
    assert server.paths == ["/robots.txt", "/0", "/1", "/2"]
