"""Whether "the plan" is known to a reader of the brief. In come words and what has been told; out goes yes or no.

A noun with "the" and hardly anything else points to what stands before it. It may do so where a line above it, the
title, or the words before it have the noun or one that can stand for it ("signed" for "the order").

>>> dangles("The retailer closed", frozenset()), dangles("The retailer closed", stems("a retailer"))
(True, False)
"""

from __future__ import annotations

import re
from functools import cache

from twosource.kinship import kin, referents, stem, stems
from twosource.lexicon import load
from twosource.lexicon.pattern import Pattern, compiled_late
from twosource.lexicon.worded import Worded
from twosource.write.phrases import entries, words

BODY = "(a body with a name)"  # stands among the stems of what has been told where a line above names one
THE = Worded(r"\b[Tt]he (?P<head>[a-z]{3,})(?=[.,;:’']|$| @behind_bare_noun\b)")
CHARGE = "allegations"  # stands for what somebody is said to have done, in whatever words
NAMED = re.compile(r"(?<=[a-z,] )[A-Z]\w|^[A-Z]\S+ [A-Z]\w")


def dangles(text: str, known: frozenset[str]) -> bool:
    """Whether the words point to something that neither they nor what a reader has read before have named."""
    first = _initial().match(text)
    if first and first["head"] not in words("unique") and not is_known(first["head"], "", known):
        return not _is_named_behind(first["head"], text[first.end() :])
    if is_charged(text) and not is_known(CHARGE, "", known):
        return True
    found = ((m["head"].casefold(), text[: m.start()], text[m.end() :]) for m in _bare().finditer(text))
    return any(
        not (told_apart(head, after) or is_known(head, before, known) or _is_named_behind(head, after))
        for head, before, after in found
    )


def is_charged(text: str) -> bool:
    """Whether somebody denies in the words what they do not tell: "denied the report"."""
    return any(pattern.search(text) for pattern in _charged())


def _is_named_behind(head: str, after: str) -> bool:
    """Whether the words go on with the name of the body: "the council said … a spokesman of the Lima Council"."""
    return head in words("body") and f" {head.capitalize()}" in after


def resumes(text: str, before: str, known: frozenset[str]) -> bool:
    """Whether a noun with "the" takes up what the report, but no line, has told before: "a nanny … the nanny".

    >>> resumes("The mayor paid the nanny", "The mayor had a young nanny.", frozenset())
    True
    >>> resumes("The mayor paid the nanny", "The mayor left.", frozenset())
    False
    """
    for match in THE.finditer(text):
        head = match["head"]
        if head in words("unique") or is_known(head, text[: match.start()], known):
            continue
        if re.search(rf"\b(?:an?|another|some|several|two|three) (?:[\w-]+ ){{0,3}}{head}\b", before):
            return True
    return False


def told_apart(head: str, after: str) -> bool:
    """Whether the words behind a noun say which one is meant: "of May", "that failed", "in Lima", not "in May".

    >>> told_apart("bids", " in Lima"), told_apart("bids", " in May")
    (True, False)
    """
    first, second, third = ([*after.split(None, 3), "", "", ""] if after[:1] == " " else ["", "", ""])[:3]
    if first == "to":
        return head in listed("promising")
    if first in listed("placing"):
        day = {second.rstrip(".,;"), third.rstrip(".,;")} & (listed("day") | words("time"))
        return not day and (second[:1].isupper() or second in words("determiner"))
    return first in listed("telling")


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list of `doubts.toml`."""
    return frozenset(word for entry in load("doubts")[name] for word in entry["words"])


def pointing(text: str) -> str:
    """The words with "the" for "this" where a noun goes with it that a line above may have: `dangles` tells."""
    return _this().sub(r"\1he ", text)


def is_known(head: str, before: str, known: frozenset[str]) -> bool:
    """Whether the noun itself, or one of its family, stands before it; who acts may have been named there."""
    if head in words("actor") | listed("actors") and NAMED.search(before):
        return True
    if head in words("body") - listed("public_body") and BODY in known:
        return True
    family = referents().get(head, frozenset()) | kin(head) | {stem(head)}
    return bool(family & (known | stems(before)))


@cache
def _charged() -> tuple[Pattern, ...]:
    return compiled_late(entries("charged"))


def _any(name: str) -> str:
    """A pattern that finds each word of a list."""
    return f"(?:{'|'.join(sorted(words(name)))})"


@cache
def _initial() -> re.Pattern[str]:
    """Finds a subject that is hardly more than "the" and a noun."""
    return Worded(
        rf"^(?:On \w+day, |\w+ \w+, )?[Tt]he (?:{_any('vague')} )?(?P<head>[a-z][\w-]*)(?:['’]s? [\w-]+)? "
        r"(?=(?:@behind_bare_subject|[a-z]+ed|[a-z]{2,}s(?! of\b))\b)"
    ).compiled


@cache
def _bare() -> re.Pattern[str]:
    """Finds "the plan" and "the new plan", not "the plan to sell it", "the tax plan" or "the newspaper Le Monde"."""
    heads = "|".join(sorted(referents(), key=lambda word: (-len(word), word)))
    this = r"(?:[Tt](?:he|his|hese|hose)|(?<!ed )(?<!said )(?<!says )that(?= \w+[^s\W]\b))"
    return re.compile(rf"\b{this} (?:{_any('vague')} )?(?P<head>{heads})\b(?![-\w])(?! [\"“‘A-Z])(?! tolls?\b)")


@cache
def _this() -> re.Pattern[str]:
    heads = "|".join(sorted(referents(), key=lambda word: (-len(word), word)))
    return re.compile(rf"\b([Tt])h(?:is|ese|ose) (?=(?:{_any('vague')} )?(?:{heads})\b)")
