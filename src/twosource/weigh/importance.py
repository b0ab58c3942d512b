"""How much each event matters. In comes a Story; out goes a number from 0 to 1 for each event.

Each feature is a small function from 0 to 1 whose docstring says what it means; weights.toml says why it counts
as much as it does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from functools import cached_property
from math import log2

from twosource.model import Event, Story
from twosource.statuses import FIRM
from twosource.weigh.weights import weights

WORD = re.compile(r"[^\W_]{3,}")


class Features:
    """The features of a story's events."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.texts = {reading.report.id: reading.report for reading in story.readings}

    @cached_property
    def sentences(self) -> dict[str, tuple[int, ...]]:
        """Where the sentences of each report end."""
        return {reading.report.id: tuple(span.end for span in reading.sentences) for reading in self.story.readings}

    @cached_property
    def prominence(self) -> dict[str, float]:
        """How often each entity takes part in events, against the one that does most often."""
        counts = Counter(
            argument.entity
            for event in self.story.events
            for mention in event.mentions
            for argument in mention.arguments
            if argument.entity
        )
        most = max(counts.values(), default=1)
        return {entity: count / most for entity, count in counts.items()}

    @cached_property
    def titles(self) -> frozenset[str]:
        """The words of all headlines."""
        headlines = " ".join(report.headline or "" for report in self.texts.values())
        return frozenset(word.casefold() for word in WORD.findall(headlines))

    def reports(self, event: Event) -> float:
        """How many of the reports tell it."""
        told = len({mention.report for mention in event.mentions})
        return (told - 1) / (len(self.texts) - 1) if len(self.texts) > 1 else 0.0

    def lead(self, event: Event) -> float:
        """How early the first report tells it: 1 in the first sentence, a half in the third, ever less after that."""
        first = min((self._sentence(mention.report, mention.trigger.start) for mention in event.mentions), default=99)
        return 2 / (2 + first)

    def mentions(self, event: Event) -> float:
        """How often it is told; eight times is as good as always."""
        return min(1.0, log2(len(event.mentions) or 1) / 3)

    def title(self, event: Event) -> float:
        """Whether a headline has its trigger."""
        return float(any(self._trigger_words(event) & self.titles))

    def firm(self, event: Event) -> float:
        """Whether it is more than a thought: it happens, is planned or expected, or was called off."""
        return float(event.status in FIRM)

    def people(self, event: Event) -> float:
        """How often those who take part in it take part in anything: the two best."""
        best = sorted((self.prominence.get(entity, 0.0) for entity in self._taking_part(event)), reverse=True)
        return sum(best[:2]) / 2

    def participants(self, event: Event) -> float:
        """Whether anybody takes part, and a second one."""
        return min(2, len(self._taking_part(event))) / 2

    def numbers(self, event: Event) -> float:
        """Whether a report counts something of it: the dead, the votes."""
        return float(any(mention.numbers for mention in event.mentions))

    def time(self, event: Event) -> float:
        """Whether it has a date."""
        return float(event.time is not None)

    def place(self, event: Event) -> float:
        """Whether it has a place."""
        return float(event.place is not None)

    def type(self, event: Event) -> float:
        """What events of its type are worth."""
        table = weights("types")
        return table.get(event.type, table["any"])

    def _taking_part(self, event: Event) -> set[str]:
        return {argument.entity or argument.name for argument in event.participants if argument.role != "place"}

    def _trigger_words(self, event: Event) -> set[str]:
        words = {mention.lemma.casefold() for mention in event.mentions}
        for mention in event.mentions:
            trigger = self.texts[mention.report].text[mention.trigger.start : mention.trigger.end]
            words |= {word.casefold() for word in WORD.findall(trigger)}
        return words

    def _sentence(self, report: str, at: int) -> int:
        return bisect_right(self.sentences[report], at)


def importance(story: Story) -> dict[str, float]:
    """The importance of each event: the weighted mean of its features."""
    features, table = Features(story), weights("importance")
    measures: dict[str, Callable[[Event], float]] = {name: getattr(features, name) for name in table}
    total = sum(table.values())
    return {
        event.id: round(sum(table[name] * measure(event) for name, measure in measures.items()) / total, 3)
        for event in story.events
    }
