"""A strip: marks along an axis, flags above it, labels below it. Places are from 0 to 1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from itertools import permutations, product
from typing import NamedTuple

from exports.charts.drawing import CELL, WIDTH, Drawing, Fill
from exports.charts.words import TEXT_WIDTH
from retro.language import N_, Language
from retro.text.width import cells
from retro.value import value

NOT_CONFIRMED = N_("not confirmed")
ABOUT = N_("about this time")
SPAN = N_("some time in this span")

FLAG_ROOM = 28
"""How many cells the words of a flag may take: less than half of the drawing, so that they fit on one of its sides."""


class StripMark(NamedTuple):
    """Something on the axis, from `start` to `end`: a point where the two are one."""

    start: float
    end: float
    is_sure: bool = True
    is_about: bool = False


@value
class Flag:
    """A point that is told in words."""

    place: float
    label: str

    @cached_property
    def width(self) -> float:
        """How much room its words take, with some around them."""
        return cells(self.label) * CELL + 8


@value
class Strip:
    """What is on the axis, in any order."""

    marks: Sequence[StripMark]
    flags: Sequence[Flag]
    ticks: Sequence[tuple[float, str]]


# As lines of text


def strip_text(strip: Strip, to: Language) -> Iterator[str]:
    """The flags as numbers above the axis, the labels below it, and what the numbers say."""
    yield _numbers(strip.flags)
    drawn = "".join(_signs(strip.marks))
    yield drawn
    yield _below(strip.ticks)
    yield from ("", *(f"{n} {flag.label}" for n, flag in enumerate(strip.flags, 1))) if strip.flags else ()
    hollow, span = any(not mark.is_sure for mark in strip.marks), "=" in drawn
    signs = [f"o {to(NOT_CONFIRMED)}"] * hollow + [f"= {to(SPAN)}"] * span
    yield from ("", "   ".join(signs)) if signs else ()


def _column(place: float) -> int:
    return min(TEXT_WIDTH - 1, int(place * TEXT_WIDTH))


def _numbers(flags: Sequence[Flag]) -> str:
    """The number of each flag in its column, or in the nearest one that is free."""
    line = [" "] * TEXT_WIDTH
    for n, flag in enumerate(flags, 1):
        column = _column(flag.place)
        if line[column] != " ":
            free = [other for other in range(TEXT_WIDTH) if line[other] == " "]
            column = min(free, key=partial(_distance, column))
        line[column] = str(n)
    return "".join(line)


def _distance(one: int, other: int) -> tuple[int, bool]:
    """How far the columns are apart; of two that are equally far, the one behind is nearer."""
    return abs(one - other), other < one


def _signs(marks: Sequence[StripMark]) -> list[str]:
    """One sign for each column: what is sure hides what is not, a point hides a span."""
    line = ["-"] * TEXT_WIDTH
    columns = ((_column(mark.start), mark) for mark in marks)
    drawn = sorted(
        {(first, first if mark.end is mark.start else _column(mark.end), mark.is_sure) for first, mark in columns}
    )
    for first, last, _ in drawn:
        if first != last:
            line[first : last + 1] = "=" * (last + 1 - first)
    for first, last, is_sure in drawn:  # the sure ones of a column come last
        if first == last:
            line[first] = "#" if is_sure else "o"
    return line


def _below(ticks: Sequence[tuple[float, str]]) -> str:
    line, end = "", 0
    for place, label in ticks:
        column, room = _column(place), cells(label)
        if end + bool(line) <= column and column + room <= TEXT_WIDTH:
            line += " " * (column - end) + label
            end = column + room
    return line


# As a drawing

_LEFT, _ROOM = 8.0, WIDTH - 16
_BINS = int(_ROOM / 7)
_MOST = 5
"""How many dots are put on top of each other; where there are more, all are drawn as columns."""

_ROW, _DOT, _COLUMNS = 14.0, 7.0, 36.0


def strip_svg(strip: Strip, title: str, to: Language) -> str:
    """The strip, as high as it needs to be."""
    drawing = Drawing()
    stacks = _stacks([mark for mark in strip.marks if not _is_span(mark)])
    highest = max((len(stack) for stack in stacks.values()), default=0)
    placed = _placed(strip.flags)
    axis = (
        _ROW * (1 + max((each.row for each in placed), default=-1))
        + (_COLUMNS if highest > _MOST else _DOT * highest)
        + 8
    )
    for each in placed:
        _draw_flag(drawing, each, axis)
    drawing.line(_LEFT, axis, _LEFT + _ROOM, axis)
    y = _draw_spans(drawing, [mark for mark in strip.marks if _is_span(mark)], axis)
    for place, label in strip.ticks:
        drawing.line(_x(place), y, _x(place), y + 3)
        half = cells(label) * CELL / 2
        drawing.text(min(max(_x(place), half), WIDTH - half), y + 13, label, soft=True, anchor="middle")
    for n, stack in stacks.items():
        if highest > _MOST:
            _draw_column(drawing, n, stack, axis, highest)
        else:
            _draw_dots(drawing, n, stack, axis)
    return drawing.svg(_draw_legend(drawing, strip, y + 18, to), title)


def _x(place: float) -> float:
    return _LEFT + place * _ROOM


def _is_span(mark: StripMark) -> bool:
    """Whether it is long enough to be seen as a span."""
    return (mark.end - mark.start) * _BINS > 1


def _stacks(points: Sequence[StripMark]) -> dict[int, list[StripMark]]:
    """The points by the place that they are drawn at, what is sure below what is not."""
    stacks: dict[int, list[StripMark]] = defaultdict(list)
    for mark in points:
        stacks[min(_BINS - 1, int(mark.start * _BINS))].append(mark)
    return {n: sorted(stacks[n], key=lambda mark: not mark.is_sure) for n in sorted(stacks)}


def _middle(n: int) -> float:
    return _x((n + 0.5) / _BINS)


def _draw_dots(drawing: Drawing, n: int, stack: list[StripMark], axis: float) -> None:
    for height, mark in enumerate(stack):
        y = axis - 4 - height * _DOT
        if mark.is_about:
            drawing.line(_middle(n) - 6, y, _middle(n) + 6, y, strong=True)
        drawing.dot(_middle(n), y, hollow=not mark.is_sure)


def _draw_column(drawing: Drawing, n: int, stack: list[StripMark], axis: float, highest: int) -> None:
    """So many points that they are a column: solid as far as they are sure."""
    y = axis
    for is_sure, fill in ((True, Fill.SOLID), (False, Fill.OUTLINED)):
        count = sum(mark.is_sure is is_sure for mark in stack)
        height = count / highest * _COLUMNS
        y -= height
        drawing.bar(_middle(n) - 3, y, 6 if count else 0, max(height, 1.2), fill)


def _draw_spans(drawing: Drawing, spans: list[StripMark], axis: float) -> float:
    """The spans below the axis, those that overlap drawn as one, what is sure over what is not; where they end."""
    for is_sure in (False, True):
        steps = sorted({(int(mark.start * _BINS), int(mark.end * _BINS)) for mark in spans if mark.is_sure is is_sure})
        end = -1
        for first, last in steps:
            begin, end = max(first, end), max(last, end)
            fill = Fill.SOLID if is_sure else Fill.OUTLINED
            drawing.bar(_x(begin / _BINS), axis + 2, (end - begin) / _BINS * _ROOM, 4, fill)
    return axis + 7 if spans else axis


@value
class _Placed:
    """A flag with its row, the highest being 0, and on which side of its line the words stand."""

    flag: Flag
    row: int
    is_right: bool

    @property
    def extent(self) -> tuple[float, float]:
        """From where to where the words reach."""
        x = _x(self.flag.place)
        return (x, x + self.flag.width) if self.is_right else (x - self.flag.width, x)

    def is_in_the_way_of(self, other: _Placed) -> bool:
        """Whether the words of the two overlap, or the line of the other one goes through the words of this one."""
        (left, right), (other_left, other_right) = self.extent, other.extent
        if self.row == other.row:
            return left < other_right and other_left < right
        return self.row > other.row and left < _x(other.flag.place) < right


def _placed(flags: Sequence[Flag]) -> Sequence[_Placed]:
    """The flags in as few rows as they can be read in; there are three of them at most."""
    n = len(flags)
    rows = sorted(product(range(n), repeat=n), key=max) if flags else []
    tried = ([*map(_Placed, flags, *each)] for each in product(rows, product([True, False], repeat=n)))
    in_order = [_Placed(flag, row, flag.place < 0.5) for row, flag in enumerate(flags)]  # noqa: PLR2004 -- the middle
    return next((each for each in tried if _is_clear(each)), in_order)


def _is_clear(placed: Sequence[_Placed]) -> bool:
    """Whether all words are inside the drawing, and none is in the way of another flag."""
    inside = all(each.extent[0] >= 0 and each.extent[1] <= WIDTH for each in placed)
    return inside and not any(one.is_in_the_way_of(other) for one, other in permutations(placed, 2))


def _draw_flag(drawing: Drawing, placed: _Placed, axis: float) -> None:
    x, y = _x(placed.flag.place), placed.row * _ROW
    drawing.line(x, y + 2, x, axis, strong=True)
    if placed.is_right:
        drawing.text(x + 4, y + 11, placed.flag.label, room=WIDTH - x - 4)
    else:
        drawing.text(x - 4, y + 11, placed.flag.label, room=x - 4, anchor="end")


def _draw_legend(drawing: Drawing, strip: Strip, y: float, to: Language) -> float:
    """What hollow marks, marks with arms and spans mean; where it ends."""
    x = _LEFT
    points = [mark for mark in strip.marks if not _is_span(mark)]
    if any(not mark.is_sure for mark in strip.marks):
        drawing.dot(x, y + 7, hollow=True)
        x = _said(drawing, x, y, to(NOT_CONFIRMED))
    if any(mark.is_about for mark in points):
        drawing.line(x - 6, y + 7, x + 6, y + 7, strong=True)
        drawing.dot(x, y + 7)
        x = _said(drawing, x, y, to(ABOUT))
    if len(points) < len(strip.marks):
        drawing.bar(x - 6, y + 5, 12, 4)
        x = _said(drawing, x, y, to(SPAN))
    return y + 16 if x > _LEFT else y


def _said(drawing: Drawing, x: float, y: float, words: str) -> float:
    drawing.text(x + 9, y + 11, words, soft=True)
    return x + 26 + cells(words) * CELL
