"""Reports that mean harm, in a real Chromium: nothing of them runs, nothing of the page breaks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twosource.model import LeftOut
from twosource.write.contract import Account
from twosource.write.contract_reports import Segment
from twosource.write.html import as_html

ATTACKS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "<!-- --!><svg onload=alert(1)>",
    '"><iframe srcdoc="<script>parent.alert(1)</script>">',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% include 'base.html' %}",
    "]]><math><mtext></table><img src onerror=alert(1)>",
    "\u202e\u2066evil\u2069 \u200fright",
    "null\x00byte \x1b[31mred \x07\x85",
    "lone \ud800 and \udfff",
    "javascript:alert(1)",
    "&lt;b&gt; &amp; &#x3c;",
]


def poisoned(account: Account, texts: dict[str, str], attack: str) -> tuple[Account, dict[str, str]]:
    """An account in which every string that can come from a report is the attack."""
    reports = tuple(
        replace(
            one, id=f"{attack}{index}", outlet=f"{attack} {index}", path=attack, headline=attack, byline=attack,
            url=f"javascript:alert({index})", agencies=(attack,), language=attack,
        )
        for index, one in enumerate(account.reports)
    )  # fmt: skip
    ids = dict(zip([one.id for one in account.reports], [one.id for one in reports], strict=True))
    brief = tuple(
        replace(line, text=f"{attack} {line.text}", cites=tuple(replace(c, report=ids[c.report]) for c in line.cites))
        for line in account.brief
    )
    events = tuple(
        replace(
            event,
            label=attack,
            participants=tuple(replace(one, name=attack) for one in event.participants),
            place=event.place and replace(event.place, name=attack),
            mentions=tuple(
                replace(one, report=ids[one.report], why=tuple(replace(w, rule=attack) for w in one.why))
                for one in event.mentions
            ),
            assessment=replace(event.assessment, reasons=(attack,)),
        )
        for event in account.events
    )
    origins = tuple(
        replace(one, name=attack, via=(attack,), reports=tuple(ids[r] for r in one.reports)) for one in account.origins
    )
    bad = replace(
        account, reports=reports, brief=brief, events=events, origins=origins, left_out=(LeftOut(attack, attack),),
        story=replace(account.story, id=attack, title=attack), claims=(), relations=(), dependence=(), chronology=(),
    )  # fmt: skip
    return bad, {ids[id]: f"{attack} {text} {attack}" for id, text in texts.items()}


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_nothing_runs_and_nothing_breaks(attack, envoy, opened) -> None:
    account, texts = poisoned(envoy[0][0], envoy[1], attack)
    seen = opened(as_html([account], texts))
    seen.page.mouse.move(300, 300)
    for link in seen.page.locator("a.original, a[href^='javascript']").all():
        link.click()
    assert seen.said == []
    assert len(seen.asked) == 1
    assert seen.page.locator("iframe, img, math, script").count() == 1
    assert seen.page.locator(".report").count() == 3
    assert seen.page.locator("footer.colophon").is_visible()
    assert seen.page.locator(".heading").count() == 8
    assert "49" not in seen.page.locator("h1").inner_text()


def test_what_turns_text_is_shown_by_its_number(envoy, opened) -> None:
    account, texts = envoy[0][0], {id: f"\u202e\u202e{text}\x00" for id, text in envoy[1].items()}
    page = as_html([account], texts)
    assert not set("\u202e\x00") & set(page)
    odd = opened(page).page.locator(".text .odd").all_inner_texts()
    assert "U+202E ×2" in odd
    assert "U+0000" in odd


def test_only_addresses_of_the_web_are_links(envoy, opened) -> None:
    bad = [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://a.example/\x00",
        "//a.example",
        "https://good.example/x?y=1",
    ]
    account = envoy[0][0]
    for url in bad:
        told = replace(account, reports=tuple(replace(one, url=url) for one in account.reports))
        links = opened(as_html([told], envoy[1])).page.locator("a.original")
        assert links.count() == (3 if "good" in url else 0)


def test_ten_million_characters_in_one_paragraph(envoy, opened) -> None:
    account, texts = envoy[0][0], dict(envoy[1])
    first = account.reports[0]
    texts[first.id] += " long" * 2_000_000
    segments = (*first.segments[:-1], Segment("body", first.segments[-1].start, len(texts[first.id])))
    told = replace(account, reports=(replace(first, segments=segments), *account.reports[1:]))
    seen = opened(as_html([told], texts))
    assert seen.said == []
    assert seen.page.locator(".report").count() == 3
    assert seen.page.locator("footer.colophon").count() == 1


def test_places_that_are_not_in_the_text(envoy, outline) -> None:
    account, texts = envoy[0][0], {id: text[:300] for id, text in envoy[1].items()}
    read = outline(as_html([account], texts))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
