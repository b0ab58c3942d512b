"""What no newsroom sends: hostile texts and folders, broken surroundings. Each is one line at most, and soon done."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Never

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from twosource import __main__ as program
from twosource.collect import collect
from twosource.collect.web.caching import Cache
from twosource.errors import InputError
from twosource.extract.reading import sentences
from twosource.pipeline import brief
from twosource.settings import Settings

CALL = (sys.executable, "-m", "twosource")
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


@pytest.mark.parametrize("piece", ["reported that CNN ", "Kim's ", 'he said "a ', "six people "])
def test_words_without_end_are_told_in_bounded_time(piece: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COAST + (piece * 4_000)[:20_000] + "\n\n" + COAST, encoding="utf-8")
    start = time.process_time()
    (account,) = brief([tmp_path])
    assert [report.id for report in account.reports] == ["a"]
    assert time.process_time() - start < 15


def test_help_onto_a_full_disk_is_one_clear_line() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*CALL, "brief", "-h"], stdout=full, stderr=subprocess.PIPE, check=False, timeout=120)
    assert done.returncode == 2
    assert done.stderr.decode() == "twosource: standard output cannot be written: no space left on device\n"


def test_a_current_folder_that_is_gone_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COAST, encoding="utf-8")
    (tmp_path / "gone").mkdir()
    script = 'cd "$1" && rmdir "$1" && exec "$2" -m twosource brief "$3"'
    arguments = [str(tmp_path / "gone"), sys.executable, str(tmp_path / "a.txt")]
    done = subprocess.run(["sh", "-c", script, "sh", *arguments], capture_output=True, check=False, timeout=120)
    assert done.returncode == 2
    assert done.stderr.decode() == "twosource: the current folder is gone: no such file or directory\n"


def test_an_interrupt_while_the_command_line_loads_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Interrupt:
        def find_spec(self, name: str, *_: object) -> Never:
            raise KeyboardInterrupt(name)

    monkeypatch.delitem(sys.modules, "twosource.cli", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupt()])
    with pytest.raises(SystemExit) as end:
        program.main()
    assert end.value.code == 130
    assert capfd.readouterr() == ("", "twosource: interrupted\n")


def test_warnings_of_libraries_as_errors_break_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<html><body><article><p>{COAST * 20}</p></article></body></html>")
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    call = [*CALL, "brief", str(tmp_path), "--format", "html"]
    done = subprocess.run(call, capture_output=True, check=False, timeout=120, env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""


def test_a_program_killed_while_it_keeps_pages_leaves_each_whole_or_none(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from twosource.collect.web.caching import Cache\n"
        "cache = Cache(Path(sys.argv[1]), 10**9); print('ready', flush=True)\n"
        "while True:\n"
        "    for letter in b'ab': cache.put('https://paper.example/', {'etag': chr(letter)}, bytes([letter]) * 10**7)\n"
        "    print('again', flush=True)\n"
    )
    for pause, rounds in ((0.05, 0), (0.15, 0), (0.05, 2)):
        with subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert [process.stdout.readline() for _ in range(rounds + 1)] == [b"ready\n"] + [b"again\n"] * rounds
            time.sleep(pause)
            process.kill()
        kept = Cache(tmp_path, 10**9).get("https://paper.example/")
        assert kept is None or kept.raw == kept.headers["etag"].encode() * 10**7
    assert kept is not None
