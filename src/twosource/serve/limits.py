"""How much may be changed, and how often a token guessed. In comes who asks; out goes leave, or 429 with the seconds.

Each asker has a bucket that fills again by itself; a process keeps its own, so several together let more through.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, IPv6Network
from threading import Lock
from typing import Any

from fastapi import Depends, HTTPException, Request

BURST = 60  # changes at once
A_SECOND = 2.0  # changes that come back each second
GUESSES, GUESSES_A_SECOND = 10, 0.2  # wrong tokens at once, and those that come back
NETWORK = 64  # bits that networks of IPv6 are told apart by
ASKERS = 10_000  # that are remembered; who asked longest ago is forgotten


class Bucket:
    """What each asker has left."""

    def __init__(
        self, burst: float = BURST, a_second: float = A_SECOND, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.burst, self.a_second, self.clock = burst, a_second, clock
        self.left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self.lock = Lock()

    def wait(self, asker: str) -> float:
        """0 where the asker may go on, which is counted; else the seconds until then."""
        now = self.clock()
        with self.lock:
            left = self._left(asker, now)
            self.left.pop(asker, None)
            self.left[asker] = (left - 1 if left >= 1 else left, now)
            while len(self.left) > ASKERS:
                self.left.popitem(last=False)
        return 0.0 if left >= 1 else (1 - left) / self.a_second

    def due(self, asker: str) -> float:
        """The same seconds, of which nothing is counted."""
        with self.lock:
            left = self._left(asker, self.clock())
        return 0.0 if left >= 1 else (1 - left) / self.a_second

    def _left(self, asker: str, now: float) -> float:
        left, since = self.left.get(asker, (self.burst, now))
        return min(self.burst, left + (now - since) * self.a_second)


def bounded(request: Request) -> None:
    """Leave for one more change; raises HTTPException 429."""
    refuse(kept(request, "bucket", Bucket).wait(asker(request)), "Too many changes in a short time")


def guessing(request: Request) -> None:
    """Leave to try a token; raises HTTPException 429 where too many were wrong, so that this one is not looked at."""
    refuse(_guesses(request).due(asker(request)), "Too many wrong tokens in a short time")


def guessed(request: Request) -> None:
    """Counts a token that was wrong."""
    _guesses(request).wait(asker(request))


def _guesses(request: Request) -> Bucket:
    return kept(request, "guesses", lambda: Bucket(GUESSES, GUESSES_A_SECOND))


def kept(request: Request, name: str, make: Callable[[], Bucket]) -> Bucket:
    """A bucket of this application."""
    state: Any = request.app.state
    if not hasattr(state, name):
        setattr(state, name, make())
    bucket: Bucket = getattr(state, name)
    return bucket


def asker(request: Request) -> str:
    """Who asks, by address; of IPv6 by network, since whoever has one address there has all of its network."""
    host = request.client.host if request.client else ""
    try:
        address = IPv6Address(host.partition("%")[0])
    except ValueError:
        return host
    return str(address.ipv4_mapped or IPv6Network((address, NETWORK), strict=False))


def refuse(wait: float, why: str) -> None:
    """Raises HTTPException 429 where somebody has to wait."""
    if wait:
        seconds = math.ceil(wait)
        raise HTTPException(429, f"{why}: go on in {seconds} s.", {"Retry-After": str(seconds)})


Bounded = Depends(bounded)  # dependencies=[Bounded], behind Writing
