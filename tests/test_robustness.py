"""What no newsroom sends: hostile texts and folders, broken surroundings. Each is one line at most, and soon done."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from twosource.collect import collect
from twosource.errors import InputError
from twosource.extract.reading import sentences
from twosource.settings import Settings

COAST = "LAGOS, March 3 (Reuters) - The port of Lagos was closed on Monday, the harbor master said.\n"


@pytest.mark.parametrize("piece", ["a\n\n", '" ', "a. ", "(", "- x\n"])
def test_a_text_of_more_words_than_prose_has_is_no_report(piece: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COAST + (piece * 200_000)[:190_000], encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.txt: more than 60,000 words and marks"):
        collect([tmp_path])


def test_the_longest_prose_is_a_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text((COAST * 3_000)[:199_000], encoding="utf-8")
    reports, left_out = collect([tmp_path])
    assert [report.path for report in reports] == [str(tmp_path / "a.txt")]
    assert not left_out


def test_the_bound_on_words_is_a_setting(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COAST, encoding="utf-8")
    with pytest.raises(InputError, match="more than 5 words"):
        collect([tmp_path], settings=Settings(max_report_words=5))


def test_ten_thousand_sentences_that_begin_small_are_found_in_linear_time() -> None:
    words = ["and", "so", ".", "\n"] * 10_000
    doc = Doc(Vocab(), words=words, sent_starts=[word == "and" for word in words])
    start = time.process_time()
    assert len(list(sentences(doc))) == 10_000
    assert time.process_time() - start < 5
