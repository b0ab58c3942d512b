"""Work done on a Dask cluster. In come units; out go their packs, in the order in which they are done.

A worker that is gone costs the units it was at, which Dask gives to others. A scheduler that is gone costs all that
were under way: they are given again to the one that comes back at its address. Nothing is kept on the cluster.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any

from twosource.errors import SetupError, TwosourceError
from twosource.scale.messages import Setup
from twosource.scale.units import ReadUnit, Unit
from twosource.scale.versions import versions
from twosource.scale.work import perform

if TYPE_CHECKING:
    from distributed import Client, Future, LocalCluster

LOCAL = "local"
SCHEMES = ("tcp://", "tls://", "ws://", "wss://")
LOGGERS = ("distributed", "distributed.client")
EXTRA = "--cluster needs the extra [cluster]: pip install '.[cluster]' in Twosource's folder"
AHEAD = 2  # units that wait for each worker, so that none waits for them
PATIENCE = 180.0  # seconds without a scheduler, or without a worker, before the run ends
POLL = 1.0  # seconds after which it is looked whether all are still there
TRIES = 6  # of a unit, each of which has lost its worker
ANSWER = 10.0  # seconds in which a scheduler that is there answers


class Cluster:
    """A scheduler and its workers, of which there may be more or fewer at any time."""

    def __init__(self, address: str, workers: int, setup: Setup, seconds: float) -> None:
        try:
            import distributed  # noqa: F401, PLC0415  (an extra)
        except ImportError as error:
            raise SetupError(EXTRA) from error
        if address != LOCAL and not address.startswith(SCHEMES):
            raise SetupError(f"--cluster {address}: give local, or the scheduler's address as tcp://host:8786")
        for name in LOGGERS:
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what is lost is mended here, or told in one line
        self.address, self.workers, self.setup, self.seconds = address, workers, setup, seconds
        self.versions = versions(setup.settings)
        self.tries: Counter[str] = Counter()
        self.cluster: LocalCluster | None = None
        self.client: Client | None = None
        self.seen = time.monotonic()  # when there was a worker at last

    def start(self) -> int:
        """Connects, and lets every worker load its pipeline; raises SetupError where there is none that can."""
        if self.address == LOCAL:
            self.cluster = local_cluster(self.workers)
        client = self.connect()
        units = {
            worker: client.submit(
                perform, ReadUnit("", ()), self.setup, 1.0, self.versions, workers=[worker], pure=False
            )
            for worker in self.threads(client)
        }
        for future in units.values():
            with suppress(*lost()):
                future.result(timeout=PATIENCE)
        return len(units)

    def connect(self) -> Client:
        """A client of the scheduler, as soon as that is there and has a worker."""
        from distributed import Client  # noqa: PLC0415  (an extra)

        self.disconnect()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                client = Client(self.cluster or self.address, timeout=ANSWER, set_as_default=False)
            except lost(ValueError):
                time.sleep(POLL)
                continue
            with suppress(*lost()):
                client.wait_for_workers(1, timeout=max(POLL, end - time.monotonic()))
                self.client = client
                return client
            client.close(timeout=POLL)
        raise SetupError(f"{self.address}: no scheduler with workers for {PATIENCE:.0f} seconds; run again later")

    def threads(self, client: Client) -> dict[str, int]:
        """The workers there are, by address."""
        return dict(client.nthreads())

    def run(self, units: Iterable[Unit]) -> Iterator[tuple[Unit, bytes]]:
        """Each unit with its pack, as they get done; raises SetupError where nobody is left to do them."""
        waiting = iter(units)
        queued: deque[Unit] = deque()
        under_way: dict[Future[bytes], Unit] = {}
        while True:
            queued.extend(islice(waiting, max(0, self.room() - len(under_way) - len(queued))))
            if not queued and not under_way:
                return
            try:
                while queued:
                    future = self.submit(queued[0])
                    under_way[future] = queued.popleft()
                yield from self.finished(under_way)
            except lost():
                queued.extend(under_way.values())
                under_way.clear()
                self.connect()

    def room(self) -> int:
        """How many units may be under way; raises SetupError where there has been no worker for long."""
        try:
            threads = sum(self.threads(self.running()).values())
        except lost():
            self.connect()
            return self.room()
        if threads:
            self.seen = time.monotonic()
        elif time.monotonic() - self.seen > PATIENCE:
            raise SetupError(f"{self.address}: no worker for {PATIENCE:.0f} seconds; run again later")
        return max(1, threads) * AHEAD

    def running(self) -> Client:
        """The client; raises ConnectionError where it has lost its scheduler."""
        if self.client is None or self.client.status != "running":
            raise ConnectionError(self.address)
        return self.client

    def submit(self, unit: Unit) -> Future[bytes]:
        """Gives a unit to the cluster."""
        self.tries[unit.name] += 1
        key = f"{unit.name}-{self.tries[unit.name]}"
        return self.running().submit(perform, unit, self.setup, self.seconds, self.versions, key=key, pure=False)

    def finished(self, under_way: dict[Future[bytes], Unit]) -> Iterator[tuple[Unit, bytes]]:
        """The units that are done by now, or within POLL seconds; one whose worker was lost is given again."""
        from distributed import wait  # noqa: PLC0415  (an extra)

        with self.running().as_current(), suppress(TimeoutError, asyncio.TimeoutError):
            if under_way:
                wait(list(under_way), timeout=POLL, return_when="FIRST_COMPLETED")
        for future in [future for future in under_way if future.status != "pending"]:
            if future.status == "finished":
                raw = future.result(timeout=PATIENCE)
                yield under_way.pop(future), raw
            else:
                unit = self.failed(under_way, future)
                under_way[self.submit(unit)] = unit

    def failed(self, under_way: dict[Future[bytes], Unit], future: Future[bytes]) -> Unit:
        """The unit that is to be given again; raises what cannot be mended that way."""
        unit = under_way[future]
        error = future.exception(timeout=PATIENCE) if future.status == "error" else None
        if isinstance(error, TwosourceError):
            raise error
        if self.tries[unit.name] >= TRIES:
            raise SetupError(f"{self.address}: a unit of work failed {TRIES} times, at last with {error!r}; run again")
        return under_way.pop(future)

    def disconnect(self) -> None:
        """Leaves the scheduler."""
        if self.client is not None:
            with suppress(*lost()):
                self.client.close(timeout=POLL)
        self.client = None

    def stop(self) -> None:
        """Leaves the cluster, and ends it where this run has started it."""
        self.disconnect()
        if self.cluster is not None:
            with suppress(*lost()):
                self.cluster.close(timeout=ANSWER)


def local_cluster(workers: int) -> LocalCluster:
    """Scheduler and workers on this machine, for this run."""
    import dask  # noqa: PLC0415  (an extra)
    from distributed import LocalCluster  # noqa: PLC0415

    dask.config.set({"distributed.worker.use-file-locking": False})
    return LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs="CRITICAL"
    )


def lost(*others: type[BaseException]) -> tuple[type[BaseException], ...]:
    """What is raised where a scheduler is not there, or no longer."""
    from distributed.comm.core import CommClosedError  # noqa: PLC0415  (an extra)

    kinds: tuple[Any, ...] = (OSError, TimeoutError, asyncio.TimeoutError, asyncio.CancelledError, CancelledError)
    return (*kinds, *others, CommClosedError)
