"""The weights of weighing. In comes the name of a table [weigh.TABLE] in weights.toml; out go its numbers.

>>> 0 < weights("relations")["exact_days"] < 10
True
"""

from __future__ import annotations

from functools import partial

from twosource import lexicon

weights = partial(lexicon.weights, "weigh")
