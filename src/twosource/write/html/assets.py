"""What lies in the page beside its words: styles and scripts, and the policy that allows these and nothing else.

In come names of files beside this one; out go their texts as one, and a Content-Security-Policy with their hashes.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

STYLES = ("base", "parts", "brief", "reports", "tables", "figures", "print")
SCRIPTS = ("disclosures", "places", "statements", "table", "tabs", "keys")


@cache
def style(names: tuple[str, ...] = STYLES) -> str:
    """The style sheets of a page, in the order in which a later one may change an earlier one."""
    return _joined("styles", names, "css")


@cache
def script(names: tuple[str, ...] = SCRIPTS) -> str:
    """The scripts of a page, each in a block of its own."""
    return _joined("scripts", names, "js")


@cache
def policy(styles: tuple[str, ...] = STYLES, scripts: tuple[str, ...] = SCRIPTS) -> str:
    """What a browser may load and run for a page: its own style and script, known by their hashes."""
    own = f"style-src {_hash(style(styles))}; script-src {_hash(script(scripts))}"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def _joined(folder: str, names: tuple[str, ...], suffix: str) -> str:
    """The files as one text; line ends are those that a browser hashes."""
    room = files(__package__).joinpath(folder)
    return "\n" + "\n".join(room.joinpath(f"{name}.{suffix}").read_text(encoding="utf-8") for name in names)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
