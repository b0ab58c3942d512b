"""`twosource serve` as a user calls it: a process of its own, its address, its end, and what it refuses in one line."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from twosource.command.serve import addresses, named
from twosource.errors import InputError
from twosource.serve.limits import GUESSES

CALL = (sys.executable, "-m", "twosource.cli", "serve")
PATIENCE = 120  # seconds until a busy machine has answered
ADDRESS = re.compile(r"http://\S+/")


def started(*arguments: str, **environment: str) -> tuple[subprocess.Popen[str], str]:
    """A server and the line in which it tells its address."""
    process = subprocess.Popen(
        [*CALL, "--port", "0", *arguments], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, **environment},
    )  # fmt: skip
    return process, process.stderr.readline()


def test_it_tells_its_address_answers_and_ends_when_it_is_interrupted(tmp_path: Path) -> None:
    process, line = started("--db", str(tmp_path / "news.db"), TWOSOURCE_TOKEN="a long word")  # noqa: S106
    address = ADDRESS.search(line)[0]
    assert "read-only" not in line
    assert httpx2.get(f"{address}healthz", timeout=PATIENCE).json() == {"status": "ok"}
    assert httpx2.get(f"{address}healthz", headers={"Host": "evil.example"}, timeout=PATIENCE).status_code == 421
    assert "Sign in" in httpx2.get(address, timeout=PATIENCE).text
    process.send_signal(signal.SIGINT)
    out, complaint = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, complaint) == (0, "", "")


def tries(address: str, comes_from: str | None, most: int) -> list[int]:
    """What somebody is told who tries wrong tokens until that is refused, from the same address or another each time.

    Some tries come back while a slow machine answers, so that it takes a few more.
    """
    told: list[int] = []
    while len(told) < most and 429 not in told:
        who = f"198.51.100.{len(told)}" if comes_from is None else comes_from
        headers = {"Authorization": "Bearer wrong", "X-Forwarded-For": who}
        told.append(httpx2.post(f"{address}api/v1/reports", headers=headers, json={}, timeout=PATIENCE).status_code)
    return told


def test_nobody_gets_more_guesses_by_saying_to_be_others(tmp_path: Path) -> None:
    process, line = started("--db", str(tmp_path / "news.db"), TWOSOURCE_TOKEN="a long word", FORWARDED_ALLOW_IPS="*")  # noqa: S106
    told = tries(ADDRESS.search(line)[0], None, 60)
    process.terminate()
    process.communicate(timeout=PATIENCE)
    assert (told[0], told[-1]) == (401, 429)


def test_behind_a_proxy_that_is_named_each_asker_has_guesses_of_their_own(tmp_path: Path) -> None:
    process, line = started("--db", str(tmp_path / "news.db"), "--forwarded-allow-ips", "127.0.0.0/8", "--name",
                            "news.example", TWOSOURCE_TOKEN="a long word")  # noqa: S106  # fmt: skip
    address = ADDRESS.search(line)[0]
    told, other = tries(address, "198.51.100.7", 60), tries(address, "198.51.100.8", 1)
    forged = tries(address, "198.51.100.8, 198.51.100.7", GUESSES - 1)  # what the asker says of itself stands before
    secure = {"Host": "news.example", "X-Forwarded-Proto": "https"}
    page = httpx2.get(f"{address}-/login", headers=secure, timeout=PATIENCE)
    process.terminate()
    process.communicate(timeout=PATIENCE)
    assert (told[0], told[-1], other, forged[-1]) == (401, 429, [401], 429)
    assert (page.status_code, "Secure" in page.headers["set-cookie"]) == (200, True)


def test_a_name_counts_also_where_others_may_ask(tmp_path: Path) -> None:
    process, line = started("--db", str(tmp_path / "news.db"), "--host", "0.0.0.0", "--name", "News.example")  # noqa: S104
    address = ADDRESS.search(line)[0]
    told = [
        httpx2.get(f"{address}healthz", headers={"Host": host}, timeout=PATIENCE).status_code
        for host in ("news.example", "localhost", "evil.example")
    ]
    process.terminate()
    process.communicate(timeout=PATIENCE)
    assert told == [200, 200, 421]


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("news.example", "news.example"),
        (" News.Example:8443 ", "news.example"),
        ("news.example:", "news.example"),
        ("192.0.2.7:80", "192.0.2.7"),
        ("xn--nws-bma.example", "xn--nws-bma.example"),
        ("news_room-2.example.", "news_room-2.example."),
        ("fd00::1", "[fd00::1]"),
        ("[FD00:0::1]", "[fd00::1]"),
        ("[fd00::1]:8443", "[fd00::1]"),
        ("::1", "[::1]"),
    ],
)
def test_a_name_may_have_the_port_that_a_browser_shows(name: str, host: str) -> None:
    assert named([name]) == (host,)


@pytest.mark.parametrize(
    "name",
    ["*", "*.example", "https://news.example", "news.example/desk", "", ":8443", "news.example:https", "a:1:2",
     "[news]", "news.example:123456", "me@news.example", "news example", "news.example,other.example",
     "[fd00::1", "fd00::1]", "[fd00::1:8443", "[[fd00::1]]", "a;b", "news\u200b.example", "news..example", ".example",
     "n\u00e9ws.example", "news.example\n.org"],
)  # fmt: skip
def test_a_name_is_that_of_one_host(name: str) -> None:
    with pytest.raises(InputError, match="is not the name of one host"):
        named(["news.example", name])


@pytest.mark.parametrize(
    "network", ["0.0.0.0/1", "128.0.0.0/1", "10.0.0.0/7", "::/0", "2000::/3", "::ffff:0:0/96", "::ffff:10.0.0.0/104"]
)
def test_a_wide_network_is_not_believed(network: str) -> None:
    with pytest.raises(InputError, match="is too wide a network"):
        addresses(f"127.0.0.1,{network}")


@pytest.mark.parametrize(("network", "meant"), [("10.0.0.1/8", "10.0.0.0/8"), ("fd00::1/64", "fd00::/64")])
def test_it_says_which_network_is_meant_by_an_address_in_it(network: str, meant: str) -> None:
    with pytest.raises(InputError, match=f"has host bits set; the network is {meant}"):
        addresses(network)


def test_a_proxy_is_an_address_or_a_network_of_ones_own() -> None:
    own = [
        "127.0.0.1",
        "10.0.0.0/8",
        "192.168.7.0/255.255.255.0",
        "::1",
        "2001:db8::/32",
        "fd00:0:0::/64",
        "fe80::1%lo",
        "::ffff:10.0.0.1",
    ]
    assert addresses(", ".join(own)) == own


def test_without_a_token_it_says_that_it_is_read_only(tmp_path: Path) -> None:
    process, line = started("--db", str(tmp_path / "news.db"), TWOSOURCE_TOKEN="")
    assert "read-only" in line
    process.terminate()
    process.communicate(timeout=PATIENCE)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--token", "short"], "--token: 5 characters are soon guessed"),
        (["--token", "schl\u00fcsselwort"], "--token: no header can carry it"),
        (["--token", "two words \u6c34"], "--token: no header can carry it"),
        (["--forwarded-allow-ips", "*"], "--forwarded-allow-ips: * is no address"),
        (["--forwarded-allow-ips", "127.0.0.1, 0.0.0.0/0"], "--forwarded-allow-ips: 0.0.0.0/0 is too wide"),
        (["--name", "*"], "--name: '*' is not the name of one host"),
        (["--host", "192.0.2.1"], "--host 192.0.2.1"),
        (["--db", "/dev/null/news.db"], "/dev/null"),
    ],
)
def test_what_is_wrong_is_one_line(tmp_path: Path, arguments: list[str], told: str) -> None:
    given = arguments if "--db" in arguments else [*arguments, "--db", str(tmp_path / "news.db")]
    done = subprocess.run([*CALL, *given], capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
