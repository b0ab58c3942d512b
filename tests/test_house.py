"""The house stands as it is drawn: no stage imports another, rooms stay small, public names are documented."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "twosource"
STAGES = ("collect", "extract", "link", "weigh", "write")
SHARED_PAGES = {
    "model", "intervals", "spans", "mastheads", "quotations", "endings", "lexicon", "gazetteer", "settings", "errors",
}  # fmt: skip
MODULES = sorted(PACKAGE.rglob("*.py"))


def module_id(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def imported_pages(path: Path) -> set[str]:
    """The first part after `twosource.` of everything that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [node.module or ""]
            if node.module == "twosource":
                names = [f"twosource.{alias.name}" for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("twosource.")}
    return found


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_imports_another(stage: str) -> None:
    for path in sorted((PACKAGE / stage).rglob("*.py")):
        assert imported_pages(path) <= SHARED_PAGES | {stage}, path


@pytest.mark.parametrize(
    "page",
    ["model.py", "intervals.py", "spans.py", "quotations.py", "errors.py", "settings.py", "lexicon", "gazetteer"],
)
def test_shared_pages_import_only_shared_pages(page: str) -> None:
    for path in [PACKAGE / page] if page.endswith(".py") else (PACKAGE / page).rglob("*.py"):
        assert imported_pages(path) <= SHARED_PAGES, path


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_every_module_opens_with_its_paragraph(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring, f"{path} says nothing of itself"
    assert len(docstring) > 20


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_rooms_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name != "model.py":  # the vocabulary is one page, so that nobody has to search for a word
        assert text.count("\n") <= 300, f"{path}: look for the room that is missing"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno + 1 <= 40, f"{path}: {node.name}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "lexicon").rglob("*.toml")), ids=module_id)
def test_lexicon_is_toml(path: Path) -> None:
    assert tomllib.loads(path.read_text(encoding="utf-8"))


def test_every_source_file_has_its_tests() -> None:
    tests = {path.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    for stage in STAGES:
        assert any(path.parts[0] == stage for path in tests), stage
