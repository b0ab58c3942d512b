"""Whose work a report carries, and whose report it is. In come its segments; out go outlet and Credits.

Metadata name the outlet first, then its web address, a copyright line, an outlet's name in the byline, and last the
agency that signs the text. A picture's agency is credited with the picture only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from twosource.collect import outlets
from twosource.collect.datelines import Dateline
from twosource.collect.metadata import Metadata
from twosource.model import Credit, Segment, Span

HOLDER = re.compile(
    r"(?i:copyright|©|ⓒ|\(c\))[\s,©]*(?i:\(c\)\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,:]*(?i:by\s+)?"
    r"(?P<name>(?:The |the )?[A-Z][\w&'’-]*(?:\.(?=\w)[\w&'’-]+)*"
    r"(?: (?:[A-Z&][\w&'’-]*(?:\.(?=\w)[\w&'’-]+)*|of|and|the|de|la)(?![\w]))*)"
)
COMPANY = re.compile(r"[,.]?\s+(?:LLC|L\.L\.C|Inc|Ltd|Limited|Corp|Corporation|Co|GmbH|AG|Pty|PLC|Plc|All|ALL)\b.*$")
MAY_HOLD = re.compile(r"copyright|©|ⓒ|\(c\)", re.IGNORECASE)
PICTURE_CREDIT = re.compile(
    r"(?:[(\[](?P<inside>[^()\[\]]{2,160})[)\]]\.?"
    r"|(?P<slashed>\bREUTERS/.{2,80}|(?:Photograph|Photo|Image|Picture|Credit)(?: by| credit)?:? .{3,100})"
    r"|(?:[/|] ?)(?P<bare>[A-Z][\w /-]{1,60}?)|(?P<images>Getty Images.{0,40}))$"
)
PICTURES = re.compile(
    r"^\W*POOL\b|\b(?:EPA(?:-EFE)?|Getty|Shutterstock|Zuma|ZUMA|Sipa|SIPA|Alamy|Polaris|imago|Photo Pool)\b|Photo by"
)  # who gives pictures only, or signs one
OF_PICTURE = re.compile(r"\W*(?:AP|AFP) P|\W*REUTERS/|.*(?:Photo|Getty|toggle)", re.DOTALL)
PHOTOGRAPHER = re.compile(r"\W*(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}) ?/ ?[A-Z]")
BYLINE_PARTS = re.compile(r"\s*(?:\||,|/|•|·| - | – | — | at | of | for )\s*")
BY = re.compile(r"^(?:\w+ )?by:?\s+(?:the\s+)?(?=[A-ZÀ-Þ])", re.IGNORECASE)
LONGEST_NAME = 60


def outlet(text: str, segments: Sequence[Segment], metadata: Metadata, credits: Sequence[Credit]) -> str | None:
    """The name of the outlet that published the report, None where nothing tells."""
    if metadata.outlet:
        return outlets.canonical(metadata.outlet)
    if metadata.url and (found := outlets.by_url(metadata.url)):
        return found.name
    if holder := copyright_holder(text, segments):
        return holder
    for line in _of_kind(text, segments, "byline"):
        for part in BYLINE_PARTS.split(BY.sub("", line)):
            if found := outlets.by_name(part):
                return found.name
    return next((credit.agency for credit in credits if credit.part == "text"), None)


def copyright_holder(text: str, segments: Sequence[Segment]) -> str | None:
    """The outlet named after the copyright sign; an agency's copyright is no outlet's."""
    for line in _of_kind(text, segments, "boilerplate"):
        match = HOLDER.search(line)
        if not match or not match["name"][0].isupper():
            continue
        name = COMPANY.sub("", match["name"]).rstrip(" .,&")
        known = outlets.by_name(name)
        if known and known.is_agency:
            continue
        if known or (2 < len(name) <= LONGEST_NAME):
            return known.name if known else name
    return None


def credited(text: str, segments: Sequence[Segment], dateline: Dateline | None) -> Iterator[Credit]:
    """Every agency that the report says it carries, each span once, in reading order."""
    for segment in segments:
        words = text[segment.span.start : segment.span.end]
        start = segment.span.start
        if segment.kind == "dateline" and dateline and dateline.agency:
            at = words.rfind(_inside(words))
            yield Credit(outlets.canonical(dateline.agency), "text", Span(start + at, start + at + len(_inside(words))))
        elif segment.kind == "caption":
            yield from _picture(words, start)
        elif segment.kind == "credit":
            yield from _sign_offs(words, start)
        elif segment.kind == "byline" or (segment.kind == "boilerplate" and MAY_HOLD.search(words)):
            yield from _named(words, start, "text")


def told(metadata: Metadata) -> Iterator[Credit]:
    """The agencies that metadata name."""
    for name in metadata.agencies:
        known = outlets.by_name(name)
        if known and known.is_agency:
            yield Credit(known.name, "text")


def distinct(credits: Iterable[Credit], outlet: str | None) -> Iterator[Credit]:
    """The credits without those to the outlet itself, each agency once for text and once for pictures."""
    seen: set[tuple[str, str]] = set()
    for credit in credits:
        own = outlet is not None and f"{outlet} ".startswith(f"{credit.agency} ")  # "Peninsula" for Peninsula News
        if not own and (credit.agency, credit.part) not in seen:
            seen.add((credit.agency, credit.part))
            yield credit


def byline(text: str, segments: Sequence[Segment]) -> str | None:
    """The authors' names of the first byline, without its "By"."""
    return next((BY.sub("", " ".join(line.split())) for line in _of_kind(text, segments, "byline")), None)


def _of_kind(text: str, segments: Sequence[Segment], kind: str) -> Iterator[str]:
    return (text[segment.span.start : segment.span.end] for segment in segments if segment.kind == kind)


def _inside(words: str) -> str:
    """What a dateline has between parentheses or strokes, else all of it."""
    match = re.search(r"\(([^()]+)\)|/([^/]+)/", words)
    return (match[1] or match[2]) if match else words


def _picture(caption: str, start: int) -> Iterator[Credit]:
    match = PICTURE_CREDIT.search(caption)
    if match and (words := match[match.lastgroup or 0]):
        yield from _named(words, start + match.start(match.lastgroup or 0), "caption")


def _sign_offs(words: str, start: int) -> Iterator[Credit]:
    """Agencies in a credit line: whole names first, which may be written small: "(yonhap)"."""
    bare = words.strip("()-–—―•*. \t\n")
    if PICTURES.search(words):
        yield from _named(words, start, "caption")
        return
    if (found := outlets.by_name(bare)) is not None:
        at = words.index(bare)
        yield Credit(found.name, "text", Span(start + at, start + at + len(bare)))
        return
    yield from _named(words, start, "caption" if _is_of_picture(words) else "text")


def _is_of_picture(words: str) -> bool:
    """Whether a credit line names a picture's agency, as behind a photographer: "Ana Ruiz / AFP"."""
    photographer = PHOTOGRAPHER.match(words)
    return bool(OF_PICTURE.match(words)) or (photographer is not None and not outlets.by_name(photographer["name"]))


def _named(words: str, start: int, part: str) -> Iterator[Credit]:
    """Agencies that the words name."""
    for found, at, end in outlets.found_in(words):
        if found.is_agency:
            yield Credit(found.name, "caption" if part == "caption" else "text", Span(start + at, start + end))
