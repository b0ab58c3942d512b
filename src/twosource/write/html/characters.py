r"""Characters that could steer a page. In comes any text; out goes it so that they are gone, or are seen.

>>> plain("a\u202eb\x00"), str(shown("a\u202e<b>"))
('ab', 'a<span class="odd">U+202E</span>&lt;b&gt;')
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from twosource.write.safety import safe

ODD = re.compile(
    "([\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff])\\1*"
)


def plain(text: str) -> str:
    """A line of text for names, labels and values: such characters are taken out."""
    return safe(ODD.sub("", safe(text)))


def shown(text: str) -> Markup:
    """The words of a report, escaped: such characters are shown by their number, and how often they stand there."""
    parts, end = [], 0
    for match in ODD.finditer(text):
        parts += [escape(text[end : match.start()]), _number(match[1], len(match[0]))]
        end = match.end()
    return Markup("").join([*parts, escape(text[end:])])


def _number(character: str, count: int) -> Markup:
    times = f" ×{count}" if count > 1 else ""
    return Markup('<span class="odd">U+{:04X}{}</span>').format(ord(character), times)
