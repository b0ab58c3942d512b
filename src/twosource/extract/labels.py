"""What the parser calls the subjects of a clause. Nothing comes in; out go its labels.

>>> sorted(ANY_SUBJECTS - SUBJECTS)
['csubj', 'csubjpass', 'expl']
"""

from __future__ import annotations

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
"""A noun or pronoun that does something, or has it done to it."""
ANY_SUBJECTS = SUBJECTS | {"csubj", "csubjpass", "expl"}
"""Clauses and "there", too."""
