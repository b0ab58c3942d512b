"""What hangs at the end of a paragraph of body. In comes its span; out go segments: body, sign-off, copyright line.

>>> text = "The talks failed, he said. (afp)© The Harbor Herald"
>>> [text[segment.span.start : segment.span.end] for segment in tails(text, Span(0, len(text)))]
['The talks failed, he said.', '(afp)', '© The Harbor Herald']
"""

from __future__ import annotations

import re
import unicodedata

from twosource.collect import outlets
from twosource.collect.patterns import single
from twosource.model import Segment, Span

SIGN_OFF = re.compile(
    r"""(?P<before>[.!?…"”’'\])])[ \t\u00a0]*
    (?P<credit>\((?P<inside>[^()\n]{2,40})\)\.?
    |(?P<ends>Enditem|ENDITEM|Item[ ]ends)\.?
    |(?:--+|[—–―/-])[ ]?(?P<dashed>[A-Z][\w .'’-]{1,39}?)\.?)$""",
    re.VERBOSE,
)
FOREIGN_RUN = re.compile(r"(?<=[.!?…\"”’')\]])\s*(?=[^\W\d_a-zA-Zà-öø-ÿÀ-ÖØ-ÞĀ-ɏḀ-ỿ])")
FOREIGN_SHARE = 0.3  # of the letters: above it a stretch is no English, whatever names stand in it
LONGEST_TAIL = 700
LATIN_CHECKED = 400


def tails(text: str, span: Span) -> list[Segment]:
    """The paragraph cut into body and what hangs at its end."""
    end = span.end
    segments: list[Segment] = []
    if (cut := glued(text[span.start : end])) is not None:
        tail = Span(span.start + cut, end)
        segments.append(Segment("boilerplate", tail))
        end = span.start + len(text[span.start : tail.start].rstrip())
    if credit := sign_off(text[span.start : end]):
        segments.append(Segment("credit", Span(span.start + credit.start, span.start + credit.end)))
        end = span.start + len(text[span.start : span.start + credit.start].rstrip())
    if end > span.start:
        segments.append(Segment("body", Span(span.start, end)))
    return segments[::-1]


def sign_off(paragraph: str) -> Span | None:
    """The agency's name after the last sentence: "(Yonhap)", "(ani)", "— Reuters"."""
    match = SIGN_OFF.search(paragraph, max(0, len(paragraph) - 60))
    name = match and (match["inside"] or match["dashed"] or match["ends"])
    if not match or not name or not _credits(name):
        return None
    return Span(match.start("credit"), match.end("credit"))


def credit_alone(paragraph: str) -> bool:
    """Whether the paragraph is a sign-off and no more: "-- Reuters", "(AFP)"."""
    name = paragraph.lstrip("-–—―•* ")
    if name == paragraph and not (name.startswith("(") and name.endswith((")", ")."))):
        return False
    return len(name) <= 60 and _credits(name.rstrip(".").strip("()"))


def glued(paragraph: str) -> int | None:
    """Where a copyright line, or a line in another script, begins right after the last sentence."""
    looked_at = max(0, len(paragraph) - LONGEST_TAIL)
    cuts = []
    for match in single("glued").finditer(paragraph, looked_at):
        before = paragraph[: match.start()].rstrip()
        if before and before[-1] in ".!?…\"”’')]":
            cuts.append(match.start())
            break
    for match in FOREIGN_RUN.finditer(paragraph, looked_at):
        if foreign(paragraph[match.end() :]):
            cuts.append(match.end())
            break
    return min(cuts, default=None)


def foreign(stretch: str) -> bool:
    """Whether much of the stretch is in another script than Latin."""
    if stretch.isascii():
        return False
    letters = [letter for letter in stretch[:LATIN_CHECKED] if letter.isalpha()]
    others = sum(not letter.isascii() and not unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return bool(letters) and others > FOREIGN_SHARE * len(letters)


def _credits(name: str) -> bool:
    """Whether all that the name lists are outlets: "AFP", "Reuters/AP"."""
    names = [part.strip() for part in re.split(r"/|,| and |;|-(?=[A-Z]{2})", name) if part.strip()]
    if single("sign_off").fullmatch(name.strip()):
        return True
    return bool(outlets.by_name(name)) or (bool(names) and all(outlets.by_name(part) for part in names))
