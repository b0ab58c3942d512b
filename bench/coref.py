"""Who and what is taken up again, on OntoGUM's development part: all, news, and happenings told by a noun.

    python bench/coref.py SHARED [--no-encoder]

Where the encoder is installed, its network decides, else the rules, as with --no-encoder.

In comes the folder that holds `data/` and the scorers in `bench/`; out goes a row a measure. Where it is absent, it
says so and measures nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from predict import predictions
from tables import has_gold
from tasks.coref import event_nominals
from twosource.extract.encoder import installed
from twosource.extract.language import load_language
from twosource.settings import Settings

GOLD = Path("data") / "coref" / "ontogum.dev.jsonl"


def conll(shared: Path, gold: Sequence[dict[str, Any]], predicted: Sequence[dict[str, Any]]) -> float:
    """CoNLL F1 of some documents, without singletons."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("gold.jsonl", "predicted.jsonl")]
        for path, rows in zip(paths, (gold, predicted), strict=True):
            path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        command = [sys.executable, str(shared / "bench" / "score_coref.py"), *map(str, paths)]
        done = subprocess.run([*command, "--drop-singletons", "--json"], check=True, capture_output=True)
    figure: float = json.loads(done.stdout)["conll"]
    return figure


def main() -> int:
    """Prints a row a measure."""
    parser = argparse.ArgumentParser(description="Score coreference.")
    parser.add_argument("shared", type=Path)
    parser.add_argument("--no-encoder", action="store_true", help="measure the rules alone")
    options = parser.parse_args()
    shared, encoder = options.shared, installed() and not options.no_encoder
    if not has_gold(shared):
        return 0
    gold = [json.loads(line) for line in (shared / GOLD).read_text(encoding="utf-8").splitlines()]
    predicted = list(predictions("coref", shared / GOLD, load_language(Settings().pipeline, encoder=encoder)))
    news = [number for number, row in enumerate(gold) if row["genre"] == "news"]
    resolved, all_of_them = map(sum, zip(*map(event_nominals, gold, predicted), strict=True))
    print(f"{'measure':<40}{'ours':>7}  peers (on the test part; news of all parts)")
    print(f"{f'CoNLL F1, {len(gold)} documents':<40}{conll(shared, gold, predicted):>7.1f}  53.6 rules, 49.5 xrenner")
    own = conll(shared, [gold[number] for number in news], [predicted[number] for number in news])
    print(f"{f'CoNLL F1, {len(news)} of news':<40}{own:>7.1f}  47.8 rules, 45.6 xrenner")
    share = 100 * resolved / all_of_them
    print(f"{f'event nominals resolved, of {all_of_them}':<40}{share:>7.1f}  38 rules (measured otherwise)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
