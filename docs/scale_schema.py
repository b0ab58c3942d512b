"""Writes the page about the tables of a batch, out of the code that writes them.

    python docs/scale_schema.py

In comes nothing; out goes docs/scale-schema.md. A test holds that it is current.
"""

from __future__ import annotations

import sys
from pathlib import Path

from twosource.scale.schema import page

PAGE = Path(__file__).resolve().parent / "scale-schema.md"
HEAD = """# The tables of a batch

What `twosource batch` writes, see [scale](scale.md). This page is made by `make schema`. Times are
local times without a zone; the column behind them tells how far they are ahead of UTC, where that is known.

"""


def text() -> str:
    """The page."""
    return HEAD + "\n".join(page()) + "\n"


def main() -> int:
    PAGE.write_text(text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
