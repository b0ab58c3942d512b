"""The end of a watch: by a signal that comes at any moment of the wait for the next round."""

from __future__ import annotations

import signal

import numpy

from twosource.command.watch import stopped_by_signals


def test_a_signal_is_heard_at_any_moment_of_the_wait() -> None:
    moments = numpy.random.default_rng(7)
    before = signal.getsignal(signal.SIGALRM)
    signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGTERM))
    try:
        for _ in range(300):
            with stopped_by_signals() as stop:
                signal.setitimer(signal.ITIMER_REAL, moments.uniform(1e-5, 1e-4))
                while not stop.wait(0.0001):
                    pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
