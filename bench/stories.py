"""The main job on the gold stories: one table with all measures of `score_story.py`.

    python bench/stories.py SHARED [--json]

In comes the folder that holds `stories/` and `bench/score_story.py`; out go the pooled and the single scores, and how
many events an account tells. Where the folder is absent, it says so and measures nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from twosource.pipeline import brief
from twosource.write.formats import render


def write_accounts(stories: list[Path], folder: Path) -> list[tuple[Path, Path]]:
    """Each story's account as a file, beside the story that it is of."""
    pairs = []
    for story in stories:
        accounts = brief(sorted(map(str, story.glob("*.txt"))))
        if len(accounts) != 1:
            print(f"{story.name}: told as {len(accounts)} stories; the largest is scored", file=sys.stderr)
        path = folder / f"{story.name}.json"
        path.write_text(render(accounts[:1], "json"), encoding="utf-8")
        pairs.append((path, story))
    return pairs


def score(scorer: Path, *arguments: str) -> str:
    """What the scorer prints."""
    command = [sys.executable, str(scorer), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> int:
    parser = argparse.ArgumentParser(description="Score accounts of the gold stories.")
    parser.add_argument("shared", type=Path)
    parser.add_argument("--json", action="store_true", help="measures and counts as JSON")
    parser.add_argument("--each", action="store_true", help="all measures, story by story")
    options = parser.parse_args()
    scorer = options.shared / "bench" / "score_story.py"
    stories = sorted(path.parent for path in options.shared.glob("stories/*/gold.yaml"))
    if not scorer.exists() or not stories:
        print(f"bench: no gold at {options.shared}: nothing measured (SHARED=… names the folder)")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        pairs = write_accounts(stories, Path(folder))
        listing = Path(folder) / "pairs.tsv"
        listing.write_text("".join(f"{account}\t{story}\n" for account, story in pairs), encoding="utf-8")
        result = score(scorer, "--pairs", str(listing), "--json")
        if options.json:
            print(result, end="")
            return 0
        print(score(scorer, "--pairs", str(listing)), end="")
        raw = [entry["measures"]["events_found"]["raw_precision"] for entry in json.loads(result)["stories"]]
        print(f"raw precision of events, mean: {sum(raw) / len(raw):.3f}")
        if options.each:
            for account, story in pairs:
                print(score(scorer, str(account), str(story)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
