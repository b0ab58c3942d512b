r"""Whether words can be printed. In comes a text; out goes whether it is whole, sober and says something itself.

>>> is_sound("The envoy flew to Lima on Friday"), is_sound("William Barr announced on Monday in the")
(True, False)
>>> is_sound("Well, who would have thought that?")
False
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from twosource.lexicon import load
from twosource.lexicon.pattern import Pattern, compiled_late
from twosource.lexicon.worded import Worded
from twosource.write.phrases import entries, weights, words
from twosource.write.references import pointing
from twosource.write.safety import safe
from twosource.write.verbs import FINITE, PAST, VERB

QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
TOLD = re.compile(r"\b(?:told|tells) (?:me|us)\b")  # reporters do that, too
SPELLED = re.compile(r"\(I-\w+\.?\)|\b(?:[A-Z]\.){2,}")  # an independent's party and state, "F.B.I."
ASIDE = Worded(r", (?:@aside_opener|(?:[a-z]{2,}ed|@aside_participle) @aside_preposition)\b[^,]{3,120},")
BULLET = re.compile(r"[●•▪■◦‣]")
GLUED = re.compile(r"\b([A-Z][a-z]{3,})[A-Z][a-z]+")
DOUBLED = re.compile(r"\b([A-Z][a-z]{3,}) [A-Z]\w+(?: [A-Z]\w+)? \1")
TIED = Worded(r"(?:@tied_opener|[a-z]+ing)\b(?!.*\b(?:he|she|they|it) )", re.IGNORECASE)
DASHED = re.compile(r" (?:—|–|―|--) [^—–―]{2,200}? (?:—|–|―|--) ")
RELATED = Worded(r"\b@relative\b")
HANGING = Worded(r"\b@hanging$")
MODAL = Worded(r"^ (?:an?|the) [\w’'-]+ (?:[\w’'-]+ )?@conditional\b")
BESIDE = Worded(r"\b@beside\s+$")
FRONT = Worded(r"@front_opener\b", re.IGNORECASE)
LAST = Worded(r", (?:\w+ ){0,3}@last_opener [^,]*$")
SUBORDINATE = Worded(r"@clause_opener\b", re.IGNORECASE)
PAIRS = ("()", "[]", "“”")


def is_sound(text: str, *, credited: bool = False, opens: bool = False, first: bool = False) -> bool:
    """Whether a text can stand in a brief: a whole statement, of nobody's opinion, that points to nothing outside it.

    `credited` says that somebody is named for it, so that what ought to be is that person's wish; `opens`, that a
    report begins with it and tells what happened: its strong words are then those of the news.
    """
    text = safe(text)
    judged = asks(text) if opens else opines(text, credited=credited)
    sober = is_whole(text) and not speaks(text) and not judged and not slants(text)
    sober = sober and (credited or not (is_casual(text) or reads_minds(text)))
    text = pointing(text)
    found = (pattern.match(text) if first else pattern.search(text) for pattern in patterns("anaphor"))
    return sober and not any(found) and not any(pattern.search(text) for pattern in patterns("picture"))


def is_whole(text: str) -> bool:
    """Whether it has words enough, a verb, all its marks in pairs, and an end."""
    bare = text.split()
    if not weights("brief")["fewest_words"] <= len(bare) <= weights("brief")["most_words"]:
        return False
    if not is_paired(text):
        return False
    if (
        BULLET.search(text)
        or " | " in text
        or "MORE" in bare
        or text.endswith((":", "…", "..."))
        or DOUBLED.search(text)
        or text.startswith("(")
        or _glued_pattern().search(text)
    ):
        return False
    if any(re.search(rf"\b{glued[1]}\b", text) for glued in GLUED.finditer(text)):
        return False
    last = bare[-1].casefold().strip(".,\"“”’'")
    hangs = last in words("dangling") and text[-1] not in '"”'  # a quotation that ends there was whole
    if last in words("abbreviation") or hangs or bare[-1].endswith(("'s", "’s", "'", "-")):
        return False
    return FINITE.search(text) is not None and not any(pattern.search(text) for pattern in patterns("empty"))


def is_paired(text: str) -> bool:
    """Whether all its marks are in pairs."""
    return not text.count('"') % 2 and all(text.count(pair[0]) == text.count(pair[1]) for pair in PAIRS)


@cache
def _glued_pattern() -> re.Pattern[str]:
    """Finds a quotation that ends in no mark, before a new sentence: "at ‘any time’ The letter came"."""
    return re.compile(r"[a-z]{2}(?:’|”|(?<!s)') (?:The|This|That|It|He|She|They|In|On|At|But|And) [a-z]{2}")


def speaks(text: str) -> bool:
    """Whether somebody speaks of himself, or to the reader, outside quotation marks."""
    own = LETTERS.findall(SPELLED.sub(" ", outside(text)))
    return bool(words("first") & {word.casefold() for word in own if word != "US"})


def opines(text: str, *, credited: bool = False) -> bool:
    """Whether the words judge, or ask, rather than tell."""
    own = outside(text)
    if asks(text) or any(pattern.search(own) for pattern in patterns("opinion")):
        return True
    return not credited and any(pattern.search(own) for pattern in patterns("ought"))


def asks(text: str) -> bool:
    """Whether the words ask or call out."""
    return any(mark in outside(text) for mark in "?!")


def is_casual(text: str) -> bool:
    """Whether the words have the tone of talk, as news in an outlet's own voice hardly ever has: "there's"."""
    return any(pattern.search(outside(text)) for pattern in patterns("casual"))


