"""How things end, in words. In comes a sentence; out go the endings that it tells, each with its words and whose it is.

"Was shot dead" and "was wounded" cannot both be true of one person at one time. What excludes what is in
`lexicon/endings.toml`. Only what is told as done counts, or as not done: no plan, wish, chance or question.

    >>> [(one.name, one.told, one.who) for one in endings("The mayor Ana Ruiz was not arrested on Monday.")]
    [('held', False, 'Ana Ruiz')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from twosource.lexicon import load
from twosource.lexicon.worded import Worded

WORD = re.compile(r"[^\W_]+")
PART = r"[A-Z][\w’'-]*(?:\.(?= [A-Z]))?"
NAME = rf"{PART}(?: (?:(?:al|bin|de|del|der|di|van|von|el) )?{PART})*"
ADVERB = r"(?: (?!@undoing)\w+ly)"
ADVERBS = rf"(?:{ADVERB}| @between_helper_and_verb)*"
HELPED = (
    r"\b(?P<helper>(?:has|have|had)(?=(?:n[’']t| not| never)? (?:\w+ )?been)|is|was|were|are)"
    rf"(?P<not>n[’']t| not| never)?{ADVERB}?(?: been| being)?"
)
TOLD = rf"(?:\b(?P<helper>has|have|had)(?P<not>n[’']t| not| never)?{ADVERB}? )?"
DENIED = r"\b(?P<helper>did|does|do)(?P<not>n[’']t| not| never) "
DENYING = Worded(r"\b(?:denie[sd]|denying)\b[^.;,\"“”]*\bthat\b[^.;,\"“”]*$")
REPORTED = Worded(r"\b(?:sa(?:id|ys)|that|told)\b")
ANYBODY = Worded(r"(?i:\b@nobody)$")
NO_NOUN = Worded(r"(?i:\b@no_arrest)$")
OPEN = Worded(r"\b@unreal$")
HYPOTHETICAL = Worded(r"(?i:\b@hypothetical\b)[^,;]*$")
# Not told as a fact of its own: "it is not true that", "reports that", "nobody saw who", "denied having".
FALSE = Worded(
    r"(?i:\b(?:@untrue|@telling_noun(?: on \w+| in \w+)?)\b[^.;,]*\bthat\b[^.;]*$"
    r"|\b(?:no one|nobody|none)\b[^.;,]*\bwho$|\b(?:denie[sd]|denying) (?:ever )?having$)"
)
FALSELY = Worded(r"\b@falsely\b")
# "Not ARRESTED over it but".
MANNER = Worded(r"(?: of\b|[^.,;]* (?:by|over|for|because|due)\b|[^.;]*\b(?:but|rather|instead)\b)")
PASSIVE = Worded(r"\b(?:was|were|been|is|are)\b")
CLOSED = Worded(r"\s*(?:[.,;]|$)| @behind_participle\b")
SUBJECT = Worded(rf"\b(?P<who>{NAME}|s?he)(?:, [^,;:]{{2,90}},)?(?:,? who)?$")
OWNED = Worded(r"\b(?:@owning|who [\w ]+|\w+ed) $")
OPENING = Worded(rf"\b(?P<who>{NAME}|s?he)(?:, [^,;:]{{2,90}},)? (?:is|was|were|are|has|had|have|\w+ed)\b")
# What may not stand between a verb and the name of whom it is about ("the union leader" may), and what may behind that:
# no noun ("Otto Falk AIDE Ben Cole") and no verb.
BETWEEN = r"(?:@other_object|\d[\d,]*|\w+ing|\w{2,}[^s\W]s|\w+ed(?= [A-Z]))"
BOUND = r"(?=[.,;:)—–]|$| [—–(-]| @behind_object\b)"
OBJECT = Worded(rf" (?:(?!{BETWEEN}[ ,])[\w’'-]+,? ){{0,6}}?(?P<who>{NAME})(?![\w’']){BOUND}")
LONGEST = 1000  # characters: what is longer is no sentence
# Before what nobody has taken back: "should have WITHDRAWN", "denied that", "whether", "a witness who".
KEPT = Worded(r"(?:\b@keeping\b|n[’']t\b)[^.,;“”\"]*$|\b(?:who|to|to have|being|of|for) $")
MEANT = Worded(r" (?:for|from)\b")  # "withdrew his claim FOR damages", "its accounts FROM the bank"
CLAUSE = Worded(r"\bthat |; |, and |, but |: ")


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending that a sentence tells, or with `told` false says was not so; `start` and `end` are its words' places.

    `who` is the name of whose ending it is, with its place; empty where none is found. `subject` is what stands before
    the words in their clause. `anybody` is True of "nobody was arrested", `past` of what "had been" before.
    """

    axis: str
    name: str
    told: bool
    start: int
    end: int
    who: str = ""
    place: tuple[int, int] = (0, 0)
    subject: str = ""
    anybody: bool = False
    past: bool = False


