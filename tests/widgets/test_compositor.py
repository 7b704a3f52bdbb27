"""What is drawn of a screen when something on it changes."""

from __future__ import annotations

import asyncio

from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Static

from widgets.compositor import TightCompositor


class Line(Static):
    """A line that keeps which of its lines were asked for."""

    DEFAULT_CSS = "Line { height: 3; }"

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.asked: list[Region] = []

    def render_lines(self, crop: Region) -> list[Strip]:
        self.asked.append(crop)
        return super().render_lines(crop)


class Tight(Screen[None]):
    """Three lines below one another."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = TightCompositor()
        self.lines = [Line(f"{name}\nsecond\nthird") for name in ("first", "middle", "last")]
        self.asked: list[Region] = []

    def compose(self) -> ComposeResult:
        yield from self.lines

    def render_lines(self, crop: Region) -> list[Strip]:
        self.asked.append(crop)
        return super().render_lines(crop)


class Drawn(App[None]):
    """The app of the screen, which keeps what was written."""

    def get_default_screen(self) -> Tight:
        return Tight()


def test_what_changes_at_two_ends_of_a_screen_draws_nothing_between_them_and_no_other_line() -> None:
    async def work() -> None:
        app = Drawn()
        async with app.run_test(size=(20, 12)) as pilot:
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, Tight)
            first, middle, last = screen.lines
            for line in screen.lines:
                line.asked.clear()
            compositor = screen._compositor
            compositor._dirty_regions.clear()
            compositor._dirty_regions.update([Region(0, 1, 20, 1), Region(0, 7, 20, 1), Region(0, 8, 5, 1)])
            update = compositor.render_partial_update()
            assert update is not None
            assert first.asked == [Region(0, 1, 20, 1)]
            assert last.asked == [Region(0, 1, 20, 2)]
            assert not middle.asked
            whole = compositor.render_strips()
            for y in (1, 7, 8):
                drawn = "".join(strip.text for strip in update.chops[y].values() if strip is not None)
                assert drawn == whole[y].text

    asyncio.run(work())


def test_what_something_else_hides_is_not_asked_for() -> None:
    async def work() -> None:
        app = Drawn()
        async with app.run_test(size=(20, 12)) as pilot:
            screen = app.screen
            assert isinstance(screen, Tight)
            screen.lines[1].styles.width = 8
            await pilot.pause()
            screen.asked.clear()
            whole = [strip.text for strip in screen._compositor.render_strips()]
            assert screen.asked == [Region(0, 3, 20, 3), Region(0, 9, 20, 3)], "beside the middle, and below the last"
            assert whole[3:5] == ["middle".ljust(20), "second".ljust(20)]
            assert whole[-1] == " " * 20

    asyncio.run(work())
