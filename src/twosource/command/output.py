"""Standard output and files: text in, UTF-8 out; its width and whether it wants color; files whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

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

    Raises as `write_bytes` does.
    """
    write_bytes(text.encode("utf-8", "replace"))


def write_bytes(written: bytes) -> None:
    """Bytes to standard output, as they are.

    Raises TwosourceError where they cannot be written, BrokenPipeError where the reader of a pipe has gone.
    """
    if sys.stdout is None:
        raise TwosourceError("standard output is closed: nowhere to write to")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # nobody is there to be told
    except OSError as error:
        raise TwosourceError(f"standard output cannot be written: {str(error.strerror).lower()}") from error


def save(path: Path, written: bytes) -> None:
    """Bytes to a file, which is there whole or not at all; what is no file, as /dev/null, is written to.

    Raises TwosourceError where it cannot be written.
    """
    try:
        target = path.resolve()
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            target.write_bytes(written)
        else:
            _replace(target, written)
    except OSError as error:
        raise TwosourceError(f"{path}: cannot be written: {str(error.strerror or error).lower()}") from error


def _replace(target: Path, written: bytes) -> None:
    """A new file beside the old one, on the disk, and then in its place with its permissions."""
    beside = target.with_name(f".{target.name[:100]}.{token_hex(6)}")
    try:
        with beside.open("xb") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()
