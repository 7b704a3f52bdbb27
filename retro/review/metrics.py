"""Metrics: what can be counted over several cases. Sums never mix units, times are told as a spread, not as a mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from retro.model.moments.day_range import DateRange
from retro.model.record import Retrospective
from retro.model.stages.changes import HardwareChange, NoChange
from retro.model.stages.prevention import Measure, Strength
from retro.model.stages.remedy import Remedy
from retro.model.stages.scope import Damage, FigureConfidence
from retro.review import derived
from retro.review.actions import ActionStatus, action_status, days_late, is_open
from retro.review.as_it_stands import as_it_stands
from retro.review.units import UnitTotal, come_to
from retro.text.folding import folded
from retro.value import value


@dataclass
class Total:
    """The figures in one unit, or in one currency."""

    unit: str
    """As it was first written; letters of another case or width are the same unit, and so are ¥, 円 and JPY."""
    figures: dict[FigureConfidence | None, list[Decimal]] = field(default_factory=dict)
    """By how sure they are; of costs, all under None."""
    rows: int = 0
    """How many rows have one."""

    @property
    def sums(self) -> dict[FigureConfidence | None, UnitTotal]:
        """What they come to, by how sure they are."""
        return {sure: come_to(self.unit, figures) for sure, figures in self.figures.items()}


def damage_totals(records: Iterable[Retrospective]) -> tuple[Total, ...]:
    """The figures of all damage, by unit and by how sure they are. Damage without a figure is in none of them."""
    rows = (row for record in records for row in record.of(Damage))
    return _totals((row.unit, row.certainty, row.figure) for row in rows)


def damage_of_unknown_size(records: Iterable[Retrospective]) -> int:
    """How much damage there is without a figure."""
    return sum(row.figure is None for record in records for row in record.of(Damage))


def costs(records: Iterable[Retrospective]) -> tuple[Total, ...]:
    """What the remedies cost, by currency."""
    return _totals((row.currency, None, row.cost) for record in records for row in record.of(Remedy))


def remedies_without_cost(records: Iterable[Retrospective]) -> int:
    """How many remedies do not say what they cost."""
    return sum(row.cost is None for record in records for row in record.of(Remedy))


_YEN = frozenset(("¥", "円", "jpy", "yen"))


def is_yen(unit: str) -> bool:
    """Whether a unit is the yen, however it is written."""
    return folded(unit).strip() in _YEN


def unit_key(unit: str) -> str:
    """What spellings of one unit have in common."""
    return "円" if is_yen(unit) else folded(unit).strip()


def _totals(figures: Iterable[tuple[str, FigureConfidence | None, Decimal | None]]) -> tuple[Total, ...]:
    totals: dict[str, Total] = {}
    for unit, certainty, figure in figures:
        if figure is not None:
            total = totals.setdefault(unit_key(unit), Total(unit.strip()))
            total.figures.setdefault(certainty, []).append(figure)
            total.rows += 1
    return tuple(sorted(totals.values(), key=lambda total: (-total.rows, folded(total.unit))))


# Times


@value
class Spread:
    """How long something took over several cases, in minutes: the least, the quartiles, the most."""

    least: int
    lower: int
    median: int
    upper: int
    most: int
    n: int
    """How many cases it is told of."""


def spread(minutes: Iterable[int]) -> Spread | None:
    """The spread of durations; None of none. A quartile between two of them is rounded to the minute."""
    held = sorted(minutes)
    if not held:
        return None
    least, lower, median, upper, most = (_quantile(held, quarter) for quarter in range(5))
    return Spread(least, lower, median, upper, most, len(held))


def _quantile(held: Sequence[int], quarter: int) -> int:
    """The value that stands a number of quarters of the way from the first to the last."""
    whole, rest = divmod((len(held) - 1) * quarter, 4)
    return held[whole] if not rest else held[whole] + round((held[whole + 1] - held[whole]) * rest / 4)


# Measures and changes


@dataclass
class StrengthRow:
    """The measures of one strength: how many, how many of them due in the period, and how they stand."""

    n: int = 0
    due: int = 0
    stand: Counter[ActionStatus] = field(default_factory=Counter)


def measures_by_strength(
    measures: Iterable[Measure], span: DateRange, on: date
) -> Mapping[Strength | None, StrengthRow]:
    """The measures by strength, the strongest first, those that do not say it last; none that is empty."""
    rows: dict[Strength | None, StrengthRow] = {strength: StrengthRow() for strength in (*Strength, None)}
    for measure in measures:
        row = rows[derived.strength(measure)]
        row.n += 1
        row.due += as_it_stands(measure).due in span
        row.stand[action_status(measure, on)] += 1
    return {strength: row for strength, row in rows.items() if row.n}


@value
class ChangeCounts:
    """Changes of equipment and process: how many are done, how many not yet, how many of those are overdue."""

    done: int
    open: int
    overdue: int
    reasoned: tuple[str, ...]
    """The cases that say why nothing changes."""
    silent: tuple[str, ...]
    """The cases that say neither."""


def changes(rows: Iterable[HardwareChange], cases: Iterable[Retrospective], on: date) -> ChangeCounts:
    """The state of these changes on a day, and what the cases say that have none."""
    rows = tuple(rows)
    still = [row for row in rows if is_open(row)]
    late = sum(days_late(row, on) > 0 for row in still)
    without = [case for case in cases if not case.of(HardwareChange)]
    reasoned = tuple(case.reference for case in without if case.of(NoChange))
    silent = tuple(case.reference for case in without if not case.of(NoChange))
    return ChangeCounts(len(rows) - len(still), len(still), late, reasoned, silent)
