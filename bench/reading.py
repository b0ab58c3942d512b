"""Single parts of the reading on development gold, one table with the best peers beside.

    python bench/reading.py SHARED

In comes the folder that holds `data/` and the scorers in `bench/`; out goes a row a measure. Peers' figures are those
published or measured on the sets' kept-back test parts, so that they are a yardstick and no race. "encoder" is rules
and encoder together, where the encoder is installed and has a say. Where the folder is absent, it says so and measures
nothing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from tables import Row, figure, has_gold, scored
from twosource.extract.encoder import installed

PREDICT = Path(__file__).parent / "predict.py"


ENCODED = ("attribution", "status", "coref")  # tasks in which the encoder can make a difference
POLNEAR = ("attribution", "attribution/polnear.dev", "score_attribution")
ONTOGUM = ("coref", "coref/ontogum.dev", "score_coref")
ROWS = (
    Row(*POLNEAR, "full attribution, lenient F1", ("full", "lenient", "f1"), "64.3 encoder, 60.6 rules; humans 75.3"),
    Row(*POLNEAR, "content exact F1", ("content", "exact", "f1"), "51.1; humans 69.1"),
    Row(*POLNEAR, "source exact F1", ("source", "exact", "f1"), "73.0; humans 79.4"),
    Row("time", "time/timebank", "score_time", "value F1", ("value", "f1"), "79.6 HeidelTime"),
    Row("time", "time/aquaint", "score_time", "value F1", ("value", "f1"), "73.6 HeidelTime"),
    Row("time", "time/meantime", "score_time", "value F1", ("value", "f1"), "73.2 HeidelTime"),
    Row("status", "factuality/uw.dev", "score_status", "mean absolute error", ("mae",), "0.397"),
    Row("status", "factuality/uw.dev", "score_status", "Pearson r", ("pearson",), "0.669"),
    Row("status", "factuality/meantime.dev", "score_status", "macro F1", ("macro_f1",), "45"),
    Row("coding", "coding/plover_gsr", "score_coding", "type hit", ("type_hit",), "43.2 UniversalPetrarch"),
    Row("coding", "coding/plover_gsr", "score_coding", "type precision", ("type_precision",), "57.1"),
    Row("coding", "coding/plover_gsr", "score_coding", "type, source and target", ("triple",), "19.6"),
    Row("coding", "coding/petrarch2_gsr", "score_coding", "CAMEO dyads F1", ("dyads", "f1"), "53.9"),
    Row(
        "coding",
        "coding/petrarch2_gsr",
        "score_coding",
        "CAMEO roots of dyads F1",
        ("root_dyads", "f1"),
        "none measured",
    ),
    Row("coding", "coding/actor_roles", "score_coding", "country", ("country",), "none measured"),
    Row("coding", "coding/actor_roles", "score_coding", "role", ("role",), "none measured"),
    Row(*ONTOGUM, "CoNLL F1, no singletons", ("conll",), "53.6 rules, 49.5 xrenner", ("--drop-singletons",)),
)


def measured(shared: Path, row: Row, folder: Path, *flags: str) -> dict[str, Any]:
    """All figures of a row's scorer; a prediction is made once and kept in the folder."""
    gold = shared / "data" / f"{row.gold}.jsonl"
    predicted = folder / f"{row.gold.replace('/', '-')}{''.join(flags)}.jsonl"
    if not predicted.exists():
        command = [sys.executable, str(PREDICT), row.task, str(gold), *flags]
        done = subprocess.run(command, check=True, capture_output=True)
        predicted.write_bytes(done.stdout)
    return scored(shared, row, gold, predicted)


def main() -> int:
    parser = argparse.ArgumentParser(description="Score single parts of the reading.")
    parser.add_argument("shared", type=Path)
    shared = parser.parse_args().shared
    if not has_gold(shared):
        return 0
    print(f"{'part':<13}{'gold':<25}{'measure':<31}{'rules':>7}{'encoder':>9}  peers (on test sets)")
    with tempfile.TemporaryDirectory() as folder:
        for row in ROWS:
            rules = figure(row, measured(shared, row, Path(folder), "--no-encoder"))
            encoded = row.task in ENCODED and installed()
            both = f"{figure(row, measured(shared, row, Path(folder))):.3g}" if encoded else ""
            print(f"{row.task:<13}{row.gold:<25}{row.measure:<31}{rules:>7.3g}{both:>9}  {row.peer}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
