"""Coded events with what is behind them. In come Accounts and the reports' texts; out go bytes: tables, or JSON.

A row is an event; the mentions behind it stand in JSON beside its cells, and in a table of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from twosource.write.contract import Account, EventMention
from twosource.write.exports.coded import as_polecat as as_table
from twosource.write.exports.polecat import Coded, code, row
from twosource.write.exports.tables import Columns, as_csv
from twosource.write.safety import safe

__all__ = ["MENTIONS", "as_json", "as_jsonl", "as_mentions", "as_table"]

Texts = Mapping[str, str]
Row = dict[str, object]
MENTIONS: Columns = {
    "Event ID": "text", "Report": "text", "Outlet": "text", "Address": "text",
    "Start": "count", "End": "count", "Status": "text", "Words": "text",
}  # fmt: skip


def as_mentions(accounts: Sequence[Account], texts: Texts) -> bytes:
    """A line a mention, tab-separated: the event's id, and where in which report it is told in which words."""
    found = [one for account, coded in _all(accounts) for one in _mentions(account, coded, texts)]
    return as_csv(MENTIONS, found, delimiter="\t", end="\n")


def as_json(accounts: Sequence[Account], texts: Texts) -> bytes:
    """All rows as a list of objects, each with its CAMEO code, dyads, status and mentions."""
    return (json.dumps(list(_objects(accounts, texts)), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def as_jsonl(accounts: Sequence[Account], texts: Texts) -> bytes:
    """The same, an object a line."""
    lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in _objects(accounts, texts))
    return "".join(lines).encode("utf-8", "replace")


def _all(accounts: Sequence[Account]) -> Iterator[tuple[Account, Coded]]:
    return ((account, coded) for account in accounts for coded in code(account))


def _objects(accounts: Sequence[Account], texts: Texts) -> Iterator[Row]:
    for account, coded in _all(accounts):
        more: Row = {"CAMEO": coded.cameo, "Dyads": _dyads(coded), "Status": coded.event.status}
        mentions = [
            {name: one[name] for name in MENTIONS if name != "Event ID"} for one in _mentions(account, coded, texts)
        ]
        yield {**row(coded, texts), **more, "Mentions": mentions}


def _dyads(coded: Coded) -> list[list[str]]:
    """Each who acts with each acted on, in CAMEO's letters."""
    sides = ((one.cameo, two.cameo) for one in coded.parties.actors for two in coded.parties.recipients)
    return [list(pair) for pair in dict.fromkeys(sides) if all(pair) and pair[0] != pair[1]]


def _mentions(account: Account, coded: Coded, texts: Texts) -> Iterator[Row]:
    id = row(coded, {})["Event ID"]
    for mention in coded.mentions:
        yield {"Event ID": id, **_mention(account, mention, texts)}


def _mention(account: Account, mention: EventMention, texts: Texts) -> Row:
    report = next((one for one in account.reports if one.id == mention.report), None)
    return {
        "Report": mention.report,
        "Outlet": safe((report.outlet if report else "") or ""),
        "Address": safe((report.url or report.path if report else "") or ""),
        "Start": mention.start,
        "End": mention.end,
        "Status": mention.status,
        "Words": safe(texts.get(mention.report, "")[mention.start : mention.end]),
    }
