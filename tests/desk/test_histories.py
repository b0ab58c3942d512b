"""Whatever came first: reports of several days, corrections, and what somebody says and takes back, in any order.

The account that stands in the end is the one of a desk that is given all reports at once, then all corrections, then
all that somebody says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from twosource import pipeline
from twosource.desk import Desk
from twosource.errors import TwosourceError
from twosource.model import Publication, Reading, Report
from twosource.settings import Settings
from twosource.write.contract import Account

Told = dict[frozenset[str], Any]


class Page(NamedTuple):
    """A report as it came out first, and as it was corrected."""

    outlet: str
    date: str | None
    text: str
    corrected: str = ""


PAGES = {
    "walkout": Page(
        "El Puerto",
        "2031-05-12",
        "VALDORO, May 12 - About 1,800 dockworkers went on strike at the port of Valdoro on Monday after talks with "
        "Terminal Bahia on a wage contract broke down, their union said. Labor Minister Ignacio Larrain urged both "
        "sides to resume talks. Union leader Marta Quiroga said the dockworkers would not return before Friday.",
        "CORRECTS FIGURE. VALDORO, May 12 - About 2,300 dockworkers went on strike at the port of Valdoro on Monday "
        "after talks with Terminal Bahia on a wage contract broke down, their union said. Labor Minister Ignacio "
        "Larrain urged both sides to resume talks. Union leader Marta Quiroga said the dockworkers would not return "
        "before Friday.",
    ),
    "undated": Page(
        "Bahia Today",
        None,
        "Dockworkers walked out at the port of Valdoro on Monday after talks with Terminal Bahia on a wage contract "
        "broke down. Labor Minister Ignacio Larrain urged both sides to resume talks, and union leader Marta Quiroga "
        "said the strike would go on.",
    ),
    "gates": Page(
        "Mercosur Daily",
        "2031-05-13",
        "VALDORO, May 13 - Three dockworkers were hurt on Tuesday when police cleared the gates of the port of "
        "Valdoro, on the second day of a strike against Terminal Bahia, union leader Marta Quiroga said. Labor "
        "Minister Ignacio Larrain is to meet the union and Terminal Bahia on Wednesday for talks on wages.",
        "VALDORO, May 13 - Five dockworkers were hurt on Tuesday when police cleared the gates of the port of "
        "Valdoro, on the second day of a strike against Terminal Bahia, union leader Marta Quiroga said. Labor "
        "Minister Ignacio Larrain is to meet the union and Terminal Bahia on Thursday for talks on wages.",
    ),
    "talks": Page(
        "Coast Herald",
        "2031-05-14",
        "VALDORO, May 14 - Labor Minister Ignacio Larrain met union leader Marta Quiroga and Terminal Bahia for talks "
        "on wages in Valdoro on Wednesday, as the strike of dockworkers at the port went into its third day. Five "
        "dockworkers were hurt on Tuesday when police cleared the gates, a hospital said.",
    ),
    "end": Page(
        "Norpress",
        "2031-05-16",
        "VALDORO, May 16 - Dockworkers at the port of Valdoro agreed on Friday to end their strike after Terminal "
        "Bahia accepted a pay rise of 6.5 percent, union leader Marta Quiroga and Labor Minister Ignacio Larrain "
        "said. The dockworkers had walked out on Monday after talks on a wage contract broke down.",
    ),
    "ferry": Page(
        "Harbor Post",
        "2031-05-14",
        "PORT AMSEL, May 14 - The ferry Kestrel sank off Port Amsel on Wednesday, killing nine people, the coast "
        "guard said. Divers are to search the wreck of the Kestrel on Thursday.",
        "PORT AMSEL, May 14 - The ferry Kestrel sank off Port Amsel on Wednesday, killing eleven people, the coast "
        "guard said. Divers are to search the wreck of the Kestrel on Friday.",
    ),
    "divers": Page(
        "Amsel Courier",
        "2031-05-15",
        "PORT AMSEL, May 15 - Divers searched the wreck of the ferry Kestrel off Port Amsel on Thursday. At least nine "
        "people died when the Kestrel went down on Wednesday, the coast guard said.",
    ),
    "recital": Page(
        "City Arts",
        "2031-05-13",
        "VIENNA, May 13 - Pianist Ilse Varga canceled her recital in Vienna on Tuesday after breaking a wrist, her "
        "agent said.",
    ),
}


class Said(NamedTuple):
    """Somebody's word on two reports, or on a mention in each; `back` where it was taken back again."""

    kind: str
    first: tuple[str, str]  # the page, and the word that is meant; "" for the report
    second: tuple[str, str]
    same: bool
    back: bool = False


SAID = (
    Said("story", ("ferry", ""), ("recital", ""), same=True),
    Said("story", ("walkout", ""), ("end", ""), same=False, back=True),
    Said("story", ("talks", ""), ("end", ""), same=False),
    Said("event", ("undated", "walked"), ("gates", "strike"), same=True),
    Said("event", ("ferry", "killing"), ("divers", "died"), same=False),
    Said("entity", ("gates", "Larrain"), ("talks", "Quiroga"), same=True, back=True),
)
Step = tuple[str, Any]
FIRST, THEN, WORD = "report", "correction", "word"


