"""Which program and which pipeline it is. In come names, folders and files; out go versions and digests of contents.

installed("spacy")              "3.8.7"; None where it is not installed
pipeline("en_core_web_sm")      a package's version, or a digest of all that a pipeline's folder holds
contents(root, paths)           one digest of files and where they stand below root
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LENGTH = 16
UNKNOWN = "not installed"


@cache
def installed(name: str) -> str | None:
    """The version of a package, by the name that it is installed or imported under; None where it is not."""
    try:
        return version(name.replace("_", "-"))
    except PackageNotFoundError:
        return None


@cache
def pipeline(name: str) -> str:
    """The version of a language pipeline; one in a folder, which may be trained anew, is known by its contents."""
    if os.path.isdir(name):
        root = Path(name)
        return contents(root, sorted(path for path in root.rglob("*") if path.is_file()))
    return installed(name) or UNKNOWN


def contents(root: Path, paths: Iterable[Path]) -> str:
    """A digest of files in the order given, of their places below root and of their bytes."""
    found = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            found.update(f"{path.relative_to(root).as_posix()}\0".encode())
            found.update(hashlib.file_digest(file, "sha256").digest())
    return found.hexdigest()[:LENGTH]
