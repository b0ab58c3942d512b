"""All ways to write accounts. In come Accounts and the name of a format; out goes text.

render(accounts, "markdown")
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from twosource.errors import InputError
from twosource.write.contract import Account
from twosource.write.json import as_json, as_jsonl
from twosource.write.markdown import as_markdown
from twosource.write.terminal import as_terminal

FORMATS: Mapping[str, Callable[[Sequence[Account]], str]] = {
    "terminal": as_terminal,
    "markdown": as_markdown,
    "json": as_json,
    "jsonl": as_jsonl,
}


def render(accounts: Sequence[Account], format: str, *, width: int = 100, color: bool = False) -> str:
    """The accounts as text; width and color matter for a terminal only.

    Raises InputError for a format that is not there.
    """
    if format not in FORMATS:
        raise InputError(f"format {format!r} is not there: choose one of {', '.join(FORMATS)}")
    if format == "terminal":
        return as_terminal(accounts, width=width, color=color)
    return FORMATS[format](accounts)
