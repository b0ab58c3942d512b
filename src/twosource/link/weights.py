"""The weights of linking. In comes the name of a table [link.TABLE] in weights.toml; out go its numbers.

>>> 0 < weights("names")["nickname"] <= 1
True
"""

from __future__ import annotations

from functools import partial

from twosource import lexicon

weights = partial(lexicon.weights, "link")
