"""One reader process, watched. In comes a job; out goes its answer, whatever happens to the process.

A process that does not answer in time, or is gone, is replaced, and the job done once more; the second time it is given
up, with a reason. So one bad report costs itself and some seconds, and a process that is killed costs nothing.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection

from twosource.errors import SetupError
from twosource.scale.limits import GRACE
from twosource.scale.messages import Answer, Job, Refused, Setup

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
START_SECONDS = 300  # to load the pipeline, on a machine that is busy
TRIES = 2
MOST_JOBS = 5_000  # of one process: what it remembers of words grows


class Gone(Exception):
    """The reader process has ended, or does not answer; the text says how."""


@dataclass(slots=True)
class Supervisor:
    """Keeps one reader process and gives it jobs, one at a time."""

    setup: Setup
    process: subprocess.Popen[bytes] | None = None
    connection: Connection[Setup | Job, Answer] | None = None
    jobs: int = 0
    restarts: int = 0
    closed: bool = False

    def do(self, job: Job) -> Answer:
        """The answer to a job; a Refused where there is none after two tries.

        Raises SetupError where no reader can be started.
        """
        reason = ""
        for _ in range(TRIES):
            try:
                answer = self.ask(job)
            except Gone as end:
                reason = str(end)
                self.restarts += 1
                self.stop()
                continue
            if not (isinstance(answer, Refused) and answer.again):
                return answer
            reason = answer.reason
            self.stop()  # it may hold what it needed too much of
        return Refused(reason)

    def ask(self, job: Job) -> Answer:
        """The answer of the process to a job; raises Gone where there is none."""
        if self.jobs >= MOST_JOBS or (self.process and self.process.poll() is not None):
            self.stop()
        self.start()
        self.jobs += 1
        return self.exchange(job, job.seconds + 2 * GRACE, f"took longer than {job.seconds:g} seconds")

    def start(self) -> None:
        """Starts the process, if there is none, and waits until it is ready.

        Raises SetupError where it cannot read, or does not get ready however often it is started.
        """
        if self.closed:
            raise SetupError("the run was ended")
        reason = ""
        for _ in range(TRIES if self.process is None else 0):
            self.launch()
            try:
                answer = self.exchange(self.setup, START_SECONDS, "was not ready in time")
            except Gone as end:
                reason = str(end)
                self.stop()
                continue
            if isinstance(answer, Refused) and answer.broken:
                self.stop()
                raise SetupError(answer.reason)
            return
        if reason:
            raise SetupError(f"a process that reads could not be started: it {reason}")

    def launch(self) -> None:
        """A new process, with a line to it."""
        ours, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603  (this program itself)
                [sys.executable, "-P", "-m", "twosource.scale.reader", str(theirs.fileno())],  # no code from here
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env={**dict.fromkeys(ONE_THREAD, "1"), **os.environ},
            )
        self.connection, self.jobs = Connection(ours.detach()), 0

    def exchange(self, given: Setup | Job, seconds: float, late: str) -> Answer:
        """What the process says to something; raises Gone with `late` where it says nothing in time."""
        if self.connection is None:
            raise Gone("was not started")
        try:
            self.connection.send(given)
            if not self.connection.poll(seconds):
                raise Gone(late)
            return self.connection.recv()
        except (EOFError, OSError) as error:
            raise Gone(f"ended the process{self.how()}") from error

    def how(self) -> str:
        """How the process has ended."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self.process.wait(1) if self.process else 0
            return f" (signal {-code})" if code < 0 else f" (exit code {code})"
        return ""

    def stop(self) -> None:
        """Ends the process at once."""
        if self.connection is not None:
            self.connection.close()
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.process = self.connection = None

    def close(self) -> None:
        """Ends the process for good; a thread that waits for it is told so."""
        self.closed = True
        if self.process is not None:
            self.process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(GRACE)
