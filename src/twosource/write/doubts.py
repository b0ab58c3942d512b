"""What makes words doubtful as a line. In come words; out goes whether a pattern of `doubts.toml` speaks against them.

>>> happens("The council voted on Friday"), happens("The ruling provides a basis for a sale")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from twosource.lexicon import load
from twosource.lexicon.pattern import Pattern, compiled_late
from twosource.lexicon.worded import Worded
from twosource.write.references import is_known, told_apart
from twosource.write.soundness import is_casual, main_clause, opines, outside, reads_minds, slants, speaks

SUBORDINATE = Worded(r"\b(?:@relative|whom)\b")
FAR = 10_000
NEAR = 120  # characters: from what happened to where


def is_adrift(text: str) -> bool:
    """Whether only the sentences before it tell what the words mean: "followed up", "in one instance"."""
    return _has("adrift", text)


def judges(text: str) -> bool:
    """Whether the words are the outlet's view of the news: "has a problem", "a sign of trouble"."""
    return _has("judging", outside(text))


def appraises(text: str) -> bool:
    """Whether the outlet praises, blames or ranks what it tells of: "stunning", "the most divisive"."""
    return _has("appraisal", outside(text))


def is_colored(text: str) -> bool:
    """Whether a sentence that an outlet answers for speaks, judges, surmises or chats."""
    return any(test(text) for test in (speaks, opines, slants, reads_minds, is_casual, judges))


def turns(text: str) -> bool:
    """Whether a sentence begins by taking back the one before it: "But", "However"."""
    return any(pattern.match(text.lstrip("“\"‘' ")) for pattern in found("turn"))


def expects(text: str) -> bool:
    """Whether its first clause tells what somebody had hoped, feared or planned."""
    return _has("expecting", outside(text))


def is_polemic(text: str) -> bool:
    """Whether the outlet speaks of somebody as an opponent does: "botched", "smeared"."""
    return _has("polemic", outside(text))


def may_come(text: str) -> bool:
    """Whether its main verb tells a chance: "could sink", "risks losing"."""
    own = SUBORDINATE.split(main_clause(text))[0]
    return _first("chance", own) < min(_first("perfect", own), _first("happening", own))


def credits(text: str, name: str) -> bool:
    """Whether a sentence takes something from whoever has the name, and does not only speak of it."""
    places = [match.span() for match in re.finditer(re.escape(name), text)]
    said = [(start, end) for start, end in places if not _has("biography", text[:start])]
    before = (any(one.search(text[:start]) for one in found("credit_before")) for start, _ in said)
    after = (any(one.match(text[end:]) for one in found("credit_after")) for _, end in said)
    return not places or any(before) or any(after)


def relies(text: str, name: str) -> bool:
    """Whether a sentence has something from whoever has the name ("according to"), not only what was said there."""
    places = (match.start() for match in re.finditer(re.escape(name), text))
    return any(_has("relied", text[max(0, start - 2 * NEAR) : start]) for start in places)


def is_site(text: str, name: str) -> bool:
    """Whether something happened where whoever has the name works: "the shooting at the …"."""
    places = (match.start() for match in re.finditer(re.escape(name), text))
    return any(_has("site", text[max(0, start - NEAR) : start]) for start in places)


def has_speaker(text: str) -> bool:
    """Whether somebody says something in these words, or is asked: "said on", "an interview with"."""
    return _has("speaking", text)


def agree(one: str, other: str) -> bool:
    """Whether two sentences tell of one thing in one mood: neither doubts, plans or denies what the other tells."""
    return all(bool(pattern.search(one)) == bool(pattern.search(other)) for pattern in found("mood"))


def denies(text: str) -> bool:
    """Whether somebody rejects in these words, his own or the outlet's, what is said of him: "baseless"."""
    return _has("denial", text)


def reads_motives(text: str) -> bool:
    """Whether the outlet tells what a deed is for, or how it ranks: "in a bid to", "one of the more jarring"."""
    return _has("motive", outside(text))


def is_unplaced(text: str) -> bool:
    """Whether somebody speaks of whom the words do not say whose he is: "An aide said"."""
    return _has("unplaced", outside(text))


def sets_scene(text: str) -> bool:
    """Whether the words open as a feature does: long before the news."""
    return _has("scene", text)


