"""The charts that a report of one case may ask for, by their names. Each is imported where somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from exports.document import Chart
from exports.request import ReportRequest
from retro.model.record import Retrospective
from retro.model.stages.prevention import Measure


def _timeline(record: Retrospective, request: ReportRequest) -> Chart | None:
    from exports.charts.timeline import timeline_chart

    return timeline_chart(record, request.to)


def _phases(record: Retrospective, request: ReportRequest) -> Chart | None:
    from exports.charts.phases import phases_chart

    return phases_chart(record, request.on, request.to)


def _damage(record: Retrospective, request: ReportRequest) -> Chart | None:
    from exports.charts.damage import damage_chart

    return damage_chart(record, request.to)


def _strength(record: Retrospective, request: ReportRequest) -> Chart | None:
    from exports.charts.strength import strength_chart

    return strength_chart(record.of(Measure), request.to)


CHARTS: Mapping[str, Callable[[Retrospective, ReportRequest], Chart | None]] = {
    "timeline": _timeline,
    "phases": _phases,
    "damage": _damage,
    "strength": _strength,
}
"""Each gives None where there is nothing to draw."""
