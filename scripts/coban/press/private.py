"""The path of a preview for invited newsrooms: whoever has the key finds it, nobody guesses it."""

from __future__ import annotations

import base64
import hashlib

from coban.errors import InputError

SHORTEST = 16
"""Characters of a key: fewer can be tried out one by one."""

LETTERS = 26
"""Of the path: 130 bits."""

_WORK = {"n": 2**14, "r": 8, "p": 1}
"""What a guess at the key costs: a twentieth of a second, as scrypt's authors advise for logins."""


def private_name(key: str) -> str:
    """The folder's name: small letters and digits, always the same for a key. Raises InputError."""
    if len(key) < SHORTEST or not key.isprintable():
        expected = f"expected at least {SHORTEST} letters, digits and signs that nobody can guess"
        cure = 'make one with: python3 -c "import secrets; print(secrets.token_urlsafe(16))"'
        raise InputError.at("--press", f"the key can be guessed; {expected}; {cure}")
    raw = hashlib.scrypt(key.encode(), salt=b"coban press preview", dklen=20, **_WORK)
    return base64.b32encode(raw).decode().lower()[:LETTERS]
