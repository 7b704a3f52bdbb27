"""All figures of a period, in the order in which they are told: first what no list of cases can tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from retro.review.figures.again import again, second_complaints
from retro.review.figures.endings import endings
from retro.review.figures.figure import FigureGroup
from retro.review.figures.harm import harm
from retro.review.figures.held import held
from retro.review.figures.muted import muted
from retro.review.figures.numbers import numbers
from retro.review.figures.on_time import on_time
from retro.review.figures.reviews import reviews
from retro.review.figures.seasons import seasons
from retro.review.figures.times import times
from retro.review.period import Period


def figures_of(period: Period, on: date) -> tuple[FigureGroup, ...]:
    """What the cases of a period say together, as it is on a day, for the team: all that it may read is in them."""
    return tuple(_groups(period, on))


def _groups(period: Period, on: date) -> Iterator[FigureGroup]:
    yield held(period)
    yield on_time(period, on)
    yield times(period)
    yield again(period)
    yield second_complaints(period)
    yield endings(period)
    yield reviews(period)
    yield seasons(period, on)
    yield muted(period)
    yield numbers(period)
    yield harm(period)
