"""Which program did it. Nothing comes in; out go the versions of all that can change a result, and a digest of them.

Two machines, or two runs, whose digests are equal do the same with the same report.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from twosource.settings import Settings
from twosource.versions import LENGTH, UNKNOWN, contents, installed, pipeline

READ_WITH = ("twosource", "spacy", "thinc", "numpy", "rapidfuzz", "lxml", "trafilatura", "htmldate")
OTHERS = ("pyarrow", "distributed")  # change how results are moved and kept, not what they are
ELSEWHERE = ("serve", "store", "command", "desk")  # folders and pages with which nothing is read or told
SETTINGS = ("pipeline", "encoder", "max_input_bytes", "max_report_chars", "max_report_words", "max_fetch_bytes")


def versions(settings: Settings) -> dict[str, str]:
    """Names and versions; the language pipeline under its own name, our own code by a digest of its files."""
    packages = {name: installed(name) or UNKNOWN for name in (*READ_WITH, *OTHERS)}
    return {
        "python": platform.python_version(),
        "code": code(),
        **packages,
        settings.pipeline: pipeline(settings.pipeline),
    }


def program(settings: Settings) -> str:
    """The digest of all versions and settings that can change what is read in a report or told of a story."""
    told = {name: value for name, value in versions(settings).items() if name not in OTHERS}
    chosen = {name: getattr(settings, name) for name in SETTINGS}
    return hashlib.sha256(json.dumps([told, chosen], sort_keys=True).encode()).hexdigest()[:LENGTH]


def differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> list[str]:
    """What differs, each as "name ours theirs"."""
    names = sorted({*ours, *theirs}.difference(OTHERS))
    return [f"{n} {ours.get(n, '-')} here, {theirs.get(n, '-')} there" for n in names if ours.get(n) != theirs.get(n)]


@cache
def code() -> str:
    """A digest of this program's files, as far as they read and tell."""
    root = Path(__file__).parent.parent
    return contents(root, (path for path in sorted(root.rglob("*")) if path.is_file() and _counts(path, root)))


def _counts(path: Path, root: Path) -> bool:
    parts = path.relative_to(root).parts
    return parts[0].removesuffix(".py") not in ELSEWHERE and "__pycache__" not in parts
