"""How long it took: to notice, to answer, to settle, to approve. A median and quartiles, and never a mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from retro.language import M_, MN_, N_, Message
from retro.model.moments.lengths import ToldMinutes
from retro.model.record import Retrospective
from retro.review import durations
from retro.review.figures.figure import FEW, Figure, FigureGroup, behind
from retro.review.metrics import spread
from retro.review.period import Period

TIMES: tuple[tuple[str, Callable[[Retrospective], int | None]], ...] = (
    (N_("Time to notice"), durations.time_to_detect),
    (N_("Time to the first answer"), durations.time_to_answer),
    (N_("Time to settle"), durations.time_to_resolve),
    (N_("Time to approve"), durations.time_to_approve),
)

TOO_FEW = M_("Of fewer than {few} cases, no quartile is told: each would be one of them.", few=FEW)


@dataclass(frozen=True)
class _Measured:
    """The cases of which a length of time is known, with it, in minutes; the shortest first."""

    label: str
    cases: tuple[tuple[int, Retrospective], ...]
    unknown: int


def times(period: Period) -> FigureGroup:
    """The spread of each length of time, over the cases that began in the period."""
    measured = [_measured(period, label, length) for label, length in TIMES]
    figures = tuple(_figure(each) for each in measured if each.cases)
    return FigureGroup("times", N_("How long it took"), tuple(_said(measured)), figures)


def _measured(period: Period, label: str, length: Callable[[Retrospective], int | None]) -> _Measured:
    told = [(minutes, case) for case in period.cases if (minutes := length(case)) is not None]
    told.sort(key=lambda each: (each[0], each[1].reference))
    return _Measured(label, tuple(told), len(period.cases) - len(told))


def _said(measured: list[_Measured]) -> Iterator[Message]:
    if not any(each.cases for each in measured):
        yield M_("Of no case the times are known exactly enough to say how long it took.")
    elif any(0 < len(each.cases) < FEW for each in measured):
        yield TOO_FEW


def _figure(measured: _Measured) -> Figure:
    minutes = [each for each, _ in measured.cases]
    found, n = spread(minutes), len(minutes)
    if found is None or n < FEW:
        told = M_("n = {n}: {times}", times=tuple(ToldMinutes(minutes=each) for each in minutes), n=n)
    else:
        told = M_(
            "n = {n}: half within {median}, the middle half from {lower} to {upper}",
            median=ToldMinutes(minutes=found.median),
            lower=ToldMinutes(minutes=found.lower),
            upper=ToldMinutes(minutes=found.upper),
            n=n,
        )
    more = M_(
        "shortest {least}, longest {most}; {unknown}",
        least=ToldMinutes(minutes=minutes[0]),
        most=ToldMinutes(minutes=minutes[-1]),
        unknown=MN_("not known of {n} case", "not known of {n} cases", measured.unknown),
    )
    return Figure(Message(measured.label), told, behind(case for _, case in measured.cases), more)
