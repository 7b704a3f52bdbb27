"""Words on a chart: how wide they are, cut to their room, and safe in a block of code."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from retro.text.controls import printable
from retro.text.shortened import in_one_line, shortened
from retro.text.width import pad, shortened_to

TEXT_WIDTH = 76
"""How many cells a chart's text may be wide."""

_LONGEST = 1000
"""Characters of a label that are looked at: no chart has room for more."""

_DIGITS = 20
"""Digits that a person still reads as a number."""


def fitted(text: str, room: int) -> str:
    """`text` on one line of at most `room` cells; `…` stands for what was cut."""
    return shortened_to(in_one_line(shortened(text, _LONGEST)), room)


def padded(text: str, room: int) -> str:
    """`text` cut or filled with spaces to exactly `room` cells."""
    return pad(fitted(text, room), room)


def figure(value: Decimal | int) -> str:
    """`1,200`, `0.5`; `1e+30` where nobody could read the digits."""
    whole = f"{Decimal(value):,f}"
    return whole if len(whole) <= _DIGITS else f"{Decimal(value):.3g}"


def block(lines: Iterable[str]) -> str:
    """The lines as they may stand in a block of code: none is too long, none ends the block."""
    return "\n".join(shortened_to(printable(line).replace("`", "'").rstrip(), TEXT_WIDTH) for line in lines)
