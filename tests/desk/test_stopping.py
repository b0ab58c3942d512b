"""The end that somebody asks for: by a thread, and by a signal that comes at any moment of the wait."""

from __future__ import annotations

import signal
import threading

import numpy

from twosource.desk.stopping import Stop


def test_a_wait_ends_when_somebody_asks_and_only_then() -> None:
    stop = Stop()
    assert not stop.is_set()
    assert not stop.wait(0.01)
    threading.Timer(0.05, stop.set).start()
    assert stop.wait(60)
    assert stop.is_set(), "who asks later is told as well"
    assert stop.wait(60)


def test_a_signal_may_ask_at_any_moment_of_the_wait() -> None:
    moments = numpy.random.default_rng(7)
    before = signal.getsignal(signal.SIGALRM)
    try:
        for _ in range(500):
            stop = Stop()
            signal.signal(signal.SIGALRM, lambda *_, stop=stop: stop.set())
            signal.setitimer(signal.ITIMER_REAL, moments.uniform(1e-6, 1e-4))
            while not stop.wait(0.0001):
                pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
