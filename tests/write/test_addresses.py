"""Only web addresses are links, on a page, in a table and on a map."""

from __future__ import annotations

import pytest

from twosource.write.addresses import web_address


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " https://a.example", "data:text/html,x", "//a.example", "/a",
        "https://", "https://user@a.example/", "https://user:word@a.example/b", "https://bank.example@a.example/",
        "https://a.example/\n", "ftp://a.example", "https://a.example/\ud800", "java\tscript:alert(1)", "", None,
        "https://a.example/\u202egpj.exe", "https://a.example/\u200b", "https://a.example/{x}", "https://a.example/[x]",
        "https://a.example\\b", "https://a'.example/", "https://a.example/\"><b>", "https://a.example/" + "x" * 2000,
    ],
)  # fmt: skip
def test_what_is_no_web_address(url: str | None) -> None:
    assert web_address(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example", "http://a.example:8080/b?c=d#e", "HTTPS://A.EXAMPLE/ü", "https://a.example/it's",
        "https://a.example/@reporter/1", "https://a.example?q=1", "https://a.example/a(b)",
    ],
)  # fmt: skip
def test_what_is_one(url: str) -> None:
    assert web_address(url) == url
