"""Which reports tell one story. In comes a pile of readings; out go groups of them.

Each report has a signature (`signatures.py`); how alike two reports are is a matter of their signatures alone
(`likeness.py`); groups grow among those that hang together (`partition.py`). The order of the pile does not matter.

    stories = group(readings)
    stories[0][0].report.id
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.link.judgements import place_of_ids, verdicts_of
from twosource.link.order import by_time
from twosource.link.stories.likeness import likeness
from twosource.link.stories.partition import by_moment, comparable, groups, linked, partition
from twosource.link.stories.signatures import Signature, pack, signature, unpack
from twosource.link.stories.words import stem
from twosource.link.weights import weights
from twosource.model import Judgement, Reading

__all__ = ["Signature", "comparable", "group", "likeness", "linked", "pack", "partition", "signature", "stem", "unpack"]


def group(readings: Sequence[Reading], judgements: Sequence[Judgement] = ()) -> tuple[tuple[Reading, ...], ...]:
    """The readings by story: stories by their first report, the reports of a story by time, then by text.

    Reports that somebody has said to be of one story come together, those of two never do. Of a handful of reports,
    months between them count little: who hands these over follows a story.
    """
    signed = [(signature(reading), reading) for reading in sorted(readings, key=by_time)]
    signed.sort(key=lambda one: by_moment(one[0])[0])
    said = verdicts_of(judgements, "story", place_of_ids([one.id for one, _ in signed]))
    found = groups([one for one, _ in signed], said, patient=len(signed) <= weights("stories")["few"])
    return tuple(tuple(signed[index][1] for index in members) for members in found)
