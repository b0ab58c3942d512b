"""What a text has before and behind a verb, as far as it can stand in a label. In comes a mention; out go phrases.

Pronouns, days and half-told clauses stay out: a phrase ends at a pause, or where its last whole part does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from twosource.link.wordings import has_pronoun, listed
from twosource.model import EventMention

END = re.compile(
    r"[,:](?!\d)|\s['‘](?=\w)|[;()\"“”—–―\n]|\s-+\s|(?<!\b[A-Zv])(?<![A-Z][a-z])(?<![A-Z][a-z]{2})[.?!](?:\s|$)"
)
OPENING = ("“", '"', "‘", "'", "(")  # what they open stands in the middle of a phrase: "to void the “accord”"
OWNED = re.compile(r"[’']s?\b")  # "this year's vote"
SUBJECT = 6  # words: a longer subject leaves no room for what it does
FIRST = re.compile(r"^(?:[A-Z0-9]|an? |the )")


def behind(mention: EventMention, texts: Mapping[str, str], start: int, room: int) -> str:
    """What stands from `start` to the end of the clause, in at most so many words, with a space before; or nothing."""
    head, pause, rest = _to_pause(_undated(mention, texts[mention.report], start))
    spelled = _before_main_verb(head.split(), mention, texts[mention.report])
    kept = _without_pronouns(spelled)
    after = spelled[len(kept) : len(kept) + 1]
    stopped = bool(after) or pause in OPENING
    if stopped or rest.strip() or len(kept) > room:
        whole, kept = kept, _before_clause(kept)
        stopped = stopped and len(kept) == len(whole)
    if stopped and kept and after and not _is_loose(kept[-1]) and not _is_subject(after[0]):
        kept = kept[: _last_break(kept, len(kept))]
    if len(kept) > room:
        kept = _cut(kept, room)
    elif stopped and _is_bare(_without_loose(kept)):
        kept = _without_loose(kept)[:-2]
    kept = _without_loose(kept)
    return (
        f" {' '.join(kept)}".replace(" the own ", " the ")
        if kept and kept[0].lower() not in listed("within")["words"]
        else ""
    )


def subject_before(mention: EventMention, texts: Mapping[str, str]) -> str:
    """The words of the clause before its verb, where they are short and plain enough to be its subject."""
    words = texts[mention.report][mention.span.start : mention.trigger.start]
    subject = " ".join(_without_loose(words.split()))
    plain = FIRST.match(subject) and not END.search(words) and not has_pronoun(subject)
    return subject if plain and len(subject.split()) <= SUBJECT else ""


def is_opener(word: str) -> bool:
    """Whether a word opens a phrase that may stand or fall: "in", "to", "that"."""
    return word.lower() in listed("opener")["words"] or _is_clause(word)


def _to_pause(written: str) -> tuple[str, str, str]:
    """The words up to a pause, its mark, and the words behind it."""
    end = END.search(written)
    return (written[: end.start()], end[0].strip(), written[end.end() :]) if end else (written, "", "")


def _undated(mention: EventMention, text: str, start: int) -> str:
    """The text from `start` on without the day, which an event has beside its label: "on Tuesday"."""
    written, day = text[start : mention.span.end], mention.time_span
    if day is None or day.start < start or day.end > mention.span.end or OWNED.match(text, day.end):
        return written
    before = text[start : day.start].split()
    while before and before[-1].lower() in listed("dating")["words"]:
        before.pop()
    return f"{' '.join(before)} {text[day.end : mention.span.end]}"


def _before_main_verb(spelled: Sequence[str], mention: EventMention, text: str) -> Sequence[str]:
    """The words before another verb in a tense: of "probing the fire has asked", "the fire"."""
    told = mention.lemma in listed("saying")["words"]
    for at, word in enumerate(spelled):
        if told or _is_clause(word):
            break
        if word.lower() in listed("auxiliary")["words"] and (at == 0 or spelled[at - 1].lower() != "to"):
            aside = text[mention.trigger.start : mention.trigger.end].endswith("ing")
            return spelled[: at if aside else _last_break(spelled, at)]
    return spelled


def _without_pronouns(spelled: Sequence[str]) -> list[str]:
    """The words up to a pronoun, one for one; "his resignation" is "the resignation"."""
    kept: list[str] = []
    for at, word in enumerate(spelled):
        after = spelled[at + 1] if at + 1 < len(spelled) else ""
        owned = word.lower() in listed("owner")["words"] and after and not _is_loose(after)
        if has_pronoun(word) and not owned and word.lower() not in listed("reflexive")["words"]:
            break
        kept.append("the" if owned else word)
    return kept


def _before_clause(kept: Sequence[str]) -> list[str]:
    """The words before one that opens a clause: half a clause tells something else."""
    return list(kept[: next((at for at, word in enumerate(kept) if _is_clause(word)), len(kept))])


def _cut(kept: Sequence[str], most: int) -> list[str]:
    """As many whole phrases as fit; of one that is too long, what stands before "of" or "and"."""
    at = _last_break(kept, most)
    while at and (_is_bare(kept[:at]) or (kept[at].lower() == "by" and kept[at - 1].endswith("ed"))):
        at = _last_break(kept, at - 1)
    if len(_without_loose(kept[:at])) > 1:
        return list(kept[:at])
    within = listed("within")["words"]
    inner = list(kept[: max((n for n, word in enumerate(kept) if n <= most and word.lower() in within), default=0)])
    return [] if _is_bare([word for word in inner if word.lower() not in listed("plain_article")["words"]]) else inner


def _is_bare(kept: Sequence[str]) -> bool:
    """Whether the last phrase is one plain word, whose own object is cut off: "to hand", "in connection"."""
    return len(kept) > 1 and _is_opener_of_phrase(kept[-2]) and kept[-1].islower()


def _last_break(kept: Sequence[str], most: int) -> int:
    """Where the last phrase begins that does not fit, so that none is left half told: no "228" of "228 to 191"."""
    breaks = (at for at, word in enumerate(kept) if at <= most and _is_opener_of_phrase(word))
    return max((at for at in breaks if not kept[at - 1].isdigit()), default=0)


def _without_loose(kept: Sequence[str]) -> list[str]:
    """The words without those at the end that something has to follow."""
    left = list(kept)
    while left and _is_loose(left[-1]):
        left.pop()
    return left


def _is_opener_of_phrase(word: str) -> bool:
    return word.lower() in listed("opener")["words"]


def _is_subject(word: str) -> bool:
    return word.lower() in listed("subject")["words"]


def _is_clause(word: str) -> bool:
    return word.lower() in listed("clause")["words"]


def _is_loose(word: str) -> bool:
    return word.lower() in listed("loose")["words"]
