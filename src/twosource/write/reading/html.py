"""Readings as one page of HTML that needs nothing beside it. In come readings' forms; out goes the page.

The page computes nothing: its marks are the places of a reading, its tables are the rows that a terminal shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from twosource.write.html.assets import policy, script, style
from twosource.write.html.environment import rendered
from twosource.write.reading.contract import Reading
from twosource.write.reading.views import LAYERS, view

STYLES = ("base", "parts", "reports", "tables", "reading", "print", "reading-print")
SCRIPTS = ("disclosures", "keys", "reading")


def as_html(readings: Sequence[Reading]) -> str:
    """All readings on one page."""
    return rendered(
        "reading.html",
        readings=[view(reading, number) for number, reading in enumerate(readings, 1)],
        left_out=readings[0].left_out if readings else (),
        layers=LAYERS,
        policy=policy(STYLES, SCRIPTS),
        style=Markup(style(STYLES)),  # noqa: S704  (a file of our own)
        script=Markup(script(SCRIPTS)),  # noqa: S704  (likewise)
    )
