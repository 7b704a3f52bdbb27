"""What is looked up begins once nobody has typed for a moment, and leaves nothing behind on a screen that goes."""

from __future__ import annotations

import gc
import warnings

import pytest
from textual.app import App
from textual.screen import Screen

from retro.screens.once_still import OnceStill
from tests.widgets.alone import until


class Looking(Screen[None]):
    """A screen on which a look is wanted."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.once_still = OnceStill(self, "looks", seconds)
        self.seen: list[str] = []

    async def look(self) -> None:
        """What is looked up."""
        self.seen.append("old")

    async def look_anew(self) -> None:
        """What is looked up for what was typed later."""
        self.seen.append("new")


async def test_what_was_typed_last_is_looked_up_alone() -> None:
    async with App[None]().run_test() as pilot:
        screen = Looking(0.05)
        await pilot.app.push_screen(screen)
        screen.once_still.typed(screen.look)
        screen.once_still.typed(screen.look_anew)
        await until(pilot, lambda: bool(screen.seen))
        assert screen.seen == ["new"]


async def test_a_screen_that_goes_as_the_look_begins_says_nothing_on_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        async with App[None]().run_test() as pilot:
            screen = Looking(0.05)
            await pilot.app.push_screen(screen)
            monkeypatch.setattr(screen, "set_timer", lambda _seconds, begin: begin())
            screen.once_still.typed(screen.look)
            assert screen.workers.cancel_node(screen)
            await pilot.app.pop_screen()
        gc.collect()
    assert screen.seen == []
    assert [str(each.message) for each in told if "never awaited" in str(each.message)] == []
