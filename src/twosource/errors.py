"""The errors that Twosource raises. Nothing comes in; out come exceptions whose text is one line for a user.

TwosourceError
├── InputError      something given cannot be read: what, where, what to do
├── SetupError      something needed is not installed or not configured
├── BusyError       too many ask at once for what takes long
└── StoreError      the database cannot be had, is full, or was made by a newer program
    └── MissingError    what was asked for is not in it
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

UNFIT = {
    "greater_than_equal": "{input} is less than {ge}",
    "greater_than": "{input} is not more than {gt}",
    "less_than_equal": "{input} is more than {le}",
    "int_parsing": "{input!r} is no whole number",
    "int_from_float": "{input!r} is no whole number",
    "float_parsing": "{input!r} is no number",
    "finite_number": "{input!r} is no number",
    "bool_parsing": "{input!r} is neither true nor false",
    "missing": "is not there",
}
"""What is wrong with a value, by the name that checks of types have for it."""
ASIDE = ("Value error, ", "Input ")


class TwosourceError(Exception):
    """Base of all errors that a user may see; its text is one line that says what, where and what to do."""

    @property
    def public(self) -> str:
        """The line for readers of the web desk, who need not know where on the machine things lie."""
        return str(self)


class InputError(TwosourceError):
    """Something that was given cannot be read."""


class SetupError(TwosourceError):
    """Something that Twosource needs is missing on this machine, or a setting is wrong."""


class BusyError(TwosourceError):
    """Too many ask at once for what takes long; the same may be asked again a little later."""


class StoreError(TwosourceError):
    """The database cannot be opened or written to, or what was asked for is not in it.

    Its text names the database; `public` does not.
    """

    def __init__(self, text: str, public: str = "the desk's database cannot be used just now; try again later") -> None:
        super().__init__(text)
        self._public = public

    @property
    def public(self) -> str:
        """The line for readers of the web desk."""
        return self._public


class MissingError(StoreError):
    """What was asked for is not in the database: whoever asked knows its name."""

    def __init__(self, text: str) -> None:
        super().__init__(text, text)


def plainly(problem: Mapping[str, Any]) -> str:
    """What a check of types has found, in words for somebody who has never heard of it.

    >>> plainly({"type": "int_parsing", "input": "many", "msg": "Input should be a valid integer, unable to …"})
    "'many' is no whole number"
    """
    if pattern := UNFIT.get(problem["type"]):
        return pattern.format(input=problem["input"], **problem.get("ctx", {}))
    told: str = problem["msg"]
    for words in ASIDE:
        told = told.removeprefix(words)
    return told.rstrip(".")
