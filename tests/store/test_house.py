"""The store knows bytes and rows: it imports no stage, but for the names of types."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import twosource.store

FOLDER = Path(twosource.store.__file__).parent
SHARED = {"errors", "model", "records", "settings", "store"}


def imported(tree: ast.Module) -> Iterator[str]:
    """What a module imports of ours when it runs, within functions too."""
    typed = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and id(node) not in typed and (node.module or "").startswith("twosource."):
            yield (node.module or "").split(".")[1]


def test_the_store_imports_no_stage() -> None:
    for path in sorted(FOLDER.rglob("*.py")):
        assert set(imported(ast.parse(path.read_text(encoding="utf-8")))) <= SHARED, path
