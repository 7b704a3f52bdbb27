"""A figure over several cases, and the cases behind it; when there are too few for a share or a spread."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from retro.language import M_, Message
from retro.model.record import Retrospective
from retro.review.recurrence import in_time
from retro.value import value

FEW = 5
"""Below so many, no percentage and no quartile is told: of four, one more or less turns a share by a quarter, and a
quartile is no more than one of them."""


@value
class Figure:
    """One figure."""

    label: Message
    """What it is of."""
    told: Message
    """The figure, with its number of cases or rows."""
    cases: tuple[str, ...] = ()
    """The references of the cases behind it, each once, the oldest first."""
    more: Message | None = None
    """What else is to be known of it."""


@value
class FigureGroup:
    """Figures that answer one question."""

    code: str
    title: str
    """The message id of its heading."""
    said: tuple[Message, ...] = ()
    """What they come to, in sentences; that they are too few, where they are."""
    figures: tuple[Figure, ...] = ()


def behind(cases: Iterable[Retrospective]) -> tuple[str, ...]:
    """The references of cases, each once, the oldest first."""
    return tuple(case.reference for case in in_time({case.reference: case for case in cases}.values()))


def share(part: int, whole: int) -> Message:
    """`3 of 4`, and from `FEW` on `15 of 20 (75 %)`."""
    if whole < FEW:
        return M_("{part} of {whole}", part=part, whole=whole)
    return M_("{part} of {whole} ({percent} %)", part=part, whole=whole, percent=round(100 * part / whole))


def amount(number: Decimal) -> str:
    """A sum without zeros at its end: `12.5`, `1,200`."""
    whole = number.to_integral_value()
    return f"{whole if number == whole else number.normalize():,f}"
