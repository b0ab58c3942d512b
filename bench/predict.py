"""Predictions of one part of the reading, for the scorers of single parts.

    python bench/predict.py time GOLD.jsonl > PREDICTED.jsonl
    python SHARED/bench/score_time.py GOLD.jsonl PREDICTED.jsonl

The trained encoder reads along where it is installed, unless --no-encoder is given. In comes a gold file with a JSON
object a line; out goes a prediction a line. Each task is a file in `tasks/` with

    FIELDS = ("doc_id", "text", "dct")          # all that it may see of a gold line: never what it has to find
    def predict(rows: Iterable[Row], nlp: Language) -> Iterator[Row]: ...

Where gold marks places in texts that stand in a file beside it (`ecbplus_docs.jsonl` beside `ecbplus_mentions.jsonl`),
the task also names what it may see of those, and gets them as a third argument:

    TEXTS = ("id", "text")
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from spacy.language import Language

from twosource.extract.encoder import installed
from twosource.extract.language import load_language
from twosource.settings import Settings

TASKS = sorted(path.stem.replace("_", "-") for path in (Path(__file__).parent / "tasks").glob("[a-z]*.py"))


def visible_rows(gold: Path, fields: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The gold lines, cut down to what a task may see."""
    for line in gold.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            row = json.loads(line)
            yield {field: row.get(field) for field in fields}


def texts_beside(gold: Path) -> Path:
    """The file of the texts that gold is about.

    >>> texts_beside(Path("ecbplus_mentions.dev.jsonl")).name
    'ecbplus_docs.dev.jsonl'
    """
    return gold.with_name(re.sub(r"_[a-z]+(?=[.\d])", "_docs", gold.name, count=1))


def predictions(task: str, gold: Path, nlp: Language) -> Iterator[Any]:
    """What a task makes of a gold file."""
    module = import_module(f"tasks.{task.replace('-', '_')}")
    rows = visible_rows(gold, module.FIELDS)
    if hasattr(module, "TEXTS"):
        yield from module.predict(rows, nlp, visible_rows(texts_beside(gold), module.TEXTS))
    else:
        yield from module.predict(rows, nlp)


def main() -> int:
    """Prints a prediction for each gold line."""
    parser = argparse.ArgumentParser(description="Print predictions for one task.")
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("gold", type=Path, metavar="GOLD.jsonl")
    parser.add_argument("--pipeline", default=Settings().pipeline, help="the spaCy pipeline to read with")
    parser.add_argument("--no-encoder", action="store_true", help="rules alone, also where the encoder is installed")
    options = parser.parse_args()
    nlp = load_language(options.pipeline, encoder=installed() and not options.no_encoder)
    for prediction in predictions(options.task, options.gold, nlp):
        print(json.dumps(prediction, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
