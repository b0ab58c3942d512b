"""Work done by processes of this machine. In come units; out go their packs, in the order in which they are done."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator
from typing import Protocol, cast

from twosource.scale.messages import Setup
from twosource.scale.supervisor import Supervisor
from twosource.scale.units import Unit
from twosource.scale.work import done

AHEAD = 2  # units that wait for each worker, so that none waits for them


class Executor(Protocol):
    """What does units of work, here or elsewhere."""

    def start(self) -> int:
        """Gets ready, and says how many units are done at a time."""

    def run(self, units: Iterable[Unit]) -> Iterator[tuple[Unit, bytes]]:
        """Each unit with its pack, as they get done; takes from `units` no more than are soon needed."""

    def stop(self) -> None:
        """Ends all that was started."""


class Local:
    """A thread for each worker, each with a reader process of its own."""

    def __init__(self, workers: int, setup: Setup, seconds: float) -> None:
        self.workers, self.seconds = workers, seconds
        self.supervisors = [Supervisor(setup) for _ in range(workers)]
        self.waiting: queue.SimpleQueue[Unit | None] = queue.SimpleQueue()
        self.finished: queue.SimpleQueue[tuple[Unit, bytes] | BaseException | None] = queue.SimpleQueue()

    def start(self) -> int:
        """Starts all processes at the same time, and waits until each can read; raises SetupError where one cannot."""
        for supervisor in self.supervisors:
            threading.Thread(target=self.work, args=(supervisor,), daemon=True).start()
        for _ in self.supervisors:
            found = self.finished.get()
            if isinstance(found, BaseException):
                raise found
        return self.workers

    def work(self, supervisor: Supervisor) -> None:
        """Does units until there are no more."""
        try:
            supervisor.start()
            self.finished.put(None)
            while (unit := self.waiting.get()) is not None:
                self.finished.put((unit, done(unit, supervisor, self.seconds)))
        except BaseException as error:
            self.finished.put(error)

    def run(self, units: Iterable[Unit]) -> Iterator[tuple[Unit, bytes]]:
        """Each unit with its pack, as they get done; raises SetupError where a process cannot be started again."""
        under_way = 0
        for unit in units:
            self.waiting.put(unit)
            under_way += 1
            while under_way >= self.workers * AHEAD or (under_way and not self.finished.empty()):
                yield self.next()
                under_way -= 1
        for _ in range(under_way):
            yield self.next()

    def next(self) -> tuple[Unit, bytes]:
        """What is done next."""
        found = self.finished.get()
        if isinstance(found, BaseException):
            raise found
        return cast("tuple[Unit, bytes]", found)

    def stop(self) -> None:
        """Ends all processes at once; what they were at is lost, and will be done again."""
        for supervisor in self.supervisors:
            self.waiting.put(None)
            supervisor.close()
