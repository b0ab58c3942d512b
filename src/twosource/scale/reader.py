"""The process that reads: jobs come in from the process that started it, answers go out, until that one is gone.

It stands alone so that a report that hangs or eats memory ends nothing but this process, and one report.

    python -m twosource.scale.reader DESCRIPTOR
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from twosource.errors import InputError, TwosourceError
from twosource.scale.limits import Exceeded, limit_memory, within
from twosource.scale.messages import Answer, Job, Refused, Setup

if TYPE_CHECKING:
    from twosource.scale.jobs import Worker

MOST_CACHED = 5_000  # results of one function
TIDIED = 50  # jobs after which it is looked for such caches
IDLE = 600.0  # seconds without a job, after which it ends: whoever needs it again starts another


def main() -> None:
    """Does jobs until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one is told, and ends it
    connection: Connection[Answer, Setup | Job] = Connection(int(sys.argv[1]))
    try:
        worker = start(connection)
        jobs = 0
        while worker and connection.poll(IDLE):
            job = connection.recv()
            if isinstance(job, Job):
                connection.send(answer(worker, job))
                jobs += 1
                if jobs % TIDIED == 0:
                    forget()
    except (EOFError, OSError):
        pass  # whoever started this process is gone
    os._exit(0)


def start(connection: Connection[Answer, Setup | Job]) -> Worker | None:
    """The worker, loaded; None where it cannot be, which is told."""
    setup = connection.recv()
    from twosource.scale.jobs import Worker  # noqa: PLC0415  (what goes wrong while it loads is told, too)

    if not isinstance(setup, Setup):
        return None
    worker = Worker(setup.settings)
    try:
        if setup.load:
            worker.load()
    except TwosourceError as error:
        connection.send(Refused(str(error), broken=True))
        return None
    gc.collect()
    gc.freeze()  # what is loaded stays, and need not be looked at again and again
    limit_memory(setup.megabytes)
    connection.send(Refused("ready"))
    return worker


def forget() -> None:
    """Empties caches that have grown: the names of a year of news are too many to be kept."""
    for name, module in sys.modules.copy().items():
        if name.startswith("twosource."):
            for value in vars(module).values():
                clear = getattr(value, "cache_clear", None)
                if clear is not None and value.cache_info().currsize > MOST_CACHED:
                    clear()


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
