"""The databases, desks and reports of the tests of the store, for those of the desk."""

from __future__ import annotations

import importlib.util
from pathlib import Path

SPEC = importlib.util.spec_from_file_location("store_conftest", Path(__file__).parent.parent / "store" / "conftest.py")
shared = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(shared)

server, url, store, desk, lite = shared.server, shared.url, shared.store, shared.desk, shared.lite
sinking, written = shared.sinking, shared.written
