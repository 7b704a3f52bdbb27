"""The SHA-256 of a text, without OpenSSL: a case on the screen takes some, and OpenSSL is 3.5 MB of memory.

Files are another matter: of megabytes, `hashlib` makes it in a third of the time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

_WITHOUT_OPENSSL = ("_sha2", "_sha256")
"""Where Python has its own, from 3.12 on and before: `random` takes it from there, too. Some systems leave it out."""


def sha256(text: str) -> str:
    """Its 64 hexadecimal digits. Half of a surrogate pair, which JSON can bring, is taken as what it is."""
    digits: str = _made_by()(text.encode("utf-8", "surrogatepass")).hexdigest()
    return digits


@cache
def _made_by() -> Callable[[bytes], Any]:
    for module in _WITHOUT_OPENSSL:
        try:
            made: Callable[[bytes], Any] = import_module(module).sha256
        except (ImportError, AttributeError):
            continue
        return made
    from hashlib import sha256

    return sha256
