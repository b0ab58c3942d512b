"""An end that somebody asks for. In comes the wish, from a thread or a signal; out goes whether it was uttered."""

from __future__ import annotations

from queue import Empty, SimpleQueue


class Stop:
    """What ends a watch: like an event of `threading`, but it may also be set by a signal's handler.

    A handler runs in the thread that waits, so that a lock which that thread holds would never be free again;
    `SimpleQueue.put` is made for that (Python library reference, "queue": it is reentrant).
    """

    def __init__(self) -> None:
        self._wishes: SimpleQueue[None] = SimpleQueue()

    def set(self) -> None:
        """Asks for the end."""
        self._wishes.put(None)

    def is_set(self) -> bool:
        """Whether somebody has asked for it."""
        return not self._wishes.empty()

    def wait(self, seconds: float) -> bool:
        """Whether somebody asks for it within so many seconds; returns as soon as that happens."""
        try:
            self._wishes.get(timeout=seconds)
        except Empty:
            return False
        self._wishes.put(None)
        return True
