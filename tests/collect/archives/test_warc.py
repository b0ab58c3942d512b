"""Web archives, whole and broken."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from twosource.collect import collect
from twosource.collect.archives import records
from twosource.errors import InputError
from twosource.model import LeftOut, Report
from twosource.settings import Settings

HTML = "text/html; charset=utf-8"
FRENCH = "<p>" + "Les pilotes du port ont cessé le travail vendredi, a déclaré leur syndicat. " * 8 + "</p>"


class Archive:
    """A WARC file in the making."""

    def __init__(self, *, packed: bool = True) -> None:
        self.file = io.BytesIO()
        self.writer = WARCWriter(self.file, gzip=packed)
        self.writer.write_record(self.writer.create_warcinfo_record("test.warc", {"software": "test"}))

    def add(self, url: str, body: bytes | str, status: str = "200 OK", kind: str = "response", **headers: str) -> None:
        raw = body if isinstance(body, bytes) else body.encode()
        named = [(name.replace("_", "-"), value) for name, value in ({"Content_Type": HTML} | headers).items()]
        record = self.writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(raw),
            http_headers=None if kind == "resource" else StatusAndHeaders(status, named, protocol="HTTP/1.1"),
            warc_content_type="text/html" if kind == "resource" else "",
            warc_headers_dict={"WARC-Date": "2021-03-05T20:00:00Z"},
        )
        self.writer.write_record(record)

    def raw(self) -> bytes:
        return self.file.getvalue()


def read(path: Path, raw: bytes, settings: Settings) -> tuple[tuple[Report, ...], tuple[LeftOut, ...]]:
    path.write_bytes(raw)
    return collect([path], settings=settings)


def dated(server: Any, moment: str, words: str = "Ships wait.") -> str:
    head = f'<meta property="article:published_time" content="{moment}">'
    return str(server.page(words, head=head))


def chunked(raw: bytes) -> bytes:
    pieces = [raw[at : at + 700] for at in range(0, len(raw), 700)]
    return b"".join(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_an_archive(server: Any, tmp_path: Path, settings: Settings, packed: bool) -> None:
    archive = Archive(packed=packed)
    archive.add("https://herald.example/request", "GET", kind="request")
    archive.add("https://herald.example/gone", server.page("Gone."), "404 Not Found")
    archive.add("https://herald.example/picture", b"\x89PNG", Content_Type="image/png")
    archive.add("https://herald.example/strike", dated(server, "2021-03-05T18:25:00+01:00"))
    archive.add("https://herald.example/french", f'<html lang="fr"><body><article>{FRENCH}</article></body></html>')
    (report,), left_out = read(tmp_path / ("a.warc.gz" if packed else "a.warc"), archive.raw(), settings)
    assert report.url == "https://herald.example/strike"
    assert report.path is not None
    assert report.path.startswith(str(tmp_path))
    assert report.published is not None
    assert report.published.interval.offset == timedelta(hours=1)
    assert "Bergen" in report.text
    assert [one.reason for one in left_out] == ["in another language than English (fr) (https://herald.example/french)"]


def test_an_archive_is_known_by_how_it_begins(server: Any, tmp_path: Path, settings: Settings) -> None:
    archive = Archive()
    archive.add("https://herald.example/strike", server.page())
    assert read(tmp_path / "crawl.bin", archive.raw(), settings)[0]
    assert collect(["-"], stdin=io.BytesIO(archive.raw()), settings=settings)[0]


@pytest.mark.parametrize(
    ("pack", "headers"),
    [
        (gzip.compress, {"Content_Encoding": "gzip"}),
        (zlib.compress, {"Content_Encoding": "deflate"}),
        (chunked, {"Transfer_Encoding": "chunked"}),
        (lambda raw: chunked(gzip.compress(raw)), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
        (bytes, {"Content_Encoding": "gzip"}),
        (bytes, {"Content_Encoding": "br"}),
        (lambda raw: codecs.BOM_UTF8 + raw, {"Content_Encoding": "gzip"}),
        (bytes, {"Transfer_Encoding": "chunked"}),
        (lambda raw: raw.decode().replace("utf-8", "windows-1252").encode("cp1252"), {"Content_Type": "text/html"}),
    ],
)
def test_payloads_in_all_forms(
    server: Any, tmp_path: Path, settings: Settings, pack: Any, headers: dict[str, str]
) -> None:
    archive = Archive()
    archive.add(
        "https://herald.example/strike", pack(server.page("“Nobody was hurt,” said Åse Doe.").encode()), **headers
    )
    (report,), _ = read(tmp_path / "a.warc.gz", archive.raw(), settings)
    assert "“Nobody was hurt,” said Åse Doe." in report.text


def test_what_cannot_be_read_is_told(server: Any, tmp_path: Path, settings: Settings) -> None:
    archive = Archive()
    archive.add("https://herald.example/brotli", b"\x0b\x02\x80hello\x03", Content_Encoding="br")
    archive.add("https://herald.example/bomb", gzip.compress(b"\0" * 20_000_000), Content_Encoding="gzip")
    archive.add("https://herald.example/large", b"<html>" + b"a" * 400_000)
    archive.add("https://herald.example/strike", server.page())
    reports, left_out = read(tmp_path / "a.warc.gz", archive.raw(), settings)
    assert len(reports) == 1
    assert sorted(one.reason for one in left_out) == [
        "cannot be read: packed as 'br' (https://herald.example/brotli)",
        "larger than 300,000 bytes (https://herald.example/bomb)",
        "larger than 300,000 bytes (https://herald.example/large)",
    ]


@pytest.mark.parametrize("form", [(packed, cut) for packed in (True, False) for cut in (1, 40, 300, 900)])
def test_of_a_file_that_is_cut_off_the_rest_is_read(
    server: Any, tmp_path: Path, settings: Settings, capfd: pytest.CaptureFixture[str], form: tuple[bool, int]
) -> None:
    packed, cut = form
    archive = Archive(packed=packed)
    archive.add("https://herald.example/1", server.page("Ship one turned back."))
    whole = len(archive.raw())
    archive.add("https://herald.example/2", server.page("Ship two turned back."))
    raw = archive.raw()
    reports, _ = read(tmp_path / "a.warc", raw[: max(whole + 30, len(raw) - cut)], settings)
    assert reports[0].url == "https://herald.example/1"
    assert all(report.text.endswith("ferries.") for report in reports)
    assert capfd.readouterr().err == ""


def test_a_cut_off_archive_is_told(server: Any, tmp_path: Path, settings: Settings) -> None:
    archive = Archive()
    archive.add("https://herald.example/1", server.page())
    whole = len(archive.raw())
    archive.add("https://herald.example/2", server.page("Ship two turned back."))
    _, left_out = read(tmp_path / "a.warc.gz", archive.raw()[: whole + 200], settings)
    assert "damaged or cut off from here on" in left_out[-1].reason


def test_one_gzip_stream_over_all_records(server: Any, tmp_path: Path, settings: Settings) -> None:
    archive = Archive(packed=False)
    for number in range(3):
        archive.add(f"https://herald.example/{number}", server.page(f"Ship {number} turned back."))
    assert len(read(tmp_path / "a.warc.gz", gzip.compress(archive.raw()), settings)[0]) == 3


def test_members_that_begin_anywhere_in_a_piece(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive()
    for number in range(6):
        archive.add(f"https://herald.example/{number}", server.page(f"Ship {number} turned back."))
    for size in (2, 3, 7, 100):
        monkeypatch.setattr(records, "PIECE", size)
        assert sum(1 for _ in records.records(io.BytesIO(archive.raw()))) == 7


@pytest.mark.parametrize("url", ["http://[broken/", "urn:page", "x" * 3_000])
def test_a_page_at_no_address_is_a_page(server: Any, tmp_path: Path, settings: Settings, url: str) -> None:
    archive = Archive()
    archive.add(url, server.page(), kind="resource")
    (report,), _ = read(tmp_path / "a.warc.gz", archive.raw(), settings)
    assert report.url is None
    assert report.id == "a-page"


def test_damage_is_told(server: Any, tmp_path: Path, settings: Settings) -> None:
    archive = Archive(packed=False)
    archive.add("https://herald.example/1", server.page())
    reports, left_out = read(tmp_path / "a.warc", archive.raw() + b"nonsense\r\n" * 3, settings)
    assert len(reports) == 1
    assert "damaged or cut off from here on" in left_out[0].reason


def test_headers_without_end_are_found_out(server: Any, tmp_path: Path, settings: Settings) -> None:
    archive = Archive()
    archive.add("https://herald.example/1", server.page())
    bomb = gzip.compress(b"WARC/1.0\r\n" + b"X-A: b\r\n" * 3_000_000)
    _, left_out = read(tmp_path / "a.warc.gz", archive.raw() + bomb, settings)
    assert "headers without end" in left_out[0].reason


def test_a_time_after_the_page_was_fetched_is_no_publication(server: Any, tmp_path: Path, settings: Settings) -> None:
    archive = Archive()
    archive.add("https://herald.example/1", dated(server, "2021-03-09T18:25:00+01:00", "Ship one."))
    archive.add("https://herald.example/2", dated(server, "2021-03-05T20:55:00+01:00", "Ship two."))
    reports, _ = read(tmp_path / "a.warc.gz", archive.raw(), settings)
    times = {report.url: report.published and report.published.interval.start for report in reports}
    assert times["https://herald.example/1"] is None
    assert times["https://herald.example/2"] is not None


def test_many_of_a_kind_are_counted(server: Any, tmp_path: Path, settings: Settings) -> None:
    archive = Archive()
    archive.add("https://herald.example/strike", server.page())
    for number in range(25):
        archive.add(f"https://herald.example/{number}", f'<html lang="fr"><body>{FRENCH}</body></html>')
    _, left_out = read(tmp_path / "a.warc.gz", archive.raw(), settings)
    assert len(left_out) == 11
    assert any(one.reason == "15 more pages: in another language than English (fr)" for one in left_out)


def test_an_archive_has_a_bound(server: Any, tmp_path: Path, settings: Settings) -> None:
    archive = Archive()
    for number in range(5):
        archive.add(f"https://herald.example/{number}", server.page(f"Ship {number} turned back."))
    reports, left_out = read(tmp_path / "a.warc.gz", archive.raw(), settings.model_copy(update={"max_reports": 3}))
    assert len(reports) == 3
    assert "more than 3 reports" in left_out[0].reason


def test_an_archive_without_pages(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(InputError, match="without a page"):
        read(tmp_path / "a.warc.gz", Archive().raw(), settings)
