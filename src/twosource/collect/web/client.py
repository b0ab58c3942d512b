"""Fetches what the user asks for, and nothing else. In comes an address; out goes Fetched, or InputError with one line.

    with Client(load_settings()) as client:
        page = client.fetch("https://example.org/story")

Each redirect is checked like the first address. Nothing is tried twice, no cookie is kept, no password sent.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import metadata
from pathlib import Path
from typing import Self

import httpcore2
import httpx2

from twosource.collect.encodings import charset_of
from twosource.collect.web.addresses import checked, host, joined
from twosource.collect.web.bodies import ACCEPTED, body
from twosource.collect.web.caching import Cache, default_folder
from twosource.collect.web.connections import Backend, Clock, Transport
from twosource.collect.web.robots import LARGEST, Answer, Robots
from twosource.errors import InputError
from twosource.settings import Settings

AGENT = "Twosource"  # the name under which a robots.txt may speak of us
ACCEPT = (
    "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, application/json;q=0.9, text/plain;q=0.8, */*;q=0.1"
)
REDIRECTS = frozenset((301, 302, 303, 307, 308))


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes at an address: `url` is where they were in the end, `media` and `charset` are what the site says."""

    url: str
    raw: bytes
    media: str | None = None
    charset: str | None = None


class Client:
    """Fetches one address at a time, each within the limits of the settings."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = Clock(settings.fetch_seconds)
        self.transport = Transport(Backend(self.clock, allow_private=settings.allow_private_addresses))
        self.robots = Robots(AGENT, self._robots)
        self.cache = Cache(Path(settings.cache_folder or default_folder()), settings.max_cache_bytes)
        self.agent = agent(settings.contact)
        self.visited: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes all connections."""
        self.transport.close()

    def fetch(self, url: str) -> Fetched:
        """What stands at the address; raises InputError where it cannot or may not be had."""
        self.clock.start()
        for _ in range(self.settings.max_redirects + 1):
            url = checked(url)
            self.robots.check(url)
            self._wait(url)
            kept = self.cache.get(url)
            with self._answer(url, kept.conditions() if kept else {}) as answer:
                if answer.status_code in REDIRECTS and "location" in answer.headers:
                    url = joined(url, answer.headers["location"])
                    continue
                if answer.status_code == 304 and kept:
                    return fetched(url, kept.headers, kept.raw)
                if answer.status_code != 200:
                    raise InputError(refusal(answer))
                raw = self._body(answer, self.settings.max_fetch_bytes)
                self.cache.put(url, answer.headers, raw)
                return fetched(url, answer.headers, raw)
        raise InputError(f"not fetched: more than {self.settings.max_redirects} redirects")

    def _robots(self, url: str) -> Answer:
        """The robots.txt at the address; as many redirects are followed as for a page."""
        for _ in range(self.settings.max_redirects + 1):
            with self._answer(checked(url), {}) as answer:
                if answer.status_code in REDIRECTS and "location" in answer.headers:
                    url = joined(url, answer.headers["location"])
                    continue
                if answer.status_code != 200:
                    return Answer(answer.status_code)
                return Answer(200, self._body(answer, 2 * LARGEST))
        return Answer(404)  # by the standard, one behind too many redirects is not there

    def _wait(self, url: str) -> None:
        """Lets as much time pass between two requests to a host as it asks for, within bounds."""
        now, name = time.monotonic(), host(url)
        pause = min(max(self.robots.delay(url), self.settings.fetch_pause), self.settings.max_crawl_delay)
        if name in self.visited and (rest := self.visited[name] + pause - now) > 0:
            time.sleep(rest)
            self.clock.until += rest  # a pause is no delay of the site's
        self.visited[name] = time.monotonic()

    @contextmanager
    def _answer(self, url: str, conditions: Mapping[str, str]) -> Iterator[httpx2.Response]:
        """The answer to a request, its body still to be read; raises InputError in one line for all that goes wrong."""
        limits = {"connect": self.settings.connect_seconds, "read": self.settings.read_seconds}
        limits["write"] = limits["read"]
        headers = {"User-Agent": self.agent, "Accept": ACCEPT, "Accept-Encoding": ACCEPTED, "Connection": "close"}
        try:
            request = httpx2.Request("GET", url, headers=headers | dict(conditions), extensions={"timeout": limits})
            answer = self.transport.handle_request(request)
            try:
                yield answer
            finally:
                answer.close()
        except httpcore2.ConnectTimeout as error:
            raise InputError(f"cannot be fetched: no connection within {limits['connect']:g} seconds") from error
        except (httpcore2.TimeoutException, httpx2.TimeoutException) as error:
            raise InputError(f"cannot be fetched: {self._too_slow()}") from error
        except httpcore2.ConnectError as error:
            raise InputError(f"cannot be fetched: no connection ({told(error)})") from error
        except (httpcore2.ProtocolError, httpcore2.NetworkError, httpcore2.UnsupportedProtocol) as error:
            raise InputError(f"cannot be fetched: broken off or no proper answer ({told(error)})") from error
        except (httpx2.InvalidURL, UnicodeError) as error:
            raise InputError(f"not fetched: a broken address ({told(error)})") from error

    def _too_slow(self) -> str:
        if time.monotonic() >= self.clock.until:
            return f"not there after {self.settings.fetch_seconds:g} seconds"
        return f"nothing came for {self.settings.read_seconds:g} seconds"

    def _body(self, answer: httpx2.Response, most: int) -> bytes:
        return body(answer.iter_raw(), answer.headers.get("content-encoding", ""), most)


def fetched(url: str, headers: Mapping[str, str], raw: bytes) -> Fetched:
    """What was fetched, with what the server calls it."""
    kind = headers.get("content-type", "")
    return Fetched(url, raw, kind.partition(";")[0].strip().lower() or None, charset_of(kind))


def refusal(answer: httpx2.Response) -> str:
    """Why an answer has nothing to read, in one line."""
    wait = answer.headers.get("retry-after", "")
    later = f"; the site says to come back in {wait} seconds" if wait.isdecimal() and len(wait) < 8 else ""
    return f"cannot be fetched: the site answers {answer.status_code} {answer.reason_phrase}".rstrip() + later


def agent(contact: str | None) -> str:
    """Who asks, and where one may turn to: the user's address, else the project's where the package names one."""
    about = metadata("twosource")
    turn_to = contact or (about.get_all("Project-URL") or [""])[0].rpartition(" ")[2]
    return f"{AGENT}/{about['Version']}" + (f" (+{turn_to})" if turn_to else "")


def told(error: Exception) -> str:
    """What an error says, in one short line."""
    return " ".join(str(error).split())[:120] or type(error).__name__
