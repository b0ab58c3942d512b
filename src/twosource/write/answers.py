"""What those whom the news is about say, beside their reactions. In comes a Teller; out go lines in the reports' words.

Whoever stands in a headline or in the brief's first lines and is named with what he says is heard, if no line has words
of his yet. A short note hears others, too, and where it is still short, somebody once more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from twosource.model import Claim
from twosource.spans import holds
from twosource.write import doubts
from twosource.write.caution import FIGURE
from twosource.write.contract import BriefLine
from twosource.write.passage import Passage
from twosource.write.phrases import weights, words
from twosource.write.reactions import cue_word, is_somebody, said_by, source_words, stance_lines
from twosource.write.soundness import QUOTED, patterns
from twosource.write.support import carrying, share

if TYPE_CHECKING:
    from twosource.write.teller import Teller

SHORTEST = 10  # words: fewer tell little without what was asked


def answer_lines(teller: Teller) -> Iterator[BriefLine]:
    """The sentences in which main people speak, those near the top first; nobody who is heard already."""
    room = int(weights("brief")["answers"])
    yield from stance_lines(teller, _of_main(teller), room=room, heard=_heard(teller))


def voice_lines(teller: Teller, wanted: int) -> Iterator[BriefLine]:
    """Where a note is short: the sentences in which others speak to the news, those with a figure before the others.

    Where that is not enough, those who are heard already are heard once more.
    """
    found = _voices(teller) if wanted > 0 else []
    for heard in (_heard(teller), set[str]()):
        room = max(0, min(wanted, int(weights("brief")["voices"])))
        told = list(stance_lines(teller, found, room=room, heard=heard))
        wanted -= len(told)
        yield from told


def _voices(teller: Teller) -> list[tuple[Claim, Passage]]:
    """What can be printed of anybody who has a name, or is told by one: "officials of the Lima port"."""
    found = []
    for number, claim in enumerate(teller.assessments.story.claims):
        passage = said_by(teller, claim, wide=True)
        if passage is None:
            continue
        near = share(carrying(passage.text), teller.news)
        far = near < weights("brief")["near"]
        plain = is_somebody(teller, claim.attribution.source) and cue_word(teller, claim) not in words("voicing")
        if far and not (plain and near >= weights("brief")["voice_near"]):
            continue
        if _is_near(teller, claim, passage, weights("brief")["voice_near"]):
            found.append((far, not FIGURE.search(passage.text), -near, number, claim, passage))
    return [one[4:] for one in sorted(found, key=lambda one: one[:4])]


def _heard(teller: Teller) -> set[str]:
    """Those whose words a line has already."""
    found = set[str]()
    for told in teller.told:
        for claim in teller.passages.by_report.get(told.report, ()):
            source, cue = claim.attribution.source, claim.attribution.cue
            inside = cue is not None and (holds(told.span, cue) or told.claim is claim)
            if inside and source is not None and source.entity:
                found.add(source.entity)
    return found


def _of_main(teller: Teller) -> list[tuple[Claim, Passage]]:
    """What can be printed of those who matter, with who answers or denies before who says, then from the top."""
    main = _main(teller)
    found = []
    for number, claim in enumerate(teller.assessments.story.claims):
        source = claim.attribution.source
        if source is None or source.entity not in main:
            continue
        passage = said_by(teller, claim)
        place = teller.cite(passage.report, passage.span).sentence or 0 if passage else 0
        if passage and _is_near(teller, claim, passage, weights("brief")["near"]):
            found.append((cue_word(teller, claim) not in words("answering"), place, number, claim, passage))
    return [one[3:] for one in sorted(found, key=lambda one: one[:3])]


def _is_near(teller: Teller, claim: Claim, passage: Passage, least: float) -> bool:
    """Whether words stand in the first half of a report, have so much of the news at least and are clear there."""
    place = teller.cite(passage.report, passage.span).sentence or 0
    near = place <= weights("brief")["answers_reach"]
    return near and _is_named(teller, claim, passage) and _is_clear(teller, passage, least)


def _main(teller: Teller) -> frozenset[str]:
    """The people and bodies with a name in a headline or in the first lines."""
    headlines = (reading.report.headline or "" for reading in teller.passages.readings.values())
    text = " ".join((*headlines, *(told.text for told in teller.told[:3])))
    named = (entity for entity in teller.assessments.story.entities if entity.named and entity.name)
    return frozenset(entity.id for entity in named if entity.name.split()[-1] in text)


def _is_named(teller: Teller, claim: Claim, passage: Passage) -> bool:
    """Whether the report names the speaker there, and the words do not begin with what it told before: "the sale"."""
    source = claim.attribution.source
    if source is None or source.span is None:
        return False
    said = source_words(teller, claim)
    name = teller.sayers.entities[source.entity].name if source.entity else said
    if said.casefold() in words("pronoun") and f"[{name}]" in passage.text:
        return True
    if said.casefold() in words("nameless") | words("pronoun") or doubts.rules(said):
        return False
    opens = source.span.start <= passage.span.start + len("The ")
    return opens or not passage.text.startswith(("The ", "That ", "This ", "These "))


def _is_clear(teller: Teller, passage: Passage, least: float) -> bool:
    """Whether the words are of the news and of today, and no quotation in them leans on what was asked."""
    quoted = " ".join(QUOTED.findall(passage.text))
    if len(passage.text.split()) < SHORTEST or doubts.is_earlier(passage.text):
        return False
    if any(pattern.search(quoted) for pattern in patterns("loose_quote")):
        return False
    if any(pattern.search(passage.text) for pattern in patterns("elsewhen")):
        return False
    return share(carrying(passage.text), teller.news) >= least and teller.is_of_news(passage)
