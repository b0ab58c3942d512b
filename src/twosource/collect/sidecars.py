"""Metadata in files beside a report. In comes the report's path; out goes Metadata, and what was wrong with the files.

Looked for are `NAME.json`, `NAME.yaml`, `NAME.meta.json` and the like, then the entry for NAME in `reports.json`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

from twosource.collect.encodings import decode
from twosource.collect.inputs import POOL, beside, load
from twosource.collect.metadata import LONGEST_SIDECAR, NOTHING, Metadata, by_field, known, yaml_record
from twosource.collect.records import json_records, loaded
from twosource.errors import InputError
from twosource.model import LeftOut


@dataclass(slots=True)
class Sidecars:
    """Reads each file beside reports once; `left_out` collects those that are broken."""

    left_out: list[LeftOut] = field(default_factory=list)
    pools: dict[str, dict[str, Metadata]] = field(default_factory=dict)

    def of(self, path: str) -> Metadata:
        """What the files beside a report tell about it."""
        for name in beside(path):
            if os.path.isfile(name):
                return self._read(name)
        folder, name = os.path.split(path)
        if folder not in self.pools:
            self.pools[folder] = self._pool(os.path.join(folder, POOL))
        pool = self.pools[folder]
        return pool.get(name) or pool.get(os.path.splitext(name)[0]) or NOTHING

    def _read(self, path: str) -> Metadata:
        try:
            text = decode(load(path, None, LONGEST_SIDECAR))
            record = loaded(text) if path.endswith(".json") else yaml_record(text)
            if not isinstance(record, dict):
                raise InputError("no fields in it")
        except InputError as error:
            self.left_out.append(LeftOut(path, str(error)))
            return NOTHING
        return known(record)

    def _pool(self, path: str) -> dict[str, Metadata]:
        """The entries of a `reports.json` by the id or file that they are about."""
        if not os.path.isfile(path):
            return {}
        try:
            numbered = list(json_records(decode(load(path, None, LONGEST_SIDECAR))))
        except InputError as error:
            self.left_out.append(LeftOut(path, str(error)))
            return {}
        return {name: known(record) for _, record in numbered if isinstance(record, dict) for name in _about(record)}


def _about(record: dict[str, Any]) -> list[str]:
    """The names under which an entry may be asked for."""
    fields = by_field(record)
    names = [str(fields[name]) for name in ("id", "file") if isinstance(fields.get(name), str | int)]
    return [*names, *(os.path.basename(name) for name in names)]
