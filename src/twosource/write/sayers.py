"""Who says something, for readers. In comes a claim or a report; out goes "two U.S. officials, through CNN (AP)"."""

from __future__ import annotations

import re
from functools import cache, cached_property

from twosource.mastheads import masthead
from twosource.model import Claim, Source, Story
from twosource.wording import joined
from twosource.write.phrases import words
from twosource.write.pronouns import Pronouns

WORD = re.compile(r"\w+")
OWNER = re.compile(r"['’]s?$")


class Sayers:
    """Names the sources of a story."""

    def __init__(self, story: Story) -> None:
        self.reports = {reading.report.id: reading.report for reading in story.readings}
        self.pronouns = Pronouns(story)
        self.entities = {entity.id: entity for entity in story.entities}

    def outlet(self, report: str) -> str:
        """How readers know the report."""
        return masthead(self.reports[report])

    @cached_property
    def outlets(self) -> frozenset[str]:
        """How readers know the reports of the story, one name each."""
        return frozenset(map(masthead, self.reports.values()))

    def of(self, report: str, claim: Claim | None) -> str | None:
        """Who is credited, over whom, in which report; None where a name is only a pronoun."""
        if claim is None or claim.attribution.source is None:
            return self.outlet(report)
        links = [self.name(link, report) for link in claim.attribution.chain or (claim.attribution.source,)]
        named = [link for link in links if link]
        if len(named) < len(links):
            return None
        *through, origin = dict.fromkeys(named)
        way = f", through {joined(through)}" if through else ""
        return f"{origin}{way} ({self.outlet(report)})"

    def name(self, source: Source, report: str) -> str | None:
        """The canonical name of whoever is meant; None for a pronoun that nobody resolved."""
        entity = self.entities.get(source.entity or "")
        name = " ".join((entity.name if entity else source.name).split())
        if entity and entity.type != "person" and source.span:
            name = _fuller(name, self.reports[report].text[source.span.start : source.span.end])
        if not name or not self._is_name(source, name, report) or not self._is_clear(source, name, report):
            return None
        if name.split()[0].casefold() not in _pronouns():
            return name
        clear = self.pronouns.clear(report, source.span) if source.span else None  # "her spokesman"
        return " ".join(clear.split()) if clear else None

    def _is_clear(self, source: Source, name: str, report: str) -> bool:
        """Whether nobody but he can be meant where the text has only a pronoun."""
        said = self.reports[report].text[source.span.start : source.span.end].casefold() if source.span else ""
        if source.span is None or said not in ("he", "she", "they", "it"):
            return True
        return self.pronouns.clear(report, source.span) == f"[{name}]"

    def _is_name(self, source: Source, name: str, report: str) -> bool:
        """Whether it can be printed, and is what the text calls the source, or a longer name of the same."""
        bare = name.casefold().removeprefix("the ").rstrip(".")
        if name.casefold() in _pronouns() or len(bare) < 2:
            return False
        if bare in words("unnameable") or bare.split()[-1] in words("abbreviation"):
            return False
        if source.anonymous and source.count is None and " " not in bare:  # "officials", "Republicans"
            return False
        if source.span is None:
            return True
        said = self.reports[report].text[source.span.start : source.span.end]
        shared = set(WORD.findall(name.casefold())) & set(WORD.findall(said.casefold()))
        return bool(shared) or bool(said and said.split()[0].casefold() in _pronouns())


@cache
def _pronouns() -> frozenset[str]:
    return words("pronoun") | words("nameless")


def _fuller(name: str, said: str) -> str:
    """The name with the capitalized words that the text has before it: "Nordic News Agency" for "News Agency"."""
    before, found, after = said.partition(name)
    if not found or after.strip():
        return name
    kept: list[str] = []
    for word in reversed(before.split()):
        if not word[:1].isupper() or OWNER.search(word):
            break
        kept.insert(0, word)
    return " ".join([*kept, name])
