"""The output folder: what is in it is whole, and a line in the manifest says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from twosource.errors import InputError
from twosource.scale.folder import Folder, whole


def test_what_is_kept_is_known_to_the_next_run(tmp_path: Path) -> None:
    with Folder(tmp_path).held() as folder:
        folder.keep("read", "a", b"contents")
        assert folder.has("read", "a")
    with Folder(tmp_path).held() as folder:
        assert folder.has("read", "a")
        assert not folder.has("tell", "a")


def test_a_line_that_was_cut_off_counts_for_nothing_and_spoils_nothing(tmp_path: Path) -> None:
    with Folder(tmp_path).held() as folder:
        folder.keep("read", "a", b"contents")
        folder.keep("read", "b", b"contents")
    manifest = folder.manifest.read_bytes()
    folder.manifest.write_bytes(manifest[:-9])
    with Folder(tmp_path).held() as again:
        assert again.has("read", "a")
        assert not again.has("read", "b")
        again.keep("read", "c", b"contents")
    with Folder(tmp_path).held() as last:
        assert last.has("read", "a")
        assert last.has("read", "c")


def test_a_file_that_is_not_as_long_as_its_line_says_is_not_done(tmp_path: Path) -> None:
    with Folder(tmp_path).held() as folder:
        folder.keep("read", "a", b"contents")
        folder.pack("read", "a").write_bytes(b"cont")
        assert not folder.has("read", "a")


def test_a_file_that_could_not_be_written_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TypeError), whole(tmp_path / "a") as file:
        file.write("no bytes")  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def test_a_folder_is_held_by_one_run(tmp_path: Path) -> None:
    with Folder(tmp_path).held(), pytest.raises(InputError, match="another run"), Folder(tmp_path).held():
        pass


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("", "utf-8")
    with pytest.raises(InputError, match="not a folder"), Folder(tmp_path / "a").held():
        pass


def test_what_belongs_to_other_inputs_is_forgotten(tmp_path: Path) -> None:
    with Folder(tmp_path).held() as folder:
        folder.keep("read", "a", b"contents")
        folder.keep("read", "b", b"contents")
        folder.forget("read", {"a"})
        assert folder.has("read", "a")
        assert not folder.pack("read", "b").exists()
