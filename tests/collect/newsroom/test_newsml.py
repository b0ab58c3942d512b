"""NewsML-G2 and NITF as agencies send them."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from twosource.collect import collect
from twosource.errors import InputError
from twosource.model import LeftOut, Report

ONE = "Harbor pilots in Bergen walked out on Friday in a dispute over pay, and the harbor was closed to all ships."
TWO = "The union said that its members would not return to work before the port authority had made a better offer."
XHTML = f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Slug</title></head><body>
<p>{ONE}</p><p>{TWO.replace("better", "<em>better</em>")}</p></body></html>"""
NITF = f"""<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><title>Harbor shut</title>
<docdata management-status="STATUS"><doc-id id-string="nitf-77"/><date.issue norm="20210305T182500+0100"/>
<date.release norm="RELEASE"/><doc.copyright holder="Fjord Press"/></docdata></head>
<body><body.head><hedline><hl1>Pilots shut harbor</hl1><hl2>Talks to resume</hl2></hedline>
<byline>By <person>Jane Doe</person><byttl>Chief reporter</byttl></byline>
<dateline><location>BERGEN, Norway</location>, <story.date>March 5</story.date></dateline></body.head>
<body.content><block><p lede="true">{ONE}</p><hl2>Ships wait</hl2><p>{TWO}</p>
<media media-type="image"><media-reference source="a.jpg"/><media-caption>Ships wait off Bergen.</media-caption>
<media-producer>Jo Doe</media-producer></media></block></body.content></body></nitf>"""


