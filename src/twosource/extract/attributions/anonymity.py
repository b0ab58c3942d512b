"""Why a source is not named. In comes nothing; out goes a pattern that finds the reasons that a text gives.

>>> reasons().findall("Two aides, who asked not to be named, said that talks went on.")
['who asked not to be named']
"""

from __future__ import annotations

import re
from functools import cache

from twosource.lexicon import load


@cache
def reasons() -> re.Pattern[str]:
    """Finds any reason of the list, the first in it where several begin at one place."""
    return re.compile("|".join(entry["pattern"] for entry in load("anonymity")["reason"]))
