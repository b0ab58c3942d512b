"""A whole pile: good and bad input together, in any order."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from twosource.collect import collect
from twosource.errors import InputError
from twosource.model import LeftOut, Report
from twosource.settings import Settings

NEWS = "OSLO, March 5 (Reuters) - Harbor pilots walked out on Friday in a dispute over pay, their union said.\n"
MORE = "The harbor of Bergen was closed on Friday after its pilots had walked out, the ministry said.\n"
EXAMPLES = Path(__file__).parents[2] / "examples"


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def reasons(left_out: tuple[LeftOut, ...]) -> dict[str, str]:
    return {os.path.basename(one.path): one.reason for one in left_out}


def only(report: tuple[Report, ...]) -> Report:
    assert len(report) == 1
    return report[0]


def test_bad_files_get_one_line_each_and_stop_nothing(tmp_path: Path) -> None:
    put(tmp_path, "good.txt", NEWS)
    put(tmp_path, "empty.txt", "")
    put(tmp_path, "blank.txt", " \n\n\t")
    put(tmp_path, "binary.txt", bytes(range(256)) * 40)
    put(tmp_path, "paper.txt", b"%PDF-1.7 \xe2\xe3")
    put(tmp_path, "page.txt", "<!DOCTYPE html><html><body>The talks failed.</body></html>")
    put(tmp_path, "line.txt", "a " * 300_000)
    put(tmp_path, "french.txt", "Les pilotes du port ont cessé le travail vendredi, a déclaré leur syndicat. " * 3)
    put(tmp_path, "korean.txt", "항만 도선사들이 금요일 파업에 들어갔다고 노조가 밝혔다.")
    put(tmp_path, "rows.jsonl", '{"text": "' + MORE.strip() + '"}\n{"text": broken\n[1]\n{"title": "no text"}\n')
    put(tmp_path, "list.json", "[1, 2")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    reports, left_out = collect([tmp_path, tmp_path / "missing.txt"])
    assert [report.id for report in reports] == ["good", "rows-1"]
    told = reasons(left_out)
    assert told["missing.txt"] == "no such file or folder"
    assert told["empty.txt"] == told["blank.txt"] == "empty"
    assert told["binary.txt"] == "not text"
    assert told["paper.txt"] == "not text but a PDF"
    assert told["page.txt"] == "a web page without a text to read"
    assert told["line.txt"] == "longer than 200,000 characters"
    assert told["french.txt"] == "in another language than English (fr)"
    assert "(ko)" in told["korean.txt"]
    assert told["dangling.txt"] == "a link to nothing"
    assert told["list.json"].startswith("expecting")
    rows = sorted(one.reason for one in left_out if "rows.jsonl" in one.path)
    assert rows[0].startswith("broken JSON on line 2: expecting value")
    assert rows[1:] == ["no JSON object on line 3", "no text field"]
    assert all("\n" not in one.reason for one in left_out)


def test_nothing_readable_says_what_where_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.txt: no such file or folder.*Give reports in English"):
        collect([tmp_path / "gone.txt"])
    with pytest.raises(InputError, match="no report in this folder"):
        collect([tmp_path])
    with pytest.raises(InputError, match="nothing to read: give files, folders, web addresses"):
        collect([])
    put(tmp_path, "empty.txt", "")
    with pytest.raises(InputError, match=r"empty\.txt: empty"):
        collect([tmp_path / "empty.txt"])


def test_a_file_that_may_not_be_opened_is_left_out(tmp_path: Path) -> None:
    put(tmp_path, "good.txt", NEWS)
    os.mkfifo(tmp_path / "pipe.txt")
    _, left_out = collect([tmp_path])
    assert reasons(left_out) == {"pipe.txt": "no ordinary file"}


def test_too_large_and_too_many(tmp_path: Path) -> None:
    for number in range(4):
        put(tmp_path, f"{number}.txt", NEWS + "Nobody answered. " * number)
    settings = Settings(max_input_bytes=len(NEWS) + 40, max_reports=2)
    reports, left_out = collect([tmp_path], settings=settings)
    assert [report.id for report in reports] == ["0", "1"]
    assert reasons(left_out) == {"2.txt": "more than 2 reports", "3.txt": "larger than 142 bytes"}


def test_same_bytes_twice_are_one_report(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", NEWS)
    put(tmp_path, "a.txt", NEWS)
    put(tmp_path, "b.json", '{"outlet": "Harbor Times"}')
    reports, left_out = collect([tmp_path])
    assert only(reports).outlet == "Harbor Times"
    assert reasons(left_out) == {"a.txt": f"the same as {tmp_path / 'b.txt'}"}


def test_the_same_copy_in_two_outlets_is_two_reports_in_any_order(tmp_path: Path) -> None:
    outlets = ("Harbor Times", None, "Fjord Radio", "Harbor Times")
    lines = [json.dumps({"id": "wire", "text": NEWS, "outlet": outlet}) for outlet in outlets]
    for number, order in enumerate((lines, lines[::-1], lines[1:] + lines[:1])):
        reports, left_out = collect([put(tmp_path, f"{number}.jsonl", "\n".join(order))])
        assert {report.outlet for report in reports} == {"Harbor Times", "Fjord Radio"}
        assert len({report.id for report in reports}) == 2
        assert len(left_out) == 2
        assert all(item.reason.startswith("the same as ") for item in left_out)


def test_same_names_get_distinct_ids_that_do_not_depend_on_order(tmp_path: Path) -> None:
    put(tmp_path, "x/ap.txt", NEWS)
    put(tmp_path, "y/ap.txt", MORE)
    one, _ = collect([tmp_path / "x", tmp_path / "y"])
    other, _ = collect([tmp_path / "y/ap.txt", tmp_path / "x/ap.txt"])
    assert one == other
    assert len({report.id for report in one}) == 2
    assert all(report.id == f"ap-{report.sha256[:8]}" for report in one)


def test_metadata_from_front_matter_sidecar_and_pool(tmp_path: Path) -> None:
    front = "---\ntitle: Pilots strike\nsource: Harbor Times\ndate: 2021-03-05\n---\n"
    put(tmp_path, "front.txt", front + NEWS)
    put(tmp_path, "side.txt", NEWS + "Nobody answered.")
    put(tmp_path, "side.meta.json", json.dumps({"publisher": "Fjord Radio", "datePublished": "2021-03-06T10:00:00Z"}))
    put(tmp_path, "yaml.txt", NEWS + "Nobody came.")
    put(tmp_path, "yaml.yml", "outlet: Fjord Radio\ndate: 2021-03-07 08:30:00 +01:00\n")
    put(tmp_path, "pooled.txt", MORE)
    put(tmp_path, "reports.json", json.dumps([{"id": "pooled", "outlet": "nyt", "date": "2021-03-04", "title": None}]))
    reports, left_out = collect([tmp_path])
    assert left_out == ()
    assert [(report.id, report.outlet) for report in reports] == [
        ("pooled", "The New York Times"),
        ("front", "Harbor Times"),
        ("side", "Fjord Radio"),
        ("yaml", "Fjord Radio"),
    ]
    assert reports[1].headline == "Pilots strike"
    assert reports[1].segments[0].kind == "boilerplate"
    assert reports[1].segments[0].span.end < len(front)
    assert reports[1].text == front + NEWS
    published = reports[3].published
    assert published is not None
    assert published.interval.start == datetime(2021, 3, 7, 8, 30)
    assert published.interval.offset == timedelta(hours=1)


def test_sidecars_given_with_their_reports_are_no_reports(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", NEWS)
    put(tmp_path, "a.json", "{broken")
    put(tmp_path, "reports.json", "[]")
    reports, left_out = collect(sorted(tmp_path.iterdir()))
    assert only(reports).id == "a"
    assert list(reasons(left_out)) == ["a.json"]


def test_json_lines_with_all_kinds_of_names(tmp_path: Path) -> None:
    record = {
        "_id": 7, "bodyText": NEWS, "Headline": "Pilots strike", "source": {"name": "Fjord Radio"},
        "pubDate": "Fri, 05 Mar 2021 10:00:00 +0100", "link": "https://fjord.example/1",
        "authors": ["A. Doe", "B. Roe"],
    }  # fmt: skip
    path = put(tmp_path, "feed.ndjson", json.dumps(record))
    report = only(collect([path])[0])
    assert (report.id, report.outlet, report.headline) == ("7", "Fjord Radio", "Pilots strike")
    assert (report.url, report.byline, report.path) == ("https://fjord.example/1", "A. Doe, B. Roe", f"{path}:1")
    assert report.text == NEWS


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (NEWS, ["stdin"]),
        (json.dumps({"text": NEWS}) + "\n" + json.dumps({"id": "b", "content": MORE}), ["b", "stdin-1"]),
        (json.dumps([{"text": NEWS, "id": "a"}, {"text": MORE, "id": "b"}], indent=1), ["a", "b"]),
        (json.dumps({"articles": [{"content": NEWS}]}), ["stdin-1"]),
        ("[This is the text.] " + MORE, ["stdin"]),
    ],
)
def test_standard_input(content: str, ids: list[str]) -> None:
    reports, _ = collect(["-"], stdin=io.BytesIO(content.encode()))
    assert sorted(report.id for report in reports) == ids


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp1250"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "BRATISLAVA, März 5 — The café “Größe” was closed on Friday, said the owner.\r\n\r\nHe did not say why.\r\n"
    text = text.replace("“Größe”", "Größe") if encoding == "cp1250" else text
    report = only(collect([put(tmp_path, "a.txt", text.encode(encoding))])[0])
    assert report.text == text
    assert report.text[report.segments[-1].span.start :] == "He did not say why.\r\n"


def test_broken_utf8_is_read_with_marks_where_it_broke(tmp_path: Path) -> None:
    report = only(collect([put(tmp_path, "a.txt", NEWS.encode() * 3 + "Größe".encode()[:-2] + b" was closed.")])[0])
    assert report.text.startswith(NEWS)
    assert "was closed." in report.text


def test_examples_have_what_they_promise() -> None:
    reports, _ = collect([EXAMPLES / "envoy"])
    by_id = {report.id: report for report in reports}
    herald = by_id["herald"]
    assert (herald.outlet, herald.published, herald.headline) == ("The Bishkek Herald", None, None)
    assert {(one.agency, one.part) for one in herald.credits} == {("Associated Press", "caption"), ("AKIpress", "text")}
    assert sum(segment.repeats is not None for segment in herald.segments) == 1
    assert [report.id for report in reports] == ["ap", "monitor", "herald"]


def test_any_order_of_paths_and_any_hash_seed_give_the_same(tmp_path: Path) -> None:
    paths = [str(path) for path in EXAMPLES.glob("*/*.txt")]
    paths = paths[1::2] + paths[::2]
    assert collect(paths) == collect(paths[::-1])
    code = "import sys; from twosource.collect import collect; print(repr(collect(sys.argv[1:])))"
    printed = {
        subprocess.run(
            [sys.executable, "-c", code, *order],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for order, seed in ((paths, "0"), (paths[::-1], "1"), (sorted(paths), "2"))
    }
    assert len(printed) == 1


def test_a_thousand_small_files_are_collected_in_seconds(tmp_path: Path) -> None:
    for number in range(1000):
        put(tmp_path, f"{number:04}.txt", f"{NEWS}\nThere were {number} of them, the union said.")
    start = time.process_time()
    reports, _ = collect([tmp_path])
    assert len(reports) == 1000
    assert time.process_time() - start < 10


def test_fifty_megabytes_of_one_line_are_left_out_in_seconds(tmp_path: Path) -> None:
    put(tmp_path, "good.txt", NEWS)
    put(tmp_path, "line.txt", b"walked out " * 4_700_000)
    start = time.process_time()
    reports, left_out = collect([tmp_path])
    assert only(reports).id == "good"
    assert reasons(left_out) == {"line.txt": "longer than 200,000 characters"}
    assert time.process_time() - start < 5


def test_a_library_that_is_missing_costs_no_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "good.txt", NEWS)
    put(tmp_path, "page.html", f"<html><body><article><p>{MORE}</p></article></body></html>")
    monkeypatch.setitem(sys.modules, "twosource.collect.html", None)
    reports, left_out = collect([tmp_path])
    assert only(reports).id == "good"
    assert reasons(left_out)["page.html"].startswith("a library that reads this kind of file is missing")
    with pytest.raises(InputError, match="is missing"):
        collect([tmp_path / "page.html"])


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("list.json", "[]", "no report in it"),
        ("none.jsonl", "\n\n", "no report in it"),
        ("none.json", " ", "empty"),
        ("table.csv", "story,event,place\nabc,Pilots walked out on Friday,Oslo\n", "a table, not a report"),
        ("table.tsv.gz", gzip.compress(b"story\tevent\nabc\tPilots walked out on Friday\n"), "a table, not a report"),
        ("mail.eml", f"From: Jane Roe\nSubject: x\n\n{NEWS}", "an e-mail"),
    ],
)
def test_what_is_no_report_is_told_for_what_it_is(tmp_path: Path, name: str, content: str | bytes, reason: str) -> None:
    path = put(tmp_path, name, content)
    with pytest.raises(InputError, match=f"{name}: {reason}"):
        collect([path])


def test_an_empty_file_beside_a_report_is_told_as_empty(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", NEWS)
    put(tmp_path, "a.json", "")
    report, left_out = collect([tmp_path])
    assert only(report).id == "a"
    assert reasons(left_out) == {"a.json": "empty"}
