"""What counts as the same text: widths, cases and separators that a reader does not see as a difference."""

from __future__ import annotations

import re
from unicodedata import normalize

_BETWEEN_WORDS = re.compile(r"[\s_-]+")


def half_width(letter: str) -> str:
    """The letter of ASCII whose full-width twin this is: `A` for `Ａ`; "" where it is none."""
    return chr(ord(letter) - 0xFEE0) if "\uff01" <= letter <= "\uff5e" else ""


def normal(text: str) -> str:
    """`text` as it is read: full-width figures and signs as plain ones, compounds as one letter (NFKC), no edges."""
    return normalize("NFKC", text).strip()


def folded(text: str) -> str:
    """`text` as it is compared and searched: whatever the case and width of its letters."""
    return normalize("NFKC", text).casefold()


def folded_name(name: str) -> str:
    """`name` as names are compared: as `folded`, and spaces, hyphens and underscores alike."""
    return _BETWEEN_WORDS.sub(" ", folded(name).strip())


def name_key(name: str) -> str:
    """What two spellings of a name have in common: as `folded_name`, and without its spaces."""
    return folded_name(name).replace(" ", "")
