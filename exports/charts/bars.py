"""Bars, alone or in groups of which each has its own scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property, partial

from exports.charts.drawing import CELL, WIDTH, Drawing, Fill
from exports.charts.words import TEXT_WIDTH, block, figure, fitted, padded
from exports.document import Chart
from retro.language import MN_, Language
from retro.text.width import cells
from retro.value import value

MOST = 12
"""How many bars a group shows; the rest is counted."""

_BESIDE = 16
"""Labels of at most so many cells stand beside their bars, longer ones above."""


@value
class BarSegment:
    """A piece of a bar: `label` says what it is, in the language of the chart's reader."""

    label: str
    value: Decimal | int
    fill: Fill = Fill.SOLID


@value
class Bar:
    """One bar. Its label is plain text; `parts`, if there are any, add up to its value."""

    label: str
    value: Decimal | int
    parts: tuple[BarSegment, ...] = ()
    said: str = ""
    """What is said of its value, where that is not the number with its unit."""
    unit: str = ""

    @cached_property
    def words(self) -> str:
        """What is written behind it: `37 parcels`."""
        return self.said or f"{figure(self.value)} {self.unit}".strip()

    @property
    def length(self) -> Decimal | int:
        """How long all that can be drawn of it is."""
        return sum(part.value for part in self.parts if part.value > 0) if self.parts else max(self.value, 0)

    @cached_property
    def pieces(self) -> tuple[BarSegment, ...]:
        """Its parts that can be drawn: more than nothing."""
        whole = self.parts or (BarSegment("", self.value),)
        return tuple(part for part in whole if part.value > 0)


@value
class Group:
    """Bars on one scale. Without one (`is_scaled`), only their numbers and patterns are shown, no lengths."""

    bars: Sequence[Bar]
    is_scaled: bool = True
    further: int = 0
    """How many more there are, of which none is longer: they are counted, and need not be made."""

    @property
    def shown(self) -> Sequence[Bar]:
        """The bars that there is room for."""
        return self.bars[:MOST]

    @cached_property
    def longest(self) -> Decimal:
        """The value that takes all the room."""
        return Decimal(max(bar.length for bar in self.bars)) or Decimal(1)

    def left_out(self, to: Language) -> str:
        """How many bars are not shown, in words; "" if all are."""
        n = len(self.bars) + self.further - MOST
        return MN_("and {n} more", "and {n} more", n).show(to) if n > 0 else ""


def bar_chart(name: str, title: str, bars: Sequence[Bar], to: Language) -> Chart | None:
    """Bars on one scale, so of one unit, in the order given; of more than `MOST`, the rest is counted.

    `name` is the chart's in its document, `title` says what it shows. None if no bar is longer than nothing.
    """
    return grouped_chart(name, title, [Group(bars)], to)


def grouped_chart(name: str, title: str, groups: Sequence[Group], to: Language) -> Chart | None:
    """Groups of bars. None if no bar is longer than nothing."""
    if not any(bar.pieces for group in groups for bar in group.bars):
        return None
    groups = [group for group in groups if group.bars]
    return Chart(name, title, block([title, "", *_text(groups, to)]), partial(_svg, title, groups, to))


def _legend(groups: Sequence[Group]) -> list[tuple[Fill, str]]:
    """What each pattern means that is drawn."""
    pieces = [part for group in groups for bar in group.shown for part in bar.pieces if part.label]
    fills = list(Fill)
    return sorted(dict.fromkeys((part.fill, part.label) for part in pieces), key=lambda one: fills.index(one[0]))


# As lines of text


def _text(groups: Sequence[Group], to: Language) -> Iterator[str]:
    shown = [bar for group in groups for bar in group.shown]
    most = 28 if any(group.is_scaled for group in groups) else 48
    label = max(cells(fitted(bar.label, most)) for bar in shown)
    said = max(cells(fitted(bar.words, 24)) for bar in shown)
    room = TEXT_WIDTH - label - said - 2
    for n, group in enumerate(groups):
        if n:
            yield ""
        scale = room / group.longest if group.is_scaled else Decimal(0)
        for bar in group.shown:
            drawn = "".join(_run(part, scale, is_alone=len(bar.pieces) == 1) for part in bar.pieces)[:room]
            yield f"{padded(bar.label, label)} {drawn}{' ' * bool(drawn)}{fitted(bar.words, said)}"
        if left_out := group.left_out(to):
            yield left_out
    if legend := _legend(groups):
        yield ""
        yield "   ".join(f"{fill.value} {fitted(words, 20)}" for fill, words in legend)


