"""Checks that the docs are true: links lead somewhere, named commands and make targets exist, shown output is current.

    python docs/check.py [--write]

In come README.md, CONTRIBUTING.md and docs/; out come one line for each thing that is wrong, and exit code 1. With
--write, what README shows of the demo is made anew.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from twosource.cli import EXAMPLES

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
TARGET = re.compile(r"\bmake ([a-z][a-z-]*)")
CODE = re.compile(r"`([^`\n]+)`|^ {4}(.+)$", re.M)
COMMAND = re.compile(r"^\s*twosource ([a-z]+)")
DEMO = re.compile(r"(<!-- demo -->\n```text\n)(.*?)(```\n<!-- /demo -->)", re.S)


def broken_links(page: Path, text: str) -> Iterator[str]:
    for link in LINK.findall(text):
        if not link.startswith(("http:", "https:", "mailto:")) and not (page.parent / link).exists():
            yield f"link to {link}, which is not there"


def unknown_targets(text: str) -> Iterator[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for code in CODE.findall(text):
        for target in TARGET.findall("".join(code)):
            if not re.search(rf"^{target}:", makefile, re.M):
                yield f"`make {target}`, which the Makefile does not have"


def unknown_commands(text: str) -> Iterator[str]:
    known = {verb.__name__ for verb in EXAMPLES}
    for code in CODE.findall(text):
        for command in COMMAND.findall("".join(code)):
            if command not in known:
                yield f"`twosource {command}`, which is no command"


def untold_commands() -> Iterator[str]:
    """The commands that no page of the docs tells of."""
    told = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    found = {command for code in CODE.findall(told) for command in COMMAND.findall("".join(code))}
    return (f"`twosource {verb.__name__}` is told nowhere" for verb in EXAMPLES if verb.__name__ not in found)


def demo_output() -> str:
    """What `make demo` prints, without its set-up."""
    example = re.search(r"^DEMO \?= (\S+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    if example is None:
        raise SystemExit("docs: the Makefile names no DEMO")
    command = [sys.executable, "-m", "twosource.cli", "brief", f"examples/{example[1]}"]
    environment = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=environment)
    return done.stdout


def stale_demo(text: str) -> Iterator[str]:
    shown = DEMO.search(text)
    if shown is None:
        yield "no <!-- demo --> block"
    elif shown[2].strip() != demo_output().strip():
        yield "what it shows of the demo is not what the demo prints: run docs/check.py --write"


def write_demo() -> None:
    page = ROOT / "README.md"
    output = demo_output().strip("\n")
    text = DEMO.sub(lambda match: f"{match[1]}{output}\n{match[3]}", page.read_text(encoding="utf-8"))
    page.write_text(text, encoding="utf-8")


def main() -> int:
    if "--write" in sys.argv[1:]:
        write_demo()
    wrong = list(untold_commands())
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        problems = [*broken_links(page, text), *unknown_targets(text), *unknown_commands(text)]
        problems += stale_demo(text) if page.name == "README.md" else []
        wrong += [f"{page.relative_to(ROOT)}: {problem}" for problem in problems]
    print("\n".join(wrong) or f"docs: {len(PAGES)} pages checked")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
