"""How far reports depend on each other. In comes what a brief is made with; out goes a line a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from twosource.model import Dependence, Span
from twosource.spans import meet
from twosource.wording import joined
from twosource.write.contract import BriefLine, Cite
from twosource.write.doubts import credits, has_speaker, is_site, relies
from twosource.write.phrases import phrase, term, weights
from twosource.write.support import carrying

if TYPE_CHECKING:
    from twosource.write.teller import Teller

PROGRAM = re.compile(r"\b(?:on|of) (?:the |an? )?[\"“'‘][A-Z]")
NEAR = 60  # characters: from who speaks to the program
NAMELESS = ("unnamed news reports",)
PICTURES = ("Getty Images", "Shutterstock")
KINDS = ("republishes", "draws", "copies", "shares", "cites", "appears")


def dependence_lines(teller: Teller) -> Iterator[BriefLine]:
    """What each report carries, shares and cites, the report that rests on most first."""
    by_report: dict[str, list[Dependence]] = {}
    for dependence in teller.assessments.dependence:
        if _is_idle(teller, dependence):
            continue
        by_report.setdefault(dependence.report, []).append(dependence)
    ranked = sorted(by_report.items(), key=lambda item: -len(item[1]))
    for report, found in ranked[: int(weights("brief")["dependence"])]:
        kinds = {one.on: _kind(teller, one) for one in found}
        parts = [_part(kind, kinds) for kind in KINDS if kind in kinds.values()]
        text = phrase("dependence").format(outlet=teller.sayers.outlet(report), parts=joined(parts))
        yield BriefLine("dependence", text, tuple(_cites(teller, report, found)))


def _is_idle(teller: Teller, one: Dependence) -> bool:
    """Whether it says nothing: the outlet itself, a picture's, one without a name, or one that the news is about."""
    headlines = (reading.report.headline or "" for reading in teller.passages.readings.values())
    topic = one.kind == "cites" and any(one.on.removesuffix(" News") in headline for headline in headlines)
    told = tuple(dict.fromkeys(teller.text(one.report, span) for span in one.spans))
    if one.kind == "cites" and _is_site(teller, one, told):
        return True
    if one.kind == "cites" and not any(_is_credit(one, text) and not _is_program(one, text) for text in told):
        return True
    itself = _is_itself(teller.sayers.outlet(one.report), one.on)
    return (
        itself or topic or one.on in NAMELESS or one.on.removeprefix("the ")[:1].islower() or _is_pictures(teller, one)
    )


def _is_site(teller: Teller, one: Dependence, told: Sequence[str]) -> bool:
    """Whether the report tells what happened at the outlet, by its name or the end of it, and relies on it nowhere."""
    name = " ".join(one.on.removeprefix("The ").split()[-2:])
    if any(relies(text, name) for text in told):
        return False
    return is_site(" ".join(teller.passages.readings[one.report].report.text.split()), name)


def _is_credit(one: Dependence, text: str) -> bool:
    """Whether the sentence takes something from the outlet; a name spelled otherwise there is believed."""
    return credits(text, one.on.removeprefix("The "))


def _is_program(one: Dependence, text: str) -> bool:
    """Whether the sentence has the outlet only for a program of its own, on which nobody speaks."""
    owned = re.search(rf"\b{re.escape(one.on.removeprefix('The '))}['’]s? [\"“'‘][A-Z]", text)
    return owned is not None and not has_speaker(text[max(0, owned.start() - NEAR) : owned.start()])


def _is_itself(outlet: str, on: str) -> bool:
    """Whether an outlet would cite itself, under a shorter or longer name: "Harbor Post (News)" and "Harbor Post"."""
    one, other = carrying(outlet), carrying(on)
    return bool(one) and bool(other) and (one <= other or other <= one)


def _is_pictures(teller: Teller, one: Dependence) -> bool:
    """Whether all that shows it is a picture's credit, which stands in no sentence."""
    sentences = [span for span in one.spans if teller.cite(one.report, span).sentence]
    return one.kind == "cites" and (one.on in PICTURES or not sentences)


def _kind(teller: Teller, one: Dependence) -> str:
    """How a report rests on another; who only "contributed" to it has not written its text."""
    text = teller.passages.readings[one.report].report.text
    helped = any("contribut" in text[max(0, span.start - 80) : span.end + 80].casefold() for span in one.spans)
    if one.kind == "cites" and all(_is_appearance(teller, one, span) for span in one.spans):
        return "appears"
    return "draws" if one.kind == "republishes" and helped else one.kind


def _is_appearance(teller: Teller, one: Dependence, span: Span) -> bool:
    """Whether the outlet is where somebody spoke ("said on CBS' "), not what the report relies on."""
    if relies(teller.text(one.report, span), one.on.removeprefix("The ")):
        return False
    said = teller.passages.by_report.get(one.report, ())
    if any(claim.attribution.venue and claim.attribution.cue and meet(claim.attribution.cue, span) for claim in said):
        return True
    text, name = teller.text(one.report, span), one.on.removeprefix("The ").split()[0]
    if name in text:
        return bool(re.search(rf"\b(?:on|during) (?:an? |the )?(?:\w+ )?[\"“'‘]?{re.escape(name)}\b", text))
    return bool(PROGRAM.search(text))


def _part(kind: str, kinds: dict[str, str]) -> str:
    return f"{term('dependences', kind)} {joined([on for on, own in kinds.items() if own == kind])}"


def _cites(teller: Teller, report: str, found: list[Dependence]) -> Iterator[Cite]:
    """The first place that shows each."""
    for dependence in found:
        for span in dependence.spans[:1]:
            named = dependence.on.split()[0] in teller.passages.readings[report].report.text[span.start : span.end]
            yield teller.cite(report, span if named else teller.around(report, span) or span)