def _run(part: BarSegment, scale: Decimal, *, is_alone: bool) -> str:
    """A piece as characters, at least one of them. Its number is among them where the bar has other pieces."""
    length = max(1, int(Decimal(part.value) * scale))
    said = figure(part.value)
    if is_alone or length < len(said) + 2:
        return part.fill.value * length
    return said.center(length, part.fill.value)


# As a drawing


@value
class _Track:
    """Where a bar may lie."""

    left: float
    top: float
    width: float
    height: float


def _svg(title: str, groups: Sequence[Group], to: Language) -> str:
    drawing = Drawing()
    label = max(cells(fitted(bar.label, TEXT_WIDTH)) for group in groups for bar in group.shown)
    y = 2.0
    for n, group in enumerate(groups):
        y += 6 * bool(n)
        for bar in group.shown:
            if not group.is_scaled:
                y += _unscaled(drawing, y, bar)
            elif label <= _BESIDE:
                y += _beside(drawing, y, bar, group.longest, label * CELL + 6)
            else:
                y += _above(drawing, y, bar, group.longest)
        if left_out := group.left_out(to):
            drawing.text(0, y + 10, left_out, soft=True)
            y += 14
    return drawing.svg(_draw_legend(drawing, y, _legend(groups)), title)


def _unscaled(drawing: Drawing, y: float, bar: Bar) -> float:
    """The pattern of a bar, its label and its value; its height."""
    said = min(cells(bar.words) * CELL, 150)
    for part in bar.pieces[:1]:
        drawing.bar(0, y + 1, 12, 10, part.fill)
    drawing.text(18, y + 10, bar.label, room=WIDTH - said - 26)
    drawing.text(WIDTH, y + 10, bar.words, room=150, anchor="end")
    return 17


def _beside(drawing: Drawing, y: float, bar: Bar, longest: Decimal, left: float) -> float:
    """A bar with its label to the left of it; its height."""
    said = min(cells(bar.words) * CELL + 6, 120)
    drawing.text(0, y + 11, bar.label, room=left - 6)
    right = _draw_pieces(drawing, bar, longest, _Track(left, y + 1, WIDTH - left - said, 14))
    drawing.text(right + 4, y + 11, bar.words, room=WIDTH - right - 4)
    return 20


def _above(drawing: Drawing, y: float, bar: Bar, longest: Decimal) -> float:
    """A bar with its label and value above it; its height."""
    said = min(cells(bar.words) * CELL, 150)
    drawing.text(0, y + 10, bar.label, room=WIDTH - said - 8)
    drawing.text(WIDTH, y + 10, bar.words, room=150, anchor="end")
    if not bar.pieces:
        return 17
    _draw_pieces(drawing, bar, longest, _Track(0, y + 14, WIDTH, 8))
    return 28


def _draw_pieces(drawing: Drawing, bar: Bar, longest: Decimal, track: _Track) -> float:
    """The pieces of a bar, each with its number where there are several; where the bar ends."""
    x = track.left
    for part in bar.pieces:
        width = max(1.0, float(Decimal(part.value) / longest) * track.width)
        drawing.bar(x, track.top, width, track.height, part.fill)
        said = figure(part.value)
        if len(bar.pieces) > 1 and width > cells(said) * CELL + 6:
            drawing.label(x + width / 2, track.top + track.height - 3, said)
        x += width
    return x


def _draw_legend(drawing: Drawing, y: float, legend: Sequence[tuple[Fill, str]]) -> float:
    """What the patterns mean, below the bars; where it ends."""
    x = 0.0
    y += 4 * bool(legend)
    for fill, words in legend:
        width = 16 + cells(fitted(words, 20)) * CELL
        if x and x + width > WIDTH:
            x, y = 0.0, y + 15
        drawing.bar(x, y, 12, 10, fill)
        drawing.text(x + 16, y + 9, fitted(words, 20), soft=True)
        x += width + 12
    return y + 14 * bool(legend)
