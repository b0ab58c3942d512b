"""Who may change something. In come the token of the desk and what a browser sends; out goes yes or no.

A session is a cookie that the desk has signed with a key made of its token: nothing is kept, so any process of the same
token knows it, and another token ends all sessions. A form carries a word made of its session, masked anew each time,
so that neither another site nor the length of a compressed page tells it.
"""

from __future__ import annotations

import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import scrypt, sha256
from hmac import compare_digest, digest

COOKIE = "twosource"
HOURS = 12
Kind = str
VISITOR, EDITOR = "visitor", "editor"


class Keeper:
    """Keeps the door: `open` is False where the desk has no token, and nothing can be changed."""

    def __init__(self, token: str | None) -> None:
        self.open = bool(token)
        self.key = _stretched(_bytes(token)) if token else secrets.token_bytes(32)
        self.token = sha256(_bytes(token)).digest() if token else None

    def admits(self, given: str) -> bool:
        """Whether somebody has the token; takes the same time for any."""
        wanted = self.token or bytes(32)
        return compare_digest(sha256(_bytes(given)).digest(), wanted) and self.open

    def session(self, kind: Kind) -> str:
        """A new cookie."""
        told = f"{kind}.{secrets.token_urlsafe(12)}.{int(time.time())}"
        return f"{told}.{self._sign('session', told)}"

    def kind(self, cookie: str | None) -> Kind | None:
        """Which kind of session a cookie is; None where it is none of ours, or too old."""
        told, _, signature = (cookie or "").rpartition(".")
        if not told or not compare_digest(signature.encode(), self._sign("session", told).encode()):
            return None
        kind, _, rest = told.partition(".")
        born = int(rest.rpartition(".")[2])
        return kind if time.time() - born < HOURS * 3600 else None

    def word(self, cookie: str) -> str:
        """The word that a form of this session carries; another one each time, and all of them hold."""
        plain = self._mac("form", cookie)
        mask = secrets.token_bytes(len(plain))
        return urlsafe_b64encode(mask + _masked(plain, mask)).decode()

    def knows(self, cookie: str, word: str) -> bool:
        """Whether a form is one that this session was given."""
        try:
            given = urlsafe_b64decode(word.encode())
        except ValueError:
            return False
        half = len(given) // 2
        return compare_digest(_masked(given[half:], given[:half]), self._mac("form", cookie))

    def _mac(self, purpose: str, text: str) -> bytes:
        return digest(self.key, _bytes(f"{purpose}\0{text}"), "sha256")

    def _sign(self, purpose: str, text: str) -> str:
        return urlsafe_b64encode(self._mac(purpose, text)).decode().rstrip("=")


def _stretched(token: bytes) -> bytes:
    """A key made of the token, slowly: every visitor gets a cookie signed with it, and could try words against that."""
    return scrypt(token, salt=b"twosource desk", n=2**14, r=8, p=1, dklen=32)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _masked(text: bytes, mask: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(text, mask, strict=False))
