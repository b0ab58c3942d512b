"""The numbers that a text gives, with their bounds and what they count. In comes a text; out go Quantities.

>>> [(found.of, found.low, found.high) for found in quantities("At least 12 miners died, and 40 houses burned")]
[('dead', 12.0, inf), ('hous', 40.0, 40.0)]

What is part of a count, a rank, a date, a clock's time or stands in somebody's quoted words is left out: "another 12",
"12 of the 40".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import inf

from twosource.lexicon import load
from twosource.write.counts import PARTS
from twosource.write.kinship import root
from twosource.write.soundness import QUOTED

CUT = 0.999  # of the last figure: what may have been cut off
ROUGH = 0.15  # of a number: how far off "about" may be
NEAR = 4  # words: from a count to what befell those who are counted
TALLY = re.compile(
    r"(?<![\d$:/.,–-])(\d{1,3})(?:-|–| to )(\d{1,3})(?![\d:/%-]|[.,]\d| ?(?:percent|years|per\b|[ap]\.?m))"
)
AGE = re.compile(r"\b(?P<name>[A-Z][\w’'-]+(?: [A-Z]\.)? [A-Z][\w’'-]+), (?P<age>\d{1,2}),")
LEVEL = re.compile(r"\b(?:toll|deaths|fatalities)\b.* (?:to|at|past|is|was) $")
MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
AUXILIARIES = ("was", "were", "are", "is", "have", "has", "had", "been", "be", "being")
WORD = re.compile(r"[^\s,.;:()\[\]—–\"“”]+")
BREAK = re.compile(r"[,.;:()\[\]—–\"“”]|\band\b|\bor\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as bounds, what it is of, the roots of what is told of that, and where it stands in its text."""

    of: str
    low: float
    high: float
    kinds: frozenset[str]
    start: int
    end: int
    value: float
    fixed: bool = False


def are_apart(one: Quantity, other: Quantity) -> bool:
    """Whether both cannot be right, whatever was rounded."""
    return one.low > other.high or other.low > one.high


