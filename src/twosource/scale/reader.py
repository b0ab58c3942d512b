"""The process that reads: jobs come in from the process that started it, answers go out, until that one is gone.

It stands alone so that a report that hangs or eats memory ends nothing but this process, and one report.

    python -m twosource.scale.reader DESCRIPTOR
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from twosource.errors import InputError, TwosourceError
from twosource.scale.limits import Exceeded, limit_memory, within
from twosource.scale.messages import Answer, Job, Refused, Setup

if TYPE_CHECKING:
    from twosource.scale.jobs import Worker

IDLE = 600.0  # seconds without a job, after which it ends: whoever needs it again starts another


def main() -> None:
    """Does jobs until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one is told, and ends it
    connection: Connection[Answer, Setup | Job] = Connection(int(sys.argv[1]))
    with suppress(EOFError, OSError):  # whoever started this process is gone
        worker = start(connection)
        while worker and connection.poll(IDLE):
            job = connection.recv()
            if isinstance(job, Job):
                connection.send(answer(worker, job))
    os._exit(0)


def start(connection: Connection[Answer, Setup | Job]) -> Worker | None:
    """The worker, loaded; None where it cannot be, which is told."""
    setup = connection.recv()
    if not isinstance(setup, Setup):
        return None
    try:
        worker = loaded(setup)
    except TwosourceError as error:
        connection.send(Refused(str(error), broken=True))
        return None
    except Exception as error:  # a folder that cannot be read, a library that is not whole
        connection.send(Refused(f"cannot start: {' '.join(repr(error).split())[:300]}", broken=True))
        return None
    gc.collect()
    gc.freeze()  # what is loaded stays, and need not be looked at again and again
    limit_memory(setup.megabytes)
    connection.send(Refused("ready"))
    return worker


def loaded(setup: Setup) -> Worker:
    """The worker, with what it reads with if that is asked for."""
    from twosource.scale.jobs import Worker  # noqa: PLC0415  (what goes wrong while it is imported is told, too)

    worker = Worker(setup.settings)
    if setup.load:
        worker.load()
    return worker


def answer(worker: Worker, job: Job) -> Answer:
    """What has come of a job."""
    try:
        with within(job.seconds):
            return getattr(worker, job.name)(job.given)  # type: ignore[no-any-return]
    except Exceeded:
        return Refused(f"took longer than {job.seconds:g} seconds", again=True)
    except MemoryError:
        return Refused("needed more memory than a report may take", again=True)
    except InputError as error:
        return Refused(" ".join(str(error).split()))
    except Exception as error:
        return Refused(f"internal error: {' '.join(repr(error).split())[:300]}")


if __name__ == "__main__":
    main()
