"""A page's tree. In comes markup; out goes the root element, with its bounds kept, or why it cannot be read.

Entities are not expanded, nothing is fetched, and a page that is nested too deeply for the parser is no page.

    >>> tree("<p>The port is <b>shut</b>.").findtext(".//b")
    'shut'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.errors import InputError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_BYTES = 10_000_000
MOST_ELEMENTS = 50_000


def tree(markup: str) -> HtmlElement:
    """The root element; raises InputError where the markup is too large, too deep or holds no element."""
    from lxml import etree, html  # noqa: PLC0415  (most reports are text)

    if len(markup) > MOST_BYTES:
        raise InputError(f"a web page larger than {MOST_BYTES:,} characters")
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, recover=True
    )
    try:
        root = html.document_fromstring(markup.replace("\0", "").encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError("no web page in it") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError("a web page nested too deeply, or with too large a part")
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise InputError(f"a web page of more than {MOST_ELEMENTS:,} elements")
    return root
