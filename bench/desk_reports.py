"""Invented reports for the bench of the desk. In comes a number; out goes a report, one of a large story or another."""

from __future__ import annotations

from datetime import date, timedelta

TOWNS = ("Bergen", "Stavanger", "Trondheim", "Kristiansand", "Tromso")
HARBOR = """{town}, {day} ({outlet}) - The harbor of Alesund stayed closed on {weekday} after the tanker Kari Nord ran
aground near the island of Veray, and at least {count} sailors were taken to a hospital, the coast guard said.

Harbor master Ingrid Solberg told reporters that divers would search the hull on {next} and that she had no word on what
had caused the accident. The owner, Fjord Lines, declined to comment.

"We have {count} people in care and we expect to open the harbor again within days," said Nils Haugen, a spokesman for
the coast guard. He denied a report by the broadcaster NRK that oil had leaked.

Fishermen from {town} are to meet Transport Minister Kari Lund in Oslo on {next}, two officials said on condition of
anonymity. Police arrested the captain on {weekday}, according to {outlet}. He was released hours later.
"""
OTHER = """{town}, {day} ({outlet}) - Teachers in {town} walked out on {weekday} over pay, closing {count} schools, the
city council said.

Council leader Tor Bakke said that talks with the union would resume on {next}. Union president Liv Aasen told {outlet}
that her members would stay out until an offer was made.
"""


def record(number: int, template: str = HARBOR) -> dict[str, str]:
    """An invented report: towns, days, counts and ships go round, so that reports agree, differ and update."""
    day = date(2021, 3, 1) + timedelta(days=number // 10)
    town = TOWNS[number % 5]
    text = unwrapped(template).format(
        town=town,
        day=f"{day:%B} {day.day}",
        weekday=f"{day:%A}",
        next=f"{day + timedelta(days=1):%A}",
        count=("five", "seven", "nine", "12")[number % 4],
        outlet=f"{town} Post",
    )
    return {"id": f"r{number}", "outlet": f"{town} Post {number}", "date": str(day), "text": text}


def unwrapped(text: str) -> str:
    """A paragraph a line, as outlets send them."""
    return "\n\n".join(" ".join(paragraph.split("\n")) for paragraph in text.split("\n\n"))
