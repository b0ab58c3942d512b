"""What the components leave on a Doc: `doc._.NAME`, each a tuple of the model's types, empty until assigned.

Nothing comes in or goes out; importing this module registers the attributes with spaCy. `report_id` and `published`
are the two that a user of single components may set beforehand.
"""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

DEFAULTS: dict[str, Any] = {
    "report_id": "",  # str: the report that spans are said to be in
    "published": None,  # model.Publication | None: the date that relative times count from
    "dateline": None,  # str | None: the place that a report is datelined from
    "segments": (),  # tuple[model.Segment, ...]: of the report; captions are told from body by them
    "encoded": None,  # extract.encoder.scores.Scores | None: what the trained encoder makes of the text
    "timexes": (),  # tuple[model.Timex, ...]
    "entities": (),  # tuple[model.Entity, ...], each with its mentions
    "attributions": (),  # tuple[model.Attribution, ...]
    "events": (),  # tuple[model.EventMention, ...]
}
for name, default in DEFAULTS.items():
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=default)
