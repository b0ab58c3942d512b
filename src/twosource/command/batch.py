"""`twosource batch`: whole corpora in, datasets out."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from twosource.command.options import Encoder, Pipeline, chosen_settings
from twosource.command.output import write


def batch(  # noqa: PLR0913, PLR0917  (one an option)
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="files, folders, globs; also Parquet")],
    out: Annotated[str, typer.Option(metavar="DIR", help="folder for the datasets; given again, it goes on there")],
    workers: Annotated[int | None, typer.Option(min=1, metavar="N", help="processes; by default one a core")] = None,
    cluster: Annotated[str | None, typer.Option(metavar="local|tcp://…", help="work on a Dask cluster")] = None,
    limit_seconds: Annotated[float, typer.Option(min=0.01, help="set a report aside that takes longer")] = 60,
    limit_memory: Annotated[float, typer.Option(min=1, metavar="MB", help="set a report aside that needs more")] = 2000,
    unit: Annotated[int, typer.Option(min=1, metavar="N", help="about how many reports make a unit of work")] = 32,
    retry: Annotated[bool, typer.Option("--retry", help="try again what an earlier run set aside")] = False,
    pipeline: Pipeline = None,
    encoder: Encoder = None,
) -> None:
    """Reads a whole corpus on all cores or many machines, and writes Parquet datasets; goes on where it stopped."""
    from twosource.scale.batch import Options, check_extra  # noqa: PLC0415  (help must not wait for spaCy)
    from twosource.scale.batch import batch as run  # noqa: PLC0415
    from twosource.scale.progress import Progress  # noqa: PLC0415

    check_extra()
    options = Options(
        workers=workers or cores(),
        cluster=cluster,
        seconds=limit_seconds,
        megabytes=limit_memory,
        unit=unit,
        retry=retry,
        settings=chosen_settings(pipeline, encoder),
    )
    write(run(inputs, out, options, progress=Progress()).as_text())


def cores() -> int:
    """How many cores this process may use; macOS tells only how many there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
