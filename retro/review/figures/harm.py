"""The harm and what it cost to put right: sums within one unit that adds up, within one currency, never over two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from retro.language import M_, MN_, N_, Message
from retro.model.record import Retrospective
from retro.model.stages.remedy import Remedy
from retro.model.stages.scope import Damage, FigureConfidence
from retro.review.figures.figure import Figure, FigureGroup, amount, behind
from retro.review.metrics import unit_key
from retro.review.period import Period
from retro.review.units import come_to

_Row = tuple[Retrospective, str, FigureConfidence | None, Decimal]
"""A figure of a case: its unit, how sure it is, and how much."""


def harm(period: Period) -> FigureGroup:
    """The damage by unit and by how sure the figures are, and the costs of remedies by currency."""
    cases = period.cases
    hurt = [case for case in cases if case.of(Damage)]
    said = M_("No case names any damage.")
    if hurt:
        said = M_("{hurt} of {n} cases name damage.", hurt=len(hurt), n=len(cases))
    damage: list[_Row] = [
        (case, row.unit, row.certainty, row.figure)
        for case in cases
        for row in case.of(Damage)
        if row.figure is not None
    ]
    costs: list[_Row] = [
        (case, row.currency, None, row.cost) for case in cases for row in case.of(Remedy) if row.cost is not None
    ]
    unknown = [case for case in cases for row in case.of(Damage) if row.figure is None]
    figures = [*_sums(damage, N_("Damage")), *_sums(costs, N_("Cost"))]
    if unknown:
        told = MN_("{n} damage of unknown size", "{n} damages of unknown size", len(unknown))
        figures.append(Figure(M_("Size not known"), told, behind(unknown)))
    return FigureGroup("harm", N_("Damage and costs"), (said,), tuple(figures))


def _sums(rows: Iterable[_Row], what: str) -> Iterator[Figure]:
    by_unit: dict[str, list[_Row]] = {}
    for row in rows:
        by_unit.setdefault(unit_key(row[1]), []).append(row)
    for _, of_unit in sorted(by_unit.items(), key=lambda each: (-len(each[1]), each[0])):
        unit = of_unit[0][1].strip()
        shown = M_("{text}", text=unit) if unit else M_("without a unit")
        parts = tuple(_parts(of_unit))
        yield Figure(
            M_("{label}: {value}", label=Message(what), value=shown), M_("{parts}", parts=parts),
            behind(case for case, *_ in of_unit),
        )  # fmt: skip


def _parts(rows: list[_Row]) -> Iterator[Message]:
    """The sums by how sure the figures are."""
    for certainty in (*FigureConfidence, None):
        figures = [figure for _, _, sure, figure in rows if sure is certainty]
        if figures:
            found = come_to(rows[0][1], figures)
            told = found.told(amount(found.figure))
            yield M_("{sum} ({certainty})", sum=told, certainty=Message(certainty.label)) if certainty else told