@cache
def read(report: Report, given: Publication | None = None) -> Reading:
    """Each report is read once for all orders: reading is not what is tested here."""
    return pipeline.read_one(replace(report, published=given) if given else report, settings=Settings())


class History:
    """A desk to which things happen."""

    def __init__(self, url: str, folder: Path) -> None:
        self.desk = Desk.open(url, Settings())
        self.desk.room.read = read  # type: ignore[method-assign]
        self.folder = folder
        self.ids: dict[str, str] = {}
        self.texts: dict[str, str] = {}

    def add(self, *steps: Step) -> None:
        """Adds reports, or corrected ones, in one go."""
        path = self.folder / f"{len(list(self.folder.iterdir()))}.jsonl"
        lines = []
        for kind, name in steps:
            page = PAGES[name]
            self.texts[name] = page.text if kind == FIRST else page.corrected
            known = {"text": self.texts[name], "outlet": page.outlet, "url": f"https://news.example/{name}"}
            lines.append(json.dumps(known | ({"date": page.date} if page.date else {})))
        path.write_text("\n".join(lines))
        added = self.desk.add([path])
        assert len(added.new + added.versions) == len(steps)
        self.ids.update({(row.address or "").rpartition("/")[2]: row.id for row in added.new})

    def say(self, said: Said) -> None:
        """Judges, and takes it back where that is so."""
        places = []
        for name, word in (said.first, said.second):
            places.append(f"{self.ids[name]}:{self.texts[name].index(word)}" if word else self.ids[name])
        judged = self.desk.judge(said.kind, *places, same=said.same)
        if said.back:
            self.desk.undo(judged.id)

    def told(self) -> Told:
        """The account of each story, by its reports."""
        found = [self.desk.told(row.id) for row in self.desk.stories(limit=500).items]
        self.desk.close()
        return {frozenset(one.texts): plain(one.account) for one in found if one}


def plain(account: Account) -> Account:
    """An account without the story's id, which hangs on who came first, and without files, which are of this test."""
    reports = tuple(replace(one, path=None) for one in account.reports)
    return replace(account, story=replace(account.story, id=""), reports=reports)


def shuffled(seed: int) -> Iterator[Step]:
    """All steps in an order that can be: a report is there before it is corrected, and before somebody speaks of it."""
    draw = Random(seed)  # noqa: S311  (the same each time)
    left: list[Step] = [(FIRST, name) for name in PAGES]
    left += [(THEN, name) for name, page in PAGES.items() if page.corrected]
    left += [(WORD, said) for said in SAID]
    there: set[str] = set()

    def is_due(step: Step) -> bool:
        kind, what = step
        return kind == FIRST or (what in there if kind == THEN else {what.first[0], what.second[0]} <= there)

    while left:
        step = draw.choice([step for step in left if is_due(step)])
        left.remove(step)
        there |= {step[1]} if step[0] == FIRST else set()
        yield step


def happened(history: History, steps: Iterator[Step]) -> Told:
    """All of it, one by one; what cannot be said yet, since no story has both, is said when all is there."""
    later = []
    for kind, what in steps:
        if kind != WORD:
            history.add((kind, what))
            continue
        try:
            history.say(what)
        except TwosourceError:
            later.append(what)
    for said in later:
        history.say(said)
    return history.told()


def in_order(history: History) -> Told:
    """All reports at once, then all corrections, then all that is said."""
    history.add(*((FIRST, name) for name in PAGES))
    history.add(*((THEN, name) for name, page in PAGES.items() if page.corrected))
    for said in SAID:
        history.say(said)
    return history.told()


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("once")
    (folder / "in").mkdir()
    return in_order(History(str(folder / "desk.db"), folder / "in"))


def test_what_is_told_at_once_has_what_is_to_be_tested(at_once: Told) -> None:
    assert len(at_once) > 2
    days = [{one.published.earliest[:10] for one in account.reports if one.published} for account in at_once.values()]
    assert max(map(len, days)) > 2, "a story of several days"
    lines = " ".join(line.text for account in at_once.values() for line in account.brief)
    assert "eleven" in lines, "a correction is told"
    assert any({one.outlet for one in account.reports} >= {"Harbor Post", "City Arts"} for account in at_once.values())
    rules = [
        reason for account in at_once.values() for reason in repr(account).split("'") if reason.startswith("judged")
    ]
    assert {"judged-same", "judged-different"} <= set(rules), "words on events hold"


@pytest.mark.parametrize("seed", range(4))
def test_in_whatever_order_things_happen_the_same_is_told(tmp_path: Path, at_once: Told, seed: int) -> None:
    (tmp_path / "in").mkdir()
    assert happened(History(str(tmp_path / "desk.db"), tmp_path / "in"), shuffled(seed)) == at_once


def test_so_it_is_on_postgresql(server: Any, tmp_path: Path, at_once: Told) -> None:
    assert happened(History(server.new_database(), tmp_path), shuffled(4)) == at_once
