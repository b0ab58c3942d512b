"""Files out of paths. In come paths as a user gives them; out go files to read, sorted, and what is left out.

A folder is walked with all its subfolders; hidden files, and those whose names are of no kind that is read, stay out.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from twosource.collect.web.addresses import is_address
from twosource.errors import InputError
from twosource.model import LeftOut

STDIN = "-"
TEXT = frozenset((".txt", ".text", ".md", ".markdown", ".asc", ""))
LINES = frozenset((".jsonl", ".ndjson", ".jl"))
JSON = frozenset((".json",))
PAGES = frozenset((".html", ".htm", ".xhtml"))
MARKUP = frozenset((".xml", ".rss", ".atom", ".rdf", ".nitf"))
ARCHIVES = frozenset((".warc",))
TABLES = frozenset((".csv", ".tsv"))
MAIL = frozenset((".eml", ".mbox", ".msg"))
LISTS = frozenset((".opml",))
PACKED = ".gz"
LOOKED_AT = 4_096
TOLD_OF = (TEXT - {""}) | PAGES  # files beside which others may tell about them
SIDECARS = (".json", ".yaml", ".yml", ".meta.json", ".meta.yaml", ".meta.yml")
POOL = "reports.json"


def files(paths: Sequence[str | Path], also: tuple[str, ...] = ()) -> tuple[list[str], list[LeftOut]]:
    """Every file or address that the paths name, once and sorted; sidecars and `reports.json` are not among them.

    `also` are endings of names that are read from a folder besides those that always are.
    """
    found: set[str] = set()
    left_out: list[LeftOut] = []
    for path in dict.fromkeys(normal(path) for path in paths):
        if path == STDIN or is_address(path):
            found.add(path)
        elif os.path.isdir(path):
            inside, others = in_folder(path, also)
            found.update(inside)
            left_out += others
        elif problem := trouble(path):
            left_out.append(LeftOut(path, problem))
        elif not is_sidecar(path):
            found.add(path)
    return sorted(found), left_out


def touched(paths: Sequence[str | Path]) -> Iterator[str]:
    """Every file that is read for these paths: what they name, what stands in them, and what may tell about that."""
    yield from map(normal, paths)
    for path in files(paths)[0]:
        yield path
        if path != STDIN and not is_address(path):
            yield from (*beside(path), os.path.join(os.path.dirname(path), POOL))


def beside(path: str) -> list[str]:
    """Where metadata of a report may stand, the surest place first: NAME.json, then NAME.txt.json, of NAME.txt."""
    return [base + ending for base in (os.path.splitext(path)[0], path) for ending in SIDECARS]


def normal(path: str | Path) -> str:
    """A path in its plain form; an address as it is."""
    given = str(path)
    return given if given in (STDIN, "") or is_address(given) else os.path.normpath(given)  # "" must not become "."


def in_folder(folder: str, also: tuple[str, ...] = ()) -> tuple[list[str], list[LeftOut]]:
    """The files of a folder and its subfolders that can be reports; a folder behind a link is not entered."""
    found: list[str] = []
    left_out: list[LeftOut] = []
    for root, folders, names in os.walk(folder, onerror=lambda error: left_out.append(_unopened(error))):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not saved_with(name, names))
        for name in sorted(names):
            path = os.path.join(root, name)
            if name.startswith(".") or is_sidecar(path):
                continue
            if problem := trouble(path) or (None if name.lower().endswith(also) else other_kind(name)):
                left_out.append(LeftOut(path, problem))
            else:
                found.append(path)
    if not found and not left_out:
        left_out.append(LeftOut(folder, "no report in this folder"))
    return found, left_out


def trouble(path: str) -> str | None:
    """Why a path cannot be opened, or None."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return "a link to nothing" if os.path.islink(path) else "no such file or folder"
    except (OSError, ValueError) as error:
        return _told(error)
    if not stat.S_ISREG(mode) and not path.startswith(("/dev/fd/", "/dev/stdin", "/proc/self/fd/")):
        return "no ordinary file"
    return None


def other_kind(name: str) -> str | None:
    """Why a file of this name is no report when it lies in a folder; one given by its own path is always tried."""
    suffix = os.path.splitext(name.lower().removesuffix(PACKED))[1]
    if suffix in LISTS:
        return "a list of feeds: given by itself, its feeds are fetched"
    if suffix not in TEXT | LINES | JSON | PAGES | MARKUP | ARCHIVES or (not suffix and name.lower().endswith(PACKED)):
        return f"{suffix or PACKED} files are not read from a folder"
    return "a readme, not a report" if name.lower().startswith("readme") else None


def saved_with(folder: str, names: Sequence[str]) -> bool:
    """Whether a browser made the folder for what belongs to a page that it saved: "Story_files" beside "Story.html"."""
    stem = folder.removesuffix("_files")
    return stem != folder and any(stem + suffix in names for suffix in PAGES)


def is_sidecar(path: str) -> bool:
    """Whether a file tells about a report beside it rather than being one."""
    folder, name = os.path.split(path)
    if name == POOL:
        return not os.path.isfile(path) or any(
            os.path.splitext(other)[1].lower() in TOLD_OF for other in _listed(folder)
        )
    for ending in sorted(SIDECARS, key=len, reverse=True):
        if name.endswith(ending):
            stem = path[: -len(ending)]
            return (os.path.splitext(stem)[1] in TOLD_OF and os.path.isfile(stem)) or any(
                os.path.isfile(stem + suffix) for suffix in sorted(TOLD_OF)
            )
    return False


def begins(path: str) -> bytes:
    """How a file begins; nothing of one that cannot be opened, or only once."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return b""
        with open(path, "rb") as file:
            return file.read(LOOKED_AT)
    except (OSError, ValueError):
        return b""


def load(path: str, stdin: BinaryIO | None, most: int) -> bytes:
    """The bytes of a file or of standard input; raises InputError where there are too many or none can be had."""
    try:
        if path == STDIN:
            raw = stdin.read(most + 1) if stdin else b""
        else:
            with open(path, "rb") as file:
                raw = file.read(most + 1)
    except (OSError, ValueError) as error:
        raise InputError(_told(error)) from error
    if len(raw) > most:
        raise InputError(f"larger than {most:,} bytes")
    return raw


def _listed(folder: str) -> Iterator[str]:
    try:
        yield from sorted(os.listdir(folder or "."))
    except OSError:
        return


def _unopened(error: OSError) -> LeftOut:
    return LeftOut(str(error.filename), _told(error))


def _told(error: OSError | ValueError) -> str:
    return f"cannot be opened: {(getattr(error, 'strerror', None) or str(error)).lower()}"
