"""What the main people and bodies say to the news. In comes a Teller; out go lines in the reports' own sentences.

Whoever condemns, welcomes or defends comes before whoever merely says something. Nobody has two reactions; a sentence
that has little to do with the story's first lines has none. What answers say is told by the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from twosource.lexicon.worded import Worded
from twosource.model import Attribution, Claim, Source, Span
from twosource.spans import holds
from twosource.write import doubts
from twosource.write.caution import is_sure
from twosource.write.contract import BriefLine
from twosource.write.leads import main_mention, section_of
from twosource.write.lines import line
from twosource.write.overtaken import is_overtaken
from twosource.write.passage import Passage
from twosource.write.phrases import phrase, weights, words
from twosource.write.soundness import QUOTED, has_main_verb, looks_ahead, looks_back, outside, patterns
from twosource.write.support import carrying, share

if TYPE_CHECKING:
    from twosource.write.teller import Teller

ASIDE = Worded(r"\b@clause_behind\b(?!.*,)|\bcame (?:\w+ )?(?:before|after|as)\b")
TAIL = re.compile(r"(?:, | [—–―] | -- )(?:an? |the )?(?:[\w-]+ ){0,4}?(?:that|which|whom)\b")
ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?) ")
FEW = 2  # who says what that somebody else said
Ranked = tuple[float, int, Claim, Passage]


def reaction_lines(teller: Teller) -> Iterator[BriefLine]:
    """The sentences in which those who matter confirm, praise, condemn or answer, the strongest first."""
    found = [(claim, passage) for _, _, claim, passage in _ranked(teller)]
    yield from stance_lines(teller, found, room=int(weights("brief")["reactions"]), heard=set())


def stance_lines(
    teller: Teller, found: Iterable[tuple[Claim, Passage]], *, room: int, heard: set[str]
) -> Iterator[BriefLine]:
    """So many lines of what was found at most, the first ones; nobody who is among the heard, nor anybody twice."""
    for claim, passage in found:
        who = _who(claim.attribution.source)
        if not room or who in heard or teller.is_told(passage) or not teller.is_usable(passage):
            continue
        if doubts.floats(passage.text, teller.known, (one.text for one in teller.told)):
            continue
        if front := _front(teller, claim, passage):
            yield from _news(teller, (passage.report, front))
            continue
        if not is_sure(teller, passage, "stances"):
            continue
        room -= 1
        heard.add(who)
        teller.tell(passage)
        text = phrase("stance").format(passage=passage.text, outlet=teller.sayers.outlet(passage.report))
        events = tuple(event for event in claim.events if event in teller.events)
        yield BriefLine("stances", text, (teller.cite(passage.report, passage.span),), events)


def _front(teller: Teller, claim: Claim, passage: Passage) -> Span | None:
    """What a sentence tells before a tail in which somebody judges it: "…, a move that Ana Ruiz denounced"."""
    text, cue = teller.passages.readings[passage.report].report.text, claim.attribution.cue
    tail = cue and TAIL.search(text, passage.span.start, cue.start)
    if not tail or not has_main_verb(text[passage.span.start : tail.start()]):
        return None
    return Span(passage.span.start, tail.start())


def _news(teller: Teller, place: tuple[str, Span]) -> Iterator[BriefLine]:
    """The line of a sentence's front, as the report's own word, where no line has it."""
    passage = teller.passages.opening(*place)
    if passage is None or not teller.is_usable(passage):
        return
    found = main_mention(teller, passage)
    event, mention = found or (None, None)
    fits = section_of(teller, passage, found) == "known" and not teller.is_told(passage, event)
    if fits and is_sure(teller, passage, "known", mention) and (told := line(teller, passage, "known", found)):
        yield told


def _ranked(teller: Teller) -> list[Ranked]:
    """All reactions that can be printed, those that fit the headlines and first lines best before the others."""
    news, main = teller.news, _main(teller)
    found: list[Ranked] = []
    for number, claim in enumerate(teller.assessments.story.claims):
        passage = _passage(teller, claim, main)
        if passage is None:
            continue
        near = share(carrying(passage.text), news)
        if weights("brief")["near"] <= near < weights("brief")["same_words"] and teller.is_of_news(passage):
            strong = cue_word(teller, claim) in words("reacting")
            found.append((-(near + strong * weights("brief")["strong"]), number, claim, passage))
    return sorted(found, key=lambda one: one[:2])


def _passage(teller: Teller, claim: Claim, main: str | None) -> Passage | None:
    """The words of a reaction, where they answer the news; `main` is who makes it."""
    if claim.attribution.kind == "indirect" and cue_word(teller, claim) not in words("reacting"):
        return None
    passage = said_by(teller, claim)
    return passage if passage and _is_answer(teller, claim, passage, main) else None


def said_by(teller: Teller, claim: Claim, *, wide: bool = False) -> Passage | None:
    """The sentence of somebody's words, where he is named in it and they are no quotation's half.

    With `wide` also that of bodies and people who are described with a name, "officials of the Lima port", and with
    more verbs; but it goes on from nobody else's words, and few others speak in it.
    """
    said = claim.attribution
    if said.cue is None or said.stance != "asserts":
        return None
    if not (is_somebody(teller, said.source) or (wide and _is_told_by_name(teller, claim))):
        return None
    cues = words("reacting") | words("saying") | (words("voicing") if wide else frozenset())
    if said.report in teller.passages.columns or cue_word(teller, claim) not in cues:
        return None
    passage = teller.passages.sentence(said.report, said.cue)
    if passage is None or teller.passages.in_quote(passage) or looks_back(passage.text):
        return None
    if looks_ahead(passage.text) and (not wide or is_overtaken(teller, passage)):
        return None
    text = teller.passages.readings[said.report].report.text
    if wide and _is_beside(teller, said, passage):
        return None
    aside = ASIDE.search(outside(text[passage.span.start : said.cue.start]))
    return None if aside else _introduced(teller, claim, passage)


def _is_answer(teller: Teller, claim: Claim, passage: Passage, main: str | None) -> bool:
    """Whether the words answer the news: today, by another than who made it, with nothing that they alone explain."""
    cue, quoted = cue_word(teller, claim), " ".join(QUOTED.findall(passage.text))
    if (
        claim.attribution.source
        and claim.attribution.source.entity == main is not None
        and cue not in words("answering")
    ):
        return False
    if any(pattern.search(outside(passage.text)) for pattern in patterns("elsewhen")):
        return False
    if doubts.is_earlier(passage.text) or doubts.rules(source_words(teller, claim)):
        return False
    if cue == "wrote" and not any(pattern.search(passage.text) for pattern in patterns("posted")):
        return False
    loose = any(pattern.search(quoted) for pattern in patterns("loose_quote"))
    return not loose or cue in words("reacting")


def _main(teller: Teller) -> str | None:
    """Who the first line is about: the first person or body that it names."""
    first = teller.told[0] if teller.told else None
    places = [
        (mention.span.start, entity.id)
        for entity in teller.assessments.story.entities
        if first and entity.named and entity.type in ("person", "organization", "government")
        for mention in entity.mentions
        if mention.report == first.report and first.span.start <= mention.span.start < first.span.end
    ]
    return min(places)[1] if places else None


def _introduced(teller: Teller, claim: Claim, passage: Passage) -> Passage | None:
    """The passage with the full name of its speaker where it has only the last part, and no line above has it."""
    source = claim.attribution.source
    if source is None or source.span is None or source.entity is None:
        return None
    if not passage.span.start <= source.span.start < source.span.end <= passage.span.end:
        return None
    text = teller.passages.readings[passage.report].report.text[source.span.start : source.span.end]
    name, last = teller.sayers.entities[source.entity].name, text.removeprefix("Mr. ").removeprefix("Ms. ")
    if " " in last or teller.sayers.entities[source.entity].type != "person":
        return passage
    if f"[{name}]" in passage.text:
        return passage
    if len(name.split()) < 2 or name.split()[-1] != last or passage.text.count(text) != 1:
        return None
    return Passage(passage.text.replace(text, f"[{name}]"), passage.report, passage.span, passage.claim)


def is_somebody(teller: Teller, source: Source | None) -> bool:
    """Whether a source is a person or a body with a name, no outlet."""
    if source is None or source.anonymous or source.entity is None:
        return False
    entity = teller.sayers.entities.get(source.entity)
    if entity is None or not entity.named or entity.type not in ("person", "organization", "government"):
        return False
    outlets = {outlet.casefold() for outlet in teller.sayers.outlets}
    return entity.name.casefold() not in outlets and not words("press").intersection(entity.name.casefold().split())


def _is_beside(teller: Teller, said: Attribution, passage: Passage) -> bool:
    """Whether words begin with something that goes on from others, or several people speak in them."""
    if passage.text.split(maxsplit=1)[0] in words("beginning"):
        return True
    claims = teller.passages.by_report.get(said.report, ())
    cues = {one.attribution.cue for one in claims if one.attribution.cue and holds(passage.span, one.attribution.cue)}
    return len(cues) > FEW


def _is_told_by_name(teller: Teller, claim: Claim) -> bool:
    """Whether a source is somebody described with a name, a country, or a body of which all know what it is."""
    source = claim.attribution.source
    entity = teller.sayers.entities.get(source.entity or "") if source else None
    if source is None or source.span is None or entity is None:
        return False
    said = source_words(teller, claim)
    if said.casefold().removeprefix("the ") in words("public_voice"):
        return True
    kinds = ("person", "organization", "government", "group", "place")
    named = not ARTICLE.sub("", said).islower() and teller.named(claim.attribution.report, source.span)
    return entity.type in kinds and bool(named)


def _who(source: Source | None) -> str:
    return (source.entity or source.name) if source else ""


def source_words(teller: Teller, claim: Claim) -> str:
    """Who says so, as the report has it there, else the name."""
    source = claim.attribution.source
    if source is None or source.span is None:
        return source.name if source else ""
    return teller.passages.readings[claim.attribution.report].report.text[source.span.start : source.span.end]


def cue_word(teller: Teller, claim: Claim) -> str:
    """The verb with which somebody says it, without words that do not change it: "has also said" is "said"."""
    cue, text = claim.attribution.cue, teller.passages.readings[claim.attribution.report].report.text
    said = text[cue.start : cue.end].casefold().split() if cue else []
    while len(said) > 1 and said[0] in words("cue_helper"):
        said = said[1:]
    return " ".join(said)
