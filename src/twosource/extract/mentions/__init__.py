"""The component `twosource_mentions`: who and what a text may speak of. In comes a Doc, out goes `doc._.mentions`.

Names with their titles, noun phrases and pronouns, as Candidates in reading order; `twosource_coreference` groups them.

    nlp.add_pipe("twosource_mentions")
    [doc[m.start:m.end] for m in nlp("Its envoy, Ana Rojas, said she would go.")._.mentions]
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from twosource.extract import attributes  # noqa: F401  (registers what Docs carry)
from twosource.extract.mentions.candidates import Candidate, Gender
from twosource.extract.mentions.names import Name, find_names
from twosource.extract.mentions.nominals import find_nominals
from twosource.extract.mentions.pairs import find_pairs
from twosource.extract.mentions.pronouns import find_pronouns
from twosource.extract.mentions.titles import party_end, title_start
from twosource.extract.mentions.types import typed
from twosource.extract.mentions.vocabulary import NOTHING, Vocabulary, vocabulary
from twosource.extract.parse import Parse

BREAKS = frozenset((",", "IN", "TO", ":", "CC", "RB", "VBD", "VBZ", "_SP", "``", "''"))
LONGEST_BEFORE = 40  # tokens before a name: no noun phrase has more of them without a comma or a preposition
LONGEST_OF = 6  # tokens of "of the Civic Party" that still belong to a person's mention

if not Doc.has_extension("mentions"):
    Doc.set_extension("mentions", default=())


@Language.component("twosource_mentions", requires=["doc.ents", "token.dep"], assigns=["doc._.mentions"])
def mentions(doc: Doc) -> Doc:
    """Finds all candidates."""
    parse, words = Parse(doc), vocabulary()
    named = list(_names(parse, words))
    party = _party_tokens(parse, named)
    named = [name for name in named if name.core[0] not in party]
    covered = {index for name in named for index in range(name.start, name.end)}
    found: list[Candidate] = [
        *named,
        *find_nominals(parse, words, covered),
        *find_pairs(parse, words),
        *find_pronouns(parse),
    ]
    doc._.mentions = tuple(sorted(found, key=lambda mention: (mention.start, -mention.end)))
    return doc


def _names(parse: Parse, words: Vocabulary) -> Iterator[Candidate]:
    """Names as they are used, titles, articles and party included; parts of a title ("State") are none."""
    first_of_title, follower = parse.size, None
    for name in reversed(typed(parse, words, find_names(parse, words))):
        if name.start >= first_of_title and parse.lower[name.end - 1] in words.nouns:
            continue
        start = title_start(parse, words, name)
        first_of_title = start
        yield Candidate(
            start=_phrase_start(parse, name, start),
            end=_phrase_end(parse, name, follower),
            head=_root(parse, start, name.end),
            kind="name",
            core=(name.start, name.end),
            type="person" if start < name.start and name.type != "person" else name.type,
            plural=_plural(name),
            gender=_gender(parse, words, name, start),
            title=(start, name.start) if start < name.start else None,
        )
        follower = name


def _party_tokens(parse: Parse, named: list[Candidate]) -> set[int]:
    """The tokens of all parties and states behind members ("D-Ohio"), in which no name is sought."""
    return {
        index
        for name in named
        if name.type == "person" and name.end > name.core[1] and parse.text[name.core[1]] in (",", "(")
        for index in range(name.core[1], name.end)
    }


def _phrase_start(parse: Parse, name: Name, start: int) -> int:
    """Where the noun phrase of a name starts: with its article, its possessor, its adjectives."""
    head = _root(parse, name.start, name.end)
    before = (parse.left[c] for c in parse.children[head] if c < name.start and parse.dep[c] in ("det", "poss", "amod"))
    first = min(start, *before, start)
    if start - first > LONGEST_BEFORE or any(parse.tag[i] in BREAKS for i in range(first, start)):
        first = start
    articled = first == name.start > 0 and parse.lower[first - 1] == "the" and parse.head[first - 1] < name.end
    return first - 1 if articled else first


def _phrase_end(parse: Parse, name: Name, state: Name | None) -> int:
    """Where it ends: behind the party of a member ("D-Ohio"), whom he is of, or the state that a town is in."""
    if name.type in ("person", None):
        end = party_end(parse, name.end)
        if end == name.end < parse.size and parse.lower[end] == "of" and parse.head[end] < end:
            behind = parse.right[end] + 1
            return behind if behind - end <= LONGEST_OF else end
        return end
    return state.end if state and _is_state_of(parse, name, state) else name.end


def _is_state_of(parse: Parse, name: Name, state: Name) -> bool:
    """Whether the next name says where a place is: Portland, Oregon."""
    beside = state.start == name.end + 1 and parse.text[name.end] == ","
    linked = any(parse.dep[i] in ("appos", "npadvmod") for i in range(state.start, state.end))
    return beside and linked and name.type == state.type == "place"


def _root(parse: Parse, start: int, end: int) -> int:
    """The word of the stretch that hangs on something outside of it; the last one if several do."""
    roots = [i for i in range(start, end) if not start <= parse.head[i] < end or parse.head[i] == i]
    return roots[-1] if roots else end - 1


def _plural(name: Name) -> bool | None:
    if name.type == "group":
        return True
    return False if name.type in ("person", "place") else None


def _gender(parse: Parse, words: Vocabulary, name: Name, start: int) -> Gender:
    """By title ("Mrs.", "spokeswoman"), else by given name; things and places are neuter."""
    if name.type not in ("person", None) and start == name.start:
        return "n"
    for index in range(start, name.start):
        gender = words.honorifics.get(parse.lower[index]) or words.nouns.get(parse.lower[index], NOTHING)[1]
        if gender:
            return gender
    return words.given.get(parse.lower[name.start], "") if name.end - name.start > 1 else ""
