"""Corpora of any size out of the repository's own invented stories: each copy tells of other people and places.

    python bench/corpora.py 300 > corpus.jsonl

Names are changed by rotating the letters of every capitalized word that is not an everyday one, so that copies read
alike, cost the same, and are no one story. The same number gives the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STORIES = ("examples/*", "tests/stories/*")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
KEPT = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October"
    r"|November|December|President|Minister|Prime|Foreign|General"
)
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnprstvz"


def renamed(name: str, copy: int) -> str:
    """Another name of the same length, the same for the same copy."""
    if copy == 0 or KEPT.fullmatch(name):
        return name
    letters = []
    for position, letter in enumerate(name.lower()):
        row = VOWELS if letter in VOWELS else CONSONANTS
        found = row.find(letter)
        letters.append(letter if found < 0 else row[(found + copy * (position + 1)) % len(row)])
    return "".join(letters).capitalize()


def reports(count: int) -> Iterator[dict[str, str]]:
    """So many reports, story by story, copy by copy."""
    originals = list(texts())
    for number in range(count):
        copy, which = divmod(number, len(originals))
        told, text = originals[which]
        fields = {name: value for name, value in told.items() if isinstance(value, str) and name != "id"}
        text = NAME.sub(lambda match, copy=copy: renamed(match[0], copy), text)  # type: ignore[misc]
        yield {**fields, "url": f"https://example.org/{copy}/{which}", "text": text}


def texts() -> Iterator[tuple[dict[str, str], str]]:
    """Each report of the repository, with what stands about it beside it."""
    for pattern in STORIES:
        for folder in sorted(path for path in ROOT.glob(pattern) if path.is_dir()):
            pool = folder / "reports.json"
            told = {entry["id"]: entry for entry in json.loads(pool.read_text("utf-8"))} if pool.exists() else {}
            for path in sorted(folder.glob("*.txt")):
                yield told.get(path.stem, {}), path.read_text("utf-8")


def main() -> int:
    for report in reports(int(sys.argv[1]) if len(sys.argv) > 1 else 300):
        print(json.dumps(report, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
