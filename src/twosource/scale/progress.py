"""How far a run is, told on standard error. In come counts; out go lines with rate and time left.

A terminal sees one line that changes; a file or pipe gets a line now and then, so that a log of hours stays short.
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field

EVERY = 30.0  # seconds between two lines of a log
OFTEN = 0.5  # seconds between two states of a terminal's line
FIRST = 2.0  # seconds before anything is told of a rate


@dataclass(slots=True)
class Progress:
    """The stage at hand: what is counted, how much is done, which share of all that is."""

    quiet: bool = False
    stage: str = ""
    noun: str = ""
    count: int = 0
    fresh: int = 0
    began: float = 0.0
    told: float = 0.0
    share: float = 0.0
    skipped: float = 0.0
    seconds: dict[str, float] = field(default_factory=dict)

    def begin(self, stage: str, noun: str) -> None:
        """Another stage."""
        self.stage, self.noun, self.count, self.fresh = stage, noun, 0, 0
        self.share = self.skipped = 0.0
        self.began = time.monotonic()
        self.told = self.began if not terminal() else 0.0

    def ready(self) -> None:
        """Only now the work begins: what came before was a stage of its own."""
        now = time.monotonic()
        self.seconds["starting"] = now - self.began
        self.began = now

    def step(self, count: int, share: float, *, fresh: bool = True) -> None:
        """So many more are done, which makes it this share of all; those that were done before are not `fresh`."""
        self.count += count
        if fresh:
            self.fresh += count
        else:
            self.skipped = max(self.skipped, share)
        self.share = max(share, self.share)  # units are not done in their order
        now = time.monotonic()
        if now - self.told >= (OFTEN if terminal() else EVERY):
            self.told = now
            self.tell(self.line(now - self.began))

    def line(self, seconds: float) -> str:
        """The state in one line."""
        told = f"{self.stage}: {self.count:,} {self.noun}"
        if self.share:
            told += f", {min(1.0, self.share):.0%}"
        if seconds >= FIRST and self.fresh:
            told += f", {self.fresh / seconds:.1f} a second"
            if self.share - self.skipped > 0 and self.share < 1:
                told += f", {span(seconds * (1 - self.share) / (self.share - self.skipped))} left"
        return told

    def end(self) -> None:
        """The stage is over."""
        seconds = time.monotonic() - self.began
        self.seconds[self.stage] = self.seconds.get(self.stage, 0.0) + seconds
        self.share = 0.0
        self.tell(f"{self.line(seconds)}, {span(seconds)}", last=True)

    def tell(self, line: str, *, last: bool = False) -> None:
        """One line, in the place of the one before where somebody reads along."""
        if self.quiet or sys.stderr is None:
            return
        with suppress(OSError):
            sys.stderr.write(f"\r\x1b[K{line}{chr(10) if last else ''}" if terminal() else f"{line}\n")
            sys.stderr.flush()


def terminal() -> bool:
    """Whether somebody reads along."""
    return sys.stderr is not None and sys.stderr.isatty()


def span(seconds: float) -> str:
    """A length of time in words.

    >>> span(42), span(200), span(9000)
    ('42 s', '3 min 20 s', '2 h 30 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
