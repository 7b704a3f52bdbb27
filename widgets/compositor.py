"""Which widgets are drawn when something on a screen changes."""

from __future__ import annotations

from textual._compositor import Compositor
from textual.geometry import Region
from textual.widget import Widget

_Places = dict[Widget, tuple[Region, Region]]
"""Where each widget is, and the part of the screen that it may be drawn in."""


class TightCompositor(Compositor):
    """Textual's, which draws anew each widget whose parent reaches to what has changed: twenty of them for a letter.

    Here a widget may be drawn only where it is, so those are drawn that reach there themselves.
    """

    _wide: _Places | None = None
    _tight: _Places

    @property
    def visible_widgets(self) -> _Places:
        """Where each widget is, and the part of that which is to be seen."""
        wide = super().visible_widgets
        if wide is not self._wide:
            self._wide = wide
            self._tight = {widget: (place, place.intersection(clip)) for widget, (place, clip) in wide.items()}
        return self._tight
