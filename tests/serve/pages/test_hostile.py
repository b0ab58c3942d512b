"""Reports that mean harm, through every page and endpoint of the desk: nothing of them runs, nothing breaks."""

from __future__ import annotations

import csv
import io
import re
from http.client import HTTPConnection
from urllib.parse import quote, urljoin, urlsplit

import pytest

from twosource.desk import Desk

ATTACKS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "<!-- --!><svg onload=alert(1)>",
    '"><iframe srcdoc="<script>parent.alert(1)</script>">',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% include 'base.html' %}",
    "]]><math><mtext></table><img src onerror=alert(1)>",
    "\u202e\u2066evil\u2069 \u200fright שלום",
    "null\x00byte \x1b[31mred \x07\x85",
    "javascript:alert(1)",
    "&lt;b&gt; &amp; &#x3c;",
    "=HYPERLINK(1)",
    "x" * 4000,
    'hx-get="/stories" hx-trigger="load" hx-on:load="alert(1)"',
]
TEXT = """OSLO, March {day}, 2021 ({odd}) - The harbor of Oslo was closed on Monday after a tanker ran aground \
near {odd}, and at least five sailors were taken to a hospital, the coast guard said.

Harbor master Ingrid {odd} Solberg told {odd} News that divers would search the hull in Bergen on Friday.

"{odd} is what we have," said Nils Haugen, a spokesman for {odd}. He denied a report by {odd} that oil had leaked.
"""
RUNS = {"iframe", "img", "math", "object", "embed", "base"}
MOST_OF_A_KIND = 3


def harm(read) -> list[str]:
    """Whatever of a page would run, or load, and is not the page's own."""
    tags = [tag for tag, named in read.tags if tag in RUNS or (tag == "script" and not named.get("src"))]
    names = [name for _, named in read.tags for name in named if name.startswith(("on", "hx-on", "style"))]
    return tags + names + [link for link in read.links if link.lower().startswith(("javascript", "data"))]


def rows() -> list[dict[str, str]]:
    """A report for each attack; wherever a report has words of its own stands the attack."""
    return [
        {
            "id": f"r{number}", "outlet": f"{odd} {number}", "title": f"{odd} tanker aground off Oslo {number}",
            "date": f"2021-03-0{1 + number % 3}", "url": f"javascript:alert({number})", "byline": odd,
            "text": TEXT.format(odd=odd, day=1 + number % 3),
        }
        for number, odd in enumerate(ATTACKS)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def bad(tmp_path_factory, serve, jsonl):
    folder = tmp_path_factory.mktemp("hostile")
    desk = Desk.open(str(folder / "news.db"))
    desk.add([jsonl(folder / "bad.jsonl", *rows())])
    with serve(desk) as running:
        yield running
    desk.close()


def kind(path: str) -> str:
    """What an address is of: the same for all stories, events, reports."""
    bare = re.sub(r"/[0-9a-f]{10,12}(?=[/.]|$)|(?<=/sources)/[^.]+", "/*", urlsplit(path).path)
    return bare + "".join(name for name in ("?words=", "?since", "?as_of=", "?q=") if name in path)


@pytest.fixture(scope="module")
def addresses(bad, outline) -> list[str]:
    """Some addresses of each kind that links lead to, data too."""
    found: dict[str, list[str]] = {}
    waiting = ["/", "/search?q=tanker", "/entities", "/-/settings"]
    while waiting:
        path = urlsplit(waiting.pop())._replace(fragment="").geturl()
        some = found.setdefault(kind(path), [])
        if path in some or len(some) >= MOST_OF_A_KIND:
            continue
        some.append(path)
        answer = bad.get(path)
        if "text/html" in answer.headers["content-type"]:
            links = [urljoin(path, link) for link in outline(answer.text).links]
            waiting += [link for link in links if link.startswith("/") and not link.startswith("//")]
    return [path for some in found.values() for path in some]


def test_every_answer_is_what_it_says(bad, addresses, outline) -> None:
    assert {"/stories/*", "/reports/*", "/stories/*/events/*", "/sources/*", "/stories/*.atom"} <= set(
        map(kind, addresses)
    )
    for path in addresses:
        answer = bad.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["x-content-type-options"] == "nosniff"
        if "text/html" in answer.headers["content-type"]:
            read = outline(answer.text)
            assert harm(read) == [], path
            assert not set("\u202e\u2066\x00\x1b\x07") & set(answer.text), path
            assert [tag for tag, _ in read.tags].count("h1") == 1, path
        if answer.headers["content-type"].startswith("text/csv"):
            cells = [one for row in csv.reader(io.StringIO(answer.text)) for one in row]
            assert not [one for one in cells if one.startswith(("=", "+", "@", "\t"))], path


def test_nothing_runs_and_nothing_breaks(bad, addresses, visit) -> None:
    pages = [path for path in addresses if not re.search(r"\.(json|csv|atom|ics)\b|^/static|^/api", path)]
    seen = visit(bad, "/", signed=True)
    for path in pages:
        seen.page.goto(bad.address + path)
        seen.page.mouse.move(300, 300)
        assert seen.page.locator("iframe, math, main img").count() == 0, path
        assert seen.page.locator("footer.colophon").count() == 1, path
        assert "49" not in seen.page.locator("h1").inner_text()
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 1280, path
        assert seen.said == [], path
    assert all(url.startswith(bad.address) for url in seen.asked)


@pytest.mark.parametrize("attack", [*ATTACKS, "lone \ud800", '"unclosed', "-", "OR", "*", "a" * 300])
def test_a_query_does_no_harm(bad, attack, outline) -> None:
    asked = quote(attack.encode("utf-8", "replace"))
    for path in ("/search?q=", "/?query=", "/entities?q=", "/?day=", "/?after=", "/search?q=a&type=", "/sources/"):
        answer = bad.get(path + asked)
        assert answer.status_code in (200, 400, 404, 422), (path, answer.status_code)
        read = outline(answer.text)
        assert harm(read) == []
        assert "Traceback" not in answer.text
        assert [tag for tag, _ in read.tags].count("h1") == 1


@pytest.mark.parametrize("name", ["../app.py", "%2e%2e%2fapp.py", "..%5capp.py", "vendored.toml", "/etc/passwd", ".."])
def test_no_address_of_another_kind_reaches_a_file(bad, name) -> None:
    line = HTTPConnection(urlsplit(bad.address).netloc, timeout=30)  # as it is, without the tidying of a client
    line.request("GET", f"/static/{name}")
    assert line.getresponse().status == 404
