"""Accounts, and readings, as JSON. In come their forms; out goes `twosource.account/1`, indented or one a line.

The fields are those of the dataclasses, in their order; nothing is left out and nothing is added. `load` takes it back:

    load(as_json([account]).encode()) == account
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any

from twosource.errors import InputError
from twosource.intervals import parsed
from twosource.write.contract import Account
from twosource.write.integrity import check

if TYPE_CHECKING:
    from pydantic import TypeAdapter

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
NO_ACCOUNT = "no account in the form twosource.account/1"


def as_json(forms: Sequence[object]) -> str:
    """Indented for readers: the one account or reading, or a list where there are several."""
    told = [plain(form) for form in forms]
    return json.dumps(told[0] if len(told) == 1 else told, ensure_ascii=False, indent=2) + "\n"


def as_jsonl(accounts: Sequence[Account]) -> str:
    """An account a line."""
    return "".join(json.dumps(plain(account), ensure_ascii=False) + "\n" for account in accounts)


def plain(value: Any) -> Any:
    """Dataclasses as dictionaries, tuples as lists, moments in UTC as text, all the way down; bytes are left out.

    >>> plain((datetime(2019, 1, 17, 12, tzinfo=UTC), {1: b"raw", 2: ("a", None)}))
    ['2019-01-17T12:00:00Z', {'2': ['a', None]}]
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if is_dataclass(value):
        parts = ((field.name.rstrip("_"), getattr(value, field.name)) for field in fields(value))
        return {name: plain(part) for name, part in parts if not isinstance(part, bytes)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items() if not isinstance(item, bytes)}
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else value


def load(written: bytes) -> Account:
    """The account that was written as JSON; fields that a later version has added are passed over.

    Raises InputError with one line for anything else.
    """
    from pydantic import ValidationError  # noqa: PLC0415  (only who keeps accounts needs it)

    try:
        account = _adapter().validate_json(written.removeprefix(BYTE_ORDER_MARK), strict=True)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in problem["loc"]) or "the file"
        raise InputError(f"{NO_ACCOUNT}: {place}: {problem['msg'][0].lower()}{problem['msg'][1:]}") from error
    _check(account)
    return account


def load_all(written: bytes) -> tuple[Account, ...]:
    """The accounts of a file that anybody may have written: one, a list of them, or one a line.

    Raises InputError as `load` does, and where an account refers to what it does not have.
    """
    accounts = tuple(map(load, _parts(written.removeprefix(BYTE_ORDER_MARK).strip())))
    for account in accounts:
        check(account)
    return accounts


def _parts(text: bytes) -> list[bytes]:
    lines = [line for line in text.splitlines() if line.strip()]
    if text.startswith(b"["):
        try:
            return [json.dumps(part).encode() for part in json.loads(text)]
        except (ValueError, RecursionError) as error:
            raise InputError(f"{NO_ACCOUNT}: the file: {error}") from error
    return lines if len(lines) > 1 and lines[0].rstrip().endswith(b"}") else [text]


def _check(account: Account) -> None:
    """Raises InputError for what the form alone does not say: times are dates, counts are finite."""
    for place, earliest, latest in _times(account):
        try:
            parsed(earliest, latest)
        except (ValueError, OverflowError) as error:
            raise InputError(f"{NO_ACCOUNT}: {place}: {error}") from error
    for event in account.events:
        bounds = (bound for number in event.numbers for bound in (number.at_least, number.at_most))
        if not all(isfinite(value) for value in (event.assessment.importance, *bounds) if value is not None):
            raise InputError(f"{NO_ACCOUNT}: event {event.id}: a number is not finite")


def _times(account: Account) -> Iterator[tuple[str, str | None, str | None]]:
    """Every time with where it stands: texts of which the form alone does not say that they are dates."""
    for report in account.reports:
        for name, time in (("published", report.published), ("modified", report.modified)):
            if time:
                yield f"{name} of {report.id}", time.earliest, time.latest
    yield from (
        (f"time of {event.id}", event.time.earliest, event.time.latest) for event in account.events if event.time
    )
    yield from (("chronology", line.earliest, line.latest) for line in account.chronology)


@cache
def _adapter() -> TypeAdapter[Account]:
    from pydantic import TypeAdapter  # noqa: PLC0415  (a third of a second, which a brief need not wait for)

    return TypeAdapter(Account)