def slants(text: str) -> bool:
    """Whether the words give somebody a mood or a motive that is the teller's view: "an angry", "exacts revenge"."""
    return any(pattern.search(outside(text)) for pattern in patterns("slant"))


def reads_minds(text: str) -> bool:
    """Whether the words guess at what somebody wants or feels: "is apparently seeking vengeance"."""
    return any(pattern.search(outside(text)) for pattern in patterns("mind"))


def is_opinion(sentences: Iterable[str], total: int) -> bool:
    """Whether so many of the sentences that an outlet answers for speak, ask or judge that its report is a column.

    `total` are all sentences. Questions that stand over a part of the text, and calls to the readers, do not count.
    """
    told = [TOLD.sub(" ", text) for text in sentences if not _is_beside(text)]
    return sum(speaks(text) or opines(text) for text in told) > weights("brief")["opinion"] * max(total, 5)


def _is_beside(text: str) -> bool:
    """Whether a sentence is a heading in the form of a question, or calls on the readers to take part."""
    heading = text.endswith("?") and len(text.split()) <= weights("brief")["heading"]
    return heading or any(pattern.search(text) for pattern in patterns("call"))


def is_column(headline: str | None, url: str | None) -> bool:
    """Whether the headline or the address says that a text is somebody's view: "/opinion/", "Analysis: …"."""
    return any(pattern.search(mark) for mark in (headline, url) if mark for pattern in patterns("column"))


def has_main_verb(text: str) -> bool:
    """Whether words cut from a longer sentence have its main verb, not only that of an aside, and what goes with it.

    >>> has_main_verb("Speaking in Lima – the third stop – Ana Ruiz"), has_main_verb("Ana Ruiz, the mayor, left Lima")
    (False, True)
    """
    own = " ".join(ASIDE.sub(" ", DASHED.sub(" ", outside(text))).split())
    clauses = [clause for part in own.split(",") if (clause := part.strip()) and not TIED.match(clause)]
    found = any(VERB.search(RELATED.split(clause)[0]) for clause in clauses)
    rest = own.rpartition(" that ")[2]
    broken = (
        rest != own and len(rest.split()) > 1 and not (VERB.search(rest) or "should" in rest.split())
    )  # "he noted that his friends"
    return found and not broken and not HANGING.search(text.rstrip(" ,;:—–―-"))


