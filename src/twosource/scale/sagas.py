"""Which stories of a run belong together over weeks. In come an Index and stories; out goes the saga of each, by id.

It is what `link.sagas` makes of all stories at once; no more of them are held than are told in some weeks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.link.sagas import Gist, gist, joined, kin
from twosource.link.stories import unpack as unpack_signature
from twosource.scale.index import Index
from twosource.scale.packs import unsqueezed
from twosource.scale.units import story_id

Ids = tuple[str, ...]


def sagas(stories: Sequence[Ids], index: Index) -> dict[str, str]:
    """The id of the saga of each story, which is that of its first story."""

    def began(ids: Ids) -> tuple[bool, float, str]:
        known = [moment for one in ids if (moment := index.moments[one]) is not None]
        return (not known, min(known, default=0.0), story_id(ids))

    ordered = sorted(stories, key=began)
    undated_first = sorted(range(len(ordered)), key=lambda number: not began(ordered[number])[0])

    def gists() -> Iterator[tuple[int, Gist]]:
        for number in undated_first:
            yield number, gist([unpack_signature(unsqueezed(raw)) for raw in index.signatures(ordered[number])])

    return joined([story_id(ids) for ids in ordered], kin(gists()))
