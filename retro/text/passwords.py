"""Texts without the passwords of addresses that stand in them, however wrongly those were written, or cut."""

from __future__ import annotations

from retro.text.lazy_pattern import lazy

_IN_ADDRESS = lazy(
    r"(?i)(postgres(?:ql)?:/*[^\s:/?#@\[\]]*):"  # of a path, one stroke is left
    r"(?!\d{1,5}(?![\w%])(?!\S*@))"  # a port
    r"(?:.*@|[^\s'\"“”«»]*)"  # up to the last one, as a password may hold what addresses are made of
)
_NAMED = lazy(
    r"(?i)\b((?:ssl)?password|scram_(?:client|server)_key|oauth_client_secret)(\s*=\s*)('(?:[^'\\]|\\.)*'?|[^\s&'\"“”]*)"
)
_SERVER = lazy(r"(?i)postgres(?:ql)?:|\b(?:host|hostaddr|port|dbname|user|service)\s*=")
_WORD = lazy(r"(?is)(?:-\w|--[\w-]+=)?\s*(?:postgres(?:ql)?:|(?:\w+\s*=\s*\S+\s+)*\w+\s*=)")
_SIGNS = ("postgres", "password", "scram_", "oauth_")
"""One of these stands in whatever holds one: most texts are done with after a look for them."""


def without_passwords(text: str) -> str:
    """The text as others may read it; all of it, if no address with a password is in it."""
    folded = text.casefold()
    if not any(sign in folded for sign in _SIGNS):
        return text
    text = _IN_ADDRESS.sub(lambda found: found[1] + "@" * found[0].endswith("@"), text)
    return _NAMED.sub(r"\1\2", text) if _SERVER.search(text) else text


def is_with_password(word: str) -> bool:
    """Whether a word of a command is an address with a password, or an option that has one."""
    return without_passwords(word) != word and _WORD.match(word) is not None
