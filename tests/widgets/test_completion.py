from __future__ import annotations

import pytest
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from retro.model.quick_entry.completion import Completion
from retro.model.quick_entry.pieces import Piece
from tests.keyboard import send
from tests.widgets.alone import screen
from widgets.completion import CompletingLine
from widgets.keyboard import KeyboardApp

TAB, SHIFT_TAB, LEFT, BACKSPACE = "\t", "\x1b[Z", "\x1b[D", "\x7f"
NAMES = ["#action", "#contact", "#decision", "#detection", "#検知"]


def complete(text: str, at: int) -> list[Completion]:
    """Names behind the last `#`; `due ` for a `d`, 期限： for a 期; nothing else."""
    start = text.rfind("#", 0, at)
    if start >= 0:
        begun = text[start:at]
        return [Completion(start, name, f"is {name}") for name in NAMES if name.startswith(begun) and name != begun]
    if text[:at].endswith("期"):
        return [Completion(at - 1, "期限：", "by when")]
    if text[:at].endswith("d"):
        return [Completion(at - 1, "due ", "by when", goes_on=True)]
    return []


class Shown(KeyboardApp):
    """A line with its list."""

    BINDINGS = [Binding("escape", "left")]  # noqa: RUF012 -- Textual declares it so
    CSS = "CompletingLine { height: 1; border: none; padding: 0; }"

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text
        self.left = 0

    def compose(self) -> ComposeResult:
        self.line = CompletingLine(self._text)
        self.line.completer = complete
        with Vertical():
            yield self.line
            yield self.line.offers

    def on_mount(self) -> None:
        self.line.focus()

    def action_left(self) -> None:
        self.left += 1


@pytest.mark.parametrize(
    ("typed", "value", "offers"),
    [
        (("14:05 x #a", TAB), "14:05 x #action ", 0),
        (("14:05 x d", TAB), "14:05 x due ", 0),
        (("14:05 x", TAB), "14:05 x", 0),
        (("14:05 x 期", TAB), "14:05 x 期限：", 0),
        (("x #d", TAB), "x #de", 2),
        (("x #d", TAB, TAB), "x #decision", 2),
        (("x #d", TAB, TAB, TAB), "x #detection", 2),
        (("x #d" + TAB * 4,), "x #decision", 2),  # all at once
        (("x #d", TAB, SHIFT_TAB), "x #detection", 2),
        (("x #d", TAB, TAB, "!"), "x #decision!", 0),
        (("x #d", TAB, "t"), "x #det", 0),
        (("x #d", TAB, BACKSPACE), "x #d", 2),
        (("x #", TAB), "x #", 5),
        (("x #", TAB, "de"), "x #de", 2),
        (("x #d", TAB, LEFT), "x #de", 0),
        (("#検", TAB), "#検知 ", 0),
        (("x #d", TAB, TAB, " ", TAB), "x #decision ", 0),
    ],
)
async def test_tab_completes(typed: tuple[str, ...], value: str, offers: int) -> None:
    app = Shown()
    async with app.run_test(size=(40, 10)) as pilot:
        for keys in typed:
            await send(pilot, keys)
            await pilot.pause()
        assert app.line.value == value
        assert len(screen(app)) == 1 + offers
        assert app.line.offers.display == bool(offers)


async def test_what_stands_behind_the_cursor_stays() -> None:
    app = Shown("x #d behind")
    async with app.run_test(size=(40, 10)) as pilot:
        await send(pilot, LEFT * 7 + TAB)
        assert (app.line.value, app.line.cursor_position) == ("x #de behind", 5)
        await send(pilot, TAB)
        assert (app.line.value, app.line.cursor_position) == ("x #decision behind", 11)
        await send(pilot, TAB)
        assert app.line.value == "x #detection behind"


async def test_esc_takes_back_what_was_completed_and_only_then_leaves() -> None:
    app = Shown()
    async with app.run_test(size=(40, 10)) as pilot:
        await send(pilot, "x #d" + TAB + TAB)
        await pilot.press("escape")
        assert (app.line.value, app.line.offers.display, app.left) == ("x #d", False, 0)
        await pilot.press("escape")
        assert app.left == 1


async def test_the_list_says_what_each_means_and_marks_the_chosen_one() -> None:
    app = Shown()
    async with app.run_test(size=(40, 10)) as pilot:
        await send(pilot, "x #" + TAB)
        await pilot.pause()
        assert screen(app)[1:4] == [
            "    #action     is #action",
            "    #contact    is #contact",
            "    #decision   is #decision",
        ]
        await send(pilot, TAB + TAB)
        await pilot.pause()
        assert screen(app)[2].startswith("  > #contact ")
        assert screen(app)[5] == "    #検知       is #検知"