def guesses(text: str) -> bool:
    """Whether what is to come is a guess, not a plan."""
    return _has("guess", main_clause(text))


def reckons(text: str) -> bool:
    """Whether the words tell what ought to be, or an estimate."""
    return _has("reckoned", outside(text))


def is_famous(day: str) -> bool:
    """Whether everybody knows of which year a day is: "9/11"."""
    return any(pattern.fullmatch(day) for pattern in found("famous_day"))


def is_earlier(text: str) -> bool:
    """Whether the words name a time before the news: "the day before", "in a July letter"."""
    return _has("earlier", outside(text))


def rules(source: str) -> bool:
    """Whether a source is a court, whose words are the ruling."""
    return _has("ruling", source)


def is_thing(source: str) -> bool:
    """Whether a source is no person or body: "mail", "the letter"."""
    return source.casefold().removeprefix("the ").removeprefix("an ").removeprefix("a ") in _things()


def lends(text: str) -> bool:
    """Whether what follows a sentence is another outlet's: "(via Harbor Post):"."""
    return _has("lending", text)


def loses(rest: str) -> bool:
    """Whether what is cut off tells what was said."""
    return any(pattern.match(rest) for pattern in found("lost"))


def announces(text: str, rest: str) -> bool:
    """Whether words only say that somebody explains or answers, and what is cut off tells what he said.

    >>> announces("Harbor Post explained its choice", ", saying that coal is dear")
    True
    """
    return _has("announcing", text) and any(pattern.match(rest) for pattern in found("announced"))


def is_view(outlet: str) -> bool:
    """Whether the name of an outlet says that its text is somebody's view."""
    return _has("column", outlet)


def happens(text: str) -> bool:
    """Whether its main verb tells what has happened, not how things stand or may come."""
    own = SUBORDINATE.split(main_clause(text))[0]
    done = min(_first("perfect", own), _first("happening", own))
    return done < FAR and done <= _first("standing", own)


def goes_on(text: str) -> bool:
    """Whether its main verb tells what somebody is doing, or plans: "is sending"."""
    own = SUBORDINATE.split(main_clause(text))[0]
    return _first("going", own) <= _first("standing", own) and not judges(text)


def comes(text: str) -> bool:
    """Whether its main clause has "will" or "would"."""
    return re.search(r"\b(?:will|would)\b", SUBORDINATE.split(main_clause(text))[0]) is not None


def counts(text: str) -> bool:
    """Whether the words give an amount: money, a share, votes, people."""
    return _has("amount", text)


def is_revoked(text: str) -> bool:
    """Whether words take back what they tell, or make it hang on something: "wrongly claimed", "unless"."""
    return _has("revoked", outside(text))


def is_firm(text: str) -> bool:
    """Whether its main clause tells what somebody has planned, not what may come: "is set to"."""
    return _has("firm", SUBORDINATE.split(main_clause(text))[0])


def adds(text: str) -> bool:
    """Whether the words say that somebody said no more, or that something was so far: of what, only others tell."""
    return _has("adding", outside(text))


def floats(text: str, known: frozenset[str], told: Iterable[str]) -> bool:
    """Whether words lean on a noun that the lines `told` have not, nor their stems: "his decision", "more orders".

    >>> floats("More orders are planned", frozenset(), ["It sent out two orders"])
    False
    """
    own = outside(text)
    lines, nouns = " ".join(told), (match for pattern in found("floating") for match in pattern.finditer(own))
    return any(_floats(match, own, known, lines) for match in nouns)


def _floats(match: re.Match[str], text: str, known: frozenset[str], told: str) -> bool:
    if "more" in match.groupdict():
        return re.search(rf"\b{match['more']}s?\b", told) is None
    return not told_apart(match["head"], text[match.end() :]) and not is_known(
        match["head"], text[: match.start()], known
    )


def _has(name: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in found(name))


def _first(name: str, text: str) -> int:
    return min((match.start() for pattern in found(name) if (match := pattern.search(text))), default=FAR)


@cache
def _things() -> frozenset[str]:
    return frozenset(word for entry in load("doubts")["thing"] for word in entry["words"])


@cache
def found(name: str) -> tuple[Pattern, ...]:
    """The patterns of a list."""
    return compiled_late(load("doubts")[name])
