"""A save begins right behind a letter, while letters come; else when the clock says so."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest

from retro.screens.app_services import Timings
from retro.screens.base import RetroScreen
from retro.screens.save_soon import SaveSoon


class Screen:
    """A screen whose timers ring, and that is drawn, when a test says so."""

    def __init__(self) -> None:
        self.retro = SimpleNamespace(timings=Timings(save_after=0.4))
        self.now = 0.0
        self.timers: list[float] = []
        self.drawn: list[Callable[[], object]] = []
        self.saves: list[float] = []

    def set_timer(self, seconds: float, _do: Callable[[], object]) -> SimpleNamespace:
        self.timers.append(seconds)
        return SimpleNamespace(stop=lambda: self.timers.remove(seconds))

    def call_after_refresh(self, do: Callable[[], object]) -> None:
        self.drawn.append(do)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def save_soon(screen: Screen) -> SaveSoon:
    return SaveSoon(cast("RetroScreen", screen), lambda: screen.saves.append(screen.now), clock=lambda: screen.now)


def test_the_first_letter_sets_the_clock(screen: Screen, save_soon: SaveSoon) -> None:
    for screen.now in (0, 0.1, 0.2):
        save_soon.typed()
    assert screen.timers == [0.4]
    assert not screen.drawn


def test_once_it_is_nearly_time_it_is_saved_behind_the_next_letter(screen: Screen, save_soon: SaveSoon) -> None:
    for screen.now in (0, 0.2, 0.31, 0.34):
        save_soon.typed()
    (do,) = screen.drawn  # once, however many come before it is drawn
    do()
    assert screen.saves == [0.34]
    save_soon.stop()
    assert screen.timers == []
    save_soon.typed()
    assert screen.timers == [0.4]


def test_what_could_not_be_saved_waits_for_the_clock(screen: Screen, save_soon: SaveSoon) -> None:
    save_soon.typed()
    save_soon.in_seconds(5)
    for screen.now in (1, 4.9):
        save_soon.typed()
    assert screen.timers == [5]
    assert not screen.drawn
