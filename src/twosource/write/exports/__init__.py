"""Forms in which other programs read an account: in come Accounts, out goes a file of theirs, one file a form.

export(accounts, texts, "geojson")
FORMATS["geojson"].extension
"""

from __future__ import annotations

from twosource.write.exports.formats import FORMATS, Format, export

__all__ = ["FORMATS", "Format", "export"]
