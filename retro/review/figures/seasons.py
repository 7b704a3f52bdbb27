"""Seasons: in which months of the year cases began (S28), and whether one stands out by more than chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from math import sqrt

from retro.language import M_, MN_, N_, Message
from retro.model.record import Retrospective
from retro.review.figures.figure import Figure, FigureGroup, behind
from retro.review.period import Period

ENOUGH = 24
"""So many cases, two a month over a year, are needed to speak of a season: below, chance alone makes a month full."""
_BEYOND_CHANCE = 3
"""So many times the root of what is to be expected lie between it and what stands out: chance seldom goes so far."""
_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_A_YEAR = 12


def seasons(period: Period, on: date) -> FigureGroup:
    """How many cases began in each month of the year, over all years of the period; a future day is told as it is."""
    by_month: dict[int, list[Retrospective]] = {}
    for case in period.cases:
        by_month.setdefault(case.day.month, []).append(case)
    n = len(period.cases)
    figures = tuple(
        Figure(
            Message(_MONTHS[month - 1]), M_("{part} of {whole}", part=len(cases), whole=n), behind(cases), _years(cases)
        )
        for month, cases in sorted(by_month.items())
    )
    return FigureGroup("seasons", N_("Seasons"), tuple(_said(period, by_month, on)), figures)


def _years(cases: list[Retrospective]) -> Message | None:
    """How they divide by years, where there are several."""
    years = Counter(case.day.year for case in cases)
    if len(years) == 1:
        return None
    shown = tuple(M_("{year}: {n}", year=year, n=years[year]) for year in sorted(years))
    return M_("{years}", years=shown)


def _said(period: Period, by_month: Mapping[int, list[Retrospective]], on: date) -> Iterator[Message]:
    n, spans = len(period.cases), _months(period, on)
    if not n:
        yield M_("No retrospective began in this period.")
    elif n < ENOUGH:
        yield MN_(
            "{n} case: too few to speak of a season; that takes {enough}, two a month over a year.",
            "{n} cases: too few to speak of a season; that takes {enough}, two a month over a year.",
            n,
            enough=ENOUGH,
        )
    elif len(spans) < _A_YEAR:
        yield M_("The period is shorter than a year: it shows no season.")
    else:
        out = [
            M_("{month} {n} (expected: {expected})", month=Message(_MONTHS[month - 1]), n=len(cases), expected=expected)
            for month, cases in sorted(by_month.items())
            if len(cases) > (expected := round(n * spans[month] / spans.total())) + _BEYOND_CHANCE * sqrt(expected)
        ]
        yield M_("More than chance makes: {months}.", months=tuple(out)) if out else M_("No month stands out.")


def _months(period: Period, on: date) -> Counter[int]:
    """How often each month of the year lies in the period, from the year of the first case until the day of the report.

    A period that begins long before the archive does, as one of all years may, is not counted from there.
    """
    if not period.cases:
        return Counter()
    first, last = period.cases[0].day, period.cases[-1].day
    since = max(period.span.since, date(first.year, 1, 1))
    until = max(last, min(on, period.span.until))
    return Counter(month % _A_YEAR + 1 for month in range(_number(since), _number(until) + 1))


def _number(day: date) -> int:
    return day.year * _A_YEAR + day.month - 1
