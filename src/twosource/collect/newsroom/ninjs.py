"""ninjs, the IPTC's news in JSON, versions 1 to 3. In comes a record; out go the reports in it.

Version 1 has `body_xhtml` and `headline`, version 2 lists of `bodies` and `headlines`, version 3 the same in camel
case: names are compared without case and underscores, so that one reader serves all.

>>> is_item({"uri": "urn:a", "pubStatus": "usable", "bodies": [{"value": "The port is shut."}]})
True
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from twosource.collect.fragments import Passage, line, passage, plain
from twosource.collect.newsroom.items import Item, report
from twosource.collect.reports import Received
from twosource.collect.web.addresses import web_address
from twosource.errors import InputError
from twosource.model import LeftOut

IDS = ("uri", "guid")
TELLTALES = frozenset(("pubstatus", "versioncreated", "representationtype", "standard", "type", "profile"))
CONTENTS = frozenset(("bodies", "headlines", "associations"))
BODY = "body"
RANKS = ("html", "plain", "text", "nitf", "xml")  # of what a body calls itself: the first is read best
OTHER_ROLES = ("summary", "teaser", "abstract", "lead", "title", "headline", "caption", "note")
DEEPEST = 3  # items within items

Record = Mapping[str, Any]


def is_item(record: Record) -> bool:
    """Whether a record of JSON is an item of ninjs rather than any other."""
    fields = folded(record)
    if isinstance(standard := fields.get("standard"), Mapping):
        return str(standard.get("name", "")).lower() == "ninjs"
    has_content = any(isinstance(fields.get(name), list | Mapping) for name in CONTENTS) or any(
        name.startswith(BODY) and name != BODY for name in fields
    )
    return has_content and any(name in fields for name in IDS) and not TELLTALES.isdisjoint(fields)


def reports(record: Record, place: str, name: str, depth: int = 0) -> Iterator[Received | LeftOut]:
    """The item itself, and the texts among what is associated with it."""
    fields = folded(record)
    inner = [one for one in associated(fields) if any(True for _ in bodies(folded(one)))]
    item = read(fields)
    if item.passage.text or not inner:
        yield report(item, place, name)
    for number, one in enumerate(inner if depth < DEEPEST else (), 1):
        yield from reports(one, f"{place}.{number}", f"{name}-{number}", depth + 1)


def read(fields: Record) -> Item:
    """The item that a record's fields tell."""
    sources = tuple(source for key in ("infosource", "infosources") for source in names(fields.get(key)))
    return Item(
        passage=body(fields),
        id=line(fields.get("uri")) or line(fields.get("guid")),
        title=line(fields.get("headline")) or main(fields.get("headlines")) or line(fields.get("title")),
        byline=line(fields.get("byline")) or line(fields.get("by")),
        dateline=line(fields.get("dateline")),
        outlet=next(iter((*names(fields.get("provider")), *names(fields.get("copyrightholder")), *sources)), None)
        or line(fields.get("source")),
        agencies=sources,
        created=line(fields.get("versioncreated")) or line(fields.get("firstcreated")),
        url=next(filter(None, (web_address(line(fields.get(key)) or "") for key in ("url", "uri"))), None),
        status=line(fields.get("pubstatus")),
        embargoed=line(fields.get("embargoed")),
        captions=tuple(caption for one in associated(fields) if (caption := caption_of(folded(one)))),
        kind=line(fields.get("type")),
    )


def body(fields: Record) -> Passage:
    """The body in the form that is read best."""
    ranked = sorted(bodies(fields), key=lambda found: found[0])
    for _, form, value in ranked:
        if "nitf" in form and value.lstrip().startswith("<"):
            from twosource.collect.newsroom.nitf import content  # noqa: PLC0415  (few items have any)

            try:
                found = content(value)
            except InputError:
                continue
        else:
            found = passage(value) if "html" in form or "xml" in form or form == "" else plain(value)
        if found.text:
            return found
    return Passage("")


def bodies(fields: Record) -> Iterator[tuple[tuple[bool, int], str, str]]:
    """Each body with how well it is read, what it calls itself, and its value."""
    listed = fields.get("bodies")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, Mapping) and isinstance(value := folded(one).get("value"), str) and value.strip():
            role = str(folded(one).get("role") or "").lower()
            yield (role.startswith(OTHER_ROLES), rank(form := form_of(folded(one), role))), form, value
    for name, value in fields.items():
        if name.startswith(BODY) and name != "bodies" and isinstance(value, str) and value.strip():
            form = name.removeprefix(BODY)
            yield (False, rank(form)), form, value


def form_of(fields: Record, role: str) -> str:
    """What a body calls itself: its media type, else its role."""
    return str(fields.get("contenttype") or role).lower()


def rank(form: str) -> int:
    """How well a form is read: 0 is best."""
    return next((number for number, part in enumerate(RANKS) if part in form), len(RANKS))


def associated(fields: Record) -> list[Record]:
    """The items associated with one: a list, or in version 1 a mapping by name."""
    found = fields.get("associations")
    listed = found.values() if isinstance(found, Mapping) else found if isinstance(found, list) else ()
    return [one for one in listed if isinstance(one, Mapping)]


def caption_of(fields: Record) -> str | None:
    """The caption of an associated picture with its credit."""
    if str(fields.get("type", "")).lower() not in ("picture", "graphic", "video"):
        return None
    told = [value for key, value in fields.items() if key.startswith("description") and isinstance(value, str)]
    words = passage(next(iter(told), None) or main(fields.get("descriptions")) or "").text
    credit = line(fields.get("byline")) or line(fields.get("by"))
    return f"{words} ({credit})" if words and credit and credit not in words else words or None


def main(values: Any) -> str | None:
    """Of several headlines or descriptions the one whose role is "main", else the first."""
    found = [folded(one) for one in values if isinstance(one, Mapping)] if isinstance(values, list) else []
    found.sort(key=lambda one: str(one.get("role", "main")).lower() != "main")
    return next((told for one in found if (told := line(one.get("value")))), None)


def names(value: Any) -> tuple[str, ...]:
    """The names in a value: of a text itself, of objects what they call their name."""
    listed = value if isinstance(value, list) else [value]
    found = (line(folded(one).get("name")) if isinstance(one, Mapping) else line(one) for one in listed)
    return tuple(filter(None, found))


def folded(record: Record) -> dict[str, Any]:
    """The record's fields by names without case and underscores."""
    return {str(name).replace("_", "").lower(): value for name, value in record.items()}
