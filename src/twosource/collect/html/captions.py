"""The caption of a picture with its credit. In comes a figure, or what is named a caption; out goes a line, or None.

>>> from lxml.html import fragment_fromstring
>>> caption(fragment_fromstring("<figure><figcaption>Ships. <i class='credit'>Jane Roe</i></figcaption></figure>"))
'Ships. (Jane Roe)'
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from twosource import lexicon
from twosource.collect.html.parts import hidden, parts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNREAD = frozenset(
    ("script", "style", "template", "svg", "iframe", "button", "noscript", "table", "blockquote", "video")
)
LONGEST = 2_000
PARENTHESES = "()[]"
GLUED = re.compile(r"(?<=[a-z][.!?”])(?=[A-Z“])")  # two elements side by side, without a blank


def caption(element: HtmlElement) -> str | None:
    """The words below a picture, and in parentheses whom the picture is from; None where there are none."""
    told: list[str] = []
    credit: list[str] = []
    owners = list(element.iter("figcaption")) or [
        one for one in element.iter() if "caption" in parts(one) and one is not element
    ]
    if not owners and element.tag == "figure":
        owners = list(element.iter("p")) if element.find(".//a") is None and element.find(".//img") is not None else []
        if not owners:
            return None
    owners = outermost(owners) or [element]
    for owner in owners:
        gather(owner, told, credit, in_credit=owner.tag != "figcaption" and only_credit(owner))
    if owners != [element]:
        credit += [line for one in element.iter() if (line := outside(one, owners)) and line not in credit]
    words, source = joined(told), joined(dict.fromkeys(credit))
    if not words and not source:
        return None
    if source and source in words:
        source = ""
    if source and not (source[0] in PARENTHESES and source[-1] in PARENTHESES):
        source = f"({source})" if not any(mark in source for mark in PARENTHESES) else f"| {source}"
    return " ".join(filter(None, (words, source)))[:LONGEST]


def outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    """The elements that are inside none of the others."""
    known = set(elements)
    return [one for one in elements if not any(above in known for above in one.iterancestors())]


def only_credit(element: HtmlElement) -> bool:
    """Whether an element's names call it a credit and no caption."""
    own = parts(element)
    return "credit" in own and "caption" not in own


def gather(element: HtmlElement, told: list[str], credit: list[str], *, in_credit: bool) -> None:
    """Puts the text of an element where it belongs: to the caption or to the credit."""
    if element.tag in UNREAD or hidden(element):
        return
    in_credit = in_credit or only_credit(element)
    target = credit if in_credit else told
    target.append(element.text or "")
    for child in element:
        gather(child, told, credit, in_credit=in_credit)
        target.append(child.tail or "")


def outside(element: HtmlElement, owners: list[HtmlElement]) -> str | None:
    """The credit that an element beside the caption gives."""
    if not only_credit(element) or any(above in owners or only_credit(above) for above in element.iterancestors()):
        return None
    found: list[str] = []
    if element not in owners:
        gather(element, [], found, in_credit=True)
    return joined(found) or None


def joined(pieces: object) -> str:
    """Pieces as one line, without what a site writes beside a caption."""
    line = " ".join("".join(str(piece) for piece in pieces).split())  # type: ignore[attr-defined]
    return _label().sub("", GLUED.sub(" ", line)).strip(" |•·")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(lexicon.load("markup")["caption_label"]["pattern"], re.IGNORECASE)
