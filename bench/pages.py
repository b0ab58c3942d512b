"""What is found on pages in the shapes of common content systems: title, byline, outlet, times, text, captions, kind.

    python bench/pages.py [FOLDER] [--errors]

In come pages with their gold beside them (`tests/collect/html/pages`); out goes a row for each group of them: the first
was written along with the code, the others before it was run on them. With --errors, what differs is printed.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from twosource.collect.html import Page, page
from twosource.collect.reports import Received, build
from twosource.model import Interval, Report

PAGES = Path(__file__).parent.parent / "tests" / "collect" / "html" / "pages"
FIELDS = (
    "kind",
    "title",
    "byline",
    "outlet",
    "agencies",
    "published",
    "modified",
    "canonical",
    "captions",
    "ends",
    "text",
)
LONGEST = 200_000
Scores = dict[str, float]


def printed(moment: Interval | None) -> str | None:
    """A moment as golds write it: to the minute, with its offset where it is known."""
    if moment is None or moment.start is None:
        return None
    if moment.precision == "day":
        return moment.start.date().isoformat()
    minutes = None if moment.offset is None else int(moment.offset / timedelta(minutes=1))
    zone = "" if minutes is None else f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    return moment.start.isoformat(timespec="minutes") + zone


def same_moment(found: str | None, gold: str | None) -> bool:
    """Whether two moments are the same minute, both with an offset, or the same day where gold has no more."""
    if found is None or gold is None or len(gold) <= 10 or len(found) <= 10:
        return found == gold
    one, other = datetime.fromisoformat(found), datetime.fromisoformat(gold)
    if (one.tzinfo is None) != (other.tzinfo is None):
        return False
    return one == other


def built(found: Page) -> Report:
    """The report that is made of a page."""
    return build(Received(found.text, "", "", "", found.metadata, segments=found.segments), longest=LONGEST)


def paragraphs(report: Report) -> tuple[list[str], list[str]]:
    """The paragraphs of the text without title and boilerplate, and the captions."""
    text: list[str] = []
    captions: list[str] = []
    at = 0
    for piece in report.text.split("\n\n"):
        kinds = {one.kind for one in report.segments if at <= one.span.start < at + len(piece)}
        if "caption" in kinds:
            captions.append(piece)
        elif kinds != {"boilerplate"} and not (at == 0 and piece == report.headline):
            text.append(piece)
        at += len(piece) + 2
    return text, captions


def tokens(pieces: Sequence[str]) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", " ".join(pieces).casefold()))


def f1(found: Counter[str], gold: Counter[str]) -> float:
    both = 2 * (found & gold).total()
    return both / (found.total() + gold.total()) if found or gold else 1.0


def scored(found: Page, gold: dict[str, Any]) -> Scores:
    """One for each field that is as gold has it; of the text the F1 of its words."""
    known = found.metadata
    scores: Scores = {"kind": found.kind == gold["kind"]}
    plain = {"title": known.title, "byline": known.byline, "outlet": known.outlet, "canonical": known.url}
    scores |= {name: value == gold[name] for name, value in plain.items() if name in gold}
    moments = {"published": known.date, "modified": known.modified}
    scores |= {name: same_moment(printed(value), gold[name]) for name, value in moments.items() if name in gold}
    if "text" in gold:
        report = built(found)
        text, captions = paragraphs(report)
        wanted = [*gold.get("deck", ()), *gold["text"]]
        agencies = {credit.agency for credit in report.credits if credit.part == "text"}
        scores["agencies"] = agencies == set(gold["agencies"])
        scores["captions"] = captions == gold["captions"]
        scores["ends"] = bool(text) and text[0] == wanted[0] and text[-1] == wanted[-1]
        scores["text"] = f1(tokens(text), tokens(wanted))
    return scores


def pages(folder: Path) -> Iterator[tuple[str, dict[str, Any], Page]]:
    """Each page with its gold and what is found on it."""
    for path in sorted(folder.glob("*.toml")):
        gold = tomllib.loads(path.read_text(encoding="utf-8"))
        yield path.stem, gold, page(path.with_suffix(".html").read_bytes(), url=gold.get("url"))


def row(name: str, scores: Sequence[Scores]) -> str:
    cells = []
    for field in FIELDS:
        values = [one[field] for one in scores if field in one]
        share = sum(values) / len(values) if values else 0.0
        cells.append(f"{share:.3f}" if field == "text" else f"{sum(map(bool, values))}/{len(values)}")
    return f"{name:<8}{len(scores):>5}" + "".join(f"{cell:>10}" for cell in cells)


def differences(name: str, gold: dict[str, Any], found: Page, scores: Scores) -> Iterator[str]:
    """What differs from gold on one page."""
    known = found.metadata
    told: dict[str, Any] = {
        "kind": (found.kind, found.reason),
        "published": printed(known.date),
        "modified": printed(known.modified),
    }
    told |= {"title": known.title, "byline": known.byline, "outlet": known.outlet, "canonical": known.url}
    report = built(found) if "text" in scores else None
    text, told["captions"] = paragraphs(report) if report else ([], [])
    told["agencies"] = [credit for credit in report.credits if credit.part == "text"] if report else []
    for field, score in scores.items():
        if score < 1:
            yield f"{name}: {field}: found {told.get(field, text)!r}, gold {gold.get(field)!r}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Score what is found on web pages.")
    parser.add_argument("folder", type=Path, nargs="?", default=PAGES)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    groups: dict[str, list[Scores]] = {"first": [], "second": [], "third": []}
    for name, gold, found in pages(options.folder):
        scores = scored(found, gold)
        groups[gold["group"]].append(scores)
        if options.errors:
            print("\n".join(differences(name, gold, found, scores)), end="\n" if min(scores.values()) < 1 else "")
    print(f"{'group':<8}{'pages':>5}" + "".join(f"{field:>10}" for field in FIELDS))
    for group, scores_of in groups.items():
        if scores_of:
            print(row(group, scores_of))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
