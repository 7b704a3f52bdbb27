from __future__ import annotations

import pytest
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Offset

from tests.keyboard import paste, send
from tests.widgets.alone import screen
from widgets.caret import CursorAtCaret
from widgets.editors import GoTo
from widgets.keyboard import KeyboardApp
from widgets.wrapping_line import WrappingLine

UP, DOWN, LEFT, RIGHT, HOME, END = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F"


class Shown(CursorAtCaret, KeyboardApp):
    """A line of 14 cells, two lines down and three cells in, with something below it."""

    CSS = "Vertical { padding: 2 3; } WrappingLine { border: none; width: 14; padding: 0; }"

    def __init__(self, text: str = "", placeholder: str = "") -> None:
        super().__init__()
        self._given = text, placeholder
        self.left: list[str] = []

    def compose(self) -> ComposeResult:
        self.line = WrappingLine(*self._given)
        with Vertical():
            yield self.line

    def on_mount(self) -> None:
        self.line.focus()

    def on_go_to(self, event: GoTo) -> None:
        self.left.append(event.to)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("phones", ["phones"]),
        ("phones ring in both places", ["phones ring", "in both", "places"]),
        ("14:05　電話が鳴り始める", ["14:05　電話", "が鳴り始める"]),
        ("one two three four five six seven eight", ["three four", "five six", "seven eight"]),
        ("[/x] [b]not markup", ["[/x] [b]not", "markup"]),
    ],
)
async def test_a_text_goes_on_below_up_to_three_rows(text: str, rows: list[str]) -> None:
    app = Shown()
    async with app.run_test(size=(40, 12)) as pilot:
        assert app.line.size.height == 1
        await send(pilot, text)
        await pilot.pause()
        assert [row.strip() for row in screen(app)] == rows
        assert app.line.size.height == len(rows)
        app.line.show("")
        await pilot.pause()
        assert app.line.size.height == 1


@pytest.mark.parametrize(
    ("text", "keys", "at"),
    [
        ("", "", (0, 0)),
        ("phones", HOME, (0, 0)),
        ("phones ring in", "", (2, 1)),
        ("phones ring in", HOME, (0, 0)),
        ("phones ring in", HOME + END, (2, 1)),
        ("phones ring ", "", (12, 0)),
        ("荷物の取り違えが", "", (4, 1)),
        ("荷物の取り違え", "", (2, 1)),
        ("荷物の取り違えが", LEFT * 3, (10, 0)),
        ("one two three four five six seven eight", "", (11, 2)),
        ("one two three four five six seven eight", HOME, (0, 0)),
        ("か\u3099" * 7, "", (2, 1)),
    ],
)
async def test_the_cursor_is_where_the_letter_will_stand(text: str, keys: str, at: tuple[int, int]) -> None:
    app = Shown(text)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await send(pilot, keys)
        await pilot.pause()
        assert app.cursor_position == Offset(3, 2) + Offset(*at)


@pytest.mark.parametrize(
    "text", ["荷物の取り違えがあったと電話で伺いました", "one two three four five six", "aか\u3099b" * 9]
)
async def test_each_letter_comes_to_stand_where_the_cursor_stood(text: str) -> None:
    app = Shown(text)
    async with app.run_test(size=(40, 12)) as pilot:
        await send(pilot, HOME)
        for _ in range(12):
            await pilot.pause()
            at, (x, y) = app.line.cursor_position, app.cursor_position
            row = app.screen._compositor.render_strips()[y]
            assert app.line.value[:at].endswith(row.crop(3, x).text)
            assert app.line.value[at:].startswith(row.crop(x, 17).text.rstrip())
            await send(pilot, RIGHT)


async def test_up_and_down_go_through_the_rows_and_then_out() -> None:
    app = Shown("phones ring in both places")
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await send(pilot, UP + "X")
        assert app.line.value == "phones ring in botXh places"
        await send(pilot, UP + UP)
        await pilot.pause()
        assert app.left == ["previous_field"]
        await send(pilot, HOME + DOWN + "Y" + DOWN + DOWN)
        await pilot.pause()
        assert app.line.value == "phones ring Yin botXh places"
        assert app.left == ["previous_field", "next_field"]


async def test_a_click_sets_the_cursor_in_its_row() -> None:
    app = Shown("荷物の取り違えがあった")
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await pilot.click(WrappingLine, offset=(2, 1))
        await send(pilot, "X")
        assert app.line.value == "荷物の取り違えXがあった"
        await pilot.click(WrappingLine, offset=(13, 0))
        await send(pilot, "Y")
        assert app.line.value == "荷物の取りY違えXがあった"


async def test_another_width_makes_other_rows() -> None:
    app = Shown("phones ring in both places")
    async with app.run_test(size=(60, 12)) as pilot:
        app.line.styles.width = 40
        await pilot.pause()
        assert [row.strip() for row in screen(app)] == ["phones ring in both places"]
        app.line.styles.width = 14
        await pilot.pause()
        await pilot.pause()
        assert len(screen(app)) == 3


async def test_a_long_paste_scrolls_and_costs_no_more_than_the_rows_that_are_seen() -> None:
    app = Shown()
    async with app.run_test(size=(40, 12)) as pilot:
        await paste(pilot, "word " * 2_000)
        await pilot.pause()
        assert app.line.size.height == 3
        assert len(app.line.value) > 9_000


async def test_an_empty_line_shows_its_example() -> None:
    app = Shown(placeholder="14:05 phones")
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert screen(app)[0].strip() == "14:05 phones"
