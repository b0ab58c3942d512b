"""The grammar of time phrases. In come a text's lexemes; out come the phrases that the rules find, none overlapping.

Each lexeme becomes one letter that stands for its kind, and all rules become one regular expression over these
letters: a text is read once, whatever the number of rules.

    >>> from twosource.extract.timexes.lexemes import lexemes, vocabulary
    >>> words = lexemes("Two days later, on Jan. 17,", vocabulary())
    >>> [(phrase.rule, phrase.text) for phrase in phrases(words, grammar())]
    [('offset', 'Two days later'), ('date', 'Jan. 17')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from twosource import lexicon
from twosource.extract.timexes.lexemes import Lexeme, Value

UNKNOWN = "."
FIRST_LETTER = 0x4E00  # one letter a kind, from a block that has enough of them and none special to `re`
NUMERIC_KINDS = (
    "clock", "day", "decade", "decimal", "fraction", "hhmm", "int", "iso", "ordinal", "shortyear", "slashed", "year",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """Lexemes that together speak of a time, and the rule that put them together."""

    rule: str
    read: str
    lexemes: tuple[Lexeme, ...]
    first: int

    @property
    def start(self) -> int:
        """Where its first lexeme starts in the text."""
        return self.lexemes[0].start

    @property
    def end(self) -> int:
        """Where its last lexeme ends in the text."""
        return self.lexemes[-1].end

    @property
    def text(self) -> str:
        """Its words, with one blank where there are any."""
        pairs = zip(self.lexemes, self.lexemes[1:], strict=False)
        blanks = [" " if after.start > one.end else "" for one, after in pairs]
        return "".join(one.text + blank for one, blank in zip(self.lexemes, [*blanks, ""], strict=True))

    def has(self, *kinds: str) -> bool:
        """Whether a lexeme is of one of the kinds."""
        return any(lexeme.kind in kinds for lexeme in self.lexemes)

    def all(self, *kinds: str) -> list[Lexeme]:
        """The lexemes of these kinds."""
        return [lexeme for lexeme in self.lexemes if lexeme.kind in kinds]

    def value(self, *kinds: str) -> Value:
        """What the first lexeme of these kinds says; None without one."""
        return next((lexeme.value for lexeme in self.lexemes if lexeme.kind in kinds), None)


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules as one expression; `letters` are the kinds', `plural` that of "weeks", `rules` go by group name."""

    expression: re.Pattern[str]
    letters: dict[str, str]
    plural: str
    rules: dict[str, tuple[str, str]]


@cache
def grammar() -> Grammar:
    """The rules of `lexicon/time_rules.toml`."""
    table = lexicon.load("time_rules")
    kinds = sorted({entry["kind"] for entry in lexicon.load("times")["word"]} | set(NUMERIC_KINDS))
    letters = {kind: chr(FIRST_LETTER + number) for number, kind in enumerate(kinds)}
    plural = chr(FIRST_LETTER + len(kinds))
    rules = {f"r{number}": rule for number, rule in enumerate(table["rule"])}
    atoms = {**letters, "unit": f"[{letters['unit']}{plural}]", "units": plural}
    branches = [f"(?P<{group}>{compiled(rule['pattern'], table['macros'], atoms)})" for group, rule in rules.items()]
    names = {group: (rule["name"], rule["read"]) for group, rule in rules.items()}
    return Grammar(re.compile("|".join(branches)), letters, plural, names)


def compiled(pattern: str, macros: dict[str, str], letters: dict[str, str]) -> str:
    """A rule's pattern as an expression over letters.

    Raises KeyError where it names a kind or macro that there is none of.
    """
    while re.search(r"[A-Z]", pattern):
        pattern = re.sub(r"[A-Z]+", lambda match: f"(?:{macros[match[0]]})", pattern)
    pattern = re.sub(r"[a-z]+", lambda match: letters[match[0]], pattern)
    return re.sub(r"\((?!\?)", "(?:", pattern.replace(" ", ""))


def phrases(words: Sequence[Lexeme], rules: Grammar) -> Iterator[Phrase]:
    """The phrases of time among a text's lexemes, in order."""
    line = "".join([rules.plural if is_plural(word) else rules.letters.get(word.kind, UNKNOWN) for word in words])
    for match in rules.expression.finditer(line):
        name, read = rules.rules[match.lastgroup or ""]
        yield Phrase(name, read, tuple(words[match.start() : match.end()]), match.start())


def is_plural(word: Lexeme) -> bool:
    """Whether a unit stands in the plural: "weeks"."""
    return word.kind == "unit" and word.text[-1] in "sS"


def phrase_of(words: Sequence[Lexeme], rules: Grammar) -> Phrase | None:
    """The lexemes as one phrase, where a rule fits all of them."""
    found = list(phrases(words, rules))
    return found[0] if len(found) == 1 and len(found[0].lexemes) == len(words) else None
