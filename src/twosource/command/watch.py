"""`twosource watch`: feeds in; what they bring, and what that changes, out, until somebody ends it."""

from __future__ import annotations

import json
import os
import signal
import sys
from _thread import start_new_thread
from contextlib import contextmanager
from datetime import datetime
from threading import Event
from typing import TYPE_CHECKING, Annotated, Any

import typer

from twosource.command import lists
from twosource.command.lists import ListFormat
from twosource.command.options import Db, Encoder, Pipeline, Private, chosen_settings, the_desk
from twosource.command.output import write
from twosource.errors import InputError, StoreError, TwosourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from twosource.store.rows import Added


def watch(  # noqa: PLR0913, PLR0917  (one an option)
    feeds: Annotated[list[str], typer.Argument(metavar="FEEDS.opml|URL...", help="lists of feeds, or feeds")],
    every: Annotated[str, typer.Option(metavar="TIME", help="how often: 10m, 1h")] = "10m",
    once: Annotated[bool, typer.Option("--once", help="one round, and no more")] = False,
    output: Annotated[ListFormat, typer.Option("--format", help="form of the output")] = ListFormat.terminal,
    db: Db = None,
    pipeline: Pipeline = None,
    encoder: Encoder = None,
    private: Private = False,
) -> None:
    """Watches feeds, adds what they bring to the desk and tells what that changes; Ctrl-C ends it.

    With --once it ends with exit code 2 where not one feed could be had.
    """
    from twosource.command.moments import seconds  # noqa: PLC0415  (help must not wait for it)
    from twosource.write.json import plain  # noqa: PLC0415

    had: set[str] = set()

    def tell(feed: str, found: Added | TwosourceError) -> None:
        if not isinstance(found, TwosourceError):
            had.add(feed)
        if isinstance(found, StoreError):
            complain(f"{found}; the watch goes on when it can")
        elif isinstance(found, TwosourceError):
            complain(f"{feed}: {found}")
        elif output is ListFormat.json:
            write(json.dumps({"feed": feed, **plain(found)}, ensure_ascii=False) + "\n")
        elif found.new or found.versions:
            lists.show(found, output, lambda console: one_feed(console, feed, found))

    pause = seconds(every, "--every")
    for path in feeds:
        if "://" not in path and not os.path.exists(path):
            raise InputError(f"{path}: no such file; give lists of feeds, or web addresses")
    settings = chosen_settings(pipeline, encoder, private)
    with the_desk(db, settings, make=True) as desk, stopped_by_signals() as stop:
        desk.watch(feeds, every=pause, tell=tell, rounds=1 if once else None, stop=stop)
        if once and not had and not stop.is_set():
            raise typer.Exit(2)  # why is told already, feed by feed


def one_feed(console: Console, feed: str, added: Added) -> None:
    """What a feed has brought."""
    from rich.text import Text  # noqa: PLC0415

    corrected = f", {len(added.versions):,} corrected" if added.versions else ""
    console.print(Text(f"{datetime.now():%H:%M} {lists.line(feed)}: {len(added.new):,} new{corrected}", style="bold"))
    lists.touched(console, added.stories)


@contextmanager
def stopped_by_signals() -> Iterator[Event]:
    """An event that SIGINT and SIGTERM set; a second SIGINT ends the program at once.

    Another thread sets it: a handler runs in the one that waits for the event, and would wait for a lock which that
    holds, for ever. The thread is a plain one, as `threading.Thread` takes locks to begin with.
    """
    stop = Event()

    def end(number: int, _: Any) -> None:
        if stop.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        start_new_thread(stop.set, ())

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def complain(text: str) -> None:
    """One line to standard error, if there is one."""
    if sys.stderr is not None:
        print(f"twosource: {lists.line(text)}", file=sys.stderr, flush=True)  # noqa: T201
