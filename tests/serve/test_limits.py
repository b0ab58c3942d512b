"""A bucket lets a burst through, then as much as comes back, for each asker alone; it forgets who was here long ago."""

from __future__ import annotations

from starlette.requests import Request

from twosource.serve.limits import ASKERS, Bucket, asker


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_then_as_much_as_comes_back() -> None:
    clock = Clock()
    bucket = Bucket(burst=3, a_second=0.5, clock=clock)
    assert [bucket.wait("a") for _ in range(3)] == [0, 0, 0]
    assert bucket.wait("a") == 2
    clock.now = 1
    assert bucket.wait("a") == 1
    clock.now = 2
    assert bucket.wait("a") == 0
    assert bucket.wait("a") > 0


def test_one_asker_does_not_wait_for_another() -> None:
    bucket = Bucket(burst=1, a_second=0.1, clock=Clock())
    assert bucket.wait("a") == 0
    assert bucket.wait("a") > 0
    assert bucket.wait("b") == 0


def whose(host: str | None) -> str:
    return asker(Request({"type": "http", "client": (host, 1) if host else None}))


def test_whoever_has_a_network_of_ipv6_is_one_asker() -> None:
    assert whose("2001:db8:7::1") == whose("2001:db8:7::ffff:2") != whose("2001:db8:8::1")
    assert whose("::ffff:192.0.2.1") == whose("192.0.2.1") != whose("192.0.2.2")
    assert whose("fe80::1%eth0") == whose("fe80::2")
    assert (whose("testclient"), whose(None)) == ("testclient", "")


def test_no_more_comes_back_than_a_burst() -> None:
    clock = Clock()
    bucket = Bucket(burst=2, a_second=1, clock=clock)
    bucket.wait("a")
    clock.now = 1000
    assert [bucket.wait("a") > 0 for _ in range(3)] == [False, False, True]


def test_it_remembers_no_more_askers_than_it_may() -> None:
    bucket = Bucket(clock=Clock())
    for number in range(ASKERS + 5):
        bucket.wait(str(number))
    assert len(bucket.left) == ASKERS


def test_whoever_only_asks_when_it_goes_on_is_not_counted() -> None:
    clock = Clock()
    bucket = Bucket(burst=1, a_second=0.5, clock=clock)
    assert [bucket.due("a") for _ in range(3)] == [0, 0, 0]
    assert bucket.wait("a") == 0
    assert bucket.due("a") == 2
    clock.now = 2
    assert bucket.due("a") == 0
