"""What is kept is whole, of the right address, and never more than it may be."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from twosource.collect.web.caching import Cache, default_folder

URL = "https://example.org/story"
TOLD = {"etag": '"a1"', "content-type": "text/html", "set-cookie": "secret=1"}


def test_what_was_kept_comes_back_with_its_conditions(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept", 1_000_000)
    assert cache.get(URL) is None
    cache.put(URL, TOLD | {"last-modified": "Fri, 05 Mar 2021 10:00:00 GMT"}, b"line one\nline two")
    kept = cache.get(URL)
    assert kept is not None
    assert kept.raw == b"line one\nline two"
    assert kept.conditions() == {"If-None-Match": '"a1"', "If-Modified-Since": "Fri, 05 Mar 2021 10:00:00 GMT"}
    assert "set-cookie" not in kept.headers


@pytest.mark.parametrize("headers", [{"content-type": "text/html"}, TOLD | {"cache-control": "private, No-Store"}])
def test_what_cannot_be_asked_for_again_is_not_kept(tmp_path: Path, headers: dict[str, str]) -> None:
    cache = Cache(tmp_path, 1_000_000)
    cache.put(URL, headers, b"text")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw[:-1],
        lambda raw: raw[:20],
        lambda raw: b"",
        lambda raw: b"\xff\xfe" + raw,
        lambda raw: raw.replace(b"twosource.page/1", b"twosource.page/0"),
        lambda raw: raw.replace(b"example.org", b"example.com"),
        lambda raw: b"[1]\n" + raw,
        lambda raw: raw.replace(b'"text/html"', b"7"),
    ],
)
def test_what_is_damaged_is_as_if_it_were_not_there(tmp_path: Path, damage: object) -> None:
    cache = Cache(tmp_path, 1_000_000)
    cache.put(URL, TOLD, b"text")
    (path,) = tmp_path.iterdir()
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    assert cache.get(URL) is None


def test_it_stays_below_its_bound_and_what_was_used_longest_ago_goes(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 10_000)
    for number in range(8):
        cache.put(f"{URL}/{number}", TOLD, bytes([65 + number]) * 2_000)
        for age, path in enumerate(sorted(tmp_path.iterdir(), key=os.path.getmtime)):
            os.utime(path, (1_000 + age, 1_000 + age))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 10_000
    assert cache.get(f"{URL}/0") is None
    assert cache.get(f"{URL}/7") is not None
    cache.put(f"{URL}/large", TOLD, b"a" * 9_000)
    assert cache.get(f"{URL}/large") is None


def test_a_folder_that_cannot_be_written_to_is_none(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file")
    cache = Cache(tmp_path / "kept", 1_000_000)
    cache.put(URL, TOLD, b"text")
    assert cache.get(URL) is None


def test_many_at_once_do_no_harm(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 1_000_000)
    seen: set[bytes | None] = set()

    def work(letter: int) -> None:
        for _ in range(40):
            cache.put(URL, TOLD, bytes([letter]) * 20_000)
            kept = cache.get(URL)
            seen.add(kept.raw[:1] * 20_000 == kept.raw if kept else None)  # type: ignore[arg-type]

    threads = [threading.Thread(target=work, args=(65 + number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {True}
    assert [path.suffix for path in tmp_path.iterdir()] == [".page"]


def test_the_folder_is_the_system_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert default_folder() == tmp_path / "twosource" / "pages"
