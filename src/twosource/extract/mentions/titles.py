"""Titles around names. In come a Parse and a Name, out goes where the mention with its title starts and ends.

"former Peruvian spy chief" before a name belongs to the mention, as does ", D-Ohio" behind it.
"""

from __future__ import annotations

import re

from twosource.extract.mentions.names import PROPER, Name
from twosource.extract.mentions.vocabulary import Vocabulary
from twosource.extract.parse import Parse

LONGEST = 10
INSIDE = frozenset(("NN", "NNP", "NNPS", "JJ", "JJS", "JJR", "HYPH", "VBN", "VBG", "CD", "AFX"))
OPENING = frozenset(("DT", "PRP$", "PDT"))
LINKS = frozenset(("of", "for", "to"))
PARTY = re.compile(r",? ?\(?(?:[DRI]|Lab|Con|Ind|LD|PC|NDP|L|C)-[A-Z][\w.]*(?: [A-Z][\w.]*)?\)?|,? (?:Jr|Sr)\.")


def title_start(parse: Parse, words: Vocabulary, name: Name) -> int:
    """The first token of the title before a name; the name's own where it has none."""
    if name.type not in ("person", None, "organization", "other") or name.start == 0:
        return name.start
    floor = max(0, name.start - LONGEST)
    if _heads_title(parse, words, name.start - 1):
        return _phrase_start(parse, name.start - 1, floor)
    if name.type == "person" and (head := _linked_title(parse, words, name.start, floor)) is not None:
        return _phrase_start(parse, head, floor)
    return name.start


def _heads_title(parse: Parse, words: Vocabulary, index: int) -> bool:
    """Whether the word just before a name is a title: an honorific, an abbreviation, an office."""
    word = parse.lower[index]
    if word in words.honorifics or word in words.abbreviations:
        return True
    return parse.tag[index] in ("NN", "NNP") and words.is_person_noun(word) and parse.text[index].isalpha()


def _phrase_start(parse: Parse, head: int, floor: int) -> int:
    """From the head of a title left to where its noun phrase begins."""
    start = head
    while start > floor and parse.sent[start - 1] == parse.sent[head]:
        tag, before = parse.tag[start - 1], start - 1
        if tag == "POS" and start - 2 >= floor:
            start -= 1
        elif tag in INSIDE or parse.lower[before] in ("-", "ex", "then"):
            if tag in ("VBN", "VBG", "CD") and parse.dep[before] not in ("amod", "compound", "nummod"):
                break
            if parse.entity[before] in ("DATE", "TIME"):
                break
            start -= 1
        elif tag in OPENING:
            return start - 1
        else:
            break
    while start < head and (parse.tag[start] in ("HYPH", "POS") or not parse.text[start][0].isalnum()):
        start += 1
    return start


def _linked_title(parse: Parse, words: Vocabulary, start: int, floor: int) -> int | None:
    """The head of a title that goes on after of, for or to: Secretary of State, Minister for Health."""
    for index in range(start - 2, floor, -1):
        if parse.sent[index] != parse.sent[start]:
            return None
        if parse.lower[index] in LINKS:
            head = index - 1
            capital = parse.text[head][0].isupper()
            return head if capital and parse.tag[head] in PROPER and words.is_person_noun(parse.lower[head]) else None
        if parse.tag[index] not in PROPER and parse.lower[index] not in ("and", "the", "&"):
            return None
    return None


def party_end(parse: Parse, end: int) -> int:
    """The end of the mention with party and state ("D-Ohio") or "Jr." behind the name."""
    if end >= parse.size:
        return end
    match = PARTY.match(parse.string, parse.end[end - 1])
    if not match:
        return end
    while end < parse.size and parse.end[end] <= match.end():
        end += 1
    return end
