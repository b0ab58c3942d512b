"""What a site lets programs read, RFC 9309. In comes an address; out goes whether it may be fetched, and how fast.

A robots.txt that is not there (4xx) allows all; one that cannot be had for now (5xx, no answer) allows nothing.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twosource.collect.web.addresses import origin
from twosource.errors import InputError

if TYPE_CHECKING:
    from protego import Protego

LARGEST = 512_000  # bytes that are read at least, by the standard; what follows is not


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for a robots.txt: a status, and the bytes where it is 200."""

    status: int
    raw: bytes = b""


@dataclass(slots=True)
class Robots:
    """The rules of each site, asked for once; `ask` fetches a robots.txt and raises InputError where nobody answers."""

    agent: str
    ask: Callable[[str], Answer]
    rules: dict[str, Protego | InputError] = field(default_factory=dict)

    def check(self, url: str) -> None:
        """Raises InputError where the site does not let the address be fetched."""
        rules = self._of(url)
        if isinstance(rules, InputError):
            raise rules
        if not rules.can_fetch(url, self.agent):
            raise InputError("not fetched: robots.txt of the site forbids it")

    def delay(self, url: str) -> float:
        """Seconds that the site wants between two requests."""
        rules = self._of(url)
        return 0.0 if isinstance(rules, InputError) else max(rules.crawl_delay(self.agent) or 0.0, 0.0)

    def _of(self, url: str) -> Protego | InputError:
        site = origin(url)
        if site not in self.rules:
            self.rules[site] = self._asked(f"{site}/robots.txt")
        return self.rules[site]

    def _asked(self, url: str) -> Protego | InputError:
        from protego import Protego  # noqa: PLC0415  (needed only when something is fetched)

        try:
            answer = self.ask(url)
        except InputError as error:
            return InputError(f"{error} (asked for robots.txt)")
        if answer.status >= 500:
            return InputError(f"not fetched: robots.txt of the site cannot be read for now ({answer.status})")
        raw = answer.raw[:LARGEST].removeprefix(BOM_UTF8) if answer.status < 300 else b""
        return Protego.parse(raw.decode("utf-8", errors="replace"))
