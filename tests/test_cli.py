"""The command line as a user calls it: a process of its own, its output, its exit code."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
import typer

from twosource.cli import EXAMPLES as EXAMPLES_OF_CALLS
from twosource.cli import app

EXAMPLES = Path(__file__).parent.parent / "examples"
CALL = (sys.executable, "-m", "twosource.cli")
COAST = "LAGOS, March 3 (Reuters) - The port of Lagos was closed on Monday, the harbor master said.\n"


def twosource(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*CALL, *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "NO_COLOR": "1", **environment},
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """The one line of an error: exit code 2, nothing on standard output, no traceback."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_help_names_the_commands_at_once() -> None:
    done = twosource("-h")
    assert done.returncode == 0
    assert "brief" in done.stdout
    assert "schema" in done.stdout


def test_the_version_is_that_of_the_package() -> None:
    done = twosource("--version")
    assert (done.returncode, done.stdout) == (0, f"twosource {version('twosource')}\n")


@pytest.mark.parametrize("command", EXAMPLES_OF_CALLS.values(), ids=lambda line: line.split()[1])
def test_the_example_of_a_command_can_be_parsed(command: str) -> None:
    _, verb, *arguments = shlex.split(command.partition(" > ")[0])
    context = typer.main.get_command(app).commands[verb].make_context(verb, arguments)  # type: ignore[attr-defined]
    assert context.params


@pytest.mark.parametrize("verb", [function.__name__ for function in EXAMPLES_OF_CALLS])
def test_the_page_on_the_command_line_has_every_option(verb: str) -> None:
    page = (EXAMPLES.parent / "docs" / "cli.md").read_text(encoding="utf-8")
    shared = page[page.index("READING stands") :].partition("\n\n")[0]
    synopsis = (
        page[page.index(f"    twosource {verb} ") :].partition("    twosource ")[2].partition("    twosource ")[0]
    )
    for option in typer.main.get_command(app).commands[verb].params:  # type: ignore[attr-defined]
        for name in (name for name in option.opts if name.startswith("--")):
            assert name in synopsis or ("READING" in synopsis and name in shared)


def test_the_account_is_the_same_in_any_order_and_under_any_hash_seed() -> None:
    files = sorted(map(str, (EXAMPLES / "envoy").glob("*.txt")))
    told = twosource("brief", *files, "--format", "json", PYTHONHASHSEED="1")
    again = twosource("brief", *reversed(files), "--format", "json", PYTHONHASHSEED="2")
    assert told.returncode == 0, told.stderr
    assert told.stdout == again.stdout
    assert json.loads(told.stdout)["format"] == "twosource.account/1"


def test_a_missing_path_is_one_line(tmp_path: Path) -> None:
    assert "nowhere.txt" in refused(twosource("brief", str(tmp_path / "nowhere.txt")))


def test_an_empty_folder_is_one_line(tmp_path: Path) -> None:
    assert str(tmp_path) in refused(twosource("brief", str(tmp_path)))


def test_a_binary_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(bytes(range(256)) * 40)
    assert "x.txt" in refused(twosource("brief", str(tmp_path / "x.txt")))


