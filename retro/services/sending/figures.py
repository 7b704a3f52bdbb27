"""The figures of a period, as the team reads them on the screen, and the cases behind each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from retro.model.moments.day_range import DateRange
from retro.review.figures.figure import FigureGroup
from retro.review.figures.groups import figures_of
from retro.services.sending.period import gather_period
from retro.store.protocol import Store
from retro.value import value


@value
class CaseName:
    """What a case is called."""

    reference: str
    day: date
    title: str


@value
class Figures:
    """The figures of a period."""

    span: DateRange
    groups: tuple[FigureGroup, ...]
    cases: Mapping[str, CaseName]
    """Those behind any of them, by their references."""
    n: int
    """How many cases began in it."""
    unread: tuple[str, ...]
    """The references of cases that another program spoilt: they are not counted."""
    is_empty: bool
    """Whether nothing began in it, and nothing was due."""


def figures_over(store: Store, span: DateRange, on: date) -> Figures:
    """The figures of a period, as they are on a day. Each of its cases is read as a whole: a thousand take a second."""
    period = gather_period(store, span)
    known = (*period.cases, *period.others, *(case for chain in period.chains for case in chain))
    cases = {case.reference: CaseName(case.reference, case.day, case.head.title) for case in known}
    return Figures(span, figures_of(period, on), cases, len(period.cases), period.unread, period.is_empty)
