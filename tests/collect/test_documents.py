"""Short names for whatever is read."""

from __future__ import annotations

import pytest

from twosource.collect.documents import Document, stem


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("reports/strike.txt", "strike"),
        ("CC-NEWS-1.warc.gz", "CC-NEWS-1"),
        ("feed.xml.gz", "feed"),
        ("-", "stdin"),
        ("https://herald.example/2021/03/05/strike.html?page=2", "strike"),
        ("https://herald.example/2021/strike/", "strike"),
        ("https://herald.example/%D0%BC%D0%B8%D1%80%20a", "мир-a"),
        ("https://herald.example", "herald.example"),
        ("https://[broken/a", "page"),
        ("https://herald.example/" + "a" * 200, "a" * 80),
    ],
)
def test_names(path: str, name: str) -> None:
    assert stem(path) == name


def test_a_suffix_is_a_file_s() -> None:
    assert Document("a.JSON.gz", b"").suffix == ".json"
    assert Document("https://herald.example/a.json", b"", url="https://herald.example/a.json").suffix == ""
