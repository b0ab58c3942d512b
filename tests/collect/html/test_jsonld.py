"""JSON-LD as found on the web: broken in many ways, in graphs, with references."""

from __future__ import annotations

import pytest

from twosource.collect.html.jsonld import items, main_item, text, types

ARTICLE = '{"@type": "NewsArticle", "headline": "Port shut"}'


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        f"/* told by us */ {ARTICLE};",
        '{"@type": "NewsArticle", "headline": "Port shut",}',
        '{"@type": ["NewsArticle",],\n// ours\n "headline": "Port shut"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Port shut&quot;}",
        '{"@type": "NewsArticle", "headline": "Port\n shut"}',
        f'{{"@type": "WebSite", "name": "Harbor Times"}}\n{ARTICLE}',
        f'{{"@graph": [{{"@type": "WebSite"}}, {ARTICLE}]}}',
        f'{{"@type": "WebPage", "mainEntity": {ARTICLE}}}',
        f'{{"@type": "WebPage", "mainEntityOfPage": {ARTICLE}}}',
        '{"@type": "http://schema.org/NewsArticle", "headline": "Port <em>shut</em>"}',
        '{"@type": "schema:NewsArticle", "headline": "Port&nbsp;shut"}',
    ],
)
def test_the_article_is_found(script: str) -> None:
    assert text(main_item(items([script]), None, None)["headline"]) == "Port shut"


@pytest.mark.parametrize("script", ["", "{", "var x = 1", "[" * 5_000, '{"@type": 7, "headline": {}}', "null", '"x"'])
def test_what_is_broken_gives_nothing_and_does_not_raise(script: str) -> None:
    assert main_item(items([script]), None, None) == {}


def test_references_are_followed() -> None:
    graph = (
        '{"@graph": [{"@type": "Article", "author": [{"@id": "#1"}], "publisher": {"@id": "#o"}},'
        '{"@id": "#1", "@type": "Person", "name": "Jane Doe"}, {"@id": "#o", "@type": "Organization", "name": "Sun"}]}'
    )
    item = main_item(items([graph]), None, None)
    assert text(item["author"]) == "Jane Doe"
    assert text(item["publisher"]) == "Sun"


def test_references_in_a_circle_end() -> None:
    graph = '{"@graph": [{"@type": "Article", "@id": "#a", "headline": "x", "author": {"@id": "#a"}}]}'
    assert types(main_item(items([graph]), None, None)) == ("Article",)


def test_of_several_articles_the_one_with_the_page_s_address_or_title_counts() -> None:
    scripts = [
        '[{"@type": "NewsArticle", "headline": "Goat rides bus", "url": "https://example.org/goat"},'
        '{"@type": "NewsArticle", "headline": "Port shut", "url": "https://example.org/port"}]'
    ]
    found = items(scripts)
    assert main_item(found, "http://www.example.org/port/", None)["headline"] == "Port shut"
    assert main_item(found, None, "Goat rides bus")["headline"] == "Goat rides bus"
    assert main_item(found, "https://example.org/", "Front page") == {}


def test_the_surer_type_goes_first() -> None:
    found = items(['{"@type": "VideoObject", "name": "Film"}', ARTICLE])
    assert types(main_item(found, None, None)) == ("NewsArticle",)