@pytest.mark.parametrize(("width", "line"), [(17, "    #action"), (19, "    #action"), (20, "    #action     is")])
async def test_a_meaning_is_told_where_more_than_its_end_has_room(width: int, line: str) -> None:
    app = Shown()
    async with app.run_test(size=(width, 10)) as pilot:
        await send(pilot, "x #" + TAB)
        await pilot.pause()
        assert screen(app)[1] == line


async def test_the_list_becomes_as_high_as_what_it_offers() -> None:
    app = Shown()
    async with app.run_test(size=(40, 10)) as pilot:
        for offered in (2, 5, 1, 40, 3):
            app.line.offers.offer([Completion(0, f"#{n}", "x") for n in range(offered)])
            await pilot.pause()
            assert app.line.offers.size.height == min(offered, 7)


async def test_of_a_long_list_the_chosen_one_is_always_seen() -> None:
    app = Shown()
    async with app.run_test(size=(30, 12)) as pilot:
        app.line.completer = lambda text, at: [Completion(at, f"[/n]{n:02}", "x" * 99) for n in range(40)]
        await send(pilot, "a" + TAB)
        await pilot.pause()
        assert len(screen(app)) == 8
        await send(pilot, TAB * 30)
        await pilot.pause()
        assert app.line.value == "a[/n]29"
        (chosen,) = (line for line in screen(app) if line.strip().startswith(">"))
        assert "[/n]29" in chosen
        assert len(chosen) <= 30
        await send(pilot, SHIFT_TAB * 30)
        await pilot.pause()
        assert "> [/n]39" in "".join(screen(app))


async def test_the_list_goes_with_the_cursor_and_with_the_text() -> None:
    app = Shown()
    async with app.run_test(size=(40, 10)) as pilot:
        await send(pilot, "x #" + TAB)
        app.line.value = ""  # the owner takes the line
        await pilot.pause()
        assert not app.line.offers.display
        await send(pilot, "x #" + TAB)
        app.set_focus(None)
        await pilot.pause()
        assert not app.line.offers.display


PIECED = "14:05 x #note @PW"
PIECES = [Piece("14:05", 0, 5), Piece("@PW", 15, 17), Piece("#note", 9, 13), Piece("Under 1")]


@pytest.mark.parametrize(
    ("keys", "value", "chosen"),
    [
        ((SHIFT_TAB, "RF"), "14:05 x #note @RF", [1]),
        ((SHIFT_TAB, SHIFT_TAB, "start"), "14:05 x #start @PW", [1, 2]),
        ((SHIFT_TAB * 3, "9:00"), "9:00 x #note @PW", [1, 2, 0]),
        ((SHIFT_TAB * 4, "RF"), "14:05 x #note @RF", [1, 2, 0, 1]),
        ((SHIFT_TAB * 2, TAB, TAB), "14:05 x #action @PW", [1, 2]),
        ((SHIFT_TAB * 2, TAB, TAB, TAB), "14:05 x #contact @PW", [1, 2]),
    ],
)
async def test_shift_tab_marks_the_pieces_from_the_last_one_on(
    keys: tuple[str, ...], value: str, chosen: list[int]
) -> None:
    app = Shown(PIECED)
    async with app.run_test(size=(40, 12)) as pilot:
        told: list[int] = []
        app.line.pieces, app.line.chosen_piece = PIECES, told.append
        for each in keys:
            await send(pilot, each)
            await pilot.pause()
        assert app.line.value == value
        assert told == chosen


async def test_esc_brings_the_piece_back_that_was_completed_away() -> None:
    app = Shown(PIECED)
    async with app.run_test(size=(40, 12)) as pilot:
        app.line.pieces = PIECES
        await send(pilot, SHIFT_TAB * 2 + TAB * 2)
        assert app.line.value == "14:05 x #action @PW"
        await pilot.press("escape")
        assert (app.line.value, sorted(app.line.selection)) == (PIECED, [9, 13])


async def test_a_list_that_is_longer_than_its_window_says_how_many_more_there_are() -> None:
    app = Shown()
    many = [Completion(2, f"#{letter}", f"is {letter}") for letter in "abcdefghi"]
    async with app.run_test(size=(40, 12)) as pilot:
        app.line.completer = lambda text, at: many
        await send(pilot, "x #" + TAB)
        await pilot.pause()
        assert screen(app)[7:] == ["    3 more; Tab goes on"]
        await send(pilot, TAB * 8)
        await pilot.pause()
        assert screen(app)[6].startswith("  > #h")
        assert screen(app)[7:] == ["    3 more; Tab goes on"]