def exclude(one: Ending, other: Ending) -> bool:
    """Whether both cannot be true of one person or thing at one time."""
    if one.axis != other.axis:
        return False
    if one.name == other.name:
        return one.told is not other.told
    return one.told and other.told and other.name in _entry(one)["excludes"]


def turns_into(one: Ending, other: Ending) -> bool:
    """Whether what has ended so may end as the other later: who was hurt may have died, who was free may be held."""
    return not one.told if one.name == other.name else other.name in _entry(one)["then"]


def is_personal(one: Ending) -> bool:
    """Whether it is the ending of a person."""
    return bool(_entry(one)["of"] == "who")


def are_apart(one: str, other: str) -> bool:
    """Whether one sentence tells an ending that cannot be true beside what the other tells, and neither tells both."""
    first, second = endings(one), endings(other)
    return any(
        exclude(a, b) and not has(second, a) and not has(first, b) and (not is_personal(a) or is_one_name(a.who, b.who))
        for a in first
        for b in second
    )


def tell_one(one: str, other: str) -> bool:
    """Whether two sentences tell one ending of one person."""
    pairs = ((a, b) for a in endings(one) for b in endings(other) if is_personal(a) and is_one_name(a.who, b.who))
    return any(a.told and b.told and (a.axis, a.name) == (b.axis, b.name) for a, b in pairs)


def is_one_name(one: str, other: str) -> bool:
    """Whether two names end with the same word."""
    return bool(one and other) and one.rpartition(" ")[2].casefold() == other.rpartition(" ")[2].casefold()


def has(found: Iterable[Ending], one: Ending) -> bool:
    """Whether an ending is among those found, of whomever."""
    return any((other.axis, other.name, other.told) == (one.axis, one.name, one.told) for other in found)


@lru_cache(maxsize=4096)
def endings(sentence: str) -> tuple[Ending, ...]:
    """All endings that a sentence tells, in the order of their words."""
    heads = _forms()
    own = {word.casefold() for word in WORD.findall(sentence[:LONGEST])} & heads.keys()
    forms = dict.fromkeys(form for head in sorted(own) for form in heads[head])
    found = {one for form in forms for one in _read(sentence[:LONGEST], *form)}
    kept = [one for one in found if not any(_holds(other, one) for other in found)]
    return tuple(sorted(kept, key=lambda one: (one.start, one.end, one.axis, one.name)))


def _holds(outer: Ending, inner: Ending) -> bool:
    """Whether the words of one are part of the longer words of another: "killed" of "was shot and killed"."""
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.axis == inner.axis and outer.start <= inner.start and inner.end <= outer.end