def loosened(text: str) -> str:
    """Without a word that ties it to what went before ("also", "will then"), and no rank in front of the news.

    >>> loosened("In a blow to Ana Ruiz, the council sold the mill")
    'The council sold the mill'
    """
    for pattern in patterns("tie"):
        text = pattern.sub(r"\g<before>", text)
    ranks = (match for pattern in patterns("ranking") if (match := pattern.match(text)))
    rest = text[max((match.end() for match in ranks), default=0) :]
    return rest[:1].upper() + rest[1:] if rest != text else text


def outside(text: str) -> str:
    """The words that do not stand in quotation marks."""
    return QUOTED.sub(" ", text)


def looks_ahead(text: str) -> bool:
    """Whether its main verb, the first that is no aside's, is about what is to come."""
    own = main_clause(text)
    if any(pattern.search(own) for pattern in patterns("done")):  # the news is what has been done
        return False
    found = [match.start() for pattern in patterns("ahead") for match in pattern.finditer(own)]
    return bool(found) and not PAST.search(own[: min(found)])


def calls_off(text: str) -> bool:
    """Whether its main clause says that something is called off; not "after criticism for canceling a visit"."""
    own = main_clause(text)
    found = (match for pattern in patterns("off") for match in pattern.finditer(own))
    return any(not BESIDE.search(own[: match.start()]) for match in found)


def plans(text: str) -> bool:
    """Whether what it looks ahead to is a plan or a chance, not what "would" be."""
    own = main_clause(text)
    found = [match for pattern in patterns("ahead") for match in pattern.finditer(own)]
    return bool(found) and min(found, key=re.Match.start)[0].casefold() != "would"


def supposes(text: str) -> bool:
    """Whether its main verb is "would": what a bill would do is to come, what anything else would do is a guess."""
    own = main_clause(text)
    found = [match for pattern in patterns("ahead") for match in pattern.finditer(own)]
    first = min(found, key=re.Match.start, default=None)
    return first is not None and first[0].casefold() == "would" and not PAST.search(own[: first.start()])


def main_clause(text: str) -> str:
    """The words outside quotation marks, asides, and clauses in front that begin with "since", "if" and the like."""
    own = outside(text)
    own = DASHED.sub(", " if SUBORDINATE.match(own) else " ", own)
    clause = own.partition(",")[2] if SUBORDINATE.match(own) else ""
    if MODAL.search(clause.partition(",")[0]):  # "As envisioned, a deal would …, …": no aside
        own = clause
    own = " ".join(ASIDE.sub(" ", own).split())
    front, comma, rest = own.partition(",")
    idle = SUBORDINATE.match(front) or (FRONT.match(front) and not any(p.search(front) for p in patterns("ahead")))
    return rest if comma and idle and VERB.search(rest) else own


def refuses(text: str) -> bool:
    """Whether somebody denies, or declines to say, in words that nobody is quoted with; a court that denies acts."""
    own = _withheld_pattern().sub(" ", outside(text))
    found = (match for pattern in patterns("refusal") for match in pattern.finditer(own))
    fronts = (own[: match.start()] for match in found)
    return any(
        not LAST.search(front) and not any(court.search(front) for court in patterns("court")) for front in fronts
    )


@cache
def _withheld_pattern() -> re.Pattern[str]:
    """Finds "denied Ana Ruiz a second term": nobody says no to a claim there."""
    return re.compile("|".join(entry["pattern"] for entry in load("doubts")["withheld"]))


def looks_back(text: str) -> bool:
    """Whether a plan that it tells of is a plan no longer: "had been scheduled"."""
    return any(pattern.search(outside(text)) for pattern in patterns("bygone"))


@cache
def patterns(name: str) -> tuple[Pattern, ...]:
    """The patterns of a list, with no regard to case unless an entry says so."""
    return compiled_late(entries(name))
