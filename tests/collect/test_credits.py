"""Outlet and agencies, from metadata or from the text alone."""

from __future__ import annotations

import pytest

from twosource.collect.metadata import Metadata
from twosource.collect.reports import Received, build
from twosource.errors import InputError
from twosource.model import Report

BODY = "Harbor pilots walked out on Friday in a dispute over pay, their union said in a statement."


def report(text: str, metadata: Metadata | None = None) -> Report:
    return build(Received(text, "a.txt", "a", "0" * 64, metadata or Metadata()), longest=100_000)


@pytest.mark.parametrize(
    ("text", "outlet", "agencies"),
    [
        (f"OSLO (AP) — {BODY}", "Associated Press", []),
        (f"{BODY} (yonhap)", "Yonhap News Agency", []),
        (
            f"{BODY} (Yonhap)\n\n저작권자 © The Harbor Herald 무단전재 및 재배포 금지",
            "The Harbor Herald",
            ["Yonhap News Agency"],
        ),
        (f"{BODY}\n\nCopyright © 2019 The Washington Times, LLC. Click here.", "The Washington Times", []),
        (f"OSLO (Reuters) - {BODY}\n\n© 2019 Fjord Media Ltd. All rights reserved.", "Fjord Media", ["Reuters"]),
        (f"{BODY}\n\n© 2019 Lake Tribune. Todos los derechos reservados.", "Lake Tribune", []),
        (f"By Jane Doe | BBC News\n\n{BODY}", "BBC News", []),
        (f"By JANE DOE, Associated Press\n\n{BODY}", "Associated Press", []),
        (f"{BODY}\n\nThe Associated Press contributed to this report.", "Associated Press", []),
        (f"{BODY}\n\nPilots wait. (Kyodo News via AP)", None, ["Kyodo News", "Associated Press"]),
        (
            f"{BODY}\n\nPilots wait. Photograph: Jane Doe/AFP/Getty Images",
            None,
            ["Agence France-Presse", "Getty Images"],
        ),
        (BODY, None, []),
    ],
)
def test_from_the_text_alone(text: str, outlet: str | None, agencies: list[str]) -> None:
    found = report(text)
    assert found.outlet == outlet
    assert [credit.agency for credit in found.credits] == agencies


def test_metadata_and_address_come_first() -> None:
    text = f"OSLO (AP) — {BODY}"
    assert report(text, Metadata(outlet="Fjord Radio")).outlet == "Fjord Radio"
    assert report(text, Metadata(url="https://www.bbc.co.uk/news/1")).outlet == "BBC News"
    assert [credit.agency for credit in report(text, Metadata(outlet="Fjord Radio")).credits] == ["Associated Press"]
    assert report(text, Metadata(outlet="AP")).credits == ()


def test_spans_of_credits_hold_the_names() -> None:
    text = f"OSLO, March 5 (Reuters) - {BODY}\n\nPilots wait. (Kyodo News via AP)\n\n{BODY[:-1]} again. (afp)"
    found = report(text, Metadata(outlet="Fjord Radio"))
    spans = [text[one.span.start : one.span.end] for one in found.credits if one.span]
    assert spans == ["Reuters", "Kyodo News", "AP", "afp"]
    assert [one.part for one in found.credits] == ["text", "caption", "caption", "text"]


@pytest.mark.parametrize(
    ("credit", "part"),
    [("Ana M. Ruiz / AFP", "caption"), ("BEN COLE / AFP /", "caption"), ("(AFP)", "text"), ("Reuters / AFP", "text")],
)
def test_an_agency_behind_a_photographer_is_the_pictures(credit: str, part: str) -> None:
    found = report(f"Pilots wave.\n\n{credit}\n\n{BODY}", Metadata(outlet="Fjord Radio")).credits
    assert {(one.agency, one.part) for one in found} >= {("Agence France-Presse", part)}


def test_headline_byline_and_dateline() -> None:
    found = report(f"Pilots walk out\n\nBy Jane Doe\n\nBERGEN, Norway (AP) — {BODY}")
    assert (found.headline, found.byline, found.dateline) == ("Pilots walk out", "Jane Doe", "BERGEN, Norway")


def test_no_words_is_no_report() -> None:
    with pytest.raises(InputError, match="no words"):
        report("1 2 3\n\n4 5 6")
