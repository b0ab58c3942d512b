"""Limits of time and memory for one report. In come seconds and bytes; what goes beyond them ends with Exceeded.

The alarm ends what runs in Python, regular expressions too. What no longer listens is ended by the system a little
later, by the processor time that it takes, and by the process that waits for it (`supervisor`).
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

GRACE = 5.0  # seconds between the alarm and the end of a process that does not listen to it
MEGABYTE = 1_000_000
STATUS = Path("/proc/self/statm")


class Exceeded(BaseException):
    """A report took too long; no Exception, so that nothing on the way takes it for one of its own."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Ends what is inside with Exceeded after so many seconds; only in the main thread of a process."""
    before = signal.signal(signal.SIGALRM, _ring)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    signal.setitimer(signal.ITIMER_PROF, seconds + GRACE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGALRM, before)


def limit_memory(megabytes: float) -> None:
    """No more than so much memory beyond what this process has now; without effect where the system knows no limit."""
    most = address_space() + int(megabytes * MEGABYTE)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def address_space() -> int:
    """The bytes of address space that this process has; 0 where the system does not tell."""
    try:
        return int(STATUS.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except (OSError, ValueError):
        return 0


def _ring(signum: int, frame: object) -> None:
    raise Exceeded
