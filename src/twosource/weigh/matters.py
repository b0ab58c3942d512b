"""What an ending is about: the bill, the match, the office, the place. In come sentences with an ending of each.

Out goes whether both may tell of one matter: a bill and a bill, no House and Senate, no party's head and premier.

    >>> from twosource.endings import endings
    >>> texts = "Peru signed the fishing pact in Lima.", "Peru refused to sign the climate pact in Lima."
    >>> is_one_matter(*((text, endings(text)[-1]) for text in texts))
    False
"""

from __future__ import annotations

from twosource.endings import Ending
from twosource.kinship import beginnings
from twosource.lexicon import load
from twosource.lexicon.worded import Worded
from twosource.weekdays import NAMES, WEEKDAY

CLAUSE_END = Worded(r"[,;.“”]")
DATELINE = Worded(r" [—–-]+ ")
CIRCUMSTANCE = Worded(rf"[,;:.“”]| (?:@circumstance|{WEEKDAY}|on (?:[A-Z]\w+|\d)|(?:last|this) \w+)\b")
TELLING_APART = Worded(r"\b@behind_head\b")
LETTERS = 6  # of a word, by which it is one with another
AGAIN = Worded(r"\b@once_more\b")
POST = Worded(r"^[^,.;:]*?\b(?:as|from)\b(?P<post>(?: (?!@behind_post )[^ ,.;:]+)+)")
TIME = Worded(rf"^(?: (?:@so_far|(?:(?:on|as of|by) )?{WEEKDAY}))*")
CAUSE = Worded(r"\b@of_what\b")


def is_one_matter(one: tuple[str, Ending], other: tuple[str, Ending]) -> bool:
    """Whether the same is said to do or bear it, and whatever is named behind the words is the same, too."""
    mine, theirs = (_subject(ending) for _, ending in (one, other))
    objects = [_object(*told) for told in (one, other)]
    if not (mine <= theirs or theirs <= mine):
        return False
    if all(objects):
        first, second = (_words(text) for text in objects)
        heads = [_words(TELLING_APART.split(text)[0]) for text in objects]
        return (first <= second or second <= first) and (heads[0] <= heads[1] or heads[1] <= heads[0])
    return _words(objects[0]) <= _words(other[1].subject) and _words(objects[1]) <= _words(one[1].subject)


def is_one_post(one: tuple[str, Ending], other: tuple[str, Ending]) -> bool:
    """Whether who leaves a post by name stays in that one: the other sentence has its words."""
    if one[1].axis != "office":
        return True
    for (sentence, ending), (against, _) in ((one, other), (other, one)):
        post = POST.match(sentence[ending.end :])
        if post and not _words(post["post"]) <= _words(against):
            return False
    return True


def is_again(sentence: str) -> bool:
    """Whether it tells of one more time: "was arrested again", "a second crash"."""
    return AGAIN.search(sentence) is not None


def rest(sentence: str, ending: Ending) -> str:
    """What stands behind an ending's words in their clause, but for the time: "in Lima" of "was held in Lima"."""
    return CLAUSE_END.split(TIME.sub("", sentence[ending.end :]), 1)[0].strip()


def is_at_one_place(nobody: str, held: str, behind: str, least: float) -> bool:
    """Whether a report up to "nobody was held" shares place and happening with a sentence that has somebody held."""
    if CAUSE.search(behind) or not said(behind) <= said(held):
        return False
    return len(said(held) & said(nobody) - said(" ".join(NAMES))) >= least


def said(text: str) -> frozenset[str]:
    """The longer words and numbers of a text, each by its beginning."""
    return beginnings(text, letters=LETTERS, shortest=4)


def _subject(ending: Ending) -> frozenset[str]:
    return said(DATELINE.split(ending.subject)[-1])


def _object(sentence: str, ending: Ending) -> str:
    """What stands behind an ending's words up to the first circumstance: "the fishing pact"."""
    return CIRCUMSTANCE.split(sentence[ending.end :], 1)[0]


def _words(text: str) -> frozenset[str]:
    """All words of a text but the smallest, each by its beginning."""
    return beginnings(text, letters=LETTERS, shortest=1, idle=frozenset(load("weighing")["small"]["words"]))
