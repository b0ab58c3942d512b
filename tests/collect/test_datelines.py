"""Datelines of all big agencies' styles."""

from __future__ import annotations

import pytest

from twosource.collect.datelines import dateline


@pytest.mark.parametrize(
    ("line", "place", "agency", "date"),
    [
        ("WASHINGTON — ", "WASHINGTON", None, None),
        ("BEIJING, Jan. 17 (Xinhua) -- ", "BEIJING", "Xinhua News Agency", "Jan. 17"),
        ("PARIS (AP) — ", "PARIS", "Associated Press", None),
        ("LONDON, March 3 (Reuters) - ", "LONDON", "Reuters", "March 3"),
        ("SEOUL, Jan. 17 (Yonhap) -- ", "SEOUL", "Yonhap News Agency", "Jan. 17"),
        ("(CNN) — ", None, "CNN", None),
        ("(CNN)", None, "CNN", None),
        ("Washington (CNN) ", "Washington", "CNN", None),
        ("Washington CNN — ", "Washington", "CNN", None),
        ("MOSCOW. Jan 17 (Interfax) - ", "MOSCOW", "Interfax", "Jan 17"),
        ("MOSCOW, January 17. /TASS/. ", "MOSCOW", "TASS", "January 17"),
        ("KYIV, Ukraine (AP) _ ", "KYIV, Ukraine", "Associated Press", None),
        ("BRUSSELS ― ", "BRUSSELS", None, None),
        ("SEOUL/WASHINGTON (Reuters) - ", "SEOUL/WASHINGTON", "Reuters", None),
        ("GALVESTON, Texas/HAVANA, March 3 (Reuters) - ", "GALVESTON, Texas/HAVANA", "Reuters", "March 3"),
        ("PORT-AU-PRINCE, Haiti (AP) — ", "PORT-AU-PRINCE, Haiti", "Associated Press", None),
        ("N'DJAMENA, Chad — ", "N'DJAMENA, Chad", None, None),
        ("NEAR MARIB, Yemen — ", "NEAR MARIB, Yemen", None, None),
        ("LONDON, March 3, 2019 (AFP) - ", "LONDON", "Agence France-Presse", "March 3, 2019"),
        ("Seoul (AFP) Jan 17 - ", "Seoul", "Agence France-Presse", "Jan 17"),
        ("TOKYO, Jan. 17, Kyodo — ", "TOKYO", "Kyodo News", "Jan. 17"),
        ("New Delhi [India], January 17 (ANI): ", "New Delhi", "Asian News International", "January 17"),
        ("New Delhi, Jan 17 (PTI) ", "New Delhi", "Press Trust of India", "Jan 17"),
        ("Jan 17 (Reuters) - ", None, "Reuters", "Jan 17"),
        ("GENEVA (17 January 2013) – ", "GENEVA", None, "17 January 2013"),
        ("ISLAMABAD: ", "ISLAMABAD", None, None),
        ("Cairo — ", "Cairo", None, None),
        ("ABOARD THE PAPAL PLANE (AP) — ", "ABOARD THE PAPAL PLANE", "Associated Press", None),
        ("WASHINGTON, D.C. – ", "WASHINGTON, D.C.", None, None),
        ("NEW YORK--", "NEW YORK", None, None),
    ],
)
def test_dateline(line: str, place: str | None, agency: str | None, date: str | None) -> None:
    found = dateline(line + "The pilots walked out on Friday.")
    assert found is not None
    assert (found.place, found.agency, found.date) == (place, agency, date)
    assert found.length == len(line.rstrip())


@pytest.mark.parametrize(
    "paragraph",
    [
        "EXCLUSIVE: The pilots walked out.",
        "ROE: I think so.",
        "NATO — the alliance of 30 countries — met.",
        "Congress — the lower house — met.",
        "The Associated Press (AP) said so.",
        "The union (UHP) said so.",
        "Q: What now?",
        "Doe — who was there — left.",
        "I — we — left.",
        "",
    ],
)
def test_no_dateline(paragraph: str) -> None:
    assert dateline(paragraph) is None
