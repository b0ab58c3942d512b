"""Names in a parsed text: what the name finder of spaCy gives, mended. In comes a Parse, out come Names in order.

Titles, articles and possessive endings are cut off, hyphenated given names are joined, and runs of capitalized words
that the name finder missed are added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.extract.mentions.vocabulary import NOTHING, Vocabulary
from twosource.extract.parse import Parse
from twosource.model import EntityType

LABELS: dict[str, EntityType] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "facility", "NORP": "group",
    "PRODUCT": "other", "EVENT": "other", "WORK_OF_ART": "other", "LAW": "other",
}  # fmt: skip
PROPER = frozenset(("NNP", "NNPS"))
EDGE = frozenset(("'s", "'", '"', ",", ":", ";", "-", "–", "—", "(", ")", "[", "]", ".", "...", "``", "''"))
EDGE_WORDS = frozenset(("the", "a", "an", "and", "of", "/", "’", "’s", "&", "@", "#"))
TRIMMED = EDGE | EDGE_WORDS
QUOTES = frozenset("\"“„«'‘`")


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens [start, end) of a name, without title."""

    start: int
    end: int
    type: EntityType | None


def find_names(parse: Parse, words: Vocabulary) -> list[Name]:
    """All names in reading order, none overlapping another."""
    alone = _standing_alone(parse)
    found: list[Name] = [part for name in _recognized(parse, words) for part in _split(parse, words, name, alone)]
    taken = {index for name in found for index in range(name.start, name.end)}
    found += _missed(parse, words, taken)
    found += _bare(parse, found)
    return _join(parse, words, sorted(found, key=lambda name: name.start))


# ── What the name finder gives ────────────────────────────────────────────────────────────────────────────────────


def _recognized(parse: Parse, words: Vocabulary) -> Iterator[Name]:
    last = 0
    for ent in parse.doc.ents:
        if ent.label_ in LABELS:
            start, end = _trim(parse, words, max(ent.start, last), ent.end, ent.label_)
            if start < end:
                start, end = _hyphens(parse, start, end)
                before = start - 1
                if ent.label_ == "PERSON" and before >= last and parse.lower[before] in words.given:
                    own = parse.tag[before] in PROPER and parse.sent[before] == parse.sent[start]
                    start -= own and not _says(parse, words, before, end)
                if ent.label_ != "NORP" or _denotes_people(parse, words, end - 1):
                    yield Name(start, end, LABELS[ent.label_])
                    last = end


def _trim(parse: Parse, words: Vocabulary, start: int, end: int, label: str) -> tuple[int, int]:
    """The name without articles, titles, endings and blanks at its edges; empty where nothing is left."""
    blank = next((i for i in range(start, end) if parse.tag[i] == "_SP"), end)
    if blank < end:
        start, end = (blank + 1, end) if blank == start else (start, blank)
    while start < end and (parse.lower[start] in TRIMMED or parse.tag[start] == "_SP"):
        start += 1
    while start < end and parse.lower[end - 1] in TRIMMED:
        end -= 1
    if start + 2 < end and parse.lower[start] == "non" and parse.text[start + 1] == "-":  # "non-State Department staff"
        start += 2
    if label == "PERSON":
        start += _says(parse, words, start, end)
        while start < end and _is_title_word(parse, words, start, end):
            start += 1
    if not any(parse.text[i][0].isupper() or parse.text[i][0].isdigit() for i in range(start, end)):
        return start, start
    return start, end


def _says(parse: Parse, words: Vocabulary, start: int, end: int) -> bool:
    """Whether a sentence begins by saying who says what is quoted: 'Said Lund, "No."'; Said is also a given name."""
    opens = start == 0 or parse.sent[start - 1] != parse.sent[start]
    if not opens or parse.lower[start] not in words.saying or not start + 1 < end < parse.size - 1:
        return False
    return parse.text[end] in (",", ":") and parse.text[end + 1][0] in QUOTES


def _is_title_word(parse: Parse, words: Vocabulary, index: int, end: int) -> bool:
    """Whether a word at the front of a person's name is a title or a description, and no part of the name."""
    word = parse.lower[index]
    if word in words.honorifics or word in words.abbreviations:
        return True
    more = end - index > 1
    return more and (words.is_person_noun(word) or word in words.place_of or word in words.modifiers)


