"""Groups of statuses. In comes nothing; out go sets of the statuses of `model.Status`, each by what an event of it is.

>>> sorted(OPEN - AHEAD), sorted(SETTLED - HAPPENED)
(['demanded'], ['cancelled', 'denied'])
"""

from __future__ import annotations

from twosource.model import Status

HAPPENED: frozenset[Status] = frozenset({"occurred", "ongoing"})
"""It was so, or is."""
ANNOUNCED: frozenset[Status] = frozenset({"planned", "expected"})
"""It will be, on some day that reports may give otherwise."""
AHEAD: frozenset[Status] = ANNOUNCED | {"possible"}
"""It will be, or may be."""
OPEN: frozenset[Status] = AHEAD | {"demanded"}
"""It has not been, as far as is told."""
SETTLED: frozenset[Status] = HAPPENED | {"cancelled", "denied"}
"""It was or was not, and will not go back to being planned."""
FIRM: frozenset[Status] = HAPPENED | ANNOUNCED | {"cancelled"}
"""It is a happening, past, present or to come, and not only somebody's thought."""
