"""How much may be changed at once. In comes who asks; out goes leave, or 429 with the seconds to wait.

Each asker has a bucket that fills again by itself; a process keeps its own, so several together let more through.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

from fastapi import Depends, HTTPException, Request

BURST = 60  # changes at once
A_SECOND = 2.0  # changes that come back each second
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
            left, since = self.left.pop(asker, (self.burst, now))
            left = min(self.burst, left + (now - since) * self.a_second)
            allowed = left >= 1
            self.left[asker] = (left - 1 if allowed else left, now)
            while len(self.left) > ASKERS:
                self.left.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self.a_second


def bounded(request: Request) -> None:
    """Leave for one more change; raises HTTPException 429."""
    state: Any = request.app.state
    bucket: Bucket | None = getattr(state, "bucket", None)
    if bucket is None:
        bucket = state.bucket = Bucket()
    wait = bucket.wait(request.client.host if request.client else "")
    if wait:
        seconds = math.ceil(wait)
        raise HTTPException(
            429, f"Too many changes in a short time: go on in {seconds} s.", {"Retry-After": str(seconds)}
        )


Bounded = Depends(bounded)  # dependencies=[Bounded], behind Writing
