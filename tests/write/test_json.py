"""An account that was written as JSON is taken back as it was; anything else is refused in one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from twosource.errors import InputError
from twosource.pipeline import brief
from twosource.weigh import weigh
from twosource.write.account import account
from twosource.write.contract import Account, Dependence
from twosource.write.json import as_json, as_jsonl, load, load_all, plain

TESTS = Path(__file__).parents[1]
PILES = sorted(
    path.parent for folder in (TESTS / "stories", TESTS.parent / "examples") for path in folder.glob("*/reports.json")
)


@pytest.fixture
def told(build) -> Account:
    build.report("a", "Ana Ruiz flew to Lima.", "Harbor Post")
    build.entity("E1", "Ana Ruiz", name=[("a", "Ana Ruiz")])
    build.event("trip", build.mention("a", "Ana Ruiz flew to Lima", "flew", parties=[("agent", "E1", "Ana Ruiz")]))
    return account(weigh(build.story()))


@pytest.mark.parametrize("pile", PILES, ids=lambda path: path.name)
def test_what_is_written_comes_back_the_same(pile: Path) -> None:
    for one in brief([pile]):
        assert load(as_json([one]).encode()) == one
        assert load(as_jsonl([one]).encode()) == one


def test_a_name_that_python_keeps_for_itself_comes_back(told) -> None:
    resting = Account(**{name: getattr(told, name) for name in told.__slots__ if name != "dependence"}, dependence=(
        Dependence("a", "Nordic Wire", "copies", (), "b"),
    ))  # fmt: skip
    written = as_json([resting]).encode()
    assert b'"with": "b"' in written
    assert load(written).dependence[0].with_ == "b"


def test_what_a_later_version_adds_is_passed_over_and_a_mark_before_it(told) -> None:
    written = plain(told) | {"mood": "calm"}
    assert load(b"\xef\xbb\xbf" + json.dumps(written).encode()) == told


@pytest.mark.parametrize(
    "written",
    [b"", b"{", b"\xff\xfe", b"null", b"[]", b"{}", b'{"format": "twosource.account/2"}', b"[" * 50_000, b'"\\ud800"'],
)
def test_anything_else_is_one_line(written: bytes) -> None:
    with pytest.raises(InputError, match=r"twosource\.account/1") as raised:
        load(written)
    assert "\n" not in str(raised.value)


def test_two_accounts_are_not_one(told) -> None:
    with pytest.raises(InputError):
        load(as_json([told, told]).encode())


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda one: one.pop("brief"), "brief: field required"),
        (lambda one: one["events"][0].update(time={"earliest": "tomorrow", "latest": None}), "time of V1"),
        (lambda one: one["events"][0].update(time={"earliest": "9999-12-31", "latest": "9999-12-31"}), "time of V1"),
        (lambda one: one["events"][0]["mentions"][0].update(start="4"), "events.0.mentions.0.start"),
        (lambda one: one["events"][0]["assessment"].update(importance=float("inf")), "finite"),
        (lambda one: one["reports"][0].update(modified={"earliest": "2019-13-01", "latest": None}), "modified of a"),
    ],
)
def test_a_spoiled_account_is_refused_with_the_place(told, spoil: Callable[[dict[str, Any]], None], named: str) -> None:
    written = json.loads(as_json([told]))
    spoil(written)
    with pytest.raises(InputError, match=named):
        load(json.dumps(written).encode())


# ── Files that anybody may have written ──


def test_one_a_list_and_one_a_line_are_taken(told) -> None:
    for written in (as_json([told]), as_json([told, told]), as_jsonl([told, told])):
        assert set(load_all(b"\xef\xbb\xbf" + written.encode())) == {told}


@pytest.mark.parametrize("written", [b"", b"[1]", b"[", b"[" * 100_000, b"[[]]", b'{"a": 1}\n{"b": 2}'])
def test_other_files_are_one_line(written: bytes) -> None:
    with pytest.raises(InputError, match=r"twosource\.account/1") as raised:
        load_all(written)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda one: one["events"].append(one["events"][0]), "two events with the id 'V1'"),
        (lambda one: one["reports"].clear(), "'a', which is not among its reports"),
        (lambda one: one["timeline"].append("V9"), "'V9', which is not among its events"),
        (lambda one: one["events"][0]["participants"][0].update(entity="E9"), "'E9', which is not among its entities"),
        (lambda one: one["events"][0]["mentions"][0].update(claim="C9"), "'C9', which is not among its claims"),
        (lambda one: one["brief"][0]["cites"][0].update(report="b"), "'b', which is not among its reports"),
    ],
)
def test_an_account_that_does_not_hold_together_is_refused(
    told, spoil: Callable[[dict[str, Any]], None], said: str
) -> None:
    written = json.loads(as_json([told]))
    spoil(written)
    with pytest.raises(InputError, match=said):
        load_all(json.dumps(written).encode())


@pytest.mark.parametrize("pile", PILES[:2], ids=lambda path: path.name)
def test_our_own_accounts_hold_together(pile: Path) -> None:
    accounts = brief([pile])
    assert load_all(as_jsonl(accounts).encode()) == accounts


@dataclass
class Page:
    """Something with bytes and with a name that Python keeps for itself."""

    name: str
    raw: bytes
    inner: tuple[Page, ...]
    from_: dict[int, Any]


def test_bytes_of_a_dataclass_are_left_out_and_all_else_is_kept() -> None:
    assert plain(Page("a", b"raw", (Page("b", b"", (), {}),), {1: b"raw", 2: (3, None)})) == {
        "name": "a",
        "inner": [{"name": "b", "inner": [], "from": {}}],
        "from": {"2": [3, None]},
    }
