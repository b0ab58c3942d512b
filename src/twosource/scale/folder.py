"""The folder that a batch writes to. In come packs; out go files that are whole or not there.

    DIR/.work/read/NAME.pack     reports read         DIR/.work/manifest.jsonl   a line for each that is whole
    DIR/.work/compare/NAME.pack  reports compared     DIR/.work/lock             held by the run that writes
    DIR/.work/part/NAME.pack     clusters parted
    DIR/.work/tell/NAME.pack     stories told
    DIR/reports/part-00000.parquet, …                 DIR/run.json               written last: the run is complete

A file is written under another name and renamed when all of it is on the disk; only then it gets its line. What has no
line is done again.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from twosource.errors import InputError

WORK = ".work"
KINDS = ("read", "compare", "part", "tell")


class Folder:
    """The output folder of one run."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.work = self.path / WORK
        self.manifest = self.work / "manifest.jsonl"
        self.done: dict[str, int] = {}

    @contextmanager
    def held(self) -> Iterator[Folder]:
        """The folder, with what was done before known, kept for this run alone; raises InputError where it is taken."""
        if self.path.exists() and not self.path.is_dir():
            raise InputError(f"{self.path}: not a folder")
        for kind in KINDS:
            (self.work / kind).mkdir(parents=True, exist_ok=True)
        with open(self.work / "lock", "wb") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise InputError(f"{self.path}: another run writes to this folder; wait for it to end") from error
            self.done = dict(self.known())
            yield self

    def known(self) -> Iterator[tuple[str, int]]:
        """Each pack that is whole, with its size; a line that was cut off counts for nothing."""
        if not self.manifest.exists():
            return
        with open(self.manifest, encoding="utf-8") as lines:
            for line in lines:
                with contextlib.suppress(ValueError, KeyError, TypeError):
                    entry = json.loads(line)
                    yield str(entry["unit"]), int(entry["bytes"])

    def has(self, kind: str, name: str) -> bool:
        """Whether a unit is done: it has its line, and its file is as long as that says."""
        size = self.done.get(f"{kind}/{name}")
        try:
            return size is not None and self.pack(kind, name).stat().st_size == size
        except OSError:
            return False

    def pack(self, kind: str, name: str) -> Path:
        """Where a unit's pack is."""
        return self.work / kind / f"{name}.pack"

    def keep(self, kind: str, name: str, raw: bytes) -> None:
        """Writes a unit's pack, then its line."""
        with whole(self.pack(kind, name)) as file:
            file.write(raw)
        line = json.dumps({"unit": f"{kind}/{name}", "bytes": len(raw)}) + "\n"
        with open(self.manifest, "ab") as manifest:
            begins_line = manifest.tell() == 0 or self._ends_line()
            manifest.write((b"" if begins_line else b"\n") + line.encode())
            manifest.flush()
            os.fsync(manifest.fileno())
        self.done[f"{kind}/{name}"] = len(raw)

    def _ends_line(self) -> bool:
        with open(self.manifest, "rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"

    def forget(self, kind: str, names: set[str]) -> None:
        """Deletes the packs of a kind that are not among these: they belong to other inputs or another program."""
        for path in sorted((self.work / kind).iterdir()):
            if path.name.removesuffix(".pack") not in names:
                path.unlink()
                self.done.pop(f"{kind}/{path.name.removesuffix('.pack')}", None)

    def swap(self, made: Path, name: str) -> None:
        """Puts what was made in the place of a dataset."""
        old = self.work / f"old-{name}"
        shutil.rmtree(old, ignore_errors=True)
        target = self.path / name
        if target.exists():
            os.replace(target, old)
        os.replace(made, target)
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which gets its name only when all of it is on the disk; nothing stays of it otherwise."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(temporary, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
