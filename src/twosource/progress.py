"""What takes long, told while it happens. In comes what is fetched or read; out goes a line that comes and goes.

It stands on standard error, and only where somebody reads along: a pipe or a file gets nothing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.status import Status

LONGEST = 100  # characters of a name


class Progress:
    """Called with each address that is fetched, and with None when there are no more; `reading` so with reports."""

    def __init__(self) -> None:
        self.status: Status | None = None

    def __call__(self, address: str | None) -> None:
        """Shows the address instead of the one before."""
        self.show("Fetching", address)

    def reading(self, report: str | None) -> None:
        """Shows the report instead of the one before."""
        self.show("Reading", report)

    def show(self, doing: str, name: str | None) -> None:
        """What is being done to what, for as long as nothing else is shown."""
        if name is None:
            if self.status is not None:
                self.status.stop()
                self.status = None
            return
        if sys.stderr is None or not sys.stderr.isatty():
            return
        from rich.text import Text  # noqa: PLC0415  (most runs have nobody who reads along)

        plain = "".join(letter if letter.isprintable() else "?" for letter in name[:LONGEST])
        words = Text(f"{doing} {plain}")  # a name is no markup
        if self.status is None:
            from rich.console import Console  # noqa: PLC0415

            self.status = Console(stderr=True).status(words)
            self.status.start()
        self.status.update(words)
