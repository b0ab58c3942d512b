"""The command line, one command a verb. Arguments in; data on standard output, everything else on standard error.

Exit code 0 when told, 2 when the input or the setup is wrong: one line says what, where and what to do.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.errors import InputError, TwosourceError

if TYPE_CHECKING:
    from twosource.model import LeftOut, Reading
    from twosource.settings import Settings
    from twosource.write.account import Account

INTERRUPTED = 130  # as a shell tells it: 128 and the number of SIGINT
PIPE_CLOSED = 141  # 128 and the number of SIGPIPE

app = typer.Typer(
    name="twosource",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads what several outlets report about one developing story, and tells what is known and who says so.",
)


class Format(StrEnum):
    """How an account is written."""

    terminal = "terminal"
    markdown = "markdown"
    json = "json"
    jsonl = "jsonl"
    html = "html"


class ReadingFormat(StrEnum):
    """How a reading is written."""

    terminal = "terminal"
    json = "json"
    html = "html"


class Form(StrEnum):
    """What there is a JSON Schema of."""

    account = "account"
    reading = "reading"


Paths = Annotated[list[str], typer.Argument(metavar="PATH|URL...", help="files, folders, web addresses, or -")]
Pipeline = Annotated[str | None, typer.Option(metavar="NAME", help="another installed spaCy pipeline")]
Encoder = Annotated[bool | None, typer.Option("--encoder/--no-encoder", help="let the encoder read along")]
Private = Annotated[bool, typer.Option("--allow-private", help="fetch from machines of this network too")]


@app.command()
def brief(  # noqa: PLR0913, PLR0917  (one an option)
    paths: Paths,
    output: Annotated[Format, typer.Option("--format", help="how to write it")] = Format.terminal,
    story: Annotated[str | None, typer.Option(metavar="ID", help="only this story of several")] = None,
    pipeline: Pipeline = None,
    encoder: Encoder = None,
    private: Private = False,
) -> None:
    """Reads reports and tells the story, or stories, that they report."""
    from twosource.pipeline import tell  # noqa: PLC0415  (help must not wait for spaCy)
    from twosource.write.formats import render  # noqa: PLC0415

    readings, left_out = readings_of(paths, chosen_settings(pipeline, encoder, private))
    accounts = chosen_story(tell(readings, left_out), story, one=output is Format.json)
    texts = {reading.report.id: reading.report.text for reading in readings}
    color = is_terminal() and not no_color()
    write(render(accounts, output.value, width=terminal_width(), color=color, texts=texts))


@app.command()
def read(
    paths: Paths,
    output: Annotated[ReadingFormat, typer.Option("--format", help="how to write it")] = ReadingFormat.terminal,
    pipeline: Pipeline = None,
    encoder: Encoder = None,
    private: Private = False,
) -> None:
    """Shows what was read in each report: names, times, who says what, events, each with its reasons."""
    from twosource.write.reading import render  # noqa: PLC0415  (help must not wait for spaCy)

    readings, left_out = readings_of(paths, chosen_settings(pipeline, encoder, private))
    color = is_terminal() and not no_color()
    write(render(readings, output.value, left_out=left_out, width=terminal_width(), color=color))


@app.command()
def schema(form: Annotated[Form, typer.Argument(help="of which output")] = Form.account) -> None:
    """Prints the JSON Schema of an account, or of a reading."""
    from twosource.write.schema import published_schema  # noqa: PLC0415

    write(published_schema(form.value))


def readings_of(paths: list[str], settings: Settings) -> tuple[tuple[Reading, ...], tuple[LeftOut, ...]]:
    """What stands at the paths and addresses, read, and what was left out; what is fetched is shown meanwhile."""
    from twosource.pipeline import read as read_all  # noqa: PLC0415  (help must not wait for spaCy)
    from twosource.progress import Progress  # noqa: PLC0415

    stdin = sys.stdin.buffer if sys.stdin is not None else None  # None where it is closed
    return read_all(paths, stdin=stdin, settings=settings, progress=Progress())


def chosen_settings(pipeline: str | None, encoder: bool | None = None, private: bool = False) -> Settings:
    """Settings from the environment, with what the command line overrides."""
    from twosource.settings import load_settings  # noqa: PLC0415

    settings = load_settings()
    chosen = {"pipeline": pipeline or settings.pipeline, "encoder": settings.encoder if encoder is None else encoder}
    return settings.model_copy(update=chosen | ({"allow_private_addresses": True} if private else {}))


def chosen_story(accounts: tuple[Account, ...], story: str | None, *, one: bool) -> tuple[Account, ...]:
    """The account asked for; raises InputError where it is not there, or where one is needed and there are several."""
    ids = ", ".join(f"{account.story.id} ({account.story.title})" for account in accounts)
    if story is not None:
        chosen = tuple(account for account in accounts if account.story.id == story)
        if not chosen:
            raise InputError(f"--story {story}: no such story in this pile; there are: {ids}")
        return chosen
    if one and len(accounts) > 1:
        raise InputError(f"{len(accounts)} stories in this pile: choose one with --story, or use --format jsonl: {ids}")
    return accounts


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


def complain(text: str) -> None:
    """One line to standard error, if there is one."""
    with suppress(OSError):
        if sys.stderr is not None:
            print(f"twosource: {' '.join(text.split())}", file=sys.stderr, flush=True)  # noqa: T201


def main() -> None:
    """Runs the command line; a user never sees a traceback for what they gave."""
    code = run()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError):
            stream.flush()
    os._exit(code)  # all is written: taking the pipeline apart object by object would cost a tenth of the time


def run() -> int:
    """The exit code; what went wrong is told in one line."""
    gc.set_threshold(400_000, 20, 20)  # little of what a run makes is garbage: look for it less often
    try:
        app()
    except SystemExit as end:  # Typer makes one of all else that ends it
        return ended(end)
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except TwosourceError as error:
        complain(str(error))
        return 2
    except OSError as error:
        complain(f"{place_of(error)}: {str(error.strerror or error).lower()}")
        return 2
    except Exception as error:
        if os.environ.get("TWOSOURCE_DEBUG"):
            raise
        complain(f"internal error: {error!r}; please report it, with TWOSOURCE_DEBUG=1")
        return 70
    return 0


def place_of(error: OSError) -> str:
    """What a failed call was about: a file, the current folder that spaCy asks for, or what help is written to."""
    if error.filename:
        return str(error.filename)
    return "the current folder is gone" if isinstance(error, FileNotFoundError) else "standard output cannot be written"


def ended(end: SystemExit) -> int:
    """The exit code of what Typer ended; an interrupt is told, a pipe whose reader has gone is not."""
    if isinstance(end.__context__, BrokenPipeError):
        return PIPE_CLOSED
    if end.code == INTERRUPTED:
        complain("interrupted")
    return end.code if isinstance(end.code, int) else bool(end.code)


if __name__ == "__main__":
    main()
