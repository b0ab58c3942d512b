"""The command line, one command a verb (`command`). Arguments in; data on standard output, all else on standard error.

Exit code 0 when told, 2 when the input or the setup is wrong: one line says what, where and what to do.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Annotated

import typer

from twosource.command.add import add
from twosource.command.batch import batch
from twosource.command.brief import brief
from twosource.command.changes import changes
from twosource.command.code import code
from twosource.command.different import different
from twosource.command.export import export
from twosource.command.read import read
from twosource.command.same import same
from twosource.command.schema import schema
from twosource.command.search import search
from twosource.command.serve import serve
from twosource.command.show import show
from twosource.command.stories import stories
from twosource.command.usage import USAGE, sentence
from twosource.command.watch import watch
from twosource.errors import TwosourceError

INTERRUPTED = 130  # as a shell tells it: 128 and the number of SIGINT
PIPE_CLOSED = 141  # 128 and the number of SIGPIPE

app = typer.Typer(
    name="twosource",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

EXAMPLES: dict[Callable[..., None], str] = {
    brief: "twosource brief reports/ --format html > brief.html",
    read: "twosource read report.txt",
    code: "twosource code reports/ --format polecat --out events.tsv",
    add: "twosource add reports/ https://example.org/news.html",
    watch: "twosource watch feeds.opml --every 10m",
    stories: "twosource stories ferry --day 2019-01-17",
    show: "twosource show 1f046487a568 --as-of 2019-01-17",
    changes: "twosource changes 1f046487a568 --since yesterday",
    search: "twosource search 'water talks' --type CONSULT --status cancelled",
    export: "twosource export reports/ --format geojson --out map.geojson",
    same: "twosource same 1f046487a568 0c2d77aa01be",
    different: "twosource different 1f046487a568 0c2d77aa01be --undo",
    serve: "twosource serve --port 8080 --open",
    batch: "twosource batch crawl/*.warc.gz --out datasets/ --workers 4",
    schema: "twosource schema reading > reading.schema.json",
}
"""Every command, with a line that calls it; in the order of the help."""

for verb, example in EXAMPLES.items():
    app.command(epilog=f"Example: {example}")(verb)


def tell_version(asked: bool) -> None:
    """Prints the version and ends, if it was asked for."""
    if asked:
        from twosource.versions import installed  # noqa: PLC0415  (only where it is asked for)

        print(f"twosource {installed('twosource')}")  # noqa: T201
        raise typer.Exit


@app.callback()
def options(
    shown: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=tell_version, help="print the version and exit")
    ] = False,
) -> None:
    """Reads what several outlets report about one developing story, and tells what is known and who says so."""


def complain(text: str) -> None:
    """One line to standard error, if there is one; what a name has in it never moves a terminal's cursor or color."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in " ".join(text.split()))
    with suppress(OSError):
        if sys.stderr is not None:
            print(f"twosource: {plain}", file=sys.stderr, flush=True)  # noqa: T201


def main() -> None:
    """Runs the command line; a user never sees a traceback for what they gave."""
    ended_with = run()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError):
            stream.flush()
    os._exit(ended_with)  # all is written: taking the pipeline apart object by object would cost a tenth of the time


def run() -> int:
    """The exit code; what went wrong is told in one line."""
    try:
        code = app(None if sys.argv[1:] else ["--help"], prog_name="twosource", standalone_mode=False)
        if code == INTERRUPTED:
            complain("interrupted")
        return code if isinstance(code, int) else 0
    except USAGE as error:
        complain(sentence(error))
        return 2
    except SystemExit as end:  # Typer makes one where nobody reads what is written
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


def place_of(error: OSError) -> str:
    """What a failed call was about: a file, the current folder that spaCy asks for, or what help is written to."""
    if error.filename:
        return str(error.filename)
    return "the current folder is gone" if isinstance(error, FileNotFoundError) else "standard output cannot be written"


def ended(end: SystemExit) -> int:
    """The exit code of what Typer ended; of a pipe whose reader has gone, that of a shell."""
    if isinstance(end.__context__, BrokenPipeError):
        return PIPE_CLOSED
    return end.code if isinstance(end.code, int) else bool(end.code)


if __name__ == "__main__":
    main()
