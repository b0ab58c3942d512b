"""Links within a page, of a part that stands alone. In come its HTML and the whole page's address; out goes the HTML.

>>> str(beyond(Markup('<i id="a"></i><a href="#a">here</a> <a href="#b">there</a>'), "/stories/1?as_of=x&y"))
'<i id="a"></i><a href="#a">here</a> <a href="/stories/1?as_of=x&amp;y#b">there</a>'
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

HERE = re.compile(r'(?<= href=")#([^"]+)(?=")')
NAME = re.compile(r'(?<= id=")[^"]+(?=")')
SIGNS = "i-"  # pictures, which the frame of each page brings along


def beyond(part: Markup, page: str) -> Markup:
    """The part, in which links to what it does not have lead to the whole page; once it is put in there, they stay."""
    own, whole = set(NAME.findall(part)), str(escape(page))

    def led(match: re.Match[str]) -> str:
        there = match[1] in own or match[1].startswith(SIGNS)
        return match[0] if there else f"{whole}{match[0]}"

    return Markup(HERE.sub(led, str(part)))  # noqa: S704  (our own template)
