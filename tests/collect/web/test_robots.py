"""What a site does not want read is not read."""

from __future__ import annotations

from typing import Any

import pytest

from twosource.collect.web.client import Client
from twosource.errors import InputError
from twosource.settings import Settings


def rules(server: Any, text: str) -> None:
    server.says("/robots.txt", text, Content_Type="text/plain")


def test_what_is_forbidden_is_not_asked_for(server: Any, settings: Settings) -> None:
    rules(server, "User-agent: *\nDisallow: /private/\n")
    allowed, forbidden = server.says("/story", server.page()), server.says("/private/story", server.page())
    with Client(settings) as client:
        client.fetch(allowed)
        with pytest.raises(InputError, match=r"robots\.txt of the site forbids it"):
            client.fetch(forbidden)
    assert server.paths == ["/robots.txt", "/story"]


def test_rules_for_this_program_go_before_those_for_all(server: Any, settings: Settings) -> None:
    rules(server, "User-agent: *\nAllow: /\n\nUser-agent: twosource\nDisallow: /\n")
    with Client(settings) as client, pytest.raises(InputError, match="forbids"):
        client.fetch(server.says("/story", server.page()))


def test_it_is_asked_once_a_site(server: Any, settings: Settings) -> None:
    rules(server, "\ufeffUser-agent: *\nDisallow: /private/")
    with Client(settings) as client:
        for number in range(3):
            client.fetch(server.says(f"/{number}", server.page()))
    assert server.paths.count("/robots.txt") == 1


@pytest.mark.parametrize("status", [404, 403, 401, 410])
def test_where_there_is_none_all_is_allowed(server: Any, settings: Settings, status: int) -> None:
    server.says("/robots.txt", server.answer(status, "User-agent: *\nDisallow: /"))
    with Client(settings) as client:
        assert client.fetch(server.says("/story", server.page())).raw


@pytest.mark.parametrize("status", [500, 503])
def test_where_it_cannot_be_had_for_now_nothing_is(server: Any, settings: Settings, status: int) -> None:
    server.says("/robots.txt", server.answer(status))
    with Client(settings) as client, pytest.raises(InputError, match=rf"cannot be read for now \({status}\)"):
        client.fetch(server.says("/story", server.page()))
    assert server.paths == ["/robots.txt"]


def test_where_nobody_answers_nothing_is(server: Any, settings: Settings) -> None:
    server.says("/robots.txt", server.hang_up)
    with Client(settings) as client, pytest.raises(InputError, match=r"asked for robots\.txt"):
        client.fetch(server.says("/story", server.page()))


def test_redirects_to_it_are_followed(server: Any, settings: Settings) -> None:
    server.says("/robots.txt", server.redirect("/rules"))
    server.says("/rules", "User-agent: *\nDisallow: /")
    with Client(settings) as client, pytest.raises(InputError, match="forbids"):
        client.fetch(server.says("/story", server.page()))


def test_a_circle_of_redirects_is_none(server: Any, settings: Settings) -> None:
    server.says("/robots.txt", server.redirect("/robots.txt"))
    with Client(settings) as client:
        assert client.fetch(server.says("/story", server.page())).raw


def test_each_hop_is_checked(server: Any, settings: Settings) -> None:
    rules(server, "User-agent: *\nDisallow: /private/")
    server.says("/private/story", server.page())
    with Client(settings) as client, pytest.raises(InputError, match="forbids"):
        client.fetch(server.says("/story", server.redirect("/private/story")))


@pytest.mark.parametrize(("asked", "kept"), [("86400", 0.8), ("0.3", 0.3), ("0.01", 0.1)])
def test_a_delay_is_kept_within_bounds(
    server: Any, settings: Settings, rests: list[float], asked: str, kept: float
) -> None:
    rules(server, f"User-agent: *\nCrawl-delay: {asked}")
    urls = [server.says(f"/{number}", server.page()) for number in range(2)]
    with Client(settings.model_copy(update={"fetch_pause": 0.1, "max_crawl_delay": 0.8})) as client:
        for url in urls:
            client.fetch(url)
    assert rests == [kept]


def test_endless_rules_are_refused(server: Any, settings: Settings) -> None:
    head = b"HTTP/1.1 200 OK\r\n\r\n"
    server.says("/robots.txt", server.drip([head, b"Disallow: /a\n" * 9_000], 0))
    with Client(settings) as client, pytest.raises(InputError, match="larger than"):
        client.fetch(server.says("/story", server.page()))
