from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input, Static

from tests.keyboard import send
from widgets.caret import CursorAtCaret
from widgets.choice_editor import ChoiceEditor, Option
from widgets.document import DocumentView
from widgets.editors import LineEditor
from widgets.prose_editor import ProseEditor
from widgets.segmented_control import SegmentedControl


class Shown(CursorAtCaret, App[None]):
    """One widget, two lines down and three cells in."""

    CSS = "Vertical { padding: 2 3; } Plain { height: 3; } Input { border: none; height: 1; width: 12; padding: 0; }"

    def __init__(self, make: Callable[[], Widget]) -> None:
        super().__init__()
        self._make = make

    def compose(self) -> ComposeResult:
        self.shown = self._make()
        with Vertical():
            yield self.shown


class Plain(Widget, can_focus=True):
    """A widget that says nothing of a cursor."""


OPTIONS = [Option("a", "高い"), Option("b", "中"), Option("c", "low")]


@pytest.mark.parametrize(
    ("make", "keys", "at"),
    [
        (Plain, (), (0, 0)),
        (lambda: LineEditor("荷物"), (), (4, 0)),
        (lambda: LineEditor("荷物"), ("left",), (2, 0)),
        (lambda: LineEditor("か\u3099a"), (), (3, 0)),
        (lambda: LineEditor(""), (), (0, 0)),
        (lambda: Input("荷物"), ("end",), (4, 0)),
        (lambda: LineEditor("荷物の取り違えがあった"), (), (11, 0)),  # scrolled to its end
        (lambda: LineEditor("荷物の取り違えがあった"), ("home",), (0, 0)),
        (lambda: LineEditor("荷物の取り違えがあった"), ("home", "end", "left"), (9, 0)),
        (lambda: LineEditor("荷物の取り違えがあった"), ("home", "right"), (2, 0)),
        (lambda: LineEditor("荷物の取り違えがあった"), ("x",), (11, 0)),
        (lambda: LineEditor("ab\tc"), (), (9, 0)),
        (lambda: LineEditor("\tc"), ("left",), (8, 0)),
        (lambda: LineEditor("か\u3099a"), ("left", "left"), (0, 0)),
        (lambda: LineEditor("👩\u200d👧a"), ("left",), (2, 0)),
        (lambda: ProseEditor("か\u3099a"), ("left", "left"), (1, 0)),
        (lambda: ProseEditor("箱が\n二つ"), (), (5, 1)),
        (lambda: ProseEditor("箱が\n二つ"), ("up", "left"), (3, 0)),
        (lambda: ChoiceEditor(OPTIONS, ["b"], several=False, one_a_line=False), (), (7, 0)),
        (lambda: ChoiceEditor(OPTIONS, ["b"], several=False, one_a_line=True), (), (0, 1)),
        (lambda: ChoiceEditor([], [], several=False, one_a_line=True), (), (0, 0)),
        (
            lambda: ChoiceEditor([], [], several=False, one_a_line=False),
            ("right", "up", "space", "a", "backspace"),
            (0, 0),
        ),
        (lambda: SegmentedControl([(1, "高い"), (2, "中")], 2, id="one"), (), (7, 0)),
        (DocumentView, (), (2, 0)),
    ],
)
async def test_the_cursor_is_where_the_widget_with_the_focus_says(
    make: Callable[[], Widget], keys: tuple[str, ...], at: tuple[int, int]
) -> None:
    app = Shown(make)
    async with app.run_test(size=(40, 12)) as pilot:
        app.shown.focus()
        await pilot.press(*keys)
        await pilot.pause()
        assert app.cursor_position == Offset(3, 2) + Offset(*at)


async def test_with_no_focus_and_no_list_it_stands_in_the_corner() -> None:
    app = Shown(lambda: Static("a"))
    async with app.run_test():
        assert app.cursor_position == Offset(0, 0)


LONG = "荷物の取り違えがあったのです"


@pytest.mark.parametrize(("text", "shown"), [(LONG, 11), ("", 0), ("荷物", 4)])
async def test_it_is_behind_a_text_that_was_put_into_a_line(text: str, shown: int) -> None:
    app = Shown(lambda: LineEditor(""))
    async with app.run_test(size=(40, 12)) as pilot:
        line = app.shown
        assert isinstance(line, LineEditor)
        line.focus()
        for before in ("", LONG):
            line.show(before)
            await pilot.pause()
            line.show(text)
            await pilot.pause()
            assert app.cursor_position == Offset(3 + shown, 2)


@pytest.mark.parametrize("keys", ["", "\x1b[H", "\x1b[D" * 5, "\x1b[H" + "\x1b[C" * 9, "\x1b[H\x1b[F"])
@pytest.mark.parametrize("text", [LONG, "か\u3099" * 12, "two parcels swapped", "a荷b物c" * 5, "👩\u200d👧箱" * 5])
async def test_the_letters_on_both_sides_of_it_are_those_of_the_text(text: str, keys: str) -> None:
    app = Shown(lambda: LineEditor(text))
    async with app.run_test(size=(40, 12)) as pilot:
        app.shown.focus()
        await send(pilot, keys)
        line, (x, y) = app.shown, app.cursor_position
        assert isinstance(line, LineEditor)
        strip = app.screen._compositor.render_strips()[y]
        at = line.cursor_position
        assert text[:at].endswith(strip.crop(0, x).text.lstrip(" \u3099"))  # a letter may be cut at the edge
        assert text[at:].startswith(strip.crop(x, 15).text.rstrip())
