"""The report on a run. In comes what happened; out go `run.json` for programs and `run.txt` for people.

What differs from run to run (times, rates, what had been done before) stands under `run`; all else is the same for the
same inputs, however many workers there were.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from twosource.scale.progress import span
from twosource.scale.schema import FORMAT

REASONS = 12  # shown to people


@dataclass(slots=True)
class Summary:
    """All that is told of a run."""

    inputs: int = 0
    bytes: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    aside: Counter[str] = field(default_factory=Counter)
    versions: dict[str, str] = field(default_factory=dict)
    program: str = ""
    hashes: dict[str, str] = field(default_factory=dict)
    run: dict[str, Any] = field(default_factory=dict)

    def count_aside(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Counts what was set aside by its kind and reason, numbers and names in the reasons apart."""
        for row in rows:
            self.aside[f"{row['what']}: {general(str(row['reason']))}"] += 1

    def as_json(self) -> str:
        """For programs."""
        told = {
            "format": FORMAT,
            "inputs": {"files": self.inputs, "bytes": self.bytes},
            "rows": self.counts,
            "set_aside": dict(sorted(self.aside.items())),
            "program": self.program,
            "versions": self.versions,
            "sha256": self.hashes,
            "run": self.run,
        }
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"

    def as_text(self) -> str:
        """For people."""
        rows = [f"  {count:>12,}  {name}" for name, count in self.counts.items()]
        most = self.aside.most_common()
        aside = [f"  {count:>12,}  {reason}" for reason, count in most[:REASONS]]
        if len(most) > REASONS:
            aside.append(f"  {sum(count for _, count in most[REASONS:]):>12,}  for {len(most) - REASONS} other reasons")
        stages = [f"  {span(seconds):>12}  {stage}" for stage, seconds in self.run.get("seconds", {}).items()]
        return "\n".join([
            f"{self.inputs:,} files of {self.bytes / 1e6:,.1f} MB, with {self.run.get('executor', 'no workers')}",
            f"{self.run.get('reports_read', 0):,} reports read in this run, "
            f"{self.run.get('reports_read_before', 0):,} before; {self.run.get('rate', 0.0):.1f} a second",
            "", "Rows", *rows, "", "Set aside", *(aside or ["             0"]), "", "Time", *stages, "",
        ])  # fmt: skip


def general(reason: str) -> str:
    """A reason without what tells one report from the other: what stands in brackets, and behind a colon."""
    head = reason.partition(" (")[0]
    return "the same as another" if head.startswith("the same as ") else head[:100]