def test_what_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(COAST, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "german.txt").write_text(
        "Die Regierung hat am Montag beschlossen, den Hafen zu schließen. Das sagte ein Sprecher in Berlin.\n" * 4,
        encoding="utf-8",
    )
    (tmp_path / "broken.jsonl").write_text('{"text": "' + COAST.strip() + '"}\n{"text": \n', encoding="utf-8")
    done = twosource("brief", str(tmp_path), "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    left_out = {entry["path"]: entry["reason"] for entry in json.loads(done.stdout.splitlines()[0])["left_out"]}
    assert any("empty.txt" in path for path in left_out)
    assert any("german.txt" in path for path in left_out)
    assert any("broken.jsonl" in path and "2" in path + reason for path, reason in left_out.items())


def test_standard_input_is_a_report() -> None:
    done = twosource("brief", "-", "--format", "json", stdin=COAST.encode())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["reports"][0]["dateline"].startswith("LAGOS")


def test_two_stories_need_a_choice_in_json(tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(COAST, encoding="utf-8")
    (tmp_path / "court.txt").write_text(
        "OSLO (AP) — A court in Norway sentenced a banker to three years in prison for fraud on Tuesday.\n",
        encoding="utf-8",
    )
    assert "--story" in refused(twosource("brief", str(tmp_path), "--format", "json"))
    lines = twosource("brief", str(tmp_path), "--format", "jsonl").stdout.splitlines()
    assert len(lines) == 2
    chosen = json.loads(lines[1])["story"]["id"]
    done = twosource("brief", str(tmp_path), "--format", "json", "--story", chosen)
    assert json.loads(done.stdout)["story"]["id"] == chosen
    assert "nonesuch" in refused(twosource("brief", str(tmp_path), "--story", "nonesuch"))


def test_an_unknown_pipeline_is_one_line() -> None:
    done = twosource("brief", str(EXAMPLES / "envoy"), "--pipeline", "xx_no_such_thing")
    assert "xx_no_such_thing" in refused(done)


def test_a_wrong_setting_is_one_line() -> None:
    done = twosource("brief", str(EXAMPLES / "envoy"), TWOSOURCE_MAX_REPORTS="many")
    assert "TWOSOURCE_MAX_REPORTS" in refused(done)


def test_schema_is_the_published_one() -> None:
    published = Path(__file__).parent.parent / "src" / "twosource" / "write" / "account.schema.json"
    assert json.loads(twosource("schema").stdout) == json.loads(published.read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_control_characters_of_a_report_never_reach_the_terminal(form: str, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(COAST.replace("Lagos", "Lagos\x1b[31m\u202e"), encoding="utf-8")
    done = twosource("brief", str(tmp_path), "--format", form)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def test_control_characters_of_a_name_never_reach_the_terminal(tmp_path: Path) -> None:
    told = refused(twosource("brief", str(tmp_path / "a\x1b[31m\u202eb\n.txt")))
    assert "a?[31m?b .txt" in told
    assert told[:-1].isprintable()


def test_a_full_disk_is_one_line() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*CALL, "schema"], stdout=full, stderr=subprocess.PIPE, check=False, timeout=120)
    assert done.returncode == 2
    assert done.stderr.decode() == "twosource: standard output cannot be written: no space left on device\n"


@pytest.mark.parametrize(
    ("closed", "code", "told"),
    [
        ("schema | true", 141, ""),
        ("brief -h | true", 141, ""),
        ("schema >&-", 2, "standard output is closed"),
        ("brief - <&-", 2, "nothing to read"),
        ("brief nowhere 2>&-", 2, ""),
        ("brief nowhere 2>/dev/full", 2, ""),
    ],
)
def test_closed_streams_are_one_line_at_most(closed: str, code: int, told: str) -> None:
    script = f"'{sys.executable}' -c 'import time; time.sleep(1); from twosource.cli import main; main()' {closed}"
    done = subprocess.run(
        ["bash", "-c", f"{script}; exit ${{PIPESTATUS[0]}}"], capture_output=True, check=False, timeout=120
    )
    assert done.returncode == code, done.stderr
    assert done.stdout == b""
    assert told in done.stderr.decode()
    assert done.stderr.count(b"\n") == bool(told)


def test_an_interrupt_is_one_line() -> None:
    process = subprocess.Popen([*CALL, "brief", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)  # fmt: skip
    process.stdin.write(b"The port was shut on Monday.\n" * 4_000)  # more than a pipe holds: it has begun to read
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    told, complaint = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told == b""
    assert complaint == b"twosource: interrupted\n"


def test_text_wakes_nothing_that_reads_pages_feeds_or_archives() -> None:
    """What only other kinds of input need would make each start slower."""
    idle = (
        "lxml", "trafilatura", "htmldate", "httpx2", "feedparser", "warcio", "protego", "onnxruntime", "tokenizers",
        "sqlalchemy", "alembic", "platformdirs", "psycopg", "pyarrow", "icalendar", "fastapi", "starlette", "uvicorn",
        "twosource.gazetteer", "distributed", "dask",
    )  # fmt: skip
    script = f"import sys; from twosource.cli import run; run(); print([*{{*{idle}}} & {{*sys.modules}}])"
    done = subprocess.run([sys.executable, "-c", script, "brief", EXAMPLES / "envoy"], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]", done.stderr


def test_an_empty_path_is_not_the_current_folder() -> None:
    assert "no such file" in refused(twosource("brief", ""))


def test_lone_surrogates_are_no_text_and_no_crash(tmp_path: Path) -> None:
    record = {
        "id": "a\ud800",
        "outlet": "Port\udfff Times",
        "title": "Port \ud800 closed",
        "text": COAST.replace("was closed", "was closed \ud800"),
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    done = twosource("brief", str(tmp_path), "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["reports"][0]["headline"] == "Port ? closed"


def test_read_shows_each_report_and_why() -> None:
    done = twosource("read", "-", stdin=COAST.encode())
    assert done.returncode == 0, done.stderr
    assert "Monday[T1]" in done.stdout
    assert "cue: said “said”" in done.stdout
    assert "\x1b" not in done.stdout
    told = twosource("read", "-", "--format", "json", stdin=COAST.encode())
    assert json.loads(told.stdout)["report"]["text"] == COAST


def test_read_of_nothing_is_one_line(tmp_path: Path) -> None:
    assert "nowhere.txt" in refused(twosource("read", str(tmp_path / "nowhere.txt")))
    assert str(tmp_path) in refused(twosource("read", str(tmp_path)))
    (tmp_path / "x.bin").write_bytes(bytes(range(256)) * 40)
    assert "x.bin" in refused(twosource("read", str(tmp_path / "x.bin"), "--format", "html"))


def test_readings_are_the_same_in_any_order_and_under_any_hash_seed() -> None:
    files = sorted(map(str, (EXAMPLES / "envoy").glob("*.txt")))
    told = twosource("read", *files, "--format", "html", PYTHONHASHSEED="1")
    assert told.returncode == 0, told.stderr
    assert told.stdout == twosource("read", *reversed(files), "--format", "html", PYTHONHASHSEED="2").stdout


def test_schema_of_a_reading_is_the_published_one() -> None:
    published = Path(__file__).parent.parent / "src" / "twosource" / "write" / "reading" / "reading.schema.json"
    assert twosource("schema", "reading").stdout == published.read_text(encoding="utf-8")
