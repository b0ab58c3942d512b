"""Which program did it. Nothing comes in; out go the versions of all that can change a result, and a digest of them.

Two machines, or two runs, whose digests are equal do the same with the same report.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from twosource.settings import Settings

READ_WITH = ("twosource", "spacy", "thinc", "numpy", "rapidfuzz", "lxml", "trafilatura", "htmldate")
OTHERS = ("pyarrow", "distributed")  # change how results are moved and kept, not what they are
ELSEWHERE = ("serve", "store", "command", "desk")  # folders and pages with which nothing is read or told
SETTINGS = ("pipeline", "encoder", "max_input_bytes", "max_report_chars", "max_report_words", "max_fetch_bytes")
LENGTH = 16


def versions(settings: Settings) -> dict[str, str]:
    """Names and versions; the language pipeline under its own name, our own code by a digest of its files."""
    found = {"python": platform.python_version(), "code": code()}
    for name in (*READ_WITH, *OTHERS, settings.pipeline):
        if name == settings.pipeline and os.path.isdir(name):
            found[name] = folder_version(Path(name))
            continue
        try:
            found[name] = version(name.replace("_", "-"))
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def folder_version(folder: Path) -> str:
    """What a language pipeline that lies in a folder says of itself, as a digest."""
    told = [path.read_bytes() for name in ("meta.json", "config.cfg") if (path := folder / name).is_file()]
    return hashlib.sha256(b"".join(told)).hexdigest()[:LENGTH]


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
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        place = path.relative_to(root)
        if path.is_file() and place.parts[0].removesuffix(".py") not in ELSEWHERE and "__pycache__" not in place.parts:
            digest.update(f"{place.as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:LENGTH]
