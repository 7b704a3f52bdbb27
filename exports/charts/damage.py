"""The chart of the damage: every figure with how sure it is, each unit on its own scale."""

from __future__ import annotations

from decimal import Decimal

from exports.charts.bars import MOST, Bar, BarSegment, Group, grouped_chart
from exports.charts.drawing import Fill
from exports.document import Chart
from retro.language import N_, Language
from retro.model.record import Retrospective
from retro.model.stages.scope import Damage, FigureConfidence
from retro.review.needs.proportion import is_engineering

_FILL = {
    FigureConfidence.CONFIRMED: Fill.SOLID,
    FigureConfidence.ESTIMATED: Fill.HATCHED,
    FigureConfidence.UPPER_BOUND: Fill.OUTLINED,
    FigureConfidence.LOWER_BOUND: Fill.CROSSED,
    FigureConfidence.UNKNOWN: Fill.FAINT,
}

_MOST_UNITS = 6


def damage_chart(record: Retrospective, to: Language) -> Chart | None:
    """The figures of the damage by unit, the largest first, and `?` for what nobody knows.

    None if no two figures have the same unit: then there is nothing to compare.

    Figures of different units never share a scale, and none are added: the same parcels may stand in two of them. A
    figure that is the only one of its unit is told without a length.
    """
    units: dict[str, list[Damage]] = {}
    for row in record.of(Damage):
        if row.figure is not None:
            units.setdefault(row.unit.strip(), []).append(row)
    scaled = [_largest(rows, to) for rows in units.values() if len(rows) > 1]
    if not scaled:
        return None
    alone = [_bar(rows[0], to) for rows in units.values() if len(rows) == 1]
    unknown = [row for row in record.of(Damage) if row.figure is None and row.certainty is FigureConfidence.UNKNOWN]
    others = Group([*alone, *(Bar(row.what, 0, said="?") for row in unknown)], is_scaled=False)
    title = N_("Impact in figures") if is_engineering(record) else N_("Damage in figures")
    return grouped_chart("damage", to(title), [*scaled[:_MOST_UNITS], others], to)


def _largest(rows: list[Damage], to: Language) -> Group:
    """The largest figures of one unit, as many as are drawn."""
    bars = [_bar(row, to) for row in sorted(rows, key=_size)[:MOST]]
    return Group(bars, further=len(rows) - len(bars))


def _size(row: Damage) -> Decimal:
    assert row.figure is not None
    return -row.figure


def _bar(row: Damage, to: Language) -> Bar:
    assert row.figure is not None
    certainty = to(row.certainty.label) if row.certainty else to(N_("not said how sure"))
    fill = _FILL[row.certainty] if row.certainty else Fill.FAINT
    return Bar(row.what, row.figure, (BarSegment(certainty, row.figure, fill),), unit=row.unit)
