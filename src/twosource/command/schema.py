"""`twosource schema`: the name of an output in, its JSON Schema out."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from twosource.command.output import write


class Form(StrEnum):
    """What there is a JSON Schema of."""

    account = "account"
    reading = "reading"


def schema(form: Annotated[Form, typer.Argument(help="of which output")] = Form.account) -> None:
    """Prints the JSON Schema of an account, or of a reading."""
    from twosource.write.schema import published_schema  # noqa: PLC0415

    write(published_schema(form.value))
