"""The days of the week, as news in English name them. Nothing comes in; out go the names, and patterns that find them.

How a reading dates them, and their rarer forms ("Weds.", "Fridays"), stands in `lexicon/times.toml`.

>>> import re
>>> re.findall(WEEKDAY, "It sank on Friday, not on Wednesday."), NAMES[4], SHORT[4]
(['Friday', 'Wednesday'], 'Friday', 'Fri')
"""

from __future__ import annotations

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT = tuple(name[:3] for name in NAMES)
WEEKDAY = rf"(?:{'|'.join(name.removesuffix('day') for name in NAMES)})day"
"""Finds a name in full, wherever it stands: what it may be part of is for whoever asks."""
SHORTENED = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
"""Finds a name, in full or cut, without the full stop of what is cut."""
