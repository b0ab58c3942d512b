"""What is told from a report by its looks, where the page says nothing of itself."""

from __future__ import annotations

from twosource.collect.html import page

LINE = "<p>The trade minister said on Friday that the harbor of Rask would open again in {} weeks.</p>"
REPORT = "<h1>Port shut</h1>" + "".join(map(LINE.format, range(2, 12)))
POSTS = "".join(
    f"<div class='c'><b>{number}</b><time datetime='2021-03-05T1{number}:00:00Z'>1{number}:00</time>"
    "<p>The minister is speaking to reporters at the pier, our reporter says.</p></div>"
    for number in range(6)
)


def kind(body: str, head: str = "<title>Port shut</title>", url: str | None = None) -> str:
    return page(f"<html><head>{head}</head><body>{body}</body></html>".encode(), url=url).kind


def test_timed_posts_are_a_live_blog() -> None:
    assert kind(f"<h1>Port shut: latest</h1><div>{POSTS}</div>") == "live"


def test_comments_with_times_below_a_report_are_not() -> None:
    assert kind(f"{REPORT}<section class='thread'>{POSTS}</section>") == "article"


def test_a_report_about_paywalls_is_read() -> None:
    assert kind(f"{REPORT}<p>Readers need not subscribe to continue reading, the paper said.</p>" * 2) == "article"


def test_a_closed_page_with_its_whole_text_is_read() -> None:
    assert kind(REPORT, '<meta property="article:content_tier" content="locked">') == "article"


def test_a_closed_page_that_breaks_off_is_a_stub() -> None:
    body = "<h1>Port shut</h1><p>The trade minister said on Friday that the harbor of Rask, where…</p>"
    assert kind(body, '<meta property="article:content_tier" content="locked">') == "paywall"


def test_a_number_of_words_that_is_no_number_is_left_aside() -> None:
    told = '<script type="application/ld+json">{"@type": "NewsArticle", "wordCount": "4²"}</script>'
    assert kind(REPORT, told) == "article"


def test_a_report_with_a_few_pictures_is_read() -> None:
    pictures = "<figure><img><figcaption>Ships wait off the port.</figcaption></figure>" * 5
    assert kind(REPORT + pictures) == "article"


def test_one_paragraph_without_end_is_read() -> None:
    assert kind("<h1>Port shut</h1><p>" + "The harbor is shut, the minister said on Friday. " * 300) == "article"


def test_the_date_of_a_comment_is_not_the_report_s() -> None:
    found = page(f"<body>{REPORT}<section id='comments'>{POSTS}</section>".encode())
    assert found.metadata.date is None


def test_a_report_at_an_address_that_is_all_query_is_no_front_page() -> None:
    others = "".join(f"<h3><a href='/?p={number}'>Ministers meet on the pier of Rask</a></h3>" for number in range(5))
    body = f"{REPORT}<div>{others}</div>"
    head = '<title>Port shut</title><meta property="og:type" content="article">'
    assert kind(body, head, "https://herald.example/?p=12") == "article"
    assert kind(body, head, "https://herald.example/") == "index"


def test_a_broken_address_is_none() -> None:
    found = page(f"<link rel='canonical' href='https://herald.example/a'>{REPORT}".encode(), url="https://[broken/a")
    assert found.kind == "article"
    assert found.metadata.url == "https://herald.example/a"
