"""Machines that are nobody else's business are not asked, however their address is written."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from twosource.collect import collect
from twosource.collect.web import connections
from twosource.collect.web.addresses import is_address, is_public, shown, web_address
from twosource.collect.web.client import Client
from twosource.errors import InputError
from twosource.settings import Settings

PRIVATE = [
    "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0",  # noqa: S104
    "224.0.0.1", "255.255.255.255", "240.0.0.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1",
    "fd00:ec2::254", "ff02::1", "fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
    "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1",
    "::127.0.0.1", "localhost", "", "192.0.0.192", "::ffff:192.0.0.8", "168.63.129.16",
]  # fmt: skip


@pytest.mark.parametrize("number", PRIVATE)
def test_machines_of_this_network(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    "number",
    ["8.8.8.8", "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_machines_of_the_public_network(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0", "127.1", "0x7f000001", "2130706433", "[::ffff:127.0.0.1]"]
)
def test_a_private_machine_is_refused_by_default(server: Any, settings: Settings, host: str) -> None:
    server.says("/story", server.page())
    port = server.url.rpartition(":")[2]
    public = settings.model_copy(update={"allow_private_addresses": False})
    with Client(public) as client, pytest.raises(InputError, match=r"private or local address|no such host"):
        client.fetch(f"http://{host}:{port}/story")
    assert server.asked == []


def test_a_name_that_leads_to_a_private_machine_is_refused(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    asked: list[str] = []

    def resolved(host: str, port: int, seconds: float) -> list[str]:
        return next(answers)

    def connected(self: Any, number: str, port: int, *_: Any) -> Any:
        asked.append(number)
        raise connections.httpcore2.ConnectError("nobody there")

    monkeypatch.setattr(connections, "resolved", resolved)
    monkeypatch.setattr(connections.Backend, "_connected", connected)
    public = settings.model_copy(update={"allow_private_addresses": False})
    with Client(public) as client:
        with pytest.raises(InputError, match="no connection"):
            client.fetch("http://rebound.example/story")
        client.robots.rules.clear()
        with pytest.raises(InputError, match="private or local address"):
            client.fetch("http://rebound.example/story")
    assert asked == ["93.184.215.14"]  # the number that was checked, not the name


def test_the_connection_goes_to_the_number_that_was_checked(monkeypatch: pytest.MonkeyPatch, server: Any) -> None:
    looked_up: list[str] = []
    real = socket.getaddrinfo

    def once(host: str, *args: Any, **named: Any) -> Any:
        looked_up.append(str(host))
        return real("127.0.0.1" if host == "twice.example" else host, *args, **named)

    monkeypatch.setattr(socket, "getaddrinfo", once)
    numbers = connections.resolved("twice.example", 80, 1)
    assert numbers == ["127.0.0.1"]
    assert looked_up == ["twice.example"]


def test_a_redirect_to_a_private_machine_is_refused(
    monkeypatch: pytest.MonkeyPatch, server: Any, settings: Settings
) -> None:
    monkeypatch.setattr("twosource.collect.web.connections.is_public", lambda number: number == "127.0.0.1")
    url = server.says("/story", server.redirect("http://169.254.169.254/latest/meta-data/"))
    public = settings.model_copy(update={"allow_private_addresses": False})
    with Client(public) as client, pytest.raises(InputError, match=r"169\.254\.169\.254 is a private or local address"):
        client.fetch(url)


def test_a_name_server_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_look_up", lambda *_: None)
    with pytest.raises(connections.httpcore2.ConnectTimeout, match="name server"):
        connections.resolved("slow.example", 80, 0.05)


def test_what_is_an_address() -> None:
    assert is_address("HTTPS://example.org")
    assert is_address("file:///etc/passwd")
    assert not any(map(is_address, ("story.txt", "-", "a:b", "C:/news/story.txt", "./http/x", "")))


def test_an_address_is_shown_without_its_password() -> None:
    assert shown("https://me:secret@example.org/a?b=c") == "https://example.org/a?b=c"
    assert shown("https://me:secret@[broken/a") == "https://[broken/a"


def test_a_private_address_is_left_out_of_a_pile(server: Any, settings: Settings) -> None:
    url = server.says("/story", server.page())
    with pytest.raises(InputError, match="--allow-private"):
        collect([url], settings=settings.model_copy(update={"allow_private_addresses": False}))


@pytest.mark.parametrize(
    ("reference", "base", "meant"),
    [
        ("/a b", "https://herald.example/news/", "https://herald.example/a%20b"),
        (" https://gull.example/a#top ", "https://herald.example/", "https://gull.example/a"),
        ("//gull.example/a", "http://herald.example/", "http://gull.example/a"),
        ("javascript:alert(1)", "https://herald.example/", None),
        ("/a", "", None),
        ("https://me:secret@gull.example/", "", None),
        ("https://gull.example:99999/", "", None),
        ("https://[broken/a", "", None),
        ("a", "https://[broken/", None),
    ],
)
def test_what_a_reference_means(reference: str, base: str, meant: str | None) -> None:
    assert web_address(reference, base) == meant
