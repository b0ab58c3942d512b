"""How fast reading is beside the bare spaCy pipeline, and how long `brief` takes beside loading that pipeline.

    python bench/speed.py [--runs 5] [REPORT.txt ...]

Both are ratios of medians within one run, on one thread, since machines differ and are shared. Without reports, the
examples of the repository are read, several times over.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from twosource.collect import collect
from twosource.extract.encoder import installed
from twosource.extract.language import load_language
from twosource.extract.readable import readable
from twosource.extract.reading import Reader
from twosource.settings import Settings

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
ENOUGH_WORDS = 20_000


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def process_seconds(*arguments: str) -> float:
    return seconds(lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True))


def reading_share(paths: list[Path], runs: int, *, encoder: bool = False) -> float:
    """Words a second of the whole reading, as a share of the bare pipeline's."""
    name = Settings().pipeline
    bare, reader = spacy.load(name), Reader(load_language(name, encoder=encoder))
    reports, _ = collect(paths, settings=Settings())
    words = sum(len(report.text.split()) for report in reports)
    reports = reports * max(1, ENOUGH_WORDS // max(1, words))
    texts = [readable(report) for report in reports]
    bare(texts[0]), reader.read(reports[0])
    times = [(seconds(lambda: [bare(text) for text in texts]), seconds(lambda: list(map(reader.read, reports))))
             for _ in range(runs)]  # fmt: skip
    return statistics.median(spacy_time / our_time for spacy_time, our_time in times)


def process_ratio(paths: list[Path], runs: int, *options: str) -> float:
    """Seconds of `brief` on two reports over those of a process that only loads the pipeline."""
    compileall.compile_dir(ROOT / "src", quiet=1)  # as `make setup` does; sources may have changed since
    load = ("-c", f"import spacy; spacy.load({Settings().pipeline!r})")
    tell = ("-m", "twosource", "brief", *map(str, paths[:2]), *options)
    process_seconds(*load), process_seconds(*tell)
    return statistics.median(process_seconds(*tell) / process_seconds(*load) for _ in range(runs))


def main() -> int:
    parser = argparse.ArgumentParser(description="Time reading beside the bare spaCy pipeline.")
    parser.add_argument("reports", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    paths = options.reports or sorted(EXAMPLES.glob("*/*.txt"))
    print(f"reading, share of the bare pipeline's words/s: {reading_share(paths, options.runs):.2f} (goal >= 0.50)")
    print(f"brief on two reports over loading the pipeline: {process_ratio(paths, options.runs):.2f} (goal <= 1.50)")
    if installed():
        share, ratio = reading_share(paths, options.runs, encoder=True), process_ratio(paths, options.runs, "--encoder")
        print(f"the same with the encoder: {share:.2f} (goal >= 0.35), {ratio:.2f} (off unless asked for)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
