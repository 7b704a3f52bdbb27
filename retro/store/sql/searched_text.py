"""A text as the archive is searched for it."""

from __future__ import annotations

from retro.text.controls import printable
from retro.text.folding import folded


def searched(text: str) -> str:
    """`text` as it is searched. What steers a terminal has no place in it."""
    return folded(printable(text))
