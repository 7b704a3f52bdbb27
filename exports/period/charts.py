"""The charts of a period report: where the cases lie and how grave they are, and how long they took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from exports.charts.bars import Bar, BarSegment, bar_chart
from exports.charts.drawing import Fill
from exports.charts.spread import spread_chart
from exports.document import Chart
from retro.language import N_, Language
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
