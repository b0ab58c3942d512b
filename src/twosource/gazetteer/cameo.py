"""Actors in CAMEO's letters. In comes a Code; out goes one string: a country or kind of body, then roles.

>>> from twosource.gazetteer.codes import code
>>> cameo_code(code("two Chilean police officers")), cameo_code(code("gunmen")), cameo_code(code("the United Nations"))
('CHLCOP', '---UAF', 'IGOUNO')

One actor, one string: several actors are never glued into one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from twosource.gazetteer.codes import Code

BODIES: Mapping[str, str] = MappingProxyType({"UNO": "IGOUNO", "EUR": "IGOEUREEC"})
ROLES: Mapping[str, str] = MappingProxyType({"JRN": "MED", "MED": "HLH", "PRM": "UAF", "PTY": "OPP", "PRE": "GOV"})
INTERNATIONAL = ("IGO", "IMG", "NGO", "NGM")
UNKNOWN = "---"


def cameo_code(code: Code) -> str:
    """The actor in CAMEO's letters; empty where nothing is known of it."""
    if code.cameo:
        return code.cameo + (_role(code.role) if code.role == "ELI" else "")
    country = BODIES.get(code.country, code.country)
    role = "" if code.role in ("UNK", code.country) else _role(code.role)
    if country.startswith(INTERNATIONAL) and role in INTERNATIONAL:
        role = ""
    return f"{country or UNKNOWN}{role}{_role(code.second)}" if country or role else ""


def _role(role: str) -> str:
    return ROLES.get(role, role)
