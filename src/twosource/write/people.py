"""People in the lines of a brief, introduced where they first stand. In come lines; out go lines that stand alone.

A last name alone becomes the full name that the reports have: "Cole" becomes "[Ben Cole]". Who reacts is told with the
office that a report gives him, "[Ben Cole, a miner from Leeds]"; where none does, the line is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.lexicon.given import given_names
from twosource.lexicon.worded import Worded
from twosource.model import Entity
from twosource.write.contract import BriefLine
from twosource.write.initials import spelled
from twosource.write.parties import is_placed
from twosource.write.phrases import words
from twosource.write.soundness import outside, patterns

if TYPE_CHECKING:
    from twosource.write.teller import Teller

TOLD = ("known", "reported", "expected", "cancelled", "stances", "unconfirmed")
HONORIFIC = r"(?:M(?:r|s|rs)\.? )?"
SUFFIX = re.compile(r",? (?:Jr|Sr)\b|, (?:Jr|Sr)\b")
SEAT = r"(?: \([^)]{1,30}\)|, [A-Z]-[A-Z][\w.]+)?"
OFFICE = r"(?P<office>(?:an?|the|[a-z][\w-]+) [^,.;:“”\"()\n]{4,90}?)"
ACRONYM = r"(?: \([A-Z][A-Z.&-]+\))?"  # "the Bureau of Mines (BOM)"
CREDIT = re.compile(r" \((?:[^()]|\([^()]*\))*\)$")
REPEATED = re.compile(r"\[([^\[\]]+) \1\b")  # a name misread: "[Ben Cole Ben Cole]"
VERBAL = re.compile(r"\w{4,}ing")  # "Praising Cole": no first name, if long and not a known one
PARTICLE = Worded(r"@name_particle\b[ -]")
NAME = 30  # characters: no first name is longer
LOWER = re.compile(r"^\[[a-z]")
OF_OWNER = re.compile(r" of [^,]*['’]s ")  # "a target of the mayor's wrath"
TITLED = re.compile(r"(?:^|[\s(])(?:[A-Z][\w.’'-]*|former|then|spokes\w+) $")


def introduced(teller: Teller, lines: Sequence[BriefLine]) -> Iterator[BriefLine]:
    """The lines in their order, each person with the full name where a reader first meets him."""
    seen = teller.assessments.story.title
    for line in lines:
        clear: BriefLine | None = line
        if line.section in TOLD and line.cites:
            clear = _cleared(teller, line, seen)
        placed = line.section not in TOLD or (clear is not None and is_placed(clear.text, seen))
        if clear is not None and placed and not REPEATED.search(clear.text):
            told = LOWER.sub(lambda match: match[0].upper(), clear.text)
            if line.section in TOLD:
                told = spelled(told, (one.report.text for one in teller.passages.readings.values()), seen)
            clear = replace(clear, text=told)
            seen = f"{seen} {clear.text}"
            yield clear


def _cleared(teller: Teller, line: BriefLine, seen: str) -> BriefLine | None:
    """The line with full names and, in a reaction, offices; None where somebody in it cannot be introduced."""
    text = line.text
    for read in _people(teller, line):
        entity = _fuller(teller, read, line.cites[0].report)
        text = text.replace(f"[{read.name}]", f"[{entity.name}]")
        full = _spelled(entity, outside(text))
        last = full.split()[-1]
        shared = _shares_last(teller, entity)
        if (not shared and _is_met(seen, entity)) or not _has(outside(text), last):
            continue
        sure = not shared or _is_first(teller, line.cites[0].report, entity, last)
        if sure and not _has(text, full) and " " in full and not _is_titled(text, last):
            text = _named(teller, text, full, last)
        new = not (shared and _has(seen, full)) and not _owns(text, full)
        if new and _has(outside(text), full) and not _is_introduced(text, full) and _speaks(line, text, full):
            known = _office(teller, entity, full)
            if known is None and _is_quoted(text):
                return None
            if known is None:
                continue
            text = _replaced(text, f"[{full}]" if f"[{full}]" in text else full, f"[{known}]")
    return replace(line, text=text)


def _replaced(text: str, old: str, new: str) -> str:
    """The text with other words for the first of those that stand in no quotation."""
    places = (match.start() for match in re.finditer(re.escape(old), text) if _is_outside(text, match.start()))
    at = next(places, -1)
    return text if at < 0 else f"{text[:at]}{new}{text[at + len(old) :]}"


def _is_met(seen: str, entity: Entity) -> bool:
    """Whether a line above has the last name, in any spelling that the reports have."""
    return any(_has(seen, last) for last in _lasts(entity))


def _fuller(teller: Teller, entity: Entity, report: str) -> Entity:
    """Whoever alone has the last name, and has it in this report, where somebody was read with no first: "de Soto"."""
    if not PARTICLE.match(entity.name):
        return entity
    people = (one for one in teller.assessments.story.entities if one.type == "person" and one.named)
    full = [one for one in people if one.name.endswith(f" {entity.name}")]
    here = any(mention.report == report for one in full for mention in one.mentions)
    return full[0] if len(full) == 1 and here else entity


def _spelled(entity: Entity, text: str) -> str:
    """The name of somebody, in the spelling whose last name the text has: "Daniyar Sadyrbayev" for "Sadyrbayev"."""
    first, last = entity.name.split()[0], entity.name.split()[-1]
    if (curly := last.replace("'", "’")) != last and _has(text, curly):
        return entity.name.replace("'", "’")
    spelled = (alias for alias in entity.aliases if _is_spelling(alias, first, last) and _has(text, alias.split()[-1]))
    return entity.name if _has(text, last) else min(spelled, default=entity.name)


def _is_spelling(alias: str, first: str, last: str) -> bool:
    """Whether an alias is a first and a last name as the name is: no title before them, no word for an office."""
    own = alias.split()
    return len(own) == 2 and own[0][0] == first[0] and own[1][0] == last[0] and own[1][0].isupper()


@lru_cache(maxsize=16384)
def _is_misread(name: str) -> bool:
    """Whether a name begins with a word that is none: "Former Cole", "Praising Cole"."""
    first = name.split(maxsplit=1)[0].casefold()
    return first in words("once") or (VERBAL.fullmatch(first) is not None and first not in given_names())


def _shares_last(teller: Teller, entity: Entity) -> bool:
    """Whether somebody else in the story has the last name in any spelling: then it alone says nowhere who is meant."""
    lasts = _lasts(entity)
    others = (one for one in teller.assessments.story.entities if one.type == "person" and one.named)
    full = (one for one in others if one.id != entity.id and " " in one.name and not _is_misread(one.name))
    full = (one for one in full if not PARTICLE.match(one.name))
    return any(lasts & _lasts(other) for other in full)


def _is_first(teller: Teller, report: str, entity: Entity, last: str) -> bool:
    """Whether a report has a full name before it has the last name with no first name: that may be another's alone."""
    text = teller.passages.readings[report].report.text
    people = (one for one in teller.assessments.story.entities if one.type == "person" and one.named)
    firsts = [name.split()[:1] for one in people for name in _full_names(one)]
    bare = (
        match.start()
        for match in re.finditer(rf"\b{re.escape(last)}\b", text)
        if text[max(0, match.start() - NAME) : match.start()].split()[-1:] not in firsts
    )
    places = [at for name in _full_names(entity) if name.endswith(last) and (at := text.find(name)) >= 0]
    return bool(places) and min(places) < next(bare, len(text))


