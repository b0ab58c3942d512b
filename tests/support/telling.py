"""How tests have a story told: one built by hand, with its Teller, or one of small files, as a user would."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from support.builder import Builder
from twosource import pipeline
from twosource.weigh import weigh
from twosource.write.brief import brief
from twosource.write.contract import BriefLine
from twosource.write.teller import Teller

MONDAY = date(2021, 3, 1)
OUTLETS = ("Dune Wire", "Tarn Ledger", "Rovia Post")
TAIL = "Mayor Ana Ruiz of Port Tarn said the town would wait for the harbor office of Rovia to look into it."


def of_two(build: Builder, one: str, other: str) -> Teller:
    """The Teller of two reports with a sentence each, which tells of an event with its first word."""
    for report, outlet, text in zip("ab", ("Harbor Post", "Coast Daily"), (one, other), strict=True):
        build.report(report, text, outlet, MONDAY)
        build.event(f"deed {report}", build.mention(report, text, text.split()[0], type="FIGHT"))
    assessments = weigh(build.story())
    return Teller(assessments, assessments.story.events)


def lines(build: Builder) -> list[tuple[str, str]]:
    """The section and words of each line that a story is told with, in the order of its events."""
    story = build.story()
    return [(line.section, line.text) for line in brief(Teller(weigh(story), story.events), story.events)]


def told(folder: Path, *reports: tuple[str, str], title: str = "News from Port Tarn") -> list[BriefLine]:
    """The brief of reports, each a day and a text, that are written into the folder and read."""
    metadata = []
    for number, (day, text) in enumerate(reports):
        (folder / f"r{number}.txt").write_text(f"PORT TARN — {text}\n\n{TAIL}\n")
        metadata.append({"id": f"r{number}", "outlet": OUTLETS[number], "title": title, "date": day})
    (folder / "reports.json").write_text(json.dumps(metadata))
    (account,) = pipeline.brief([folder])
    return list(account.brief)
