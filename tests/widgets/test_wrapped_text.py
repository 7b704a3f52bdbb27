from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.selection import Selection

from tests.widgets.alone import strips, styled
from widgets.wrapped_text import WrappedText


class Shown(App[None]):
    def __init__(self, text: str | Content) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield WrappedText(self._text)


def lines(widget: WrappedText) -> list[str]:
    return ["".join(part.text for part in strip).rstrip() for strip in widget.render_lines(widget.size.region)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("絞り込みを外すと全件を表示します。", 24, ["絞り込みを外すと全件を", "表示します。"]),
        ("絞り込みを外すと全件を表示します。", 40, ["絞り込みを外すと全件を表示します。"]),
        ("two parcels were swapped", 12, ["two parcels", "were swapped"]),
        ("one\n\ntwo", 12, ["one", "", "two"]),
        ("[INC-1] down [/x]", 30, ["[INC-1] down [/x]"]),
    ],
)
async def test_it_is_as_high_as_its_lines(text: str, width: int, expected: list[str]) -> None:
    app = Shown(text)
    async with app.run_test(size=(width, 12)):
        widget = app.query_one(WrappedText)
        assert lines(widget) == expected
        assert widget.size.height == len(expected)


async def test_it_is_wrapped_anew_when_it_changes_and_when_the_window_does() -> None:
    app = Shown("a")
    async with app.run_test(size=(24, 12)) as pilot:
        widget = app.query_one(WrappedText)
        widget.update("絞り込みを外すと全件を表示します。")
        await pilot.pause()
        assert len(lines(widget)) == 2
        await pilot.resize_terminal(12, 12)
        await pilot.pause()
        assert lines(widget) == ["絞り込みを", "外すと全件を", "表示します。"]


async def test_the_lines_below_the_first_may_stand_in() -> None:
    app = Shown("key  what it does in many words\nx    short\nキー 絞り込みを外すと全件を表示します。")
    async with app.run_test(size=(24, 12)) as pilot:
        widget = app.query_one(WrappedText)
        widget.hanging = 5
        widget.refresh(layout=True)
        await pilot.pause()
        assert lines(widget) == [
            "key  what it does in",
            "     many words",
            "x    short",
            "キー 絞り込みを外すと",
            "     全件を表示します。",
        ]
        await pilot.resize_terminal(8, 12)  # no room for that
        await pilot.pause()
        assert lines(widget)[:2] == ["key", "what"]


async def test_styles_stay_where_they_were_and_what_is_marked_is_what_one_sees() -> None:
    app = Shown(Content.assemble(("絞り込みを", "bold"), "外すと全件を表示します。"))
    async with app.run_test(size=(12, 12)):
        widget = app.query_one(WrappedText)
        strips = widget.render_lines(widget.size.region)
        bold = [part.text for strip in strips for part in strip if part.style and part.style.bold]
        assert "".join(bold).strip() == "絞り込みを"
        assert widget.get_selection(Selection(Offset(0, 1), Offset(3, 1))) == ("外すと", "\n")


async def test_the_last_of_the_lines_that_there_may_be_says_that_more_would_follow() -> None:
    app = Shown("two parcels were swapped before a wedding")
    async with app.run_test(size=(14, 12)) as pilot:
        widget = app.query_one(WrappedText)
        widget.most = 2
        widget.update(Content("two parcels were swapped before a wedding"))
        await pilot.pause()
        assert lines(widget) == ["two parcels", "were swapped…"]
        widget.update(Content("two parcels were swapped"))
        await pilot.pause()
        assert lines(widget) == ["two parcels", "were swapped"]


async def test_the_same_text_again_costs_no_layout_and_another_look_of_it_does() -> None:
    app = Shown("down")
    async with app.run_test(size=(20, 4)) as pilot:
        widget, asked = app.query_one(WrappedText), 0

        def count() -> None:
            nonlocal asked
            asked += 1

        await pilot.pause(0.05)
        app.screen.screen_layout_refresh_signal.subscribe(app.screen, lambda _: count(), immediate=True)
        widget.update("down")
        widget.update(Content("down"))
        await pilot.pause(0.05)
        assert asked == 0
        widget.update(Content("down").stylize("bold"))
        await pilot.pause(0.05)
        assert asked == 1
        assert styled(strips(widget)[0], "bold").rstrip() == "down"
