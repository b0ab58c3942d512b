"""POLECAT's table as files. In come Accounts and the reports' texts; out goes the table with tabs, commas, or types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twosource.write.contract import Account
from twosource.write.exports.polecat import COLUMNS, NONE, rows
from twosource.write.exports.tables import Columns, Kind, Row, as_csv, as_parquet

KINDS: Mapping[str, Kind] = {"Intensity": "number", "Latitude": "number", "Longitude": "number", "GeoNames ID": "count"}
TYPES: Columns = {name: KINDS.get(name, "text") for name in COLUMNS}


def as_polecat(accounts: Sequence[Account], texts: Mapping[str, str]) -> bytes:
    """The table as it is published: tab-separated."""
    return as_csv(TYPES, _rows(accounts, texts), delimiter="\t", end="\n")


def as_polecat_csv(accounts: Sequence[Account], texts: Mapping[str, str]) -> bytes:
    """The table for spreadsheets: separated by commas."""
    return as_csv(TYPES, _rows(accounts, texts))


def as_polecat_parquet(accounts: Sequence[Account], texts: Mapping[str, str]) -> bytes:
    """The table with types, null where the text has "None"; raises SetupError without pyarrow."""
    plain = [{name: None if cell == NONE else cell for name, cell in row.items()} for row in _rows(accounts, texts)]
    return as_parquet(TYPES, plain)


def _rows(accounts: Sequence[Account], texts: Mapping[str, str]) -> list[Row]:
    return [row for account in accounts for row in rows(account, texts)]
