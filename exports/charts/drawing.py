"""A drawing: an SVG element that is right alone, in a page and on paper.

It holds shapes and text, no scripts, ids or references. Colours are attributes, which a page's style sheet overrides by
class (`c-ink`, `c-soft`, `c-line`, `c-mark`, `c-edge`, `c-paper`); patterns are drawn as lines, so that nothing that is
told depends on colour.
"""

from __future__ import annotations

from enum import Enum

from exports.charts.words import fitted
from retro.text.controls import printable
from retro.text.width import cells

WIDTH = 360.0
"""How wide every drawing is, in its own units: on a telephone about one unit is a pixel."""

SIZE = 11
"""The size of its letters."""

CELL = 6.0
"""How wide a narrow letter may be; Japanese ones take two cells."""

_INK, _SOFT, _LINE, _MARK, _PAPER = "#1c2430", "#5a6472", "#b9c0c9", "#2f5f8f", "#ffffff"


class Fill(Enum):
    """How a piece of a bar is filled: each its own pattern, and its own character in text."""

    SOLID = "#"
    HATCHED = "/"
    OUTLINED = "-"
    CROSSED = "x"
    FAINT = "."


class Drawing:
    """Shapes and words, put down one after the other; `svg` gives them all."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def text(self, x: float, y: float, text: str, *, room: float = WIDTH, soft: bool = False, anchor: str = "") -> None:
        """Words with their baseline at `y`, cut to `room` units. `anchor`: `middle`, `end`, else they begin at `x`."""
        from html import escape  # with it come all entities, and a report that is text draws nothing

        words = escape(fitted(text, int(room / CELL)))
        tone, colour = ("c-soft", _SOFT) if soft else ("c-ink", _INK)
        side = f' text-anchor="{anchor}"' if anchor else ""
        self._parts.append(f'<text class="{tone}" fill="{colour}" x="{_n(x)}" y="{_n(y)}"{side}>{words}</text>')

    def line(self, x1: float, y1: float, x2: float, y2: float, *, strong: bool = False) -> None:
        """A thin line; a `strong` one in the colour of the marks."""
        tone, colour, width = ("c-edge", _MARK, 2) if strong else ("c-line", _LINE, 1)
        ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
        self._parts.append(f'<line class="{tone}" stroke="{colour}" stroke-width="{width}" {ends}/>')

    def dot(self, x: float, y: float, *, hollow: bool = False, radius: float = 3) -> None:
        """A mark on a scale; a `hollow` one is not certain."""
        place = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"'
        look = (
            f'class="c-edge c-paper" fill="{_PAPER}" stroke="{_MARK}"' if hollow else f'class="c-mark" fill="{_MARK}"'
        )
        self._parts.append(f"<circle {look} {place}/>")

    def bar(self, x: float, y: float, width: float, height: float, fill: Fill = Fill.SOLID) -> None:
        """A piece of a bar."""
        if width <= 0:
            return
        if fill is Fill.SOLID:
            self._box(x, y, width, height, f'class="c-mark" fill="{_MARK}"')
            return
        inner = max(width - 1, 0.2)
        edge = f'class="c-edge c-paper" fill="{_PAPER}" stroke="{_MARK}"'
        dashes = ' stroke-dasharray="2 2"' if fill is Fill.FAINT else ""
        self._box(x + 0.5, y + 0.5, inner, height - 1, edge + dashes)
        lines = []
        if fill in (Fill.HATCHED, Fill.CROSSED):
            lines += _strokes(x + 0.5, y + 0.5, inner, height - 1)
        if fill is Fill.CROSSED:
            lines += _strokes(x + 0.5, y + 0.5, inner, height - 1, rising=False)
        if lines:
            self._parts.append(f'<path class="c-edge" fill="none" stroke="{_MARK}" d="{"".join(lines)}"/>')

    def label(self, x: float, y: float, text: str) -> None:
        """Words centred at `x` on a patch of paper, so that they can be read on a pattern."""
        width = cells(text) * CELL + 2
        self._box(x - width / 2, y - SIZE + 1.5, width, SIZE, f'class="c-paper" fill="{_PAPER}"')
        self.text(x, y, text, anchor="middle")

    def svg(self, height: float, title: str, width: float = WIDTH) -> str:
        """The element; `title` says in words what it shows."""
        from html import escape

        size = f'viewBox="0 0 {_n(width)} {_n(height)}" width="{_n(width)}" height="{_n(height)}"'
        words = f'role="img" aria-label="{escape(printable(title))}" font-family="sans-serif" font-size="{SIZE}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {words}>{"".join(self._parts)}</svg>'

    def _box(self, x: float, y: float, width: float, height: float, look: str) -> None:
        place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
        self._parts.append(f"<rect {look} {place}/>")


def _strokes(x: float, y: float, width: float, height: float, *, rising: bool = True, apart: float = 5) -> list[str]:
    """Slanting lines across a box, cut at its edges: a pattern that needs no definition to refer to."""
    lines = []
    for n in range(1, int((width + height) / apart) + 1):
        low, high = max(0.0, n * apart - height), min(width, n * apart)  # from the lower edge up to the upper one
        begin, end = n * apart - low, n * apart - high
        if not rising:
            begin, end = height - begin, height - end
        lines.append(f"M{_n(x + low)} {_n(y + begin)}L{_n(x + high)} {_n(y + end)}")
    return lines


def _n(value: float) -> str:
    """A coordinate, as short as it can be said to a tenth."""
    return f"{value:.1f}".removesuffix(".0")
