"""Charts: each drawn as an SVG element of our own making, and once more as lines of text."""

from __future__ import annotations

from exports.charts.bars import Bar, Part, bar_chart
from exports.charts.damage import damage_chart
from exports.charts.drawing import Fill
from exports.charts.spread import spread_chart
from exports.charts.strength import strength_chart
from exports.charts.timeline import timeline_chart

__all__ = ["Bar", "Fill", "Part", "bar_chart", "damage_chart", "spread_chart", "strength_chart", "timeline_chart"]
