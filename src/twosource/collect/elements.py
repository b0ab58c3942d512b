"""XML that may come from anybody. In come bytes; out goes the root element, or why there is none.

Nothing is fetched, no document type is read, and a document that declares entities of its own is refused: nobody who
sends news needs any, and a few lines of them can be made to mean gigabytes.

>>> word(parsed(b"<item><headline>Port  shut</headline></item>"), "headline")
'Port shut'
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from twosource.errors import InputError

Element = Any  # lxml has no types


def parsed(raw: bytes) -> Element:
    """The root element; raises InputError where the XML is broken or declares entities."""
    from lxml import etree  # noqa: PLC0415  (slow to load, needed for few kinds of input)

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"broken XML: {' '.join(str(error).split())[:120]}") from error
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and any(True for _ in internal.iterentities()):
        raise InputError("XML that declares entities of its own, which is not read")
    return root


def local(node: Element) -> str:
    """An element's name without its namespace, in small letters; "" of a comment."""
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of that name, in small letters and without a namespace."""
    if element is not None:
        yield from (child for child in element if local(child) == name)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of the first name, its first child of the second name, and so on."""
    for name in path:
        element = next(children(element, name), None)
    return element


def every(element: Element, *names: str) -> Iterator[Element]:
    """All elements within that have one of the names, in reading order."""
    return (node for node in element.iter() if local(node) in names)


def words(element: Element | None) -> str | None:
    """All text within an element, as one line."""
    return None if element is None else " ".join("".join(element.itertext()).split()) or None


def word(element: Element | None, *path: str) -> str | None:
    """All text within the element at a path."""
    return words(child(element, *path))