def _hyphens(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """Pak Min - ho is one name."""
    while end + 1 < parse.size and parse.text[end] == "-" and parse.end[end] == parse.start[end + 1]:
        if parse.end[end - 1] != parse.start[end] or not parse.text[end + 1].isalpha():
            break
        if parse.text[end + 1].islower() and parse.tag[end + 1] not in PROPER:
            break
        end += 2
    return start, end


def _split(parse: Parse, words: Vocabulary, name: Name, alone: Counter[str]) -> Iterator[Name]:
    """Two names taken for one: the Rojas-Adeyemi talks; told Fox News Rojas had left."""
    for cut in range(name.end - 1, name.start, -1):
        if (
            parse.words(name.start, cut).lower() in words.outlets
            and alone[parse.text[cut]] > 1
            and parse.text[cut][0].isupper()
        ):
            yield Name(name.start, cut, "organization")
            yield Name(cut, name.end, "person" if name.end == cut + 1 else None)
            return
    dash = name.start + 1
    paired = name.end - name.start == 3 and parse.text[dash] in ("-", "–")
    if paired and all(parse.text[i].istitle() and parse.text[i] in alone for i in (name.start, dash + 1)):
        yield Name(name.start, dash, "person")
        yield Name(dash + 1, name.end, "person")
        return
    yield name


def _standing_alone(parse: Parse) -> Counter[str]:
    """How often each word is in the text without a dash beside it."""
    words = parse.text
    dashes = {at for index, text in enumerate(words) if text in ("-", "–") for at in (index - 1, index + 1)}
    return Counter(text for index, text in enumerate(words) if index not in dashes)


def _join(parse: Parse, words: Vocabulary, found: list[Name]) -> list[Name]:
    """Names that are one: Washington, D.C.; Farmers' Party."""
    joined: list[Name] = []
    for name in found:
        if joined and (kind := _joint(parse, words, joined[-1], name)):
            joined[-1] = Name(joined[-1].start, name.end, kind)
        else:
            joined.append(name)
    return joined


def _joint(parse: Parse, words: Vocabulary, first: Name, second: Name) -> EntityType | None:
    """The type of the whole, where two neighbors are one name."""
    if second.start != first.end + 1:
        return None
    between, last = parse.text[first.end], parse.lower[second.end - 1]
    if between == "," and parse.lower[second.start] in ("d.c.", "dc") and second.end - second.start == 1:
        return "place"
    kind = words.nouns.get(last, NOTHING)[0]
    plural = first.end - first.start == 1 and (
        between == "'" or parse.lower[first.start] in ("people", "women", "children")
    )
    if plural and between in ("'", "'s") and kind in ("organization", "government", "group"):
        return kind
    return None


def _denotes_people(parse: Parse, words: Vocabulary, index: int) -> bool:
    """Whether a demonym or party name is used for people ("Democrats"), not as an adjective or description."""
    if parse.tag[index] == "NNP" and words.is_person_noun(parse.lower[index]):
        return False
    return parse.tag[index] in ("NNPS", "NNS", "NNP") and parse.dep[index] not in ("amod", "compound", "nmod")


# ── What it missed ────────────────────────────────────────────────────────────────────────────────────────────────


def _missed(parse: Parse, words: Vocabulary, taken: set[int]) -> Iterator[Name]:
    """Runs of proper nouns that are no one's yet, and no titles."""
    index = 0
    while index < parse.size:
        end = index
        while end < parse.size and parse.tag[end] in PROPER and end not in taken:
            end += 1
        if end > index:
            start = index + _says(parse, words, index, end)
            while start < end and _is_title_word(parse, words, start, end + 1):
                start += 1
            if start < end and _is_name(parse, words, start, end):
                yield Name(start, end, None)
        index = end + 1


def _is_name(parse: Parse, words: Vocabulary, start: int, end: int) -> bool:
    if parse.entity[start] in ("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"):
        return False
    if not parse.text[start][0].isupper() or not any(c.isalpha() for c in parse.text[start]):
        return False
    last, lemma = parse.lower[end - 1], parse.lemma[end - 1]
    people = words.is_person_noun(lemma) or (last.endswith("s") and words.is_person_noun(last[:-1]))
    if end - start == 1 and (lemma in words.empty or people or last in words.place_of):
        return False
    if end - start == 1 and parse.dep[start] in ("amod", "compound", "nmod"):
        return False
    return len(parse.text[start]) > 1 or end - start > 1


def _bare(parse: Parse, found: list[Name]) -> Iterator[Name]:
    """Family names of people who are named elsewhere, wherever they stand alone."""
    taken = {index for name in found for index in range(name.start, name.end)}
    known = {parse.text[n.end - 1] for n in found if n.type == "person" and n.end - n.start > 1}
    for index, text in enumerate(parse.text):
        if text in known and index not in taken and text[0].isupper() and parse.dep[index] != "amod":
            yield Name(index, index + 1, "person")
