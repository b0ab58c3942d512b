"""What tests of collecting share: a real HTTP server on this machine that says word for word what a test wants.

server.says("/story", server.page("The harbor was shut."))
"""

from __future__ import annotations

import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Self

import pytest

from twosource.settings import Settings

Talk = Callable[[socket.socket, "Asked"], None]


FILLING = (
    "The harbor of Bergen was closed to all ships on Friday after its pilots had walked out in a dispute over pay.",
    "The union said that its members would not return to work before the port authority had made a better offer, and "
    "that it was ready to talk over the weekend. A spokesman for the authority declined to comment.",
    "About forty ships were waiting outside the harbor by noon, the coast guard said, among them two ferries.",
)


class Asked:
    """One request: its path, and its headers in small letters."""

    def __init__(self, raw: bytes) -> None:
        first, *lines = raw.decode("latin-1").split("\r\n")
        self.path = first.split(" ")[1]
        self.headers = {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)
        }


def answer(status: int, body: str | bytes = b"", *, length: int | None = None, **headers: str) -> Talk:
    """A whole answer; `length` is what it claims to be long."""
    raw = body.encode() if isinstance(body, str) else body
    named: Mapping[str, str] = {name.replace("_", "-"): value for name, value in headers.items()}
    told = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(raw) if length is None else length)}
    lines = [f"{name}: {value}\r\n" for name, value in {**told, **named}.items()]
    head = f"HTTP/1.1 {status} So\r\n{''.join(lines)}Connection: close\r\n\r\n".encode("latin-1")

    def talk(line: socket.socket, _: Asked) -> None:
        line.sendall(head + raw)

    return talk


def drip(pieces: list[bytes], seconds: float, times: int = 1000) -> Talk:
    """The first piece at once, then the others over and over, slowly."""

    def talk(line: socket.socket, _: Asked) -> None:
        line.sendall(pieces[0])
        for number in range(times):
            time.sleep(seconds)
            line.sendall(pieces[1 + number % (len(pieces) - 1)])

    return talk


def redirect(location: str, status: int = 302) -> Talk:
    """An answer that leads elsewhere."""
    return answer(status, Location=location)


def hang_up(line: socket.socket, _: Asked) -> None:
    """Says nothing."""
    line.close()


def page(*paragraphs: str, title: str = "Harbor shut", head: str = "") -> str:
    """A plain page with a text long enough to be a report."""
    told = "".join(f"<p>{paragraph}</p>" for paragraph in (*paragraphs, *FILLING))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1>{told}</article></body></html>"
    )


class Server:
    """Answers on 127.0.0.1; what is not told is not there, and a robots.txt neither."""

    def __init__(self) -> None:
        self.talks: dict[str, Talk] = {}
        self.asked: list[Asked] = []
        outer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                raw = b""
                with suppress(OSError):
                    while b"\r\n\r\n" not in raw and (piece := self.request.recv(65_536)):
                        raw += piece
                    if raw:
                        asked = Asked(raw.partition(b"\r\n\r\n")[0])
                        outer.asked.append(asked)
                        outer.talks.get(asked.path.partition("?")[0], answer(404))(self.request, asked)

        class Threads(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

        self.server = Threads(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def says(self, path: str, talk: Talk | str | bytes, **headers: str) -> str:
        """What is told at a path; its address."""
        if not callable(talk):
            talk = answer(200, talk, **headers)
        self.talks[path] = talk
        return self.url + path

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [one.path for one in self.asked]

    answer = staticmethod(answer)
    drip = staticmethod(drip)
    redirect = staticmethod(redirect)
    hang_up = staticmethod(hang_up)
    page = staticmethod(page)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as found:
        yield found


class Rests:
    """A clock of the client's that moves only while it rests; `taken` are its rests."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.taken: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.taken.append(round(seconds, 6))


@pytest.fixture
def rests(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the client has rested between requests, by a clock that no other work moves."""
    clock = Rests()
    monkeypatch.setattr("twosource.collect.web.client.time", clock)
    return clock.taken


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings for a server on this machine; the limits of size are small, those of time what a busy machine needs."""
    return Settings(
        allow_private_addresses=True,
        connect_seconds=60,
        read_seconds=60,
        fetch_seconds=120,
        fetch_pause=0,
        max_fetch_bytes=300_000,
        cache_folder=str(tmp_path / "kept"),
    )
