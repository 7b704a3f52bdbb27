"""The charts of a period report: where the cases lie and how grave they are, and how long they took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from exports.charts.bars import MOST, Bar, BarSegment, bar_chart
from exports.charts.drawing import Fill
from exports.charts.spread import spread_chart
from exports.document import Chart
from retro.language import N_, Language
from retro.model.moments.day_range import DateRange
from retro.model.stages.head import Head, Severity

_FILLS = {
    Fill.SOLID: (Severity.CRITICAL,),
    Fill.HATCHED: (Severity.HIGH,),
    Fill.OUTLINED: (Severity.MEDIUM,),
    Fill.FAINT: (Severity.LOW, None),
}


def origins_chart(heads: Sequence[Head], to: Language) -> Chart | None:
    """A bar for each origin, in pieces by severity, the gravest first. Heads without a severity count as low."""
    origins = Counter(head.origin.strip() for head in heads)
    found = Counter((head.origin.strip(), head.severity) for head in heads)
    bars = [
        Bar(origin_in_words(origin, to), n, tuple(_part(fill, origin, found, to) for fill in _FILLS))
        for origin, n in sorted(origins.items(), key=lambda each: (-each[1], each[0]))
    ]
    return bar_chart("origins", to(N_("Cases by origin and severity")), bars, to)


ENOUGH_FOR_A_COURSE = 12
"""Below so many cases, bars over the months show chance, and are not drawn."""


def months_chart(days: Sequence[date], span: DateRange, to: Language) -> Chart | None:
    """A bar for each month of the span; None of fewer than `ENOUGH_FOR_A_COURSE` cases, or where there is no course.

    `days` are those on which the cases began.
    """
    months = _months(span)
    if len(days) < ENOUGH_FOR_A_COURSE or not 1 < len(months) <= MOST:
        return None
    found = Counter((day.year, day.month) for day in days)
    bars = [Bar(to(N_("{month}/{year}"), month=month, year=year), found[year, month]) for year, month in months]
    return bar_chart("months", to(N_("Cases by month")), bars, to)


def _months(span: DateRange) -> list[tuple[int, int]]:
    first, last = (day.year * 12 + day.month - 1 for day in (span.since, span.until))
    return [(n // 12, n % 12 + 1) for n in range(first, min(last, first + MOST) + 1)]


def _part(fill: Fill, origin: str, found: Counter[tuple[str, Severity | None]], to: Language) -> BarSegment:
    severities = _FILLS[fill]
    label = to(N_("low or not said")) if None in severities else to(severities[0].label)  # type: ignore[union-attr]
    return BarSegment(label, sum(found[origin, severity] for severity in severities), fill)


def times_chart(spans: Sequence[tuple[str, Sequence[int]]], to: Language) -> Chart | None:
    """A row of dots for each span of time, in minutes."""
    return spread_chart("times", to(N_("How long it took")), spans, to)


def origin_in_words(origin: str, to: Language) -> str:
    """An origin, known or of a team's own words."""
    from datetime import UTC

    return Head.field("origin").type.show(origin.strip(), to, UTC) or to(N_("not said"))
