"""All ways to write accounts. In come Accounts and the name of a format; out goes text.

render(accounts, "markdown")
render(accounts, "html", texts={report.id: report.text for report in reports})
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from twosource.errors import InputError
from twosource.write.contract import Account
from twosource.write.json import as_json, as_jsonl
from twosource.write.markdown import as_markdown
from twosource.write.terminal import as_terminal

PLAIN: Mapping[str, Callable[[Sequence[Account]], str]] = {
    "markdown": as_markdown,
    "json": as_json,
    "jsonl": as_jsonl,
}
FORMATS = ("terminal", *PLAIN, "html")


def render(
    accounts: Sequence[Account],
    format: str,
    *,
    width: int = 100,
    color: bool = False,
    texts: Mapping[str, str] | None = None,
) -> str:
    """The accounts as text; width and color matter for a terminal only, the texts of the reports for a page only.

    Raises InputError for a format that is not there.
    """
    if format == "terminal":
        return as_terminal(accounts, width=width, color=color)
    if format == "html":
        from twosource.write.html import as_html  # noqa: PLC0415  (other formats must not wait for templates)

        return as_html(accounts, texts or {})
    if format not in PLAIN:
        raise InputError(f"format {format!r} is not there: choose one of {', '.join(FORMATS)}")
    return PLAIN[format](accounts)
