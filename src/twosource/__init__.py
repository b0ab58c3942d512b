"""Twosource: reads what several outlets report about one developing story, and tells what is known and who says so.

In come paths of reports; out come accounts, one a story. What stands in `__all__` is public, and stays.

    from twosource import brief
    for account in brief(["reports/"]):
        print(account.story.title)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twosource.errors import InputError, SetupError, TwosourceError

if TYPE_CHECKING:
    from twosource.extract.language import load_language
    from twosource.pipeline import brief

__all__ = ["InputError", "SetupError", "TwosourceError", "brief", "load_language"]


def __getattr__(name: str) -> Any:
    """The public names that bring spaCy with them, imported when first asked for."""
    if name == "brief":
        from twosource.pipeline import brief  # noqa: PLC0415

        return brief
    if name == "load_language":
        from twosource.extract.language import load_language  # noqa: PLC0415

        return load_language
    raise AttributeError(f"module 'twosource' has no attribute {name!r}")
