"""What is looked up once nobody has typed for a moment: earlier cases of a name, of a title."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.widget import Widget
    from textual.worker import Worker


class OnceStill:
    """A look that begins when no key came for so many seconds; `group` is Textual's name for such work."""

    def __init__(self, widget: Widget, group: str, seconds: float = 0.2) -> None:
        self._widget, self._group, self._seconds = widget, group, seconds
        self._timer: Timer | None = None

    def typed(self, look: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """A key came: look when none follows, in place of what was to be looked for before."""
        self.stop()

        def begin() -> None:
            # The coroutine is made by the worker: one made here, on a screen that goes, would never begin, and Python
            # would say so on the terminal.
            _begun: Worker[None] = self._widget.run_worker(look, group=self._group)

        self._timer = self._widget.set_timer(self._seconds, begin)

    def stop(self) -> None:
        """There is nothing to look for."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = None