def item(content: str, *, meta: str = "", about: str = "", guid: str = "urn:newsml:fjord.example:1") -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="2" xml:lang="en-US">
<rightsInfo><copyrightHolder literal="x"><name>Fjord Press Ltd</name></copyrightHolder></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:AFP"/>
<versionCreated>2021-03-05T18:25:00+01:00</versionCreated><firstCreated>2021-03-05T17:00:00+01:00</firstCreated>{meta}
</itemMeta><contentMeta><headline role="hld:sub">Talks to resume</headline><headline>Pilots shut harbor</headline>
<slugline>norway-harbor</slugline>{about}</contentMeta><contentSet>{content}</contentSet></newsItem>"""


def inline(markup: str) -> str:
    return f'<inlineXML contenttype="application/xhtml+xml">{markup}</inlineXML>'


def nitf(status: str = "usable", release: str = "20210305T180000+0100") -> str:
    return NITF.replace("STATUS", status).replace("RELEASE", release)


def read(path: Path, content: str) -> tuple[tuple[Report, ...], tuple[LeftOut, ...]]:
    path.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{content}', encoding="utf-8")
    return collect([path])


def parts(report: Report) -> list[tuple[str, str]]:
    return [(one.kind, report.text[one.span.start : one.span.end]) for one in report.segments]


def test_an_item_with_xhtml(tmp_path: Path) -> None:
    about = (
        "<by>By Jane Doe</by><dateline>BERGEN, Norway, March 5 (AFP) -</dateline><creditline>AFP/Reuters</creditline>"
    )
    (report,), left_out = read(tmp_path / "a.xml", item(inline(XHTML), about=about))
    assert left_out == ()
    assert report.id == "urn:newsml:fjord.example:1"
    assert (report.headline, report.byline) == ("Pilots shut harbor", "Jane Doe")
    assert report.outlet == "Agence France-Presse"
    assert report.dateline == "BERGEN, Norway"
    assert report.published is not None
    assert report.published.interval.start == datetime(2021, 3, 5, 18, 25)
    assert report.published.interval.offset == timedelta(hours=1)
    assert [kind for kind, _ in parts(report)] == ["dateline", "body", "body"]
    assert parts(report)[1:] == [("body", ONE), ("body", TWO)]
    assert {credit.agency for credit in report.credits} == {"Reuters"}


def test_an_item_with_nitf(tmp_path: Path) -> None:
    (report,), _ = read(tmp_path / "a.xml", item(inline(nitf())))
    assert (report.byline, report.dateline) == ("Jane Doe", "BERGEN, Norway")
    assert ("caption", "Ships wait off Bergen.") in parts(report)
    assert ("headline", "Ships wait") in parts(report)
    assert "Jo Doe" not in report.text
    assert "Chief reporter" not in report.text


@pytest.mark.parametrize(
    ("markup", "byline"),
    [
        ("By Jane Doe<byttl>Chief reporter</byttl>", "Jane Doe"),
        ("By Jane Doe, <byttl>Chief reporter</byttl>", "Jane Doe"),
        ("<person>Jane Doe</person><person>Jo Roe</person>", "Jane Doe and Jo Roe"),
        ("<byttl>Sports Wire</byttl>", "Sports Wire"),
    ],
)
def test_bylines(tmp_path: Path, markup: str, byline: str) -> None:
    told = nitf().replace("By <person>Jane Doe</person><byttl>Chief reporter</byttl>", markup)
    (report,), _ = read(tmp_path / "a.xml", item(inline(told)))
    assert report.byline == byline


def test_nitf_alone(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf-3-3.dtd">'
    (report,), _ = read(tmp_path / "a.nitf", doctype + nitf())
    assert (report.id, report.headline, report.outlet) == ("nitf-77", "Pilots shut harbor", "Fjord Press")
    assert report.published is not None
    assert report.published.interval.offset == timedelta(hours=1)


def test_an_item_without_markup(tmp_path: Path) -> None:
    data = f'<inlineData contenttype="text/plain">{ONE}\n\n{TWO}</inlineData>'
    (report,), _ = read(tmp_path / "a.xml", item('<remoteContent href="a.jpg"/>' + data))
    assert report.text == f"{ONE}\n\n{TWO}"


def test_a_message_holds_many(tmp_path: Path) -> None:
    items = item(inline(XHTML), guid="urn:1") + item(inline(XHTML.replace("Bergen", "Tromso")), guid="urn:2")
    package = (
        '<packageItem guid="p"><groupSet><group id="g"><itemRef residref="urn:1"/></group></groupSet></packageItem>'
    )
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>{package}{items}</itemSet></newsMessage>'
    reports, left_out = read(tmp_path / "a.xml", message)
    assert [report.id for report in reports] == ["urn:1", "urn:2"]
    assert left_out == ()


@pytest.mark.parametrize(
    ("meta", "words"),
    [
        ('<pubStatus qcode="stat:canceled"/>', "canceled by its provider"),
        ('<pubStatus qcode="stat:withheld"/>', "withheld by its provider"),
        ('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', "canceled by its provider"),
        ("<embargoed>2190-01-01T12:00:00Z</embargoed>", "under embargo until 2190-01-01T12:00:00Z"),
        ("<embargoed/>", "under embargo, with no end told"),
    ],
)
def test_what_must_not_be_used_is_not(tmp_path: Path, meta: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(tmp_path / "a.xml", item(inline(XHTML), meta=meta))


def test_an_embargo_that_has_ended_is_none(tmp_path: Path) -> None:
    meta = '<embargoed>2021-03-05T12:00:00Z</embargoed><pubStatus qcode="stat:usable"/>'
    assert read(tmp_path / "a.xml", item(inline(XHTML), meta=meta))[0]


@pytest.mark.parametrize(
    ("status", "release", "words"),
    [("canceled", "", "canceled"), ("embargoed", "21900305T180000+0100", "under embargo until 2190-03-05T18:00:00")],
)
def test_nitf_that_must_not_be_used_is_not(tmp_path: Path, status: str, release: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(tmp_path / "a.xml", nitf(status, release))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (item('<remoteContent href="a.jpg"/>').replace("ninat:text", "ninat:picture"), "a picture, no text in it"),
        ('<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"><groupSet/></packageItem>', "only refers to items"),
        ("<newsMessage><itemSet/></newsMessage>", "no item of news in it"),
        ("<newsItem><itemMeta>", "broken XML"),
    ],
)
def test_what_has_no_text_is_told(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(tmp_path / "a.xml", content)


def test_entities_are_refused(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    with pytest.raises(InputError, match=r"declares entities|broken XML"):
        read(tmp_path / "a.xml", f'<!DOCTYPE newsItem [<!ENTITY l0 "ha">{laughs}]>' + item(inline("<p>&l11;</p>")))
    secret = tmp_path / "secret.txt"
    secret.write_text("the password")
    with pytest.raises(InputError, match="declares entities"):
        read(tmp_path / "a.xml", f'<!DOCTYPE newsItem [<!ENTITY f SYSTEM "{secret}">]>' + item(inline("<p>&f;</p>")))


def test_deep_markup_does_no_harm(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read(tmp_path / "a.xml", item(inline("<p>" * 50_000 + ONE + "</p>" * 50_000)))
