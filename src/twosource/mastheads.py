"""What a report is called. In comes a report, as received or as an account has it; out goes a name that readers know.

>>> from twosource.model import Report
>>> masthead(Report("9f2c01", "…", "", (), outlet="Harbor Post"))
'Harbor Post'
>>> masthead(Report("9f2c01", "…", "", (), headline="Ferry sinks off Port Amsel", path="/home/ann/ferry.txt"))
'“Ferry sinks off Port Amsel”'
>>> masthead(Report("9f2c01", "…", "", (), path="/home/ann/ferry.txt"))
'ferry.txt'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol
from urllib.parse import urlsplit

from twosource.model import Dependence

LONGEST = 60  # characters of a headline that stands for a name
FILE = re.compile(r"(?:^|[/\\])([^/\\]+\.\w{1,8}(?::\d+)?)$")  # what has an ending: "-" and "text" name nothing


class Named(Protocol):
    """A report of either kind, as far as its name goes."""

    @property
    def id(self) -> str:
        """What programs call it."""

    @property
    def outlet(self) -> str | None:
        """Who published it."""

    @property
    def headline(self) -> str | None:
        """Its headline."""

    @property
    def path(self) -> str | None:
        """The file that it was in."""

    @property
    def url(self) -> str | None:
        """Its address."""


def masthead(report: Named) -> str:
    """Its outlet; else the site that it stands on, its headline, its file; its id where nothing is known of it."""
    return report.outlet or _site(report.url) or _quoted(report.headline) or _file(report.path) or report.id


def are_tied(one: Named, other: Named, rests: Iterable[Dependence]) -> bool:
    """Whether two reports are of one outlet, one of them rests on the other, or both carry text of a third."""
    if masthead(one).casefold() == masthead(other).casefold():
        return True
    found = [rest for rest in rests if rest.report in (one.id, other.id)]
    if any({rest.report, rest.other} == {one.id, other.id} for rest in found):
        return True
    carried = ({rest.on for rest in found if rest.report == own and rest.kind != "cites"} for own in (one.id, other.id))
    return bool(set.intersection(*carried))


def _site(url: str | None) -> str | None:
    """The name of a site in an address."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _quoted(headline: str | None) -> str | None:
    """A headline in quotation marks, as many whole words as fit."""
    words = " ".join((headline or "").split()).strip("“”\"'")
    short = words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0] or words[:LONGEST]} …"
    return f"“{short}”" if words else None


def _file(path: str | None) -> str | None:
    """The name of a file, without its folders."""
    name = (path or "").removeprefix("sent:")
    found = FILE.search(name)
    return found[1] if found and "://" not in name else None