@lru_cache(maxsize=4096)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of a text that count something, in reading order."""
    plain = QUOTED.sub(lambda found: " " * len(found[0]), re.sub(r"\s", " ", text))
    found = [*_counts(plain), *_tallies(plain), *_ages(plain)]
    return tuple(sorted(found, key=lambda one: one.start))


def _counts(text: str) -> Iterator[Quantity]:
    """What is counted, but what two counts beside each other make up: "two women and a man"."""
    found = list(_number().finditer(text))
    parts = [part.span() for match in found if (part := PARTS.match(text, match.end()))]
    for match in found:
        if not any(start <= match.start() < end or start == match.end() for start, end in parts):
            yield from _count(text, match)


def _count(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    before, after = _before(text, match.start()), text[match.end() :]
    value = None if _is_part(before, after, match) else _value(match)
    kind = _lasting(match, before, after) or _kind(match, before, after) if value is not None else None
    if value is None or kind is None:
        return
    of, kinds, length = kind
    hedge = _hedge(before)
    start = match.start() - len(hedge[0]) if hedge else match.start()
    low, high = _bounds(value, match, before)
    yield Quantity(of, low, high, kinds, start, match.end() + length, value, of.startswith("made "))


@cache
def _number() -> re.Pattern[str]:
    """Finds numbers in figures and words, with a sign of money before and a scale behind them."""
    table = load("events/numbers")
    units = [word for word, value in table["values"].items() if value > 0 and word not in table["scales"]]
    tens = [word for word, value in table["values"].items() if 20 <= value <= 90]
    words = [f"(?:{'|'.join(tens)})-(?:{'|'.join(units[:9])})", *units]
    figures = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    return re.compile(
        rf"(?<![\w$£€:/.,–-])(?P<money>[$£€])?(?P<figure>(?:{figures})(?!\d)|\b(?:{'|'.join(words)})\b)"
        rf"(?P<scale>(?:[ -](?:{'|'.join(table['scales'])})|m|mn|bn|tn|k)\b)?(?![:/–]\d|[.,]\d|-\d|[a-z%’'])"
        rf"(?P<percent> ?(?:percent|per cent)\b)?",
        re.IGNORECASE,
    )


def _value(match: re.Match[str]) -> float | None:
    """How many it is; None for what may be a year."""
    table, word = load("events/numbers"), match["figure"].casefold()
    bare = word.replace(",", "")
    scale = 1.0
    if match["scale"]:
        name = match["scale"].strip(" -").casefold()
        scale = table["scales"].get(name) or load("quantities")["scales"][name]
    if bare[0].isdigit():
        year = len(word) == 4 and word.isdigit() and 1700 <= int(word) <= 2099 and not match["money"]
        return None if year and scale == 1 else float(bare) * scale
    return float(_plain(bare) * scale)


def _bounds(value: float, match: re.Match[str], before: str) -> tuple[float, float]:
    """The least and the most that is meant, with what may have been rounded."""
    table, front = load("events/numbers")["bounds"], before.casefold().split()
    last = " ".join(front[-3:])
    if any(last.endswith(cue) for cue in table["at_least"]):
        return value, inf
    if any(last.endswith(cue) for cue in ("up to", "at most", "no more than", "fewer than", "less than", "as many as")):
        return -inf, value
    if _hedge(before):
        return value * (1 - ROUGH), value * (1 + ROUGH)
    step = _step(value, match)
    return value - step / 2, value + step * CUT


def _step(value: float, match: re.Match[str]) -> float:
    """What the last figure that is told counts, below which all may have been rounded: 100,000 for 1.3 million."""
    figure = match["figure"].replace(",", "")
    if not figure[0].isdigit():
        return value / float(_plain(figure)) if match["scale"] else 0.0
    if "." in figure:
        return value / float(figure) * 10.0 ** -len(figure.partition(".")[2]) if float(figure) else 0.0
    zeros = len(figure) - len(figure.rstrip("0")) if len(figure) > 2 else 0
    whole = not (zeros or match["scale"] or match["percent"] or match["money"])
    return 0.0 if whole else 10.0**zeros * (value / float(figure) if float(figure) else 1.0)


def _plain(word: str) -> int:
    """The figure for a number in words, without its scale."""
    return sum(load("events/numbers")["values"][part] for part in word.casefold().split("-"))


def _hedge(before: str) -> re.Match[str] | None:
    return _hedges().search(before)


@cache
def _hedges() -> re.Pattern[str]:
    """Finds the words for "about" and "at least" right before a number."""
    bounds = load("events/numbers")["bounds"]
    cues = sorted((*load("quantities")["hedges"]["about"], *bounds["at_least"], *bounds["at_most"]), key=len)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, reversed(cues)))}) $", re.IGNORECASE)


def _before(text: str, at: int) -> str:
    """What stands before a number, back to the last mark or "and"."""
    front = text[:at]
    cuts = [found.end() for found in BREAK.finditer(front)]
    return front[max(cuts, default=0) :]


def _is_part(before: str, after: str, match: re.Match[str]) -> bool:
    """Whether it is no count of all: a part, a step, a rank, a day of a month."""
    table = load("quantities")["parts"]
    hedge = _hedge(before)
    front = (before[: hedge.start()] if hedge else before).casefold().split()
    behind = WORD.match(after.lstrip(" ")) if after[:1] == " " else None
    dated = re.search(rf"\b{MONTHS} $", before) or re.match(rf" {MONTHS}\b", after)
    stepped = bool(front) and front[-1].strip("'’") in table["before"]
    told = behind is not None and behind[0].casefold() in table["after"] and not match["percent"]
    return bool(dated) or stepped or (told and not match["money"])


def _kind(match: re.Match[str], before: str, after: str) -> tuple[str, frozenset[str], int] | None:
    """What is counted, what is told of it, and how far its words go on behind the number."""
    if match["percent"]:
        return "percent", _near(after), 0
    if match["money"]:
        return f"money {match['money']}", _near(after), 0
    noun = _noun(after)
    word = match["figure"].casefold()
    befell = _befell(before, after)
    if befell is not None and (noun is not None or befell[1] or LEVEL.search(before)):
        words, length = (noun[1:]) if noun else (frozenset[str](), befell[1])
        head = {noun[0]} if noun else set[str]()
        return befell[0], _people(words | head), length
    if noun is None or word in ("one", "1"):
        return None
    return noun


def _people(roots: frozenset[str]) -> frozenset[str]:
    """What those who are counted are, without words that mean anybody."""
    return roots.difference(map(root, load("weighing")["anybody"]["nouns"]), _states())


def _noun(after: str) -> tuple[str, frozenset[str], int] | None:
    """The noun that is counted, what stands before it, and how far it reaches: "Tomahawk cruise missiles"."""
    if after[:1] == "-":  # "47-page indictment"
        found = re.match(r"-(?P<unit>[a-z]+) (?P<noun>[a-z]{3,})", after)
        made = found is not None and found["unit"] in load("quantities")["units"]["made"]
        return (f"made {found['unit']} {root(found['noun'])}", frozenset(), found.end()) if found and made else None
    kinds: list[str] = []
    ends, units = load("quantities")["ends"]["words"], load("events/numbers")["units"]["nouns"]
    for found in list(WORD.finditer(after))[: NEAR + 1]:
        word = found[0].casefold()
        if after[: found.start()].strip(" " + "".join(WORD.findall(after[: found.start()]))) or word in ends:
            return None
        if word.rstrip("s") in units or word in ("feet", "times", "points"):
            return None
        if _is_plural(word):
            return root(word), frozenset(kinds), found.end()
        kinds.append(root(word))
    return None


def _is_plural(word: str) -> bool:
    people = ("people", "men", "women", "children", "police")
    return word in people or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    )


def _near(after: str) -> frozenset[str]:
    """The roots of the words right behind a sum, or behind the "in" and "for" that goes with it."""
    ends = load("quantities")["ends"]["words"]
    stop = re.search(r"[,.;:()\[\]—–\"“”]", after)
    words = WORD.findall(after[: stop.start()] if stop else after)[: NEAR + 1]
    return frozenset(root(word) for word in words if word.casefold() not in ends and len(word) > 2)


def _befell(before: str, after: str) -> tuple[str, int] | None:
    """What befell those who are counted, by the words before them or right behind, and how far these words go."""
    for word in reversed(before.split()[-NEAR:]):
        if state := _state(word):
            return state, 0
    stop = BREAK.search(after)
    ends = load("quantities")["ends"]["words"]
    for found in list(WORD.finditer(after, 0, stop.start() if stop else len(after)))[: NEAR + 1]:
        word = found[0].casefold()
        if state := _state(word):
            return state, found.end()
        if word in ends and word not in AUXILIARIES:
            return None
    return None


def _state(word: str) -> str | None:
    return _states().get(word.casefold()) or _states().get(root(word))


@cache
def _states() -> dict[str, str]:
    """What befell people, by the words that say so."""
    counts, befell = load("weighing")["same_people"]["counts"], load("quantities")["befell"]
    found = {word: state for state in befell if state in counts for word in befell[state]}
    heads = {word: state for word, state in load("events/numbers")["heads"].items() if state in counts}
    return {root(word): state for word, state in heads.items()} | heads | found


def _lasting(match: re.Match[str], before: str, after: str) -> tuple[str, frozenset[str], int] | None:
    """How long something lasted: "sentenced to 12 years", "a 12-year sentence"."""
    table = load("quantities")["units"]
    found = re.match(r"[ -](?P<unit>[a-z]+?)s?\b", after)
    if match["money"] or found is None or found["unit"] not in table["lasting"]:
        return None
    near = {word.casefold() for word in WORD.findall(before[-60:] + " " + after[: found.end() + 20])}
    lasted = near.intersection(table["lasted"])
    return (f"made {found['unit']}", frozenset(), found.end()) if lasted else None


def _tallies(text: str) -> Iterator[Quantity]:
    """The votes for and against."""
    words = load("quantities")["tally"]["words"]
    for match in TALLY.finditer(text):
        around = WORD.findall(text[max(0, match.start() - 60) : match.end() + 40].casefold())
        more, less = sorted(map(float, match.groups()), reverse=True)
        if any(word in words for word in around) and more > 2:
            key = more * 1000 + less
            yield Quantity("tally", key, key, frozenset(), match.start(), match.end(), more + less, True)


def _ages(text: str) -> Iterator[Quantity]:
    """How old people are: "Ana Ruiz, 45,"."""
    for match in AGE.finditer(text):
        age, (start, end) = float(match["age"]), match.span("age")
        yield Quantity(f"age {match['name'].casefold()}", age, age, frozenset(), start, end, age)
