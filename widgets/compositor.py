"""Which widgets are drawn when something on a screen changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

_Places = dict[Widget, tuple[Region, Region]]
"""Where each widget is, and the part of the screen that it may be drawn in."""


class TightCompositor(Compositor):
    """Textual's, which draws anew each widget whose parent reaches to what has changed: twenty of them for a letter.

    Here a widget may be drawn only where it is, so those are drawn that reach there themselves. And of those, only the
    lines are asked for in which something has changed: Textual asks for all that lie between the first and the last
    change on the screen, though a letter is one line, and that it is saved is another one far from it. Nor is what
    something else hides from sight.
    """

    _wide: _Places | None = None
    _tight: _Places
    _is_drawn: Callable[[int], bool]
    """Whether a line of the screen is drawn this time."""

    @property
    def visible_widgets(self) -> _Places:
        """Where each widget is, and the part of that which is to be seen."""
        wide = super().visible_widgets
        if wide is not self._wide:
            self._wide = wide
            self._tight = {widget: (place, place.intersection(clip)) for widget, (place, clip) in wide.items()}
        return self._tight

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        self._is_drawn = is_rendered_line
        return super()._render_chops(crop, is_rendered_line)

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """What each widget shows in the lines that are drawn, those together that stand below one another.

        What stands in front comes first. A line of which nothing is left by then is not asked for: four of five are
        the ground of a container, below the lines of what it contains.
        """
        taken = [0] * self.size.height
        """Of each line of the screen, a bit for each cell in which something stands."""
        for widget, (place, seen) in self.visible_widgets.items():
            if crop is None or crop.overlaps(seen):
                cells = ((1 << seen.width) - 1) << seen.x
                is_seen = partial(self._is_seen, taken, cells)
                for is_drawn, lines in groupby(seen.line_range, is_seen):
                    if is_drawn:
                        first, *more = lines
                        part = Region(seen.x, first, seen.width, 1 + len(more))
                        yield part, part, widget.render_lines(part.translate((-place.x, -place.y)))
                for y in seen.line_range:
                    taken[y] |= cells

    def _is_seen(self, taken: Sequence[int], cells: int, y: int) -> bool:
        """Whether a line is drawn this time, and one of these cells of it is left."""
        return self._is_drawn(y) and taken[y] & cells != cells
