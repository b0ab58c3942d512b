"""What the tables of measures share. In come a row and predicted lines; out come its scorer's figures."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Row:
    """One measure: the task that predicts, the gold, the scorer with its options, and where the figure stands.

    `split` names the lines of the gold that are measured, where it holds several parts.
    """

    task: str
    gold: str
    scorer: str
    measure: str
    path: tuple[str, ...]
    peer: str
    options: tuple[str, ...] = ()
    split: str | None = None


def scored(shared: Path, row: Row, gold: Path, predicted: Path) -> dict[str, Any]:
    """All figures of the row's scorer."""
    scorer = shared / "bench" / f"{row.scorer}.py"
    command = [sys.executable, str(scorer), str(gold), str(predicted), "--json", *row.options]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))


def figure(row: Row, scores: Any) -> float:
    """The figure that the row shows."""
    for key in row.path:
        scores = scores[key]
    return float(scores)


def has_gold(shared: Path) -> bool:
    """Whether there is something to measure; says so where there is not."""
    if (shared / "data").is_dir():
        return True
    print(f"bench: no gold at {shared}: nothing measured (SHARED=… names the folder)")
    return False
