"""Accounts as Markdown. In come Accounts; out goes text in which nothing that a report says is taken as markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.write.contract import Account
from twosource.write.page import Line, page
from twosource.write.safety import markdown_safe


def as_markdown(accounts: Sequence[Account]) -> str:
    """One story after another."""
    return "\n".join("\n".join(_lines(account)) + "\n" for account in accounts)


def _lines(account: Account) -> Iterator[str]:
    shown = page(account)
    yield f"# {markdown_safe(shown.title)}"
    yield ""
    yield from (f"- {markdown_safe(report)}" for report in shown.reports)
    for heading, lines in shown.sections:
        yield from ("", f"## {heading}", "")
        yield from (f"- {_line(line)}" for line in lines)
    if shown.timeline:
        yield from ("", "## Timeline", "")
        yield from (f"- **{when}** {markdown_safe(what)}" for when, what in shown.timeline)
    if shown.references:
        yield from ("", "## References", "")
        yield from (f"{number}. {markdown_safe(name)}" for number, name in enumerate(shown.references, 1))
    if shown.left_out:
        yield from ("", "## Left out", "")
        yield from (f"- {markdown_safe(item)}" for item in shown.left_out)


def _line(line: Line) -> str:
    numbers = "".join(f" \\[{number}\\]" for number in line.numbers)
    return f"{markdown_safe(line.text)}{numbers}"
