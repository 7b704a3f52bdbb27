"""The beginning of what is too long to be shown whole: a text, or several things of which a few are named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from retro.text.controls import printable

T = TypeVar("T")

MORE = "…"
"""Where something goes on that is not shown."""
_QUOTED = 60
"""How many letters of a text are quoted."""


def shortened(text: str, most: int) -> str:
    """The beginning of `text`, of `most` characters at most, the last of them … where it goes on."""
    return text if len(text) <= most else text[: most - 1].rstrip() + MORE


def in_one_line(text: str) -> str:
    """`text` in one line that is safe to print: whatever stands between two words is one space."""
    return " ".join(printable(text).split())


def beginning(text: str, most: int = _QUOTED) -> str:
    """The beginning of `text` in one line of `most` characters at most, safe to show, … where it goes on."""
    return shortened(in_one_line(text), most)


def quoted(text: str) -> str:
    """The beginning of `text` as it was typed, safe to show in a sentence: what stands behind it must stay in sight."""
    return printable(shortened(text, _QUOTED))


def a_few(things: Sequence[T], most: int) -> tuple[T | str, ...]:
    """The first `most` of some things that are named, and … behind them where there are more."""
    return tuple(things) if len(things) <= most else (*things[:most], MORE)


def counted(told: Sequence[str], most: int) -> list[str]:
    """The first `most` of what is told, and how many more there are: `… +2`."""
    return [*told] if len(told) <= most else [*told[:most], f"{MORE} +{len(told) - most}"]
