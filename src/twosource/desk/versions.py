"""What reads and tells, by name. In come settings; out go names of versions, another one for other code.

A release is known by its number; so that work between two releases is not mixed up either, the names end in a hash of
the code that counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from twosource.settings import Settings
from twosource.versions import contents, installed, pipeline

PACKAGE = Path(__file__).resolve().parent.parent
READING = ("model.py", "statuses.py", "intervals.py", "spans.py", "gazetteer", "lexicon", "extract")
TELLING = (
    *READING, "endings.py", "kinship.py", "mastheads.py", "quotations.py", "weekdays.py", "wording.py",
    "link", "weigh", "write",
)  # fmt: skip
SIGNING = ("link/stories", "link/sagas.py", "lexicon/weights.toml", "lexicon/common_words.toml")
COUNTS = (".py", ".toml", ".tsv", ".onnx", ".json", ".npz")


def reads(settings: Settings) -> str:
    """The versions of all that a reading hangs on: program, pipeline, rules alone or the encoder too."""
    with_encoder = "encoder" if settings.encoder else "rules"
    told = f"twosource {_program()}+{_code(READING)}"
    return f"{told}, {settings.pipeline} {pipeline(settings.pipeline)}, {with_encoder}"


def tells(settings: Settings) -> str:
    """The versions of all that an account hangs on."""
    return f"{reads(settings)}, {_code(TELLING)}"


def signs() -> str:
    """The versions of what finds the reports of one story."""
    return f"twosource {_program()}+{_code(SIGNING)}"


def _program() -> str:
    return installed("twosource") or "unknown"


@cache
def _code(parts: Sequence[str]) -> str:
    """A digest of the files that count."""
    files: list[Path] = []
    for part in parts:
        path = PACKAGE / part
        files += [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.suffix in COUNTS)
    return contents(PACKAGE, files)[:8]