def _full_names(entity: Entity) -> Iterator[str]:
    """First and last name in each spelling that the reports have."""
    if " " in entity.name and not _is_misread(entity.name):
        yield entity.name
        first, *_, last = entity.name.split()
        yield from (alias for alias in entity.aliases if _is_spelling(alias, first, last))


def _lasts(entity: Entity) -> set[str]:
    """The last names that the reports have for somebody, in any spelling."""
    initial = entity.name.split()[-1][0]  # "manager of the Friends of Ruiz" is no spelling of "Cole"
    lasts = {name.split()[-1] for name in (entity.name, *entity.aliases) if name}
    return {last for last in lasts if last[0] == initial and last[0].isupper()}


def _speaks(line: BriefLine, text: str, full: str) -> bool:
    """Whether a reader has to know who somebody is: he reacts, is quoted, or opens the line with a name of ours."""
    return line.section == "stances" or _is_quoted(text) or text.startswith(f"[{full}]")


def _owns(text: str, full: str) -> bool:
    """Whether a name is told as a possessor: an office would stand between it and what it owns."""
    return any(f"[{full}]{mark}s " in text for mark in "'’")


def _is_quoted(text: str) -> bool:
    return text[:1] in '“"'


def _people(teller: Teller, line: BriefLine) -> list[Entity]:
    """The people with a name whom the words that a line is from name, or mean with a pronoun, in their order.

    Who is called as a town of the story is none: "Albemarle Lima" of a jail's name.
    """
    entities = teller.assessments.story.entities
    towns = {name for one in entities if one.type in ("place", "government") for name in (one.name, *one.aliases)}
    own = [cite for cite in line.cites if cite.report == line.cites[0].report]
    found: dict[str, int] = {}
    for entity in entities:
        told = entity.name.rsplit(maxsplit=1)[-1] not in towns
        if told and entity.type == "person" and entity.named and not SUFFIX.search(entity.name):
            places = [m.span.start for m in entity.mentions if m.report == own[0].report]
            inside = [start for start in places if any(cite.start <= start < cite.end for cite in own)]
            if inside:
                found[entity.id] = min(inside)
    return [teller.sayers.entities[entity] for entity in sorted(found, key=lambda one: (found[one], one))]


