"""Who looks at a story does not wait for, or tell along with, who is telling it anew."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

import pytest

from twosource.desk import Desk, telling
from twosource.store import stories

Text = Callable[..., str]
Write = Callable[[dict[str, str]], list[str]]
PATIENCE = 120


def test_a_story_that_is_told_anew_is_shown_as_it_was_meanwhile(
    lite: Desk, sinking: Text, written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    (touched,) = lite.add(written({"a.txt": sinking()})).stories
    begun, go_on, told, make = Event(), Event(), [], telling.made

    def slowly(*arguments: object) -> object:
        told.append(1)
        begun.set()
        assert go_on.wait(PATIENCE)
        return make(*arguments)

    monkeypatch.setattr(telling, "made", slowly)
    writer = Thread(target=lite.add, args=(written({"b.txt": sinking(source=1)}),))
    writer.start()
    assert begun.wait(PATIENCE)
    with lite.store.read() as base:
        assert stories.is_due(base, touched.row.id)
    shown = lite.told(touched.row.id)  # would wait for ever if it told too
    assert shown is not None
    assert (shown.number, len(shown.account.reports)) == (1, 1)
    go_on.set()
    writer.join(PATIENCE)
    after = lite.told(touched.row.id)
    assert after is not None
    assert (after.number, len(after.account.reports), len(told)) == (2, 2, 1)


def test_what_a_writer_has_left_is_told_by_who_looks(
    lite: Desk, sinking: Text, written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    (touched,) = lite.add(written({"a.txt": sinking()})).stories
    with monkeypatch.context() as dead:
        dead.setattr("twosource.desk.adding.settle", lambda *_: ())
        lite.add(written({"b.txt": sinking(source=1)}))
    shown = lite.told(touched.row.id)
    assert shown is not None
    assert (shown.number, len(shown.account.reports)) == (2, 2)