def _read(sentence: str, axis: str, name: str, kind: str, words: str) -> Iterator[Ending]:
    """The endings that one form of words tells in a sentence."""
    for match in _pattern(kind, words).finditer(sentence):
        before, behind = sentence[: match.start()].rstrip(), sentence[match.end() :]
        anybody, denying = ANYBODY.search(before), DENYING.search(before)
        entry, denied = _table()[axis, name], match["not"] or denying
        if not _is_told(kind, match, before, behind) or (anybody and not entry.get("settles")):
            continue
        if kind == "none" and not NO_NOUN.search(before):
            continue
        if not denying and FALSE.search(before):
            continue
        if (denied and MANNER.match(behind)) or any(re.match(other, words + behind) for other in entry["unless"]):
            continue
        found = OBJECT.match(behind) if "acts" in kind else _subject(before)
        shift = match.end() if found and found.string is behind else 0
        place = (found.start("who") + shift, found.end("who") + shift) if found else (0, 0)
        told = not (match["not"] or anybody or denying)
        start = anybody.start() if anybody else denying.start() if denying else match.start()
        subject = before[max((cut.end() for cut in CLAUSE.finditer(before)), default=0) :]
        who = found["who"] if found and not anybody else ""
        yield Ending(axis, name, told, start, match.end(), who, place, subject, bool(anybody), match["helper"] == "had")


def _is_told(kind: str, match: re.Match[str], before: str, behind: str) -> bool:
    """Whether words are told as what was or was not, and not as what may be, or was before something else."""
    if any(sign.search(before) for sign in (OPEN, HYPOTHETICAL, FALSELY)) or FALSELY.search(behind):
        return False
    if match["helper"] is None and kind == "is":  # "was questioned and RELEASED", but not "came and arrested Ana Ruiz"
        return PASSIVE.search(before) is not None and CLOSED.match(behind) is not None
    return match["helper"] != "had" or REPORTED.search(before) is not None


def _subject(before: str) -> re.Match[str] | None:
    """Whose name stands before a verb as its subject; of a second verb behind "and" or "but", that of the first."""
    for joint in (" and", " but", " then"):
        if before.endswith(joint):
            start = max((cut.end() for cut in CLAUSE.finditer(before[: -len(joint)])), default=0)
            match = OPENING.search(before, start)
            return match if match and not OWNED.search(before[start : match.start()]) else None
    match = SUBJECT.search(before)
    return match if match and not OWNED.search(before[: match.start()]) else None


@cache
def _pattern(kind: str, words: str) -> re.Pattern[str]:
    """The words with the helpers that make a tale of what has been: "has not been ARRESTED"."""
    own = rf"{re.escape(words)}\b"
    if kind in ("is", "none"):
        return Worded(rf"(?:{HELPED}{ADVERBS}|(?<=and)|(?<=but)|(?<=then)) {own}").compiled
    return Worded((DENIED if "bare" in kind else TOLD + r"\b") + own).compiled


def retracts(sentence: str) -> bool:
    """Whether a sentence tells that something said earlier is taken back.

    >>> retracts("The navy withdrew its earlier statement."), retracts("The navy withdrew its ships.")
    (True, False)
    >>> retracts("The navy should have withdrawn its statement."), retracts("The navy never retracted its statement.")
    (False, False)
    """
    text = sentence[:LONGEST].casefold()
    likely = (entry for entry in load("endings")["retraction"] if any(word in text for word in entry["words"]))
    found = (match for entry in likely for match in re.finditer(entry["pattern"], text))
    return any(not KEPT.search(text[: match.start()]) and not MEANT.match(text[match.end() :]) for match in found)


def _entry(one: Ending) -> dict[str, Any]:
    return _table()[one.axis, one.name]


@cache
def _table() -> dict[tuple[str, str], dict[str, Any]]:
    return {(entry["axis"], entry["name"]): entry for entry in load("endings")["ending"]}


@cache
def _forms() -> dict[str, tuple[tuple[str, str, str, str], ...]]:
    """All forms of words, by the first word of each."""
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for (axis, name), entry in _table().items():
        for kind in ("is", "acts", "does", "bare_acts", "bare_does", "none"):
            for words in entry.get(kind, ()):
                found.setdefault(words.split()[0], []).append((axis, name, kind, words))
    return {head: tuple(forms) for head, forms in found.items()}
