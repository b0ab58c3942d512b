"""Guards before every answer: who is asked for, how much is sent, what a browser may do with what it gets.

In comes an application; out goes the same one behind three layers of ASGI: hosts, sizes, headers. What nobody foresaw
ends here, too, as a page of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from fastapi import FastAPI, HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from twosource.serve.errors import problem, told

MAX_BODY = 8_000_000  # bytes; a page of news has some hundred thousand
SMALL = 900  # bytes; less is not worth packing
POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def guarded(app: FastAPI, hosts: Sequence[str]) -> None:
    """Puts the guards before an application; the last one added stands first."""
    app.add_middleware(Sizes)
    app.add_middleware(Fallback)
    app.add_middleware(GZipMiddleware, minimum_size=SMALL, compresslevel=6)
    app.add_middleware(Hosts, hosts=tuple(hosts))
    app.add_middleware(Safeguards)


class TooLarge(HTTPException):
    """More was sent than is taken; FastAPI lets no other exception out of what it reads."""

    def __init__(self) -> None:
        super().__init__(
            413, f"That is too much: at most {MAX_BODY:,} bytes are taken at once.", {"Connection": "close"}
        )


class Safeguards:
    """Adds what a browser has to keep to, unless an answer has a header of its own; HEAD is GET without a body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        method = "GET" if scope["method"] == "HEAD" else scope["method"]  # the server leaves the body away
        await self.app({**scope, "method": method}, receive, with_headers)


class Hosts:
    """Turns away who asks for another host: a stranger's name that leads here."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str]) -> None:
        self.app, self.hosts = app, frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http" and "*" not in self.hosts and host_of(scope) not in self.hosts:
            sentence = "This desk does not answer to that name: start it with --name or, for others, with --host."
            await problem(Request(scope), 421, sentence)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def host_of(scope: Scope) -> str:
    """The name under which a request asks, without its port."""
    host = Headers(scope=scope).get("host", "").lower()
    return host[: host.find("]") + 1] if host.startswith("[") else host.partition(":")[0]


class Sizes:
    """Takes no more than so many bytes, whatever a request says of itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdecimal() or int(length) > MAX_BODY:
            raise TooLarge
        await self.app(scope, partial(_counted, receive, [0]), send)


async def _counted(receive: Receive, taken: list[int]) -> Message:
    message = await receive()
    taken[0] += len(message.get("body", b""))
    if taken[0] > MAX_BODY:
        raise TooLarge
    return message


class Fallback:
    """Answers for what nobody foresaw, unless an answer has begun."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            status, sentence, headers = told(error)
            if begun or scope["type"] != "http":
                raise
            await problem(Request(scope), status, sentence, headers)(scope, receive, send)
