"""A spread: how long each of many cases took, each one a dot, with the middle half and the median marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from math import log

from exports.charts.drawing import CELL, WIDTH, Drawing, Fill
from exports.charts.words import TEXT_WIDTH, block
from exports.document import Chart
from retro.language import MN_, N_, Language
from retro.model.moments.lengths import show_minutes
from retro.review.figures.figure import FEW
from retro.text.width import cells
from retro.value import value

_ROUND = (1, 5, 15, 60, 240, 1440, 3 * 1440, 7 * 1440, 30 * 1440, 90 * 1440, 365 * 1440, 3650 * 1440)
"""The durations that the axis may be marked at, in minutes."""

_MOST_TICKS = 6


@value
class _Row:
    label: str
    minutes: list[int]
    """In order, the shortest first."""

    def at(self, share: float) -> int:
        """The duration that `share` of the cases are not longer than; between two cases, what lies between them."""
        place = (len(self.minutes) - 1) * share
        low = int(place)
        high = min(low + 1, len(self.minutes) - 1)
        return int(self.minutes[low] + (self.minutes[high] - self.minutes[low]) * (place - low))

    def cases(self, to: Language) -> str:
        """How many cases there are, in words."""
        return MN_("{n} case", "{n} cases", len(self.minutes)).show(to)

    def in_words(self, to: Language) -> str:
        """The median, and what the middle half of the cases took."""
        median = to(N_("median {time}"), time=show_minutes(self.at(0.5), to))
        if not self.is_boxed:
            return median
        half = f"{show_minutes(self.at(0.25), to)} – {show_minutes(self.at(0.75), to)}"
        return to.join([median, to(N_("half of them {range}"), range=half)])

    @property
    def is_boxed(self) -> bool:
        """Whether there are enough cases for a half of them to say anything."""
        return len(self.minutes) >= FEW


def spread_chart(name: str, title: str, spans: Sequence[tuple[str, Sequence[int]]], to: Language) -> Chart | None:
    """Durations in minutes, a row for each label, on one axis that gives short and long ones room (a log scale).

    Each case is a dot. A median is marked and told in words, the middle half is boxed where there are cases
    enough. Rows without a case are left out; None if no row is left. `name` and `title` as for `bar_chart`.
    """
    rows = [_Row(label, sorted(max(0, one) for one in minutes)) for label, minutes in spans if minutes]
    if not rows:
        return None
    axis = _Axis(max(row.minutes[-1] for row in rows) or 1)
    return Chart(name, title, block([title, *_text(rows, axis, to)]), partial(_svg, title, rows, axis, to))


@value
class _Axis:
    longest: int

    def place(self, minutes: float) -> float:
        """0 for no time at all, 1 for the longest."""
        return log(1 + minutes) / log(1 + self.longest)

    def ticks(self) -> list[int]:
        """The round durations that are marked, far enough from each other for their labels."""
        kept: list[int] = [0]
        for tick in _ROUND:
            if tick <= self.longest and self.place(tick) - self.place(kept[-1]) > 1 / _MOST_TICKS:
                kept.append(tick)
        return kept


# As lines of text


def _text(rows: list[_Row], axis: _Axis, to: Language) -> Iterator[str]:
    for row in rows:
        yield ""
        yield to(N_("{label}: {value}"), label=row.label, value=row.cases(to))
        yield row.in_words(to)
        yield _signs(row, axis)
    below = ""
    for tick in axis.ticks():
        label, column = show_minutes(tick, to), _column(axis, tick)
        if cells(below) + bool(below) <= column and column + cells(label) <= TEXT_WIDTH:
            below += " " * (column - cells(below)) + label
    yield below


def _column(axis: _Axis, minutes: int) -> int:
    return min(TEXT_WIDTH - 1, int(axis.place(minutes) * TEXT_WIDTH))


def _signs(row: _Row, axis: _Axis) -> str:
    """The cases of each column as `o`, more than one as `O`; the median as `|`, the middle half between `[` and `]`."""
    line = ["-"] * TEXT_WIDTH
    for column, n in Counter(_column(axis, one) for one in row.minutes).items():
        line[column] = "o" if n == 1 else "O"
    if row.is_boxed:
        line[_column(axis, row.at(0.25))], line[_column(axis, row.at(0.75))] = "[", "]"
    line[_column(axis, row.at(0.5))] = "|"
    return "".join(line)


# As a drawing

_LEFT, _ROOM, _ROW = 6.0, WIDTH - 12, 50.0


def _svg(title: str, rows: list[_Row], axis: _Axis, to: Language) -> str:
    drawing = Drawing()
    for n, row in enumerate(rows):
        y = n * _ROW
        cases = row.cases(to)
        drawing.text(0, y + 11, row.label, room=WIDTH - cells(cases) * CELL - 8)
        drawing.text(WIDTH, y + 11, cases, soft=True, anchor="end")
        drawing.text(0, y + 25, row.in_words(to), soft=True)
        _draw_row(drawing, row, axis, y + 38)
    below = len(rows) * _ROW
    for tick in axis.ticks():
        x = _LEFT + axis.place(tick) * _ROOM
        label = show_minutes(tick, to)
        drawing.line(x, below - 4, x, below + 1)
        drawing.text(
            min(max(x, cells(label) * 3), WIDTH - cells(label) * 3), below + 12, label, soft=True, anchor="middle"
        )
    return drawing.svg(below + 16, title)


def _draw_row(drawing: Drawing, row: _Row, axis: _Axis, y: float) -> None:
    def x(minutes: int) -> float:
        return _LEFT + axis.place(minutes) * _ROOM

    drawing.line(_LEFT, y, _LEFT + _ROOM, y)
    if row.is_boxed:
        drawing.bar(x(row.at(0.25)), y - 6, max(1, x(row.at(0.75)) - x(row.at(0.25))), 12, Fill.OUTLINED)
    for place in sorted({round(x(one)) for one in row.minutes}):
        drawing.dot(place, y, hollow=True, radius=2.5)
    drawing.line(x(row.at(0.5)), y - 8, x(row.at(0.5)), y + 8, strong=True)
