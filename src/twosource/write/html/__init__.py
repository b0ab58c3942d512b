"""Accounts as one page of HTML that needs nothing beside it. In come Accounts and reports' texts; out goes the page.

    page = as_html(accounts, {reading.report.id: reading.report.text for reading in readings})

The page computes nothing: what it shows is what the account holds, and the words of the reports that it points to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twosource.write.contract import Account
from twosource.write.html.environment import rendered
from twosource.write.html.stories import story


def as_html(accounts: Sequence[Account], texts: Mapping[str, str]) -> str:
    """All stories on one page; a report whose text is not given is named without it."""
    views = [story(account, texts, number) for number, account in enumerate(accounts, 1)]
    return rendered("account.html", stories=views)
