"""The house stands as it is drawn: no stage imports another, rooms stay small and have tests."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from twosource.desk.versions import READING, TELLING

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "twosource"
STAGES = ("collect", "extract", "link", "weigh", "write")
SHARED_PAGES = {
    "model", "statuses", "intervals", "moments", "spans", "mastheads", "quotations", "endings", "weekdays", "kinship",
    "wording", "lexicon", "gazetteer", "settings", "errors",
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


def name_of(path: Path) -> str:
    """What a module is imported as."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


NAMES = frozenset(map(name_of, MODULES))


def imported_modules(path: Path) -> Iterator[str]:
    """The modules that a module imports, late ones and those for types alone too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            named = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in NAMES else str(node.module) for name in named)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {name_of(path): NAMES.intersection(imported_modules(path)) - {name_of(path)} for path in MODULES}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" <- ".join(error.args[1]))


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_imports_another(stage: str) -> None:
    for path in sorted((PACKAGE / stage).rglob("*.py")):
        assert imported_pages(path) <= SHARED_PAGES | {stage}, path


@pytest.mark.parametrize(
    "page",
    [
        "model.py",
        "statuses.py",
        "intervals.py",
        "moments.py",
        "spans.py",
        "mastheads.py",
        "quotations.py",
        "endings.py",
        "weekdays.py",
        "kinship.py",
        "wording.py",
        "errors.py",
        "settings.py",
        "lexicon",
        "gazetteer",
    ],
)
def test_shared_pages_import_only_shared_pages(page: str) -> None:
    for path in [PACKAGE / page] if page.endswith(".py") else (PACKAGE / page).rglob("*.py"):
        assert imported_pages(path) <= SHARED_PAGES, path


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_every_module_opens_with_its_paragraph(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring, f"{path} says nothing of itself"
    assert len(docstring) > 20


PLACE = re.compile(r"\b(?:bench|docs|examples|src|tests|train)/[\w./-]*\w")


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_files_that_the_code_names_are_there(path: Path) -> None:
    for place in PLACE.findall(path.read_text(encoding="utf-8")):
        assert (ROOT / place).exists(), f"{path}: {place}"


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


ROOMS = sorted({path.parent for path in MODULES} - {PACKAGE})
TESTED_FROM_NEXT_DOOR = {
    "serve/views": "serve/pages",
    "store/migrations": "store",
    "store/migrations/versions": "store",
}


@pytest.mark.parametrize("room", ROOMS, ids=module_id)
def test_every_room_has_its_tests(room: Path) -> None:
    name = module_id(room)
    place = ROOT / "tests" / TESTED_FROM_NEXT_DOOR.get(name, name)
    assert any(place.rglob("test_*.py")) or any(place.parent.glob(f"test_{place.name}*.py")), name


@pytest.mark.parametrize(
    ("room", "allowed"),
    [
        ("store", {"records", "write"}),
        ("desk", {"collect", "link", "pipeline", "store", "versions", "write"}),
        ("serve", {"desk", "store", "versions", "write"}),
        ("scale", {"collect", "extract", "link", "pipeline", "records", "versions", "write"}),
        ("command", {"desk", "pipeline", "progress", "scale", "serve", "store", "write"}),
    ],
)
def test_what_stands_around_the_stages_knows_only_what_it_uses(room: str, allowed: set[str]) -> None:
    for path in sorted((PACKAGE / room).rglob("*.py")):
        assert imported_pages(path) <= SHARED_PAGES | {room} | allowed, path


@pytest.mark.parametrize(("stages", "named"), [({"extract"}, READING), ({"link", "weigh", "write"}, TELLING)])
def test_a_change_of_any_page_that_a_stage_uses_makes_another_version(stages: set[str], named: Sequence[str]) -> None:
    """What a desk keeps is read and told anew when the code has changed, wherever it stands."""
    used: set[str] = set()
    while found := stages - used:
        used |= found
        paths = [path for path in MODULES if path.relative_to(PACKAGE).parts[0].removesuffix(".py") in found]
        stages = set().union(*map(imported_pages, paths)) - {"errors"}
    assert used <= {part.removesuffix(".py") for part in named}


OWN_NAMES = {
    "name", "names", "table", "kind", "entry", "form", "pattern", "parts", "topics", "folder", "encoder", "single",
    "styles", "scripts", "stage", "words",
}  # fmt: skip


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_what_is_kept_for_good_hangs_on_names_of_the_program_not_on_texts(path: Path) -> None:
    """A desk runs for weeks: what is kept for each word or sentence of the news needs a bound (`lru_cache`)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and "cache" in map(ast.unparse, node.decorator_list):
            given = {one.arg for one in (*node.args.args, *node.args.kwonlyargs)}
            assert given <= OWN_NAMES, f"{path}: {node.name}"
