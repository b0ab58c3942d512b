"""Pages kept from earlier runs. In comes an address; out goes what was kept of it, to ask whether it has changed.

An entry is one file: a line of JSON, then the bytes. It is written beside its place and moved there, so that two
programs at once do no harm; whatever does not fit its own checksum is as if it were not there.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FORMAT = "twosource.page/1"
SUFFIX = ".page"
KEPT = ("content-type", "etag", "last-modified")
VALIDATORS = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))
MOST_OF_ALL = 0.25  # of the folder: one page larger than this share is not kept


@dataclass(frozen=True, slots=True)
class Kept:
    """The bytes of an address, with the headers that tell about them."""

    headers: Mapping[str, str]
    raw: bytes

    def conditions(self) -> dict[str, str]:
        """Headers that ask for the page only if it has changed."""
        return {asks: self.headers[tells] for tells, asks in VALIDATORS if tells in self.headers}


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of pages, kept below `most` bytes; the one that was used longest ago goes first."""

    folder: Path
    most: int

    def get(self, url: str) -> Kept | None:
        """What was kept of the address, None where there is nothing sound."""
        path = self._path(url)
        try:
            head, _, raw = path.read_bytes().partition(b"\n")
            entry = json.loads(head)
            if not _is_sound(entry, url, raw):
                return None
            os.utime(path)
        except (OSError, ValueError):
            return None
        return Kept(entry["headers"], raw)

    def put(self, url: str, headers: Mapping[str, str], raw: bytes) -> None:
        """Keeps a page that says how to ask for it again; a folder that cannot be written to is none."""
        kept = {name: headers[name] for name in KEPT if name in headers}
        if not any(name in kept for name, _ in VALIDATORS) or "no-store" in headers.get("cache-control", "").lower():
            return
        if len(raw) > MOST_OF_ALL * self.most:
            return
        entry = {"format": FORMAT, "url": url, "headers": kept, "sha256": hashlib.sha256(raw).hexdigest()}
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._write(self._path(url), json.dumps(entry).encode() + b"\n" + raw)
            self._prune()

    def _write(self, path: Path, content: bytes) -> None:
        number, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
        try:
            with os.fdopen(number, "wb") as file:
                file.write(content)
            os.replace(name, path)
        except OSError:
            with suppress(OSError):
                os.unlink(name)
            raise

    def _prune(self) -> None:
        """Deletes what was used longest ago until the rest fits, half-written files of dead programs too."""
        files = []
        for entry in os.scandir(self.folder):
            with suppress(OSError):
                if entry.name.endswith((SUFFIX, ".part")):
                    files.append((entry.stat().st_mtime, entry.stat().st_size, entry.path))
        total = 0
        for _, size, path in sorted(files, reverse=True):
            total += size
            if total > self.most:
                with suppress(OSError):
                    os.unlink(path)

    def _path(self, url: str) -> Path:
        return self.folder / (hashlib.sha256(url.encode("utf-8", "replace")).hexdigest() + SUFFIX)


def default_folder() -> Path:
    """Where this system keeps what can be had again."""
    from platformdirs import user_cache_path  # noqa: PLC0415  (who names a folder need not wait for it)

    return user_cache_path("twosource", appauthor=False) / "pages"


def _is_sound(entry: Any, url: str, raw: bytes) -> bool:
    """Whether an entry is whole, and of that address."""
    if not isinstance(entry, dict) or entry.get("format") != FORMAT or entry.get("url") != url:
        return False
    headers = entry.get("headers")
    if not isinstance(headers, dict) or not all(isinstance(value, str) for value in headers.values()):
        return False
    return bool(entry.get("sha256") == hashlib.sha256(raw).hexdigest())
