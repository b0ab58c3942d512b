"""What is imported is declared, and what pip of any age makes of the declarations is enough."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = {name: one for name, one in PROJECT["optional-dependencies"].items() if name != "dev"}


def named(lines: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in lines}


BASE = named(PROJECT["dependencies"])
DECLARED = BASE.union(*map(named, EXTRAS.values()))


def imported() -> Iterator[tuple[str, Path]]:
    """Every module of somebody else's that the package imports anywhere, by its first name."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            yield from ((name.split(".")[0], path) for name in names)


def test_what_is_imported_is_declared() -> None:
    makers = packages_distributions()
    for name, path in imported():
        if name != "twosource" and name not in sys.stdlib_module_names:
            assert DECLARED & set(map(canonicalize_name, makers.get(name, [name]))), f"{path}: {name}"


def needed(roots: set[str]) -> Iterator[tuple[str, Requirement]]:
    """All requirements of the distributions that these bring, on this machine, each with the one that has it."""
    seen: set[str] = set()
    left = sorted(roots)
    while left:
        name = left.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            lines = distribution(name).requires or []
        except PackageNotFoundError:
            continue  # of an extra that is not installed
        for requirement in map(Requirement, lines):
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                left.append(canonicalize_name(requirement.name))
                yield name, requirement


def test_an_extra_that_is_spelled_in_two_ways_is_declared_by_us() -> None:
    """A pip before 23.3 leaves out `lxml[html_clean]` where lxml calls it `html-clean`: every web page would fail."""
    for name, requirement in needed(BASE):
        provider = distribution(requirement.name)
        known = provider.metadata.get_all("Provides-Extra") or []
        for extra in requirement.extras - set(known):
            other = next((one for one in known if canonicalize_name(one) == canonicalize_name(extra)), extra)
            brought = {
                canonicalize_name(one.name)
                for one in map(Requirement, provider.requires or [])
                if one.marker and one.marker.evaluate({"extra": other}) and not one.marker.evaluate({"extra": ""})
            }
            assert brought <= BASE, f"{name} needs {requirement}"


def test_what_is_declared_is_pinned_by_hash() -> None:
    pinned = {
        canonicalize_name(line.split("==")[0]): line
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    assert pinned.keys() >= DECLARED
    assert all(line.endswith("\\") for line in pinned.values()), "a hash stands on the next line"