def _named(teller: Teller, text: str, full: str, last: str) -> str:
    """The text with the full name for the first that has the last one only, where some report has the full name."""
    spellings = (full, full.replace("’", "'"))
    texts = [reading.report.text for reading in teller.passages.readings.values()]
    if not any(one in text for one in spellings for text in texts) or _is_misread(full):
        return text
    front = "".join(f"(?:{word} )?" for word in full.split()[1:-1] if PARTICLE.match(f"{word} "))
    for match in re.finditer(rf"{HONORIFIC}\b{front}{re.escape(last)}\b(?! (?:Jr|Sr)\b| vs?\.|-)", text):
        if match[0] == last and _is_described(text[: match.start()].split()[-2:]):
            return text
        if _is_outside(text, match.start()) and text.count("[", 0, match.start()) == text.count("]", 0, match.start()):
            return f"{text[: match.start()]}[{full}]{text[match.end() :]}"
    return text


def _is_described(before: Sequence[str]) -> bool:
    """Whether a last name stands in a description, by the two words before it: "the Cole report", "the late Cole"."""
    *_, last = ["", *before]
    first = before[0].casefold() if len(before) > 1 else ""
    described = first in ("a", "an", "the") and last.islower() and last.isalpha()
    return described or last.casefold() in words("determiner") - {"that"}


def _is_outside(text: str, at: int) -> bool:
    """Whether a place stands in no quotation."""
    before = text[:at]
    return before.count("“") == before.count("”") and before.count('"') % 2 == 0


def _is_titled(text: str, last: str) -> bool:
    """Whether a title stands before the last name: "President Ruiz", not "On Friday Ruiz"."""
    match = re.search(rf"\b{re.escape(last)}\b", text)
    return match is not None and TITLED.search(text[: match.start()]) is not None and not _is_honored(text, match)


def _is_honored(text: str, match: re.Match[str]) -> bool:
    return re.search(r"\bM(?:r|s|rs)\.? $", text[: match.start()]) is not None


def _is_introduced(text: str, full: str) -> bool:
    """Whether words beside a full name say who it is: "Ben Cole, a miner", "mine owner Ana Ruiz"."""
    text = CREDIT.sub("", text)  # the outlet in brackets is no party and state
    at = text.find(full)
    before, after = text[: max(0, at)].rstrip("["), text[at + len(full) :].lstrip("]")
    return any(p.search(before) for p in patterns("office_before")) or any(
        p.match(after) for p in patterns("office_after")
    )


def _office(teller: Teller, entity: Entity, full: str) -> str | None:
    """The full name with what the reports say that he is, now rather than once; None where none says it."""
    return next(_told_offices(teller, entity, full), None) or _titled(entity, full)


def _told_offices(teller: Teller, entity: Entity, full: str) -> Iterator[str]:
    """The full name with each office that a report tells beside it; those of once only where he has no title."""
    title = (_titled(entity, full) or "former").split()[0].casefold()
    once = words("once") if title not in words("once") else frozenset()
    for name in dict.fromkeys((full, entity.name)):
        spelled = re.escape(name)
        for reading in teller.passages.readings.values():
            for form in (
                rf"\b{spelled}{SEAT}, {OFFICE}{ACRONYM}(?:,|(?<!\b[A-Z])\.| (?:--|—|–|―) )",
                rf"(?:^|[\n,.] ?){OFFICE}{ACRONYM}, {spelled},",
            ):
                for match in re.finditer(form, reading.report.text):
                    if _is_office(match["office"]) and once.isdisjoint(match["office"].casefold().split()[:2]):
                        yield f"{full}, {' '.join(match['office'].split())}"


def _titled(entity: Entity, full: str) -> str | None:
    """The full name with the longest title that a report sets before it."""
    first, last = (re.escape(full.split()[number]) for number in (0, -1))
    form = re.compile(rf"(?P<title>[^,]*\S) {first} (?:[\w.]+ )?{last}(?: of [A-Z][\w ]+)?")
    found = (f"{match['title']} {full}" for alias in entity.aliases if (match := form.fullmatch(alias)))
    titled = (_within(one) for one in found if _is_introduced(one, full))
    return min(titled, key=lambda one: (-len(one), one), default=None)


def _within(titled: str) -> str:
    """A title as it stands within a sentence: "former" is no part of it that has a capital."""
    first, _, rest = titled.partition(" ")
    return f"{first.casefold()} {rest}" if first.casefold() in words("once") else titled


@lru_cache(maxsize=16384)
def _is_office(words_of: str) -> bool:
    """Whether words after a name tell an office or a trade, not what somebody did or whose he is."""
    first, *rest = words_of.casefold().split()
    if first in words("dangling") - {"the", "a", "an"} or first.endswith(("ing", "ed")):
        return False
    if any(word in words("personal") or word in words("saying") for word in (first, *rest)) or OF_OWNER.search(
        words_of
    ):
        return False
    return first in ("a", "an", "the") or any(word in ("of", "for", "at") for word in rest)


def _has(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
