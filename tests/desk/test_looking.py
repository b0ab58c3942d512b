"""Who looks at a story does not wait for, or tell along with, who is telling it anew."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from threading import Event, Thread
from time import sleep
from typing import Any

import pytest
from fastapi.testclient import TestClient

from twosource import pipeline
from twosource.desk import Desk, telling
from twosource.desk.rooms import MOST_WAITING
from twosource.errors import BusyError
from twosource.serve.app import create_app
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


def past_of(desk: Desk, sinking: Text, written: Write) -> tuple[str, datetime]:
    """A story of two reports, and a moment at which only one of them had been published."""
    desk.add(written({"a.txt": sinking(), "b.txt": sinking(source=1)}))
    (row,) = desk.stories().items
    return row.id, desk.moments(row.id)[0].at


def test_a_moment_that_many_ask_for_is_told_once(
    lite: Desk, sinking: Text, written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, moment = past_of(lite, sinking, written)
    made, tell, found = [], pipeline.tell_story, []

    def slowly(*given: Any, **more: Any) -> Any:
        made.append(given)
        sleep(0.2)
        return tell(*given, **more)

    monkeypatch.setattr(pipeline, "tell_story", slowly)
    readers = [Thread(target=lambda: found.append(lite.told(story, as_of=moment))) for _ in range(MOST_WAITING)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(PATIENCE)
    assert len(found) == MOST_WAITING
    assert len({one.etag for one in found if one}) == len(made) == 1


def test_whoever_is_one_too_many_is_told_so_and_others_go_on(lite: Desk, sinking: Text, written: Write) -> None:
    story, moment = past_of(lite, sinking, written)
    with ExitStack() as queue:
        for _ in range(MOST_WAITING):
            queue.enter_context(lite.room.queue)
        with pytest.raises(BusyError, match="ask again in a little while"):
            lite.told(story, as_of=moment)
        answer = TestClient(create_app(lite), base_url="http://127.0.0.1").get(
            f"/stories/{story}?as_of={moment:%Y-%m-%dT%H:%M:%S.%fZ}"
        )
        assert answer.status_code == 503
        assert int(answer.headers["retry-after"]) > 0
        assert "ask again in a little while" in answer.text
        assert lite.told(story) is not None
    first = lite.told(story, as_of=moment)
    assert first is not None
    assert len(first.account.reports) == 1
    with ExitStack() as queue:
        for _ in range(MOST_WAITING):
            queue.enter_context(lite.room.queue)
        assert lite.told(story, as_of=moment) == first, "what has been told once is at hand"


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
