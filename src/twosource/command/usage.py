"""What is wrong with a command line. In comes what Typer raises; out goes one sentence, in words of our own."""

from __future__ import annotations

from typing import Any

import typer

from twosource.errors import plainly

USAGE: type[Exception] = typer.BadParameter.__mro__[1]  # what Typer raises for any command line that is wrong


def sentence(error: Any) -> str:
    """What is wrong, at which option or argument, and where help is."""
    param, context = getattr(error, "param", None), getattr(error, "ctx", None)
    if error.__cause__ is not None and param is not None:
        told = f"{name_of(param)}: {of_value(error)}"
    else:
        told = error.format_message().rstrip(".")
        told = told[:1].lower() + told[1:]
    return f"{told}; see {context.command_path} --help" if context is not None else f"{told}; see twosource --help"


def name_of(param: Any) -> str:
    """An option as it is written, an argument as the help calls it."""
    return str(max(param.opts, key=len) if param.param_type_name == "option" else param.metavar or param.name)


def of_value(error: Any) -> str:
    """What is wrong with a value."""
    found: list[Any] = getattr(error.__cause__, "errors", list)()
    return plainly(found[0]) if found else str(error.message).rstrip(".")
