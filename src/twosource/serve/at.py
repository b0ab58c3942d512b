"""The moment of the past that is looked at. In come two moments, either of them open; out goes part of an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class At:
    """The moment to go back to: `as_of` what had been published by then, `known` what the desk had told by then."""

    as_of: datetime | None = None
    known: datetime | None = None

    @property
    def query(self) -> str:
        """It as part of an address: empty for now."""
        named = (("as_of", self.as_of), ("known", self.known))
        parts = [f"{name}={moment.replace(tzinfo=None).isoformat()}Z" for name, moment in named if moment]
        return f"?{'&'.join(parts)}" if parts else ""
