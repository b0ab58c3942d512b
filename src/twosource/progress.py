"""What takes long, told while it happens. In come addresses as they are fetched; out goes a line that comes and goes.

It stands on standard error, and only where somebody reads along: a pipe or a file gets nothing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.status import Status

LONGEST = 100  # characters of an address


class Progress:
    """Called with each address, and with None when there are no more."""

    def __init__(self) -> None:
        self.status: Status | None = None

    def __call__(self, address: str | None) -> None:
        """Shows the address instead of the one before."""
        if address is None:
            if self.status is not None:
                self.status.stop()
            return
        if sys.stderr is None or not sys.stderr.isatty():
            return
        from rich.text import Text  # noqa: PLC0415  (most runs fetch nothing)

        words = Text(f"Fetching {address[:LONGEST]}")  # an address is no markup
        if self.status is None:
            from rich.console import Console  # noqa: PLC0415

            self.status = Console(stderr=True).status(words)
            self.status.start()
        self.status.update(words)
