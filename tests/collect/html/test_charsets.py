"""Bytes of pages become text without mojibake, whatever header and markup say."""

from __future__ import annotations

import pytest

from twosource.collect.html import page
from twosource.collect.html.charsets import decoded
from twosource.errors import InputError

WESTERN = "<p>Mañana: the café in Málaga is “shut”.</p>"


@pytest.mark.parametrize(
    ("encoding", "header", "markup"),
    [
        ("utf-8", None, ""),
        ("utf-8", "utf-8", ""),
        ("utf-8", "iso-8859-1", ""),
        ("utf-8", None, '<meta charset="iso-8859-1">'),
        ("utf-8-sig", "windows-1252", ""),
        ("utf-16", None, ""),
        ("cp1252", "iso-8859-1", ""),
        ("cp1252", None, '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">'),
        ("cp1252", "utf-8", '<meta charset="windows-1252">'),
        ("cp1252", "no-such-charset", '<meta charset="latin1">'),
        ("cp1252", None, '<?xml version="1.0" encoding="windows-1252"?>'),
    ],
)
def test_the_right_charset_is_found(encoding: str, header: str | None, markup: str) -> None:
    assert WESTERN in decoded((markup + WESTERN).encode(encoding), header)


def test_a_superset_is_read_as_browsers_do() -> None:
    assert "뉴스 똠" in decoded("<p>뉴스 똠</p>".encode("cp949"), "euc-kr")


def test_the_header_goes_before_the_markup() -> None:
    assert "Łódź" in decoded('<meta charset="windows-1252"><p>Łódź'.encode("iso-8859-2"), "iso-8859-2")


@pytest.mark.parametrize(
    ("raw", "name"),
    [(b"%PDF-1.4", "a PDF"), (b"\x89PNG\r\n", "a picture"), (b"PK\x03\x04", "an archive or an office document")],
)
def test_what_is_no_page_is_said(raw: bytes, name: str) -> None:
    assert page(raw).reason == f"not a web page but {name}"


def test_broken_bytes_are_never_silent() -> None:
    with pytest.raises(InputError, match="UTF-8"):
        decoded(b"\xef\xbb\xbf" + bytes(range(0x80, 0x100)) * 40, "utf-8")
