"""`twosource code`: reports in, coded events out, as political scientists keep them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from twosource.command.options import Encoder, Paths, Pipeline, Private, chosen_settings, readings_of
from twosource.command.output import save, write_bytes
from twosource.command.targets import is_one_file, spare
from twosource.errors import InputError


class CodeFormat(StrEnum):
    """How coded events are written."""

    polecat = "polecat"
    json = "json"
    jsonl = "jsonl"


def code(  # noqa: PLR0913, PLR0917  (one an option)
    paths: Paths,
    output: Annotated[CodeFormat, typer.Option("--format", help="form of the output")] = CodeFormat.polecat,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="file to write; by default standard output")] = None,
    mentions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="second table to write: the words that each row rests on")
    ] = None,
    pipeline: Pipeline = None,
    encoder: Encoder = None,
    private: Private = False,
) -> None:
    """Codes the events in reports: PLOVER types, actors with countries and roles, places; a row an event."""
    from twosource.pipeline import files_of, tell  # noqa: PLC0415  (help must not wait for spaCy)
    from twosource.write.exports.mentions import as_json, as_jsonl, as_mentions, as_table  # noqa: PLC0415

    if out is not None and mentions is not None and is_one_file(out, mentions):
        raise InputError(f"{out}: --out and --mentions name one file; give each its own")
    for path in filter(None, (out, mentions)):
        spare(path, files_of(paths))
    readings, _ = readings_of(paths, chosen_settings(pipeline, encoder, private))
    accounts = tell(readings, everything=True)
    texts = {reading.report.id: reading.report.text for reading in readings}
    written = {"polecat": as_table, "json": as_json, "jsonl": as_jsonl}[output.value](accounts, texts)
    if mentions is not None:
        save(mentions, as_mentions(accounts, texts))
    if out is not None:
        save(out, written)
    else:
        write_bytes(written)
