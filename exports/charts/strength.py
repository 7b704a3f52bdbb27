"""The chart of measures by strength: how much is left to people's attention, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from exports.charts.bars import Bar, BarSegment, bar_chart
from exports.charts.drawing import Fill
from exports.document import Chart
from retro.language import N_, Language
from retro.model.stages.prevention import Measure, Result, Strength
from retro.review import derived

_FILL = {
    Result.VERIFIED: Fill.SOLID,
    Result.DONE: Fill.HATCHED,
    Result.PLANNED: Fill.OUTLINED,
    Result.FAILED: Fill.CROSSED,
    Result.DROPPED: Fill.FAINT,
}
"""The results that are drawn, in this order: all, so that a bar is as long as its strength has measures."""


def strength_chart(measures: Iterable[Measure], to: Language) -> Chart | None:
    """The measures counted by strength, and within each by result; None if there are fewer than two to compare.

    A measure without a result is planned.
    """
    counted = Counter((derived.strength(row), row.result or Result.PLANNED) for row in measures)
    if counted.total() < 2 or all(strength is None for strength, _ in counted):  # noqa: PLR2004 -- two to compare
        return None
    strengths = [*Strength, *([None] if any(strength is None for strength, _ in counted) else [])]
    return bar_chart(
        "strength", to(N_("Measures by strength and result")), [_bar(each, counted, to) for each in strengths], to
    )


def _bar(strength: Strength | None, counted: Counter[tuple[Strength | None, Result]], to: Language) -> Bar:
    parts = tuple(BarSegment(to(result.label), counted[strength, result], fill) for result, fill in _FILL.items())
    label = to(strength.label) if strength else to(N_("not said"))
    return Bar(label, sum(part.value for part in parts), parts)
