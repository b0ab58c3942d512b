"""What was read in single reports, to look inside. In come Readings and the name of a format; out goes text.

render(readings, "json", left_out=left_out)
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.errors import InputError
from twosource.model import LeftOut, Reading
from twosource.write.json import as_json
from twosource.write.reading.forms import form
from twosource.write.reading.terminal import as_terminal

FORMATS = ("terminal", "json", "html")


def render(
    readings: Sequence[Reading],
    format: str,
    *,
    left_out: Sequence[LeftOut] = (),
    width: int = 100,
    color: bool = False,
) -> str:
    """All readings as text; width and color matter for a terminal only.

    Raises InputError for a format that is not there.
    """
    forms = [form(reading, left_out) for reading in readings]
    if format == "terminal":
        return as_terminal(forms, width=width, color=color)
    if format == "json":
        return as_json(forms)
    if format == "html":
        from twosource.write.reading.html import as_html  # noqa: PLC0415  (other formats must not wait for templates)

        return as_html(forms)
    raise InputError(f"format {format!r} is not there: choose one of {', '.join(FORMATS)}")
