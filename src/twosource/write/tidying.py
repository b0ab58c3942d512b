"""A sentence's edges. In comes what a report has; out goes one line that leans on nothing before it.

>>> tidy("LIMA (Harbor Post) — But the mill was sold on Friday.")
'The mill was sold on Friday'
"""

from __future__ import annotations

import re

from twosource.write.phrases import openers, words

DATELINE = re.compile(r"^[A-Z][A-Z .,'/-]{2,40}(?:, [A-Z][\w. ]+)?(?: \([^)]{1,30}\))? ?(?:—|–|―|--) ?")
EDGES = " \t\n,;:—–―-"
LINKED = re.compile(
    r"\b(?P<last>[A-Z][\w'’-]+) (?:[A-Z(][\w.()'’-]* ){1,4}?(?P=last)[A-Z][^\n]{0,400}?\bMORE(?P<owner>['’]s)?\b"
)
TWICE = re.compile(r"\b(?P<name>[A-Z]\w+ [A-Z]\w+) (?P=name)\b")
UNENDED = re.compile(r"(?:^|[\s(—–―-])\"(?=\S)[^\"]*$")  # a straight mark that opens, and none behind it
CURLY = re.compile(r'“([^“”"]*)"')
STRAIGHT = re.compile(r'"([^“”"]*)”')
SLUG = re.compile(r"^(?:exclusive|breaking(?: news)?|updated?|developing|just in) ?(?::|—|–|―|--|-) ?", re.IGNORECASE)
STAMP = re.compile(
    r"^(?:updated?,? )?\(?(?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|\d{1,2}:\d\d)(?: [A-Z]{2,4})?\)? ?(?:—|–|―|--|:|- ) ?",
    re.IGNORECASE,
)


def unlinked(text: str) -> str:
    """Without the box of links that some pages put behind a name.

    >>> unlinked("Ben Cole Benjamin ColeMills to be sold MORE’s plan")
    'Ben Cole’s plan'
    """
    if "MORE" in text:
        text = LINKED.sub(lambda found: f"{found['last']}{found['owner'] or ''}", text)
    return TWICE.sub(r"\g<name>", text)


def tidy(text: str) -> str:
    """One line, without a dateline, ties to the sentence before, or marks at its edges."""
    line = DATELINE.sub("", STAMP.sub("", SLUG.sub("", unlinked(" ".join(text.split()))))).strip(EDGES)
    line = re.sub(r",([\"”])$", r"\1", _untied(line).strip(EDGES))
    abbreviated = "." in line.rsplit(maxsplit=1)[-1][:-1] if line else False
    line = line if abbreviated or line.endswith("..") else line.removesuffix(".")
    line = re.sub(r"(?<=[a-z])\.([\"”])$", r"\1", line)
    return line[:1].upper() + line[1:]


def paired(text: str) -> str:
    """With both marks of a quotation alike, where one is straight and one is not.

    >>> paired('“The mill is lost," Ana Ruiz said')
    '“The mill is lost,” Ana Ruiz said'
    """
    return CURLY.sub(r"“\1”", STRAIGHT.sub(r'"\1"', text))


def closed(text: str) -> str:
    """With a mark at the end of a quotation that goes on in the next sentence.

    >>> closed("Ana Ruiz said: “The mill is lost")
    'Ana Ruiz said: “The mill is lost”'
    """
    if text.count("“") == text.count("”") + 1 and text.rfind("“") > text.rfind("”"):
        return f"{text}”"
    return f'{text}"' if text.count('"') % 2 and UNENDED.search(text) else text


def _untied(line: str) -> str:
    """Without its tie; "That" at the beginning of a sentence is its subject, "While …, …" a clause of it."""
    tie = openers().match(line)
    keeps = tie is None or line.startswith("That ") or (tie[0].split()[0].casefold() in words("joint") and "," in line)
    return line if keeps and not line.startswith(("But ", "And ")) else openers().sub("", line)
