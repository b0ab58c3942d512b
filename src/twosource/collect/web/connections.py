"""Connections that watch where they lead and how long they take. In come host and port; out goes a checked stream.

A name is looked up once, each address found is checked, and it is that very address to which the connection is made: a
name server that answers otherwise the second time gains nothing. One clock runs for all that is done for an address,
so that a server which sends a byte now and then cannot keep anybody waiting.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import httpcore2
import httpx2

from twosource.collect.web.addresses import is_public
from twosource.errors import InputError

SocketOptions = Iterable[tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]] | None


class RefusedAddress(InputError):
    """A name that leads to no public machine."""


@dataclass(slots=True)
class Clock:
    """The time that is left for one address."""

    seconds: float
    until: float = field(default=0.0)

    def start(self) -> None:
        """Begins anew."""
        self.until = time.monotonic() + self.seconds

    def left(self, most: float | None = None) -> float:
        """Seconds, at most so many; raises ReadTimeout where none are left."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout(f"more than {self.seconds:g} seconds")
        return left if most is None else min(left, most)


class Stream(httpcore2.NetworkStream):
    """A stream whose every step ends with the clock."""

    def __init__(self, inner: httpcore2.NetworkStream, clock: Clock) -> None:
        self.inner = inner
        self.clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes, as soon as there are any."""
        return self.inner.read(max_bytes, self.clock.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends all bytes."""
        self.inner.write(buffer, self.clock.left(timeout))

    def close(self) -> None:
        """Ends the connection."""
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """The same stream, encrypted."""
        return Stream(self.inner.start_tls(ssl_context, server_hostname, self.clock.left(timeout)), self.clock)

    def get_extra_info(self, info: str) -> Any:
        """What the stream knows about itself."""
        return self.inner.get_extra_info(info)


class Backend(httpcore2.NetworkBackend):
    """Connects to public machines only, unless private ones are allowed."""

    def __init__(self, clock: Clock, *, allow_private: bool) -> None:
        self.clock = clock
        self.allow_private = allow_private
        self.sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions = None,
    ) -> httpcore2.NetworkStream:
        """A stream to the first machine that answers; raises RefusedAddress where none may be asked."""
        numbers = resolved(host, port, self.clock.left(timeout))
        allowed = [number for number in numbers if self.allow_private or is_public(number)]
        if not allowed:
            raise RefusedAddress(f"not fetched: {host} is a private or local address; --allow-private fetches it")
        for number in allowed[:-1]:
            try:
                return self._connected(number, port, timeout, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return self._connected(allowed[-1], port, timeout, socket_options)

    def _connected(
        self, number: str, port: int, timeout: float | None, socket_options: SocketOptions
    ) -> httpcore2.NetworkStream:
        seconds = self.clock.left(timeout)
        return Stream(self.sockets.connect_tcp(number, port, seconds, socket_options=socket_options), self.clock)


class Transport(httpx2.BaseTransport):
    """Requests over such connections: without proxies, cookies, redirects or anything else that is remembered."""

    def __init__(self, backend: Backend) -> None:
        self.pool = httpcore2.ConnectionPool(network_backend=backend, max_keepalive_connections=0)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The response, its body still to be read."""
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self.pool.handle_request(
            httpcore2.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        )
        return httpx2.Response(answer.status, headers=answer.headers, stream=Body(answer))

    def close(self) -> None:
        """Closes all connections."""
        self.pool.close()


class Body(httpx2.SyncByteStream):
    """The body of a response as it comes in."""

    def __init__(self, answer: httpcore2.Response) -> None:
        self.answer = answer

    def __iter__(self) -> Any:
        return self.answer.iter_stream()

    def close(self) -> None:
        """Gives the connection back."""
        self.answer.close()


def resolved(host: str, port: int, seconds: float) -> list[str]:
    """The IP addresses of a host, in the order to try them; a name server that does not answer is not waited for."""
    answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()
    threading.Thread(target=_look_up, args=(host, port, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise httpcore2.ConnectTimeout("no answer from the name server") from None
    if isinstance(answer, OSError):
        raise InputError(f"cannot be fetched: no such host: {host}") from answer
    return answer


def _look_up(host: str, port: int, answers: queue.SimpleQueue[list[str] | OSError]) -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
    except (OSError, UnicodeError) as error:
        answers.put(error if isinstance(error, OSError) else OSError(str(error)))
