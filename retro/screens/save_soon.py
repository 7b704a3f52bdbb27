"""When what is typed is saved: soon, and right behind a letter, when the next key is furthest away."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.timer import Timer

    from retro.screens.base import RetroScreen

_RIPE = 0.75
"""The part of the time after which it is saved behind the next letter; where none comes, once all of it is over."""


class SaveSoon:
    """The save of a screen that is to come; `save` begins it, and lets typing go on."""

    def __init__(self, screen: RetroScreen, save: Callable[[], object], clock: Callable[[], float] = monotonic) -> None:
        self._screen, self._save, self._clock = screen, save, clock
        self._timer: Timer | None = None
        self._ripe_at = inf

    def typed(self) -> None:
        """A letter was typed that is not saved: it is well within the second that is promised.

        A save takes half as long as there is from key to key where one is held down. One that began when the clock
        says so would make a key wait; one that begins once a letter was drawn does not.
        """
        if self._timer is None:
            after = self._screen.retro.timings.save_after
            self.in_seconds(after)
            self._ripe_at = self._clock() + after * _RIPE
        elif self._clock() >= self._ripe_at:
            self._ripe_at = inf
            self._screen.call_after_refresh(self._save)

    def in_seconds(self, seconds: float) -> None:
        """Save after so many seconds, whatever is typed meanwhile."""
        self.stop()
        self._timer = self._screen.set_timer(seconds, self._save)

    def stop(self) -> None:
        """It is saved now."""
        if self._timer is not None:
            self._timer.stop()
        self._timer, self._ripe_at = None, inf
