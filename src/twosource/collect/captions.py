"""What is a picture's caption. In comes a paragraph; out goes the rule by which it is a caption, or None.

>>> caption("Minister Jane Doe, left, waits at the port. (Harbor Press via AP)")
'agency-photo'
>>> caption("The minister waited at the port, two aides said.")
"""

from __future__ import annotations

import re

from twosource.collect import outlets
from twosource.collect.patterns import caption_cues, single
from twosource.collect.tails import sign_off
from twosource.weekdays import WEEKDAY

LONGEST = 1200
LONGEST_OPENING = 400
SIGN_OFF = re.compile(r"\((?P<name>[^()\n]{2,60})\)\.?$")
DATED = re.compile(rf"{WEEKDAY}, [A-Z][a-z]{{2,8}}\.? \d{{1,2}}, \d{{4}}\b")


def caption(paragraph: str) -> str | None:
    """The name of the rule by which the paragraph is a caption."""
    if len(paragraph) > LONGEST:
        return None
    cues = caption_cues()
    for name in ("file", "in-this-photo", "labelled"):
        if cues[name].pattern.match(paragraph):
            return name
    signed = sign_off(paragraph)
    for name in ("agency-photo", "slash"):
        if cues[name].pattern.search(paragraph) and (not signed or shows(paragraph)):
            return name
    if agency_sign_off(paragraph) and shows(paragraph):
        return "agency-sign-off"
    if cues["position"].pattern.search(paragraph) and DATED.search(paragraph) and not telling(paragraph):
        return "position-and-date"
    if cues["seen"].pattern.search(paragraph) and not telling(paragraph):
        return "seen"
    return None


def opening(paragraph: str) -> str | None:
    """The rule by which a first paragraph of a report is the caption of a picture, although no credit says so."""
    if len(paragraph) > LONGEST_OPENING or telling(paragraph):
        return None
    cues = caption_cues()
    if cues["opening-dated"].pattern.match(paragraph):
        return "opening-dated"
    if single("finite").search(paragraph):
        return None
    names = ("opening-participle", "opening-ends-in-date")
    return next((name for name in names if cues[name].pattern.match(paragraph)), None)


def agency_sign_off(paragraph: str) -> re.Match[str] | None:
    """The "(Yonhap)" with which a paragraph ends, where that is an outlet."""
    match = SIGN_OFF.search(paragraph)
    return match if match and outlets.by_name(match["name"]) else None


def shows(paragraph: str) -> bool:
    """Whether the paragraph describes a picture rather than tells news."""
    cues = caption_cues()
    if telling(SIGN_OFF.sub("", paragraph)):
        return False
    return bool(cues["position"].pattern.search(paragraph) or cues["shows"].pattern.search(paragraph))


def telling(paragraph: str) -> bool:
    """Whether it quotes or reports somebody."""
    return bool(single("telling").search(paragraph))
