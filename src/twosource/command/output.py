"""Standard output: text in, UTF-8 out; its width and whether it wants color."""

from __future__ import annotations

import os
import sys

from twosource.errors import TwosourceError


def is_terminal() -> bool:
    """Whether somebody reads along; standard output may also be closed."""
    return sys.stdout is not None and sys.stdout.isatty()


def terminal_width() -> int:
    """Columns to write for; a pipe gets a width of its own so that its bytes never depend on a window."""
    return os.get_terminal_size(sys.stdout.fileno()).columns if is_terminal() else 100


def no_color() -> bool:
    """Whether the user asked for no color, https://no-color.org."""
    return bool(os.environ.get("NO_COLOR"))


def write(text: str) -> None:
    """Text to standard output as UTF-8, whatever the locale; a lone surrogate is written as a question mark.

    Raises TwosourceError where it cannot be written, BrokenPipeError where the reader of a pipe has gone.
    """
    if sys.stdout is None:
        raise TwosourceError("standard output is closed: nowhere to write to")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # nobody is there to be told
    except OSError as error:
        raise TwosourceError(f"standard output cannot be written: {str(error.strerror).lower()}") from error
