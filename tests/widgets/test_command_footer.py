"""The footer: which keys it shows, in which order, and that a click is as good as the key."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from retro.language import Language
from tests.widgets.alone import Alone, drawn, strips, styled, until
from widgets.command_footer import CommandFooter
from widgets.commands import Command

COMMANDS = (
    Command("a.new", ("n",), "New", "", footer=2),
    Command("a.find", ("slash",), "Find", "", footer=3),
    Command("a.hidden", ("h",), "Hidden", ""),
    Command("a.quit", ("ctrl+q",), "Quit", "", footer=1),
)


@asynccontextmanager
async def shown(width: int = 60) -> AsyncIterator[tuple[Pilot[None], CommandFooter, Alone]]:
    widget = CommandFooter()
    app = Alone(widget)
    async with app.run_test(size=(width, 3)) as pilot:
        widget.commands = COMMANDS
        await pilot.pause()
        yield pilot, widget, app


async def test_the_keys_of_the_lowest_rank_stay_longest_and_all_keep_their_order() -> None:
    async with shown() as (pilot, widget, _app):
        for width, expected in (
            (60, " n New  / Find  Ctrl+Q Quit"),
            (28, " n New  / Find  Ctrl+Q Quit"),
            (27, " n New  Ctrl+Q Quit"),
            (20, " n New  Ctrl+Q Quit"),
            (19, " Ctrl+Q Quit"),
            (12, ""),
        ):
            await pilot.resize_terminal(width, 3)
            await until(pilot, lambda: widget.size.width == width)  # noqa: B023 -- asked at once
            assert drawn(widget) == [expected]


async def test_keys_stand_out_and_labels_are_in_the_readers_language(ja: Language) -> None:
    async with shown() as (_pilot, widget, _app):
        assert drawn(widget) == [f" n {ja('New')}  / {ja('Find')}  Ctrl+Q {ja('Quit')}"]
        assert styled(strips(widget)[0], "bold") == "n/Ctrl+Q"


async def test_a_click_on_key_or_label_is_as_good_as_the_key() -> None:
    async with shown() as (pilot, widget, app):
        line = drawn(widget)[0]
        for place, expected in ((line.index("n N"), "a.new"), (line.index("Find") + 3, "a.find"), (17, "a.quit")):
            await pilot.click(widget, offset=(place, 0))
            (message,) = app.told_since()
            assert isinstance(message, CommandFooter.Pressed)
            assert message.command.id == expected
        for place in (0, line.index("New") + 3, len(line) + 3):
            await pilot.click(widget, offset=(place, 0))
            assert app.told_since() == []
