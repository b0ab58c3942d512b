"""`twosource read`: reports in, what was read in each of them out."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from twosource.command.options import Encoder, Paths, Pipeline, Private, chosen_settings, readings_of
from twosource.command.output import is_terminal, no_color, terminal_width, write


class ReadingFormat(StrEnum):
    """How a reading is written."""

    terminal = "terminal"
    json = "json"
    html = "html"


def read(
    paths: Paths,
    output: Annotated[ReadingFormat, typer.Option("--format", help="form of the output")] = ReadingFormat.terminal,
    pipeline: Pipeline = None,
    encoder: Encoder = None,
    private: Private = False,
) -> None:
    """Shows what was read in each report: names, times, who says what, events, each with its reasons."""
    from twosource.write.reading import render  # noqa: PLC0415  (help must not wait for spaCy)

    readings, left_out = readings_of(paths, chosen_settings(pipeline, encoder, private))
    color = is_terminal() and not no_color()
    write(render(readings, output.value, left_out=left_out, width=terminal_width(), color=color))
